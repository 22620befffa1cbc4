"""Whether a named thing is denied: "inte svetsare men montör", "truckkort har jag inte". Asked by the finder."""

from __future__ import annotations

import re
from typing import Sequence

from bot.knowledge.numbers import number
from bot.knowledge.swedish import Word
from bot.knowledge.titles import is_work_verb
from bot.knowledge.verdicts import ends_here, is_taken_back, is_turn
from bot.knowledge.wordlists import beginnings, listen_for

_WITHOUT, _FROM, _STILL = "utan", "från", "kvar"
_AND = ("och", "o", "å")
_REACH, _REACH_AFTER = 8, 6
_NEAR = 3
_PAUSE = re.compile(r"[.,;:!?\n()]|\s[-–]\s")


def is_denied(text: str, row: Sequence[Word], first: int, last: int, *, place: bool = False) -> bool:
    """Whether the words `first`..`last` of a text (its words in `row`) are denied; `place`: whether they name one."""
    if _is_excepted(row, first):
        return True
    before = _denial_before(text, row, first)
    if before is not None and (_denies_place(row, before, first) if place else not _denies_work(row, before, first)):
        return True
    return _denied_after(text, row, last) or is_taken_back(text, row, first, last, place=place)


def is_over(row: Sequence[Word], first: int, last: int) -> bool:
    """ "inte svetsare längre", "har inte varit svetsare på tio år": what is denied is only that it goes on."""
    denied = any(word.fold in listen_for("denials") for word in row[max(first - _NEAR, 0) : first])
    after = [word.fold for word in row[last + 1 : last + 3]]
    if not denied or not after:
        return False
    while_ago = after[0] in listen_for("for_time") and after[1:] and _is_time(after[1])
    return after[0] in listen_for("no_more") or bool(while_ago)


def _is_time(word: str) -> bool:
    return word in listen_for("long") or number(word) is not None


def _is_excepted(row: Sequence[Word], first: int) -> bool:
    """ "överallt utom i Säffle", "istället för kock", "ta bort kock"."""
    at = first - 1
    while at > 0 and row[at].fold in listen_for("to_places"):
        at -= 1
    if at < 0:
        return False
    said = row[at].fold
    if at > 0 and said in ("för", "bort"):
        return row[at - 1].fold in listen_for("instead" if said == "för" else "taking")
    return said in listen_for("except")


def _denial_before(text: str, row: Sequence[Word], first: int) -> int | None:
    """Where the word stands that denies what begins at `first`; None where nothing does."""
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if _PAUSE.search(text, row[at].end, row[at + 1].start):
            return None
        word = row[at].fold
        if _begins_anew(row, at, first):
            return None
        if word == _WITHOUT:
            contrast = any(other.fold in listen_for("denials") for other in row[max(at - _REACH, 0) : at])
            return at if not contrast and first - at <= 3 else None
        if is_turn(row, at) or (word in _AND and row[at + 1].fold in listen_for("new_clause")):
            return None
        if word in listen_for("conjunctions"):
            return None
        if word in listen_for("nobody") and row[at + 1].fold in listen_for("nobody_does"):
            return None
        if word in listen_for("denials"):
            if _is_about_something(row, at, first):
                return None
            soft = any(other.fold in listen_for("softeners") for other in row[at + 1 : first])
            return None if soft and not _lives_no_longer(row, at) else at
    return None


def _is_about_something(row: Sequence[Word], denial: int, first: int) -> bool:
    """ "inte lätt att vara kock", "ångrar inte att jag blev kock": what one thinks of it is denied, not the trade."""
    between = [word.fold for word in row[denial + 1 : first]]
    if "att" not in between:
        return False
    judged = not listen_for("judged").isdisjoint(between[: between.index("att")])
    believed = any(word.fold in listen_for("believing") for word in row[max(denial - 2, 0) : denial])
    return judged and not believed or denial > 0 and row[denial - 1].fold in listen_for("regretted")


def _lives_no_longer(row: Sequence[Word], denial: int) -> bool:
    """ "bor inte längre i Säffle": a trade that is over was held, a home that is over is none."""
    lived = denial > 0 and any(word.fold in listen_for("lives") for word in row[max(denial - 2, 0) : denial])
    return lived and row[denial + 1].fold in listen_for("no_more")


