"""Calendar years that say how long: "sedan 1998", "2010-2015", "78-91", "sen åttiåtta", "sen 90-talet".

Asked by `years`.
"""

from __future__ import annotations

import re
from datetime import date

from bot.knowledge.days import MONTH
from bot.knowledge.numbers import WORDS, Quantity, Token, quantity, text
from bot.knowledge.since import UNTIL, with_century
from bot.knowledge.titles import is_title, is_work_verb
from bot.knowledge.wordlists import beginnings, listen_for
from bot.knowledge.year_talk import is_work

_PARTS = {"början": 2, "mitten": 5, "slutet": 8}
_SMALL = frozenset(("år", "och", "o", "med", "-", "–", "'", "början", "jag"))
# What the words for a year begin with: the century, and the lowest number that may follow ("tjugofem" is none).
_CENTURIES = {"nittonhundra": (1900, 1), "tjugohundra": (2000, 1), "tvåtusen": (2000, 1), "tjugo": (2000, 10)}
_TEENS, _TWENTY = 10, 20
_FULL, _SHORT = 4, 2
_FIRST_YEAR, _EARLIEST_SHORT, _LAST_MONTH, _LAST_OF_CENTURY = 1950, 60, 12, 99
_ON_THE_WAY = frozenset(("fram", "ända"))
_DASHES = frozenset(("-", "–", "'"))
_GLUE = _DASHES | {"/", "+"}
_REACH, _FAR = 6, 9
_ENDS = frozenset(".!?;")
_MONTH = re.compile(MONTH)
_IN_SHORT, _HOURS = 100, 24


def period(row: list[Token], at: int, today: date) -> Quantity | None:
    """ "sedan 1998", "sen lumpen -88", "2010-2015", "mellan 2010 och 2015", "från 98 till 05", "2005 till nu"."""
    cue = text(row, at)
    place = at
    if cue in listen_for("since") or cue in listen_for("between"):
        place += 1
        while place < at + 4 and _may_stand_between(cue, text(row, place)):
            place += 1
    said = cue in listen_for("since") or cue in ("mellan", "åren")
    first = year(row, place, today, short=place > at or _begins_a_range(row, at, today), said=said)
    if first is None or text(row, first.after) == "-" and text(row, first.after + 1).startswith("tal"):
        return None
    joint = first.after
    while text(row, joint) in (".", "år") or text(row, joint) in _ON_THE_WAY:
        joint += 1
    if text(row, joint) in UNTIL or cue == "mellan" and text(row, joint) in ("o", "å"):
        reading = _to_the_end(row, joint, first, today)
        if reading is not None:
            return None if _are_hours(row, at, place, reading.after) else reading
    if cue in ("från", "fr") and not is_work(row, at):
        return None
    return Quantity(today.year - first.value, first.after) if cue in listen_for("since") else None


def _may_stand_between(cue: str, word: str) -> bool:
    """ "sen lumpen -88", "började hösten 2004": school and service end where work begins, so not after "började"."""
    if word in _SMALL or word in listen_for("seasons"):
        return True
    return word in listen_for("before_work") and cue in listen_for("since_only")


def _to_the_end(row: list[Token], joint: int, first: Quantity, today: date) -> Quantity | None:
    """From the first year to the one behind "till", or to today."""
    place = joint + 1
    while text(row, place) in (".", "o", "m", "och", "med", "-", "'") and place < joint + 6:
        place += 1
    place += text(row, place) in listen_for("stopped")
    last = year(row, place, today, short=True, said=True)
    if last is not None and last.value > first.value:
        return Quantity(last.value - first.value, last.after)
    open_end = text(row, joint) == "-" and row[joint].start == row[joint - 1].end and len(row[joint - 1].text) == _FULL
    if open_end and text(row, joint + 1) in ("", ",", ")"):
        return Quantity(today.year - first.value, joint + 1)
    if text(row, joint + 1) in listen_for("today"):
        return Quantity(today.year - first.value, joint + 2)
    return None


