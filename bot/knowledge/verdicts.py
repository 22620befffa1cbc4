"""What was named is taken back further on: "Säffle är fel", "du skrev kock men det är jag inte". For `negation`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Sequence

from bot.knowledge.swedish import Word
from bot.knowledge.wordlists import beginnings, listen_for

_PAUSE = re.compile(r"[.,;:!?\n()]|\s[-–]\s")
_END = re.compile(r"[.!?\n]")
_FIRM = "fast"
_BEFORE, _BETWEEN, _FAR = 6, 4, 16


def is_taken_back(text: str, row: Sequence[Word], first: int, last: int, *, place: bool = False) -> bool:
    """Whether words behind `last`, in the same sentence or the next clause, take `first`..`last` back."""
    if last + 2 >= len(row):
        return False
    return (
        _is_called_wrong(text, row, first, last)
        or _is_contradicted(text, row, first, last)
        or (not place and _is_ruled_out(text, row, first, last))  # "ska till Säffle men det går inte"
        or (not place and _is_never_worked_as(text, row, last))
    )


def ends_here(text: str, row: Sequence[Word], at: int) -> bool:
    """Whether a clause ends with the word `at`, as far as the next word shows."""
    if at + 1 >= len(row) or _PAUSE.search(text, row[at].end, row[at + 1].start):
        return True
    return row[at + 1].fold in listen_for("after_verdict")


def is_turn(row: Sequence[Word], at: int) -> bool:
    """Whether a word turns the sentence: "men", and "fast" unless it is a "fast jobb"."""
    word = row[at].fold
    firm = word == _FIRM and at + 1 < len(row) and row[at + 1].fold in listen_for("firm")
    return word in listen_for("turns") and not firm


def _is_called_wrong(text: str, row: Sequence[Word], first: int, last: int) -> bool:
    """ "Säffle är fel", "nej, svetsare stämmer inte"; not "lönen i Säffle stämmer inte"."""
    verb, verdict = row[last + 1].fold, row[last + 2].fold
    wrong = verb in listen_for("being") and verdict in listen_for("wrong")
    wrong = wrong or (verb in listen_for("holds") and verdict in listen_for("denials"))
    if not wrong or _PAUSE.search(text, row[last].end, row[last + 1].start) or not ends_here(text, row, last + 2):
        return False
    return listen_for("before_verdict").issuperset(_clause_before(text, row, first))


def _is_contradicted(text: str, row: Sequence[Word], first: int, last: int) -> bool:
    """ "du skrev att jag är kock men det är jag inte", "det står målare, det stämmer inte"."""
    told = not listen_for("told_of_one").isdisjoint(_clause_before(text, row, first))
    for at in range(last + 1, min(last + 2 + (_BETWEEN if told else 1), len(row) - 2)):
        between = text[row[at - 1].end : row[at].start]
        if row[at].fold in listen_for("it") and (told or at > last + 1 or _PAUSE.search(between)):
            turned = at == last + 1 or told or row[at - 1].fold in listen_for("turns")
            return turned and _says_no(text, row, at + 1, told)
        if _END.search(between) and not told:
            return False
    return False


def _says_no(text: str, row: Sequence[Word], at: int, told: bool) -> bool:
    """ "(det) är jag inte", "(det) har jag aldrig varit", "(det) stämmer inte": nothing more in the clause."""
    verb, following = row[at].fold, row[at + 1 : at + 6]
    if told and verb in listen_for("being") and following[0].fold in listen_for("wrong"):
        return True
    if verb in listen_for("been") and following[0].fold in listen_for("persons"):
        at += 1
    elif not told or verb not in listen_for("holds") | listen_for("being"):
        return False
    denied = at + 1
    while denied < len(row) and row[denied].fold in listen_for("been_then"):
        denied += 1
    if denied >= len(row) or row[denied].fold not in listen_for("denials"):
        return False
    while not ends_here(text, row, denied) and row[denied + 1].fold in listen_for("been_then"):
        denied += 1
    return ends_here(text, row, denied)


def _is_ruled_out(text: str, row: Sequence[Word], first: int, last: int) -> bool:
    """ "borde bli kock men jag svimmar så det är uteslutet"."""
    if listen_for("proposing").isdisjoint(_clause_before(text, row, first)):
        return False
    end = row[min(last + _FAR, len(row) - 1)].end
    rest = _END.split(text[row[last].end : end].lower(), maxsplit=1)[0]
    return _verdict().search(" ".join(rest.replace(",", " ").split())) is not None


def _is_never_worked_as(text: str, row: Sequence[Word], last: int) -> bool:
    """ "läste till kock men har aldrig jobbat som det"."""
    if listen_for("denials").isdisjoint(word.fold for word in row[last + 1 : last + _FAR]):
        return False
    end = row[min(last + _FAR, len(row) - 1)].end
    rest = _END.split(text[row[last].end : end].lower(), maxsplit=1)[0]
    return _never().search(" ".join(rest.replace(",", " ").split())) is not None


def _clause_before(text: str, row: Sequence[Word], first: int) -> list[str]:
    found: list[str] = []
    for at in range(first - 1, max(first - 1 - _BEFORE, -1), -1):
        if _PAUSE.search(text, row[at].end, row[at + 1].start) or is_turn(row, at):
            break
        found.append(row[at].fold)
    return found


@lru_cache(maxsize=1)
def _verdict() -> re.Pattern[str]:
    """ "det är helt uteslutet", "det går inte"."""
    it, being = ("|".join(beginnings(name)) for name in ("it", "being"))
    ruled, cannot = ("|".join(beginnings(name)) for name in ("ruled_out", "cannot"))
    return re.compile(rf"\b(?:{it}) (?:(?:{being}) (?:\w+ )?(?:{ruled})|(?:{cannot}))\b(?! att)")


@lru_cache(maxsize=1)
def _never() -> re.Pattern[str]:
    """ "aldrig jobbat som det", "inte fått jobba som sådan"."""
    denials, such = ("|".join(beginnings(name)) for name in ("denials", "such"))
    stems = "|".join(beginnings("work_stems"))
    return re.compile(rf"\b(?:{denials}) (?:\w+ )?(?:{stems})\w* som (?:en |ett )?(?:{such})\b")
