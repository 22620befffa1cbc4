"""Changing the summary part by part, and buttons of questions that are no longer open."""

from __future__ import annotations

import pytest

from tests.core.interview_world import Talk, at_work, trade, welder, years

ALL_QUESTIONS = (
    "situation municipality occupation skills education certificates languages wishes:sectors "
    "wishes:travel confirm_profile"
).split()


def _at(asks: str) -> Talk:
    """A welder of ten years at the question `asks`."""
    if asks in ("situation", "municipality", "occupation"):
        return Talk().to(asks)
    talk = at_work().say("svetsare i 10 år", trade("svetsare"), years(10, 11))
    return talk.say("nej", intent="deny").to(asks)


@pytest.mark.parametrize(
    ("asks", "value", "field"),
    [
        ("situation", "uppsagd", lambda profile: profile.situation),
        ("municipality", "1715", lambda profile: profile.municipality_code),
        ("education", "högskola", lambda profile: profile.education.level),
        ("wishes:pace", "deltid", lambda profile: profile.wishes.pace),
    ],
)
def test_an_old_button_corrects_the_answer_it_belongs_to(asks: str, value: object, field) -> None:  # type: ignore[no-untyped-def]
    talk = welder()
    talk.pick(asks, value)

    assert field(talk.profile) == value and talk.asking == "skills"


def test_an_old_skill_button_replaces_that_groups_picks() -> None:
    talk = welder().pick("skills", ["mig", "tig"])
    assert talk.asking == "skills" and "mig" not in talk.state.options
    open_options = talk.state.options

    talk.pick("skills", ["tig"])

    assert [skill.id for skill in talk.profile.skills] == ["tig"] and talk.state.options == open_options


@pytest.mark.parametrize(
    ("asks", "value"),
    [
        ("slot", "x"),
        ("situation", 7),
        ("municipality", ["1785"]),
        ("years", "många"),
        ("years", -1),
        ("skills", "finns inte"),
        ("skill:mig", 9),
        ("skill:", 1),
        ("evidence:tig", "grade"),
        ("education", {}),
        ("wishes:", "x"),
        ("wishes:travel", -5),
        ("wishes:start", "snart"),
        ("occupation_choice", "finns inte"),
        ("confirm_profile", True),
    ],
)
def test_a_button_with_an_impossible_value_changes_nothing(asks: str, value: object) -> None:
    talk = welder()
    before = talk.profile.to_dict()
    talk.pick(asks, value)

    assert talk.profile.to_dict() == before and talk.asking == "skills"


def test_verified_skills_are_not_unpicked() -> None:
    talk = welder().pick("skills", ["mig", "tig"])
    talk.profile.skills[0].status = "verified"
    talk.pick("skills", ["tig"])

    assert [skill.id for skill in talk.profile.skills] == ["mig", "tig"]


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        ("Min situation", "situation"),
        ("Kommunen", "municipality"),
        ("Mina jobb", "occupation"),
        ("Skolan", "education"),
    ],
)
def test_the_summary_can_be_corrected_part_by_part(title: str, asks: str) -> None:
    talk = _at("confirm_profile").say("nej", intent="deny")
    assert talk.asking == "confirm_profile" and talk.question.text.endswith("?")
    talk.press(title)
    assert talk.asking == asks
    talk.say("hoppa över", intent="skip")

    assert talk.asking == "confirm_profile"


def test_the_part_to_change_can_be_named_in_words() -> None:
    talk = _at("confirm_profile").say("nej", intent="deny").say("kommunen")
    assert talk.asking == "municipality"
    talk.say("Kil")

    assert talk.profile.municipality_code == "1715" and talk.asking == "confirm_profile"


def test_skills_can_be_unpicked_from_the_summary() -> None:
    talk = welder().pick("skills", ["mig", "tig"]).to("confirm_profile").say("nej", intent="deny").press("Det jag kan")
    assert talk.asking == "skills" and talk.state.options == ["mig", "tig"]
    talk.pick("skills", ["tig"])

    assert [skill.id for skill in talk.profile.skills] == ["tig"] and talk.asking == "confirm_profile"


def test_the_summary_is_worded_otherwise_each_time() -> None:
    talk = _at("confirm_profile")
    first = talk.question.text
    talk.say("nej", intent="deny").press("Skolan").pick("education", "gymnasium")

    assert talk.asking == "confirm_profile" and talk.question.text != first
    assert talk.question.card is not None and talk.question.card["profile"]["education"]["level"] == "gymnasium"
