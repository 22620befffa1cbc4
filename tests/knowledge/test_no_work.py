from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.years import years

TODAY = date(2026, 11, 24)


def read(words: str) -> list[float]:
    return [span.value for span in years(words, TODAY)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("min kompis som var kock i 12 år fick gå", []),
        ("svågern fick jobb efter uppsägningen på tre veckor", []),
        ("hon har kört buss i 15 år", []),
        ("min syster jobbade på ica 2004-2011", []),
        ("kollegan, som va svetsare i 30 år, blev också uppsagd", []),
        ("min chef har varit där i 10 år", []),
        ("min bror är gift sedan 2 år", []),
        ("min handledare och jag har jobbat ihop i 2 år", [2]),
        ("jobbat åt min bror i 5 år", [5]),
        ("min bror kör taxi, jag har kört i 7 år", [7]),
        ("frun är lärare. kock i 4 år", [4]),
        ("jag o min sambo har kört taxi i 8 år", [8]),
        ("pappa var på bruket och jag i 9 år", [9]),
        ("chefen sa upp mig efter 20 år", [20]),
        ("pappa gick i pension sen körde jag åkeriet i 6 år", [6]),
        ("min man är rektor och jobbat på kontor i 3 år", [3]),
    ],
)
def test_years_of_somebody_else_are_not_counted(words: str, expected: list[float]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("har haft truckkort i 14 år", []),
        ("haft ce-kort sen 1999", []),
        ("har truckkort, 10 år på lager", [10]),
        ("har truckkort och 10 år på lager", [10]),
        ("har b-kort 10 år på lager", [10]),
        ("kört på kort tid i 2 år", [2]),
        ("jag har spelat handboll i 12 år", []),
        ("tränat ett pojklag på fritiden i 9 år", []),
        ("sjungit i kyrkokören i tjugo år", []),
        ("jagat älg i 30 år, snickare i 8 år", [8]),
        ("spelat i dansband i 10 år", [10]),
        ("spelat hockey och jobbat i 10 år", [10]),
        ("spelade fotboll, jobbade 5 år på ica", [5]),
    ],
)
def test_a_licence_held_or_a_sport_is_no_work(words: str, expected: list[float]) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("läste juridik men hoppade av efter ett år", []),
        ("hoppade av gymnasiet efter två år", []),
        ("avbröt utbildningen efter 1,5 år", []),
        ("jobbade som kock, läste sen teologi men hoppade av efter ett år", []),
        ("slutade efter 12 år", [12]),
        ("jobbade på lager men hoppade av efter 3 år", [3]),
        ("sparken efter 20 år på bruket", [20]),
        ("jag har inte haft nåt jobb på 3 år", []),
        ("inte haft en anställning på fyra år", []),
        ("jag har haft jobb på lager i 4 år", [4]),
    ],
)
def test_broken_studies_and_years_without_work(words: str, expected: list[float]) -> None:
    assert read(words) == expected
