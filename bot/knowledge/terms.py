"""The terms of all vocabularies in running text: longest first, bent, written apart, misspelled.

The part of the finder that knows words; numbers and days are elsewhere. What is not written as it
should be is `guesses`' work, which of the trades named are meant is `trades`'.
"""

from __future__ import annotations

import re
from typing import Iterator, Mapping, Sequence

from bot.knowledge.deed_pairs import DeedPairs, is_at_home
from bot.knowledge.deeds import Deeds
from bot.knowledge.guesses import Guesser
from bot.knowledge.hits import Hit, fits, hit_of
from bot.knowledge.lexicon import Lexicon
from bot.knowledge.places import PlaceNames, meant_places
from bot.knowledge.sayings import literal
from bot.knowledge.swedish import Word, base_forms, key
from bot.knowledge.titles import is_title, is_work_verb, lookup_key
from bot.knowledge.trades import settled
from bot.knowledge.vocabulary import (
    CERTIFICATE,
    LANGUAGE,
    MUNICIPALITY,
    OCCUPATION,
    OWN,
    SKILL,
    Term,
    Vocabulary,
)
from bot.knowledge.wordlists import listen_for

KINDS = (OCCUPATION, CERTIFICATE, LANGUAGE, MUNICIPALITY, SKILL)  # which wins for the same words
_MOST_WORDS = 6
_JOINABLE = re.compile(r"[\s/-]*")
_SHORTEST_JOINED, _SHORTEST_PIECE, _SHORTEST_LAST = 7, 3, 5
_LONG_WORD = 9
_DEED_LENGTH = -0.5
_SPOKEN_O = "ôoöå"  # "kôkk", "snickôrverkstad": how the vowel is written as it is spoken, and what it stands for
Terms = tuple[Term, ...]


