"""The person's jobs, paid and unpaid: found, added, replaced, linked to the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.core.catalogue import Catalogue
from bot.core.catalogue_index import fold, index_of
from bot.core.interview_state import Interview, World
from bot.core.profile import Experience, Profile

MAX_JOBS = 12
MAX_LABEL = 80


def job_of(entity: Mapping[str, Any], catalogue: Catalogue, words: str) -> Experience:
    """An experience from an entity or a candidate: ours by id, the public taxonomy's by concept."""
    label = str(entity.get("label") or entity.get("value") or "").strip()[:MAX_LABEL]
    concept = entity.get("concept_id")
    known = entity.get("id")
    if known not in catalogue.occupations:
        index = index_of(catalogue)
        known = index.by_concept.get(concept or "") or (None if concept else index.names["occupation"].get(fold(label)))
    if known in catalogue.occupations:
        trade = catalogue.occupations[str(known)]
        return Experience(trade.label, trade.id, trade.concept_id, trade.ssyk, words=words)
    return Experience(label, None, concept, entity.get("ssyk"), words=words)


def find_job(profile: Profile, wanted: Experience) -> Experience | None:
    """The held job that is the same trade."""
    for job in profile.experiences:
        same_trade = job.occupation is not None and job.occupation == wanted.occupation
        same_concept = job.concept_id is not None and job.concept_id == wanted.concept_id
        if same_trade or same_concept or fold(job.label) == fold(wanted.label):
            return job
    return None


def add_job(state: Interview, job: Experience) -> bool:
    """False when it is held already or there are enough."""
    if not job.label or find_job(state.profile, job) or len(state.profile.experiences) >= MAX_JOBS:
        return False
    state.profile.experiences.append(job)
    state.job = job.label
    return True


def remove_job(state: Interview, job: Experience) -> None:
    state.profile.experiences = [held for held in state.profile.experiences if held is not job]
    state.closed = [item for item in state.closed if item != f"years:{job.label}"]
    if state.job == job.label:
        state.job = state.profile.experiences[-1].label if state.profile.experiences else None


def replace_job(state: Interview, old: Experience, new: Experience) -> None:
    """The new trade keeps the old one's years unless it brings its own."""
    new.years = old.years if new.years is None else new.years
    place = state.profile.experiences.index(old)
    state.profile.experiences[place] = new
    state.job = new.label


def current_job(state: Interview) -> Experience | None:
    """The job last spoken of, else the latest."""
    jobs = state.profile.experiences
    return next((job for job in jobs if job.label == state.job), jobs[-1] if jobs else None)


def job_without_years(state: Interview) -> Experience | None:
    """The first job whose years are neither known nor refused."""
    for job in state.profile.experiences:
        if job.years is None and f"years:{job.label}" not in state.closed:
            return job
    return None


def job_in_question(state: Interview) -> Experience | None:
    """The job the open question is about: where years are asked for, one that lacks them, not one told meanwhile."""
    lacking = job_without_years(state) if state.asking == "years" else None
    return lacking or current_job(state)


def candidates_of(entity: Mapping[str, Any], world: World) -> list[dict[str, Any]]:
    """What an unclear trade word could mean: at most four, each with `key`, what a button sends."""
    found: dict[str, dict[str, Any]] = {}
    for candidate in entity.get("candidates") or ():
        job = job_of(candidate, world.catalogue, "")
        key = job.occupation or job.concept_id or job.label
        if key:
            found.setdefault(key, {"key": key, "id": job.occupation, "concept_id": job.concept_id, "label": job.label})
    return list(found.values())[:4]
