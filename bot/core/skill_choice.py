"""Which skill question tells most, and when enough has been asked.

What a question tells is how much each skill would move the suggestions (`World.influence`) times
how unsure we are of the answer: p(1 - p), p being how usual the skill is in the person's trades.
One thing goes before it: a profile holds only what the person confirmed, so the first question
about a trade is about its core, however sure we are of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.core.catalogue import Catalogue
from bot.core.interview_state import Interview, World
from bot.core.profile import Profile

MAX_QUESTIONS = 12
MAX_OPTIONS = 6
CORE_OPTIONS = 3
MAX_CORE_GROUPS = 3
LEAST_QUESTIONS = 2
GROUPS_FIRST = 2
WORTH_ASKING = 0.1  # of what the first question told
LEVEL_WEIGHT = 0.12  # a level moves less than having the skill or not
GENERAL_SKILLS = 12


@dataclass(frozen=True)
class SkillQuestion:
    """`asks` as in the contract; a group question has `group` and `options`."""

    asks: str
    gain: float
    usual: float = 0.0
    group: str | None = None
    options: tuple[str, ...] = ()


def usual_skills(profile: Profile, catalogue: Catalogue) -> dict[str, float]:
    """Skill id → how usual it is in the person's trades; general skills where no trade is known."""
    usual: dict[str, float] = {}
    trades = [job.occupation for job in profile.experiences]
    known = [catalogue.occupations[trade] for trade in trades if trade and trade in catalogue.occupations]
    for occupation in known:
        for item in occupation.skills:
            usual[item.skill] = max(item.usual, usual.get(item.skill, 0.0))
    if len(known) < len(profile.experiences) or not known:
        for skill, share in general_skills(catalogue).items():
            usual.setdefault(skill, share)
    return usual


def general_skills(catalogue: Catalogue) -> dict[str, float]:
    """The skills that most trades share, with their mean usualness."""
    shares: dict[str, list[float]] = {}
    for occupation in catalogue.occupations.values():
        for item in occupation.skills:
            shares.setdefault(item.skill, []).append(item.usual)
    shared = [(skill, found) for skill, found in shares.items() if len(found) > 1]
    shared.sort(key=lambda pair: (-len(pair[1]), -sum(pair[1]), pair[0]))
    return {skill: sum(found) / len(found) for skill, found in shared[:GENERAL_SKILLS]}


def question_limit(profile: Profile) -> int:
    """Three for one trade, two more for each further one, never above twelve."""
    return min(MAX_QUESTIONS, 1 + 2 * max(1, len(profile.experiences)))


def next_skill_question(state: Interview, world: World) -> SkillQuestion | None:
    """The question that tells most; groups before single skills; None when enough is known."""
    if state.skill_questions >= question_limit(state.profile):
        return None
    usual = usual_skills(state.profile, world.catalogue)
    influence = world.influence(state.profile)
    groups = _groups(state, world, usual, influence)
    core = next((item for name in core_groups(state, world) for item in groups if item.group == name), None)
    if core is not None:
        return core
    singles = _singles(state, world, usual, influence)
    if len(state.groups) < GROUPS_FIRST:
        best = _best(groups) or _best(singles)
    else:
        best = _best(groups + singles)
    if best is None:
        return None
    if state.skill_questions >= LEAST_QUESTIONS and best.gain <= WORTH_ASKING * state.first_gain:
        return None
    if best.gain <= 0 and (best.group is None or state.skill_questions >= LEAST_QUESTIONS):
        return None
    return best


def core_weight(profile: Profile, catalogue: Catalogue) -> dict[str, float]:
    """Skill id → how much it belongs to the person's trades: usual there, rare elsewhere."""
    trades = [item.skill for trade in catalogue.occupations.values() for item in trade.skills]
    usual = usual_skills(profile, catalogue)
    return {skill: share * share / max(1, trades.count(skill)) for skill, share in usual.items()}


