"""May the person start a programme: yes, after something, or no. Called by `bot.core.matching`.

Lotsen never decides on entitlement: the answer guides, the provider decides. What is not known is
never "no". "no" means that another way is needed first, and such programmes are not suggested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Tuple

from bot.core.catalogue import Programme
from bot.core.catalogue_index import Index
from bot.core.fitness import ADVANCED_FORMS, GENERAL, swedish_is_basic, trains_swedish
from bot.core.person import Person
from bot.core.profile import EDUCATION_LEVELS, SEQF
from bot.core.suggestion import Note

LONG_EXPERIENCE = 5.0  # years in one job from which real competence is worth trying
COMMON = 0.5  # a skill is part of a trade when at least this share has it
PART_OF_VALIDATION = 0.2
ABLE = 0.6  # level 2 or more
PRIMARY, PARTIAL, UPPER, FURTHER, UNIVERSITY = (
    EDUCATION_LEVELS.index(level)
    for level in ("grundskola", "gymnasium_ofullständigt", "gymnasium", "eftergymnasial", "högskola")
)


@dataclass(frozen=True)
class Eligibility:
    """`status` is yes, after or no; `after` says what would make it possible."""

    status: str
    after: Tuple[Note, ...] = ()


class Impossible(Exception):
    """Nothing the person could do soon would make this one possible."""


def assess(programme: Programme, person: Person, index: Index) -> Eligibility:
    """Judge one programme's requirements against what is known of the person."""
    try:
        notes = (
            *_education(programme, person),
            *_subjects(programme, person),
            *_swedish(programme, person),
            *_validation(programme, person, index),
            *_certificates(programme, person, index),
            *_age(programme, person),
        )
    except Impossible:
        return Eligibility("no")
    return Eligibility("after" if notes else "yes", notes)


def _education(programme: Programme, person: Person) -> Iterator[Note]:
    required = programme.requires.education
    if required is None:
        _refuse_repeating(programme, person)
        return
    needed, level = EDUCATION_LEVELS.index(required), person.education
    if needed == 0 or (level is not None and level >= needed):
        return
    experienced = programme.requires.equivalent and person.years >= LONG_EXPERIENCE
    if level is None:
        yield Note("after_know_education", {})
        return
    if needed <= PRIMARY:
        yield Note("after_primary", {})
    elif needed > UPPER:
        if level < UPPER and not experienced:
            raise Impossible
        yield Note("after_degree" if needed >= UNIVERSITY else "after_further", {})
    elif level < PRIMARY:
        if not experienced:
            raise Impossible
        yield Note("after_primary_then_upper", {})
    else:
        yield Note("after_finish_upper" if level == PARTIAL else "after_upper", {})
    if experienced:
        yield Note("after_equivalent", {})
    elif programme.requires.equivalent:
        yield Note("after_ask_equivalent", {})


def _refuse_repeating(programme: Programme, person: Person) -> None:
    """School at the primary level is for those who do not have the level above."""
    finished = person.education is not None and person.education >= UPPER
    if finished and programme.sector == GENERAL and programme.seqf_level == SEQF["grundskola"]:
        raise Impossible


def _subjects(programme: Programme, person: Person) -> Iterator[Note]:
    """School subjects, and other demands in words; a graduate's subjects are taken to be there."""
    if trains_swedish(programme):
        return
    graduate = person.education is not None and person.education >= UNIVERSITY
    if graduate and programme.form in ADVANCED_FORMS:
        return
    details = " ".join(person.profile.education.details).casefold()
    missing = tuple(subject for subject in programme.requires.subjects if subject.casefold() not in details)
    school = tuple(subject for subject in missing if subject[:1].isupper() and subject[-1:].isdigit())
    if school:
        yield Note("after_subjects", {"subjects": school})
    for other in missing:
        if other not in school:
            yield Note("after_demand", {"demand": other})


def _swedish(programme: Programme, person: Person) -> Iterator[Note]:
    """Swedish for work is for those who need it; higher education needs good Swedish."""
    basic = swedish_is_basic(person)
    if trains_swedish(programme) and not basic:
        yield Note("after_language", {})
    elif basic and programme.form in ADVANCED_FORMS and programme.kind == "programme":
        yield Note("after_swedish", {})


def _validation(programme: Programme, person: Person, index: Index) -> Iterator[Note]:
    """A validation needs that the skills are there already: some of them, or years in the trade."""
    required = programme.requires
    bound = programme.kind == "validation" and programme.sector != GENERAL
    if not bound or not (required.skills or required.years):
        return
    if any(skill in person.held and person.known[skill] >= ABLE for skill in required.skills):
        return
    years = fitting_years(programme, person, index)
    if years is None:
        if person.work_is_known:
            raise Impossible
        yield Note("after_know_work", {})
    elif required.years and years < required.years:
        if years < 0:
            yield Note("after_know_years", {"years": required.years})
        else:
            yield Note("after_years", {"years": required.years})


def fitting_years(programme: Programme, person: Person, index: Index) -> float | None:
    """The years in a trade the validation is about; None without one, -1 when not told."""
    own = person.trade_for(index.goals[programme.id], index)
    found: float | None = None
    for trade in person.trades:
        if trade is own or _fits(trade.occupation, programme, index):
            years = -1.0 if trade.years is None else trade.years
            found = years if found is None else max(found, years)
    return found


def _fits(occupation: str, programme: Programme, index: Index) -> bool:
    """A trade in which the validated skills are common; skills of every trade do not count."""
    usual = index.usual[occupation]
    common = {skill for skill, share in usual.items() if share >= COMMON} - index.general
    needed = common.intersection(programme.requires.skills)
    taught = common.intersection(programme.teaches)
    least = 2 if index.goals[programme.id] else 1
    return len(needed) >= least or len(taught) >= max(2, PART_OF_VALIDATION * len(programme.teaches))


def _certificates(programme: Programme, person: Person, index: Index) -> Iterator[Note]:
    for key in programme.requires.certificates:
        if key not in person.certificates:
            yield Note("after_certificate", {"certificate": index.catalogue.certificates[key].label})


def _age(programme: Programme, person: Person) -> Iterator[Note]:
    age = programme.requires.min_age
    if age is not None and age > person.least_age:
        yield Note("after_age", {"age": age})
