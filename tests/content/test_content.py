"""What has to be true of the content as a whole, whoever edits it."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from bot.content.loader import catalogue, load_catalogue
from bot.core.catalogue import Catalogue, Occupation, OtherLanguage, Programme
from bot.knowledge.spoken import written_in

USUAL = 0.5
NEWSPAPERS = {"Dagens Arbete", "Kommunalarbetaren", "NWT", "SVT Nyheter", "mnytt.se", "kommunochnaringsliv.se"}
ARENAS_PEOPLE_ASK_ABOUT = ("vo_college", "teknikcollege", "gymnasiesamverkan", "paper_province", "compare")


@pytest.fixture(scope="module")
def content() -> Catalogue:
    return catalogue()


def of_kind(content: Catalogue, kind: str) -> list[Programme]:
    return [programme for programme in content.programmes.values() if programme.kind == kind]


def leads_to_or_builds_on(programme: Programme, trade: Occupation) -> bool:
    """Ends in the trade, begins with what most people in it can do, or goes on from several such skills."""
    usual = {item.skill for item in trade.skills if item.usual >= USUAL}
    begins = usual & set(programme.requires.skills)
    return trade.id in programme.leads_to or bool(begins) or len(usual & set(programme.teaches)) >= 3


def test_there_is_enough_to_choose_from(content: Catalogue) -> None:
    assert len(content.occupations) >= 24
    assert len(of_kind(content, "programme")) >= 40
    assert len(of_kind(content, "validation")) >= 12


def test_every_municipality_of_the_county_has_its_own_team(content: Catalogue) -> None:
    assert len(content.municipalities) == 16
    for place in content.municipalities.values():
        assert content.teams[place.team].municipality_code == place.code
    assert len(content.teams) == 16


def test_a_team_is_called_by_its_municipality_in_ascii(content: Catalogue) -> None:
    plain = str.maketrans("åäöÅÄÖ", "aaoAAO")
    for team in content.teams.values():
        assert team.id == content.municipalities[team.municipality_code].name.translate(plain).lower()


def test_example_teams_say_so_and_have_no_made_up_number(content: Catalogue) -> None:
    for team in content.teams.values():
        assert not team.example or (team.phone is None and team.contact is None and "Exempel" in team.place)


def test_people_can_be_met_in_the_hours_that_can_be_booked(content: Catalogue) -> None:
    for team in content.teams.values():
        assert team.bookable and set(team.modes) == {"place", "phone", "video"}
        for hours in team.bookable:
            open_hours = [time for time in team.staffed if time.weekday == hours.weekday]
            assert any(day.start <= hours.start and hours.end <= day.end for day in open_hours)


def test_a_place_name_belongs_to_one_municipality(content: Catalogue) -> None:
    municipalities = content.municipalities.values()
    names = Counter(place.lower() for item in municipalities for place in {*item.places, item.name})
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("place", "municipality"),
    [("Skoghall", "Hammarö"), ("Gruvön", "Grums"), ("Töcksfors", "Årjäng"), ("Svanskog", "Säffle")],
)
def test_what_people_call_home_is_known(content: Catalogue, place: str, municipality: str) -> None:
    assert [item.name for item in content.municipalities.values() if place in item.places] == [municipality]


def test_every_trade_has_two_ways_on(content: Catalogue) -> None:
    for trade in content.occupations.values():
        ways = [p.id for p in content.programmes.values() if leads_to_or_builds_on(p, trade)]
        assert len(ways) >= 2, f"{trade.id}: only {ways}"


def test_every_trade_has_a_way_that_ends_in_it(content: Catalogue) -> None:
    reached = {trade for programme in content.programmes.values() for trade in programme.leads_to}
    assert set(content.occupations) <= reached, sorted(set(content.occupations) - reached)


def test_every_trade_has_a_way_that_does_not_need_asking_first(content: Catalogue) -> None:
    """Uncertain programmes are shown only as something to ask the guidance about."""
    known = [programme for programme in content.programmes.values() if programme.confidence != "L"]
    for trade in content.occupations.values():
        assert any(leads_to_or_builds_on(programme, trade) for programme in known), trade.id


def test_every_skill_is_taught_somewhere_or_used_in_a_trade(content: Catalogue) -> None:
    taught = {skill for programme in content.programmes.values() for skill in programme.teaches}
    used = {item.skill for trade in content.occupations.values() for item in trade.skills}
    assert set(content.skills) <= taught | used, sorted(set(content.skills) - taught - used)


def test_a_programme_teaches_something_and_no_skill_twice(content: Catalogue) -> None:
    for programme in content.programmes.values():
        assert programme.teaches, programme.id
        assert len(set(programme.teaches)) == len(programme.teaches), programme.id
        assert len(set(programme.arenas)) == len(programme.arenas), programme.id


def test_a_validation_starts_from_skills_and_has_its_own_forms(content: Catalogue) -> None:
    for programme in of_kind(content, "validation"):
        assert programme.requires.skills, programme.id
        assert programme.form in ("branschvalidering", "komvux", "yh"), programme.id
    for programme in of_kind(content, "programme"):
        assert programme.form != "branschvalidering" and not programme.requires.skills, programme.id


def test_every_sector_has_a_programme_and_every_form_is_there(content: Catalogue) -> None:
    assert {programme.sector for programme in content.programmes.values()} == set(content.sectors)
    forms = {programme.form for programme in content.programmes.values()} - {None}
    assert len(forms) == 6


def test_only_a_formal_level_is_stated(content: Catalogue) -> None:
    """A package of vocational courses has no level of its own; a year or more of yrkeshögskola has 5 or 6."""
    for programme in content.programmes.values():
        if programme.seqf_level is None:
            continue
        assert programme.kind == "programme", programme.id
        if programme.form == "komvux":
            assert programme.id == "komvux_grund"
        if programme.form == "yh":
            assert programme.seqf_level in (5, 6), programme.id


def test_a_certain_length_is_a_known_length(content: Catalogue) -> None:
    for programme in content.programmes.values():
        assert not (programme.length_sure and programme.length_weeks is None), programme.id


def test_what_is_said_to_be_read_names_where(content: Catalogue) -> None:
    for programme in content.programmes.values():
        unread = programme.source.name.startswith("Allmän kunskap")
        assert unread == (programme.confidence != "H"), programme.id
        assert not unread or programme.source.url is None, programme.id
        assert unread == (programme.source.checked is None), programme.id


def test_a_municipality_is_a_source_only_for_what_it_gives_itself(content: Catalogue) -> None:
    for programme in content.programmes.values():
        if programme.source.name.endswith(" kommun"):
            provider = content.providers[programme.provider or ""]
            place = content.municipalities[provider.municipality_code or ""]
            assert programme.source.name.startswith(place.name), programme.id
            assert not programme.home and not programme.distance, programme.id


def test_a_newspaper_is_no_source_for_what_every_municipality_gives(content: Catalogue) -> None:
    assert NEWSPAPERS & {programme.source.name for programme in content.programmes.values()}
    for programme in content.programmes.values():
        assert not (programme.home and programme.source.name in NEWSPAPERS), programme.id


def test_only_the_municipalitys_own_education_goes_through_the_home_municipality(content: Catalogue) -> None:
    for programme in content.programmes.values():
        assert not programme.home or programme.form == "komvux", programme.id


def test_every_address_is_a_secure_one(content: Catalogue) -> None:
    urls = [provider.url for provider in content.providers.values()]
    urls += [programme.source.url for programme in content.programmes.values()]
    for arena in content.arenas.values():
        urls += [arena.url, arena.source.url]
    for url in urls:
        assert url is None or url.startswith("https://"), url


def test_nothing_promises_money(content: Catalogue) -> None:
    for programme in content.programmes.values():
        assert programme.financing, programme.id
        for words in programme.financing:
            assert not any(figure.isdigit() for figure in words), f"{programme.id}: {words}"
            assert "du får" not in words and "garant" not in words, f"{programme.id}: {words}"


@pytest.mark.parametrize("arena", ARENAS_PEOPLE_ASK_ABOUT)
def test_the_arenas_people_ask_about_stand_behind_programmes(content: Catalogue, arena: str) -> None:
    assert any(arena in programme.arenas for programme in content.programmes.values())


def test_the_catalogue_is_read_in_well_under_two_seconds_and_only_once() -> None:
    start = time.process_time()  # of ours alone: another process must not make it fail
    load_catalogue()
    assert time.process_time() - start < 1.5
    assert catalogue() is catalogue()


def test_each_education_stands_in_the_file_of_its_field() -> None:
    """So that an editor finds it; validations have a file of their own."""
    plain = str.maketrans("åäö ", "aao_")
    folder = Path("bot/content/programmes")
    for programme in catalogue().programmes.values():
        name = "validation" if programme.kind == "validation" else programme.sector.translate(plain)
        assert f"id: {programme.id}\n" in (folder / f"{name}.yml").read_text(encoding="utf-8"), programme.id


@pytest.mark.parametrize("entry", catalogue().other_languages.values(), ids=lambda entry: entry.id)
def test_each_answer_in_another_language_is_in_that_language_and_tells_the_ways_on(entry: OtherLanguage) -> None:
    names = (entry.name, *entry.also)
    assert all(written_in(answer, catalogue()) in names for answer in entry.answers)
    assert '"boka"' in entry.answers[0] and '"människa"' in entry.answers[1]
    assert all(1 <= len(title) <= 40 for title in (entry.book, entry.human, entry.go_on))
    assert all(number in entry.distress for number in ("112", "90101", "1177"))
