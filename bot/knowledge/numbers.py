"""Numbers as people write them in Swedish: digits, words, halves, ranges.

Called by `bot.knowledge.years` and `bot.knowledge.dates`, and for a bare answer to "hur många år?".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, Sequence

from rapidfuzz.distance import OSA

from bot.core.amounts import NEIGHBOURS

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[½+–-]|[^\W\d_]+|[^\w\s]")

_UNITS = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7,
    "åtta": 8, "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14,
    "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "aderton": 18, "nitton": 19,
}  # fmt: skip
_SPOKEN_UNITS = {"tvenne": 2, "tu": 2, "fyr": 4, "nie": 9, "tie": 10, "nittån": 19, "tolf": 12}
# Those of dialects, Norwegian and Danish that are or look like other words count only before a unit of time.
BEFORE_UNIT = {
    "et": 1, "to": 2, "tri": 3, "fire": 4, "fyre": 4, "fäm": 5, "femm": 5, "ått": 8, "åttå": 8, "ni": 9, "ti": 10,
}  # fmt: skip
_NEIGHBOUR_TENS = {
    "tjue": 20, "tyve": 20, "tredve": 30, "tredive": 30, "førti": 40, "fyrre": 40, "halvtreds": 50, "seksti": 60,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "tjugi": 20, "tjuge": 20, "tju": 20, "tjug": 20, "tjugu": 20, "trettio": 30, "tretti": 30,
    "trett": 30, "fyrtio": 40, "förtio": 40,
    "fyrti": 40, "förti": 40, "fört": 40, "fyrt": 40, "femtio": 50, "femti": 50, "sextio": 60, "sexti": 60,
    "sjuttio": 70, "sjutti": 70, "åttio": 80, "åtti": 80, "nittio": 90, "nitti": 90,
}  # fmt: skip


def _number_words() -> dict[str, float]:
    table: dict[str, float] = {**_UNITS, **_SPOKEN_UNITS, **NEIGHBOURS, "hundra": 100}
    table.update(dict.fromkeys(("halvannat", "halvannan", "halvannet", "halvandet"), 1.5))
    units = {**_UNITS, **_SPOKEN_UNITS, "ått": 8, "åtte": 8, "ni": 9}
    for word, ten in _TENS.items():
        table[word] = ten
        table.update({word + unit: ten + value for unit, value in units.items() if 0 < value < 10})
    neighbours = {**_UNITS, **NEIGHBOURS, **BEFORE_UNIT}
    for word, ten in _NEIGHBOUR_TENS.items():
        table[word] = ten
        for unit, value in neighbours.items():
            if 0 < value < 10:
                table[word + unit] = table[f"{unit}og{word}"] = ten + value
    for stem in ("tjug", "trett", "fört", "fyrt"):  # "tjugtvå", but no word by themselves
        del table[stem]
    return table


WORDS = _number_words()
_AND = frozenset({"och", "o", "å", "og", "&", "+"})
_ONE = ("en", "ett", "et")
_TO = frozenset({"-", "–", "till", "eller", "à"})
NEUTER_HALVES = frozenset({"halvt", "halft"})
_QUARTER = "kvarts"
HALVES = NEUTER_HALVES | {"halv", "halva", "half"}
_MOST = 10_000
_FRACTIONS = {("1", "2"): 0.5, ("1", "4"): 0.25, ("3", "4"): 0.75}
_LARGEST_SAID_TWICE = 20
_SHORTEST_MISSPELLED = 4
_ORDINAL_ENDINGS = ("te", "de", "dje")


class Token(NamedTuple):
    """A number, a word or a sign of a text and where it stands."""

    text: str
    start: int
    end: int


class Quantity(NamedTuple):
    """A number read from tokens; `after` is the place of the first token behind it."""

    value: float
    after: int


def tokens(flat_text: str) -> list[Token]:
    """Numbers, words and signs of a text in small letters."""
    return [Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(flat_text)]


def quantity(row: Sequence[Token], at: int) -> Quantity | None:
    """The number that begins at a token: "12", "tjugo fem", "1,5", "tre och ett halvt", "10-12"."""
    first = _with_half(row, at)
    if first is None:
        return None
    if text(row, first.after) in _TO:
        second = _with_half(row, first.after + 1)
        if second is not None and first.value < second.value <= first.value * 3 + 5:
            return Quantity((first.value + second.value) / 2, second.after)
    if text(row, first.after) == "+":
        return Quantity(first.value, first.after + 1)
    return _about(row, first) or first


@lru_cache(maxsize=1024)
def near(word: str) -> float | None:
    """The number a misspelled word stands for ("fämton"): one slip away, and from one number only."""
    if len(word) < _SHORTEST_MISSPELLED or word.endswith(_ORDINAL_ENDINGS):
        return None
    values = {
        value for known, value in WORDS.items() if len(known) > 3 and OSA.distance(word, known, score_cutoff=1) < 2
    }
    return values.pop() if len(values) == 1 else None


def text(row: Sequence[Token], at: int) -> str:
    """The token at a place, empty outside the row."""
    return row[at].text if 0 <= at < len(row) else ""


def number(words: str) -> float | None:
    """A bare number ("12", "tolv", "ett och ett halvt"), None when there is more or something else."""
    row = tokens(words.lower().strip(" .!?"))
    found = quantity(row, 0)
    return found.value if found is not None and found.after == len(row) else None


def _about(row: Sequence[Token], first: Quantity) -> Quantity | None:
    """ "två tre år", "tio femton år": two numbers in words, next to each other, are what lies between."""
    second = WORDS.get(text(row, first.after), 0)
    if text(row, first.after - 1) not in WORDS or WORDS[text(row, first.after - 1)] != first.value:
        return None
    small = first.value < second <= _LARGEST_SAID_TWICE and second - first.value == 1
    fives = second - first.value == 5 and first.value % 5 == 0
    return Quantity((first.value + second) / 2, first.after + 1) if small or fives else None


def _with_half(row: Sequence[Token], at: int) -> Quantity | None:
    whole = _single(row, at)
    if whole is None:
        return None
    value, after = whole
    if text(row, after) == "½":
        return Quantity(value + 0.5, after + 1)
    part = _fraction(row, after) if value % 1 == 0 else None
    if part is not None:
        return Quantity(value + part, after + 3)
    if text(row, after) in _AND:
        rest = after + 2 if text(row, after + 1) in (*_ONE, "1") else after + 1
        if text(row, rest) in HALVES:
            return Quantity(value + 0.5, rest + 1)
        if text(row, rest) == _QUARTER:
            return Quantity(value + 0.25, rest + 1)
        part = _fraction(row, after + 1) if value % 1 == 0 else None
        if part is not None:
            return Quantity(value + part, after + 4)
    return whole


def _single(row: Sequence[Token], at: int) -> Quantity | None:
    word = text(row, at)
    if word == "½":
        return Quantity(0.5, at + 1)
    part = _fraction(row, at)
    if part is not None:
        return Quantity(part, at + 3)
    if word in _ONE and text(row, at + 1) in HALVES:
        return Quantity(0.5, at + 2)
    if word in (*_ONE, "tre") and text(row, at + 1) == _QUARTER:
        return Quantity(0.75 if word == "tre" else 0.25, at + 2)
    if word in _ONE and (some := _some(text(row, at + 1))):
        return Quantity(some, at + 2)
    if word in _ONE and text(row, at + 1) == "par":
        third = at + 2 + (text(row, at + 2) == ",")
        return Quantity(2.5, third + 1) if text(row, third) in ("tre", "3") else Quantity(2, at + 2)
    if word[:1].isdecimal():
        value = float(word.replace(",", ".")) if len(word) < 8 else _MOST + 1.0
        return Quantity(value, at + 1) if value <= _MOST else None
    if word not in WORDS:
        return None
    value = WORDS[word]
    following = WORDS.get(text(row, at + 1), 0)
    if value in (20, 30, 40, 50, 60, 70, 80, 90) and 0 < following < 10:
        return Quantity(value + following, at + 2)
    return Quantity(value, at + 1)


def _some(word: str) -> float:
    """ "(ett) femtontal", "(ett) dussin"; 0 for other words."""
    value = 12 if word == "dussin" else WORDS.get(word.removesuffix("tal"), 0) if word.endswith("tal") else 0
    return value if 10 <= value <= 50 else 0


def _fraction(row: Sequence[Token], at: int) -> float | None:
    """ "1/2", "3/4": three tokens, of which the one in the middle is the stroke."""
    return _FRACTIONS.get((text(row, at), text(row, at + 2))) if text(row, at + 1) == "/" else None
