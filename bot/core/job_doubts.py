"""When words about work name no trade for sure: a workplace alone, a deed, a title nobody has listed."""

from __future__ import annotations

import re
from typing import Any

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.catalogue_index import fold, index_of
from bot.core.conversation import Reading
from bot.core.interview_state import Interview, World
from bot.core.jobs import MAX_LABEL
from bot.core.spotting import Entity, said_as, years_of

MOST_TRADES = 3
LONG = 7  # letters of a word that says something by itself
MILL = "bruket"  # as the trades of the mills are listed in the content


def doubted(found: list[Entity], reading: Reading, world: World) -> list[Entity]:
    """The trades of a message; what only a workplace stands for becomes a choice, or nothing at all."""
    sure: list[Entity] = []
    for entity in found:
        said = re.sub(telling.AT_WORK, "", words.normal(said_as(entity, reading)))
        rest = words.normal(reading.text).replace(said, " ", 1) if said else ""
        at_a_mill = words.has(telling.MACHINE_DRIVER, said) and words.has(telling.MILL, rest)
        if re.fullmatch(telling.WORKPLACE, said):
            likely = entity.get("candidates") or _known_as(said, world, entity)
            hinted = _hinted(likely, rest)
            if hinted or words.has(telling.AT_A_MACHINE, rest):
                sure.append({**hinted, "start": entity["start"], "end": entity["end"]} if hinted else entity)
            elif not words.has(telling.JOB_LOST, rest):
                sure.append({**entity, "value": said, "candidates": likely, "unsure": True})
        elif at_a_mill:
            sure.append({**entity, "value": said, "candidates": _known_as(MILL, world, entity), "unsure": True})
        else:
            sure.append(entity)
    return sure


def untitled(found: list[Entity], reading: Reading) -> list[Entity]:
    """Further trades that no list has, beside those found: "fotbollstränare för knattar"."""
    if any("end" not in entity for entity in found):
        return found  # nobody knows what stands where
    taken = [(entity["start"], entity["end"]) for entity in reading.entities if "start" in entity and "end" in entity]
    text = reading.text.casefold()
    more: list[Entity] = []
    for match in re.finditer(telling.OWN_TRADE, text):
        free = all(match.end() <= start or match.start() >= end for start, end in taken)
        if free and not words.has(telling.DENIED, text[max(0, match.start() - 12) : match.start()]):
            label = reading.text[match.start() : match.end()]
            more.append({"entity": "occupation", "value": label, "start": match.start(), "end": match.end()})
    return sorted([*found, *more], key=lambda entity: int(entity.get("start", 0))) if more else found


def own_label(text: str) -> str:
    """The trade as typed, without "jag har jobbat som" before it and the years after it."""
    trimmed = text.strip()
    for around in (telling.NEVER, telling.I_MYSELF, telling.LEADING, telling.TRAILING):
        trimmed = re.sub(around, "", trimmed, flags=re.IGNORECASE)
    return (trimmed.strip(" .,!;") or text.strip())[:MAX_LABEL]


def ask_by_deeds(state: Interview, reading: Reading, world: World) -> bool:
    """ "Gjutit och armerat i 15 år": the trades of those deeds as a choice that keeps the years."""
    deeds = [
        str(entity.get("id"))
        for entity in reading.entities
        if entity.get("entity") == "skill" and not entity.get("negated") and entity.get("id") in world.catalogue.skills
    ]
    trades, amounts = _trades_with(deeds, world), years_of(reading)
    telling_work = state.marker != "more" and words.has(words.WORK_CUE, words.normal(reading.text))
    if not trades or not (amounts or telling_work):
        return False
    years = amounts[0][1] if amounts else None
    state.pending.append({"words": own_label(reading.text), "candidates": trades, "years": years})
    return True


def _trades_with(deeds: list[str], world: World) -> list[dict[str, Any]]:
    index = index_of(world.catalogue)
    special = [deed for deed in deeds if deed not in index.general]
    scores = {
        trade.id: sum(index.usual[trade.id].get(deed, 0.0) for deed in special)
        for trade in world.catalogue.occupations.values()
    }
    best = sorted((key for key, score in scores.items() if score > 0), key=lambda key: (-scores[key], key))
    return [_candidate(key, world) for key in best[:MOST_TRADES]]


def _hinted(candidates: list[dict[str, Any]], rest: str) -> dict[str, Any] | None:
    """The one candidate that another word of the message points to: "pappersmaskin" for the driver of one."""
    long = [token for token in words.tokens([rest]) if len(token) >= LONG]
    found = [one for one in candidates if any(words.normal(str(one.get("label"))).startswith(token) for token in long)]
    return {**found[0], "candidates": [found[0]]} if len(found) == 1 else None


def _known_as(workplace: str, world: World, entity: Entity) -> list[dict[str, Any]]:
    """Every trade that the content lists under the name of the workplace, and the one first thought of."""
    trades = world.catalogue.occupations.values()
    named = [trade.id for trade in trades if fold(workplace) in map(fold, trade.synonyms)]
    keys = dict.fromkeys([*named, str(entity.get("id"))])
    return [_candidate(key, world) for key in keys if key in world.catalogue.occupations]


def _candidate(key: str, world: World) -> dict[str, Any]:
    trade = world.catalogue.occupations[key]
    return {"key": key, "id": key, "concept_id": trade.concept_id, "label": trade.label}
