"""Where somebody lives, told in words whatever was asked. Where one works is not where one lives."""

from __future__ import annotations

import re

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.conversation import Reading
from bot.core.interview_state import Change, Interview, World
from bot.core.spotting import Entity, entities_of, is_correcting

ASKED = ("municipality", "confirm_profile")


def take_municipality(state: Interview, reading: Reading, world: World) -> list[Change]:
    """Write down the home that is told; another one than before only where it is asked for or said to be the home."""
    found = [item for item in entities_of(state, reading, world, "municipality") if not item.get("negated")]
    likely = _likely_homes(found, reading.text)
    asked = state.asking in ASKED
    if not asked:
        likely = [item for item in likely if not is_workplace(item, reading.text)]
    profile = state.profile
    if not likely:
        return []
    may_change = asked or is_home(likely[0], reading.text) or _speaks_of_home(reading)
    if profile.municipality_code and not (may_change or reading.intent == "correct_answer"):
        return []
    known = [item for item in likely if str(item.get("id")) in world.catalogue.municipalities]
    if not known:
        return _outside(state, world, str(likely[0].get("value"))) if may_change else []
    code = str(known[-1 if is_correcting(reading) else 0]["id"])
    before, profile.municipality_code = profile.municipality_code, code
    state.close("municipality")
    name = world.catalogue.municipalities[code].name
    alone = len({str(item.get("value")) for item in found}) == 1 and not is_workplace(known[0], reading.text)
    named = before is None and state.asking == "municipality" and words.mentions(name, words.normal(reading.text))
    if before == code or named and alone:  # nothing to say back that was not said in that very word
        return []
    return [Change("changed" if before else "added", "municipality", name)]


def tells_home(text: str) -> bool:
    """Whether words are about where one lives."""
    return words.has(telling.HOME, words.normal(text))


def is_home(entity: Entity, text: str) -> bool:
    """ "bor i Grums" of "svetsare på Valmet i Karlstad, bor i Grums"."""
    clause = _clause_before(entity, text)
    return words.has(telling.HOME, clause) and not words.has(telling.WORK_AT, words.after(telling.HOME, clause))


def is_workplace(entity: Entity, text: str) -> bool:
    """ "jobbar i Grums", "på Valmet i Karlstad"."""
    return words.has(telling.WORK_AT, _clause_before(entity, text)) and not is_home(entity, text)


def _likely_homes(found: list[Entity], text: str) -> list[Entity]:
    """Those said to be the home; else those that are no workplace; else all."""
    homes = [item for item in found if is_home(item, text)]
    return homes or [item for item in found if not is_workplace(item, text)] or found


def _speaks_of_home(reading: Reading) -> bool:
    text = words.normal(reading.text)
    return words.has(words.HOME_CUE, text) and not words.has(telling.WORK_AT, text)


def _clause_before(entity: Entity, text: str) -> str:
    start = entity.get("start")
    return re.split(telling.CLAUSE_BREAK, text[:start].casefold())[-1] if isinstance(start, int) else ""


def _outside(state: Interview, world: World, place: str) -> list[Change]:
    state.profile.municipality_code = None
    state.close("municipality")
    return [Change("outside", "municipality", place)]
