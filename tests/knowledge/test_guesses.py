from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.finder import Finder

TODAY = date(2026, 11, 24)


def named(reader: Finder, text: str, kind: str = "occupation") -> list[str]:
    return [str(entity.value) for entity in reader.find(text, TODAY) if entity.entity == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("el montör", "Elmontör"),
        ("prosses operatör i papper", "Processoperatör"),
        ("bud bils förare", "Budbilsförare"),
        ("vakt mestare", "Vaktmästare"),
        ("buss chafför", "Busschaufför"),
        ("golv läggar", "Golvläggare"),
        ("pappers arbetar", "Pappersarbetare"),
        ("för skole lärare", "Förskollärare"),
        ("bar tender", "Bartender"),
    ],
)
def test_a_title_in_pieces_is_found_misspelled_too(reader: Finder, text: str, name: str) -> None:
    assert named(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("konnditor", "Konditor"),
        ("sveddsare", "Svetsare"),
        ("unnersköterska", "Undersköterska"),
        ("murar i 3 år", "Murare"),
    ],
)
def test_a_title_is_found_as_it_sounds(reader: Finder, text: str, name: str) -> None:
    assert named(reader, text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("svetsa i åtta år", "Svetsare"),
        ("körde långtradare", "Lastbilsförare"),
        ("kôr grävmaskin", "Grävmaskinist"),
        ("bakade bröd", "Bagare"),
        ("sitter i kassan", "Kassapersonal"),
        ("ja snickra i tie år", "Snickare"),
    ],
)
def test_what_somebody_did_tells_the_trade(reader: Finder, text: str, name: str) -> None:
    assert named(reader, text) == [name]


@pytest.mark.parametrize(
    "text",
    ["en bra målarbok", "bilen laddar", "jag planerar att flytta", "söker underhållsteknik", "för skola och barn"],
)
def test_likeness_alone_makes_no_trade(reader: Finder, text: str) -> None:
    assert named(reader, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tårschby", "Torsby"),
        ("bor i karlsta", "Karlstad"),
        ("årjeng", "Årjäng"),
        ("kils kommun", "Kil"),
        ("sunnebo", "Sunne"),
        ("uppe i torsbytrakten", "Torsby"),
        ("bor i åmål", "Åmål"),
    ],
)
def test_a_town_is_found_as_it_sounds_and_bent(reader: Finder, text: str, name: str) -> None:
    assert named(reader, text, "municipality") == [name]


@pytest.mark.parametrize(
    "text", ["vägarna i värmland", "tåget till norge", "min grannkommun", "glava energy center", "jag vill vara hemma"]
)
def test_what_is_like_a_town_is_none(reader: Finder, text: str) -> None:
    assert named(reader, text, "municipality") == []


@pytest.mark.parametrize("text", ["jag gick 6 år i skolan i Somalia", "kommer från Bosnien", "bott i Thailand"])
def test_a_country_is_no_misspelled_language(reader: Finder, text: str) -> None:
    assert named(reader, text, "language") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [("KY-utbildning", []), ("trukutbildning", ["Truckkort"]), ("hygienbvis", ["Intyg i livsmedelshygien"])],
)
def test_papers_that_only_end_alike_are_not_the_same(reader: Finder, text: str, names: list[str]) -> None:
    assert named(reader, text, "certificate") == names


@pytest.mark.parametrize("text", ["vi på bussbyggarna", "skridskoåkare", "kundupplevelseutvecklare"])
def test_an_ending_that_is_many_trades_makes_no_compound_one_of_them(reader: Finder, text: str) -> None:
    assert named(reader, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [("ja va kôkk", ["Kock"]), ("môlare i Tôrsby", ["Målare"]), ("dôm sôm ä hemma", [])],
)
def test_the_spoken_vowel_stands_for_those_it_is_written_with(reader: Finder, text: str, names: list[str]) -> None:
    assert named(reader, text) == names
