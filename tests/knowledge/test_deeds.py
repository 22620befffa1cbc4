from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.finder import Finder

TODAY = date(2026, 11, 24)


def named(reader: Finder, text: str) -> list[str]:
    return [str(entity.value) for entity in reader.find(text, TODAY) if entity.entity == "occupation"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("i Sverige jag köra lastbil Örebro", ["Lastbilsförare"]),
        ("packa kex på fabrik", ["Packare"]),
        ("ja pack korv i tre år", ["Packare"]),
        ("jag plocka lingon på sommaren", ["Bärplockare"]),
        ("laga mat på krog", ["Kock"]),
        ("min jobb är diska på hotell", ["Köksbiträde"]),
        ("vi städe på kontore", ["Lokalvårdare"]),
        ("jobbat med att sortera sopor", ["Återvinningsarbetare"]),
        ("jag laga mat och servera på värdshus", ["Kock"]),
        ("ha svetse på en verksta", ["Svetsare"]),
    ],
)
def test_a_bare_verb_is_a_trade_where_work_is_told(reader: Finder, text: str, names: list[str]) -> None:
    assert named(reader, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "jag vill lära mig köra buss",
        "kan jag köra truck utan kort",
        "jag packar inför flytten",
        "svårt att laga mat i restaurang",
        "han sälja huset",
        "de ska sälja fabriken",
        "packa väskan",
        "städa mitt skåp på hotellet",
        "har tvättat bilen",
        "jag fick sy tre stygn",
        "hur har man råd att plugga",
        "ja kan int klare mä på det",
        "hur lång tid tar det att lära sig köra lastbil, två år",
    ],
)
def test_a_bare_verb_wished_asked_about_or_of_others_is_none(reader: Finder, text: str) -> None:
    assert named(reader, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("chaufför lastbil 6 år", ["Lastbilsförare"]),
        ("förare taxi", ["Taxiförare"]),
        ("mekaniker på lastbilar", ["Lastbilsmekaniker"]),
        ("städat på hotell", ["Hotellstädare"]),
        ("jag var chaufför. Buss åkte jag aldrig", ["Lastbilsförare"]),
    ],
)
def test_a_title_turned_round_is_the_title(reader: Finder, text: str, names: list[str]) -> None:
    assert named(reader, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("svetsjobbet på varvet försvann", ["Svetsare"]),
        ("bagarjobbet tog slut", ["Bagare"]),
        ("haft städjobb i fyra år", ["Lokalvårdare"]),
        ("jag söker ett kockjobb", []),
        ("drömjobbet", []),
        ("chefsjobbet", []),
    ],
)
def test_the_job_by_its_trade_is_the_trade(reader: Finder, text: str, names: list[str]) -> None:
    assert named(reader, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("jobbat på ett bageri", ["Bagare"]),
        ("jobbade i ett stort tvätteri", ["Tvätteriarbetare"]),
        ("jobba restaurang", ["Kock"]),
        ("jobbade på kvällen", []),
        ("jag jobbar. Bageri ligger nära", []),
    ],
)
def test_a_workplace_is_found_behind_any_small_words(reader: Finder, text: str, names: list[str]) -> None:
    assert named(reader, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("grävmaskinist och dumper, 9 år", ["Grävmaskinist", "Hjullastarförare"]),
        ("truck och travers i tolv år", ["Truckförare", "Traversförare"]),
        ("timmerbil åt Stora i sju år", ["Lastbilsförare"]),
        ("pendlat med buss och tåg i 5 år", []),
        ("kan köra hjullastare", []),
    ],
)
def test_a_vehicle_joined_to_a_trade_was_driven_for_work(reader: Finder, text: str, names: list[str]) -> None:
    assert named(reader, text) == names
