"""Which of the trades a message names are meant: told before hinted at, each once, shared names narrowed.

Called by the finder of terms with everything it found.
"""

from __future__ import annotations

import re
from typing import Sequence

from bot.knowledge.hits import Hit
from bot.knowledge.negation import is_denied
from bot.knowledge.numbers import HALVES, number
from bot.knowledge.swedish import Word, fold
from bot.knowledge.titles import is_work_verb, says_trade, shown
from bot.knowledge.verdicts import is_turn
from bot.knowledge.vocabulary import OCCUPATION
from bot.knowledge.wordlists import listen_for

_PAUSE = re.compile(r"[.,;:!?\n]")
_REACH, _LONGER = 5, 7
_NEAR = 3


def settled(hits: list[Hit], text: str, row: Sequence[Word]) -> list[Hit]:
    """The hits in order, of the trades only those that stand for a job of their own."""
    named = [hit for hit in hits if hit.term.concept.kind == OCCUPATION]
    if not named:
        return hits
    trades = [_told(hit, row) for hit in named if not _is_of_others(hit, text, row)]
    narrow = [_narrowed(hit, trades) for hit in trades if not _is_only_where(hit, trades, row)]
    told = [hit for hit in narrow if hit.strong and not _is_wished(hit, text, row)]
    kept = [hit for hit in narrow if hit.strong or not told or _is_another_job(hit, told, text, row)]
    kept = [hit for hit in kept if not _is_only_how(hit, kept, text, row)]
    return [*(hit for hit in hits if hit.term.concept.kind != OCCUPATION), *_once(kept, text, row)]


def _is_of_others(hit: Hit, text: str, row: Sequence[Word]) -> bool:
    """ "min man är snickare", "mamma bor på äldreboende": whose trade it is, and who only lives there."""
    before = _clause_before(hit, text, row, _LONGER)
    if hit.last + 1 < len(row) and row[hit.last + 1].fold in listen_for("school_lines"):
        return True
    if hit.strong:
        if _is_done_by_others(before):
            return not _is_mine_too(row[hit.last + 1 : hit.last + 6])
        if _is_told_of_near(row[hit.last + 1 : hit.last + 4]):
            return True
        own = any(word in listen_for("own_work") or is_work_verb(word) for word in before)
        told = f" {' '.join(before)} "
        return not own and any(f" {name} " in told for name in listen_for("relatives"))
    elsewhere = any(word in listen_for("not_working_there") for word in before[-2:])
    new = not listen_for("then").isdisjoint(before)  # "pappa blev sjuk och sen blev det sågen"
    return elsewhere or not new and _is_done_by_others(before) and not _is_mine_too(row[hit.last + 1 : hit.last + 6])


def _is_mine_too(after: Sequence[Word]) -> bool:
    """ "pappa var på bruket och jag med", "pappa var snickare så det blev jag också"."""
    said = [word.fold for word in after]
    me = next((at for at, word in enumerate(said) if word in listen_for("persons")), len(said))
    leads = listen_for("joining") | listen_for("it") | listen_for("been") | {"så"}
    return leads.issuperset(said[:me]) and said[me + 1 : me + 2] != [] and said[me + 1] in listen_for("likewise")


def _is_told_of_near(after: Sequence[Word]) -> bool:
    """ "svetsare är min bror"."""
    said = [word.fold for word in after]
    if len(said) < 2 or said[0] not in listen_for("being"):
        return False
    return said[1] in listen_for("relatives") or (said[1] in listen_for("my") and said[-1] in listen_for("relatives"))


def _is_done_by_others(before: Sequence[str]) -> bool:
    """ "sonen jobbar som kock": somebody near and what that one does, the person nowhere between."""
    told = f" {' '.join(before)} "
    for name in listen_for("relatives"):
        ahead, found, behind = told.partition(f" {name} ")
        words = behind.split()
        if words[:1] == ["som"]:
            words = words[1:]  # "det är min fru som är kock"
        if found and words and words[0] in listen_for("subject_verbs"):
            with_them = ahead.split()[-2:]
            if with_them[-1:] and with_them[-1] in listen_for("joining") and with_them[0] in listen_for("persons"):
                return False  # "jag och min man jobbar på bruket"
            return not (
                listen_for("persons") & set(words)
                or listen_for("to_me") & set(words)
                or listen_for("work_with") & set(with_them)
            )
    return False


def _told(hit: Hit, row: Sequence[Word]) -> Hit:
    """ "vikarie på dagis": who fills in at a place tells a job as a title does."""
    place = hit.first > 1 and row[hit.first - 1].fold in listen_for("at_a_place")
    return hit._replace(strong=True) if place and row[hit.first - 2].fold in listen_for("stand_ins") else hit


