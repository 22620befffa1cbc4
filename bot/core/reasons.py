"""Why a programme is suggested: one reason for every part of its score, and which of them to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, List, Tuple

from bot.core.catalogue import Programme
from bot.core.catalogue_index import Index
from bot.core.eligibility import Eligibility
from bot.core.fitness import (
    ADVANCED_FORMS,
    GENERAL,
    IN_TRADE,
    MOSTLY_THERE,
    SOME_THERE,
    UPPER,
    Fit,
    swedish_is_basic,
    trains_swedish,
)
from bot.core.person import Person
from bot.core.suggestion import Note, Reason
from bot.core.travel import Travel

SHOWN = 5
LEAST = 2
NAMED = 3  # skills named in one line
TRANSFER = 0.2  # so near a trade that the way there is worth a line


@dataclass(frozen=True)
class Candidate:
    """A programme with everything that was worked out about it for one person."""

    programme: Programme
    eligibility: Eligibility
    fit: Fit
    travel: Travel
    within: bool
    wish: float | None
    demand: int
    score: float


def reasons_for(found: Candidate, person: Person, index: Index) -> Tuple[Reason, ...]:
    """Two to five reasons, the most telling first; what has to be checked is always there."""
    every: List[Reason] = [
        *_experience(found, person, index),
        *_skills(found, person, index),
        *_general(found, person),
        *_wishes(found, person),
        *_way(found, person, index),
        *_demand(found),
        *_frame(found, person, index),
        *_check(found),
    ]
    every.sort(key=lambda reason: -reason.weight)
    room = SHOWN - sum(reason.needed for reason in every)
    shown: List[Reason] = []
    for reason in every:
        if reason.needed or room > 0:
            shown.append(reason)
            room -= not reason.needed
    fillers = list(_plain(found, index))
    while len(shown) < LEAST and fillers:
        shown.insert(sum(not reason.needed for reason in shown), fillers.pop(0))
    return tuple(shown)


def has_and_missing(programme: Programme, person: Person) -> Tuple[Tuple[str, ...], Tuple[str, ...]]:
    """(confirmed skills of the programme, skills it would add); likely but unconfirmed ones in neither."""
    has = tuple(skill for skill in programme.teaches if skill in person.held)
    missing = tuple(
        skill for skill in programme.teaches if skill not in person.held and person.known.get(skill, 0.0) < 0.5
    )
    mapping = programme.sector == GENERAL and programme.kind == "validation"
    return has, () if mapping else missing


def _experience(found: Candidate, person: Person, index: Index) -> Iterator[Reason]:
    trade, programme = found.fit.trade, found.programme
    if programme.sector == GENERAL:
        return
    if programme.kind == "validation":
        if trade:
            key = "why_validation_trade" if trade.years else "why_validation_trade_only"
            yield Reason("validation", Note(key, {"trade": trade.label, "years": trade.years}), 1.0)
        elif found.fit.cover >= SOME_THERE:
            key = "why_validation_skills" if found.fit.cover >= MOSTLY_THERE else "why_validation_some"
            yield Reason("validation", Note(key, {}), 0.6)
        else:
            yield Reason("validation", Note("why_validation_open", {}), 0.3)
    elif trade and found.fit.near >= IN_TRADE and programme.form in ADVANCED_FORMS:
        yield Reason("skills", Note("why_next_step", {"trade": trade.label}), 0.9)
    elif programme.form not in ADVANCED_FORMS and _mostly_there(found):
        yield Reason("validation", Note("why_shorten", {}), 0.9)
    elif person.trades and found.fit.near >= TRANSFER and not person.held.intersection(programme.teaches):
        own = max(person.trades, key=lambda one: (_shared(one.occupation, programme, index), one.years or 0.0))
        if _shared(own.occupation, programme, index):
            yield Reason("skills", Note("why_transfer", {"trade": own.label}), 0.75)


def _mostly_there(found: Candidate) -> bool:
    return found.fit.near >= IN_TRADE or found.fit.cover >= MOSTLY_THERE


def _shared(occupation: str, programme: Programme, index: Index) -> float:
    shares = index.catalogue.occupations[occupation].skills
    return sum(share.usual for share in shares if share.skill in programme.teaches)


def _skills(found: Candidate, person: Person, index: Index) -> Iterator[Reason]:
    programme = found.programme
    if programme.sector == GENERAL:
        return
    has, missing = has_and_missing(programme, person)
    if has:
        weight = 0.8 + 0.15 * len(has) / len(programme.teaches)
        yield Reason("skills", Note("why_has", {"skills": _some(has, person)}), weight)
    if programme.kind == "validation" or not missing:
        return
    goal = next(iter(index.goals[programme.id]), None)
    connected = found.fit.near >= TRANSFER or has
    key = "why_closes" if goal and connected else "why_learns"
    key = "why_adds" if found.fit.trade else key
    values = {"skills": missing[:NAMED], "occupation": goal}
    yield Reason("closes", Note(key, values), 0.7 if connected else 0.5)


def _some(skills: Tuple[str, ...], person: Person) -> Tuple[str, ...]:
    """The strongest few, in the programme's order among equals."""
    return tuple(sorted(skills, key=lambda skill: -person.known[skill])[:NAMED])


