"""How long somebody has done something: "i tolv år", "sju månader", "sen 90-talet", "2010-2015".

Ages, times to come, times ago, programme lengths and telephone numbers are not taken for it.
Called by the finder; the day of reference is passed in.
"""

from __future__ import annotations

from datetime import date

from bot.knowledge.numbers import BEFORE_UNIT, HALVES, NEUTER_HALVES, Quantity, Token, near, quantity, text, tokens
from bot.knowledge.since import UNTIL, since_age, since_day, since_then, with_century
from bot.knowledge.swedish import flat
from bot.knowledge.titles import is_title
from bot.knowledge.wordlists import listen_for
from bot.knowledge.year_talk import Span, corrected, is_of_something_else, is_work

_UNITS = {
    **dict.fromkeys(("år", "åren", "års", "årens", "åt", "åår", "årr", "åra", "året"), 1.0),
    **dict.fromkeys(("vecka", "veckor", "veckors", "uker", "uger"), 1 / 52),
    **dict.fromkeys(("decennium", "decennier", "årtionde", "årtionden"), 10.0),
    **dict.fromkeys(("halvår", "halvårs"), 0.5),
    **dict.fromkeys(("sommar", "somrar", "somre"), 1 / 6),  # work of a summer is about two months, never a year
}
_PARTS = {"början": 2, "mitten": 5, "slutet": 8}
_LONGEST, _LONGEST_UNTOLD = 60, 51  # more is an age unless work is spoken of
# What may stand behind a number whose "år" is left out.
_BEHIND_BARE = frozenset(
    ("", ".", ",", "!", "?", ";", ")", "och", "o", "å", "men", "sen", "sedan", "innan", "tills", "vid")
)


def years(words: str, today: date) -> list[Span]:
    """Every length of experience in a text, in years (seven months is 0.58), in order."""
    row = tokens(flat(words))
    found: list[Span] = []
    at = 0
    while at < len(row):
        reading = since_age(row, at) or since_day(row, at, today) or since_then(row, at, today)
        reading = reading or _period(row, at, today) or _decade(row, at, today) or _length(row, at)
        reading = reading or _unit_left_out(row, at, told=bool(found))
        if reading is None or not 0 < reading.value <= _LONGEST:
            at = max(at + 1, reading.after if reading is not None else 0)
            continue
        found.append(Span(round(reading.value, 2), row[at].start, row[reading.after - 1].end))
        at = reading.after
    return corrected(found, row)


def lengths(words: str) -> list[Span]:
    """Every number with a unit of time, in years, whatever it is the length of: a membership, a course, an age."""
    row = tokens(flat(words))
    found: list[Span] = []
    for at in range(len(row)):
        reading = quantity(row, at)
        unit = _unit(row, reading.after) if reading else None
        if reading and unit:
            found.append(Span(round(reading.value * unit, 2), row[at].start, row[reading.after].end))
    return found


def years_answered(words: str, today: date) -> float | None:
    """The answer to "hur många år?": as `years`, but a bare number or year will do."""
    found = years(words, today)
    if found:
        return found[0].value
    row = tokens(flat(words))
    at = 0
    while at < len(row):
        age = since_age(row, at)
        at = age.after if age else at
        reading = quantity(row, at)
        counts = reading is not None and text(row, reading.after) not in listen_for("not_years")
        if reading and counts and 0 < reading.value <= _LONGEST and text(row, at) not in ("en", "ett"):
            return round(reading.value, 2)
        year = _year(row, at, today)
        if year is not None:
            return float(max(today.year - year, 0)) or None
        at = reading.after if reading else at + 1
    return None


def _length(row: list[Token], at: int) -> Quantity | None:
    """ "12 år", "ett halvår", "3 år och 4 månader"."""
    reading = quantity(row, at)
    if text(row, at) in ("halvår", "halvårs"):
        reading = Quantity(1, at)
    elif reading is None and _unit(row, at + 1) is not None and not text(row, at + 2).isdecimal():
        value = BEFORE_UNIT.get(text(row, at)) or (near(text(row, at)) if _unit(row, at + 1) == 1.0 else None)
        reading = Quantity(value, at + 1) if value is not None else None
    if reading is None or (text(row, at) in HALVES):
        return None
    frame = _frame(row, reading.after)
    unit = _unit(row, frame)
    if unit == 1.0 and reading.value > _LONGEST_UNTOLD and not is_work(row, at):
        return None
    if unit is None:
        return None
    if not _is_experience(row, at, reading, frame):
        return Quantity(0, frame + 1)  # read, and nothing to count
    total = Quantity(reading.value * unit, frame + 1)
    joint = total.after + (text(row, total.after) in ("och", "o", ","))
    more = quantity(row, joint)
    if more is not None and unit == 1.0 and text(row, more.after).startswith("mån"):
        return Quantity(total.value + more.value / 12, more.after + 1)
    if text(row, joint + 1) in HALVES and text(row, joint) in ("ett", "en"):
        return Quantity(total.value + 0.5 * unit, joint + 2)
    return total


def _frame(row: list[Token], at: int) -> int:
    """Where the unit stands: at once, or behind the frame of "8 av (de senaste) 12 månader"."""
    if text(row, at) != "av":
        return at
    reading = next((found for place in range(at + 1, at + 4) if (found := quantity(row, place))), None)
    return reading.after if reading else at


