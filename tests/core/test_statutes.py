"""What the tables of law say, at their steps and just before them."""

from __future__ import annotations

import pytest

from bot.content.loader import load_statutes
from bot.core.statutes import benefit_days, benefit_level, notice_months, whole_months

STATUTES = load_statutes()


@pytest.mark.parametrize(
    ("years", "months"),
    [
        (0.02, 1), (0.75, 1), (1.99, 1), (2, 2), (3.99, 2), (4, 3), (5.99, 3), (6, 4), (7, 4), (7.99, 4),
        (8, 5), (9.99, 5), (10, 6), (22, 6), (60, 6),
    ],
)  # fmt: skip
def test_notice_grows_with_the_years_as_in_the_law(years: float, months: int) -> None:
    assert notice_months(STATUTES.notice_period, years) == months


@pytest.mark.parametrize(
    ("months", "days"),
    [(0, None), (3, None), (4, 100), (7, 100), (8, 200), (10, 200), (11, 300), (12, 300), (264, 300)],
)
def test_days_grow_with_the_months_worked(months: int, days: int | None) -> None:
    assert benefit_days(STATUTES.unemployment_insurance, months) == days


@pytest.mark.parametrize(("months", "percent"), [(0, 50), (5, 50), (6, 60), (11, 60), (12, 80), (240, 80)])
def test_the_level_grows_with_the_membership(months: int, percent: int) -> None:
    assert benefit_level(STATUTES.unemployment_insurance, months).percent == percent


@pytest.mark.parametrize("months", range(1, 25))
def test_years_with_two_decimals_are_the_months_they_were_made_of(months: int) -> None:
    assert whole_months(round(months / 12, 2)) == months
