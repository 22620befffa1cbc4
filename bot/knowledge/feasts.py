"""The feasts of the Swedish year as days: "långfredagen", "i jul", "mellan jul och nyår", "efter påsk".

Easter moves and what hangs on it with it, so that every year is computed. A season ("jul") is a stretch
of days and needs a word before it: "god jul" names no day. Called by `dates`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Callable

from bot.knowledge.days import compiled, stretch

Days = Callable[[int], tuple[date, date]]
JUST_OVER = timedelta(days=14)


def easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones and Butcher's rule for the Gregorian calendar)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _lasting(length: int, first_day: Callable[[int], date]) -> Days:
    """So many days from the first one of a year on."""

    def days(year: int) -> tuple[date, date]:
        first = first_day(year)
        return first, first + timedelta(days=length - 1)

    return days


def _fixed(month: int, day: int, length: int = 1) -> Days:
    return _lasting(length, lambda year: date(year, month, day))


def _from_easter(ahead: int, length: int = 1) -> Days:
    return _lasting(length, lambda year: easter(year) + timedelta(days=ahead))


def _on_weekday(weekday: int, month: int, day: int, length: int = 1) -> Days:
    """The first such weekday from a date on: "midsommarafton" is the first Friday from 19 June."""

    def first_day(year: int) -> date:
        from_day = date(year, month, day)
        return from_day + timedelta(days=(weekday - from_day.weekday()) % 7)

    return _lasting(length, first_day)


_BETWEEN = _fixed(12, 27, 4)  # "mellandagarna", "mellan jul och nyår"
_DAYS: dict[str, Days] = {
    r"lucia(?:dagen)?": _fixed(12, 13),
    r"julafton(?:en)?": _fixed(12, 24),
    r"juldagen": _fixed(12, 25),
    r"annandag jul|annandagen": _fixed(12, 26),
    r"nyårsafton(?:en)?": _fixed(12, 31),
    r"nyårsdagen": _fixed(1, 1),
    r"trettonafton": _fixed(1, 5),
    r"tretton(?:de)?dagen|trettondag jul": _fixed(1, 6),
    r"skärtorsdag(?:en)?": _from_easter(-3),
    r"långfredag(?:en)?": _from_easter(-2),
    r"påskafton(?:en)?": _from_easter(-1),
    r"påskdagen": _from_easter(0),
    r"annandag påsk": _from_easter(1),
    r"valborg(?:smässoafton)?": _fixed(4, 30),
    r"kristi himmelsfärds?(?:dag(?:en)?)?": _from_easter(39),
    r"pingstafton(?:en)?": _from_easter(48),
    r"pingstdagen": _from_easter(49),
    r"(?:sveriges )?nationaldag(?:en)?": _fixed(6, 6),
    r"midsommarafton(?:en)?": _on_weekday(4, 6, 19),
    r"midsommardagen": _on_weekday(5, 6, 20),
    r"alla helgons dag": _on_weekday(5, 10, 31),
}
_SEASONS: dict[str, Days] = {
    r"jul(?:en|helgen|helgerna)?": _fixed(12, 24, 3),
    r"nyår(?:et|shelgen)?|årsskiftet": _fixed(12, 31, 2),
    r"trettonhelgen": _fixed(1, 5, 2),
    r"påsk(?:en|helgen)?": _from_easter(-2, 4),
    r"pingst(?:en|helgen)?": _from_easter(48, 2),
    r"midsommar(?:en|helgen)?": _on_weekday(4, 6, 19, 2),
    r"mellandagarna": _BETWEEN,
}
_LEADS = r"(?:i|om|på|vid|under|(?<!fram )till|över) "
AFTER_LIMIT = "|".join(rf"(?<={word} )" for word in ("efter", "före", "innan", "senast", "fram till"))
_AFTER = re.compile(r"efter $")


def _days_of(name: str, feasts: dict[str, Days]) -> Days:
    return next(days for pattern, days in feasts.items() if re.fullmatch(pattern, name))


def _coming(days: Days, today: date) -> tuple[date, date]:
    """The first that is not over."""
    return next(days(year) for year in (today.year - 1, today.year, today.year + 1) if days(year)[1] >= today)


def _feast(found: re.Match[str], today: date) -> str:
    return _coming(_days_of(found["feast"], _DAYS), today)[0].isoformat()


def _season(found: re.Match[str], today: date) -> str:
    """The season as a stretch; after "efter" also the one that has just been."""
    after = _AFTER.search(found.string[: found.start()])
    first, last = _coming(_days_of(found["feast"], _SEASONS), today - JUST_OVER if after else today)
    return stretch(first if after else max(first, today), last)


def _between_feasts(found: re.Match[str], today: date) -> str:
    first, last = _coming(_BETWEEN, today)
    return stretch(max(first, today), last)


FEASTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], str | None]], ...] = (
    (compiled(rf"(?:på )?(?P<feast>{'|'.join(_DAYS)})(?!\w)"), _feast),
    (compiled(rf"(?:{_LEADS}|{AFTER_LIMIT})(?P<feast>{'|'.join(_SEASONS)})(?!\w)"), _season),
    (compiled(r"(?:i )?mellandagarna(?!\w)|mellan jul och nyår(?!\w)"), _between_feasts),
)
