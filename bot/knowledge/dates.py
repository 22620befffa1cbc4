"""Days as people say them in Swedish: "imorgon", "tors", "nästa tisdag", "v 48", "den 5 december".

A day's value is an ISO date ("2026-11-26"); a stretch of days is two of them with a slash
("2026-11-23/2026-11-29"), both included. Called by the finder; the day of reference is passed in.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Callable, Iterator, Optional

from bot.knowledge.day_numbers import (
    DAY_BEFORE,
    NO_CLOCK,
    NTH,
    NTH_ALONE,
    NTH_TOGETHER,
    NUMBERS_TO,
    WEEKDAYS,
    nth_alone,
    nth_of_month,
    numbers,
)
from bot.knowledge.days import MONTH, MONTHS, calendar, compiled, is_moving, monday, months_on, stretch, week_of
from bot.knowledge.days_together import Span as Span
from bot.knowledge.days_together import together
from bot.knowledge.feasts import AFTER_LIMIT, FEASTS
from bot.knowledge.limits import limited
from bot.knowledge.numbers import quantity, tokens
from bot.knowledge.stretches import STRETCHES
from bot.knowledge.swedish import flat

Found = re.Match[str]
Reading = Optional[str]

_DAY = (
    r"(?P<weekday>mån|tis|ons|tors?|fre|lör|sön)(?:d[ae]?(?:g|en|gen|n|r)?|dag(?:en|ar|arna)?|\.)?"
    r"(?!\w)"
)
_AMOUNT = r"(?P<amount>\d{1,2}|[a-zåäö]{2,9}(?: par)?)"
_WEEK = r"(?:v(?:ecka|\.)?|vecka nr) ?(?P<week>\d{1,2})(?!\w)"


def dates(words: str, today: date) -> list[Span]:
    """Every day or stretch of days in a text, in order; what says no day gives nothing."""
    text = flat(words)
    found: list[Span] = []
    taken = 0
    for span in sorted(_candidates(text, today), key=lambda span: (span.start, -span.end)):
        if span.start >= taken:
            found.append(span)
            taken = span.end
    return limited(together(found, text), text, today)


def _candidates(text: str, today: date) -> Iterator[Span]:
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            value = read(match, today)
            if value is not None:
                yield Span(value, match.start(), match.end())


def _iso(found: Found, today: date) -> Reading:
    day = calendar(int(found["year"]), int(found["month"]), int(found["day"]))
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
    wanted, told = WEEKDAYS[found["weekday"][:2]], found.groupdict()
    if told.get("week"):
        first = monday(int(told["week"]), today)
        return (first + timedelta(days=wanted)).isoformat() if first else None
    if told.get("next") or told.get("nextweek"):
        return (today + timedelta(days=7 + wanted - today.weekday())).isoformat()
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    weeks = quantity(tokens(told["inweeks"]), 0) if told.get("inweeks") else None
    return (today + timedelta(days=ahead + 7 * int(weeks.value if weeks else 0))).isoformat()


def _weekdays(found: Found, today: date) -> Reading:
    """ "måndag-onsdag": both included."""
    first, last = WEEKDAYS[found["weekday"][:2]], WEEKDAYS[found["until"][:2]]
    if is_moving(found.string[: found.start()]):
        return None
    begin = today + timedelta(days=(first - today.weekday() - 1) % 7 + 1)
    return stretch(begin, begin + timedelta(days=last - first)) if last > first else None


def _week(found: Found, today: date) -> Reading:
    first = monday(int(found["week"]), today)
    return week_of(first) if first else None


def _this_week(found: Found, today: date) -> Reading:
    return stretch(today, today + timedelta(days=6 - today.weekday()))


def _next_week(found: Found, today: date) -> Reading:
    return week_of(today + timedelta(days=7))


def _weekend(found: Found, today: date) -> Reading:
    saturday = today + timedelta(days=max(5 - today.weekday(), -1))
    return stretch(max(saturday, today), saturday + timedelta(days=1))


def _in_amount(found: Found, today: date) -> Reading:
    reading = quantity(tokens(found["amount"]), 0)
    if reading is None or not 0 < reading.value <= 60 or reading.value % 1:
        return None
    if found["unit"].startswith("mån"):
        return months_on(today, int(reading.value)).isoformat()
    days = 7 if found["unit"].startswith("veck") else 1
    return (today + timedelta(days=days * int(reading.value))).isoformat()


def _month(found: Found, today: date) -> Reading:
    name = found.groupdict().get("month")
    first = months_on(today.replace(day=1), 1)
    if name:
        month = MONTHS[name[:3]]
        first = date(today.year + (month < today.month), month, 1)
    return stretch(max(first, today), months_on(first, 1) - timedelta(days=1))


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[Found, date], Reading]], ...] = (
    (compiled(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _iso),
    (compiled(r"i ?(?:dag|kväll|eftermiddag)(?!\w)"), _near),
    (compiled(r"(?:i ?)?över ?(?:morgon|imorgon|morron|morrn)(?!\w)"), _near),
    (compiled(r"i ?(?:morgon|morron|morrn|moron|mårn|morn)(?:bitti)?(?!\w)"), _near),
    (
        compiled(
            r"(?:nu\s)?(?:på\s)?(?:(?P<next>nästa|nästkommande)\s)?", _DAY,
            rf"(?: (?:i )?(?:{_WEEK}|(?P<nextweek>(?:i )?nästa vecka|veckan (?:därpå|efter))",
            r"|om (?P<inweeks>en|två|tre|2|3) veck(?:a|or)))?",
        ),
        _weekday,
    ),
    (compiled(rf"(?:{_WEEK}|(?P<nextweek>(?:i )?nästa vecka)),? (?:på )?", _DAY), _weekday),
    (compiled(r"(?P<weekday>må|ti|on|to|fr|lö|sö)(?= (?:fm|em|kl|\d\d?[:.]\d\d))"), _weekday),
    (compiled(_DAY, r" ?(?:-|–|till) ?(?P<until>mån|tis|ons|tor|fre|lör|sön)\w*"), _weekdays),
    (compiled(_WEEK), _week),
    (compiled(r"(?:i )?(?:den här|denna|innevarande) veckan?(?!\w)"), _this_week),
    (compiled(r"(?:i )?(?:nästa|nästkommande|kommande) vecka(?!\w)"), _next_week),
    (compiled(rf"(?:(?:i|till|på|under|över) |{AFTER_LIMIT})helgen(?!\w)"), _weekend),
    (compiled(DAY_BEFORE, NTH, r" ", MONTH, r"(?: (?P<year>20\d\d))?(?!\d)"), nth_of_month),
    (compiled(DAY_BEFORE, r"(?P<nth>\d{1,2})/(?P<month>\d{1,2})(?:[/-](?P<year>20\d\d))?(?![\d/])"), nth_of_month),
    # "den 7 eller 9 december"
    (compiled(NO_CLOCK, DAY_BEFORE, NTH, rf"(?={NTH_TOGETHER} ", MONTH, r")"), nth_of_month),
    (compiled(NUMBERS_TO, NTH, r" ", MONTH), numbers),
    (compiled(NTH_ALONE, r"(?![\w/:])(?! (?:januari|februari|gången|veckan|dagen))"), nth_alone),
    *FEASTS,
    (compiled(r"om ", _AMOUNT, r" (?P<unit>dag(?:ar)?|veck(?:a|or)|månad(?:er)?)(?!\w)"), _in_amount),
    (compiled(r"i ", MONTH), _month),
    (compiled(r"nästa\smånad(?!\w)"), _month),
    *STRETCHES,
)  # fmt: skip
