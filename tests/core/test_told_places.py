"""Where somebody lives and where somebody works, told in one message or one after the other."""

from __future__ import annotations

import pytest

from tests.core.interview_world import Talk
from tests.core.test_interview_own_words import _world, hear, said, told, welder


def _home(talk: Talk) -> str | None:
    code = talk.profile.municipality_code
    return _world().catalogue.municipalities[code].name if code else None


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("jobbar i Grums, bor i Säffle, svetsare 4 år", "Säffle"),
        ("Svetsare i 12 år på Valmet i Karlstad, bor i Grums", "Grums"),
        ("bor i Grums men jobbar i Karlstad", "Grums"),
        ("bor på Hammarö och jobbar på Valmet i Karlstad", "Hammarö"),
    ],
)
@pytest.mark.parametrize("before", [(), ("varslad",), ("varslad", "Kil")])
def test_the_town_one_lives_in_goes_before_the_town_of_the_work(text: str, home: str, before: tuple[str, ...]) -> None:
    talk = hear(hear(Talk(_world()), *before), text)

    assert _home(talk) == home and home in said(talk)


def test_of_two_towns_the_one_without_work_is_the_home() -> None:
    assert _home(hear(Talk(_world()), "varslad", "jobbar på Valmet i Karlstad, Grums")) == "Grums"


@pytest.mark.parametrize(
    "text", ["svetsare i 12 år på Valmet i Karlstad", "jobbat åt kommunen hos en firma i Karlstad"]
)
def test_the_town_of_the_work_is_no_home_where_nobody_asked(text: str) -> None:
    talk = hear(Talk(_world()), "varslad", "Kil", text)
    assert _home(talk) == "Kil"

    assert _home(hear(Talk(_world()), text)) is None


@pytest.mark.parametrize("text", ["jag bor i Sunne", "jag har flyttat till Sunne"])
def test_a_home_told_later_takes_the_place_of_the_first_and_is_said_back(text: str) -> None:
    talk = hear(welder(), text)

    assert _home(talk) == "Sunne" and "Sunne" in said(talk) and talk.asking == "skills"


@pytest.mark.parametrize("intent", ["inform", "correct_answer"])
def test_a_home_that_stands_there_already_is_no_trade(intent: str) -> None:
    talk = told("varslad", "Rottneros")
    places = [{"entity": "municipality", "value": "Sunne", "id": "1766", "start": 20, "end": 25}]
    talk.say("förresten jag bor i Sunne inte Rottneros", *places, intent=intent)

    assert "Sunne" in said(talk) and "redan" in said(talk) and talk.asking == "occupation"
