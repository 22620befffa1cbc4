"""Reads typed words as an answer to the open question: the same values as the buttons send."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.core import answer_words as words
from bot.core.amounts import years_told
from bot.core.conversation import Reading
from bot.core.interview_state import Interview, World
from bot.core.options import LANGUAGE_AT_HOME, NONE, OUTSIDE, is_about
from bot.core.picking import Option, Pick, options_of, pick
from bot.core.profile import MOST_YEARS
from bot.core.schooling import NONE_AT_ALL, level_told
from bot.core.spotting import entities_of, occupations_of, of_oneself, years_of
from bot.core.values import NOTHING
from bot.core.wish_answers import WISHES

LONGEST_YEARS = 8  # words of an answer that holds the number of years and little more


def interpret(state: Interview, reading: Reading, world: World, asks: str, bare: bool = True) -> Any:
    """The value `reading` gives for the question `asks`, or NOTHING.

    `bare` is false when the message has already said something else: its "nej" and "ja" then
    belong to that.
    """
    text = words.normal(reading.text)
    if not bare:
        text = re.sub(rf"^({words.YES}|{words.NO})\b[ ,]*", "", text)
    kind, _, rest = asks.partition(":")
    if kind == "wishes":
        return WISHES[rest](state, reading, world, text)
    return _READERS[kind](state, reading, world, text, bare)


def situation_said(text: str) -> str | None:
    """ "Inte arbetslös, jag är varslad" is varslad, "min man är varslad" is not about the person."""
    return words.first(words.SITUATION, re.sub(words.NOT_MY_SITUATION, "", of_oneself(text)).strip(" ,;"))


def said_yes(reading: Reading, text: str, bare: bool) -> bool:
    return bare and (reading.intent == "affirm" or words.is_yes(text))


def said_no(reading: Reading, text: str, bare: bool) -> bool:
    return bare and (reading.intent == "deny" or words.is_no(text))


def _situation(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    return situation_said(text) or NOTHING


def _municipality(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    return OUTSIDE if words.has(words.OUTSIDE, text) else NOTHING


def _occupation(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    never = words.has(r"(aldrig|inte|ej) (haft|jobbat|arbetat)", text) and not words.has(words.UNPAID, text)
    never = never or words.has(words.NO_MORE, text)
    return NONE if never or said_no(reading, text, bare) and len(text.split()) < 4 else NOTHING


def _occupation_choice(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    candidates = state.pending[0]["candidates"] if state.pending else []
    for entity in occupations_of(state, reading, world):
        for candidate in candidates:
            if entity.get("id") and entity.get("id") == candidate["id"] and not entity.get("candidates"):
                return candidate["key"]
    picked = pick(text, [Option(candidate["key"], (candidate["label"],)) for candidate in candidates])
    if len(picked.yes) == 1:
        return picked.yes[0]
    if words.has(words.NOTHING_OF, text) or said_no(reading, text, bare):
        return NONE
    return candidates[0]["key"] if len(candidates) == 1 and said_yes(reading, text, bare) else NOTHING


def _years(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    found = [amount for _, amount in years_of(reading)]
    if not bare and occupations_of(state, reading, world):
        return NOTHING  # the years of that other trade
    if found:
        return found[0]
    if words.has(r"halvår", text):
        return 0.5
    told = years_told(text)
    return NOTHING if told is None or not 0 <= told <= MOST_YEARS or len(text.split()) > LONGEST_YEARS else told


def pick_skills(state: Interview, reading: Reading, world: World) -> Pick:
    """Which of the skills in the open question the words pick."""
    text = words.normal(reading.text)
    return pick(text, options_of(state.options, world.catalogue.skills))


def _skills(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    found = pick_skills(state, reading, world)
    named = {item.get("id") for item in entities_of(state, reading, world, "skill") if not item.get("negated")}
    picked = [skill for skill in state.options if skill in found.yes or skill in named - set(found.no)]
    if picked or found.no or named & set(state.options):
        return picked
    none = any(words.has(words.NOTHING_OF, clause) for clause in words.clauses(text))  # "inget av dem, men travers"
    no_more = none or words.has(words.NO_MORE, text)
    return [] if no_more or said_no(reading, text, bare) and len(text.split()) < 4 else NOTHING


def _skill(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    level = words.first(words.LEVEL, text)
    if level is not None:
        return int(level)
    if said_yes(reading, text, bare):
        return 3
    skill = (state.asking or "").partition(":")[2]
    named = [item for item in entities_of(state, reading, world, "skill") if item.get("id") == skill]
    if named:
        return 0 if named[-1].get("negated") else 3
    return 0 if said_no(reading, text, bare) else NOTHING


def _evidence(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    found = words.first(words.EVIDENCE, _without_licences(state, reading, world, text))
    return found or ("none" if said_no(reading, text, bare) else NOTHING)


def _without_licences(state: Interview, reading: Reading, world: World, text: str) -> str:
    """A driving licence proves no welding; only what is done with that vehicle."""
    skill = world.catalogue.skills.get((state.asking or "").partition(":")[2])
    for entity in reading.entities:
        paper = world.catalogue.certificates.get(str(entity.get("id")))
        start, end = entity.get("start"), entity.get("end")
        if not (paper and isinstance(start, int) and isinstance(end, int)):
            continue
        licence = words.has(words.DRIVING_LICENCE, words.normal(paper.label))
        if licence and not (skill and is_about(paper, skill)):
            text = text.replace(words.normal(reading.text[start:end]), " ", 1)
    return text


def _education(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    return level_told(text) or ("ej_grundskola" if words.has(NONE_AT_ALL, text) else NOTHING)


def _certificates(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    """What is picked beside what was found as a name: by number, by a word that means it only here."""
    known = world.catalogue.certificates
    picked = pick(text, options_of(state.options, known)).yes if re.fullmatch(r"[\d ,.&+och]+", text) else ()
    if picked:
        return list(picked)
    return [] if said_no(reading, text, bare) or words.has(words.NOTHING_OF, text) else NOTHING


def _languages(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    only = words.has(r"(bara|endast|enbart) (svenska|det)", text)
    at_home = [LANGUAGE_AT_HOME] if LANGUAGE_AT_HOME in world.catalogue.languages else []
    return at_home if only or said_no(reading, text, bare) else NOTHING


def _confirm(state: Interview, reading: Reading, world: World, text: str, bare: bool) -> Any:
    if said_no(reading, text, bare) or words.has(r"stämmer inte|inte rätt|\bfel\b", text):
        return False
    if said_yes(reading, text, bare) or bare and words.has(r"(ser|låter|blev) bra|stämmer|nöjd|inget att ändra", text):
        return True
    return NOTHING


_READERS: dict[str, Callable[[Interview, Reading, World, str, bool], Any]] = {
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
    "confirm_profile": _confirm,
}
