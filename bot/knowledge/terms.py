"""The terms of all vocabularies in running text: longest first, bent, written apart, misspelled.

The part of the finder that knows words; numbers and days are elsewhere.
"""

from __future__ import annotations

import re
from typing import Iterator, Mapping, NamedTuple, Sequence

from bot.knowledge.fuzzy import FuzzyIndex
from bot.knowledge.lexicon import Lexicon
from bot.knowledge.swedish import Word, base_forms, doers, key
from bot.knowledge.vocabulary import (
    CERTIFICATE,
    LABEL,
    LANGUAGE,
    MUNICIPALITY,
    OCCUPATION,
    OWN,
    PART,
    SKILL,
    Term,
    Vocabulary,
)
from bot.knowledge.wordlists import beginnings, listen_for

KINDS = (OCCUPATION, CERTIFICATE, LANGUAGE, MUNICIPALITY, SKILL)  # which wins for the same words
_MOST_WORDS = 6
_SEARCHES = 12  # misspelled words looked up per text
_JOINABLE = re.compile(r"[\s/-]*")
_SHORTEST_JOINED, _SHORTEST_PIECE, _SHORTEST_COMPOUND, _SHORTEST_HEAD = 7, 3, 9, 6
_ABBREVIATION = 3  # "VA" and "IT" are words of their own only in capitals: many write "va" for "vad"
_ALMOST = 0.9


class Hit(NamedTuple):
    """Terms (one concept, or several sharing half a label) found at the words `first`..`last`."""

    term: Term
    first: int
    last: int
    sure: bool


