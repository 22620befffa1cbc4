"""Days that cannot be: one that has been, one that does not exist, a date that is another weekday.

Called by `bot.core.booking_slots`; what is said about it is in `bot.core.booking_trouble`.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Sequence

from bot.core.answer_words import has
from bot.core.slot_choice import GONE
from bot.core.slot_wishes import Wish
from bot.core.wish_reading import Misfit

PAST, MISSING, MISFIT = "day_past", "day_missing", "day_misfit"
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAMED = re.compile(
    r"\b(?P<day>\d{1,2})(?::?[ea])? (?P<name>jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?: (?P<year>20\d\d))?"
)
_WRITTEN = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])")
_NUMBER = re.compile(r"\bden (?P<day>3[2-9]|[4-9]\d)(?::?[ea])?(?=$|[,.!?])")
# Leap years come in between: a 29 February is the one of the next spring.
_LEAP = (29, 2)


@dataclass(frozen=True)
class Trouble:
    """`day` is the date that has been, or that is another weekday than `weekday` (Monday is 0).

    For a day that does not exist `number` and `month` are what was said, `year` where it makes the difference.
    """

    kind: str
    day: date | None = None
    weekday: int = 0
    number: int = 0
    month: int | None = None
    year: int | None = None


def trouble_with(wish: Wish, said: str, misfits: Sequence[Misfit], today: date) -> Trouble | None:
    """What is wrong with the days in a message; None when they can be."""
    if wish.dated:
        over = [one for one in wish.windows if one.first and not one.weekly and (one.last or one.first) < today]
        if len(over) == len(wish.windows):
            first = over[0]
            return Trouble(PAST, day=first.first if first.first == first.last else None)
        if misfits:
            return Trouble(MISFIT, day=misfits[0].day, weekday=misfits[0].weekday)
        return None
    missing = _missing(said, today)
    if missing is not None:
        return missing
    return Trouble(PAST) if has(GONE, said) and not wish.windows else None


def _missing(said: str, today: date) -> Trouble | None:
    alone = _NUMBER.search(said)
    if alone:
        return Trouble(MISSING, number=int(alone["day"]))
    found = _NAMED.search(said) or _WRITTEN.search(said)
    if found is None:
        return None
    named = found.groupdict().get("name")
    number, month = int(found["day"]), _MONTHS.index(named[:3]) + 1 if named else int(found["month"])
    if not 1 <= month <= 12 or number == 0:
        return None
    told = found.groupdict().get("year")
    year = int(told) if told else today.year + (month < today.month)
    if number <= calendar.monthrange(year, month)[1]:
        return None
    return Trouble(MISSING, number=number, month=month, year=year if (number, month) == _LEAP else None)


def both_days(trouble: Trouble, today: date) -> list[date]:
    """The date, and the weekday that was said in the same week; in the next one when that is over."""
    assert trouble.day is not None
    other = trouble.day + timedelta(days=trouble.weekday - trouble.day.weekday())
    return sorted([trouble.day, other if other >= today else other + timedelta(days=7)])
