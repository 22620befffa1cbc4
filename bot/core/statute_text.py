"""The words for what a table of law says about one figure; the phrases are in content (faq.yml)."""

from __future__ import annotations

from typing import Any, Dict

from bot.core.catalogue import Source
from bot.core.conversation import Reply
from bot.core.figures import MEMBERSHIP, Figure
from bot.core.guidance import Guidance
from bot.core.interview_state import World
from bot.core.statutes import (
    NoticePeriod,
    UnemploymentInsurance,
    benefit_days,
    benefit_level,
    notice_months,
    whole_months,
)
from bot.core.wording import years_in_words


def notice_reply(table: NoticePeriod, figure: Figure, guidance: Guidance, world: World) -> Reply:
    """The employer's notice for so many years with one employer."""
    months = notice_months(table, figure.full_years)
    return _reply("notice", table.source, figure, guidance, world, months=_months(world, months))


def benefit_days_reply(table: UnemploymentInsurance, figure: Figure, guidance: Guidance, world: World) -> Reply:
    """Days of benefit for so long a time of work, if the income was enough."""
    months = whole_months(figure.full_years)
    days = benefit_days(table, months)
    amounts = {
        "month": _kronor(table.income_month),
        "total": _kronor(table.income_total),
        "frame": table.frame_months,
        "least": table.main[0].months,
        "other": table.alternative.days,
    }
    if days is None:
        key = "days_too_few"
    else:
        # So many months with enough each are enough together: then the total is no condition of its own.
        key = "days_whole" if months * table.income_month >= table.income_total else "days"
    return _reply(key, table.source, figure, guidance, world, days=days, **amounts)


def benefit_level_reply(table: UnemploymentInsurance, figure: Figure, guidance: Guidance, world: World) -> Reply:
    """The share of the income for so long a time as a member."""
    step = benefit_level(table, whole_months(figure.full_years))
    cap = _kronor(table.income_cap)
    return _reply("level", table.source, figure, guidance, world, percent=step.percent, cap=cap)


def _reply(key: str, source: Source, figure: Figure, guidance: Guidance, world: World, **values: object) -> Reply:
    values = {**values, "reckoned": _reckoned(figure, world)}
    text = world.phrases.say(f"faq.{key}", guidance.next_turn(f"faq.{key}"), **values)
    return Reply(text, card=source_card(source))


def _reckoned(figure: Figure, world: World) -> str:
    """Which figure the answer rests on, and where it comes from."""
    years = years_in_words(world, figure.years)
    if figure.under:
        years = world.phrases.say("faq.almost", years=years)
    if not figure.told:
        return world.phrases.say("faq.reckoned_known", years=years, job=figure.job)
    if figure.kind == MEMBERSHIP:
        return world.phrases.say("faq.reckoned_member", years=years)
    key = "faq.reckoned_told_job" if figure.job else "faq.reckoned_told"
    return world.phrases.say(key, years=years, job=figure.job)


def _months(world: World, months: int) -> str:
    return world.phrases.say("faq.month" if months == 1 else "faq.months", months=months)


def _kronor(amount: int) -> str:
    return f"{amount:,}".replace(",", " ")


def source_card(source: Source) -> Dict[str, Any]:
    """The card that says where a figure was read, and when."""
    checked = source.checked.isoformat() if source.checked else None
    return {"type": "source", "name": source.name, "url": source.url, "checked": checked}
