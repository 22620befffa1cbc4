"""Writes every fact of a message into the profile, whatever was asked, and says what changed."""

from __future__ import annotations

from bot.core import answer_words as words
from bot.core.conversation import Reading
from bot.core.interview_state import Change, Interview, World
from bot.core.jobs import (
    add_job,
    candidates_of,
    current_job,
    find_job,
    job_of,
    remove_job,
    replace_job,
)
from bot.core.profile import Experience, HeldSkill, Language
from bot.core.spotting import Entity, entities_of, occupations_of, said_as, years_of
from bot.core.wording import lower_first, years_in_words

WORK_QUESTIONS = ("situation", "municipality", "occupation", "occupation_choice", "years", "confirm_profile")


def is_correcting(reading: Reading) -> bool:
    return reading.intent == "correct_answer" or words.has(words.CORRECTING, words.normal(reading.text))


def take_facts(state: Interview, reading: Reading, world: World) -> list[Change]:
    """All entities of the message, put where they belong; negated ones are taken out."""
    changes: list[Change] = []
    for take in (_municipality, _jobs, _certificates, _languages, _skills):
        changes.extend(take(state, reading, world))
    return changes


def job_in_words(world: World, job: Experience) -> str:
    if job.years is None:
        return lower_first(job.label)
    years = years_in_words(world, job.years)
    return world.phrases.say("interview.job_with_years", 0, job=lower_first(job.label), years=years)


def _municipality(state: Interview, reading: Reading, world: World) -> list[Change]:
    text = words.normal(reading.text)
    found = [item for item in entities_of(state, reading, world, "municipality") if not item.get("negated")]
    known = [item for item in found if str(item.get("id")) in world.catalogue.municipalities]
    profile = state.profile
    if not found:
        return []
    may_change = state.asking in ("municipality", "confirm_profile") or words.has(words.HOME_CUE, text)
    if profile.municipality_code and not (may_change or reading.intent == "correct_answer"):
        return []
    if not known:
        return _outside(state, world, str(found[0].get("value"))) if may_change else []
    code = str(known[-1 if is_correcting(reading) else 0]["id"])
    before, profile.municipality_code = profile.municipality_code, code
    state.close("municipality")
    if before == code:
        return []
    return [Change("changed" if before else "added", "municipality", world.catalogue.municipalities[code].name)]


def _outside(state: Interview, world: World, place: str) -> list[Change]:
    state.profile.municipality_code = None
    state.close("municipality")
    return [Change("outside", "municipality", place)]


def _jobs(state: Interview, reading: Reading, world: World) -> list[Change]:
    text = words.normal(reading.text)
    found = occupations_of(state, reading, world)
    if words.has(words.WISH_CUE, text) and state.asking not in ("occupation", "situation"):
        found = [entity for entity in found if entity.get("negated")]
    elif state.asking not in WORK_QUESTIONS and not words.has(words.WORK_CUE, text):
        found = found if reading.intent == "correct_answer" else []
    changes: list[Change] = []
    telling = [entity for entity in found if not _negated(entity, reading)]
    for entity in found:
        if _negated(entity, reading):
            changes.extend(_forget_job(state, entity, reading, world))
    years = _pair(telling, years_of(reading)) if telling else []
    for entity, amount in _together(telling, years):
        changes.extend(_tell_job(state, entity, amount, reading, world, alone=len(telling) == 1))
    if not telling:
        changes.extend(_years_alone(state, reading, world))
    if telling and state.asking == "occupation":
        state.close("more" if "occupation" in state.closed else "occupation")
    if len(telling) > 1 or len(state.profile.experiences) > 1:
        state.close("more")
    return changes


def _negated(entity: Entity, reading: Reading) -> bool:
    return bool(entity.get("negated")) or words.has(words.REMOVING, words.normal(reading.text))


def _forget_job(state: Interview, entity: Entity, reading: Reading, world: World) -> list[Change]:
    job = find_job(state.profile, job_of(entity, world.catalogue, reading.text))
    if job is None:
        return []
    remove_job(state, job)
    return [Change("removed", "occupation", lower_first(job.label))]


def _pair(jobs: list[Entity], years: list[tuple[int, float]]) -> list[float | None]:
    """Years to jobs: in order when there are as many, else each to the nearest job."""
    amounts: list[float | None] = [None] * len(jobs)
    if len(years) >= len(jobs) or any("start" not in job for job in jobs):
        for place, (_, amount) in enumerate(years[: len(jobs)]):
            amounts[place] = amount
        return amounts
    for start, amount in years:
        free = [place for place in range(len(jobs)) if amounts[place] is None]
        nearest = min(free, key=lambda place: _distance(jobs[place], start))
        amounts[nearest] = amount
    return amounts


