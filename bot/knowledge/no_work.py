"""Lengths of time that are no work of one's own: a colleague's years, a sport, a licence held, broken studies.

The part of `year_talk` that looks at who does what; asked by it and by `years`.
"""

from __future__ import annotations

from typing import Sequence

from bot.knowledge.numbers import Token, quantity, text
from bot.knowledge.titles import is_title, is_work_verb
from bot.knowledge.wordlists import beginnings, listen_for

_REACH, _FAR = 8, 12
_CLAUSE_ENDS = frozenset(".;!?")
_WHO, _OFF, _AFTER = "som", "av", "efter"
_SUPINE = "t"


def is_no_work(row: Sequence[Token], at: int) -> bool:
    """Whether the words before a token are of a sport, a licence or somebody else."""
    return is_of_others(row, at) or _is_pastime(row, at) or _is_paper_held(row, at)


def is_of_others(row: Sequence[Token], at: int) -> bool:
    """ "Min kollega som var säljare i 20 år", "grannen fick jobb på två veckor"; not "jobbat åt min bror i 5 år"."""
    for place in range(at - 1, max(at - 1 - _FAR, -1), -1):
        word, following = row[place].text, row[place + 1].text
        if word in _CLAUSE_ENDS or word in listen_for("turns") or word in listen_for("then") and place < at - 1:
            return False
        if word in listen_for("own_subjects") | listen_for("to_me") | {"vi", "själv"}:
            return False
        if word == "," and following != _WHO or word in listen_for("joining") and _is_done(following):
            return False
        if _is_somebody(row, place):
            verb = text(row, place + 1 + (following == _WHO) + (following == ",") * 2)
            does = verb in listen_for("subject_verbs") or verb in listen_for("others_do")
            ahead = place - 1 - (text(row, place - 1) in listen_for("my"))
            both = text(row, ahead) in listen_for("joining") and text(row, ahead - 1) in listen_for("own_subjects")
            return does and not both and text(row, ahead) not in listen_for("work_with")
    return False


def _is_somebody(row: Sequence[Token], at: int) -> bool:
    """ "Pappa", "hon", "min chef"."""
    word = row[at].text
    near = word in listen_for("relatives") or word in listen_for("third_persons")
    return near or text(row, at - 1) in listen_for("my") and is_title(word)


def is_broken_off(row: Sequence[Token], at: int) -> bool:
    """ "Pluggade men hoppade av efter två år", before the number; not "slutade efter två år"."""
    place = at - 2
    while place > 0 and _is_school(row[place].text):
        place -= 1
    if text(row, place) == _OFF:
        place -= 1
    elif text(row, place) not in listen_for("broke_off"):
        return False
    before = " ".join(token.text for token in row[max(place - _REACH, 0) : place]).rpartition(",")[2]
    return text(row, place) in listen_for("broke_off") and not any(map(_is_work_word, before.split()))


def _is_pastime(row: Sequence[Token], at: int) -> bool:
    """ "Spelat back i korpen i 20 år"; not "spelat i dansband", "spelat och jobbat"."""
    between: list[str] = []
    for place in range(at - 1, max(at - 1 - _REACH, -1), -1):
        word = row[place].text
        if word in _CLAUSE_ENDS or word in (",", _AFTER):
            return False
        if word in listen_for("pastimes"):
            return not any(one in listen_for("played_for_pay") or _is_work_word(one) for one in between)
        if is_work_verb(word) or word == _WHO:
            return False
        between.append(word)
    return False


def _is_paper_held(row: Sequence[Token], at: int) -> bool:
    """ "Haft b-kort i 25 år", "har truckkort sen 1998"; not "har truckkort, 10 år på lager"."""
    place = at - 1
    while text(row, place) in ("i", "nu", "under"):
        place -= 1
    if not text(row, place).endswith(beginnings("paper_ends")):
        return False
    had = any(token.text in listen_for("having") for token in row[max(place - 4, 0) : place])
    reading = quantity(row, at)
    there = reading is not None and text(row, reading.after + 1) in listen_for("elsewhere")
    return had and not there


def _is_done(word: str) -> bool:
    """A deed without its subject: "min man är rektor och jobbat fem år"."""
    return word.endswith(_SUPINE) and (is_work_verb(word) or _is_work_word(word))


def _is_school(word: str) -> bool:
    return word in listen_for("schooling") or word in listen_for("lasting") or word.endswith(beginnings("lasting_ends"))


def _is_work_word(word: str) -> bool:
    return word.startswith(beginnings("work_stems"))
