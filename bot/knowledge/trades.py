"""Which of the trades a message names are meant: told before hinted at, each once, shared names narrowed.

Called by the finder of terms with everything it found.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Sequence

from bot.knowledge.hits import Hit
from bot.knowledge.negation import is_denied
from bot.knowledge.numbers import HALVES, number
from bot.knowledge.same_trades import narrowed, once
from bot.knowledge.swedish import Word, fold
from bot.knowledge.titles import is_work_verb, lookup_key, plain_verbs
from bot.knowledge.verdicts import is_turn
from bot.knowledge.vocabulary import OCCUPATION
from bot.knowledge.wordlists import beginnings, listen_for

_PAUSE = re.compile(r"[.,;:!?\n]")
_REACH, _LONGER = 5, 7
_NEAR = 3
_UNITS = ("år", "mån")
_AT_SOMEBODYS = "hos"


def settled(hits: list[Hit], text: str, row: Sequence[Word]) -> list[Hit]:
    """The hits in order, of the trades only those that stand for a job of their own."""
    named = [hit for hit in hits if hit.term.concept.kind == OCCUPATION]
    if not named:
        return hits
    trades = [_told(hit, row) for hit in named if not _is_of_others(hit, text, row)]
    narrow = [narrowed(hit, trades, text, row) for hit in trades if not _is_only_where(hit, trades, row)]
    narrow = [hit for hit in narrow if not _is_chore(hit, narrow, text, row)]
    told = [hit for hit in narrow if hit.strong and not _is_no_job(hit, text, row)]
    denied = {hit.term.concept for hit in narrow if hit.strong and is_denied(text, row, hit.first, hit.last)}
    narrow = [hit for hit in narrow if hit.strong or hit.term.concept not in denied]
    kept = [hit for hit in narrow if hit.strong or not told or _is_another_job(hit, told, text, row)]
    did = [hit for hit in kept if hit.deed and not _is_no_job(hit, text, row)]
    kept = [hit for hit in kept if hit.strong or hit.deed or not _is_where(hit, did, text, row)]
    kept = [hit for hit in kept if not _is_only_how(hit, kept, text, row)]
    return [*(hit for hit in hits if hit.term.concept.kind != OCCUPATION), *once(kept, text, row)]


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
    for name in listen_for("relatives") | listen_for("third_persons"):
        ahead, found, behind = told.partition(f" {name} ")
        words = behind.split()
        if words[:1] == ["som"]:
            words = words[1:]  # "det är min fru som är kock"
        if found and words and words[0] in listen_for("subject_verbs"):
            with_them = [word for word in ahead.split() if word not in listen_for("my")][-2:]
            if with_them[-1:] and with_them[-1] in listen_for("joining") and with_them[0] in listen_for("persons"):
                return False  # "jag och min man jobbar på bruket"
            return not (
                listen_for("persons") & set(words)
                or listen_for("to_me") & set(words)
                or listen_for("work_with") & set(with_them)
            )
    return False


def _told(hit: Hit, row: Sequence[Word]) -> Hit:
    """ "vikarie på dagis": who fills in at a place tells a job as a title does; "hos en åkare" tells only where."""
    if hit.strong and hit.first > 1 and row[hit.first - 1].fold in listen_for("articles"):
        return hit._replace(strong=row[hit.first - 2].fold != _AT_SOMEBODYS)
    place = hit.first > 1 and row[hit.first - 1].fold in listen_for("at_a_place")
    return hit._replace(strong=True) if place and row[hit.first - 2].fold in listen_for("stand_ins") else hit


def _is_only_where(hit: Hit, trades: Sequence[Hit], row: Sequence[Word]) -> bool:
    """ "på lager på Coop": of two places joined so one is where the other is, an employer before a kind of place."""
    if hit.strong:
        return False
    for other in trades:
        one, two = sorted((hit, other), key=lambda place: place.first)
        between = [word.fold for word in row[one.last + 1 : two.first]]
        small = listen_for("at_a_place") | listen_for("articles")
        if one is two or between[:1] not in ([name] for name in listen_for("at_a_place")) or set(between) - small:
            continue
        if _is_employer(hit) or (other is one and not _is_employer(other)):
            return True
    return False


def _is_employer(hit: Hit) -> bool:
    return hit.term.text[:1].isupper() and "-" not in hit.term.text and not hit.strong


def _is_where(hit: Hit, did: Sequence[Hit], text: str, row: Sequence[Word]) -> bool:
    """ "gjorde löner på Moelven": a hint that only says where a deed was done."""
    if not did or _is_another_job(hit, did, text, row):
        return False
    small = listen_for("at_a_place") | listen_for("articles")
    return any(
        (hit.first and row[hit.first - 1].fold in small)
        or not _PAUSE.search(text, row[min(hit.last, other.last)].end, row[max(hit.first, other.first)].start)
        for other in did
    )


def _is_chore(hit: Hit, trades: Sequence[Hit], text: str, row: Sequence[Word]) -> bool:
    """ "stått i köket på skolan, diskat och serverat": a deed that belongs to a trade told beside it."""
    said = row[hit.first].fold
    beside = _chores().get(plain_verbs().get(said) or lookup_key(said)) if hit.first == hit.last else None
    others = [other for other in trades if other is not hit and beside and other.term.concept.id in beside]
    return bool(others) and not _is_another_job(hit, others, text, row)


@lru_cache(maxsize=1)
def _chores() -> dict[str, frozenset[str]]:
    """Deeds by the content's form of their verb, with the ids of the trades they are part of."""
    return {line.split()[0]: frozenset(line.split()[1:]) for line in beginnings("chores")}


