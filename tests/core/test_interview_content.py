"""The interview over the project's own content: every trade comes through, every text keeps the rules."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from bot.content.loader import load_catalogue
from bot.core.influence import skill_influence
from bot.core.interview import World
from bot.core.profile import Profile
from tests.core.interview_world import PHRASES, TODAY, Talk, entity


@lru_cache(maxsize=1)
def _world() -> World:
    catalogue = load_catalogue()

    def moved(profile: Profile) -> dict[str, float]:
        return skill_influence(profile, catalogue)

    return World(catalogue, PHRASES, moved, TODAY)


def _walk(trade: str, pick: int) -> Talk:
    world = _world()
    label = world.catalogue.occupations[trade].label
    talk = Talk(world).tell("uppsagd", "Säffle").say(
        f"{label} i 15 år", entity("occupation", label, id=trade), entity("years", 15, start=len(label) + 3)
    )  # fmt: skip
    talk.say("nej", intent="deny")
    while not talk.state.done:
        if talk.asking == "skills":
            talk.pick("skills", talk.state.options[:pick])
        else:
            talk.press(talk.question.buttons[0].title)
    return talk


@pytest.mark.parametrize("trade", sorted(load_catalogue().occupations))
def test_every_trade_has_a_confirmed_profile_with_its_own_skills_after_fourteen_messages(trade: str) -> None:
    talk = _walk(trade, 3)

    assert talk.state.confirmed and talk.messages <= 14
    own = {item.skill for item in _world().catalogue.occupations[trade].skills}
    assert len(own & {skill.id for skill in talk.profile.skills}) >= 2


def test_texts_of_a_walk_are_short_and_end_with_the_question() -> None:
    for trade in ("svetsare", "underskoterska"):
        talk = _walk(trade, 4)
        for text in talk.texts:
            assert len(re.findall(r"[.?!](\s|$)", text)) <= 4, text
        assert all(text.endswith("?") for text in talk.texts if "?" in text)


def test_questions_have_enough_wordings() -> None:
    keys = [key for key in PHRASES._variants if key.startswith("interview.")]
    for key in keys:
        name = key.split(".")[1]
        if name.startswith(("ask_", "again_", "help_", "why_")):
            assert PHRASES.count(key) >= 2, key
        if name.startswith(("misunderstood_", "ack_", "going_on")):
            assert PHRASES.count(key) >= 3, key
        if name.startswith("ask_"):
            rest = name[4:]
            assert f"interview.again_{rest}" in PHRASES and f"interview.help_{rest}" in PHRASES, key


def test_a_profile_card_has_a_word_for_every_value() -> None:
    talk = _walk("svetsare", 2)
    talk.state.done, talk.state.asking = False, "confirm_profile"
    talk.say("vad är det här för något?", intent="out_of_scope")
    card = talk.question.card

    assert card is not None and card["type"] == "profile"
    profile, labels = card["profile"], card["labels"]
    used = [profile["situation"], profile["municipality_code"], profile["education"]["level"], *profile["certificates"]]
    used += [proof for skill in profile["skills"] for proof in skill["evidence"]]
    assert all(value in labels for value in used if value)
