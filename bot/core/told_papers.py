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
    found = _as_asked_for(state, reading, world, entities_of(state, reading, world, "certificate"))
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
    """Write down every language named, with how well it is spoken where that is said."""
    profile, changes = state.profile, []
    found = entities_of(state, reading, world, "language")
    for place, entity in enumerate(found):
        name = str(entity.get("id") or entity.get("value") or "")
        held = next((item for item in profile.languages if item.language == name), None)
        level = _spoken_how(reading.text, found, place)
        said = world.phrases.say("interview.language_at_level", 0, language=name, level=level) if level else name
        denied = is_denied(entity, reading)
        if denied and held:
            profile.languages = [item for item in profile.languages if item.language != name]
            changes.append(Change("removed", "languages", name))
        elif name and not held and not denied:
            profile.languages.append(Language(name, level))
            changes.append(Change("added", "languages", said))
        elif held and level and held.level != level and not denied:
            changes.append(Change("changed" if held.level else "added", "languages", said))
            held.level = level
        if state.asking == "languages":
            state.close("languages")
    return changes


def _spoken_how(text: str, found: list[Entity], place: int) -> str | None:
    """ "Engelska B2", "finska flytande", "lite tyska": the words next to the name, up to the next language."""
    start, end = found[place].get("start"), found[place].get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    last = found[place - 1].get("end") if place else 0
    following = found[place + 1].get("start") if place + 1 < len(found) else len(text)
    before = text[last if isinstance(last, int) else 0 : start].casefold()
    behind = text[end : following if isinstance(following, int) else len(text)].casefold()
    scale = re.search(rf"{telling.BEHIND_LANGUAGE}({telling.LANGUAGE_SCALE})\b", behind)
    if scale:
        return scale[1].upper()
    for level, pattern in telling.LANGUAGE_LEVELS:
        if re.search(rf"{telling.BEHIND_LANGUAGE}(?:{pattern})\b(?! att)", behind):
            return level
    for level, pattern in telling.LANGUAGE_LEVELS:
        if re.search(rf"\b(?:{pattern}){telling.BEFORE_LANGUAGE}", before):
            return level
    return None


def _as_asked_for(state: Interview, reading: Reading, world: World, found: list[Entity]) -> list[Entity]:
    """Where papers are asked for, short names count too ("b och c, truck"), and beside them papers no list has."""
    if state.asking != "certificates" or words.has(telling.RUN_OUT, words.normal(reading.text)):
        return found
    text = re.sub(telling.TRUCK_CLASSES, r"\g<truck>", words.normal(reading.text))
    text = words.after(telling.NOTHING_BUT, text) or text
    for entity in found:
        start, end = entity.get("start"), entity.get("end")
        if isinstance(start, int) and isinstance(end, int):
            text = text.replace(words.normal(reading.text[start:end]), " ", 1)
    named = plainly_named(text, options_of(list(world.catalogue.certificates), world.catalogue.certificates))
    told = {entity.get("id") for entity in found}
    known = [*found, *({"id": key} for key in named if key not in told)]
    return [*known, *({"value": own} for own in _own_papers(reading, found))] if known else found


def _own_papers(reading: Reading, found: list[Entity]) -> list[str]:
    """Papers no list has, in the person's words: "ID06 och maskinintyg" tells two."""
    spans = [(entity.get("start"), entity.get("end")) for entity in found]
    if not all(isinstance(start, int) and isinstance(end, int) for start, end in spans):
        return []  # nobody knows what stands where
    own = []
    for match in re.finditer(telling.OWN_PAPER, reading.text, re.IGNORECASE):
        clause = next((one for one in words.clauses(words.normal(reading.text)) if match.group().casefold() in one), "")
        free = all(match.end() <= int(start or 0) or match.start() >= int(end or 0) for start, end in spans)
        if free and not words.has(telling.DENIED, clause):
            own.append(match.group())
    return own


def _run_out(entity: Entity, text: str) -> bool:
    """ "Svetslicens hade jag men den har gått ut": said after the paper, before another one begins."""
    end = entity.get("end")
    if not isinstance(end, int):
        return False
    behind = re.split(r"[.!?;\n]", text[end:], maxsplit=1)[0]
    return words.has(telling.RUN_OUT, words.normal(behind))
