"""The summary the person confirms: a few sentences, and the profile as a card with its words."""

from __future__ import annotations

from typing import Any

from bot.core.interview_state import Interview, World
from bot.core.options import FORMS
from bot.core.profile import (
    EDUCATION_LEVELS,
    EVIDENCE,
    LEVELS,
    PACES,
    SITUATIONS,
    Profile,
)
from bot.core.wish_words import all_in_words
from bot.core.wording import certificate_label, job_in_words, label, listed, lower_first, say

MAX_JOBS = 4
MAX_SKILLS = 4


def summary_text(state: Interview, world: World) -> str:
    """At most three sentences and the question."""
    sentences = [sentence for sentence in (_work(state, world), _skills(state, world)) if sentence]
    sentences += _background(state, world) if len(sentences) < 3 else []
    if not sentences:
        return say(state, world, "summary.empty")
    return say(state, world, "summary.ask", summary=" ".join(sentences))


def profile_card(profile: Profile, world: World) -> dict[str, Any]:
    return {"type": "profile", "profile": profile.to_public(), "labels": labels_of(profile, world)}


def labels_of(profile: Profile, world: World) -> dict[str, str]:
    """Every value of the profile that is not a word already, with the word for it."""
    catalogue = world.catalogue
    words = {value: label(world, f"title_{value}") for value in (*SITUATIONS, *EDUCATION_LEVELS, *PACES)}
    words.update({value: label(world, f"title_{value}") for value in (*FORMS, *EVIDENCE)})
    words.update({str(level): label(world, f"level_{level}") for level in LEVELS})
    if profile.municipality_code in catalogue.municipalities:
        code = str(profile.municipality_code)
        words[code] = catalogue.municipalities[code].name
    for certificate in profile.certificates:
        words[certificate] = certificate_label(world, certificate)
    return words


def skill_label(state: Interview, world: World, skill: str) -> str:
    """Its name in the catalogue; what the profile calls it where the catalogue has none."""
    known = world.catalogue.skills.get(skill)
    return known.label if known else next((item.label for item in state.profile.skills if item.id == skill), skill)


def _work(state: Interview, world: World) -> str:
    profile = state.profile
    jobs = [job_in_words(world, job) for job in profile.experiences[:MAX_JOBS]]
    place = world.catalogue.municipalities.get(profile.municipality_code or "")
    if jobs and place:
        return world.phrases.say("summary.work_and_place", 0, jobs=listed(world, jobs), place=place.name)
    if jobs:
        return world.phrases.say("summary.work", 0, jobs=listed(world, jobs))
    return world.phrases.say("summary.place", 0, place=place.name) if place else ""


def _skills(state: Interview, world: World) -> str:
    names = [lower_first(skill.label) for skill in state.profile.skills]
    if not names:
        return ""
    more = len(names) - MAX_SKILLS
    if more > 1:
        shown = ", ".join(names[:MAX_SKILLS])
        return world.phrases.say("summary.skills_and_more", 0, skills=shown, more=more)
    return world.phrases.say("summary.skills", 0, skills=listed(world, names))


def _background(state: Interview, world: World) -> list[str]:
    """Schooling, papers, languages and wishes, in one sentence."""
    profile = state.profile
    things: list[str] = []
    if profile.education.level:
        things.append(lower_first(label(world, f"title_{profile.education.level}")))
    things += [lower_first(certificate_label(world, item)) for item in profile.certificates[:3]]
    things += [item.language for item in profile.languages[:4]]
    wishes = all_in_words(profile.wishes, world)
    if not things:
        return [world.phrases.say("summary.wishes", 0, wishes=wishes)] if wishes else []
    if wishes:
        return [world.phrases.say("summary.background_and_wishes", 0, things=", ".join(things), wishes=wishes)]
    return [world.phrases.say("summary.background", 0, things=listed(world, things))]
