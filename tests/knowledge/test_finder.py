from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge.finder import Entity, Finder

TODAY = date(2026, 11, 24)


def named(reader: Finder, text: str, kind: str) -> list[Entity]:
    return [entity for entity in reader.find(text, TODAY) if entity.entity == kind]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("jag har jobbat som svetsare", "Svetsare"),
        ("svetsarna på jobbet", "Svetsare"),
        ("har svetsat hela livet", "Svetsare"),
        ("svettsare", "Svetsare"),
        ("undersjöterska i tolv år", "Undersköterska"),
        ("under sköterska", "Undersköterska"),
        ("cnc operatör", "CNC-operatör"),
        ("snickrat sen 90-talet", "Snickare"),
        ("nej jag menade snickare", "Snickare"),
    ],
)
def test_trades_are_found_however_they_are_written(reader: Finder, text: str, label: str) -> None:
    assert [entity.value for entity in named(reader, text, "occupation")] == [label]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("jag bor i Skoghall", "Hammarö"),
        ("bor på bruket i Grums", "Grums"),
        ("säfle", "Säffle"),
        ("karlstd", "Karlstad"),
        ("karlstads kommun", "Karlstad"),
        ("kristinehmn", "Kristinehamn"),
    ],
)
def test_places_lead_to_their_municipality(reader: Finder, text: str, name: str) -> None:
    assert [entity.value for entity in named(reader, text, "municipality")] == [name]


@pytest.mark.parametrize("text", ["jag vill vara hemma", "kan du berätta mer", "det är en bra sak", "hej på er"])
def test_everyday_words_are_no_places_elsewhere_in_sweden(reader: Finder, text: str) -> None:
    assert named(reader, text, "municipality") == []


def test_an_abbreviation_is_told_from_a_small_word_by_its_capitals(reader: Finder) -> None:
    assert named(reader, "va krävs dä för å bli det", "skill") == []
    assert named(reader, "jobbat med VA i tio år", "skill") != []


def test_a_municipality_outside_the_region_is_named_without_a_code_of_ours(reader: Finder) -> None:
    [place] = named(reader, "jag bor i Göteborg", "municipality")
    assert (place.value, place.id) == ("Göteborg", None)
    assert place.concept_id


@pytest.mark.parametrize(
    ("text", "denied", "held"),
    [
        ("inte svetsare men montör", ["Svetsare"], ["Montör"]),
        ("jag är inte svetsare utan snickare", ["Svetsare"], ["Snickare"]),
        ("svetsare är jag inte", ["Svetsare"], []),
        ("varken svetsare eller snickare", ["Svetsare", "Snickare"], []),
        ("inte bara svetsare utan också montör", [], ["Svetsare", "Montör"]),
        ("jag har inte jobbat med annat än som svetsare", [], ["Svetsare"]),
    ],
)
def test_what_is_denied_is_marked(reader: Finder, text: str, denied: list[str], held: list[str]) -> None:
    found = named(reader, text, "occupation")
    assert [entity.value for entity in found if entity.negated] == denied
    assert [entity.value for entity in found if not entity.negated] == held


def test_a_missing_licence_is_denied_and_the_one_there_is_not(reader: Finder) -> None:
    found = named(reader, "har inget körkort men truckkort", "certificate")
    assert [(entity.id, entity.negated) for entity in found] == [("korkort_b", True), ("truckkort", False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("svetsare i 20 år och truckförare i 5 år", {"Svetsare": 20, "Truckförare": 5}),
        ("svetsare i tjugo år och truckförare i fem", {"Svetsare": 20, "Truckförare": 5}),
        ("5 år som målare, 3 år som snickare", {"Målare": 5, "Snickare": 3}),
        ("kock 10, lokalvårdare 5", {"Kock": 10, "Lokalvårdare": 5}),
        ("är 54 år och har jobbat som svetsare sedan 1998", {"Svetsare": 28}),
        ("svetsare i sju månader", {"Svetsare": 0.58}),
    ],
)
def test_each_trade_keeps_its_own_years(reader: Finder, text: str, expected: dict[str, float]) -> None:
    assert {entity.of: entity.value for entity in named(reader, text, "years")} == expected


