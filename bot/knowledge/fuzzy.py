"""Which terms a misspelled word may stand for: letter groups choose, weighted slips of the finger rank.

Called by the linker. Built for tens of thousands of terms and well under two milliseconds a word.
"""

from __future__ import annotations

from typing import NamedTuple, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

from bot.knowledge.swedish import plain

CHOSEN = 300  # candidates by shared letter groups
WEIGHED = 12  # of those, how many are looked at slip by slip
LONGEST = 60

_KEYBOARD = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
# What one slip costs; 1 is a plain wrong letter.
_NEIGHBOUR, _SAME_SOUND, _DOUBLED, _SWAPPED, _LINKING_S, _ENDING, _FIRST = 0.75, 0.55, 0.5, 0.7, 0.55, 0.6, 1.25
_SOUNDS = ("eäæ", "aå", "oåuö", "sczx", "ckqg", "fvw", "iyj", "dt", "bp", "oöø", "eé")
_ENDINGS = frozenset("nrastedm")


class Match(NamedTuple):
    """A term by its number in the index; `score` is 1 for the same spelling, 0 for nothing alike."""

    number: int
    score: float


class Slip(NamedTuple):
    """One edit (insert, delete or replace) from the text at `at` to the term at `to`."""

    kind: str
    at: int
    to: int


class FuzzyIndex:
    """Terms (folded) that can be searched by likeness."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = [term[:LONGEST] for term in terms]
        self._plain = [plain(term) for term in self._terms]
        self._postings = _postings(self._plain)
        self._group_counts = np.array([len(term) + 1 for term in self._terms], dtype=np.float32)

    def search(self, text: str, top: int = 5) -> list[Match]:
        """The likeliest terms for a folded text, best first."""
        text = text[:LONGEST]
        chosen = self._choose(plain(text))
        if not len(chosen):
            return []
        spelled = [self._terms[index] for index in chosen]
        distances = process.cdist([text], spelled, scorer=OSA.distance, dtype=np.int32)[0]
        order = np.argsort(distances, kind="stable")
        close = order[: max(WEIGHED, top)]
        matches = [Match(int(chosen[i]), self._score(text, spelled[i])) for i in close]
        return sorted(matches, key=lambda match: (-match.score, match.number))[:top]

    def _choose(self, text: str) -> npt.NDArray[np.int64]:
        """Terms that share most letter groups with the text, relative to their length."""
        groups = _groups(text)
        found = [self._postings[group] for group in groups if group in self._postings]
        if not found:
            return np.empty(0, dtype=np.int64)
        shared = np.bincount(np.concatenate(found), minlength=len(self._terms)).astype(np.float32)
        likeness = 2 * shared / (self._group_counts + len(text) + 1)
        if len(likeness) <= CHOSEN:
            return np.flatnonzero(likeness)
        best = np.argpartition(-likeness, CHOSEN)[:CHOSEN]
        best = best[likeness[best] > 0]
        return best[np.argsort(-likeness[best], kind="stable")]

    @staticmethod
    def _score(text: str, term: str) -> float:
        return 1.0 - slips(text, term) / max(len(text), len(term), 1)


def slips(text: str, term: str) -> float:
    """How much went wrong in writing `text` for `term`: the sum of the slips' costs."""
    total = 0.0
    row = [Slip(op.tag, op.src_pos, op.dest_pos) for op in Levenshtein.editops(text, term)]
    number = 0
    while number < len(row):
        if number + 1 < len(row) and _is_swap(text, term, row[number], row[number + 1]):
            total += _SWAPPED
            number += 2
        else:
            total += _cost(text, term, row[number])
            number += 1
    return total


def _is_swap(text: str, term: str, one: Slip, two: Slip) -> bool:
    (kind, at, to), (kind2, at2, to2) = one, two
    if kind == kind2 == "replace":
        return at2 == at + 1 and text[at] == term[to2] and text[at2] == term[to]
    if {kind, kind2} == {"insert", "delete"} and abs(at2 - at) <= 2:
        removed = text[at] if kind == "delete" else text[at2]
        added = term[to] if kind == "insert" else term[to2]
        return removed == added
    return False


def _cost(text: str, term: str, slip: Slip) -> float:
    kind, at, to = slip
    if kind == "replace":
        cost = _replacement(text[at], term[to])
    else:
        word, place = (term, to) if kind == "insert" else (text, at)
        cost = _extra(word, place)
    return cost * (_FIRST if at == 0 else 1.0)


def _extra(word: str, place: int) -> float:
    """A letter too many (or too few) at `place` of `word`."""
    letter = word[place]
    if letter in word[max(place - 1, 0) : place] + word[place + 1 : place + 2]:
        return _DOUBLED
    if letter in " -":
        return 0.2
    if place >= len(word) - 3 and letter in _ENDINGS:
        return _ENDING
    return _LINKING_S if letter == "s" and place else 1.0


def _replacement(written: str, meant: str) -> float:
    if plain(written) == plain(meant):
        return 0.4
    if any(written in sound and meant in sound for sound in _SOUNDS):
        return _SAME_SOUND
    return _NEIGHBOUR if meant in _BESIDE.get(written, "") else 1.0


def _beside() -> dict[str, str]:
    """The neighbours of each key on a Swedish keyboard."""
    places = {letter: (x + row * 0.4, row) for row, keys in enumerate(_KEYBOARD) for x, letter in enumerate(keys)}
    return {
        one: "".join(two for two, (u, v) in places.items() if two != one and abs(x - u) <= 1.1 and abs(y - v) <= 1)
        for one, (x, y) in places.items()
    }


def _groups(text: str) -> list[str]:
    padded = f"^{text}$"
    pairs = [padded[i : i + 2] for i in range(len(padded) - 1)]
    return list(dict.fromkeys(pairs)) + [padded[i : i + 3] for i in range(len(padded) - 2)]


def _postings(terms: Sequence[str]) -> dict[str, npt.NDArray[np.int32]]:
    lists: dict[str, list[int]] = {}
    for index, term in enumerate(terms):
        for group in dict.fromkeys(_groups(term)):
            lists.setdefault(group, []).append(index)
    return {group: np.array(indexes, dtype=np.int32) for group, indexes in lists.items()}


_BESIDE = _beside()
