"""Which skills it is worth asking about."""

from __future__ import annotations

import time

from bot.core.influence import skill_influence
from bot.core.matching import rank
from bot.core.profile import Profile
from bot.core.suggestion import Suggestion
from tests.core.small_catalogue import PHRASES, TODAY, person, small_catalogue

CATALOGUE = small_catalogue()
WELDER = person(("Svetsare", 22), level="grundskola", municipality_code="1785")


def _rank(profile: Profile, limit: int | None = 5, **more: object) -> list[Suggestion]:
    return rank(profile, CATALOGUE, PHRASES, today=TODAY, limit=limit, **more)  # type: ignore[arg-type]


def test_influence_names_the_skills_that_would_move_the_suggestions() -> None:
    found = skill_influence(WELDER, CATALOGUE)
    assert {"svarvning", "matning"} <= set(found)
    assert all(value > 0 for value in found.values())
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_influence_leaves_out_what_is_settled() -> None:
    settled = person(("Svetsare", 22), skills=("svarvning",))
    settled.lacks = ["matning"]
    assert not {"svarvning", "matning"} & set(skill_influence(settled, CATALOGUE))


def test_influence_is_what_the_scores_really_do() -> None:
    found = skill_influence(WELDER, CATALOGUE)
    strongest = next(iter(found))
    knowing, denying = (person(("Svetsare", 22), level="grundskola", municipality_code="1785") for _ in range(2))
    knowing.skills = person(skills=(strongest,)).skills
    denying.lacks = [strongest]
    moved = [abs(a.score - b.score) for a in _rank(knowing, None) for b in _rank(denying, None) if a.id == b.id]
    assert max(moved) > 0.02


def test_wishes_alone_are_enough_to_know_what_to_ask() -> None:
    assert "omvardnad" in skill_influence(person(sectors=["vård och omsorg"]), CATALOGUE)


def test_influence_is_cheap_enough_for_every_turn() -> None:
    skill_influence(WELDER, CATALOGUE)
    started = time.perf_counter()
    for _ in range(10):
        skill_influence(WELDER, CATALOGUE)
    assert (time.perf_counter() - started) / 10 < 0.03