def _together(jobs: list[Entity], years: list[float | None]) -> list[tuple[Entity, float | None]]:
    """The same trade told twice in one message ("undersköterska 8 år, sen hemtjänsten 3") is one, years added."""
    joined: dict[object, tuple[Entity, float | None]] = {}
    for place, job in enumerate(jobs):
        amount = years[place]
        key = job.get("id") or job.get("concept_id") or place
        before = joined.get(key)
        if before is not None and before[1] is not None and amount is not None:
            joined[key] = (before[0], before[1] + amount)
        elif before is None or amount is not None:
            joined[key] = (before[0] if before else job, amount)
    return list(joined.values())


def _distance(job: Entity, start: int) -> int:
    end = job.get("end")
    after = start - (end if isinstance(end, int) else int(job["start"]))
    return after if after >= 0 else int(job["start"]) - start


def _tell_job(
    state: Interview, entity: Entity, years: float | None, reading: Reading, world: World, *, alone: bool
) -> list[Change]:
    """A further job; one told `alone` to correct takes the place of the job last spoken of."""
    options = candidates_of(entity, world)
    if len(options) > 1 and state.asking == "occupation_choice":
        return []
    if len(options) > 1:
        state.pending.append({"words": said_as(entity, reading), "candidates": options, "years": years})
        return []
    job = job_of({**entity, **(options[0] if options else {})}, world.catalogue, reading.text)
    job.years = years
    held = find_job(state.profile, job)
    if held is not None:
        return _set_years(state, held, years, world)
    last = current_job(state)
    correcting = reading.intent == "correct_answer" and not words.has(words.ADD_CUE, words.normal(reading.text))
    if alone and correcting and last is not None and state.asking != "occupation_choice":
        replace_job(state, last, job)
        return [Change("changed", "occupation", job_in_words(world, job))]
    if not add_job(state, job):
        return []
    return [Change("added", "occupation", job_in_words(world, job))]


def _set_years(state: Interview, job: Experience, years: float | None, world: World) -> list[Change]:
    state.job = job.label
    if years is None or job.years == years:
        return []
    kind = "added" if job.years is None else "changed"
    job.years = years
    state.close(f"years:{job.label}")
    return [Change(kind, "years", job_in_words(world, job))]


def _years_alone(state: Interview, reading: Reading, world: World) -> list[Change]:
    """ "Nej, elva år": the years of the job last spoken of."""
    text = words.normal(reading.text)
    found, job = years_of(reading), current_job(state)
    if not found or job is None or state.asking == "years" and not job.years:
        return []
    correcting = is_correcting(reading)
    if not (correcting or words.has(r"\bår|månad|\bmån\b", text)) or (job.years is not None and not correcting):
        return []
    return _set_years(state, job, found[0][1], world)


def _certificates(state: Interview, reading: Reading, world: World) -> list[Change]:
    held, changes = state.profile.certificates, []
    for entity in entities_of(state, reading, world, "certificate"):
        known = str(entity.get("id") or entity.get("value") or "")
        label = world.catalogue.certificates[known].label if known in world.catalogue.certificates else known
        if _negated(entity, reading) and known in held:
            held.remove(known)
            changes.append(Change("removed", "certificates", lower_first(label)))
        elif known and not _negated(entity, reading) and known not in held:
            held.append(known)
            changes.append(Change("added", "certificates", lower_first(label)))
        if state.asking == "certificates":
            state.close("certificates")
    return changes


def _languages(state: Interview, reading: Reading, world: World) -> list[Change]:
    profile, changes = state.profile, []
    for entity in entities_of(state, reading, world, "language"):
        name = str(entity.get("id") or entity.get("value") or "")
        held = [item for item in profile.languages if item.language == name]
        if _negated(entity, reading) and held:
            profile.languages = [item for item in profile.languages if item.language != name]
            changes.append(Change("removed", "languages", name))
        elif name and not held and not _negated(entity, reading):
            profile.languages.append(Language(name))
            changes.append(Change("added", "languages", name))
        if state.asking == "languages":
            state.close("languages")
    return changes


def _skills(state: Interview, reading: Reading, world: World) -> list[Change]:
    profile, changes = state.profile, []
    for entity in entities_of(state, reading, world, "skill"):
        known = str(entity.get("id") or entity.get("value") or "")
        skill = world.catalogue.skills.get(known)
        label = skill.label if skill else known
        held = [item for item in profile.skills if item.id == known]
        if _negated(entity, reading):
            profile.skills = [item for item in profile.skills if item.id != known or item.status == "verified"]
            if known and known not in profile.lacks:
                profile.lacks.append(known)
            changes.extend([Change("removed", "skills", lower_first(label))] if held else [])
        elif known and not held:
            profile.lacks = [item for item in profile.lacks if item != known]
            profile.skills.append(HeldSkill(known, label, 3, words=reading.text))
            changes.append(Change("added", "skills", lower_first(label)))
    return changes
