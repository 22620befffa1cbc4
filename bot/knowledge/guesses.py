"""Misspelled terms in running text: by sound, by likeness, in pieces, by the trade a compound ends with.

Called by the finder of terms for the words nothing was found for. At most a few searches a text.
"""

from __future__ import annotations

import re
from typing import Callable, Iterator, Mapping, NamedTuple, Optional, Sequence

from bot.knowledge.fuzzy import FuzzyIndex, slips
from bot.knowledge.hits import Hit, fits, hit_of
from bot.knowledge.lexicon import Lexicon
from bot.knowledge.swedish import Word, base_forms, fold, sound
from bot.knowledge.titles import is_title, is_work_verb
from bot.knowledge.vocabulary import CERTIFICATE, LABEL, MUNICIPALITY, OCCUPATION, PART, SKILL, Term
from bot.knowledge.wordlists import beginnings, listen_for

_SEARCHES = 12  # misspelled words looked up per text
_SHORTEST, _SHORTEST_SOUND, _SHORTEST_COMPOUND, _SHORTEST_HEAD = 5, 5, 9, 6
_MOST_PIECES, _SHORTEST_PIECE, _SHORT_PIECE = 3, 2, 3
_ALMOST, _APART, _APART_KNOWN = 0.9, 0.85, 0.93
_UNLIKE = 0.34  # of the letters before a shared ending
_SPACE = re.compile(r"[ \t/-]+")
Terms = tuple[Term, ...]


class Close(NamedTuple):
    """Terms like something written, and how like (1: the same)."""

    terms: Terms
    score: float


class Guesser:
    """Guesses terms; built once over the terms that can be found."""

    def __init__(self, terms: Mapping[str, Terms], ordinary: Lexicon) -> None:
        self._terms, self._ordinary = terms, ordinary
        guesses = {key: found for key, found in terms.items() if len(key) > 4 and _is_guessable(found[0])}
        self._keys, self._guessable = list(guesses), list(guesses.values())
        self._index = FuzzyIndex(self._keys)
        self._sounds = {sound(key): found for key, found in reversed(guesses.items()) if len(key) >= _SHORTEST_SOUND}

    def guesses(self, text: str, row: Sequence[Word], keys: list[str], taken: Mapping[int, Hit]) -> list[Hit]:
        """Hits at words that are free; one in pieces may take over a single word's hit."""
        found: list[Hit] = []
        used: set[int] = set()
        searches = [_SEARCHES]
        for at in range(len(row)):
            if searches[0] <= 0:
                break
            joined = self._in_pieces(text, row, keys, at, taken, searches)
            if joined is not None and used.isdisjoint(range(joined.first, joined.last + 1)):
                found.append(joined)
                used.update(range(joined.first, joined.last + 1))
        for at in range(len(row)):
            if at in taken or at in used or searches[0] <= 0:
                continue
            hit = self._word(row, keys[at], at, searches)
            if hit is not None:
                found.append(hit)
        return found

    def _word(self, row: Sequence[Word], word: str, at: int, searches: list[int]) -> Optional[Hit]:
        """One word that is no ordinary one."""
        if len(word) < _SHORTEST or not word.isalpha() or word in listen_for("no_places") | listen_for("countries"):
            return None
        head = self._head(word)
        if head is not None and any(form in self._terms for form in base_forms(word)):
            return None  # a trade that is known and does not fit here: "kan tandläkaren läsa det"
        if word in self._ordinary and (head is None or head.concept.id is None):
            return None  # "ungdomarna" judge nobody
        heard = self._sounds.get(sound(word))
        if heard is not None and fits(heard[0], row, at, at):
            return hit_of(heard, row, at, at)
        searches[0] -= 1
        close = self._close(word, lambda terms: _floor(terms[0], word, row, at))
        if close is not None and fits(close.terms[0], row, at, at) and (head is None or close.score >= _ALMOST):
            return hit_of(close.terms, row, at, at)
        return hit_of((head,), row, at, at) if head is not None else None

    def _in_pieces(
        self, text: str, row: Sequence[Word], keys: list[str], last: int, taken: Mapping[int, Hit], searches: list[int]
    ) -> Optional[Hit]:
        """ "prosess operatör", "bud bil förare": the piece a title ends with, and one or two before it."""
        known = taken.get(last)
        if known is not None and (known.first != last or known.term.concept.kind not in (OCCUPATION, SKILL)):
            return None
        done = last > 0 and is_work_verb(row[last - 1].fold)
        if not done and not self._may_end_a_title(row[last].fold):
            return None
        sure = known is not None or ((done or not is_title(row[last].fold)) and row[last].fold in self._ordinary)
        best: Optional[tuple[float, Hit]] = None
        for first in range(last - 1, max(last - _MOST_PIECES, -1), -1):
            if not _is_piece(row[first].fold) or not _SPACE.fullmatch(text, row[first].end, row[first + 1].start):
                break
            searches[0] -= 1
            pieces = keys if done else [word.fold for word in row]
            floor = _APART_KNOWN if sure or first in taken or len(row[first].fold) < _SHORT_PIECE else _APART
            close = self._joined("".join(pieces[first : last + 1]), floor, len(row[last].fold) + 1)
            if close is None or not fits(close.terms[0], row, first, last):
                continue
            if best is None or close.score > best[0]:
                best = close.score, hit_of(close.terms, row, first, last)
        return best[1] if best is not None else None

    def _joined(self, word: str, floor: float, longer_than: int) -> Optional[Close]:
        """By sound or by likeness; the term must be longer than the last piece, or that piece is all it has."""
        heard = self._sounds.get(sound(word))
        if heard is not None:
            return Close(heard, 1.0)
        return self._close(word, lambda terms: floor, longer_than)

    def _may_end_a_title(self, word: str) -> bool:
        if len(word) < 4 or not word.isalpha():
            return False
        return is_title(word) or word.endswith(beginnings("bent_agents"))

    def _close(self, word: str, floor: Callable[[Terms], float], longer_than: int = 0) -> Optional[Close]:
        for match in self._index.search(word, 1):
            terms = self._guessable[match.number]
            if len(self._keys[match.number]) <= longer_than or match.score < floor(terms):
                return None
            if terms[0].concept.kind == CERTIFICATE and not _is_alike_before(word, self._keys[match.number]):
                return None
            if terms[0].concept.kind == OCCUPATION and word.endswith(beginnings("no_title_endings")):
                return None
            return Close(terms, match.score)
        return None

    def _head(self, word: str) -> Optional[Term]:
        """The trade a compound ends with: a "lastbilsmekaniker" is a mechanic."""
        if len(word) < _SHORTEST_COMPOUND:
            return None
        return next(self._heads(word), None)

    def _heads(self, word: str) -> Iterator[Term]:
        for cut in range(3, len(word) - _SHORTEST_HEAD + 1):
            for form in base_forms(word[cut:]):
                terms = self._terms.get(form, ()) if form not in listen_for("no_heads") else ()
                trade = terms and terms[0].concept.kind == OCCUPATION and terms[0].rank <= LABEL
                if trade and form.endswith(beginnings("agents")):
                    yield terms[0]


