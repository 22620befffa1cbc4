"""Everything a sentence names: trades, places, years, skills, papers, languages, days and times.

Called by the entity component inside Rasa and by whoever has to read a person's words again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Mapping, NamedTuple

from bot.content.loader import catalogue
from bot.core.catalogue import Catalogue
from bot.knowledge.dates import Span as Day
from bot.knowledge.dates import dates
from bot.knowledge.denied_years import denied_years
from bot.knowledge.hits import Hit
from bot.knowledge.lexicon import Lexicon, lexicon
from bot.knowledge.negation import is_denied, is_over
from bot.knowledge.numbers import quantity, tokens
from bot.knowledge.numbers import text as token_text
from bot.knowledge.swedish import Word, flat, fold, words
from bot.knowledge.taxonomy import taxonomy, trade_names
from bot.knowledge.terms import KINDS, TermFinder
from bot.knowledge.times import times
from bot.knowledge.titles import shown
from bot.knowledge.vocabulary import MUNICIPALITY, OCCUPATION, PART, Vocabulary, from_content
from bot.knowledge.year_lists import listed_years
from bot.knowledge.year_talk import Span, is_age
from bot.knowledge.years import lengths, years

LONGEST = 2000
MOST_CANDIDATES = 4
YEARS, DATE, TIME = "years", "date", "time"
_BEFORE_NUMBER = frozenset("i ca typ cirka över nästan , : - – drygt ( var va det de dä är".split())
_BEHIND_NUMBER = frozenset(("", ",", ".", ";", "och", "o", "men", "sen", "samt", "&", ")", "!"))
_MOST_YEARS = 50
_LEADING = ("som", "inom", "med")
_BEFORE_TITLE = re.compile(r"(?:,|\b(?i:och|o|å|sen|sedan))\s+(?P<number>\d{1,2}|[^\W\d_]{2,8})\s+som\s+$")


class Candidate(NamedTuple):
    """One of several trades that share the name a person used."""

    label: str
    concept_id: str | None
    id: str | None


@dataclass(frozen=True)
class Entity:
    """Something named. `of` is set for years: the label of the trade they belong to.

    `candidates` are the trades of ours a shared name may mean; which one, the interview asks.
    """

    entity: str
    value: str | float
    start: int
    end: int
    concept_id: str | None = None
    id: str | None = None
    negated: bool = False
    of: str | None = None
    candidates: tuple[Candidate, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As `lotsen parse` prints it; keys that say nothing are left out."""
        data: dict[str, Any] = {"entity": self.entity, "value": self.value, "start": self.start, "end": self.end}
        optional = {"concept_id": self.concept_id, "id": self.id, "negated": self.negated or None, "of": self.of}
        data.update({name: value for name, value in optional.items() if value is not None})
        if self.candidates:
            data["candidates"] = [candidate._asdict() for candidate in self.candidates]
        return data


class Finder:
    """Reads running text against a catalogue's words."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary], ordinary: Lexicon) -> None:
        self._terms = TermFinder(vocabularies, ordinary)

    def find(self, text: str, today: date) -> list[Entity]:
        """All entities in order of appearance; `today` is what "imorgon" and "sedan 1998" count from."""
        text = unicodedata.normalize("NFC", text)[:LONGEST]
        row = words(text)
        named = [_entity(hit, text, row) for hit in self._terms.find(text, row)]
        found = named + _numbers(text, named, today)
        return _with_owners(sorted(found, key=lambda entity: entity.start), text)


@lru_cache(maxsize=1)
def finder() -> Finder:
    """The finder over the project's own content and the taxonomy, made on first use."""
    return finder_for(catalogue(), lexicon())


def finder_for(content: Catalogue, ordinary: Lexicon) -> Finder:
    """A finder over the given content and the taxonomy."""
    return Finder({kind: from_content(kind, content, taxonomy(), trade_names()) for kind in KINDS}, ordinary)


def _entity(hit: Hit, text: str, row: list[Word]) -> Entity:
    denied = is_denied(text, row, hit.first, hit.last, place=hit.term.concept.kind == MUNICIPALITY)
    denied = denied and not (hit.term.concept.kind == OCCUPATION and is_over(row, hit.first, hit.last))
    concept, start, end = hit.term.concept, row[hit.first].start, row[hit.last].end
    value = shown(hit.term)
    if hit.term.rank == PART:
        return Entity(concept.kind, value, start, end, negated=denied)
    candidates = tuple(Candidate(t.concept.label, t.concept.concept_id, t.concept.id) for t in hit.terms)
    more = candidates[:MOST_CANDIDATES] if len(candidates) > 1 and not denied else ()
    return Entity(concept.kind, value, start, end, concept.concept_id, concept.id, denied, candidates=more)


