"""Skills told in words, whatever was asked: named, left out, only tried, or as the trade's people say it."""

from __future__ import annotations

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.answers import pick_skills
from bot.core.conversation import Reading
from bot.core.interview_state import Change, Interview, World
from bot.core.picking import options_of, plainly_named
from bot.core.profile import HeldSkill
from bot.core.recording import DEFAULT_LEVEL, drop_skill
from bot.core.spotting import Entity, entities_of, is_denied
from bot.core.wording import lower_first

TRIED = 1
FEWEST_TOGETHER = 2  # "mig" is also a pronoun; "mig och tig" is not


def take_skills(state: Interview, reading: Reading, world: World) -> list[Change]:
    """Write down every skill named in the message; denied ones are taken out and never asked about."""
    changes: list[Change] = []
    found = entities_of(state, reading, world, "skill")
    for entity in found:
        changes += _take(state, entity, reading, world)
    told = {str(entity.get("id")) for entity in found}
    for skill in _said_by_the_trade(state, reading, world):
        if skill not in told:
            changes += _take(state, {"id": skill}, reading, world)
    return changes


def take_details(state: Interview, reading: Reading, world: World) -> None:
    """After the open choice of skills is answered: what was denied in words, and what was only tried."""
    found = pick_skills(state, reading, world)
    for skill in found.no:
        drop_skill(state, skill)
        state.profile.lacks = list(dict.fromkeys([*state.profile.lacks, skill]))
    for held in state.profile.skills:
        if held.id in found.little and held.status != "verified":
            held.level = TRIED


def _take(state: Interview, entity: Entity, reading: Reading, world: World) -> list[Change]:
    profile = state.profile
    known = str(entity.get("id") or entity.get("value") or "")
    skill = world.catalogue.skills.get(known)
    label = lower_first(skill.label if skill else known)
    held = any(item.id == known for item in profile.skills)
    if not known:
        return []
    if is_denied(entity, reading):
        drop_skill(state, known)
        profile.lacks = list(dict.fromkeys([*profile.lacks, known]))
        return [Change("removed", "skills", label)] if held else []
    if held:
        return [Change("already", "skills", label)] if state.asking == "confirm_profile" else []
    profile.lacks = [item for item in profile.lacks if item != known]
    profile.skills.append(
        HeldSkill(known, skill.label if skill else known, _level(entity, reading), words=reading.text)
    )
    return [Change("added", "skills", label)]


def _level(entity: Entity, reading: Reading) -> int:
    start = entity.get("start")
    before = words.normal(reading.text[:start]) if isinstance(start, int) else ""
    near = words.clauses(before)[-1:] if before else []
    return TRIED if near and words.has(telling.LITTLE, " ".join(near[0].split()[-3:])) else DEFAULT_LEVEL


def _said_by_the_trade(state: Interview, reading: Reading, world: World) -> list[str]:
    """ "Svetsare i 22 år, mig och tig mest": the short words of a trade, when several stand together."""
    trades = [world.catalogue.occupations.get(job.occupation or "") for job in state.profile.experiences]
    keys = [item.skill for trade in trades if trade for item in trade.skills]
    found = plainly_named(words.normal(reading.text), options_of(list(dict.fromkeys(keys)), world.catalogue.skills))
    return found if len(found) >= FEWEST_TOGETHER and state.asking != "skills" else []
