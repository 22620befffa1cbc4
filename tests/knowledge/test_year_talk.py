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
        ("fem år, nej sex år", [6]),
        ("kock 3 år förlåt 4 år", [4]),
        ("fem år, nej sex", [6]),
        ("i fem år, nej förresten sex", [6]),
        ("fem år, nej i sex", [6]),
        ("5 år, eller 6 menar jag", [6]),
        ("1999-2004 alltså fem år", [5]),
        ("8 år, inte 6 år", [8]),
        ("inte 3 år utan 4 år", [4]),
        ("10 år snickare... eller nej, det var nog 8", [8]),
        ("10 år snickare... eller nej, det var nog 8 år", [8]),
        ("svetsare 5 år. nej inget mer", [5]),
        ("5 år på lager och 5 år i butik", [5, 5]),
        ("svetsare 5 år. nej, jag har inget körkort och har aldrig haft, 3 år som kock", [5, 3]),
    ],
)
def test_what_is_taken_back_is_gone(words: str, expected: list[float]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "mammaledig i ett år",
        "har tre barn, 4, 7 och 9 år",
        "en son på 15 år",
        "sjukskriven 2 år",
        "arbetslös i 3 år",
        "bott i Sverige 9 år",
        "körkort i 20 år",
        "6 år i skolan",
        "bilen är från 1999",
        "det var 3 år sen",
        "om en och en halv vecka",
        "59 år",
        "två månlöner",
        "boka en åt mig",
    ],
)
def test_years_of_something_else_are_no_experience(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("jobbat med barn i 7 år", [7]),
        ("passat barn i 5 år", [5]),
        ("jobbat 53 år", [53]),
        ("jobbat där från 1999", [27]),
        ("började 2005 och slutade 2015", [10]),
    ],
)
def test_years_of_work_with_the_same_words_are(words: str, expected: list[float]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jag heter Eva, 41 år, kock i 6 år", [6]),
        ("Hej jag är Omar 38 år och har svetsat 4 år", [4]),
        ("kvinna 52 år", []),
        ("Ali, 38 år, svetsare 12 år", [12]),
        ("Svetsare, 20 år", [20]),
        ("Karlstad, 20 år", [20]),
        ("Totalt 20 år", [20]),
        ("jag 46 år, jobba 11 år", [11]),
        ("jag 20 år svetsare", [20]),
        ("jag är svetsare 20 år", [20]),
    ],
)
def test_who_somebody_is_comes_with_an_age(reader: Finder, text: str, expected: list[float]) -> None:
    assert [entity.value for entity in reader.find(text, TODAY) if entity.entity == "years"] == expected