def _denies_work(row: Sequence[Word], denial: int, first: int) -> bool:
    """ "finns inga jobb som kock": what is denied is work that is looked for, not the trade."""
    between = {word.fold for word in row[denial + 1 : first]}
    around = between | {word.fold for word in row[max(denial - _NEAR, 0) : denial]}
    return not listen_for("work_there").isdisjoint(between) and not listen_for("being_there").isdisjoint(around)


def _denies_place(row: Sequence[Word], denial: int, first: int) -> bool:
    """ "bor inte i Säffle", "har aldrig jobbat i Säffle"; not "inga bussar till Säffle", "trivs inte i Säffle"."""
    between = [word.fold for word in row[denial + 1 : first]]
    around = {word.fold for word in row[max(denial - 2, 0) : first]}
    if between[:1] == [_STILL] and row[denial].fold not in listen_for("denied_things"):
        return listen_for("to_places").issuperset(between)
    if not listen_for("felt_at_places").isdisjoint(around) or row[denial].fold == _WITHOUT:
        return False
    if between[-1:] == [_FROM] and not listen_for("leaving").isdisjoint(around):
        return False
    if listen_for("to_places").union(listen_for("no_more")).issuperset(between):
        return True
    return row[denial].fold not in listen_for("denied_things") and not listen_for("done_at_places").isdisjoint(between)


def _begins_anew(row: Sequence[Word], at: int, first: int) -> bool:
    """ "inte målare det var murare": "det var" begins anew, with something denied before it."""
    if at + 1 >= first or row[at].fold not in listen_for("subjects") or row[at + 1].fold not in listen_for("inverted"):
        return False
    return at > 0 and not any(
        word.fold in listen_for("denials") or word.fold == "att" for word in row[max(at - 1, 0) : at]
    )


def _denied_after(text: str, row: Sequence[Word], last: int) -> bool:
    """ "svetsare har jag aldrig varit", "körkort saknar jag", "truckkort: nej"."""
    following = row[last + 1 : last + 1 + _REACH_AFTER]
    if not following:
        return False
    after = [word.fold for word in following]
    if after[0] in ("saknas", "saknar") or after[1:3] == ["i", "livet"] and after[0] in listen_for("denials"):
        return True
    if after[0] in ("nej", "nä"):
        return number(" ".join(after[1:2])) is None  # "svetsare, nej 12 år" takes back the years
    if after[0] in listen_for("never") and _PAUSE.search(text, row[last].end, following[0].start):
        if _is_never_done(text, row, last):
            return True
        return len(after) == 1 or _PAUSE.search(text, following[0].end, following[1].start) is not None
    if following[0].fold in listen_for("inverted") and after[1:2] and after[1] in listen_for("it"):
        return len(after) > 2 and after[2] in listen_for("denials") and ends_here(text, row, last + 3)
    if (
        following[0].fold not in listen_for("inverted")
        or len(following) < 3
        or following[1].fold not in listen_for("persons")
    ):
        return False
    following = _before_a_turn(text, row[last], following)
    denials = [word.fold for word in following[2:] if word.fold in listen_for("denials") | listen_for("given_up")]
    return bool(denials) and not any(word.fold in listen_for("softeners") for word in following[2:])


def _is_never_done(text: str, row: Sequence[Word], last: int) -> bool:
    """ "truck? aldrig kört": nothing else behind what was never done; a licence is held all the same."""
    if last + 2 >= len(row) or row[last].fold.endswith(beginnings("paper_ends")):
        return False
    done = row[last + 2].fold
    return (is_work_verb(done) or done in listen_for("been_then")) and ends_here(text, row, last + 2)


def _before_a_turn(text: str, named: Word, following: Sequence[Word]) -> Sequence[Word]:
    """What follows the named thing as far as nothing else begins: "kock har jag varit, inte målare"."""
    for at, (before, word) in enumerate(zip((named, *following), following, strict=False)):
        if word.fold in listen_for("turns") or _PAUSE.search(text, before.end, word.start):
            return following[:at]
    return following