def _are_hours(row: list[Token], at: int, first: int, after: int) -> bool:
    """ "Från 07 till 16", "mellan 10 och 12": hours of the day, unless work that is done is spoken of."""
    numbers = [token.text for token in row[first:after] if token.text.isdecimal()]
    if any(len(number) != _SHORT or int(number) > _HOURS for number in numbers) or len(numbers) < 2:
        return False
    if text(row, at - 1) in listen_for("before_hours"):
        return True
    done = first == at and _was_work(row, at)
    return not (done or _is_of_work(row, at + 1) or is_work(row, after + _REACH // 2))


def _begins_a_range(row: list[Token], at: int, today: date) -> bool:
    """Whether two digits without a word before them are a year: "87 till 2013", "svetsare 78-91"; not "12-2013"."""
    begin = at + (text(row, at) in _DASHES)
    joint = begin + 1
    while text(row, joint) in _ON_THE_WAY:
        joint += 1
    first, place = text(row, begin), joint + 1 + (text(row, joint + 1) in _DASHES)
    last, behind = text(row, place), text(row, place + 1)
    if not (first.isdecimal() and len(first) == _SHORT and text(row, joint) in UNTIL) or text(row, at - 1) in _GLUE:
        return False
    if last in listen_for("today"):
        return True
    if not last.isdecimal() or behind == "-" or behind in listen_for("not_years") | listen_for("units_of_time"):
        return False
    if len(last) == _FULL:
        return text(row, joint) not in _DASHES or int(first) > _LAST_MONTH
    return len(last) == _SHORT and _is_short_range(row, at, int(first), int(last), today.year % _IN_SHORT)


def _is_short_range(row: list[Token], at: int, first: int, last: int, now: int) -> bool:
    """ "78-91" and "98-05" where work is spoken of, "03-11" where it was done, for it may be a day."""
    if first >= _EARLIEST_SHORT:
        return (last > first or last <= now) and _is_of_work(row, at)
    return first < _TEENS and first < last <= now and (is_title(text(row, at - 1)) or _was_work(row, at))


def _was_work(row: list[Token], at: int) -> bool:
    """ "Satt i kassan på Coop 04-11", "lager 04-11"; not "möte på kontoret 04-11", "slutade på lagret 04-11"."""
    if _MONTH.match(text(row, at + 3)):
        return False
    before: list[str] = []
    for place in range(at - 1, max(at - 1 - _FAR, -1), -1):
        if row[place].text in _ENDS:
            break
        before.append(row[place].text)
    if any(word in listen_for("before_hours") or word in listen_for("of_a_day") for word in before):
        return False
    return any(_is_done(word) or word.startswith(beginnings("workplaces")) for word in before)


def _is_done(word: str) -> bool:
    """ "Satt", "jobbat", "arbetade"; not "jobbar"."""
    work = is_work_verb(word) or word.startswith(beginnings("work_stems")) or is_title(word)
    return work and (is_title(word) or not word.endswith("r"))


def _is_of_work(row: list[Token], at: int) -> bool:
    before = [token.text for token in row[max(at - _REACH, 0) : at]]
    return any(is_title(word) or word.startswith(beginnings("work_stems")) for word in before)


def year(row: list[Token], at: int, today: date, short: bool = False, said: bool = False) -> Quantity | None:
    """A calendar year; with `short` also "98" and "-98", where it was `said` "nittioåtta" too."""
    at += short and text(row, at) in ("-", "'") and len(text(row, at + 1)) == _SHORT
    word = text(row, at)
    if not word.isdecimal() or not word.isascii():
        return _in_words(row, at, today, short=said)
    if len(word) == _FULL and _FIRST_YEAR <= int(word) <= today.year:
        return Quantity(int(word), at + 1)
    if short and len(word) == _SHORT and text(row, at + 1) not in listen_for("not_years") | {"år", "månader", "åren"}:
        return Quantity(with_century(int(word), today), at + 1)
    return None


def _in_words(row: list[Token], at: int, today: date, short: bool) -> Quantity | None:
    """ "nittonhundraåttiosju", "tvåtusen tre", "tjugotjugo"; with `short` also "åttiåtta" and "nollfem"."""
    word = text(row, at)
    for century, (begin, lowest) in _CENTURIES.items():
        if word.startswith(century):
            apart = word == century and lowest < _TEENS
            within = WORDS.get(text(row, at + 1) if apart else word.removeprefix(century), -1)
            if lowest <= within <= _LAST_OF_CENTURY and _FIRST_YEAR <= begin + within <= today.year:
                return Quantity(begin + int(within), at + 1 + apart)
    return _in_two_digits(row, at, today) if short else None


def _in_two_digits(row: list[Token], at: int, today: date) -> Quantity | None:
    """ "åttiåtta", "noll fem", "nollfem"; "nittio" and "tjugotre" only where nothing that is counted can follow."""
    word = text(row, at)
    if word.startswith("noll"):
        apart = word == "noll"
        within = WORDS.get(text(row, at + 1) if apart else word.removeprefix("noll"), -1)
        return Quantity(2000 + int(within), at + 1 + apart) if 0 <= within < _TEENS else None
    reading = quantity(row, at) if word in WORDS else None
    if reading is None or reading.value % 1:
        return None
    behind = text(row, reading.after)
    if behind in listen_for("not_years") | listen_for("units_of_time"):
        return None
    early = _EARLIEST_SHORT <= reading.value <= _LAST_OF_CENTURY
    late = _TWENTY < reading.value <= today.year % _IN_SHORT
    doubtful = late or not reading.value % _TEENS
    is_year = (early or late) and not (doubtful and behind not in listen_for("behind_a_year"))
    return Quantity(with_century(int(reading.value), today), reading.after) if is_year else None


def decade(row: list[Token], at: int, today: date) -> Quantity | None:
    """ "sen 90-talet", "sedan slutet av nittiotalet": counted from its middle, or the part named."""
    if text(row, at) not in listen_for("since") or (text(row, at) in ("från", "fr") and not is_work(row, at)):
        return None
    place, into = at + 1, 5
    if text(row, place) in _PARTS:
        into = _PARTS[text(row, place)]
        place += 2
    word = text(row, place)
    begin, after = None, place + 1
    if word.isdecimal() and word.isascii() and len(word) <= 4:
        after = place + 2 if text(row, place + 1) in ("-", "–") else place + 1
        begin = int(word) if text(row, after) in ("talet", "tal") else None
        after += 1
    elif word.endswith(("talet", "tal")):
        reading = quantity([Token(word.removesuffix("et").removesuffix("tal"), 0, 1)], 0)
        begin = int(reading.value) if reading else None
    if begin is None or begin % 10:
        return None
    begin += 0 if begin >= 1900 else 1900
    return Quantity(today.year - min(begin + into, today.year), after)