def core_groups(state: Interview, world: World) -> list[str]:
    """The group of skills that most makes each trade, for the trades not asked about yet."""
    catalogue, found = world.catalogue, []
    for job in state.profile.experiences[:MAX_CORE_GROUPS]:
        weights: dict[str, float] = {}
        for skill, weight in core_weight(Profile(experiences=[job]), catalogue).items():
            group = catalogue.skills[skill].group if skill in catalogue.skills else None
            if job.occupation and group:
                weights[group] = weights.get(group, 0.0) + weight
        if weights:
            found.append(max(weights, key=lambda name: (weights[name], name)))
    return [group for group in found if group not in state.groups]


def key_skills(state: Interview, world: World) -> list[str]:
    """Held skills that can be shown on paper and have no proof noted, those of the trade first."""
    influence, core = world.influence(state.profile), core_weight(state.profile, world.catalogue)
    held = [
        skill.id
        for skill in state.profile.skills
        if not skill.evidence and skill.id in world.catalogue.skills and world.catalogue.skills[skill.id].evidence
    ]
    return sorted(held, key=lambda skill: (-core.get(skill, 0.0), -influence.get(skill, 0.0), skill))


def _best(questions: list[SkillQuestion]) -> SkillQuestion | None:
    order = [(question.gain, question.usual, question.asks, question.group or "") for question in questions]
    return questions[order.index(max(order))] if questions else None


def _open(state: Interview, world: World, usual: Mapping[str, float]) -> list[str]:
    """Skills nothing is known of and that have not been shown."""
    shown = {skill for options in state.groups.values() for skill in options} | set(state.singles)
    known = shown | {skill.id for skill in state.profile.skills} | set(state.profile.lacks)
    return [skill for skill in usual if skill in world.catalogue.skills and skill not in known]


def _telling(skill: str, usual: Mapping[str, float], influence: Mapping[str, float]) -> float:
    return influence.get(skill, 0.0) * usual[skill] * (1 - usual[skill])


def _groups(
    state: Interview, world: World, usual: Mapping[str, float], influence: Mapping[str, float]
) -> list[SkillQuestion]:
    members: dict[str, list[str]] = {}
    for skill in _open(state, world, usual):
        group = world.catalogue.skills[skill].group
        if group in world.catalogue.groups and group not in state.groups:
            members.setdefault(str(group), []).append(skill)
    questions = []
    for group, skills in members.items():
        if len(skills) < 2:
            continue
        options = _options(skills, usual, influence)
        gain = sum(_telling(skill, usual, influence) for skill in options)
        questions.append(SkillQuestion("skills", gain, sum(usual[skill] for skill in options), group, tuple(options)))
    return questions


def _options(skills: list[str], usual: Mapping[str, float], influence: Mapping[str, float]) -> list[str]:
    """The trade's core, which only counts once it is confirmed, then what tells most; the usual first."""
    common = sorted(skills, key=lambda skill: (-usual[skill], skill))
    telling = sorted(common, key=lambda skill: -_telling(skill, usual, influence))
    chosen = list(dict.fromkeys([*common[:CORE_OPTIONS], *telling]))[:MAX_OPTIONS]
    return [skill for skill in common if skill in chosen]


def _singles(
    state: Interview, world: World, usual: Mapping[str, float], influence: Mapping[str, float]
) -> list[SkillQuestion]:
    questions = [
        SkillQuestion(f"skill:{skill}", _telling(skill, usual, influence)) for skill in _open(state, world, usual)
    ]
    return questions + _levels(state, world)


def _levels(state: Interview, world: World) -> list[SkillQuestion]:
    """How well the person can what was picked; weighed as if it had not been picked yet."""
    asking = [
        held.id
        for held in state.profile.skills
        if held.id in world.catalogue.skills
        and world.catalogue.skills[held.id].levels
        and held.status != "verified"
        and held.id not in state.singles
    ]
    if not asking:
        return []
    rest = [held for held in state.profile.skills if held.id not in asking]
    influence = world.influence(replace(state.profile, skills=rest))
    return [SkillQuestion(f"skill:{skill}", LEVEL_WEIGHT * influence.get(skill, 0.0)) for skill in asking]
