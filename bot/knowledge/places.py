"""Which of the places a message names are meant: each once, no team on the ice, no word that only looks like one.

Called by the finder of terms with everything it found.
"""

from __future__ import annotations

import re
from typing import Iterable, Iterator, Sequence

from bot.knowledge.hits import Hit
from bot.knowledge.negation import is_denied
from bot.knowledge.swedish import Word, key
from bot.knowledge.vocabulary import MUNICIPALITY, OCCUPATION, Term
from bot.knowledge.wordlists import listen_for

_STOP = re.compile(r"[.;:!?\n]")
_NEAR = 5
_NAMES = 3  # of a person, before the one that is a place too


class PlaceNames:
    """The names of places, for where another word holds them: "Gruvön" in "jobbat på Gruvön", "Oslo-Säffle"."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term] = {}
        for term in terms:
            self._terms.setdefault(key(term.text), term)

    def held(self, hits: Sequence[Hit], row: Sequence[Word]) -> list[Hit]:
        """The places inside the names of trades, and at both ends of a way written with a hyphen."""
        named = {place for hit in hits for place in range(hit.first, hit.last + 1)}
        ways = [hit for at in range(len(row)) if at not in named for hit in self._way(row, at)]
        return ways + [place for hit in hits if hit.term.concept.kind == OCCUPATION for place in self._inside(hit, row)]

    def _inside(self, hit: Hit, row: Sequence[Word]) -> Iterator[Hit]:
        at = hit.first
        while at <= hit.last:
            last, term = next(self._longest(row, at, hit.last), (at, None))
            if term is not None:
                yield Hit((term,), at, last, False)
            at = last + 1

    def _longest(self, row: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, Term]]:
        for end in range(last, first - 1, -1):
            term = self._named("".join(key(word.fold) for word in row[first : end + 1]))
            if term is not None and term.concept.id is not None:
                yield end, term

    def _way(self, row: Sequence[Word], at: int) -> list[Hit]:
        """Only where both ends are places: "Visnums-Kil" is one, "Karlstad-bo" lives there."""
        ends = row[at].fold.split("-")
        terms = [self._named(end) for end in ends]
        if len(ends) != 2 or any(
            term is None and end not in listen_for("no_places") for end, term in zip(ends, terms, strict=True)
        ):
            return []
        return [Hit((term,), at, at, False) for term in terms if term is not None]

    def _named(self, name: str) -> Term | None:
        return self._terms.get(name) or self._terms.get(name.removesuffix("s"))


def meant_places(hits: Sequence[Hit], text: str, row: Sequence[Word]) -> list[Hit]:
    """The hits in order; of the places those that are meant, and what is one place in another's name once."""
    kept: list[Hit] = []
    last: Hit | None = None
    towns = [hit.term for hit in hits if hit.term.concept.kind == MUNICIPALITY and not _is_workplace(hit.term)]
    named = {term.concept for term in towns}
    for hit in sorted(hits, key=lambda one: one.first):
        if _is_workplace(hit.term) and hit.term.concept in named:
            continue  # "i Filipstad på Wasa": the town has been named
        if hit.term.concept.kind != MUNICIPALITY:
            kept.append(hit)
            continue
        if _is_team(hit, text, row) or _is_word(hit, row) or _is_surname(hit, text, row):
            continue
        if last is not None and _is_same_place(last, hit, text, row):
            kept[kept.index(last)] = both = last._replace(last=max(last.last, hit.last))
            last = both
            continue
        kept.append(hit)
        last = hit
    return kept


def _is_workplace(term: Term) -> bool:
    return term.concept.kind == MUNICIPALITY and key(term.text) in listen_for("only_worked_at")


def _is_same_place(one: Hit, two: Hit, text: str, row: Sequence[Word]) -> bool:
    """ "på Bergvik i Karlstad", "Svanskog och Nysäter": in one phrase, and both told or both denied."""
    if one.term.concept != two.term.concept:
        return False
    between = [word.fold for word in row[one.last + 1 : two.first]]
    if not listen_for("one_place").issuperset(between) or _STOP.search(text, row[one.last].end, row[two.first].start):
        return False
    denied = [is_denied(text, row, hit.first, hit.last, place=True) for hit in (one, two)]
    return denied[0] == denied[1]


def _is_team(hit: Hit, text: str, row: Sequence[Word]) -> bool:
    """ "Färjestad spelar ikväll", "matchen mot Färjestad"."""
    before = [word.fold for word in row[max(hit.first - 2, 0) : hit.first]]
    if not listen_for("team_before").isdisjoint(before):
        return True
    there = before[-1:] and before[-1] in listen_for("place_cues") | listen_for("at_a_place")
    if there or hit.last + 1 >= len(row) or text[row[hit.last].end : row[hit.last + 1].start] != " ":
        return False
    return row[hit.last + 1].fold in listen_for("team_does")


def _is_word(hit: Hit, row: Sequence[Word]) -> bool:
    """ "en kil", "mycket grums"; "vad ska jag råda" is a place only where a place is spoken of."""
    name = key(hit.term.text)
    before = row[hit.first - 1].fold if hit.first else ""
    after = row[hit.last + 1].fold if hit.last + 1 < len(row) else ""
    if name in listen_for("things"):
        following = [word.fold for word in row[hit.last + 1 : hit.last + 3]]
        if following[:1] == ["i"] and not listen_for("in_things").isdisjoint(following):
            return True
        return before in listen_for("before_things") or (
            after in listen_for("after_things") and before not in listen_for("place_cues")
        )
    if _is_workplace(hit.term) and len(row) > hit.last - hit.first + 1:
        near = {word.fold for word in row[max(hit.first - _NEAR, 0) : hit.first]}
        return before not in listen_for("at_a_place") or not near.isdisjoint(listen_for("reading_there"))
    if name not in listen_for("deeds_like_places") or len(row) <= 2:
        return False
    inside = hit.first > 0 and row[hit.first].text[:1].isupper()
    return not inside and before not in listen_for("place_cues") | listen_for("at_a_place")


def _is_surname(hit: Hit, text: str, row: Sequence[Word]) -> bool:
    """ "jag heter Lena Nordmark": a village after a first name."""
    if hit.first < 2 or key(hit.term.text) == key(hit.term.concept.label):
        return False
    return is_behind_first_name(hit.first, text, row)


def is_behind_first_name(at: int, text: str, row: Sequence[Word]) -> bool:
    """Whether a word ends a name that somebody gives: "heter Lena Bagare", with capitals and nothing between."""
    if not row[at].text[:1].isupper():
        return False
    for place in range(at - 1, max(at - 1 - _NAMES, -1), -1):
        if text[row[place].end : row[place + 1].start] != " ":
            return False
        if row[place].fold in listen_for("name_follows"):
            return place < at - 1 or row[place].fold in listen_for("titles_of_people")
        if not row[place].text[:1].isupper():
            return False
    return False
