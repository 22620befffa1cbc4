"""How long somebody has done something: "i tolv år", "sju månader", "sen 90-talet", "2010-2015".

Ages, times to come, times ago, programme lengths and telephone numbers are not taken for it.
Called by the finder; the day of reference is passed in.
"""

from __future__ import annotations

from datetime import date

from bot.knowledge.calendar_years import decade, period, year
from bot.knowledge.further_years import further
from bot.knowledge.no_work import is_of_others
from bot.knowledge.numbers import (
    BEFORE_UNIT,
    HALVES,
    NEUTER_HALVES,
    WORDS,
    Quantity,
    Token,
    near,
    quantity,
    text,
    tokens,
)
from bot.knowledge.since import since_age, since_day, since_then
from bot.knowledge.swedish import flat
from bot.knowledge.titles import is_title
from bot.knowledge.wordlists import listen_for
from bot.knowledge.year_talk import Span, corrected, is_of_something_else, is_other_time, is_to_come, is_work

_UNITS = {
    **dict.fromkeys(("år", "åren", "års", "årens", "åt", "åår", "årr", "åra", "året", "åe", "åd", "årt", "åtr"), 1.0),
    **dict.fromkeys(("vecka", "veckor", "veckors", "uker", "uger"), 1 / 52),
    **dict.fromkeys(("decennium", "decennier", "årtionde", "årtionden"), 10.0),
    **dict.fromkeys(("halvår", "halvårs"), 0.5),
    **dict.fromkeys(("kvartal", "kvartalet"), 0.25),
    **dict.fromkeys(("kvartssekel", "kvartsekel"), 25.0),
    **dict.fromkeys(("halvsekel", "halvsekler"), 50.0),
    "sekel": 100.0,
    **dict.fromkeys(("sommar", "somrar", "somre"), 1 / 6),  # work of a summer is about two months, never a year
}
_HALF_YEARS = frozenset(("halvår", "halvårs"))
_UNITS_ALONE = _HALF_YEARS | {"kvartssekel", "kvartsekel", "halvsekel"}
_AND = frozenset(("och", "o", "å", "&", "+", "plus", "samt", ","))
_LONGEST, _LONGEST_UNTOLD = 60, 51  # more is an age unless work is spoken of
# What may stand behind a number whose "år" is left out.
_BEHIND_BARE = frozenset(
    ("", ".", ",", "!", "?", ";", ")", "och", "o", "å", "men", "sen", "sedan", "innan", "tills", "vid", "blev")
)


def years(words: str, today: date) -> list[Span]:
    """Every length of experience in a text, in years (seven months is 0.58), in order."""
    row = tokens(flat(words))
    found: list[Span] = []
    at, read = 0, 0
    unit: float | None = None  # of the last length, for "tio år på lager och 3 på kontor"
    while at < len(row):
        reading = since_age(row, at) or since_day(row, at, today) or since_then(row, at, today)
        reading = reading or period(row, at, today) or decade(row, at, today)
        reading = _for_work(row, at, reading) or _length(row, at)
        reading = reading or _unit_left_out(row, at, told=bool(found) or read > 0 and is_work(row, at))
        reading = reading or further(row, at, unit)
        unit = _unit_behind(row, at, reading, unit)
        if reading is None or not 0 < reading.value <= _LONGEST:
            read = reading.after if reading is not None else read
            at = max(at + 1, read)
            continue
        found.append(Span(round(reading.value, 2), row[at].start, row[reading.after - 1].end))
        at = reading.after
    return corrected(found, row)


def _unit_behind(row: list[Token], at: int, reading: Quantity | None, before: float | None) -> float | None:
    """The unit of a length read here, or of the last one as long as nothing else was counted since."""
    if reading is None:
        counts = row[at].text.isdecimal() or WORDS.get(row[at].text, 0) > 1
        return None if counts else before
    unit = unit_at(row, reading.after - 1)
    if unit is None and reading.value and text(row, at) not in listen_for("since"):
        return before
    return unit if reading.value and unit in (1.0, 1 / 12) else None


def _for_work(row: list[Token], at: int, reading: Quantity | None) -> Quantity | None:
    """Nothing to count in "gift sen 1999" and "bodde i Norge 2001-2010"."""
    if reading is not None and is_of_others(row, at):
        return Quantity(0, reading.after)
    if reading is None or is_work(row, at + 1, 1) or text(row, at) in listen_for("begun"):
        return reading
    return Quantity(0, reading.after) if is_other_time(row, at) else reading


