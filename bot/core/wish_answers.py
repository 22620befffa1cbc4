"""Reads typed words as a wish: what to work with, how and how far away to study, how fast, from when."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil
from typing import Any

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.amounts import kilometres
from bot.core.conversation import Reading
from bot.core.interview_state import Interview, World
from bot.core.options import ANYTHING, DISTANCE, SAME
from bot.core.spotting import entities_of
from bot.core.travel import road_km
from bot.core.values import NOTHING

NEAR_KM = 10


def _denied(text: str) -> list[str]:
    return [clause for clause in words.clauses(text) if words.has(telling.DENIED, clause)]


def without_denied(text: str) -> str:
    """The clauses of a text that deny nothing; the whole text where all of them do."""
    kept = [clause for clause in words.clauses(text) if not words.has(telling.DENIED, clause)]
    return ", ".join(kept) if kept else text


def _sectors(state: Interview, reading: Reading, world: World, text: str) -> Any:
    """Sectors named or meant by a trade, what is not wanted left out; SAME may stand among them."""
    denied = set(words.every(words.SECTORS, ", ".join(_denied(text))))
    text = without_denied(text)
    trades = world.catalogue.occupations
    named = [
        trades[item["id"]].sector
        for item in reading.entities
        if item.get("entity") == "occupation" and item.get("id") in trades and not item.get("negated")
    ]
    found = named + [sector for sector in world.catalogue.sectors if words.mentions(sector, text, strict=True)]
    found += [sector for sector in words.every(words.SECTORS, text) if sector in world.catalogue.sectors]
    if words.has(words.SAME_AGAIN, text) and not denied:
        found.insert(0, SAME)
    if found:
        return SAME if found == [SAME] else list(dict.fromkeys(found))
    if denied:
        return []  # only what is not wanted: open for the rest
    return [] if words.has(words.ANY, text) or words.is_no(text) or "vet" in text.split() else NOTHING


def _forms(state: Interview, reading: Reading, world: World, text: str) -> Any:
    found = words.every(words.FORMS, text)
    if not found and words.has(r"distans|på nätet|hemifrån", text):
        return DISTANCE
    anything = words.has(words.ANY, text) or words.has(words.SHORT_COURSE, text) or words.is_no(text)
    return found or ([] if anything else NOTHING)


def _travel(state: Interview, reading: Reading, world: World, text: str) -> Any:
    if words.has(words.ANY, text) or words.has(r"långt som|hur långt|flytta", text):
        return ANYTHING
    far = kilometres(text)
    if far is not None:
        return far
    if words.has(r"distans|på nätet|hemifrån", text):
        return DISTANCE
    there = _way_there(state, reading, world, text)
    if there is not None or words.has(words.FARTHEST, text):
        return NOTHING if there is None else there
    near = words.has(r"bara (här|hemma|i|nära)|nära|inte (långt|alls|pendla|resa|åka)|i (stan|kommunen)", text)
    return NEAR_KM if near or words.is_no(text) else NOTHING


def _way_there(state: Interview, reading: Reading, world: World, text: str) -> int | None:
    """ "Inte längre än till Karlstad": the way from home to that place, in whole mil, so that it is not too far."""
    places = world.catalogue.municipalities
    home = places.get(state.profile.municipality_code or "")
    found = entities_of(state, reading, world, "municipality")
    goals = [
        places[str(item["id"])]
        for item in found
        if item.get("id") in places and (not item.get("negated") or words.has(words.FARTHEST, text))
    ]
    if home is None or not goals or words.has(words.TOO_FAR, text) or words.has(words.HOME_CUE, text):
        return None
    return max(NEAR_KM, 10 * ceil(max(road_km(home, goal) for goal in goals) / 10))


def _pace(state: Interview, reading: Reading, world: World, text: str) -> Any:
    return words.first(words.PACE, text) or (ANYTHING if words.has(words.ANY, text) else NOTHING)


def _start(state: Interview, reading: Reading, world: World, text: str) -> Any:
    for entity in reading.entities:
        if entity.get("entity") == "date" and re.match(r"\d{4}-\d\d-\d\d", str(entity.get("value"))):
            return str(entity["value"])[:10]
    return words.first(words.START, text) or (ANYTHING if words.has(words.ANY, text) else NOTHING)


WISHES: dict[str, Callable[[Interview, Reading, World, str], Any]] = {
    "sectors": _sectors,
    "forms": _forms,
    "travel": _travel,
    "pace": _pace,
    "start": _start,
}
