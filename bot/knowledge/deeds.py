"""Trades said without their title: what was done, where, and titles turned round ("chaufför buss").

Called by the finder of terms beside its search for the terms themselves.
"""

from __future__ import annotations

import re
from typing import Iterator, Mapping, Sequence

from bot.knowledge.hits import Hit, fits, hit_of
from bot.knowledge.swedish import Word, base_forms, doers, done, key
from bot.knowledge.titles import is_title, is_work_verb, lookup_key, plain_verbs
from bot.knowledge.vocabulary import LABEL, OCCUPATION, OWN, Term
from bot.knowledge.wordlists import beginnings, listen_for

_LENGTH_OF_TIME = re.compile(r"\d ?år\b|\bår\b|\bmån")
_PAUSE = re.compile(r"[.;:!?\n]")
_JOINED = re.compile(r"[ \t/&+-]*")
_TIGHT = re.compile(r"[ \t/-]+")
_JOB = re.compile(r"(?P<what>\w{3,})jobb(?P<the>et|ets|e)?")
_WORKED = "jobbat"
_MODAL_REACH, _PLACE_REACH, _JOB_REACH = 3, 4, 3
_FAR = 8
_SHORTEST_AGENT, _SHORTEST_OBJECT = 4, 3
_DEFINITE = ("en", "et", "an")
Terms = tuple[Term, ...]


class Deeds:
    """What a text says was done for work; built once over the terms that can be found."""

    def __init__(self, terms: Mapping[str, Terms]) -> None:
        self._terms = terms

    def find(self, text: str, row: Sequence[Word], keys: Sequence[str]) -> Iterator[Hit]:
        """Every trade a deed, a workplace with its small words or a turned title says; they may overlap."""
        lasting = _LENGTH_OF_TIME.search(text.lower()) is not None
        for at, word in enumerate(keys):
            told = lasting or (at > 0 and row[at - 1].fold in listen_for("tellers"))
            yield from self._done(row, at, word, told, lasting)
            yield from self._job(row, at, lasting)
            yield from self._at_work(text, row, at)
            yield from self._turned(text, row, at)
            yield from self._vehicle(text, row, at, lasting)

    def told(self, text: str, row: Sequence[Word], keys: list[str]) -> list[str]:
        """The keys with bare verbs in the content's form, where they say what somebody does for work."""
        lasting, found = _LENGTH_OF_TIME.search(text.lower()) is not None, list(keys)
        before = False
        for at, word in enumerate(row):
            verb = plain_verbs().get(word.fold)
            if verb is None or (verb == word.fold + "at" and word.fold in self._terms):  # "jag städ, disk, lager"
                continue
            joined = before and row[at - 1].fold in listen_for("joining")
            before = joined or _is_told(text, row, at, lasting)
            if before:
                found[at] = verb
        return found

    def _trade(self, term_key: str) -> Terms:
        terms = self._terms.get(term_key, ())
        return terms if terms and terms[0].concept.kind == OCCUPATION and terms[0].rank <= LABEL else ()

    def _done(self, row: Sequence[Word], at: int, word: str, told: bool, lasting: bool) -> Iterator[Hit]:
        """ "svetsade", "städat"; "svetsa" and "baka" too, where somebody tells how long or who."""
        if at and row[at - 1].fold in listen_for("others"):
            return
        for doer in (*doers(word, told), *(done(word) if told else ())):
            terms = self._terms.get(doer, ())
            trade = bool(terms) and terms[0].concept.kind == OCCUPATION
            if trade and _is_done_for_work(terms[0], doer, lasting, word.endswith(("at", "ade"))):
                yield Hit(terms, at, at, True)

    def _job(self, row: Sequence[Word], at: int, lasting: bool) -> Iterator[Hit]:
        """ "Kockjobbet", "bagarjobbet": the job by the trade it was; "ett kockjobb" may only be wished for."""
        found = _JOB.fullmatch(row[at].fold)
        had = lasting and at > 0 and row[at - 1].fold in listen_for("tellers")
        if found is None or not (found["the"] or had) or found["what"] in listen_for("no_trades"):
            return
        what = found["what"]
        for form in (what, what.removesuffix("s"), what + "e", what + "are"):
            terms = self._trade(form)
            if terms:
                yield Hit(terms, at, at, True)
                return

    def _at_work(self, text: str, row: Sequence[Word], at: int) -> Iterator[Hit]:
        """ "jobbat på ett bageri", "jobba restaurang": the workplace behind other small words than the content's."""
        if lookup_key(row[at].fold) != _WORKED:
            return
        place = at + 1
        while place < len(row) and row[place].fold in listen_for("at_a_place") | listen_for("articles"):
            place += 1
        if place >= len(row) or _PAUSE.search(text, row[at].end, row[place].start):
            return
        for form in base_forms(row[place].fold):
            for small in ("", *beginnings("at_a_place")):
                terms = self._trade(_WORKED + key(small) + form)
                if terms:
                    yield hit_of(terms, row, at, place)
                    return

    def _turned(self, text: str, row: Sequence[Word], at: int) -> Iterator[Hit]:
        """ "chaufför buss", "mekaniker på lastbil", "plockat bär": the title's last part before its first."""
        titled = row[at].fold.endswith(beginnings("agents"))
        agents = (row[at].fold,) if titled else self._agents(row[at].fold)
        if not agents or len(row[at].fold) < _SHORTEST_AGENT:
            return
        place = at + 1
        if place < len(row) and row[place].fold in listen_for("turning"):
            place += 1
        if place >= len(row) or not _TIGHT.fullmatch(text[row[at].end : row[at + 1].start]):
            return
        if place > at + 1 and not _TIGHT.fullmatch(text[row[place - 1].end : row[place].start]):
            return
        first = row[place].fold
        if is_title(first) or (not titled and place == at + 1 and first.endswith(_DEFINITE)):
            return  # "lärling på elektriker"; "tvättat bilen" is one's own
        for form in base_forms(first) if not first.endswith("s") else (first,):  # "chef på kommunens park"
            for agent in agents if len(form) >= _SHORTEST_OBJECT else ():
                terms = self._trade(form + agent) or self._trade(f"{form}s{agent}")
                if terms and fits(terms[0], row, at, place):
                    yield Hit(terms, at, place, True)
                    return

    def _agents(self, word: str) -> tuple[str, ...]:
        """Who does a verb of work: "plockat" -> "plockare"."""
        verb = lookup_key(word)
        return doers(verb) if is_work_verb(word) or self._is_ours(doers(verb)) else ()

    def _is_ours(self, names: Sequence[str]) -> bool:
        return any(terms[0].concept.id is not None for name in names if (terms := self._trade(name)))

    def _vehicle(self, text: str, row: Sequence[Word], at: int, lasting: bool) -> Iterator[Hit]:
        """ "grävmaskinist & hjullastare", "mjölkbil åt Arla": driven, joined to a trade or for years at one's."""
        if not lasting or _is_wanted(text, row, at, _FAR) or (at and row[at - 1].fold in listen_for("articles")):
            return
        driven = next((terms for form in base_forms(row[at].fold) if (terms := self._trade("kört" + form))), ())
        if not driven:
            return
        behind = row[at + 1].fold if at + 1 < len(row) else ""
        begins = not at or _PAUSE.search(text, row[at - 1].end, row[at].start) is not None
        if begins and (behind in listen_for("at_a_place") or behind[:1].isdigit()) or self._is_joined(text, row, at):
            yield Hit(driven, at, at, True)

    def _is_joined(self, text: str, row: Sequence[Word], at: int) -> bool:
        """Whether a word is joined by "och" or a sign to a trade; "åkt buss och taxi" is how one travelled."""
        if any(word.fold in listen_for("travelling") for word in row[max(at - _MODAL_REACH, 0) : at]):
            return False
        known = any(self._trade(form) for form in base_forms(row[at].fold))  # "truck" is a trade's name by itself
        for step in (-1, 1):
            other = at + step
            if 0 <= other < len(row) and row[other].fold in (*listen_for("joining"), "å"):
                other += step
            if not 0 <= other < len(row) or abs(other - at) == 1 and not _is_signed(text, row, min(at, other)):
                continue
            forms = base_forms(row[other].fold)
            if any(self._trade(form) or (known and self._trade("kört" + form)) for form in forms):
                return True
        return False


