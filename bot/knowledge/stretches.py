"""Parts of months and weeks and the feasts around New Year: "i början av december", "mellan jul och nyår".

The half of `dates` that names no day of its own; a stretch begins today at the earliest.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Callable

from bot.knowledge.days import MONTH, MONTHS, compiled, months_on, stretch

_PART = r"(?:i )?(?P<part>början|mitten|slutet) av "
_TENTHS = {"början": (1, 10), "mitten": (11, 20), "slutet": (21, 31)}
_WEEKDAYS = {"början": (0, 1), "mitten": (1, 3), "slutet": (3, 4)}
_FEASTS = {
    "julafton": (12, 24), "juldagen": (12, 25), "annandagen": (12, 26), "annandag jul": (12, 26),
    "nyårsafton": (12, 31), "nyårsdagen": (1, 1), "trettonafton": (1, 5), "trettondagen": (1, 6),
    "trettondag jul": (1, 6),
}  # fmt: skip
_BETWEEN, _AFTER_NEW_YEAR = ((12, 27), (12, 30)), ((1, 2), (1, 15))


def _next(today: date, month: int, day: int) -> date:
    """The first such day from today on."""
    found = date(today.year, month, day)
    return found if found >= today else date(today.year + 1, month, day)


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


def _first_week_of_month(found: re.Match[str], today: date) -> str | None:
    month = MONTHS[found["month"][:3]]
    first = _next(today, month, 7) - timedelta(days=6)
    return stretch(max(first, today), first + timedelta(days=6))


def _part_of_week(found: re.Match[str], today: date) -> str | None:
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7 if found["next"] else 0)
    begin, end = (monday + timedelta(days=day) for day in _WEEKDAYS[found["part"]])
    return stretch(max(begin, today), end) if end >= today else None


def _feast(found: re.Match[str], today: date) -> str | None:
    return _next(today, *_FEASTS[found["feast"]]).isoformat()


def _between_feasts(found: re.Match[str], today: date) -> str | None:
    last = _next(today, *_BETWEEN[1])
    return stretch(max(last.replace(day=_BETWEEN[0][1]), today), last)


def _after_new_year(found: re.Match[str], today: date) -> str | None:
    last = _next(today, *_AFTER_NEW_YEAR[1])
    return stretch(max(last.replace(day=_AFTER_NEW_YEAR[0][1]), today), last)


STRETCHES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], str | None]], ...] = (
    (compiled(_PART, rf"(?:{MONTH}|(?P<next>nästa månad)(?!\w)|(?:den här )?månaden(?!\w))"), _part_of_month),
    (compiled(r"(?:i )?första veckan i ", MONTH), _first_week_of_month),
    (compiled(_PART, r"(?:(?P<next>nästa vecka)|(?:den här )?veckan)(?!\w)"), _part_of_week),
    (compiled(rf"(?:på )?(?P<feast>{'|'.join(_FEASTS)})(?!\w)"), _feast),
    (compiled(r"(?:i )?mellandagarna(?!\w)|mellan jul och nyår(?!\w)"), _between_feasts),
    (compiled(r"(?:strax )?efter (?:nyår|årsskiftet)(?!\w)"), _after_new_year),
)
