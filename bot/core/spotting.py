"""Entities of a message: those the understanding found, and plain names it left out.

The second kind are whole names from the catalogue only; misspellings are the understanding's work.
"""

from __future__ import annotations

import re
from typing import Any

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.answer_words import clauses, has, normal
from bot.core.catalogue import Catalogue
from bot.core.catalogue_index import fold, resolve
from bot.core.conversation import Reading
from bot.core.interview_state import Interview, World
from bot.core.profile import MOST_YEARS

Entity = dict[str, Any]
LONGEST_NAME = 4
SPOTTED_AT = {
    "occupation": ("occupation", "years"),
    "municipality": ("municipality",),
    "certificates": ("certificate",),
    "languages": ("language",),
    "confirm_profile": ("municipality", "occupation", "certificate", "language"),
    "situation": ("municipality", "occupation", "certificate"),
}


def entities_of(state: Interview, reading: Reading, world: World, kind: str) -> list[Entity]:
    """The entities of one kind in the order they were written."""
    found = [entity for entity in reading.entities if entity.get("entity") == kind]
    if not found and kind in SPOTTED_AT.get(state.asking or "", ()):
        found = _spotted(of_oneself(normal(reading.text)), world.catalogue, kind)
    return sorted((_but_for(entity, reading.text) for entity in found), key=_start)


def of_oneself(text: str) -> str:
    """The text with blanks for what it says of somebody near alone, from where that one is named."""
    own = []
    for part in re.split(telling.BETWEEN_PERSONS, text):
        near = None if has(telling.ONESELF, part) else re.search(telling.OTHERS, part)
        own.append(part[: near.start()].ljust(len(part)) if near else part)
    return "".join(own)


def _but_for(entity: Entity, text: str) -> Entity:
    """ "Alla utom gassvetsning" names gassvetsning only to leave it out; "inga utom b-kort" names what there is."""
    start = entity.get("start")
    if not isinstance(start, int):
        return entity
    begin = max(text.rfind(mark, 0, start) for mark in ".!?;\n") + 1
    before = words.normal(text[begin:start])
    if words.has(telling.NOTHING_BUT, before):
        return {**entity, "negated": False}
    return {**entity, "negated": True} if words.has(telling.BUT_FOR, before) else entity


def is_denied(entity: Entity, reading: Reading) -> bool:
    """Whether a thing is named in order to be left or taken out."""
    if entity.get("negated") or entity.get("entity") != "occupation" and has(words.NO_LONGER, normal(reading.text)):
        return True
    text, start, end = reading.text.casefold(), entity.get("start"), entity.get("end")
    for cue in re.finditer(words.REMOVING, text):
        if not isinstance(start, int) or not isinstance(end, int):
            return True
        between = text[cue.end() : start] if cue.end() <= start else text[end : cue.start()]
        if not has(telling.NOT_REMOVED, between):
            return True
    return False


def is_correcting(reading: Reading) -> bool:
    return reading.intent == "correct_answer" or words.has(words.CORRECTING, words.normal(reading.text))


def occupations_of(state: Interview, reading: Reading, world: World) -> list[Entity]:
    """Trades; several readings of the same words become one with `candidates`."""
    merged: list[Entity] = []
    for entity in entities_of(state, reading, world, "occupation"):
        last = merged[-1] if merged else {}
        if "start" in entity and last.get("start") == entity["start"] and last.get("end") == entity.get("end"):
            last.setdefault("candidates", [dict(last)]).append(entity)
        else:
            merged.append(dict(entity))
    return _swapped(merged, reading.text.casefold())


def _swapped(trades: list[Entity], text: str) -> list[Entity]:
    """ "Byt målare mot murare", "målare ska vara murare", "murare istället för målare": the one to go is negated."""
    places = [(trade.get("start"), trade.get("end")) for trade in trades]
    for at, (start, end) in enumerate(places):
        if not isinstance(start, int) or not isinstance(end, int):
            continue
        behind = places[at + 1][0] if at + 1 < len(places) else None
        between = text[end:behind] if isinstance(behind, int) else ""
        told = has(telling.SWAP_BEFORE, text[:start]) or "ska" in between or "blir" in between
        if has(telling.INSTEAD_OF, text[:start]) or told and has(telling.SWAP_BETWEEN, between):
            trades[at] = {**trades[at], "negated": True}
    return trades


def years_of(reading: Reading) -> list[tuple[int, float]]:
    """(where it stands, number of years), a person's age left out."""
    found: list[tuple[int, float]] = []
    for entity in reading.entities:
        value = as_number(entity.get("value")) if entity.get("entity") == "years" else None
        if value is not None and not entity.get("negated") and 0 <= value <= MOST_YEARS:
            if not _is_age(reading.text, entity, value):
                found.append((_start(entity), value))
    return sorted(found)


def said_as(entity: Entity, reading: Reading) -> str:
    """The words an entity was told with; its value where it does not say which."""
    start, end = entity.get("start"), entity.get("end")
    said = reading.text[start:end] if isinstance(start, int) and isinstance(end, int) else ""
    return said or str(entity.get("value") or "")


def as_number(value: Any) -> float | None:
    """A number out of JSON or a string; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e6 else None


def _is_age(text: str, entity: Entity, value: float) -> bool:
    age = rf"\b(är|fyller|fyllt) {int(value)}( år)?( gammal)?\b(?! (år )?(som|i|på|inom|hos)\b)"
    return value >= 16 and has(age, normal(text)) and not has(r"jobb|arbeta|varit", normal(text))


def _start(entity: Entity) -> int:
    start = entity.get("start")
    return start if isinstance(start, int) else 0


def _spotted(text: str, catalogue: Catalogue, kind: str) -> list[Entity]:
    found: list[Entity] = []
    for clause in clauses(text):
        negated = has(r"\b(inte|ej|aldrig|inget|inga|ingen)\b", clause)
        words = [(match.group(), match.start()) for match in re.finditer(r"[\w/+-]+", clause)]
        place = 0
        while place < len(words):
            for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
                name = " ".join(word for word, _ in words[place : place + length])
                entity = _named(name, catalogue, kind)
                if entity:
                    start = text.find(clause) + words[place][1]
                    found.append({**entity, "entity": kind, "start": start, "negated": negated})
                    place += length - 1
                    break
            place += 1
    return found


def _named(name: str, catalogue: Catalogue, kind: str) -> Entity | None:
    if kind == "municipality":
        return municipality_named(name, catalogue)
    if kind == "language":
        for language, synonyms in catalogue.languages.items():
            if fold(name) in (fold(language), *map(fold, synonyms)):
                return {"value": language}
        return None
    known = resolve(catalogue, kind, name)
    entries: dict[str, Any] = {"occupation": catalogue.occupations, "certificate": catalogue.certificates}
    return {"id": known, "value": entries[kind][known].label} if known else None


def municipality_named(name: str, catalogue: Catalogue) -> Entity | None:
    """By its name, main town or a place in it; a genitive s may follow."""
    forms = {fold(name), fold(name).removesuffix("s")}
    for municipality in catalogue.municipalities.values():
        names = (municipality.name, municipality.main_town, *municipality.places)
        if forms & {fold(item) for item in names}:
            return {"id": municipality.code, "value": municipality.name}
    return None