def _is_no_job(hit: Hit, text: str, row: Sequence[Word]) -> bool:
    return _is_wished(hit, text, row) or is_denied(text, row, hit.first, hit.last)


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


def _is_another_job(hit: Hit, told: Sequence[Hit], text: str, row: Sequence[Word]) -> bool:
    """A hint told after a trade as what came then ("svetsare 8 år, sen hemtjänsten") or with years of its own."""
    before = [other for other in told if other.last < hit.first]
    after = [other for other in told if other.first > hit.last]
    between = row[before[-1].last + 1 : hit.first] if before else row[hit.last + 1 : after[0].first]
    if not hit.strong and _is_closing(hit, row):
        return False
    return _tells_next(between) or _is_one_more(between) or _has_own_years(hit, told, text, row)


def _is_one_more(between: Sequence[Word]) -> bool:
    """ "Barnvakt och lite tvätteri": nothing but "and" and words for how much."""
    said = {word.fold for word in between}
    return bool(said & listen_for("joining") and said & listen_for("little")) and said <= (
        listen_for("joining") | listen_for("little")
    )


def _is_closing(hit: Hit, row: Sequence[Word]) -> bool:
    """ "Nu läggs förskolan ner": what became of a workplace is told, not that one worked there."""
    before = [word.fold for word in row[max(hit.first - _NEAR, 0) : hit.first]]
    if not listen_for("at_a_place").isdisjoint(before):
        return False
    near = (*before[-2:], *(word.fold for word in row[hit.last + 1 : hit.last + _NEAR]))
    return any(word.startswith(beginnings("closings")) for word in near)


def _tells_next(between: Sequence[Word]) -> bool:
    """ "Sen" and "nu"; "sen dess" and "sedan 2009" begin nothing new."""
    said = [word.fold for word in between]
    after = [*said[1:], ""]
    return any(
        word in listen_for("then") and after[at] != "dess" and not after[at].isdigit() for at, word in enumerate(said)
    )


def _is_only_how(hit: Hit, kept: Sequence[Hit], text: str, row: Sequence[Word]) -> bool:
    """ "Eget företag, målarfirma, i elva år", "började som lärling, elektriker": how it was done, beside what."""
    if not _is_general(hit):
        return False
    others = [other for other in kept if not _is_general(other) and not is_denied(text, row, other.first, other.last)]
    return bool(others) and (_is_own_firm(hit, others, row) or not _is_another_job(hit, others, text, row))


def _is_own_firm(hit: Hit, others: Sequence[Hit], row: Sequence[Word]) -> bool:
    """ "Målare sen 1995, egen firma sen 2003": in the trade told before, where no other line is named."""
    own = hit.first < hit.last and row[hit.first].fold in listen_for("own_firm")
    after = row[hit.last + 1].fold if hit.last + 1 < len(row) else ""
    return own and any(other.last < hit.first for other in others) and after not in listen_for("in_a_line")


def _is_general(hit: Hit) -> bool:
    return not {fold(hit.term.text), fold(hit.term.concept.label)}.isdisjoint(listen_for("general_trades"))


def _has_own_years(hit: Hit, told: Sequence[Hit], text: str, row: Sequence[Word]) -> bool:
    """ "lokförare 4 år, ett halvår i kassan på Ica": a clause of its own with a number, as the trade's clause has."""
    here = _clause(hit, text, row)
    if hit.deed and not any(row[at].fold.startswith(_UNITS) for at in here):
        return False  # "ekonomiassistent sen 98, gjorde löner åt 140"
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
