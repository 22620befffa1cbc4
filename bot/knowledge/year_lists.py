"""Years told as a list behind a list of trades: "svetsare, snickare och målare, 5, 3 och 2 år". Asked by the finder."""

from __future__ import annotations

import re
from typing import NamedTuple, Sequence

from bot.knowledge.numbers import Token, quantity, text, tokens
from bot.knowledge.swedish import flat

_BETWEEN_TRADES = re.compile(r"(?:\s|[,&/+]|\b(?:och|o|å|samt|som|sen|sedan|även)\b)*")
_BEFORE = frozenset((",", ":", "-", "–", "(", "i", "under", "ca", "cirka", "typ", "ungefär"))
_AND = frozenset((",", "och", "o", "å", "&", "+", "/", "samt", "resp", "respektive", "i"))
_UNITS = frozenset(("år", "åren", "års"))
_REACH, _MOST_YEARS = 80, 50
Place = tuple[int, int]


class ListedYears(NamedTuple):
    """A number of years, where it stands, and which of the trades it belongs to."""

    value: float
    start: int
    end: int
    trade: int


def listed_years(words: str, trades: Sequence[Place]) -> list[ListedYears]:
    """The years of trades told in a row (their places in the text), in the same order; only where there are as many."""
    found: list[ListedYears] = []
    begin = 0
    for at in range(len(trades)):
        last = at + 1 == len(trades)
        if last or not _BETWEEN_TRADES.fullmatch(words, trades[at][1], trades[at + 1][0]):
            if at > begin:
                numbers = _numbers(words, trades[at][1])
                if len(numbers) == at - begin + 1:
                    found += [ListedYears(*one, begin + place) for place, one in enumerate(numbers)]
            begin = at + 1
    return found


def _numbers(words: str, start: int) -> list[tuple[float, int, int]]:
    """The numbers that follow one another from a place on; none where the list does not end as years do."""
    row = tokens(flat(words[start : start + _REACH]))
    at = _past(row, 0, _BEFORE)
    found: list[tuple[float, int, int]] = []
    while (reading := quantity(row, at)) and 0 < reading.value <= _MOST_YEARS:
        begin, at = row[at].start, reading.after
        at = _past(row, at, _UNITS)
        found.append((reading.value, start + begin, start + row[at - 1].end))
        at = _past(row, at, _AND)
    behind = text(row, at)
    ends = not behind or text(row, at - 1) in (*_UNITS, *_AND) or not behind.isalpha()
    return found if ends else []


def _past(row: list[Token], at: int, small: frozenset[str]) -> int:
    while text(row, at) in small:
        at += 1
    return at
