"""Trades told by a verb and its object: "lödde kretskort", "gjorde löner åt 400 anställda".

The pairs stand in `bot/content/deeds.yml`. Called by the finder of terms beside its search for the terms
themselves; who did it is `doers`' to say.
"""

from __future__ import annotations

from typing import Container, Iterable, Iterator, Mapping, NamedTuple, Sequence

from bot.content.loader import deeds
from bot.core.deeds import Deed
from bot.knowledge.doers import INFINITIVE, OTHER, PAUSE, STOP, SUPINE, begin, is_mine
from bot.knowledge.hits import Hit
from bot.knowledge.numbers import number
from bot.knowledge.swedish import Word, base_forms, key
from bot.knowledge.titles import is_title
from bot.knowledge.vocabulary import OCCUPATION, OWN, Concept, Term
from bot.knowledge.wordlists import listen_for

_REACH = 4
_OWN_REACH = 3
_YEARS, _HOME, _IN = "år", "hemma", "i"
_REGULAR = (("a", INFINITIVE), ("ar", OTHER), ("ade", OTHER), ("at", SUPINE))
_LISTED = (INFINITIVE, OTHER, OTHER, SUPINE)
Terms = tuple[Term, ...]


class _Words:
    """A list of nouns as the content writes them: whole, beginnings ("ugn*"), and alone ("gamla.")."""

    def __init__(self, listed: Sequence[str]) -> None:
        self._whole = frozenset(word for word in listed if word[-1] not in "*.")
        self._begins = tuple(word[:-1] for word in listed if word[-1] == "*")
        self._alone = frozenset(word[:-1] for word in listed if word[-1] == ".")

    def named(self, text: str, row: Sequence[Word], at: int) -> bool:
        """Whether the word at a place is one of them."""
        word = row[at].fold
        if word == _YEARS:
            return _YEARS in self._whole and _is_length(row, at)
        if self._begins and word.startswith(self._begins):
            return True
        if word in self._alone:
            return _is_alone(text, row, at)
        return any(form in self._whole for form in _forms(word))


class _Pair(NamedTuple):
    """One entry of the content, ready to be looked for."""

    terms: Terms
    what: _Words
    at: _Words | None


class DeedPairs:
    """What verbs and their objects say; built once over the terms that can be found."""

    def __init__(self, terms: Mapping[str, Terms]) -> None:
        book = deeds()
        self._terms = terms
        self._pairs: dict[str, list[_Pair]] = {}
        self._forms: dict[str, tuple[str, int]] = {}
        for verb, *others in book.forms:
            kinds = (*_LISTED, *[OTHER] * len(others))
            forms = list(zip((verb, *others), kinds, strict=False))
            self._forms.update({form: (verb, kind) for form, kind in reversed(forms)})
        listed = {verb for verb, *_ in book.forms}
        trades = {term.concept.id: term.concept for found in terms.values() for term in found if _is_of_ours(term)}
        for deed in sorted(book.deeds, key=lambda one: not one.at):  # what is told more closely first
            self._add(deed, trades, listed)

    def _add(self, deed: Deed, trades: Mapping[str | None, Concept], listed: Container[str]) -> None:
        concept = trades.get(deed.trade)
        named = self._terms.get(key(deed.trade), ())
        if concept is None and named and named[0].concept.kind == OCCUPATION:
            concept = named[0].concept
        if concept is None:  # a finder over some of the trades only
            return
        for verb in deed.did:
            term = Term(f"{verb} {deed.what[0].strip('*.')}", concept, OWN)
            pair = _Pair((term,), _Words(deed.what), _Words(deed.at) if deed.at else None)
            self._pairs.setdefault(verb, []).append(pair)
            if verb not in listed:
                self._forms.update({verb[:-1] + ending: (verb, kind) for ending, kind in _REGULAR})

    def find(self, text: str, row: Sequence[Word]) -> Iterator[Hit]:
        """The trades told so, at the words from the verb to its object."""
        for at, word in enumerate(row):
            verb, kind = self._forms.get(word.fold, ("", OTHER))
            pairs = self._pairs.get(verb)
            found = next(self._objects(text, row, at, pairs), None) if pairs else None
            if found is None or not is_mine(text, row, at, kind, self._forms):
                continue
            pair, place = found
            if not is_at_home(text, row, at, place, _sentence(text, row, at)):
                yield Hit(pair.terms, at, place if self._is_free(row, at, place) else at, False, True)

    def _objects(self, text: str, row: Sequence[Word], at: int, pairs: Iterable[_Pair]) -> Iterator[tuple[_Pair, int]]:
        """Each pair whose object follows the verb in its clause, and where."""
        reach = []
        for place in range(at + 1, min(at + 1 + _REACH, len(row))):
            word = row[place].fold
            if PAUSE.search(text, row[place - 1].end, row[place].start):
                break
            if word in listen_for("deed_stops") or word in listen_for("denials") or word in listen_for("belongings"):
                break
            reach.append(place)
            if word in self._forms and place > at + 1 and self._forms[word][0] in self._pairs:
                break
        sentence = _sentence(text, row, at)
        for pair in pairs:
            for place in reach:
                if not pair.what.named(text, row, place):
                    continue
                others = (other for other in sentence if other not in (at, place))
                if pair.at is None or any(pair.at.named(text, row, other) for other in others):
                    yield pair, place
                    break

    def _is_free(self, row: Sequence[Word], first: int, last: int) -> bool:
        """Whether nothing else can be named by the words between a verb and its object ("sålde i Karlstad bilar")."""
        between = [word.fold for word in row[first + 1 : last]]
        return not any(is_title(word) or key(word) in self._terms for word in between)


