from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.finder import Finder

TODAY = date(2026, 11, 24)


def places(reader: Finder, text: str) -> list[str]:
    return [str(entity.value) for entity in reader.find(text, TODAY) if entity.entity == "municipality"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bor på Kronoparken i Karlstad", ["Karlstad"]),
        ("kört taxi i Koppom och Åmotfors", ["Eda"]),
        ("i Deje, Forshaga", ["Forshaga"]),
        ("städat i Kil och Grums", ["Kil", "Grums"]),
        ("inte Sunne, jag bor i Rottneros", ["Sunne", "Sunne"]),
        ("jobbade i Sunne. Lysvik är hemma", ["Sunne", "Sunne"]),
    ],
)
def test_two_names_for_one_place_in_a_phrase_are_one(reader: Finder, text: str, names: list[str]) -> None:
    assert places(reader, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("pendlat Säffle-Karlstad", ["Säffle", "Karlstad"]),
        ("kör slingan Arvika-Oslo", ["Arvika"]),
        ("kassan på charlottenberg shoppingcenter", ["Eda"]),
        ("jobbat på Gruvön i elva år", ["Grums"]),
        ("packade på Wasabröd", ["Filipstad"]),
        ("en Säffle-bo", ["Säffle"]),
        ("bor i Visnums-Kil", ["Kristinehamn"]),
    ],
)
def test_a_place_inside_another_name_is_found(reader: Finder, text: str, names: list[str]) -> None:
    assert places(reader, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bor i k-hamn", ["Kristinehamn"]),
        ("krishamn", ["Kristinehamn"]),
        ("plåtis från f-stad", ["Filipstad"]),
        ("kört buss i kstad", ["Karlstad"]),
        ("svarvade ventiler på Somas", ["Säffle"]),
        ("rostar kaffe på löfbergs", ["Karlstad"]),
        ("kom i hamn med jobbet", []),
        ("uppsagd från Billerud i höstas", []),
        ("jag heter Stina Löfberg", []),
    ],
)
def test_short_names_and_employers_lead_to_the_place(reader: Finder, text: str, names: list[str]) -> None:
    assert places(reader, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Färjestad vann igår",
        "såg matchen mot Färjestad",
        "chefen drev in en kil emellan oss",
        "lite grums i maskineriet",
        "vad ska jag råda henne till",
        "nu måste jag kila",
        "jag heter Lena Nordmark",
        "allt är höljt, höljes i dunkel",
    ],
)
def test_what_only_looks_like_a_place_is_none(reader: Finder, text: str) -> None:
    assert places(reader, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bor på Färjestad", "Karlstad"),
        ("affären i Arvika slog igen", "Arvika"),
        ("chef i Hagfors, slog igen i mars", "Hagfors"),
        ("kil, truckförare", "Kil"),
        ("truckförare grums 8 år", "Grums"),
        ("bor i råda", "Hagfors"),
        ("jag bor mellan kil och forshaga", "Kil"),
        ("jag heter Lena, Nordmark", "Filipstad"),
        ("hus i Kila utanför stan", "Säffle"),
    ],
)
def test_a_place_that_is_meant_stays(reader: Finder, text: str, name: str) -> None:
    assert name in places(reader, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("journalist på NWT i tio år", ["Karlstad"]),
        ("städade på nwt", ["Karlstad"]),
        ("såg en annons i NWT", []),
        ("läste på NWT att ni finns", []),
        ("sålde skor på Mitt i City", ["Karlstad"]),
        ("bor mitt i city", []),
        ("undersköterska på csk", ["Karlstad"]),
        ("kock på A9 i tre år", ["Kristinehamn"]),
        ("svetsare hos Thermia", ["Arvika"]),
        ("packade på Wasa i Filipstad", ["Filipstad"]),
    ],
)
def test_workplaces_of_one_town_name_it_where_somebody_works_there(reader: Finder, text: str, names: list[str]) -> None:
    assert places(reader, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Åmål, nej vänta, Bengtsfors menar jag", ["Åmål", "Bengtsfors"]),
        ("nej, Örebro menar jag", ["Örebro"]),
        ("Nej jag heter Nora", []),
        ("mycket grums i huvudet", []),
        ("har lite grums i tanken", []),
        ("bor i Grums i huset", ["Grums"]),
    ],
)
def test_towns_elsewhere_corrected_and_no_town_in_ones_head(reader: Finder, text: str, names: list[str]) -> None:
    assert places(reader, text) == names


def test_of_two_towns_elsewhere_the_corrected_one_is_denied(reader: Finder) -> None:
    found = reader.find("Åmål, nej vänta, Bengtsfors menar jag", TODAY)
    assert [(entity.value, entity.negated) for entity in found] == [("Åmål", True), ("Bengtsfors", False)]
