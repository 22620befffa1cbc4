"""Days as people say them in Swedish: "imorgon", "tors", "nästa tisdag", "v 48", "den 5 december".

A day's value is an ISO date ("2026-11-26"); a stretch of days is two of them with a slash
("2026-11-23/2026-11-29"), both included. Called by the finder; the day of reference is passed in.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Callable, Iterator, NamedTuple, Optional

from bot.knowledge.numbers import quantity, tokens
from bot.knowledge.swedish import flat


class Span(NamedTuple):
    """A value and the place of its words in the text."""

    value: str
    start: int
    end: int


Found = re.Match[str]
Reading = Optional[str]

_WEEKDAYS = {"mån": 0, "tis": 1, "ons": 2, "tor": 3, "fre": 4, "lör": 5, "sön": 6}
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ORDINALS = {
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7,
    "åttonde": 8, "nionde": 9, "tionde": 10, "elfte": 11, "tolfte": 12, "trettonde": 13,
    "fjortonde": 14, "femtonde": 15, "sextonde": 16, "sjuttonde": 17, "artonde": 18,
    "nittonde": 19, "tjugonde": 20, "trettionde": 30, "trettioförsta": 31,
    "tjugoförsta": 21, "tjugoandra": 22, "tjugotredje": 23, "tjugofjärde": 24, "tjugofemte": 25,
    "tjugosjätte": 26, "tjugosjunde": 27, "tjugoåttonde": 28, "tjugonionde": 29,
}  # fmt: skip

_DAY = (
    r"(?P<weekday>mån|tis|ons|tors?|fre|lör|sön)(?:d[ae]?(?:g|en|gen|n|r)?|dag(?:en|ar|arna)?|\.)?"
    r"(?!\w)"
)
_MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w)\.?"
)
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_NTH = rf"(?P<nth>\d{{1,2}}(?!\d)(?::?[ea]\b)?|{_ORDINAL})"
_AMOUNT = r"(?P<amount>\d{1,2}|[a-zåäö]{2,9}(?: par)?)"
_WEEK = r"(?:v(?:ecka|\.)?|vecka nr) ?(?P<week>\d{1,2})(?!\w)"


def _compiled(*pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + "".join(pattern))


def dates(words: str, today: date) -> list[Span]:
    """Every day or stretch of days in a text, in order; what says no day gives nothing."""
    text = flat(words)
    found: list[Span] = []
    taken = 0
    for span in sorted(_candidates(text, today), key=lambda span: (span.start, -span.end)):
        if span.start >= taken:
            found.append(span)
            taken = span.end
    return found


def _candidates(text: str, today: date) -> Iterator[Span]:
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            value = read(match, today)
            if value is not None:
                yield Span(value, match.start(), match.end())


def _stretch(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _week_of(day: date, workdays: bool = False) -> str:
    monday = day - timedelta(days=day.weekday())
    return _stretch(monday, monday + timedelta(days=4 if workdays else 6))


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(found: Found, today: date) -> Reading:
    day = _calendar(int(found["year"]), int(found["month"]), int(found["day"]))
    return day.isoformat() if day else None


def _near(found: Found, today: date) -> Reading:
    word = found.group().replace(" ", "")
    if word.startswith(("iöver", "över")):
        days = 2
    else:
        days = 0 if word.startswith(("idag", "ikväll", "ieftermiddag")) else 1
    return (today + timedelta(days=days)).isoformat()


def _weekday(found: Found, today: date) -> Reading:
    """The first such day after today; with "nästa" the one in next week, with a week the one in it."""
    wanted = _WEEKDAYS[found["weekday"][:3]]
    if found["week"]:
        monday = _monday(int(found["week"]), today)
        return (monday + timedelta(days=wanted)).isoformat() if monday else None
    monday = today - timedelta(days=today.weekday())
    if found["next"] or found["nextweek"]:
        return (monday + timedelta(days=7 + wanted)).isoformat()
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    if found["inweek"]:
        ahead += 7
    return (today + timedelta(days=ahead)).isoformat()


def _monday(week: int, today: date) -> date | None:
    """The Monday of the next week with this number: this year's, or when it is over, next year's."""
    for year in (today.isocalendar()[0], today.isocalendar()[0] + 1):
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if monday + timedelta(days=6) >= today:
            return monday
    return None


def _week(found: Found, today: date) -> Reading:
    monday = _monday(int(found["week"]), today)
    return _week_of(monday) if monday else None


def _this_week(found: Found, today: date) -> Reading:
    return _stretch(today, today + timedelta(days=6 - today.weekday()))


def _next_week(found: Found, today: date) -> Reading:
    return _week_of(today + timedelta(days=7))


def _weekend(found: Found, today: date) -> Reading:
    saturday = today + timedelta(days=max(5 - today.weekday(), -1))
    return _stretch(max(saturday, today), saturday + timedelta(days=1))


def _nth_of_month(found: Found, today: date) -> Reading:
    nth = found["nth"]
    number = _ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
    name = found["month"]
    month = int(name) if name.isdecimal() else _MONTHS[name[:3]]
    day = _calendar(today.year, month, number)
    if found["year"]:
        day = _calendar(int(found["year"]), month, number)
    elif day is None or day < today:
        day = _calendar(today.year + 1, month, number)
    return day.isoformat() if day else None


def _nth(found: Found, today: date) -> Reading:
    nth = found["nth"]
    number = _ORDINALS.get(nth) or int(re.sub(r"\D", "", nth))
    year, month = today.year, today.month
    for _ in range(4):
        day = _calendar(year, month, number)
        if day and day >= today:
            return day.isoformat()
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def _in_amount(found: Found, today: date) -> Reading:
    reading = quantity(tokens(found["amount"]), 0)
    if reading is None or not 0 < reading.value <= 60 or reading.value % 1:
        return None
    if found["unit"].startswith("mån"):
        return _months_on(today, int(reading.value)).isoformat()
    days = 7 if found["unit"].startswith("veck") else 1
    return (today + timedelta(days=days * int(reading.value))).isoformat()


def _months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        moved = _calendar(day.year + years, month + 1, min(day.day, last))
        if moved:
            return moved
    return day


def _month(found: Found, today: date) -> Reading:
    name = found.groupdict().get("month")
    first = _months_on(today.replace(day=1), 1)
    if name:
        month = _MONTHS[name[:3]]
        first = date(today.year + (month < today.month), month, 1)
    return _stretch(max(first, today), _months_on(first, 1) - timedelta(days=1))


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[Found, date], Reading]], ...] = (
    (_compiled(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _iso),
    (_compiled(r"i ?(?:dag|kväll|eftermiddag)(?!\w)"), _near),
    (_compiled(r"(?:i ?)?över ?(?:morgon|imorgon|morron|morrn)(?!\w)"), _near),
    (_compiled(r"i ?(?:morgon|morron|morrn|moron|mårn|morn)(?:bitti)?(?!\w)"), _near),
    (
        _compiled(
            r"(?:nu\s)?(?:på\s)?(?:(?P<next>nästa|nästkommande)\s)?", _DAY,
            rf"(?: (?:i )?(?:{_WEEK}|(?P<nextweek>(?:i )?nästa vecka)|(?P<inweek>om en vecka)))?",
        ),
        _weekday,
    ),
    (_compiled(_WEEK), _week),
    (_compiled(r"(?:i )?(?:den här|denna|innevarande) veckan?(?!\w)"), _this_week),
    (_compiled(r"(?:i )?(?:nästa|nästkommande|kommande) vecka(?!\w)"), _next_week),
    (_compiled(r"(?:i|till|på) helgen(?!\w)"), _weekend),
    (_compiled(r"(?:den )?", _NTH, r" ", _MONTH, r"(?: (?P<year>20\d\d))?(?!\d)"), _nth_of_month),
    (
        _compiled(r"(?:den )?(?P<nth>\d{1,2})/(?P<month>\d{1,2})(?:[/-](?P<year>20\d\d))?(?![\d/])"),
        _nth_of_month,
    ),
    (_compiled(r"den ", _NTH, r"(?![\w/:])(?! (?:januari|februari|gången|veckan|dagen))"), _nth),
    (_compiled(r"om ", _AMOUNT, r" (?P<unit>dag(?:ar)?|veck(?:a|or)|månad(?:er)?)(?!\w)"), _in_amount),
    (_compiled(r"i ", _MONTH), _month),
    (_compiled(r"nästa\smånad(?!\w)"), _month),
)  # fmt: skip