def _is_of_ours(term: Term) -> bool:
    return term.concept.kind == OCCUPATION and term.concept.id is not None


def _forms(word: str) -> tuple[str, ...]:
    """Base forms, of what is spoken too: "golve", "kontore"."""
    return (*base_forms(word), word[:-1]) if word.endswith("e") else base_forms(word)


def _is_length(row: Sequence[Word], at: int) -> bool:
    """ "i tio år", not "i år", "för tio år sen"."""
    counted = at > 0 and number(row[at - 1].fold) is not None
    return counted and not (at + 1 < len(row) and row[at + 1].fold in listen_for("not_lengths"))


def _is_alone(text: str, row: Sequence[Word], at: int) -> bool:
    """ "gav gamla medicin" and "duschade gamla på boendet", not "tvättade gamla bilar"."""
    if at + 1 == len(row) or PAUSE.search(text, row[at].end, row[at + 1].start):
        return True
    after = row[at + 1].fold
    return after in listen_for("at_a_place") | listen_for("joining") | listen_for("turning") | {"som"}


def _sentence(text: str, row: Sequence[Word], at: int) -> range:
    """Places of the words between full stops around a word."""
    first, last = begin(text, row, at, STOP), at + 1
    while last < len(row) and not STOP.search(text, row[last - 1].end, row[last].start):
        last += 1
    return range(first, last)


def is_at_home(text: str, row: Sequence[Word], verb: int, thing: int, around: range | None = None) -> bool:
    """ "lagade bilar hemma i garaget", "bytte däck på min bil": done for oneself, as the words `around` tell."""
    for at in around or _behind(text, row, verb, thing):
        there = at + 1 < len(row) and row[at + 1].fold == _IN
        if row[at].fold in listen_for("at_home") and not (there and row[at].fold == _HOME):  # "hemma i Syrien"
            return True
    small = listen_for("turning") | listen_for("at_a_place")
    return any(
        row[at].fold in listen_for("belongings") and (at == thing + 1 or row[at - 1].fold in small)
        for at in _behind(text, row, thing, thing)
    )


def _behind(text: str, row: Sequence[Word], first: int, last: int) -> Iterator[int]:
    """Places of the words from one to a few behind another, as far as nothing else begins."""
    for at in range(first + 1, min(last + 1 + _OWN_REACH, len(row))):
        if PAUSE.search(text, row[at - 1].end, row[at].start) or row[at].fold in listen_for("joining"):
            return
        yield at
