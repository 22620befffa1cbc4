"""Trades that share a name, and one trade told by several: which is meant, and told once.

Called by `trades` with what it found.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Sequence

from bot.knowledge.hits import Hit
from bot.knowledge.negation import is_denied
from bot.knowledge.numbers import number
from bot.knowledge.swedish import Word, fold
from bot.knowledge.titles import says_trade, shown
from bot.knowledge.wordlists import beginnings, listen_for

_STOP = re.compile(r"[.!?\n]")
_NEAR = 3


def narrowed(hit: Hit, trades: Sequence[Hit], text: str, row: Sequence[Word]) -> Hit:
    """ "processoperatör på massabruket": of trades that share a name, those something else points to."""
    if len(hit.terms) < 2:
        return hit
    pointed = {term.concept for other in trades if other is not hit and len(other.terms) == 1 for term in other.terms}
    behind = [
        word.fold
        for word in row[hit.last + 1 : hit.last + 1 + _NEAR]
        if not _STOP.search(text, row[hit.last].end, word.start)
    ]
    ids = {name for name, stems in _pointers().items() if any(word.startswith(stems) for word in behind)}
    shared = tuple(term for term in hit.terms if term.concept in pointed or term.concept.id in ids)
    return hit._replace(terms=shared) if shared else hit


@lru_cache(maxsize=1)
def _pointers() -> dict[str, tuple[str, ...]]:
    """By the id of a trade, how the words begin that point to it behind a name it shares ("på tunga fordon")."""
    return {line.split()[0]: tuple(line.split()[1:]) for line in beginnings("pointers")}


def once(trades: Sequence[Hit], text: str, row: Sequence[Word]) -> list[Hit]:
    """The same trade told twice is one, by its title rather than by a deed or a place; not where years came to it.

    What is denied under one name and told under the other is told: "mattant, nä skolmåltidsbiträde".
    """

    def denied(hit: Hit) -> bool:
        return is_denied(text, row, hit.first, hit.last)

    kept: list[Hit] = []
    for hit in trades:
        same = next((place for place, other in enumerate(kept) if _is_same(other, hit)), None)
        if same is None or _is_again(kept[same], hit, row):
            kept.append(hit)
        elif (not denied(hit), *_worth(hit)) > (not denied(kept[same]), *_worth(kept[same])):
            kept[same] = hit
    return kept


def _is_again(first: Hit, hit: Hit, row: Sequence[Word]) -> bool:
    """ "undersköterska 8 år och sen hemtjänsten 3 år": the same work once more, with years of its own."""
    then = any(word.fold in listen_for("then") for word in row[first.last + 1 : hit.first])
    return then and any(number(word.fold) is not None for word in row[hit.last + 1 : hit.last + 1 + _NEAR])


def _is_same(one: Hit, two: Hit) -> bool:
    concepts = {term.concept for term in one.terms}
    if concepts.isdisjoint(term.concept for term in two.terms):
        return False
    return not (_is_proper(one) and _is_proper(two)) or shown(one.term) == shown(two.term)


def _is_proper(hit: Hit) -> bool:
    """Whether the trade was named by a title that is written down as it is."""
    return fold(hit.term.text) == fold(shown(hit.term))


def _worth(hit: Hit) -> tuple[bool, bool, bool]:
    return hit.strong, _is_proper(hit), says_trade(hit.term.text) and len(hit.terms) == 1