def _is_signed(text: str, row: Sequence[Word], first: int) -> bool:
    between = text[row[first].end : row[first + 1].start]
    return bool(between.strip()) and _JOINED.fullmatch(between) is not None


def _is_told(text: str, row: Sequence[Word], at: int, lasting: bool) -> bool:
    """Whether a bare verb says what somebody does for work: who does, how long, where."""
    before = row[at - 1].fold if at else ""
    behind = row[at + 1].fold if at + 1 < len(row) else ""
    if before in listen_for("others") | listen_for("denials") or behind in listen_for("own_things"):
        return False
    if _is_wanted(text, row, at):
        return False
    if before in listen_for("self"):
        return True
    if plain_verbs()[row[at].fold] == row[at].fold + "at":  # "lag" and "mat" are nouns too
        return False
    if (
        before in listen_for("tellers")
        or before == "som"
        or (lasting and before not in listen_for("joining"))
        or _is_of_job(row, at)
    ):
        return True
    return any(
        word.fold.startswith(beginnings("workplaces"))
        for place, word in enumerate(row[at + 1 : at + 1 + _PLACE_REACH], start=at)
        if row[place].fold in listen_for("at_a_place")
    )


def _is_of_job(row: Sequence[Word], at: int) -> bool:
    """ "jobbat med att packa", "min jobb är diska"."""
    return any(word.fold.startswith(beginnings("work_stems")[:2]) for word in row[max(at - _JOB_REACH, 0) : at])


def _is_wanted(text: str, row: Sequence[Word], at: int, reach: int = _MODAL_REACH) -> bool:
    """ "vill köra buss", "kan laga mat", "svårt att köra": no work that was done."""
    for place in range(at - 1, max(at - 1 - reach, -1), -1):
        if _PAUSE.search(text, row[place].end, row[place + 1].start):
            return False
        if row[place].fold == "att" and _is_of_job(row, place):
            return False
        if row[place].fold in listen_for("governing"):
            return True
    return False


def _is_done_for_work(term: Term, doer: str, lasting: bool, whole: bool) -> bool:
    """ "svetsat" says a trade; "testat" and "packat" only where somebody tells how long, "testa" never."""
    usual = doer not in listen_for("no_doers")
    return term.rank == OWN and (usual and term.concept.id is not None or lasting and (usual or whole))