def lengths(words: str) -> list[Span]:
    """Every number with a unit of time, in years, whatever it is the length of: a membership, a course, an age."""
    row = tokens(flat(words))
    found: list[Span] = []
    for at in range(len(row)):
        reading = quantity(row, at)
        unit = unit_at(row, reading.after) if reading else None
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
        named = year(row, at, today)
        if named is not None:
            return float(max(today.year - named.value, 0)) or None
        at = reading.after if reading else at + 1
    return None


def _length(row: list[Token], at: int) -> Quantity | None:
    """ "12 år", "ett halvår", "3 år och 4 månader"."""
    reading = _between_two(row, at) or quantity(row, at)
    if text(row, at) in _UNITS_ALONE and unit_at(row, at) is not None:
        reading = Quantity(1, at)
    elif reading is None and unit_at(row, at + 1) is not None and not text(row, at + 2).isdecimal():
        value = BEFORE_UNIT.get(text(row, at)) or (near(text(row, at)) if unit_at(row, at + 1) == 1.0 else None)
        reading = Quantity(value, at + 1) if value is not None else None
    if reading is None or (text(row, at) in HALVES):
        return None
    frame = _frame(row, reading.after)
    unit = unit_at(row, frame)
    if unit == 1.0 and reading.value > _LONGEST_UNTOLD and not is_work(row, at):
        return None
    if unit is None:
        return None
    if not _is_experience(row, at, reading, frame):
        return Quantity(0, frame + 1)  # read, and nothing to count
    total = Quantity(reading.value * unit, frame + 1)
    joint = total.after + (text(row, total.after) in _AND)
    more = quantity(row, joint)
    smaller = unit_at(row, more.after) if more is not None and unit == 1.0 else None
    if more is not None and smaller in (1 / 12, 1 / 4):
        return Quantity(total.value + more.value * smaller, more.after + 1)
    half = text(row, joint + 1) in _HALF_YEARS and text(row, joint + 2) not in listen_for("elsewhere")
    if (half or text(row, joint + 1) in HALVES) and text(row, joint) in ("ett", "en"):
        return Quantity(total.value + 0.5 * unit, joint + 2)
    return total


def _between_two(row: list[Token], at: int) -> Quantity | None:
    """ "mellan åtta och tio år", "fem, sex år": what lies between, where the unit follows."""
    cued = text(row, at) == "mellan"
    first = quantity(row, at + cued)
    joint = text(row, first.after) if first else ""
    second = quantity(row, first.after + 1) if first and (cued and joint in _AND or joint == ",") else None
    if first is None or second is None or unit_at(row, second.after) is None:
        return None
    next_to = text(row, at) in WORDS and second.value - first.value == 1
    close = cued and first.value < second.value
    return Quantity((first.value + second.value) / 2, second.after) if close or next_to else None


def _frame(row: list[Token], at: int) -> int:
    """Where the unit stands: at once, behind "hela", or behind the frame of "8 av (de senaste) 12 månader"."""
    if text(row, at) in listen_for("before_units"):
        return at + 1 + (text(row, at + 1) in listen_for("before_units"))
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
    bare = bare or _stands_for_another(row, at)
    return reading if halved or bare else None


def _stands_for_another(row: list[Token], at: int) -> bool:
    """ "Inte fem år utan åtta": the length behind "utan" is in the unit of the one before."""
    before = [token.text for token in row[max(at - 6, 0) : at]]
    return before[-1:] == ["utan"] and unit_at(row, at - 2) == 1.0 and bool(listen_for("denials") & set(before))


def unit_at(row: list[Token], at: int) -> float | None:
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
    if after in listen_for("not_experience") or before in listen_for("before_no_experience"):
        return False
    if is_to_come(row, at, unit) or before == "för" and after in listen_for("ago"):
        return False
    elsewhere = after in listen_for("not_work") and not is_work(row, at, 2)
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
        people = listen_for("people")
        return not (subject in people or subject in ("", ",", ".") or text(row, at - 3) in people)
    return before not in ("fyllt", "fyller", "fyllde", "fyllda")


def _follows_title(row: list[Token], at: int) -> bool:
    """ "elevassistent i tre år på skolan", "(dagbarnvårdare) i 8 år hemma"."""
    before = [token.text for token in row[max(at - 3, 0) : at] if token.text not in ("i", ")", ",")]
    return bool(before) and is_title(before[-1])
