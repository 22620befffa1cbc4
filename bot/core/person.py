"""A profile as matching sees it: which skills are likely, how near each trade is, how much is on paper.

It describes what has been told, so that programmes can be ranked for the person. It never ranks people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Mapping, Tuple

from bot.core.catalogue import Occupation
from bot.core.catalogue_index import Index, fold
from bot.core.profile import EDUCATION_LEVELS, Experience, Profile

LEVEL_SHARE: Mapping[int | None, float] = {1: 0.3, 2: 0.6, 3: 1.0, 4: 1.0, None: 0.9}
UNCONFIRMED = 0.85  # how much a skill counts that is only usual in the person's trade
SAME_SSYK = 0.85
REACH = 0.9
PAPERS = ("grade", "certificate")
ADULT_LEVELS = ("gymnasium", "eftergymnasial", "högskola")


@dataclass(frozen=True)
class Trade:
    """A job in the profile that the catalogue knows; `label` is how to speak of it."""

    occupation: str
    label: str
    years: float | None

    @property
    def weight(self) -> float:
        """How much of the trade is likely there: grows with the years, never decreases."""
        return 0.75 if self.years is None else min(1.0, 0.5 + 0.125 * self.years)


@dataclass(frozen=True)
class Person:
    """Made by `person_of`.

    `known`: skill id → 0-1; `held`: the confirmed ones only; `documented`: those with papers.
    `near`: how near every occupation is, the greater of `by_trade` (own trades) and `reached` (skills).
    `education`: place in EDUCATION_LEVELS, None if unknown. `least_age`: the youngest the person can be.
    """

    profile: Profile
    trades: Tuple[Trade, ...]
    known: Mapping[str, float]
    held: frozenset[str]
    documented: frozenset[str]
    certificates: frozenset[str]
    near: Mapping[str, float]
    by_trade: Mapping[str, float]
    reached: Mapping[str, float]
    education: int | None
    least_age: int

    @property
    def work_is_known(self) -> bool:
        """Whether something about work or skills was told, and all of it was understood."""
        understood = len(self.trades) == len(self.profile.experiences)
        return understood and bool(self.trades or self.held)

    @property
    def years(self) -> float:
        """The longest time in one job, known trade or not."""
        return max((job.years or 0.0 for job in self.profile.experiences), default=0.0)

    @property
    def lacks_papers(self) -> float:
        """0-1: how little schooling there is that an employer could read."""
        if self.education is None:
            return 0.8
        return 1.0 if self.education < EDUCATION_LEVELS.index("gymnasium") else 0.5

    def trade_for(self, occupations: Tuple[str, ...], index: Index) -> Trade | None:
        """The person's own trade, or one with the same SSYK code, among these; longest first."""
        fitting = [trade for trade in self.trades if not index.same_ssyk[trade.occupation].isdisjoint(occupations)]
        return max(fitting, key=lambda trade: trade.years or 0.0, default=None)


def person_of(profile: Profile, index: Index) -> Person:
    """Everything that is worked out once per profile."""
    trades = tuple(trade for job in profile.experiences if (trade := _trade(job, index)))
    known = _known(profile, trades, index)
    by_trade = _by_trade(trades, index)
    reached = {key: reach(one, known, index) for key, one in index.catalogue.occupations.items()}
    level = profile.education.level
    return Person(
        profile=profile,
        trades=trades,
        known=known,
        held=frozenset(skill.id for skill in profile.skills if skill.id in index.catalogue.skills),
        documented=frozenset(skill.id for skill in profile.skills if set(PAPERS) & set(skill.evidence)),
        certificates=_certificates(profile, index),
        near={key: max(by_trade.get(key, 0.0), value) for key, value in reached.items()},
        reached=reached,
        by_trade=by_trade,
        education=EDUCATION_LEVELS.index(level) if level in EDUCATION_LEVELS else None,
        least_age=_least_age(profile),
    )


def _trade(job: Experience, index: Index) -> Trade | None:
    occupations = index.catalogue.occupations
    key = job.occupation if job.occupation in occupations else None
    key = key or index.occupation(job.concept_id, job.label, job.ssyk)
    return Trade(key, occupations[key].label, job.years) if key else None


def _known(profile: Profile, trades: Tuple[Trade, ...], index: Index) -> Dict[str, float]:
    """What was confirmed or denied decides; the rest follows from what is usual in the trades."""
    known: Dict[str, float] = {}
    for trade in trades:
        for share in index.catalogue.occupations[trade.occupation].skills:
            likely = share.usual * trade.weight * UNCONFIRMED
            known[share.skill] = max(likely, known.get(share.skill, 0.0))
    known.update(dict.fromkeys(profile.lacks, 0.0))
    known.update({skill.id: LEVEL_SHARE.get(skill.level, 1.0) for skill in profile.skills})
    return known


def reach(occupation: Occupation, known: Mapping[str, float], index: Index) -> float:
    """How much of an occupation's usual skills is there, 0-0.9: skills alone are never quite the trade."""
    shared = sum(share.usual * known[share.skill] for share in occupation.skills if share.skill in known)
    return REACH * shared / index.total[occupation.id] if shared else 0.0


def _by_trade(trades: Tuple[Trade, ...], index: Index) -> Dict[str, float]:
    """Nearness through the same trade, or one with the same SSYK code; other occupations are left out."""
    found: Dict[str, float] = {}
    for trade in trades:
        for key in index.same_ssyk[trade.occupation]:
            weight = trade.weight * (1.0 if key == trade.occupation else SAME_SSYK)
            found[key] = max(weight, found.get(key, 0.0))
    return found


def _least_age(profile: Profile) -> int:
    """The youngest the person can be, from years in work and finished schooling."""
    worked = max((job.years or 0.0 for job in profile.experiences), default=0.0)
    at_work = 16 + int(worked) if worked else 0
    at_school = 18 if profile.education.level in ADULT_LEVELS else 0
    return max(at_work, at_school)


def _certificates(profile: Profile, index: Index) -> frozenset[str]:
    """Ids, whether they were given as ids or as names."""
    names = index.names["certificate"]
    return frozenset(names.get(fold(name), name) for name in profile.certificates)
