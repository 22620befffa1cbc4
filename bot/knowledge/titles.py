"""Names of trades as words: who does it, what was done, or only where it is done; and how a trade is shown.

"Svetsare" and "kört lastbil" say what somebody worked as; "bruket" and "lager" say where, and only
stand for a trade as long as nothing better is said. Asked by the finder of terms.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.knowledge.swedish import fold, key
from bot.knowledge.taxonomy import taxonomy
from bot.knowledge.vocabulary import OCCUPATION, PART, Term, alternatives, heads
from bot.knowledge.wordlists import beginnings, listen_for

_CONNECTED = re.compile(r" (?:på|i|och|eller) ")


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """Each form of the verbs of work ("kör", "körde", "kôrt") and the one the content writes ("kört")."""
    forms: dict[str, str] = {}
    for line in beginnings("verbs"):
        first, *others = line.split()
        forms.update(dict.fromkeys((first, *others), first))
    return forms


@lru_cache(maxsize=1)
def plain_verbs() -> dict[str, str]:
    """Each bare form of a verb of work ("köra", "packa", "packe") and the one the content writes ("kört")."""
    forms: dict[str, str] = {}
    for line in beginnings("plain_verbs"):
        first, *others = line.split()
        if first.endswith("at"):
            others += [first[:-1], first[:-2] + "e", first[:-2]]
        forms.update(dict.fromkeys(others, first))
    return forms


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """The titles in the taxonomy's labels, folded: each of several names, and what a comma follows."""
    trades = [concept.label for concept in taxonomy() if concept.type == OCCUPATION]
    return frozenset(fold(name) for label in trades for name in (label, *alternatives(label), *heads(label)))


def lookup_key(word: str) -> str:
    """What a folded word is looked up by: as `key`, with verbs of work in the form the content has."""
    return _verbs().get(word) or key(word)


def is_work_verb(word: str) -> bool:
    """Whether a folded word says that something was done ("kört"), not only that there was work ("jobbat")."""
    verb = _verbs().get(word)
    return verb is not None and verb not in listen_for("work_verbs")


@lru_cache(maxsize=16384)
def says_trade(text: str) -> bool:
    """Whether a name of a trade is a title or a deed, not a place or a thing."""
    row = fold(text).split()
    if fold(text) in _labels():
        return True
    if is_work_verb(row[0]) or (len(row) == 1 and row[0].endswith("at") and len(row[0]) > 4):
        return True
    if row[0] in listen_for("work_verbs") and "som" not in row:
        return False
    return any(is_title(word) for word in row)


def is_title(word: str) -> bool:
    """Whether a folded word ends as names of people at work do."""
    return word.endswith((*beginnings("agents"), *beginnings("titles"))) or word in listen_for("workers")


def shown(term: Term) -> str:
    """The trade's name: a title the taxonomy has as it was said, else our label ("städtant", "på bruket")."""
    written = fold(term.text)
    if term.concept.kind != OCCUPATION:
        return term.concept.label
    if term.rank == PART or written in _labels() or written in listen_for("proper_titles"):
        return term.text[:1].upper() + term.text[1:]
    return _short(term.concept.label)


@lru_cache(maxsize=4096)
def _short(label: str) -> str:
    """The title a longer label begins with ("Kock i storkök"), where it is one by itself."""
    head = _CONNECTED.split(label, maxsplit=1)[0]
    alone = fold(label) not in _labels() and (fold(head) in _labels() or fold(head) in listen_for("proper_titles"))
    return head if alone else label
