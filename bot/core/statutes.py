"""What the law lays down in tables, and what a table says for one figure. The tables are content (statutes.yml).

Said in an answer only under its assumptions: who decides is the a-kassa, the agreement, the employer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

from bot.core.catalogue import Source

MONTHS_IN_YEAR = 12
ROUNDED = 0.1  # two decimals of a year are up to 0.06 months


@dataclass(frozen=True)
class NoticeStep:
    """At least `years` with the employer give `months` of notice."""

    years: float
    months: int


@dataclass(frozen=True)
class NoticePeriod:
    """The employer's notice, LAS 11 §. `steps` rise from 0 years."""

    steps: Tuple[NoticeStep, ...]
    source: Source


@dataclass(frozen=True)
class DaysStep:
    """At least `months` with enough income give `days` of benefit."""

    months: int
    days: int


@dataclass(frozen=True)
class LevelStep:
    """At least `months` as a member give `percent` of the income at first."""

    months: int
    percent: int


@dataclass(frozen=True)
class UnemploymentInsurance:
    """Lag (2024:506). Amounts in kronor; `frame_months` is how far back income counts.

    `main` needs `income_total` in the frame and `income_month` in each month counted; `alternative`
    only the latter, in months one after another. Steps rise.
    """

    frame_months: int
    income_total: int
    income_month: int
    income_cap: int
    main: Tuple[DaysStep, ...]
    alternative: DaysStep
    levels: Tuple[LevelStep, ...]
    source: Source


@dataclass(frozen=True)
class Statutes:
    notice_period: NoticePeriod
    unemployment_insurance: UnemploymentInsurance


def whole_months(years: float) -> int:
    """Full months in so many years; entities come with two decimals, so 0.66 and 0.67 years are 8 months."""
    return int(years * MONTHS_IN_YEAR + ROUNDED)


def notice_months(table: NoticePeriod, years: float) -> int:
    """Months of notice for `years` with one employer."""
    return max(step.months for step in table.steps if step.years <= years)


def benefit_days(table: UnemploymentInsurance, months: int) -> int | None:
    """Days by the main rule for `months` of work with enough income; None where they are too few."""
    counted = min(months, table.frame_months)
    return max((step.days for step in table.main if step.months <= counted), default=None)


def benefit_level(table: UnemploymentInsurance, months: int) -> LevelStep:
    """The step reached after `months` as a member of an a-kassa."""
    return max((step for step in table.levels if step.months <= months), key=lambda step: step.months)
