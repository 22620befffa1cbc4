from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.finder import Finder

TODAY = date(2026, 11, 24)


def trades(reader: Finder, text: str) -> list[str]:
    return [str(entity.value) for entity in reader.find(text, TODAY) if entity.entity == "occupation"]


@pytest.mark.parametrize(
    "text",
    [
        "krisen har svetsat ihop oss",
        "det gäller att svetsa samman laget",
        "ju fler kockar desto värre",
        "var och en är sin egen lyckas smed",
        "de har målat in sig i ett hörn",
        "det var som att gjuta olja, han gjöt olja på elden",
    ],
)
def test_a_way_of_speaking_tells_no_trade(reader: Finder, text: str) -> None:
    assert trades(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "vi målade om köket i helgen",
        "byggde och snickrade en friggebod i våras",
        "snickrar på fritiden",
        "bakade en tårta i helgen",
    ],
)
def test_what_was_made_at_home_tells_no_trade(reader: Finder, text: str) -> None:
    assert trades(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "taxichauffören körde åt fel håll",
        "idag kom jag sent, snickaren skulle komma",
        "kocken på skolan skrek alltid",
        "jag heter Per Skräddare",
    ],
)
def test_somebody_else_is_no_trade_of_ones_own(reader: Finder, text: str) -> None:
    assert trades(reader, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("svetsade ihop rör på varvet i tio år", "Svetsare"),
        ("svetsat samman balkar", "Svetsare"),
        ("svetsade på en verkstad i somras", "Svetsare"),
        ("målade om lägenheter åt en firma i somras", "Målare"),
        ("jag var kocken på skolan", "Kock"),
        ("kocken på skolan va ja", "Kock"),
        ("jag är snickaren i laget", "Snickare"),
        ("jag heter Per, skräddare", "Skräddare"),
        ("Kock. Varit det i tio år", "Kock"),
    ],
)
def test_a_trade_that_is_meant_stays(reader: Finder, text: str, name: str) -> None:
    assert name in trades(reader, text)


@pytest.mark.parametrize(
    "text",
    ["har en rörmokare här som lagar kranen", "hade två målare hemma i går", "jag känner mig som en bagare utan bröd"],
)
def test_who_comes_home_and_what_one_feels_like_is_no_trade(reader: Finder, text: str) -> None:
    assert trades(reader, text) == []


@pytest.mark.parametrize("text", ["jag är en målare här i Kil", "har varit målare hemma i Syrien"])
def test_a_trade_of_ones_own_somewhere_stays(reader: Finder, text: str) -> None:
    assert trades(reader, text) == ["Målare"]