class TermFinder:
    """Finds terms; built once over the vocabularies of all kinds."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary], ordinary: Lexicon) -> None:
        self._ordinary = ordinary
        self._terms: dict[str, Term] = {}
        for kind in KINDS:
            for term in vocabularies[kind].terms if kind in vocabularies else ():
                known = self._terms.get(key(term.text))
                if _is_findable(term) and (known is None or term.rank < known.rank):
                    self._terms[key(term.text)] = term
        self._starts = {term_key[:3] for term_key in self._terms}
        guesses = {k: term for k, term in self._terms.items() if len(k) > 4 and _is_guessable(term)}
        self._guessable = list(guesses.values())
        self._index = FuzzyIndex(list(guesses))

    def find(self, text: str, row: Sequence[Word]) -> list[Hit]:
        """Every term in the words of a text, none overlapping, in order."""
        keys = [key(word.fold) for word in row]
        exact = [hit for at in range(len(row)) for hit in self._at(text, row, keys, at)]
        exact.sort(key=lambda hit: (hit.first - hit.last, KINDS.index(hit.term.concept.kind), hit.first))
        taken: set[int] = set()
        hits: list[Hit] = []
        for hit in exact:
            places = range(hit.first, hit.last + 1)
            if taken.isdisjoint(places):
                taken.update(places)
                hits.append(hit)
        hits.extend(self._guesses(row, keys, taken))
        return sorted(hits, key=lambda hit: hit.first)

    def _at(self, text: str, row: Sequence[Word], keys: list[str], at: int) -> Iterator[Hit]:
        """The longest term that begins at a word."""
        if "".join(keys[at : at + _MOST_WORDS])[:3] not in self._starts:
            return
        joined, most = [""], 0
        for place in range(at, min(at + _MOST_WORDS, len(row))):
            if place > at and not _JOINABLE.fullmatch(text, row[place - 1].end, row[place].start):
                break
            joined.append(joined[-1] + keys[place])
            most += 1
        for size in range(most, 0, -1):
            last = at + size - 1
            term = self._term(joined[size - 1], keys[last], [row[i].fold for i in range(at, last + 1)])
            if term is not None and _fits(term, row, at, last):
                yield Hit(term, at, last, True)
                return

    def _term(self, before: str, last: str, pieces: list[str]) -> Term | None:
        for form in base_forms(last):
            term = self._terms.get(before + form)
            if term is None or (form != last and not _is_bendable(term, form, last)):
                continue
            if not before or " " in term.text or "-" in term.text or _is_written_apart(before + form, pieces):
                return term
        for doer in doers(last) if not before else ():
            term = self._terms.get(doer)
            if term is not None and term.concept.kind == OCCUPATION and term.rank == OWN:
                return term
        return None

    def _guesses(self, row: Sequence[Word], keys: list[str], taken: set[int]) -> Iterator[Hit]:
        """Misspelled and compound words among those no term was found for."""
        searches = 0
        for at, word in enumerate(keys):
            if at in taken or len(word) < 5 or not word.isalpha():
                continue
            head = self._head(word)
            if word in self._ordinary and head is None:
                continue
            if searches == _SEARCHES:
                return
            searches += 1
            close = self._close(word, _floor(word, row, at))
            if close is not None and _fits(close[0], row, at, at) and (head is None or close[1] >= _ALMOST):
                yield Hit(close[0], at, at, False)
            elif head is not None:
                yield Hit(head, at, at, False)

    def _close(self, word: str, floor: float) -> tuple[Term, float] | None:
        for match in self._index.search(word, 1):
            if match.score >= floor:
                return self._guessable[match.number], match.score
        return None

    def _head(self, word: str) -> Term | None:
        """The trade a compound ends with: a "lastbilsmekaniker" is a mechanic."""
        if len(word) < _SHORTEST_COMPOUND:
            return None
        for cut in range(3, len(word) - _SHORTEST_HEAD + 1):
            for form in base_forms(word[cut:]):
                term = self._terms.get(form)
                if (
                    term
                    and term.concept.kind == OCCUPATION
                    and term.rank <= LABEL
                    and form.endswith(beginnings("agents"))
                ):
                    return term
        return None


def _is_findable(term: Term) -> bool:
    concept, length = term.concept, len(key(term.text))
    if concept.id is not None:
        return length > 1
    if concept.kind == LANGUAGE:
        return length > 5 and term.text.endswith("ska")
    return concept.kind in (OCCUPATION, MUNICIPALITY) and length > 2


def _is_guessable(term: Term) -> bool:
    return term.rank < PART and (term.concept.id is not None or term.concept.kind == OCCUPATION)


def _is_bendable(term: Term, form: str, written: str) -> bool:
    """Names of places take no ending but -s; short words are too like others to be bent."""
    if term.concept.kind == MUNICIPALITY or len(form) < 4:
        return written == form + "s" and len(form) > 2
    return True


def _is_written_apart(joined: str, pieces: list[str]) -> bool:
    """ "under sköterska": a single word in pieces that are no accident."""
    return len(joined) >= _SHORTEST_JOINED and all(len(piece) >= _SHORTEST_PIECE for piece in pieces)


def _fits(term: Term, row: Sequence[Word], first: int, last: int) -> bool:
    """Whether what stands around allows it: "vara" is no town, "svenskt körkort" no language."""
    concept, before = term.concept, row[first - 1].fold if first else ""
    if len(term.text) <= _ABBREVIATION and term.text.isupper() and len(row) > 1:
        return row[first].text.isupper()
    if concept.kind == MUNICIPALITY and concept.id is None:
        name = row[first].text
        return name[:1].isupper() and (before in listen_for("place_cues") or len(row) <= 2)
    if concept.kind == LANGUAGE and (len(key(term.text)) < 5 or term.text.endswith("sk")):
        return len(row) <= 2 or any(word.fold in listen_for("language_cues") for word in row[max(first - 3, 0) : first])
    return True


def _floor(word: str, row: Sequence[Word], at: int) -> float:
    """How alike a misspelling must be: short words more, where a trade or place is expected less."""
    floor = 0.88 if len(word) < 6 else 0.85 if len(word) < 8 else 0.83
    expected = len(row) <= 2 or (at and row[at - 1].fold in ("som", "i", "från", "bor"))
    return floor - 0.04 if expected else floor
