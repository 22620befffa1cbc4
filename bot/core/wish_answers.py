"""Reads typed words as a wish: what to work with, how and how far away to study, how fast, from when."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil
from typing import Any

from bot.core import answer_words as words
from bot.core.amounts import kilometres
from bot.core.conversation import Reading
from bot.core.interview_state import Interview, World
from bot.core.options import ANYTHING, DISTANCE, SAME
from bot.core.sectors_said import all_but, sectors_said
from bot.core.spotting import entities_of
from bot.core.travel import road_km
from bot.core.values import NOTHING
from bot.core.wished import wished_only

NEAR_KM = 10


def _sectors(state: Interview, reading: Reading, world: World, text: str) -> Any:
    """Sectors named or meant by a trade; all the others where only some are not wanted; SAME may stand among them."""
    said = sectors_said(wished_only(reading), world)
    if not said.wanted and not said.unwanted:
        said = sectors_said(reading, world)  # no cue of a wish: the whole is the answer
    if said.wanted:
        return SAME if said.wanted == [SAME] else said.wanted
    if said.unwanted:
        return [] if said.same else all_but(said.unwanted, world)
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
