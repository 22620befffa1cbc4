"""Vacancies that fit today, to stand beside programmes. Called by `bot.core.matching`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import List, Sequence, Tuple

from bot.core.catalogue_index import Index
from bot.core.fitness import covered, reachable
from bot.core.person import Person
from bot.core.suggestion import Note, Vacancy
from bot.core.travel import Travel, nearest

LEAST_FIT = 0.5
BEYOND = 0.2


@dataclass(frozen=True)
class RankedVacancy:
    """A vacancy with what was worked out about it for one person."""

    vacancy: Vacancy
    travel: Travel
    after: Tuple[Note, ...]
    score: float
    within: bool


def rank_vacancies(vacancies: Sequence[Vacancy], person: Person, index: Index, today: date) -> List[RankedVacancy]:
    """Those that the person's trade or skills fit, in the order given."""
    open_ones = (one for one in vacancies if one.apply_by is None or one.apply_by >= today)
    found = (_judge(one, person, index) for one in open_ones)
    return [one for one in found if one is not None]


def _judge(vacancy: Vacancy, person: Person, index: Index) -> RankedVacancy | None:
    near = person.near.get(vacancy.occupation or "", 0.0)
    fitness = max(near, covered(vacancy.skills, person))
    if fitness < LEAST_FIT:
        return None
    places = (vacancy.municipality_code,) if vacancy.municipality_code else ()
    travel = nearest(person.profile.municipality_code, places, index.catalogue.municipalities)
    way, within = reachable(vacancy.distance, travel, person, at_home=False)
    wishes = person.profile.wishes.sectors
    wish = 0.5 if not wishes else float(vacancy.sector in wishes)
    after = tuple(
        Note("after_certificate", {"certificate": index.catalogue.certificates[key].label})
        for key in vacancy.certificates
        if key in index.catalogue.certificates and key not in person.certificates
    )
    score = 0.55 * fitness + 0.2 * wish + 0.15 * (0.5 if way is None else way) + (0.05 if after else 0.1)
    scaled = BEYOND + (1 - BEYOND) * score if within else BEYOND * score
    return RankedVacancy(vacancy, travel, after, round(scaled, 4), within)