def _general(found: Candidate, person: Person) -> Iterator[Reason]:
    """What general studies are good for; their skills say little."""
    programme = found.programme
    if programme.sector != GENERAL:
        return
    if programme.kind == "validation":
        key = "why_general_shorter" if programme.form == "yh" else "why_general_validation"
        yield Reason("validation", Note(key, {}), 0.9)
    elif trains_swedish(programme):
        yield Reason("closes", Note("why_swedish", {}), 0.9 if swedish_is_basic(person) else 0.5)
    elif person.education is None or person.education < UPPER:
        yield Reason("closes", Note("why_general_level", {}), 0.85)
    else:
        yield Reason("closes", Note("why_general_more", {}), 0.6)


def _wishes(found: Candidate, person: Person) -> Iterator[Reason]:
    wishes, programme = person.profile.wishes, found.programme
    if programme.sector in wishes.sectors and programme.sector != GENERAL:
        yield Reason("wish", Note("why_wish_sector", {"sector": programme.sector}), 0.78)
    if programme.form and programme.form in wishes.forms:
        yield Reason("wish", Note("why_wish_form", {"form": programme.form}), 0.55)
    if wishes.pace == "deltid" and programme.kind == "programme":
        yield Reason("wish", Note("why_ask_part_time", {}), 0.35)
    if wishes.start_by:
        yield Reason("check", Note("why_ask_start", {"start_by": wishes.start_by}), 0.3)


def _way(found: Candidate, person: Person, index: Index) -> Iterator[Reason]:
    travel, programme = found.travel, found.programme
    home = person.profile.municipality_code
    values = {"place": travel.municipality_code, "home": home, "km": travel.km}
    if travel.km == 0:
        key = "why_home" if programme.home and home not in programme.where else "why_here"
        yield Reason("travel", Note(key, values), 0.65)
    elif travel.km is not None:
        too_far = travel.km > (person.profile.wishes.max_travel_km or travel.km)
        values["limit"] = person.profile.wishes.max_travel_km
        far = too_far and not programme.distance
        yield Reason("travel", Note("why_far" if far else "why_travel", values), 0.5, needed=far)
    elif programme.home:
        yield Reason("travel", Note("why_any_home", {}), 0.45)
    elif not programme.where and not programme.distance:
        key = "why_run_by" if programme.provider else "why_ask_place"
        yield Reason("travel", Note(key, {"provider": programme.provider}), 0.45)
    if programme.distance:
        key = "why_distance_only" if not (programme.where or programme.home) else "why_distance"
        yield Reason("distance", Note(key, {}), 0.6 if person.profile.wishes.distance_ok else 0.48)


def _demand(found: Candidate) -> Iterator[Reason]:
    if found.demand:
        yield Reason("demand", Note("why_demand", {"count": found.demand}), 0.68)


def _frame(found: Candidate, person: Person, index: Index) -> Iterator[Reason]:
    programme = found.programme
    if programme.arenas:
        yield Reason("arena", Note("why_arena", {"arena": programme.arenas[0]}), 0.42)
    if programme.financing and programme.kind == "programme":
        weight = 0.44 if person.profile.situation in ("varslad", "uppsagd", "arbetslös") else 0.32
        yield Reason("financing", Note("why_financing", {"financing": programme.financing}), weight)


def _plain(found: Candidate, index: Index) -> Iterator[Reason]:
    """What can be said of any programme, when there is little else."""
    goals, sector = index.goals[found.programme.id], found.programme.sector
    if goals:
        yield Reason("closes", Note("why_goal", {"occupation": goals[0]}), 0.2)
    if found.eligibility.status == "yes":
        yield Reason("eligible", Note("why_eligible", {}), 0.2)
    if sector != GENERAL:
        yield Reason("sector", Note("why_sector", {"sector": sector}), 0.15)
    yield Reason("check", Note("why_ask", {}), 0.1)


def _check(found: Candidate) -> Iterator[Reason]:
    """What nobody has confirmed is said to be so; a length that varies is only ever about right."""
    programme = found.programme
    weeks = None if programme.length_sure else programme.length_weeks
    if programme.confidence == "L":
        yield Reason("check", Note("why_check_counsellor", {}), 0.1, needed=True)
    elif programme.confidence == "M":
        key = "why_check_provider_length" if weeks else "why_check_provider"
        yield Reason("check", Note(key, {"weeks": weeks}), 0.1, needed=True)
    elif weeks:
        yield Reason("check", Note("why_check_length", {"weeks": weeks}), 0.1, needed=True)
