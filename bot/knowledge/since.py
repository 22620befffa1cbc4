"""A day named as a beginning: "började 10 mars 2022", "sen mars -21", "anställd 2022-12-15"; an age: "sen jag var 18".

Asked by `years`.
"""

from __future__ import annotations

import re
from datetime import date

from bot.knowledge.days import MONTH, MONTHS, calendar
from bot.knowledge.numbers import Quantity, Token, quantity, text
from bot.knowledge.wordlists import listen_for
from bot.knowledge.year_talk import is_work

_SMALL = frozenset(("den", "i", "jag", "där", "redan", "jobba", "arbeta"))
_ORDINAL = frozenset((":", "e", "a"))
UNTIL = frozenset("till tom och - – t".split())
_MOST_SMALL = 4
_OF_AN_AGE = ("var", "va", "blev", "fyllde")
_YOUNGEST, _OLDEST, _YEAR_DIGITS = 14, 80, 4
_MOST_BETWEEN = 5
_DAYS_IN_YEAR = 365.25
_CENTURY = 100
_MONTH = re.compile(MONTH)


def since_day(row: list[Token], at: int, today: date) -> Quantity | None:
    """Years from the day named behind "började" or "sen", to today or the day said to be the last.

    Cut to hundredths, so that no year is promised before it is full; a month counts from its first day.
    """
    cue = text(row, at)
    if cue not in listen_for("since") or (cue in ("från", "fr") and not is_work(row, at)):
        return None
    place = at + 1
    while text(row, place) in _SMALL and place <= at + _MOST_SMALL:
        place += 1
    begin, after = _day(row, place, today)
    if begin is None:
        return None
    end = today
    if text(row, after) in UNTIL:
        last, behind = _day(row, after + 1, today)
        end, after = (last, behind) if last else (today, after)
    return Quantity(int((end - begin).days / _DAYS_IN_YEAR * 100) / 100, after) if begin < end else None


def since_age(row: list[Token], at: int) -> Quantity | None:
    """ "Sen jag var 18": the years since then where the person tells an age, else none; never the age itself."""
    if text(row, at) not in listen_for("since") | listen_for("when") or text(row, at + 1) not in listen_for("people"):
        return None
    reading = quantity(row, at + 3) if text(row, at + 2) in _OF_AN_AGE else None
    if reading is None:
        return None
    after = reading.after + (text(row, reading.after) in ("år", "års", "åring"))
    now = _age_now(row)
    lasting = text(row, at) in listen_for("since") or any(
        token.text in listen_for("since") for token in row[max(at - _MOST_BETWEEN, 0) : at]
    )
    return Quantity(now - reading.value if now and lasting and now > reading.value else 0, after)


def since_then(row: list[Token], at: int, today: date) -> Quantity | None:
    """ "Började som lärling 1987 och har varit där sen dess": the year alone, for a trade stands before it."""
    word = text(row, at)
    if not (word.isdecimal() and len(word) == _YEAR_DIGITS and int(word) < today.year):
        return None
    before = [token.text for token in row[max(at - 1 - _MOST_BETWEEN, 0) : at]]
    cue = next((place for place in reversed(range(len(before))) if before[place] in listen_for("since")), None)
    if cue is None or not all(one.isalpha() for one in before[cue:]):
        return None
    told = " ".join(token.text for token in row[at + 1 :])
    lasting = any(f" {still} " in f" {told} " for still in listen_for("since_then"))
    return Quantity(today.year - int(word), at + 1) if lasting else None


def _age_now(row: list[Token]) -> float | None:
    """The age a person tells: "jag är 45", "45 år gammal"."""
    for at in range(len(row)):
        reading = quantity(row, at)
        if reading is None or not _YOUNGEST <= reading.value <= _OLDEST:
            continue
        behind = [text(row, reading.after), text(row, reading.after + 1)]
        told = text(row, at - 1) in listen_for("age_now") and text(row, at - 2) in listen_for("people")
        if "gammal" in behind or told:
            return reading.value
    return None


def _day(row: list[Token], at: int, today: date) -> tuple[date | None, int]:
    """A day with its year, and the place behind it."""
    parts = [text(row, at + ahead) for ahead in range(5)]
    if parts[1] == parts[3] == "-" and len(parts[0]) == 4 and all(parts[n].isdecimal() for n in (0, 2, 4)):
        return calendar(int(parts[0]), int(parts[2]), int(parts[4])), at + 5
    number, place = 1, at
    if parts[0].isdecimal() and len(parts[0]) <= 2:
        number, place = int(parts[0]), at + 1
        while text(row, place) in _ORDINAL:
            place += 1
    if not _MONTH.fullmatch(text(row, place)):
        return None, at
    month = MONTHS[text(row, place)[:3]]
    place += 1 + (text(row, place + 1) in ("-", "'"))
    year = text(row, place)
    if not year.isdecimal() or len(year) not in (2, 4):
        return None, at
    whole = int(year) if len(year) == _YEAR_DIGITS else with_century(int(year), today)
    return calendar(whole, month, number), place + 1


def with_century(short: int, today: date) -> int:
    """The last year that ends in these two digits."""
    year = today.year // _CENTURY * _CENTURY + short
    return year if year <= today.year else year - _CENTURY
