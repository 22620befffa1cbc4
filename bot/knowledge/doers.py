"""Who did what a verb says: the person who writes, or somebody else. Asked by `deed_pairs`.

Strict: where no "jag" or "vi" and no clause that leaves it out ("jobbade på Volvo, byggde motorer") says that it
was the person, it was not.
"""

from __future__ import annotations

import re
from typing import Container, Sequence

from bot.knowledge.numbers import number
from bot.knowledge.swedish import Word
from bot.knowledge.titles import lookup_key
from bot.knowledge.wordlists import beginnings, listen_for

INFINITIVE, OTHER, SUPINE = range(3)
PAUSE = re.compile(r"[.,;:!?\n()]|\s[-–]\s")
STOP = re.compile(r"[.!?\n]")
_WISH_REACH, _JOB_REACH, _HAS_REACH = 5, 4, 4
_ATT = "att"


def is_mine(text: str, row: Sequence[Word], at: int, kind: int, verbs: Container[str]) -> bool:
    """Whether the person did what the verb at a place says; `verbs` are the forms of all verbs known."""
    after = row[at + 1].fold if at + 1 < len(row) else ""
    first = begin(text, row, at, PAUSE)
    before = [word.fold for word in row[first:at]]
    if not listen_for("wishing").isdisjoint(before[-_WISH_REACH:]) or after in listen_for("others"):
        return False
    if any(f" {thought} " in f" {' '.join(before)} " for thought in listen_for("conditions")):
        return False
    if kind == INFINITIVE:
        return _is_infinitive_of_work(before)
    if after in listen_for("doers"):
        return True
    mine = _is_told_before(before, kind, verbs)
    return mine if mine is not None else not _is_about_others(text, row, first)


def begin(text: str, row: Sequence[Word], at: int, sign: re.Pattern[str]) -> int:
    """The place of the first word behind the last `sign` before a word: PAUSE for its clause, STOP its sentence."""
    while at > 0 and not sign.search(text, row[at - 1].end, row[at].start):
        at -= 1
    return at


def _is_infinitive_of_work(before: Sequence[str]) -> bool:
    """ "jobbat med att sköta", "jag torka golv"."""
    if before[-1:] == [_ATT]:
        return any(word.startswith(beginnings("work_stems")[:2]) for word in before[-1 - _JOB_REACH : -1])
    return bool(before) and before[-1] in listen_for("self")


def _is_told_before(before: Sequence[str], kind: int, verbs: Container[str]) -> bool | None:
    """Whether the words before the verb say that it was the person; None where they name nobody."""
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if word in listen_for("doers"):
            return True
        if word in listen_for("joining"):
            return _is_told_by_clause(before[:at], kind, verbs)
        if word.startswith(("år", "mån")) and at and number(before[at - 1]) is not None:
            has = not listen_for("having").isdisjoint(before[max(at - 1 - _HAS_REACH, 0) : at])
            return None if not has else _is_told_by_clause(before[: at - 1], OTHER, verbs)
        if word in listen_for("beside_deeds") or number(word) is not None:
            continue
        has = not listen_for("having").isdisjoint(before[at + 1 :])
        if kind == SUPINE and not has and word not in listen_for("others"):
            return _is_told_by_clause(before[: at + 1], kind, verbs)
        return False
    return None


def _is_told_by_clause(before: Sequence[str], kind: int, verbs: Container[str]) -> bool | None:
    """Whether the person is whom a clause is about: named in it, or left out before its verb."""
    told = f" {' '.join(before)} "
    if not listen_for("doers").isdisjoint(before):
        return True
    others = listen_for("others") - listen_for("it")
    if not others.isdisjoint(before) or any(f" {name} " in told for name in listen_for("relatives")):
        return False
    rest = [word for word in before if word not in listen_for("beside_deeds") and number(word) is None]
    if not rest or kind == SUPINE or rest[0] in verbs or lookup_key(rest[0]) != rest[0]:
        return None
    return None if rest[0].endswith(beginnings("past_endings")) else False


def _is_about_others(text: str, row: Sequence[Word], first: int) -> bool:
    """Whether the last one named in the sentence before a clause that names nobody is somebody else."""
    before = [word.fold for word in row[begin(text, row, first, STOP) : first]]
    others = (listen_for("others") - listen_for("it")) | listen_for("somebody")
    for at in range(len(before) - 1, -1, -1):
        if before[at] in listen_for("doers"):
            return False
        told = " ".join(before[max(at - 1, 0) : at + 1])
        if before[at] in others or before[at] in listen_for("relatives") or told in listen_for("relatives"):
            return True
    return False
