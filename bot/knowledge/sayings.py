"""Names of trades that are none where they stand: sayings, surnames, somebody met, what was done at home once.

Called by the finder of terms with everything it found, before it is decided which trades are meant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Sequence

from bot.knowledge.hits import Hit
from bot.knowledge.numbers import number
from bot.knowledge.places import is_behind_first_name
from bot.knowledge.swedish import Word, base_forms
from bot.knowledge.titles import is_title
from bot.knowledge.vocabulary import OCCUPATION
from bot.knowledge.wordlists import beginnings, listen_for

_STOP = re.compile(r"[.,;:!?\n]")
_DEFINITE = ("n", "na")
_REACH, _FAR = 4, 8


def literal(hits: Sequence[Hit], text: str, row: Sequence[Word]) -> list[Hit]:
    """The hits without the trades that are only a way of speaking."""
    said = _sayings_in(row) if hits else frozenset()
    return [hit for hit in hits if hit.term.concept.kind != OCCUPATION or not _is_figure(hit, said, text, row)]


def _is_figure(hit: Hit, said: frozenset[int], text: str, row: Sequence[Word]) -> bool:
    if not said.isdisjoint(range(hit.first, hit.last + 1)):
        return True
    if _is_deed(hit, row):
        after = _clause_after(hit, text, row)
        return _is_of_people(after) or _is_leisure(after)
    if _has_come_home(hit, row):
        return True
    return hit.first == hit.last and (_is_surname(hit, text, row) or _is_somebody_met(hit, text, row))


def _sayings_in(row: Sequence[Word]) -> frozenset[int]:
    """The places of the words of sayings; "*" stands for any word."""
    places: set[int] = set()
    known = _sayings()
    for at, word in enumerate(row):
        for saying in known.get(word.fold, ()):
            said = [other.fold for other in row[at : at + len(saying)]]
            if len(said) == len(saying) and all(one in ("*", other) for one, other in zip(saying, said, strict=True)):
                places.update(range(at, at + len(saying)))
    return frozenset(places)


@lru_cache(maxsize=1)
def _sayings() -> dict[str, list[list[str]]]:
    """The words of each saying, by the first of them."""
    known: dict[str, list[list[str]]] = {}
    for saying in beginnings("sayings"):
        known.setdefault(saying.split()[0], []).append(saying.split())
    return known


def _is_deed(hit: Hit, row: Sequence[Word]) -> bool:
    """Whether the trade was told by what was done ("svetsade"), not by a title."""
    word = row[hit.last].fold
    verb = hit.strong or word.endswith("a")
    return hit.first == hit.last and verb and not is_title(word) and not word.endswith(_DEFINITE)


def _clause_after(hit: Hit, text: str, row: Sequence[Word]) -> list[str]:
    after: list[str] = []
    for at in range(hit.last + 1, min(hit.last + 1 + _FAR, len(row))):
        if _STOP.search(text, row[at - 1].end, row[at].start):
            break
        after.append(row[at].fold)
    return after


def _is_of_people(after: Sequence[str]) -> bool:
    """ "svetsade oss samman", "svetsa ihop gänget": people are no sheet metal."""
    near = after[:_REACH]
    together = next((at for at, word in enumerate(near) if word in listen_for("together")), None)
    if together is None:
        return False
    alone = near[together] == "samman" and len(after) == together + 1
    return alone or not listen_for("welded").isdisjoint(near)


def _is_leisure(after: Sequence[str]) -> bool:
    """ "snickrade ihop en veranda i somras": one thing, once; a summer's job is at some place."""
    times = listen_for("leisure")
    if times.isdisjoint(after) or not listen_for("employers").isdisjoint(after):
        return False
    return after[0] in listen_for("one_thing") or not times.isdisjoint(after[1:2])


def _is_surname(hit: Hit, text: str, row: Sequence[Word]) -> bool:
    return row[hit.first].fold in listen_for("surnames") and is_behind_first_name(hit.first, text, row)


def _has_come_home(hit: Hit, row: Sequence[Word]) -> bool:
    """ "Har en snickare här som river köket": no trade of one's own."""
    if hit.first < 2 or hit.last + 1 >= len(row):
        return False
    had, article, after = row[hit.first - 2].fold, row[hit.first - 1].fold, row[hit.last + 1].fold
    one = article in listen_for("articles") or number(article) is not None
    return one and had in listen_for("having") and after in listen_for("come_home") and is_title(row[hit.last].fold)


def _is_somebody_met(hit: Hit, text: str, row: Sequence[Word]) -> bool:
    """ "busschauffören var sur": a title in the definite form that begins a clause and does something."""
    word = row[hit.last].fold
    if not word.endswith(_DEFINITE) or not any(is_title(form) for form in base_forms(word)[1:]):
        return False
    begins = hit.first == 0 or bool(_STOP.search(text, row[hit.first - 1].end, row[hit.first].start))
    if not begins and row[hit.first - 1].fold not in listen_for("clause_openers"):
        return False
    after = _clause_after(hit, text, row)
    does = next((at for at, one in enumerate(after[:_REACH]) if one in listen_for("others_do")), None)
    if does is None or not (does == 0 or after[0] in listen_for("at_a_place")):
        return False
    return listen_for("persons").isdisjoint(after[does + 1 : does + 2]) and after[-1] not in listen_for("own_subjects")
