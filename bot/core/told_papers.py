"""Papers and languages told in words, whatever was asked. An expired paper is not written down, and that is said."""

from __future__ import annotations

import re

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.conversation import Reading
from bot.core.interview_state import Change, Interview, World
from bot.core.picking import options_of, plainly_named
from bot.core.profile import Language
from bot.core.spotting import Entity, entities_of, is_denied
from bot.core.wording import lower_first


def take_certificates(state: Interview, reading: Reading, world: World) -> list[Change]:
    """Write down every paper named; one that has run out is only spoken of."""
    held, changes = state.profile.certificates, []
    found = _with_short_names(state, reading, world, entities_of(state, reading, world, "certificate"))
    for entity in found:
        known = str(entity.get("id") or entity.get("value") or "")
        label = world.catalogue.certificates[known].label if known in world.catalogue.certificates else known
        gone = is_denied(entity, reading) or _run_out(entity, reading.text)
        if gone and known in held:
            held.remove(known)
            changes.append(Change("removed", "certificates", lower_first(label)))
        elif gone and not is_denied(entity, reading):
            changes.append(Change("run_out", "certificates", lower_first(label)))
        elif known and not gone and known not in held:
            held.append(known)
            changes.append(Change("added", "certificates", lower_first(label)))
        if state.asking == "certificates":
            state.close("certificates")
    return changes


def take_languages(state: Interview, reading: Reading, world: World) -> list[Change]:
    profile, changes = state.profile, []
    for entity in entities_of(state, reading, world, "language"):
        name = str(entity.get("id") or entity.get("value") or "")
        held = [item for item in profile.languages if item.language == name]
        if is_denied(entity, reading) and held:
            profile.languages = [item for item in profile.languages if item.language != name]
            changes.append(Change("removed", "languages", name))
        elif name and not held and not is_denied(entity, reading):
            profile.languages.append(Language(name))
            changes.append(Change("added", "languages", name))
        if state.asking == "languages":
            state.close("languages")
    return changes


def _with_short_names(state: Interview, reading: Reading, world: World, found: list[Entity]) -> list[Entity]:
    """Where papers are asked for, their short names count too ("b och c, truck")."""
    if state.asking != "certificates" or words.has(telling.RUN_OUT, words.normal(reading.text)):
        return found
    text = words.normal(reading.text)
    for entity in found:
        start, end = entity.get("start"), entity.get("end")
        if isinstance(start, int) and isinstance(end, int):
            text = text.replace(words.normal(reading.text[start:end]), " ", 1)
    named = plainly_named(text, options_of(list(world.catalogue.certificates), world.catalogue.certificates))
    told = {entity.get("id") for entity in found}
    return [*found, *({"id": key} for key in named if key not in told)]


def _run_out(entity: Entity, text: str) -> bool:
    """ "Svetslicens hade jag men den har gått ut": said after the paper, before another one begins."""
    end = entity.get("end")
    if not isinstance(end, int):
        return False
    behind = re.split(r"[.!?;\n]", text[end:], maxsplit=1)[0]
    return words.has(telling.RUN_OUT, words.normal(behind))
