"""Unpaid care for somebody near is work: written down in the person's words, with its years."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.amounts import numbers
from bot.core.conversation import Reading
from bot.core.interview_state import Change, Interview, World
from bot.core.jobs import MAX_LABEL, add_job, find_job
from bot.core.profile import Experience
from bot.core.spotting import Entity
from bot.core.wording import job_in_words

# What these entities would say about the one cared for, or the years of it, is not about the person.
ABOUT_THE_OTHER = ("skill", "years", "occupation")


def take_care_work(state: Interview, reading: Reading, world: World) -> tuple[Reading, list[Change]]:
    """The care told of, as a job; the reading comes back without what belonged to it."""
    found = re.search(telling.CARE_FOR_KIN, reading.text, re.IGNORECASE)
    if found is None or words.has(words.WISH_CUE, words.normal(reading.text[: found.start()])):
        return reading, []
    start, end = found.start(), _end_of(reading.text, found.end())
    told = reading.text[start:end]
    job = Experience(_label(told), words=reading.text, years=_years(told))
    kept = tuple(entity for entity in reading.entities if not _within(entity, start, end))
    rest = replace(reading, entities=kept)
    held = find_job(state.profile, job) or _held_care(state, found.group("kin"))
    if held is not None:
        return rest, _correct(held, job, state, world)
    if not add_job(state, job):
        return rest, []
    if state.asking == "occupation":
        state.close("more" if "occupation" in state.closed else "occupation")
    return rest, [Change("care", "occupation", job_in_words(world, job))]


def mourns(text: str) -> bool:
    """Whether the one cared for has died."""
    return words.has(telling.DIED, words.normal(text))


def _correct(held: Experience, told: Experience, state: Interview, world: World) -> list[Change]:
    state.job = held.label
    if told.years is None or told.years == held.years:
        return []
    held.years = told.years
    state.close(f"years:{held.label}")
    return [Change("changed", "occupation", job_in_words(world, held))]


def _held_care(state: Interview, kin: str) -> Experience | None:
    for job in state.profile.experiences:
        if job.occupation is None and re.search(rf"\b{re.escape(kin)}\b", job.label, re.IGNORECASE):
            return job
    return None


def _end_of(text: str, place: int) -> int:
    """Where another sentence or another job begins."""
    stop = re.search(telling.ANOTHER_THING, text[place:], re.IGNORECASE)
    return place + stop.start() if stop else len(text)


def _label(told: str) -> str:
    label = re.split(telling.AFTER_CARE, told, maxsplit=1, flags=re.IGNORECASE)[0]
    return label.strip(" .,!;")[:MAX_LABEL]


def _years(told: str) -> float | None:
    found = re.search(telling.AMOUNT_OF_TIME, words.normal(told))
    amounts = numbers(found.group("amount")) if found else []
    if not found or not amounts or not 0 < amounts[0] <= 60:
        return None
    return amounts[0] if found.group("years") else round(amounts[0] / 12, 2)


def _within(entity: Entity, start: int, end: int) -> bool:
    at = entity.get("start")
    return entity.get("entity") in ABOUT_THE_OTHER and isinstance(at, int) and start <= at < end
