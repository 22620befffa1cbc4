from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.denied_years import denied_years
from bot.knowledge.finder import Finder
from bot.knowledge.years import years

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fyra år, inte fem", [5]),
        ("de va 9 år å inte 7, fel av mej", [7]),
        ("7 år, inte 7 månader", [0.58]),
        ("4 månader, inte 6", [0.5]),
        ("jobbat 6 år inte 16 år", [16]),
        ("inte 3 år utan 4", [3]),
        ("inte 3 utan 4 år", [3]),
        ("jag har inte jobbat i 3 år utan 4", [3]),
        ("i 14 år, nej förresten 15", [14]),
        ("fem år, nej sex år", [5]),
        ("5 år som kock, fel av mig, 7 år", [5]),
    ],
)
def test_a_number_said_not_to_be_so_is_denied(words: str, expected: list[float]) -> None:
    assert [span.value for span in denied_years(words, years(words, TODAY))] == expected


@pytest.mark.parametrize(
    "words",
    [
        "jag har inte jobbat 5 år",
        "inte 2 barn utan 3",
        "3 år, inget mer",
        "20 år, inte 2 barn",
        "sjukskriven i fyra år, inte fem",
        "svetsare i 3 år men inte en dag till",
        "jag är inte 50, jobbat 20 år",
        "10 år som svetsare, nej inget mer",
        "jag är 45 år, nej 46",
        "5 år på lager och 3 år som kock, fel jobb",
    ],
)
def test_without_another_number_held_nothing_is_denied(words: str) -> None:
    assert denied_years(words, years(words, TODAY)) == []


def test_what_is_denied_belongs_to_no_trade(reader: Finder) -> None:
    found = [entity for entity in reader.find("svetsare i 12 år och inte 10", TODAY) if entity.entity == "years"]
    assert [(entity.value, entity.negated, entity.of) for entity in found] == [
        (12, False, "Svetsare"),
        (10, True, None),
    ]


@pytest.mark.parametrize(("text", "days"), [("6 mån uppsägningstid", 0), ("om 3 månader", 1), ("kom mån", 1)])
def test_a_length_in_months_names_no_monday(reader: Finder, text: str, days: int) -> None:
    assert sum(entity.entity == "date" for entity in reader.find(text, TODAY)) == days
