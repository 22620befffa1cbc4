"""From a term to the concepts it may mean, best first: exact, bent, joined, misspelled, meant.

`Linker.link` is for one term ("undersjöterska"); running text goes through `bot.knowledge.finder`.
Called by the interview, by `lotsen link` and by `lotsen suggest` for labels without ids.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Iterator

import numpy as np

from bot.content.loader import catalogue
from bot.knowledge.encoder import Vectors, encoder
from bot.knowledge.fuzzy import FuzzyIndex
from bot.knowledge.swedish import base_forms, fold, key, words
from bot.knowledge.taxonomy import taxonomy, trade_names
from bot.knowledge.vocabulary import LABEL, OWN, Concept, Term, Vocabulary, from_content

LONGEST = 200
# What each way of finding is worth; misspellings are weighed by their slips, see `fuzzy`.
_EXACT, _PART, _BENT, _INSIDE = 1.0, 0.8, 0.97, 0.85
_COMPOUND_AT_LEAST, _COMPOUND_SHARE = 0.5, 0.35
_COMMONER = 0.004
_HOPELESS, _HOPELESS_PHRASE = 0.5, 0.7
_MEANING_BELOW = 0.75
_MEANING_FLOOR, _MEANING_SHARE = 0.78, 3.0
_SHORTEST_HEAD = 5
_MOST_WORDS = 6


@dataclass(frozen=True)
class Candidate:
    """A concept a term may mean. `score` 0-1; under about 0.75 ask, never assume.

    `method`: exact, lemma, compound, fuzzy or meaning.
    """

    label: str
    concept_id: str | None
    id: str | None
    score: float
    method: str


class Linker:
    """Links terms to the concepts of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._index = FuzzyIndex([key(term.text) for term in vocabulary.terms])
        self._vectors: Vectors | None = None
        self._meant: list[Concept] = [concept for concept in vocabulary.concepts() if concept.id]

    def link(self, text: str, top: int = 5) -> list[Candidate]:
        """The likeliest concepts, at most `top`; empty when nothing is even remotely alike."""
        text = fold(" ".join(text.split()))[:LONGEST]
        if not key(text):
            return []
        best: dict[Concept, tuple[float, str]] = {}
        for concept, score, method in self._found(text, top):
            if score > best.get(concept, (0.0, ""))[0]:
                best[concept] = (score, method)
        if self._meant and max((score for score, _ in best.values()), default=0) < _MEANING_BELOW:
            for concept, score in self._by_meaning(text, top):
                if score > best.get(concept, (0.0, ""))[0]:
                    best[concept] = (score, "meaning")
        ranked = sorted(best.items(), key=lambda item: -item[1][0])
        return [
            Candidate(concept.label, concept.concept_id, concept.id, round(min(score, 1.0), 3), method)
            for concept, (score, method) in ranked[:top]
        ]

    def _found(self, text: str, top: int) -> Iterator[tuple[Concept, float, str]]:
        exact = list(self._exact(text))
        yield from exact
        if exact and top <= len(exact):
            return
        if not exact:
            yield from self._inside(text)
            yield from self._compound(text)
        for match in self._index.search(key(text), top * 2 + 2):
            if match.score > (_HOPELESS if text.count(" ") < 2 else _HOPELESS_PHRASE):
                term = self.vocabulary.terms[match.number]
                common = _COMMONER * math.log(self.vocabulary.spellings[term.concept])
                own = 0.0 if term.rank == OWN else 0.002 * term.rank
                yield term.concept, min(match.score, 0.96) + common - own, "fuzzy"

    def _exact(self, text: str) -> Iterator[tuple[Concept, float, str]]:
        """The text as it is, or with its last word bent back to the dictionary's form."""
        before, last = _split_last(text)
        for form in base_forms(last):
            terms = self.vocabulary.named(key(before + form))
            for term in terms:
                worth = (_EXACT if form == last else _BENT) - (1 - _PART) * (term.rank > LABEL)
                yield term.concept, worth, "exact" if form == last else "lemma"
            if terms:
                return

    def _inside(self, text: str) -> Iterator[tuple[Concept, float, str]]:
        """Longer terms first: "jobbade som svetsare på bruket" has a term in it."""
        row = [word.fold for word in words(text)]
        for size in range(min(_MOST_WORDS, len(row) - 1), 0, -1):
            found = False
            for at in range(len(row) - size + 1):
                part = " ".join(row[at : at + size])
                if len(part) >= _SHORTEST_HEAD:
                    for concept, score, method in self._exact(part):
                        found = True
                        yield concept, score * _INSIDE, method
            if found:
                return

    def _compound(self, text: str) -> Iterator[tuple[Concept, float, str]]:
        """The longest term the word ends with: a "lastbilsmekaniker" is a mechanic."""
        if " " in text:
            return
        for cut in range(2, len(text) - _SHORTEST_HEAD + 1):
            for form in base_forms(text[cut:]):
                terms: list[Term] = [term for term in self.vocabulary.named(key(form)) if term.rank <= LABEL]
                for term in terms:
                    share = len(form) / len(text)
                    yield term.concept, _COMPOUND_AT_LEAST + _COMPOUND_SHARE * share, "compound"
                if terms:
                    return

    def _by_meaning(self, text: str, top: int) -> list[tuple[Concept, float]]:
        """Only among what the content knows, and only where sentence vectors have meaning."""
        model = encoder()
        if model.kind != "e5":
            return []
        if self._vectors is None:
            self._vectors = model.encode([concept.label for concept in self._meant])
        likeness = self._vectors @ model.encode([text])[0]
        best = np.argsort(-likeness)[:top]
        scores = np.clip((likeness[best] - _MEANING_FLOOR) * _MEANING_SHARE, 0, _MEANING_BELOW - 0.01)
        return [(self._meant[int(i)], float(score)) for i, score in zip(best, scores, strict=True) if score > 0.1]


@lru_cache(maxsize=8)
def linker(kind: str) -> Linker:
    """The linker of one kind over the project's own content and the taxonomy, made on first use."""
    return Linker(from_content(kind, catalogue(), taxonomy(), trade_names()))


def _split_last(text: str) -> tuple[str, str]:
    """The text up to its last word, and that word."""
    before, gap, last = text.rpartition(" ")
    return before + gap, last
