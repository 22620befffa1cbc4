"""Whether a named thing is denied: "inte svetsare men montör", "truckkort har jag inte". Asked by the finder."""

from __future__ import annotations

import re
from typing import Sequence

from bot.knowledge.numbers import number
from bot.knowledge.swedish import Word
from bot.knowledge.wordlists import listen_for

_WITHOUT = "utan"
_REACH, _REACH_AFTER = 8, 6
_NEAR = 3
_PAUSE = re.compile(r"[.,;:!?\n()]|\s[-–]\s")


def is_denied(text: str, row: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words `first`..`last` of a text (its words in `row`) are denied."""
    return _denied_before(text, row, first) or _denied_after(text, row, last)


def is_over(row: Sequence[Word], first: int, last: int) -> bool:
    """ "inte svetsare längre": what is denied is only that it goes on."""
    denied = any(word.fold in listen_for("denials") for word in row[max(first - _NEAR, 0) : first])
    return denied and last + 1 < len(row) and row[last + 1].fold in listen_for("no_more")


def _denied_before(text: str, row: Sequence[Word], first: int) -> bool:
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if _PAUSE.search(text, row[at].end, row[at + 1].start):
            return False
        word = row[at].fold
        if _begins_anew(row, at, first):
            return False
        if word == _WITHOUT:
            contrast = any(other.fold in listen_for("denials") for other in row[max(at - _REACH, 0) : at])
            return not contrast and first - at <= 3
        if word in listen_for("turns") or (word in ("och", "o") and row[at + 1].fold in listen_for("new_clause")):
            return False
        if word in listen_for("denials"):
            return not any(other.fold in listen_for("softeners") for other in row[at + 1 : first])
    return False


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
    if (
        following[0].fold not in listen_for("inverted")
        or len(following) < 3
        or following[1].fold not in listen_for("persons")
    ):
        return False
    following = _before_a_turn(text, row[last], following)
    denials = [word.fold for word in following[2:] if word.fold in listen_for("denials")]
    return bool(denials) and not any(word.fold in listen_for("softeners") for word in following[2:])


def _before_a_turn(text: str, named: Word, following: Sequence[Word]) -> Sequence[Word]:
    """What follows the named thing as far as nothing else begins: "kock har jag varit, inte målare"."""
    for at, (before, word) in enumerate(zip((named, *following), following, strict=False)):
        if word.fold in listen_for("turns") or _PAUSE.search(text, before.end, word.start):
            return following[:at]
    return following
