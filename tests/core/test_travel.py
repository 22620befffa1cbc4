"""How far it is to a programme."""

from __future__ import annotations

from dataclasses import replace

from bot.core.travel import Travel, nearest, road_km, travel_to
from tests.core.small_catalogue import PROGRAMMES, small_catalogue

CATALOGUE = small_catalogue()
PLACES = CATALOGUE.municipalities
BY_ID = {one.id: one for one in PROGRAMMES}


def _travel(programme: str, home: str | None) -> Travel:
    return travel_to(BY_ID[programme], home, PLACES, CATALOGUE.providers)


def test_säffle_to_karlstad_is_about_sixty_kilometres_by_road() -> None:
    assert 50 <= road_km(PLACES["1785"], PLACES["1780"]) <= 72


def test_the_way_there_is_as_long_as_the_way_back() -> None:
    assert road_km(PLACES["1785"], PLACES["1737"]) == road_km(PLACES["1737"], PLACES["1785"])


def test_what_goes_through_the_home_municipality_is_no_distance_away() -> None:
    assert _travel("vårdkurs", "1785") == Travel("1785", 0)


def test_the_nearest_of_several_places_is_chosen() -> None:
    assert _travel("cnc-kurs", "1785").municipality_code == "1780"
    assert _travel("cnc-kurs", "1737") == Travel("1737", 0)


def test_without_a_known_home_no_distance_is_given() -> None:
    assert _travel("cnc-kurs", None) == Travel(None, None)
    assert _travel("vårdkurs", None) == Travel(None, None)
    assert _travel("cnc-kurs", "0180") == Travel(None, None)


def test_the_only_place_is_named_even_without_a_known_home() -> None:
    assert _travel("sjuksköterska", None) == Travel("1780", None)


def test_a_distance_programme_has_no_place() -> None:
    assert _travel("programmering yh", "1785") == Travel(None, None)


def test_the_providers_place_counts_when_the_programme_names_none() -> None:
    programme = replace(BY_ID["cnc-kurs"], where=(), provider="larcenter")
    assert travel_to(programme, "1785", PLACES, CATALOGUE.providers) == Travel("1785", 0)


def test_unknown_places_are_passed_over() -> None:
    assert nearest("1785", ("9999",), PLACES) == Travel(None, None)
