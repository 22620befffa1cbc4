"""Which skill question comes next, and when enough has been asked."""

from __future__ import annotations

import pytest

from bot.core.profile import Experience, HeldSkill, Profile
from bot.core.skill_choice import (
    MAX_QUESTIONS,
    general_skills,
    key_skills,
    next_skill_question,
    question_limit,
)
from tests.core.interview_world import Talk, at_work, small_world, trade, welder, years


def _groups(talk: Talk) -> list[str]:
    """Groups asked about until the skills are done, nothing picked."""
    asked = []
    while talk.asking == "skills":
        asked.append(str(talk.state.group))
        talk.pick("skills", [])
    return asked


def test_the_core_of_the_trade_comes_first_and_then_what_tells_most() -> None:
    assert _groups(welder(small_world({"travers": 1.0, "truck": 1.0, "handleda": 0.4, "ritning": 0.1}))) == [
        "svets", "lyft", "arbete",
    ]  # fmt: skip
    assert _groups(welder(small_world({"travers": 0.1, "handleda": 0.4, "ritning": 2.0, "mätning": 1.0}))) == [
        "svets", "verkstad", "arbete",
    ]  # fmt: skip


def test_it_stops_when_nothing_more_would_change() -> None:
    talk = welder(small_world({"tig": 1.0, "ritning": 1.0}))

    assert _groups(talk) == ["svets", "verkstad"]


def test_a_profile_is_asked_for_even_when_nothing_would_change() -> None:
    assert len(_groups(welder(small_world({})))) == 2


def test_what_is_known_already_is_not_an_option() -> None:
    talk = at_work()
    talk.profile.skills.append(HeldSkill("mig", "Mig", 3))
    talk.profile.lacks.append("rörsvets")
    talk.say("svetsare i 15 år", trade("svetsare"), years(15, 11)).say("nej", intent="deny")

    assert talk.state.options == ["tig", "gassvets"]


def test_unpicked_skills_are_not_denied_but_not_asked_again() -> None:
    talk = welder().pick("skills", ["mig"])

    assert talk.profile.lacks == []
    shown = set(talk.state.options)
    while talk.asking == "skills":
        talk.pick("skills", [])
        shown |= set(talk.state.options)
    assert not shown & {"tig", "gassvets", "rörsvets"}


def test_options_are_at_most_six_the_most_usual_first() -> None:
    world = small_world()
    talk = welder(world)
    while talk.asking == "skills":
        assert 2 <= len(talk.state.options) <= 6
        usual = {item.skill: item.usual for item in world.catalogue.occupations["svetsare"].skills}
        shares = [usual[skill] for skill in talk.state.options]
        assert shares == sorted(shares, reverse=True)
        talk.pick("skills", [])


@pytest.mark.parametrize(("jobs", "limit"), [(0, 3), (1, 3), (2, 5), (3, 7), (9, 12)])
def test_more_trades_mean_more_questions_up_to_twelve(jobs: int, limit: int) -> None:
    assert question_limit(Profile(experiences=[Experience(str(number)) for number in range(jobs)])) == limit
    assert limit <= MAX_QUESTIONS


def test_a_level_is_asked_where_levels_matter_and_the_answer_is_kept() -> None:
    talk = at_work(small_world({"dator": 1.0}))
    talk.profile.skills.append(HeldSkill("dator", "Dator", 3))
    talk.say("lagerarbetare i 4 år", trade("lagerarbetare"), years(4, 16)).say("nej", intent="deny")
    while talk.asking == "skills":
        talk.pick("skills", [])

    assert talk.asking == "skill:dator"
    assert talk.question.card is not None and [item["value"] for item in talk.question.card["options"]] == [1, 2, 3, 4]
    talk.press("Jag kan lära andra")
    assert talk.profile.skills[0].level == 4


def test_two_trades_share_skills_and_each_core_is_asked() -> None:
    talk = at_work().say(
        "undersköterska 5 år, svetsare 3 år", trade("undersköterska"), trade("svetsare", 22), years(5, 15), years(3, 31)
    )

    assert _groups(talk)[:2] == ["vård", "svets"]


def test_general_skills_are_those_that_several_trades_share() -> None:
    shared = general_skills(small_world().catalogue)

    assert list(shared)[0] == "säkerhet" and "mig" not in shared
    assert all(0 < share <= 1 for share in shared.values())


def test_somebody_without_a_trade_is_asked_about_general_skills() -> None:
    talk = at_work().say("nej", intent="deny")
    assert talk.asking == "occupation" and talk.state.marker == "more"
    talk.say("nej", intent="deny")

    assert talk.asking == "skills" and "säkerhet" in talk.state.options


def test_proof_is_asked_for_what_belongs_to_the_trade() -> None:
    talk = welder()
    talk.profile.skills += [HeldSkill("truck", "Truck", 3), HeldSkill("tig", "Tig", 3), HeldSkill("ritning", "R", 3)]

    assert key_skills(talk.state, talk.world) == ["tig", "truck"]


def test_wishes_do_not_reopen_the_skills_but_a_further_job_does() -> None:
    talk = welder().to("wishes:sectors")
    assert talk.say("bygg och vård").asking != "skills"

    talk = welder().to("education").say("var lagerarbetare också i 2 år", trade("lagerarbetare", 4), years(2, 25))
    talk.say("gymnasiet")
    assert talk.asking == "skills" or talk.state.skill_questions == 5


def test_the_question_limit_is_hard() -> None:
    talk = welder(small_world())
    talk.state.groups = {str(number): [] for number in range(MAX_QUESTIONS)}

    assert next_skill_question(talk.state, talk.world) is None
