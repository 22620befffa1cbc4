"""Numbers in an answer that is little more than one: digits, words, halves, ranges; years and kilometres of them.

Only for understanding. `bot.knowledge.numbers` reads running text; here what was asked says what is counted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SMALL_NUMBERS = (
    "noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
)
NUMBERS: dict[str, int] = {word: value for value, word in enumerate(SMALL_NUMBERS.split())}
NUMBERS.update({"ett": 1, "ettan": 1, "tvåan": 2, "trean": 3, "fyran": 4, "femman": 5, "sexan": 6})
NUMBERS.update({"trettio": 30, "fyrtio": 40, "femtio": 50, "hundra": 100})
# Norwegian and Danish, those that are no word of Swedish.
NEIGHBOURS = {"seks": 6, "syv": 7, "åtte": 8, "otte": 8, "elleve": 11, "femten": 15, "seksten": 16, "sytten": 17}
NEIGHBOURS.update({"atten": 18, "nitten": 19})
NUMBERS.update({**NEIGHBOURS, "tjue": 20, "tyve": 20, "tretti": 30, "tredive": 30})
_TENS = {"tjugo": 20, "tjugi": 20, "tju": 20, "tjue": 20, "trettio": 30, "tretti": 30, "fyrtio": 40, "förtio": 40}
_TENS.update({"femtio": 50, "sextio": 60})
_LONG = {ten + one: tens + NUMBERS[one] for ten, tens in _TENS.items() for one in SMALL_NUMBERS.split()[1:10]}
_VALUES: dict[str, float] = {**_LONG, **_TENS, **NUMBERS, "halvannan": 1.5, "halvannat": 1.5, "halv": 0.5, "½": 0.5}
# What may follow "ett" where it counts; before any other word it is an article.
AFTER_A_NUMBER = (
    r"(år\w*|månad\w*|mån|halv\w*|och|o|å|eller|bara|ungefär|kanske|typ|var|va|blev|är|ä|e|tror|menar|nog|väl|ju|då"
    r"|par|mil|km|kilometer)"
)
_ONE = rf"(?:\d+(?:[.,]\d+)?|½|{'|'.join(sorted(_VALUES, key=len, reverse=True))})(?![^\W½])"
_HALF = r"(?: ?½| ?1/2| (?:och|o|å|og) (?:(?:en|ett|et|1) )?hal[vf][at]?\b)"
_AMOUNT = re.compile(
    rf"(?<![\w/])(?<!\d[.,])(?:(?P<little>1/2|(?:en|ett|et) hal[vf][at]?\b)|(?P<pair>(?:ett|et) par(?:,? (?:tre|3))?\b)"
    rf"|(?P<first>{_ONE})(?P<half>{_HALF})?(?: ?(?:-|–|till|eller) ?(?P<last>{_ONE})(?P<half_more>{_HALF})?)?)"
    r" ?(?P<unit>[^\W\d_]*|%)"
)
# What a number in an answer about years counts instead of them; and what it counts when it is not a whole year.
_OTHER_THINGS = re.compile(
    r"(barn|ungar|jobb|gång|arbetsgiv|ställe|person|dag|kron|kr$|timm|liv|vint|säsong|termin|pass|skift|procent|%|mil$|km)"
)
_PARTS = (("mån", 12), ("veck", 52), ("somma", 6), ("somr", 6))
_TAKEN_BACK = re.compile(r"\b(nej|nä|näe|förlåt|rättare|menar|menade|snarare|vänta)\b")
_AN_AGE = re.compile(r"\b(sen|sedan|från|när|då|alltsedan|tills|innan) (jag|ja) (var|va|blev|fyllde) \S+( år)?")
_KM = {"mil": 10.0, "km": 1.0, "kilometer": 1.0}
_MOST_KM = 2000


class Amount(NamedTuple):
    """A number and the word behind it; `most` is the upper end of a range, else the number itself."""

    value: float
    most: float
    unit: str
    start: int


def numbers(text: str) -> list[float]:
    """Numbers in digits or words, in order, each by itself."""
    found: list[float] = []
    for token in re.findall(r"\d+(?:[.,]\d+)?|[a-zåäö]+", text):
        if token[0].isdigit():
            found.append(float(token.replace(",", ".")))
        elif token in NUMBERS:
            found.append(float(NUMBERS[token]))
    return found


def amounts(text: str) -> list[Amount]:
    """Numbers with their halves and ranges: "två och en halv", "3 1/2", "ett par tre", "5-6"."""
    found: list[Amount] = []
    for match in _AMOUNT.finditer(text):
        if match["little"]:
            value = most = 0.5
        elif match["pair"]:
            value = most = 2.5 if match["pair"].endswith(("tre", "3")) else 2.0
        else:
            value = most = _value(match["first"]) + (0.5 if match["half"] else 0)
            last = _value(match["last"]) + (0.5 if match["half_more"] else 0) if match["last"] else 0
            if last > value:
                value, most = (value + last) / 2, last
        found.append(Amount(value, most, match["unit"], match.start()))
    return found


def years_told(text: str) -> float | None:
    """The years in an answer to "how many"; what is taken back does not count, nor an age, nor other things."""
    said = without_articles(_AN_AGE.sub(" ", text))
    found = [amount for amount in amounts(said) if not _OTHER_THINGS.match(amount.unit)]
    if not found:
        return None
    back = _TAKEN_BACK.search(said)
    told = found[-1] if back and found[0].start < back.start() else found[0]
    in_months = re.search(r"\bmånad|\bmån\b", said) and not told.unit.startswith("år")
    part = next((parts for begin, parts in _PARTS if told.unit.startswith(begin)), 12 if in_months else 1)
    return round(told.value / part, 2)


def kilometres(text: str) -> int | None:
    """The longest way in "3 mil", "max 50 km", "två och en halv mil"; None when none is said."""
    for amount in amounts(text):
        if amount.unit in _KM:
            return int(min(amount.most * _KM[amount.unit], _MOST_KM))
    return None


def without_articles(text: str) -> str:
    """ "ett skämt", "en bra fråga": no number, unlike "ett år", "ett bara" or "ett" alone."""
    return re.sub(rf"\b(?:en|ett)\b(?=\s+(?!{AFTER_A_NUMBER}\b)[a-zåäö])", " ", text)


def _value(word: str) -> float:
    return _VALUES[word] if word in _VALUES else float(word.replace(",", "."))
