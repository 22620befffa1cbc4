"""Days by their number: "den 5 december", "torsdag 3/12", "tisdagen den 9:e". Called by `dates`.

A day and a month without a year is the one to come, unless such a day has just been; a weekday said
with it decides between the years (or, without a month, between this month and the next). Where no
day fits both, the number counts: that the two do not fit shows in the words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Sequence

from bot.knowledge.days import MONTHS, calendar, is_moving, months_on, stretch

ORDINALS = {
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7,
    "åttonde": 8, "nionde": 9, "tionde": 10, "elfte": 11, "tolfte": 12, "trettonde": 13,
    "fjortonde": 14, "femtonde": 15, "sextonde": 16, "sjuttonde": 17, "artonde": 18,
    "nittonde": 19, "tjugonde": 20, "trettionde": 30, "trettioförsta": 31,
    "tjugoförsta": 21, "tjugoandra": 22, "tjugotredje": 23, "tjugofjärde": 24, "tjugofemte": 25,
    "tjugosjätte": 26, "tjugosjunde": 27, "tjugoåttonde": 28, "tjugonionde": 29,
}  # fmt: skip
WEEKDAYS = {"må": 0, "ti": 1, "on": 2, "to": 3, "fr": 4, "lö": 5, "sö": 6}

_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_SAID_DAY = r"(?:på )?(?P<said>mån|tis|ons|tors?|fre|lör|sön)(?:d[ae]?(?:g|en|gen|n|r)?|dag(?:en)?|\.)?,? "
NTH = rf"(?P<nth>\d{{1,2}}(?!\d)(?::?[ea]\b)?|{_ORDINAL})"
DAY_BEFORE = rf"(?:{_SAID_DAY})?(?:den )?"
# Without a month something must show that the number is a day.
NTH_ALONE = rf"(?:(?:{_SAID_DAY})?den {NTH}|{_SAID_DAY.replace('said', 'said2')}(?P<nth2>\d{{1,2}}:?e\b))"
# "den 7, 8 eller 9": what the first two lean on.
NTH_TOGETHER = r"(?:(?:, ?| (?:eller|el|och) )(?:den )?\d{1,2}(?!\d)(?::?[ea])?){1,3}"
NO_CLOCK = r"(?<!kl )(?<!kl\. )(?<!klockan )"
# "mellan 7 och 9", "7 till 9", "7-9": a plain "och" names two days.
NUMBERS_TO = (
    r"(?:mellan (?:den )?(?P<between>\d{1,2})(?::?[ea])? och "
    r"|(?:från )?(?:den )?(?P<first>\d{1,2})(?::?[ea])? ?(?:till|t\.?o\.?m\.?|-|–) ?)(?:den )?"
)
JUST_BEEN = timedelta(days=60)


def nth_of_month(found: re.Match[str], today: date) -> str | None:
    """A day with its month, and perhaps its year and weekday."""
    told = found.groupdict()
    number, name = _number(found["nth"]), found["month"]
    month = int(name) if name.isdecimal() else MONTHS[name[:3]]
    if told.get("year"):
        day = calendar(int(found["year"]), month, number)
        return day.isoformat() if day else None
    last, this, following = (calendar(today.year + years, month, number) for years in (-1, 0, 1))
    ahead = this if this and this >= today else following
    been = this if this and this < today else last
    return _chosen([ahead], been, told.get("said"), today)


def numbers(found: re.Match[str], today: date) -> str | None:
    """ "mellan 7 och 9 december", "7–9 december": both included."""
    last = nth_of_month(found, today)
    if last is None or is_moving(found.string[: found.start()]):
        return None
    end = date.fromisoformat(last)
    first = calendar(end.year, end.month, int(found["between"] or found["first"]))
    return stretch(max(first, today), end) if first and first < end >= today else None


def nth_alone(found: re.Match[str], today: date) -> str | None:
    """A day without its month: the next such day, of two the one that is the weekday."""
    number = _number(found["nth"] or found["nth2"])
    this = today.replace(day=1)
    days = [calendar(month.year, month.month, number) for month in (months_on(this, ahead) for ahead in range(-1, 4))]
    ahead = [day for day in days if day and day >= today]
    been = [day for day in days if day and day < today]
    weekday = found["said"] or found["said2"]
    return _chosen(ahead[:2], been[-1] if been and weekday else None, weekday, today)


def _chosen(ahead: Sequence[date | None], been: date | None, weekday: str | None, today: date) -> str | None:
    """Of days to come and one that has been: what fits the weekday; else the next, or what has just been."""
    coming = [day for day in ahead if day]
    if been and today - been > JUST_BEEN:
        been = None
    if weekday:
        fitting = [day for day in (*coming, been) if day and day.weekday() == WEEKDAYS[weekday[:2]]]
        if fitting:
            return fitting[0].isoformat()
        been = None if coming and coming[0] - today < timedelta(days=180) else been
    chosen = been or next(iter(coming), None)
    return chosen.isoformat() if chosen else None


def _number(nth: str) -> int:
    return ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
