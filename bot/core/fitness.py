"""How well a programme fits what the person can, needs and wishes: the parts of a score, each 0-1.

Pure arithmetic over `Person` and `Index`; the words for it are in `bot.core.reasons`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

from bot.core.catalogue import Programme
from bot.core.catalogue_index import Index
from bot.core.person import Person, Trade
from bot.core.profile import EDUCATION_LEVELS, SEQF
from bot.core.travel import Travel

GENERAL = "allmänt"
UPPER = EDUCATION_LEVELS.index("gymnasium")
UNIVERSITY = EDUCATION_LEVELS.index("högskola")
IN_TRADE = 0.8  # so near a trade that the programme teaches what the person already does
MOSTLY_THERE = 0.6  # so much of what is taught is there already that validation is shorter
SOME_THERE = 0.15
STEP_UP_YEARS = 3.0
PROVEN_YEARS = 8.0  # years after which most of a trade is there
FAR_KM = 120.0
DISTANCE_UNASKED = 0.7
SWEDISH = "svenska"
BASIC_LANGUAGE = ("lite", "grund", "nybörjare", "a1", "a2", "b1", "sfi")
ADVANCED_FORMS = ("yh", "universitet")
GENERAL_WEIGHT = 0.7
GENERAL_WISH = 0.2  # general studies when a sector is wished
OUT_OF_WORK = ("uppsagd", "arbetslös")
AUB_UNEMPLOYED, AUB_OTHERS = 0.95, 0.8  # the employment service decides who gets in
# How much somebody with each schooling gains from general studies: the levels in order, then unknown.
GENERAL_NEED = {
    "basic": (0.95, 0.15, 0.1, 0.0, 0.0, 0.0, 0.35),
    "upper": (0.45, 0.9, 0.9, 0.25, 0.08, 0.05, 0.6),
    "start": (0.7, 0.6, 0.55, 0.1, 0.05, 0.05, 0.45),
    "bridge": (0.0, 0.1, 0.15, 0.3, 0.2, 0.1, 0.1),
}


@dataclass(frozen=True)
class Fit:
    """`value` is the part of the score. `cover`: how much of what is taught is there already."""

    value: float
    cover: float
    near: float
    trade: Trade | None


def fit(programme: Programme, person: Person, index: Index) -> Fit:
    """How well the programme meets what the person can and lacks."""
    goals = index.goals[programme.id]
    cover = covered(programme.teaches, person)
    near = max((person.near[key] for key in goals), default=0.0)
    value = value_of(programme, person, index, cover, near)
    return Fit(round(value, 6), cover, near, person.trade_for(goals, index))


def value_of(programme: Programme, person: Person, index: Index, cover: float, near: float) -> float:
    """The same from the two figures that knowing one more skill changes (see `influence`)."""
    if programme.sector == GENERAL:
        return _general(programme, person)
    if programme.kind == "validation":
        return _validation(programme, person, cover, near)
    return _education(programme, person, index, cover, near)


def covered(skills: Tuple[str, ...], person: Person) -> float:
    """The share of these skills that is there, likely ones counted by their likelihood."""
    return sum(person.known.get(skill, 0.0) for skill in skills) / len(skills) if skills else 0.0


def _validation(programme: Programme, person: Person, cover: float, near: float) -> float:
    """Many years and few papers weigh most; what is proven already needs no validation."""
    seniority = min(1.0, 0.4 + 0.6 * person.years / PROVEN_YEARS)
    there = max(near * seniority, min(1.0, 1.3 * cover) * (0.5 + 0.5 * seniority))
    proven = sum(skill in person.documented for skill in programme.teaches)
    papers = person.lacks_papers * (1 - 0.7 * proven / len(programme.teaches)) if programme.teaches else 1.0
    trade_body = 0.03 if programme.form == "branschvalidering" else 0.0
    return there * (0.5 + 0.4 * papers + 0.07 * cover + trade_body)


def _education(programme: Programme, person: Person, index: Index, cover: float, near: float) -> float:
    """Best where something is there to build on and something is left to learn."""
    advanced = programme.form in ADVANCED_FORMS
    graduate = person.education is not None and person.education >= UNIVERSITY
    if near >= IN_TRADE and graduate and programme.form == "universitet":
        value = 0.05  # the education the person has already
    elif near >= IN_TRADE:
        value = 0.7 if advanced else 0.15 + 0.3 * person.lacks_papers
    elif cover >= MOSTLY_THERE:
        value = 0.35 if advanced else 0.2  # little that is new to learn
    else:
        left = min(1.0, 0.3 + 1.4 * (1 - cover))
        value = 0.1 + 0.8 * left * max(near, min(0.9, 1.2 * cover), _same_field(programme, person, index, cover))
    if graduate and programme.form != "universitet":
        value *= 0.75
    if programme.form == "arbetsmarknadsutbildning":
        value *= AUB_UNEMPLOYED if person.profile.situation in OUT_OF_WORK else AUB_OTHERS
    return value


def _same_field(programme: Programme, person: Person, index: Index, cover: float) -> float:
    """What the same sector is worth: more where higher vocational education is the next step."""
    if programme.sector not in {index.catalogue.occupations[trade.occupation].sector for trade in person.trades}:
        return 0.0
    ready = person.education is not None and person.education >= UPPER and person.years >= STEP_UP_YEARS
    return 0.5 if ready and programme.form == "yh" and cover >= SOME_THERE else 0.3


def _general(programme: Programme, person: Person) -> float:
    """Mapping of what one can, general courses, Swedish: by schooling, years and language."""
    experienced = min(1.0, person.years / PROVEN_YEARS)
    if trains_swedish(programme):
        return 0.9 if swedish_is_basic(person) else 0.05
    if programme.kind == "validation":
        if programme.requires.education is not None:
            ready = person.education is not None and person.education >= UPPER
            return 0.05 + 0.2 * experienced * ready
        return (0.35 if person.trades else 0.5) + 0.2 * experienced * person.lacks_papers
    need = GENERAL_NEED[stage(programme)][-1 if person.education is None else person.education]
    return GENERAL_WEIGHT * need * (1 - 0.3 * experienced)


def stage(programme: Programme) -> str:
    """Which step of school a general programme is."""
    if programme.form == "universitet":
        return "bridge"
    if programme.requires.education is not None or programme.seqf_level == SEQF["gymnasium"]:
        return "upper"
    return "basic" if programme.seqf_level == SEQF["grundskola"] else "start"


def trains_swedish(programme: Programme) -> bool:
    """Whether a general programme is about learning Swedish."""
    return programme.sector == GENERAL and SWEDISH in programme.title.casefold()


def swedish_is_basic(person: Person) -> bool:
    """Whether the person has said that their Swedish is still basic."""
    levels = [item.level or "" for item in person.profile.languages if item.language.casefold() == SWEDISH]
    return any(word in level.casefold() for level in levels for word in BASIC_LANGUAGE)


def wished(programme: Programme, person: Person) -> float | None:
    """How well sector and form are what the person wants; None when nothing was wished."""
    wishes = person.profile.wishes
    if trains_swedish(programme) and swedish_is_basic(person):
        return 1.0 if wishes.sectors or wishes.forms else None
    parts = []
    if wishes.sectors:
        general = GENERAL_WISH if programme.sector == GENERAL else 0.0
        parts += 3 * [1.0 if programme.sector in wishes.sectors else general]
    if wishes.forms:
        parts += 2 * [1.0 if programme.form in wishes.forms else 0.0]
    return sum(parts) / len(parts) if parts else None


def reachable(distance: bool, travel: Travel, person: Person, at_home: bool) -> Tuple[float | None, bool]:
    """(part of the score or None, whether it keeps within what the person can travel)."""
    wishes = person.profile.wishes
    by_road = None if travel.km is None else max(0.0, 1 - travel.km / FAR_KM)
    too_far = travel.km is not None and wishes.max_travel_km is not None and travel.km > wishes.max_travel_km
    if not distance:
        return by_road, not too_far
    online = {True: 1.0, None: DISTANCE_UNASKED, False: 0.0}[wishes.distance_ok]
    if travel.km is None and not at_home:
        return online, wishes.distance_ok is not False
    best = online if by_road is None or too_far else max(online, by_road)
    return best, wishes.distance_ok is not False or not too_far
