"""Parts of months and weeks: "i början av december", "sista fredagen i januari", "andra veckan i mars".

The part of `dates` that counts within a month or week; a stretch begins today at the earliest.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Callable

from bot.knowledge.day_numbers import WEEKDAYS
from bot.knowledge.days import MONTH, MONTHS, compiled, months_on, stretch

_PART = r"(?:i )?(?P<part>början|mitten|slutet) av "
_TENTHS = {"början": (1, 10), "mitten": (11, 20), "slutet": (21, 31)}
_WEEKDAYS = {"början": (0, 1), "mitten": (1, 3), "slutet": (3, 4)}
_DAY = r"(?P<weekday>mån|tis|ons|tors|fre|lör|sön)dag(?:en)?"
_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sista": -1}
_NTH = rf"(?:i |på |under )?(?:den )?(?P<nth>{'|'.join(_ORDINALS)}) "
_OF_MONTH = rf"(?:(?:i |av )?(?:{MONTH}|(?P<next>nästa månad)(?!\w))|(?:i |av )(?:den här )?månaden(?!\w))"


def _part_of_month(found: re.Match[str], today: date) -> str | None:
    name = found["month"]
    first = today.replace(day=1)
    if name:
        month = MONTHS[name[:3]]
        first = date(today.year + (month < today.month), month, 1)
    elif found["next"]:
        first = months_on(first, 1)
    begin, end = _TENTHS[found["part"]]
    last = min(first + timedelta(days=end - 1), months_on(first, 1) - timedelta(days=1))
    return stretch(max(first + timedelta(days=begin - 1), today), last) if last >= today else None


def _month_of(found: re.Match[str], today: date, over: Callable[[date], bool]) -> date:
    """The first day of the month that is meant; a month by its name is next year's when `over` says so."""
    this = today.replace(day=1)
    if not found["month"]:
        return months_on(this, 1) if found["next"] else this
    first = date(today.year, MONTHS[found["month"][:3]], 1)
    return months_on(first, 12) if over(first) else first


def _week_of_month(found: re.Match[str], today: date) -> str | None:
    """Seven days: the first week of a month is its first to its seventh, the last one its last seven."""
    nth = _ORDINALS[found["nth"]]

    def days(month: date) -> tuple[date, date]:
        last = months_on(month, 1) - timedelta(days=1)
        first = last - timedelta(days=6) if nth < 0 else month + timedelta(days=7 * (nth - 1))
        return first, min(first + timedelta(days=6), last)

    begin, end = days(_month_of(found, today, lambda month: days(month)[1] < today))
    return stretch(max(begin, today), end) if max(begin, today) <= end else None


def _weekday_of_month(found: re.Match[str], today: date) -> str | None:
    """ "sista fredagen i januari" """
    nth, wanted = _ORDINALS[found["nth"]], WEEKDAYS[found["weekday"][:2]]

    def day(month: date) -> date | None:
        after = months_on(month, 1)
        days = [month + timedelta(days=ahead) for ahead in range((after - month).days)]
        such = [one for one in days if one.weekday() == wanted]
        return such[-1] if nth < 0 else such[nth - 1] if nth <= len(such) else None

    found_day = day(_month_of(found, today, lambda month: (day(month) or today) < today))
    return found_day.isoformat() if found_day else None


def _part_of_week(found: re.Match[str], today: date) -> str | None:
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7 if found["next"] else 0)
    begin, end = (monday + timedelta(days=day) for day in _WEEKDAYS[found["part"]])
    return stretch(max(begin, today), end) if end >= today else None


STRETCHES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], str | None]], ...] = (
    (compiled(_PART, rf"(?:{MONTH}|(?P<next>nästa månad)(?!\w)|(?:den här )?månaden(?!\w))"), _part_of_month),
    (compiled(_NTH, r"veckan? ", _OF_MONTH), _week_of_month),
    (compiled(_NTH, _DAY, r" ", _OF_MONTH), _weekday_of_month),
    (compiled(_PART, r"(?:(?P<next>nästa vecka)|(?:den här )?veckan)(?!\w)"), _part_of_week),
)
