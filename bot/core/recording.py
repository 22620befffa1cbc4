"""Writes one answer, pressed or typed, into the profile. Refuses what is not an answer to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.interview_state import Interview, World
from bot.core.jobs import (
    MAX_LABEL,
    add_job,
    find_job,
    job_in_question,
    job_of,
    replace_job,
)
from bot.core.options import NONE, OUTSIDE
from bot.core.profile import (
    EDUCATION_LEVELS,
    EVIDENCE,
    MOST_YEARS,
    SEQF,
    SITUATIONS,
    Experience,
    HeldSkill,
    Language,
)
from bot.core.spotting import as_number
from bot.core.values import NotAnAnswer, require, strings
from bot.core.wishes import record_wish

DEFAULT_LEVEL = 3  # picked as "best at", no level asked: does it alone


def record(state: Interview, world: World, asks: str, value: Any, said: str) -> None:
    """Put `value` where the question `asks` belongs and close it.

    Raises:
        NotAnAnswer: the question does not exist or the value does not fit; nothing is changed.
    """
    kind, _, rest = asks.partition(":")
    if kind not in _WRITERS:
        raise NotAnAnswer(asks)
    state.close(_WRITERS[kind](state, world, rest, value, said) or asks)


def recorded(state: Interview, world: World, asks: str, value: Any, said: str) -> bool:
    """`record` for what was read out of words: False when it does not fit after all."""
    try:
        record(state, world, asks, value, said)
    except NotAnAnswer:
        return False
    return True


def _situation(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    require(value in SITUATIONS, value)
    state.profile.situation = value
    return None


def _municipality(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    require(isinstance(value, str), value)
    require(value == OUTSIDE or value in world.catalogue.municipalities, value)
    state.profile.municipality_code = None if value == OUTSIDE else value
    return None


def _occupation(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    first = "occupation" not in state.closed
    require(isinstance(value, str) and bool(value.strip()), value)
    if value != NONE:
        known = world.catalogue.occupations.get(value)
        label = known.label if known else value.strip()[:MAX_LABEL]
        add_job(state, job_of({"id": value if known else None, "value": label}, world.catalogue, said))
    return "occupation" if first else "more"


def _occupation_choice(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    require(isinstance(value, str), value)
    pending = state.pending[0] if state.pending else state.settled
    picked = next((item for item in pending.get("candidates", ()) if item["key"] == value), None)
    if picked is None and value in world.catalogue.occupations:
        picked = {"key": value, "id": value, "label": world.catalogue.occupations[value].label}
    require(picked is not None or value == NONE, value)
    typed = str(pending.get("words") or "")
    job = job_of(picked, world.catalogue, typed or said) if picked else Experience(typed[:MAX_LABEL], words=typed)
    old = None
    if state.pending:
        state.pending.pop(0)
        job.years = pending.get("years")
    else:
        old = find_job(state.profile, Experience(str(pending.get("label") or "")))
    if old is not None and find_job(state.profile, job) is None and job.label:
        replace_job(state, old, job)
    elif job.label:
        add_job(state, job)
    state.settled = {**pending, "label": job.label}
    return f"choice:{typed}"


def _years(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    years = as_number(value)
    require(years is not None and 0 <= years <= MOST_YEARS, value)
    job = job_in_question(state)
    if job is None:
        raise NotAnAnswer("no job to count the years of")
    job.years = years
    state.job = job.label
    return f"years:{job.label}"


def _skills(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    picked = strings(value)
    held = [item.id for item in state.profile.skills]
    require(all(skill in world.catalogue.skills or skill in held for skill in picked), value)
    current = state.asking == "skills" and (not picked or bool(set(picked) & set(state.options)))
    asked = {state.group or "": state.options} if current else state.groups
    group = next((name for name, options in asked.items() if current or set(picked) & set(options)), "other")
    for skill in asked.get(group, []):
        if skill not in picked:
            drop_skill(state, skill)
    for skill in picked:
        hold_skill(state, world, skill, None, said)
    return f"skills:{group}"


def _skill(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    require(rest in world.catalogue.skills, rest)
    require(isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 4, value)
    if value == 0:
        drop_skill(state, rest)
        state.profile.lacks = list(dict.fromkeys([*state.profile.lacks, rest]))
    else:
        hold_skill(state, world, rest, value, said)
    return None


def hold_skill(state: Interview, world: World, skill: str, level: int | None, said: str) -> None:
    profile = state.profile
    profile.lacks = [item for item in profile.lacks if item != skill]
    held = next((item for item in profile.skills if item.id == skill), None)
    if held is None:
        name = world.catalogue.skills[skill].label
        profile.skills.append(HeldSkill(skill, name, level or DEFAULT_LEVEL, words=said or None))
    elif level is not None and held.status != "verified":
        held.level = level


def drop_skill(state: Interview, skill: str) -> None:
    """What a counsellor has verified stays."""
    state.profile.skills = [item for item in state.profile.skills if item.id != skill or item.status == "verified"]


def _evidence(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    proofs = strings(value)
    held = next((item for item in state.profile.skills if item.id == rest), None)
    require(bool(proofs) and all(proof in EVIDENCE for proof in proofs), value)
    if held is None:
        raise NotAnAnswer(rest)
    held.evidence = proofs
    return None


def _education(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    require(value in EDUCATION_LEVELS, value)
    state.profile.education.level = value
    state.profile.education.seqf_level = SEQF.get(value)
    return None


def _certificates(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    picked = strings(value)
    require(all(item in world.catalogue.certificates for item in picked), value)
    kept = [item for item in state.profile.certificates if item not in state.options]
    state.profile.certificates = list(dict.fromkeys([*kept, *picked]))
    return None


def _languages(state: Interview, world: World, rest: str, value: Any, said: str) -> str | None:
    picked = strings(value)
    require(all(item in world.catalogue.languages for item in picked), value)
    held = [item for item in state.profile.languages if item.language not in state.options]
    names = [item.language for item in held]
    state.profile.languages = held + [Language(item) for item in picked if item not in names]
    return None


_WRITERS: dict[str, Callable[[Interview, World, str, Any, str], str | None]] = {
    "situation": _situation,
    "municipality": _municipality,
    "occupation": _occupation,
    "occupation_choice": _occupation_choice,
    "years": _years,
    "skills": _skills,
    "skill": _skill,
    "evidence": _evidence,
    "education": _education,
    "certificates": _certificates,
    "languages": _languages,
    "wishes": record_wish,
}