def test_second_language_and_danish_for_cleaning(reader: Finder) -> None:
    found = reader.find("jag arbejda som rengøring på sykehus 6 år", TODAY)
    assert [(one.id or one.value, one.of) for one in found] == [("stadare", None), (6, "Lokalvårdare")]


def test_days_and_times_stand_beside_each_other(reader: Finder) -> None:
    found = [(e.entity, e.value) for e in reader.find("tors fm eller nästa tisdag efter två", TODAY)]
    assert found == [
        ("date", "2026-11-26"),
        ("time", "08:00/12:00"),
        ("date", "2026-12-01"),
        ("time", "14:00/23:59"),
    ]


def test_languages_are_found_where_they_are_spoken_of(reader: Finder) -> None:
    spoken = named(reader, "pratar arabiska och lite svenska", "language")
    assert [entity.value for entity in spoken] == ["arabiska", "svenska"]
    assert named(reader, "jag är svensk medborgare", "language") == []


@pytest.mark.parametrize(
    "text",
    [
        "hej",
        "jag orkar inte mer",
        "hur söker man till komvux",
        "vad är varsel",
        "",
        "bakåt",
        "bakåt ett steg",
        "omställningsstöd",
        "vad är omställningspengar",
    ],
)
def test_a_sentence_that_names_nothing_gives_nothing(reader: Finder, text: str) -> None:
    assert reader.find(text, TODAY) == []


def test_places_in_the_text_are_true_also_for_decomposed_letters(reader: Finder) -> None:
    [town] = named(reader, "jag bor i Sa\u0308ffle", "municipality")
    assert town.value == "Säffle"


def test_only_keys_that_say_something_are_printed(reader: Finder) -> None:
    [years] = reader.find("tolv år", TODAY)
    assert years.to_dict() == {"entity": "years", "value": 12, "start": 0, "end": 7}


@given(st.text(max_size=2500))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rubbish_is_read_without_a_fault(reader: Finder, text: str) -> None:
    for entity in reader.find(text, TODAY):
        assert 0 <= entity.start < entity.end


@pytest.mark.parametrize(
    "text",
    [
        "tre och " * 250,
        "1 " * 1000,
        "12:" * 660,
        "på " * 660,
        "a" * 2000,
        "inte svetsare " * 142,
        "blörgfnat " * 200,
        "jag har jobbat på fabrikken " * 71,
        "under sköterska " * 125,
        "½" * 2000,
        "-" * 2000,
        "٣" * 2000,
    ],
)
def test_two_thousand_characters_take_bounded_time(reader: Finder, text: str) -> None:
    started = time.process_time()
    reader.find(text, TODAY)
    assert time.process_time() - started < 0.5


def test_a_town_elsewhere_is_found_in_a_list_too(reader: Finder) -> None:
    places = [
        one.value for one in reader.find("jobben var i Karlstad och Örebro", TODAY) if one.entity == "municipality"
    ]
    assert places == ["Karlstad", "Örebro"]
    assert not [one for one in reader.find("det var Erik och bor du där", TODAY) if one.entity == "municipality"]


@pytest.mark.parametrize(
    "text", ["på enkel svenska tack", "lätt svenska", "kan du skriva lättare svenska", "enkel svenska"]
)
def test_a_way_to_be_met_is_no_language(reader: Finder, text: str) -> None:
    assert named(reader, text, "language") == []


@pytest.mark.parametrize("text", ["jag kan enkel svenska", "pratar bara lätt svenska", "pratar bra svenska", "svenska"])
def test_how_much_swedish_somebody_knows_is_one(reader: Finder, text: str) -> None:
    assert [entity.value for entity in named(reader, text, "language")] == ["svenska"]


def test_a_day_behind_a_workplace_is_no_number_of_years(reader: Finder) -> None:
    assert named(reader, "möte på kontoret 04-11", "years") == []