def _is_only_where(hit: Hit, trades: Sequence[Hit], row: Sequence[Word]) -> bool:
    """ "på lager på Coop": of two places joined so one is where the other is, an employer before a kind of place."""
    if hit.strong:
        return False
    for other in trades:
        one, two = sorted((hit, other), key=lambda place: place.first)
        between = [word.fold for word in row[one.last + 1 : two.first]]
        if one is two or len(between) != 1 or between[0] not in listen_for("at_a_place"):
            continue
        if _is_employer(hit) or (other is one and not _is_employer(other)):
            return True
    return False


def _is_employer(hit: Hit) -> bool:
    return hit.term.text[:1].isupper() and not hit.strong


def _is_wished(hit: Hit, text: str, row: Sequence[Word]) -> bool:
    """ "vill läsa till undersköterska" tells no job."""
    return any(word in listen_for("wishing") for word in _clause_before(hit, text, row))


def _clause_before(hit: Hit, text: str, row: Sequence[Word], reach: int = _REACH) -> list[str]:
    """The folded words before a hit as far as its clause reaches, a few at most."""
    found: list[str] = []
    for at in range(hit.first - 1, max(hit.first - 1 - reach, -1), -1):
        if _PAUSE.search(text, row[at].end, row[at + 1].start) or is_turn(row, at):
            break
        found.insert(0, row[at].fold)
    return found


def _narrowed(hit: Hit, trades: Sequence[Hit]) -> Hit:
    """ "processoperatör på massabruket": of trades that share a name, those something else points to."""
    if len(hit.terms) < 2:
        return hit
    pointed = {term.concept for other in trades if other is not hit and len(other.terms) == 1 for term in other.terms}
    shared = tuple(term for term in hit.terms if term.concept in pointed)
    return hit._replace(terms=shared) if shared else hit


def _is_another_job(hit: Hit, told: Sequence[Hit], text: str, row: Sequence[Word]) -> bool:
    """A hint told after a trade as what came then ("svetsare 8 år, sen hemtjänsten") or with years of its own."""
    before = [other for other in told if other.last < hit.first]
    after = [other for other in told if other.first > hit.last]
    between = row[before[-1].last + 1 : hit.first] if before else row[hit.last + 1 : after[0].first]
    return _tells_next(between) or _has_own_years(hit, told, text, row)


def _tells_next(between: Sequence[Word]) -> bool:
    """ "Sen" and "nu"; "sen dess" begins nothing new."""
    said = [word.fold for word in between]
    return any(word in listen_for("then") and said[at + 1 : at + 2] != ["dess"] for at, word in enumerate(said))


def _is_only_how(hit: Hit, kept: Sequence[Hit], text: str, row: Sequence[Word]) -> bool:
    """ "Eget företag, målarfirma, i elva år", "började som lärling, elektriker": how it was done, beside what."""
    others = [other for other in kept if not _is_general(other) and not is_denied(text, row, other.first, other.last)]
    return _is_general(hit) and bool(others) and not _is_another_job(hit, others, text, row)


def _is_general(hit: Hit) -> bool:
    return not {fold(hit.term.text), fold(hit.term.concept.label)}.isdisjoint(listen_for("general_trades"))


def _has_own_years(hit: Hit, told: Sequence[Hit], text: str, row: Sequence[Word]) -> bool:
    """ "lokförare 4 år, ett halvår i kassan på Ica": a clause of its own with a number, as the trade's clause has."""
    here = _clause(hit, text, row)
    others = [_clause(other, text, row) for other in told]
    return here not in others and all(any(_counts(row[at].fold) for at in clause) for clause in (here, *others))


def _counts(word: str) -> bool:
    return number(word) is not None or word.startswith(tuple(HALVES))  # "halvår"


def _clause(hit: Hit, text: str, row: Sequence[Word]) -> range:
    """Places of the words between the pauses, or the words for "and", around a hit."""
    joins = listen_for("joining")
    pauses = [at for at in range(1, len(row)) if _PAUSE.search(text, row[at - 1].end, row[at].start)]
    pauses = sorted({*pauses, *(at for at, word in enumerate(row) if at and word.fold in joins)})
    begins = max((at for at in pauses if at <= hit.first), default=0)
    return range(begins, min((at for at in pauses if at > hit.first), default=len(row)))


def _once(trades: Sequence[Hit], text: str, row: Sequence[Word]) -> list[Hit]:
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