class TermFinder:
    """Finds terms; built once over the vocabularies of all kinds."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary], ordinary: Lexicon) -> None:
        self._ordinary = ordinary
        self._terms: dict[str, Terms] = {}
        for kind in KINDS:
            for term in vocabularies[kind].terms if kind in vocabularies else ():
                if _is_findable(term):
                    term_key = _term_key(term.text)
                    self._terms[term_key] = _sharing(self._terms.get(term_key, ()), term)
        self._starts = {term_key[:3] for term_key in self._terms}
        short = {name: terms for name, terms in self._terms.items() if len(name) < _SHORTEST_PIECE}
        self._short_places = {name for name, terms in short.items() if terms[0].concept.kind == MUNICIPALITY}
        self._deeds = Deeds(self._terms)
        self._pairs = DeedPairs(self._terms)
        self._guesser = Guesser(self._terms, ordinary)
        self._places = PlaceNames(vocabularies[MUNICIPALITY].terms if MUNICIPALITY in vocabularies else ())

    def find(self, text: str, row: Sequence[Word]) -> list[Hit]:
        """Every term in the words of a text, none overlapping, in order."""
        keys = [lookup_key(word.fold) for word in row]
        exact = [hit for at in range(len(row)) for hit in self._at(text, row, keys, at)]
        plain = [key(word.fold) for word in row]
        if plain != keys:  # "bar tender" is no deed
            exact += [hit for at in range(len(row)) for hit in self._at(text, row, plain, at)]
        for letter in _SPOKEN_O[1:] if _SPOKEN_O[0] in text.lower() else ():
            said = [word.replace(_SPOKEN_O[0], letter) for word in keys]
            exact += [hit for at in range(len(row)) for hit in self._at(text, row, said, at)]
        told = self._deeds.told(text, row, keys)
        if told != keys:
            exact += [hit for at in range(len(row)) if told[at] != keys[at] for hit in self._at(text, row, told, at)]
        exact += self._deeds.find(text, row, plain)
        exact = [hit for hit in exact if not _is_for_oneself(hit, text, row)]
        told_by_verb = {hit.first for hit in exact if hit.strong and hit.first == hit.last}
        exact += [hit._replace(strong=hit.first in told_by_verb) for hit in self._pairs.find(text, row)]
        exact.sort(key=lambda hit: (not (hit.strong or hit.deed), _length(hit), _order(hit), hit.first))
        taken: dict[int, Hit] = {}
        hits: list[Hit] = []
        for hit in exact:
            places = range(hit.first, hit.last + 1)
            if taken.keys().isdisjoint(places):
                taken.update(dict.fromkeys(places, hit))
                hits.append(hit)
        guessed = [hit for hit in self._guesser.guesses(text, row, keys, taken) if not _is_for_oneself(hit, text, row)]
        replaced = {place for hit in guessed for place in range(hit.first, hit.last + 1)}
        hits = [hit for hit in hits if replaced.isdisjoint(range(hit.first, hit.last + 1))] + guessed
        hits += self._places.held(hits, row)
        return settled(meant_places(literal(hits, text, row), text, row), text, row)

    def _at(self, text: str, row: Sequence[Word], keys: list[str], at: int) -> Iterator[Hit]:
        """The terms that begin at a word, longest first."""
        if "".join(keys[at : at + _MOST_WORDS])[:3] not in self._starts and keys[at] not in self._short_places:
            return
        joined, most = [""], 0
        for place in range(at, min(at + _MOST_WORDS, len(row))):
            if place > at and not _JOINABLE.fullmatch(text, row[place - 1].end, row[place].start):
                break
            joined.append(joined[-1] + keys[place])
            most += 1
        for size in range(most, 0, -1):
            last = at + size - 1
            pieces = [row[i].fold for i in range(at, last + 1)]
            for terms in self._named(joined[size - 1], keys[last], pieces):
                if fits(terms[0], row, at, last) or self._is_town_elsewhere(terms[0], row, at):
                    yield hit_of(terms, row, at, last)

    def _is_verb(self, word: str) -> bool:
        return word in self._ordinary and (len(word) < _LONG_WORD or word.endswith("erar"))

    def _is_town_elsewhere(self, term: Term, row: Sequence[Word], at: int) -> bool:
        """ "bor i åmål" without the capital letter, unless the word is an ordinary one ("i vara")."""
        if term.concept.kind != MUNICIPALITY or term.concept.id is not None or not at:
            return False
        return row[at - 1].fold in listen_for("place_cues") and row[at].fold not in self._ordinary

    def _named(self, before: str, last: str, pieces: list[str]) -> Iterator[Terms]:
        """What words mean, bent back or not; a trade too where the nearest form is something else."""
        found = False
        for form in base_forms(last):
            terms = self._terms.get(before + form)
            if terms is None or (form != last and not _is_bendable(terms[0], form, last)):
                continue
            if not before and form == last + "e" and self._is_verb(last) and not _is_ours(terms[0], form):
                continue  # "laddar" is what somebody does, not a title cut short as in "ja va murar"
            written, trade = terms[0].text, terms[0].concept.kind == OCCUPATION
            whole = not before or " " in written or "-" in written or _is_written_apart(before + form, pieces)
            if whole and (trade or not found):
                yield terms
                if trade:
                    return
                found = True


def _is_ours(term: Term, form: str) -> bool:
    return term.concept.id is not None and form not in listen_for("no_doers")


def _term_key(text: str) -> str:
    """As `key`, with the verbs a text is read with."""
    return key("".join(lookup_key(word) if word.isalpha() else word for word in text.lower().split()))


def _sharing(known: Terms, term: Term) -> Terms:
    """The terms of one key: trades of ours that share a name stand together, else the surest alone."""
    if not known or term.rank < known[0].rank:
        return (term,)
    both = term.rank == known[0].rank == OWN and term.concept.kind == known[0].concept.kind == OCCUPATION
    if not both or term.concept in (other.concept for other in known):
        return known
    if key(known[0].text) == key(known[0].concept.label):
        return known
    return (term,) if key(term.text) == key(term.concept.label) else (*known, term)


def _is_for_oneself(hit: Hit, text: str, row: Sequence[Word]) -> bool:
    """ "bytte däck på min bil", "lagat mat hemma": what everybody does."""
    deed = hit.strong and hit.first < hit.last and is_work_verb(row[hit.first].fold)
    return deed and is_at_home(text, row, hit.first, hit.last)


def _length(hit: Hit) -> float:
    """Longest first; a deed by its verb and object yields to a name of several words, not to one of a single one."""
    return _DEED_LENGTH if hit.deed else hit.first - hit.last


def _order(hit: Hit) -> int:
    return KINDS.index(hit.term.concept.kind)


def _is_findable(term: Term) -> bool:
    concept, length = term.concept, len(key(term.text))
    if concept.id is not None:
        return length > 1
    if concept.kind == LANGUAGE:
        return length > 5 and term.text.endswith("ska")
    return concept.kind in (OCCUPATION, MUNICIPALITY) and length > 2


def _is_bendable(term: Term, form: str, written: str) -> bool:
    """Names of places take no ending but -s; short words are too like others to be bent."""
    if term.concept.kind == MUNICIPALITY or len(form) < 4:
        return written == form + "s" and len(form) > 2
    return True


def _is_written_apart(joined: str, pieces: list[str]) -> bool:
    """ "under sköterska", "el montör": a single word in pieces that are no accident."""
    if len(joined) < _SHORTEST_JOINED or pieces[0] in listen_for("no_pieces"):
        return False
    if pieces[0] in listen_for("no_beginnings") and not is_title(pieces[-1]):
        return False
    short = [piece for piece in pieces[:-1] if len(piece) < _SHORTEST_PIECE]
    if not short:
        return len(pieces[-1]) >= _SHORTEST_PIECE
    return len(pieces[-1]) >= _SHORTEST_LAST and is_title(pieces[-1]) and not listen_for("fillers") & set(short)
