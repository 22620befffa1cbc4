"""How much knowing a skill would move the suggestions. The interview asks about what tells most.

Worked out from the same figures as the ranking, but without its words: cheap enough for every turn.
"""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Tuple

from bot.core.catalogue import Catalogue, Occupation, Programme
from bot.core.catalogue_index import Index, index_of
from bot.core.fitness import GENERAL, value_of
from bot.core.matching import WEIGHT_FIT, judge
from bot.core.person import REACH, Person, person_of
from bot.core.profile import Profile
from bot.core.reasons import Candidate

IN_CONTENTION = 8
LEAST_NEAR = 0.1
SHARED = 0.25  # what moves every contender alike changes the order little


class Contender(NamedTuple):
    """One of the suggestions that may end up in the list; `weight` says how likely that is."""

    found: Candidate
    weight: float
    skills: frozenset[str]


def skill_influence(profile: Profile, catalogue: Catalogue) -> Dict[str, float]:
    """Skill id → how far a yes instead of a no moves the scores in contention, most telling first.

    Skills that the person has confirmed or denied are left out: there is nothing to learn.
    """
    index = index_of(catalogue)
    person = person_of(profile, index)
    contenders = _contenders(person, index)
    settled = person.held | set(profile.lacks)
    asked = {skill for one in contenders for skill in one.skills} - settled
    found = {skill: _movement(skill, contenders, person, index) for skill in sorted(asked)}
    telling = [(skill, value) for skill, value in found.items() if value > 0]
    return dict(sorted(telling, key=lambda pair: (-pair[1], pair[0])))


def _contenders(person: Person, index: Index) -> List[Contender]:
    """The best suggestions, nearer the top weighing more."""
    judged = (
        judge(one, person, index, {}) for one in index.catalogue.programmes.values() if _touched(one, person, index)
    )
    able = [one for one in judged if one.eligibility.status != "no"]
    able.sort(key=lambda one: (-one.score, one.programme.id))
    best = able[:IN_CONTENTION]
    top = best[0].score if best else 1.0
    return [Contender(one, (one.score / top) ** 2 if top else 0.0, _touching(one, index)) for one in best]


def _touched(programme: Programme, person: Person, index: Index) -> bool:
    """Whether it has something to do with the person's work or wishes; all have, when neither is known."""
    if programme.sector == GENERAL:
        return False
    wishes = person.profile.wishes.sectors
    if not person.known or programme.sector in wishes:
        return True
    return any(person.near[key] >= LEAST_NEAR for key in index.goals[programme.id]) or not (
        person.known.keys().isdisjoint(programme.teaches)
    )


def _touching(found: Candidate, index: Index) -> frozenset[str]:
    """Every skill that the fit of a programme depends on."""
    shares = [
        share.skill for key in index.goals[found.programme.id] for share in index.catalogue.occupations[key].skills
    ]
    return frozenset((*found.programme.teaches, *shares))


def _movement(skill: str, contenders: List[Contender], person: Person, index: Index) -> float:
    """How far apart the scores in contention are moved by a yes instead of a no."""
    deltas = [(one.weight, _delta(skill, one, person, index) if skill in one.skills else 0.0) for one in contenders]
    return round(WEIGHT_FIT * _spread(deltas), 6)


def _spread(deltas: List[Tuple[float, float]]) -> float:
    """How far the movements differ from each other, plus a little for what they share."""
    total = sum(weight for weight, _ in deltas)
    mean = sum(weight * delta for weight, delta in deltas) / total if total else 0.0
    apart = sum(weight * abs(delta - mean) for weight, delta in deltas)
    return apart + SHARED * abs(mean) * total


def _delta(skill: str, one: Contender, person: Person, index: Index) -> float:
    """How much higher the fit of one contender is if the skill is there than if it is not."""
    programme, likely = one.found.programme, person.known.get(skill, 0.0)
    share = 1 / len(programme.teaches) if skill in programme.teaches else 0.0
    occupations = [index.catalogue.occupations[key] for key in index.goals[programme.id]]
    values = []
    for change in (1 - likely, -likely):
        cover = one.found.fit.cover + change * share
        near = max((_near(trade, skill, change, person, index) for trade in occupations), default=0.0)
        values.append(value_of(programme, person, index, cover, near))
    return values[0] - values[1]


def _near(occupation: Occupation, skill: str, change: float, person: Person, index: Index) -> float:
    """Nearness with one skill's likelihood changed, without adding up all the others again."""
    usual = index.usual[occupation.id].get(skill, 0.0)
    moved = REACH * usual * change / index.total[occupation.id] if usual else 0.0
    return max(person.by_trade.get(occupation.id, 0.0), person.reached[occupation.id] + moved)
