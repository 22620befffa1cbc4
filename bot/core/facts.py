"""Writes every fact of a message into the profile, whatever was asked, and says what changed."""

from __future__ import annotations

from bot.core import answer_words as words
from bot.core.answers import situation_said
from bot.core.care_work import take_care_work
from bot.core.conversation import Reading
from bot.core.interview_state import Change, Interview, World
from bot.core.job_doubts import ask_by_deeds, doubted, untitled
from bot.core.jobs import (
    add_job,
    candidates_of,
    current_job,
    find_job,
    job_of,
    remove_job,
    replace_job,
)
from bot.core.profile import MOST_YEARS, Experience
from bot.core.questions import kind
from bot.core.schooling import is_about_school
from bot.core.spotting import Entity, is_correcting, is_denied, occupations_of, said_as, years_of
from bot.core.told_papers import take_certificates, take_languages
from bot.core.told_places import take_municipality
from bot.core.told_skills import take_skills
from bot.core.wished import DONE, is_wished, kind_of
from bot.core.wording import job_in_words, lower_first

WORK_QUESTIONS = ("situation", "municipality", "occupation", "occupation_choice", "years", "confirm_profile")


def take_facts(state: Interview, reading: Reading, world: World) -> list[Change]:
    """All entities of the message, put where they belong; negated ones are taken out."""
    reading, changes = take_care_work(state, reading, world)
    for take in (take_municipality, _jobs, take_certificates, take_languages, take_skills):
        changes.extend(take(state, reading, world))
    return changes


def told_again(state: Interview, reading: Reading, world: World) -> list[str]:
    """What the message names that stands in the profile already, in words."""
    profile = state.profile
    named = {str(item.get("id")) for item in reading.entities if item.get("id") and not item.get("negated")}
    places = [profile.municipality_code] if profile.municipality_code in named else []
    jobs = [lower_first(job.label) for job in profile.experiences if job.occupation in named]
    skills = [lower_first(skill.label) for skill in profile.skills if skill.id in named]
    situation = profile.situation if profile.situation != "annat" else None
    return [
        *([situation] if situation and situation == situation_said(words.normal(reading.text)) else []),
        *(world.catalogue.municipalities[code].name for code in places),
        *dict.fromkeys([*jobs, *skills]),
    ]


def _jobs(state: Interview, reading: Reading, world: World) -> list[Change]:
    found = _told_jobs(state, reading, world)
    text = words.normal(reading.text)
    at_school = is_about_school(text) and not (words.has(words.EMPLOYED_CUE, text) or is_correcting(reading))
    schooled = state.asking == "education" and at_school
    if schooled:
        found = []  # what was studied, and for how long
    changes: list[Change] = []
    telling = doubted([entity for entity in found if not is_denied(entity, reading)], reading, world)
    if telling and state.asking in ("occupation", "years"):
        telling = untitled(telling, reading)
    gone = _forget_jobs(state, found, reading, world)
    years = _pair(telling, years_of(reading)) if telling else []
    together = _in_their_place(state, _together(telling, years), gone, world)
    for entity, amount in together:
        changes.extend(_tell_job(state, entity, amount, reading, world, alone=len(telling) == 1 and not gone))
    # What is told under another of its names at once ("inte bagare utan konditor") has not gone.
    lost = [job for job in gone if find_job(state.profile, job) is None]
    changes[:0] = [Change("removed", "occupation", lower_first(job.label)) for job in lost]
    if not found and state.asking == "occupation" and ask_by_deeds(state, reading, world):
        state.close(state.marker)
    elif not telling and not schooled:
        changes.extend(_years_alone(state, reading, world))
    if telling and state.asking == "occupation":
        state.close("more" if "occupation" in state.closed else "occupation")
    if len(telling) > 1 or len(state.profile.experiences) > 1:
        state.close("more")
    return changes


def _told_jobs(state: Interview, reading: Reading, world: World) -> list[Entity]:
    """The trades that tell of work: not those wished for, and unasked only where work is spoken of."""
    found = occupations_of(state, reading, world)
    told = [entity for entity in found if entity.get("negated") or not is_wished(reading.text, entity)]
    denied = [entity for entity in told if is_denied(entity, reading)]
    if reading.intent == "correct_answer" or any(_held(state, entity, world) for entity in denied):
        return told
    if kind(state.asking) == "wishes":  # there a trade without a word about the past is one to come
        return [item for item in told if item.get("negated") or kind_of(reading.text, item) == DONE]
    spoken_of = state.asking in WORK_QUESTIONS or words.has(words.WORK_CUE, words.normal(reading.text))
    return told if spoken_of else []


def _held(state: Interview, entity: Entity, world: World) -> Experience | None:
    return find_job(state.profile, job_of(entity, world.catalogue, ""))


def _forget_jobs(state: Interview, found: list[Entity], reading: Reading, world: World) -> list[Experience]:
    """Take out what is denied; gives the jobs that were held."""
    held = [_held(state, entity, world) for entity in found if is_denied(entity, reading)]
    gone = [job for job in held if job is not None]
    for job in gone:
        remove_job(state, job)
    return gone


def _in_their_place(
    state: Interview, told: list[tuple[Entity, float | None]], gone: list[Experience], world: World
) -> list[tuple[Entity, float | None]]:
    """ "Inte målare utan murare": as many new trades as went have the years of those, unless they bring their own."""
    if len(told) != len(gone):
        return told
    return [
        (entity, old.years if amount is None and _held(state, entity, world) is None else amount)
        for (entity, amount), old in zip(told, gone, strict=True)
    ]


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
    told: dict[object, tuple[Entity, list[float]]] = {}
    for place, (job, amount) in enumerate(zip(jobs, years, strict=True)):
        _, amounts = told.setdefault(job.get("id") or job.get("concept_id") or place, (job, []))
        amounts += [] if amount is None else [amount]
    return [(job, _sum_of(amounts)) for job, amounts in told.values()]


def _sum_of(amounts: list[float]) -> float | None:
    """Added up, unless that is more than a life holds: then it is the same told over and over."""
    together = sum(amounts) if sum(amounts) <= MOST_YEARS else max(amounts)
    return together if amounts else None


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
    unsure = bool(options) and bool(entity.get("unsure"))
    if len(options) > 1 or unsure:
        said = str(entity.get("value")) if unsure else said_as(entity, reading)
        state.pending.append({"words": said, "candidates": options, "years": years})
        return []
    job = job_of({**entity, **(options[0] if options else {})}, world.catalogue, reading.text)
    job.years = _years_told_before(state) if years is None else years
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


def _years_told_before(state: Interview) -> float | None:
    """Those told with words that named no trade for sure; the trade that settles it gets them."""
    if state.asking == "occupation_choice" and state.pending:
        years: float | None = state.pending[0].get("years")
        return years
    return state.unclear_years if state.unclear else None


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
