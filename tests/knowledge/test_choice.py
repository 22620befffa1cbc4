"""From a person's words to the buttons: a name several trades share, through finder and interview."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content.loader import catalogue, phrases
from bot.core.interview_state import World
from bot.knowledge.finder import Finder
from tests.core.interview_world import Talk, at_work

TODAY = date(2026, 11, 24)


@pytest.fixture
def talk() -> Talk:
    return at_work(World(catalogue(), phrases(), lambda profile: {}, TODAY))


def say(talk: Talk, reader: Finder, text: str) -> Talk:
    return talk.say(text, *(found.to_dict() for found in reader.find(text, TODAY)))


def test_a_shared_workplace_leads_to_a_question_in_the_persons_own_word(talk: Talk, reader: Finder) -> None:
    say(talk, reader, "jag jobbade på bruket i 22 år")

    assert talk.asking == "occupation_choice" and not talk.profile.experiences
    assert "bruket" in talk.question.text
    assert 3 <= len(talk.question.buttons) <= 5
    talk.press("Processoperatör, papper")
    assert [(job.label, job.years) for job in talk.profile.experiences] == [("Processoperatör, papper", 22)]


def test_saying_the_shared_word_again_chooses_nothing(talk: Talk, reader: Finder) -> None:
    say(talk, reader, "jag var chaufför i 4 år")
    say(talk, reader, "ja chaufför")

    assert not talk.profile.experiences


def test_what_points_to_one_of_them_asks_nothing(talk: Talk, reader: Finder) -> None:
    say(talk, reader, "processoperatör på massafabriken i 9 år")

    assert [(job.label, job.years) for job in talk.profile.experiences] == [("Processoperatör, pappersmassa", 9)]