def _is_guessable(term: Term) -> bool:
    """Towns elsewhere too: what is likest one of them is no misspelled place of ours."""
    known = term.concept.id is not None or term.concept.kind in (OCCUPATION, MUNICIPALITY)
    return term.rank < PART and known


def _is_alike_before(word: str, known: str) -> bool:
    """Whether two names of papers are alike in what stands before an ending they share."""
    ending = next((end for end in beginnings("paper_endings") if word.endswith(end) and known.endswith(end)), "")
    one, two = word.removesuffix(ending), known.removesuffix(ending)
    return not ending or slips(one, two) <= max(len(one), len(two)) * _UNLIKE


def _is_piece(piece: str) -> bool:
    """Whether a word may be the beginning of a title written apart."""
    small = piece in listen_for("no_pieces") or piece in listen_for("fillers")
    return len(piece) >= _SHORTEST_PIECE and piece.isalpha() and not small


def _floor(term: Term, word: str, row: Sequence[Word], at: int) -> float:
    """How alike a misspelling must be: short words more, where a trade or place is expected less."""
    floor = 0.88 if len(word) < 6 else 0.85 if len(word) < 8 else 0.83
    if term.concept.kind == MUNICIPALITY:
        town = fold(term.text).startswith(fold(term.concept.label))
        named = len(row) <= 2 or _is_place(row, at)
        return (floor if town else _ALMOST) - (0.09 if named else 0.0)
    expected = len(row) <= 2 or (at and row[at - 1].fold == "som")
    return floor - 0.04 if expected else floor


def _is_place(row: Sequence[Word], at: int) -> bool:
    before = row[at - 1].fold if at else ""
    after = row[at + 1].fold if at + 1 < len(row) else ""
    return before in listen_for("place_cues") or after.startswith("kommun")
