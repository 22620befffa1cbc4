"""Which words of a message speak of what is wished, which of what has been done, and what is not wanted.

"Svetsare i 8 år men vill bli kock" tells one trade and wishes for another: every trade and every word
belongs to the cue nearest to it in its own clause, else to the one that its sentence began with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from bot.core import telling_words as telling
from bot.core.conversation import Reading

WISHED, DONE = "wished", "done"
_CUE = re.compile(rf"(?P<wished>{telling.WISHING})|(?P<done>{telling.WORKED})", re.IGNORECASE)
_BREAK = re.compile(telling.CLAUSE_BREAK, re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?\n]")
_UNWANTED = re.compile(telling.UNWANTED, re.IGNORECASE)
_EXCEPT = re.compile(telling.ALL_BUT, re.IGNORECASE)
_WANTED_AGAIN = re.compile(telling.WANTED_AGAIN, re.IGNORECASE)
_GOES_ON = re.compile(r"fortsätt|\bstanna", re.IGNORECASE)
Span = tuple[int, int]


def kind_at(text: str, place: int) -> str | None:
    """WISHED or DONE for what stands at a place of a text; None where nothing tells."""
    begin, end = _clause(text, place)
    sentence = max((stop for _, stop in _marks(text, _SENTENCE) if stop <= begin), default=0)
    before = [kind for start, kind in _cues(text) if begin <= start < place]
    after = [kind for start, kind in _cues(text) if place <= start < end]
    inherited = [kind for start, kind in _cues(text) if sentence <= start < begin]
    return next(iter(before[-1:] or after[:1] or inherited[-1:]), None)


def kind_of(text: str, entity: Mapping[str, Any]) -> str | None:
    """The same for something found in the text."""
    return kind_at(text, _place(entity))


def is_wished(text: str, entity: Mapping[str, Any]) -> bool:
    """Whether a trade is named as one to come; "vill fortsätta som svetsare" is one that has been, too."""
    begin, end = _clause(text, _place(entity))
    return kind_of(text, entity) == WISHED and not _GOES_ON.search(text, begin, end)


def wished_only(reading: Reading) -> Reading:
    """The reading with nothing but wishes: other words are blanked, so that places stay; no trades done."""
    text = re.sub(
        r"\S+",
        lambda word: word[0] if kind_at(reading.text, word.start()) == WISHED else " " * len(word[0]),
        reading.text,
    )
    kept = tuple(
        item for item in reading.entities if item.get("entity") != "occupation" or kind_of(reading.text, item) == WISHED
    )
    return replace(reading, text=text, entities=kept)


def unwanted(text: str, names: Callable[[str], bool]) -> list[Span]:
    """The parts of a text that say what is not wanted: what follows a denial, else what stands before it.

    "Allt utom vård", "absolut inte vård", "vård vill jag inte jobba med"; `names` says whether a part
    names something one could want.
    """
    found: list[Span] = []
    for denial in _UNWANTED.finditer(text):
        end = _reach(text, denial)
        if names(text[denial.end() : end]):
            found.append((denial.start(), end))
        elif not _EXCEPT.fullmatch(denial[0]):
            found.append((_clause(text, denial.start())[0], end))
    return found


def within(place: int, spans: list[Span]) -> bool:
    return any(start <= place < end for start, end in spans)


def _reach(text: str, denial: re.Match[str]) -> int:
    """How far a denial reaches: to what is wanted again; to a comma, unless a list goes on behind it."""
    stop = _WANTED_AGAIN.search(text, denial.end())
    end = stop.start() if stop else len(text)
    comma = text.find(",", denial.end(), end)
    goes_on = _EXCEPT.fullmatch(denial[0]) or comma >= 0 and re.search(r"\b(eller|och|o|samt)\b", text[comma:end])
    return end if comma < 0 or goes_on else comma


def _place(entity: Mapping[str, Any]) -> int:
    start = entity.get("start")
    return start if isinstance(start, int) else 0


def _clause(text: str, place: int) -> Span:
    breaks = _marks(text, _BREAK)
    begin = max((stop for _, stop in breaks if stop <= place), default=0)
    return begin, min((start for start, _ in breaks if start >= place), default=len(text))


@lru_cache(maxsize=16)
def _marks(text: str, pattern: re.Pattern[str]) -> list[Span]:
    return [found.span() for found in pattern.finditer(text)]


@lru_cache(maxsize=16)
def _cues(text: str) -> list[tuple[int, str]]:
    return [(found.start(), str(found.lastgroup)) for found in _CUE.finditer(text)]
