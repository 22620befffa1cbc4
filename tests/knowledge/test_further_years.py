from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.finder import Finder
from bot.knowledge.years import years

TODAY = date(2026, 11, 24)


def read(words: str) -> list[float]:
    return [span.value for span in years(words, TODAY)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fem år på sågen, ett halvt på dagis", [5, 0.5]),
        ("12 år på ica, 4 i Falun o 2,5 på kontor", [12, 4, 2.5]),
        ("tre år hos bonden och sex i skogen", [3, 6]),
        ("8 månader på hotell, 3 på café", [0.67, 0.25]),
        ("19 år på bruket, varav 11 i skift", [19, 11]),
        ("30 år totalt, varav 12 som chef", [30, 12]),
        ("var där 16 år, därav 9.", [16, 9]),
    ],
)
def test_a_further_number_is_in_the_unit_before_it(words: str, expected: list[float]) -> None:
    assert read(words) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("10 år på ica, 5 på morgonen till 2", [10]),
        ("jobbat i fyra år och två på jobbet fick gå", [4]),
        ("7 år på kontor och 5 på tisdagar", [7]),
        ("9 år på volvo och tre i gänget startade eget", [9]),
        ("7 år på bruket, 3 på raken", [7]),
        ("6 år där, två som var sjuka", [6]),
        ("20 år där, vi var 40 anställda och 3 på kontoret", [20]),
        ("8 år på lager och en i taget", [8]),
        ("jag är 45 år, 2 på dagis", []),
        ("5 år på lager. kl 8 på tisdag passar", [5]),
        ("har två barn, 3 på ica", []),
    ],
)
def test_what_else_is_counted_is_no_length(words: str, expected: list[float]) -> None:
    assert read(words) == expected


def test_years_before_a_trade_are_its_own(reader: Finder) -> None:
    found = reader.find("20 år på bruket, varav 12 som svetsare och 8 som målare", TODAY)
    owners = [(entity.value, entity.of) for entity in found if entity.entity == "years"]
    assert owners[1:] == [(12, "Svetsare"), (8, "Målare")]