def _numbers(text: str, named: list[Entity], today: date) -> list[Entity]:
    """Days, years and times; what is read as one is not read as another."""
    listed = _listed(text, named)
    found = list(listed)
    taken = [(entity.start, entity.end) for entity in (*named, *found)]
    places = [entity.start for entity in named]
    told = years(text, today)
    told = [span for span in told if not is_age(text, span, places, alone=len(told) < 2)]
    found += [
        Entity(YEARS, _round(span.value), span.start, span.end, negated=True) for span in denied_years(text, told)
    ]
    taken += [(entity.start, entity.end) for entity in found[len(listed) :]]
    days = dates(text, today)
    counted = lengths(text) if days else []
    readings = (
        (YEARS, [(_round(span.value), span.start, span.end) for span in told]),
        (DATE, [(day.value, day.start, day.end) for day in days if not _is_unit(day, counted)]),
        (YEARS, _bare_years(text, named)),
        (TIME, [(span.value, span.start, span.end) for span in times(text)]),
    )
    for name, spans in readings:
        for value, start, end in spans:
            if all(end <= begin or start >= stop for begin, stop in taken):
                taken.append((start, end))
                found.append(Entity(name, value, start, end))
    return found


def _is_unit(day: Day, counted: list[Span]) -> bool:
    """ "6 mån uppsägningstid" names no Monday."""
    return any(span.start < day.start and day.end <= span.end for span in counted)


def _listed(text: str, named: list[Entity]) -> list[Entity]:
    """The years that stand in a row behind a row of trades."""
    trades = [entity for entity in named if entity.entity == OCCUPATION]
    return [
        Entity(YEARS, _round(one.value), one.start, one.end, of=str(trades[one.trade].value))
        for one in listed_years(text, [(trade.start, trade.end) for trade in trades])
    ]


def _bare_years(text: str, named: list[Entity]) -> list[tuple[str | float, int, int]]:
    """Years without the word: "svetsare 10, truckförare i 5"."""
    found: list[tuple[str | float, int, int]] = []
    for entity in named:
        if entity.entity != OCCUPATION:
            continue
        before = _BEFORE_TITLE.search(text, 0, entity.start)
        told = quantity(tokens(flat(before["number"])), 0) if before else None
        if before and told and 0 < told.value <= _MOST_YEARS:
            found.append((_round(told.value), *before.span("number")))
        row = tokens(flat(text[entity.end : entity.end + 30]))
        at = 0
        while at < 3 and token_text(row, at) in _BEFORE_NUMBER:
            at += 1
        number = quantity(row, at) if token_text(row, at) not in ("en", "ett") else None
        day = token_text(row, at)[:2].isdecimal() and token_text(row, at).startswith("0")  # "kontoret 04-11"
        if number and not day and 0 < number.value <= _MOST_YEARS and token_text(row, number.after) in _BEHIND_NUMBER:
            start, end = row[at].start, row[number.after - 1].end
            found.append((_round(number.value), entity.end + start, entity.end + end))
    return found


def _with_owners(found: list[Entity], text: str) -> list[Entity]:
    """Years with their trade: the one before them, or the one after "som"."""
    result = list(found)
    trades = [at for at, entity in enumerate(found) if entity.entity == OCCUPATION and not entity.negated]
    owned = {at for at in trades if any(entity.of == found[at].value for entity in found)}
    told = [at for at, one in enumerate(found) if one.entity == YEARS and not one.negated and one.of is None]
    leading = {at for at in told if fold(text[found[at].end : found[at].end + 5]).strip().startswith(_LEADING)}
    # "23 år, varav 15 som svetsare": the trade is taken by the years right before it
    for at in sorted(told, key=lambda place: (place not in leading or place + 1 not in trades, place)):
        before = [place for place in trades if place < at and place not in owned]
        after = [place for place in trades if place > at and place not in owned]
        choice = after[:1] if after and (at in leading or not before) else before[-1:]
        if choice:
            owned.add(choice[0])
            result[at] = replace(found[at], of=str(found[choice[0]].value))
    return result


def _round(value: float) -> float:
    return int(value) if value == int(value) else value
