"""Ranks programmes, validations and vacancies for a person, with reasons. Called by services.

Hard rules first (`eligibility`), then a weighted score of what the person can and lacks (`fitness`),
wishes, travel and demand. The same input gives the same output.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import List, Mapping, Sequence, Tuple

from bot.core.catalogue import Catalogue, Programme
from bot.core.catalogue_index import Index, index_of
from bot.core.eligibility import assess
from bot.core.fitness import GENERAL, fit, reachable, stage, wished
from bot.core.person import Person, person_of
from bot.core.phrases import Phrases
from bot.core.profile import Profile
from bot.core.reasons import Candidate
from bot.core.selection import Ranked, choose
from bot.core.suggestion import Suggestion, Vacancy
from bot.core.suggestion_text import programme_suggestion, vacancy_suggestion
from bot.core.travel import travel_to
from bot.core.vacancies import RankedVacancy, rank_vacancies

WEIGHT_FIT = 0.6
WEIGHT_WISH = 0.35
WEIGHT_TRAVEL = 0.12
WEIGHT_ELIGIBLE = 0.13
WEIGHT_DEMAND = 0.12
ENOUGH_VACANCIES = 10
ELIGIBLE = {"yes": 1.0, "after": 0.45, "no": 0.0}
CONFIDENCE = {"H": 1.0, "M": 0.985, "L": 0.82}
UNSURE = "L"
BEYOND = 0.2  # what cannot be reached stays below what can: scores are 0-0.2 or 0.2-1


def rank(
    profile: Profile,
    catalogue: Catalogue,
    phrases: Phrases,
    *,
    today: date,
    limit: int | None = 5,
    vacancies: Sequence[Vacancy] = (),
    include_no: bool = False,
) -> List[Suggestion]:
    """The suggestions for a profile, best first.

    Args:
        today: vacancies whose last day to apply has passed are left out.
        limit: how many; a limited list is mixed so that it shows different ways. None gives all.
        include_no: also what the person cannot start (for the counsellor), `eligible` is "no".
    """
    index = index_of(catalogue)
    person = person_of(profile, index)
    found = candidates(person, index, vacancies)
    entries = [_ranked(one, person, index) for one in found if include_no or one.eligibility.status != "no"]
    for vacancy in rank_vacancies(vacancies, person, index, today):
        entries.append(_ranked_vacancy(vacancy))
    entries.sort(key=lambda entry: (-entry.score, entry.id))
    if limit is not None:
        entries = choose(entries, limit, profile.wishes.sectors, _own_validation(entries, person))
    return [
        programme_suggestion(entry.item, person, index, phrases)
        if isinstance(entry.item, Candidate)
        else vacancy_suggestion(entry.item, person, index, phrases)
        for entry in entries
    ]


def _own_validation(entries: Sequence[Ranked], person: Person) -> Ranked | None:
    """The best validation towards a trade the person has worked in: it is in every list, whatever is wished."""
    own = {trade.occupation for trade in person.trades}
    return next((one for one in entries if one.kind == "validation" and one.within and own & one.goals), None)


def _ranked(found: Candidate, person: Person, index: Index) -> Ranked:
    """For somebody with a trade one general way of each step is enough; others may compare several."""
    one = found.programme
    goals, skills = frozenset(index.goals[one.id]), frozenset(one.teaches)
    if one.sector == GENERAL and person.trades:
        goals = frozenset({stage(one)})
    unsure = one.confidence == UNSURE
    return Ranked(one.id, one.kind, one.sector, one.form, goals, skills, found.score, found, unsure, found.within)


def _ranked_vacancy(found: RankedVacancy) -> Ranked:
    one, none = found.vacancy, frozenset[str]()
    return Ranked(one.id, "vacancy", one.sector, None, none, none, found.score, found, within=found.within)


def candidates(person: Person, index: Index, vacancies: Sequence[Vacancy] = ()) -> List[Candidate]:
    """Every programme of the catalogue, judged for the person."""
    demand = Counter(vacancy.occupation for vacancy in vacancies if vacancy.occupation)
    return [judge(one, person, index, demand) for one in index.catalogue.programmes.values()]


def judge(programme: Programme, person: Person, index: Index, demand: Mapping[str, int]) -> Candidate:
    """One programme with its score and what it is made of."""
    catalogue = index.catalogue
    eligibility = assess(programme, person, index)
    home = person.profile.municipality_code
    travel = travel_to(programme, home, catalogue.municipalities, catalogue.providers)
    way, within = reachable(programme.distance, travel, person, programme.home)
    wish, fitting = wished(programme, person), fit(programme, person, index)
    wanted = sum(demand.get(key, 0) for key in index.goals[programme.id])
    parts: List[Tuple[float, float | None]] = [
        (WEIGHT_FIT, fitting.value),
        (WEIGHT_WISH, wish),
        (WEIGHT_TRAVEL, way),
        (WEIGHT_ELIGIBLE, ELIGIBLE[eligibility.status]),
        (WEIGHT_DEMAND, min(1.0, wanted / ENOUGH_VACANCIES) if demand else None),
    ]
    score = weighted(parts) * CONFIDENCE.get(programme.confidence, 1.0)
    if person.profile.wishes.sectors and wish is not None and programme.sector != GENERAL:
        score *= 1.0 if programme.sector in person.profile.wishes.sectors else 0.75
    return Candidate(
        programme=programme,
        eligibility=eligibility,
        fit=fitting,
        travel=travel,
        within=within,
        wish=wish,
        demand=wanted,
        score=round(BEYOND + (1 - BEYOND) * score if within else BEYOND * score, 4),
    )


def weighted(parts: Sequence[Tuple[float, float | None]]) -> float:
    """The mean of the parts that are known."""
    known = [(weight, value) for weight, value in parts if value is not None]
    return sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)