def _unit_left_out(row: list[Token], at: int, *, told: bool) -> Quantity | None:
    """ "kurator i två" once years have been `told`; "tre å ett halvt" always, for only "år" is of that gender."""
    reading = quantity(row, at)
    if reading is None or not 1 <= reading.value < _LONGEST_UNTOLD or text(row, reading.after) not in _BEHIND_BARE:
        return None
    halved = text(row, reading.after - 1) in NEUTER_HALVES and reading.value > 1
    bare = told and text(row, at - 1) == "i" and not is_of_something_else(row, at)
    return reading if halved or bare else None


def _unit(row: list[Token], at: int) -> float | None:
    """What the unit at a token is in years; "ar" is "år" where the keyboard lacks the letter."""
    word = text(row, at)
    if word.startswith("mån") and not word.startswith("månd") and "lön" not in word:
        return 1 / 12
    if word == "åt" and text(row, at - 1) in ("en", "ett"):
        return None  # "boka en åt mig"
    if word == "ar" and text(row, at - 1).isdecimal():
        return 1.0
    return _UNITS.get(word)


def _is_experience(row: list[Token], at: int, reading: Quantity, unit: int) -> bool:
    before, after = text(row, at - 1), text(row, unit + 1)
    if after in listen_for("not_experience") or before in ("vid", "om"):
        return False
    elsewhere = after in listen_for("not_work")
    at_school = after in ("i", "på") and text(row, unit + 2) in listen_for("schooling") and not is_work(row, at)
    if (elsewhere or at_school) and not _follows_title(row, at):
        return False
    if before in listen_for("denials") or is_of_something_else(row, at):
        return False
    if after in ("sen", "sedan") and text(row, unit + 2) in ("", ".", "!", "?", ","):
        return text(row, unit + 1) != "" and before in ("i", "jobbat", "jobbade")
    if before == "för" and "sedan" in (after, text(row, unit + 2)) or (before == "för" and after == "sen"):
        return False
    if before in listen_for("age_verbs") and reading.value >= 14:
        subject = text(row, at - 2)
        return not (
            subject in listen_for("people") or subject in ("", ",", ".") or text(row, at - 3) in listen_for("people")
        )
    return before not in ("fyllt", "fyller", "fyllde", "fyllda")


def _follows_title(row: list[Token], at: int) -> bool:
    """ "elevassistent i tre år på skolan", "(dagbarnvårdare) i 8 år hemma"."""
    before = [token.text for token in row[max(at - 3, 0) : at] if token.text not in ("i", ")", ",")]
    return bool(before) and is_title(before[-1])


def _period(row: list[Token], at: int, today: date) -> Quantity | None:
    """ "sedan 1998", "2010-2015", "mellan 2010 och 2015", "från 98 till 05"."""
    cue = text(row, at)
    place = at
    if cue in listen_for("since") or cue in listen_for("between"):
        place += 1
        while text(row, place) in ("år", "och", "med", "-", "–", "'", "början", "jag") and place < at + 4:
            place += 1
    first = _year(row, place, today, short=place > at)
    if first is None or text(row, place + 1) == "-" and text(row, place + 2).startswith("tal"):
        return None
    joint = place + 1
    while text(row, joint) in (".", "år"):
        joint += 1
    if text(row, joint) in UNTIL:
        stopped = text(row, joint + 1) in listen_for("stopped")
        last = _year(row, joint + 1 + stopped, today, short=True)
        if last is not None and last > first:
            return Quantity(last - first, joint + 2 + stopped)
    if cue in ("från", "fr") and not is_work(row, at):
        return None
    return Quantity(today.year - first, place + 1) if cue in listen_for("since") else None


def _year(row: list[Token], at: int, today: date, short: bool = False) -> int | None:
    """A calendar year; with `short` also "98" and "-98"."""
    word = text(row, at)
    if not word.isdecimal() or not word.isascii():
        return None
    if len(word) == 4 and 1950 <= int(word) <= today.year:
        return int(word)
    if short and len(word) == 2 and text(row, at + 1) not in ("år", "månader", "åren"):
        return with_century(int(word), today)
    return None


def _decade(row: list[Token], at: int, today: date) -> Quantity | None:
    """ "sen 90-talet", "sedan slutet av nittiotalet": counted from its middle, or the part named."""
    if text(row, at) not in listen_for("since") or (text(row, at) in ("från", "fr") and not is_work(row, at)):
        return None
    place, into = at + 1, 5
    if text(row, place) in _PARTS:
        into = _PARTS[text(row, place)]
        place += 2
    word = text(row, place)
    decade, after = None, place + 1
    if word.isdecimal() and word.isascii() and len(word) <= 4:
        after = place + 2 if text(row, place + 1) in ("-", "–") else place + 1
        decade = int(word) if text(row, after) in ("talet", "tal") else None
        after += 1
    elif word.endswith(("talet", "tal")):
        reading = quantity([Token(word.removesuffix("et").removesuffix("tal"), 0, 1)], 0)
        decade = int(reading.value) if reading else None
    if decade is None or decade % 10:
        return None
    begin = decade if decade >= 1900 else 1900 + decade
    return Quantity(today.year - min(begin + into, today.year), after)
