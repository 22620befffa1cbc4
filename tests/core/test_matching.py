"""Which programmes are suggested, in which order and with which reasons."""

from __future__ import annotations

import time
from datetime import date

import pytest

from bot.core.matching import rank
from bot.core.profile import Profile
from bot.core.suggestion import Suggestion
from tests.core.small_catalogue import PHRASES, TODAY, person, small_catalogue

CATALOGUE = small_catalogue()
KEYS = (
    "id kind title provider municipality_code distance form sector seqf_level length_weeks start eligible "
    "after has missing arenas financing travel_km why score source example"
).split()
WELDER = person(("Svetsare", 22), level="grundskola", municipality_code="1785")


def _rank(profile: Profile, limit: int | None = 5, **more: object) -> list[Suggestion]:
    return rank(profile, CATALOGUE, PHRASES, today=TODAY, limit=limit, **more)  # type: ignore[arg-type]


def _one(profile: Profile, programme: str) -> Suggestion:
    return next(one for one in _rank(profile, None, include_no=True) if one.id == programme)


def _ids(found: list[Suggestion]) -> list[str]:
    return [one.id for one in found]


def _kinds(found: Suggestion) -> list[str]:
    return [why.kind for why in found.why]


PROFILES = [
    Profile(),
    WELDER,
    person(level="ej_grundskola"),
    person(("Undersköterska", 3), level="gymnasium", sectors=["it"], distance_ok=True),
    person(("Programmerare", 4), level="högskola", municipality_code="1737", max_travel_km=10),
    person(skills=("mig",), forms=["yh"], pace="deltid", start_by="2027-03-01", municipality_code="1780"),
]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_suggestion_has_every_key_of_the_contract_and_two_to_five_reasons(profile: Profile) -> None:
    for one in _rank(profile, None, include_no=True):
        data = one.to_dict()
        assert sorted(data) == sorted(KEYS)
        assert 0 <= one.score <= 1
        assert 2 <= len(data["why"]) <= 5, one.id
        assert not any("{" in why["text"] for why in data["why"])
        assert data["source"]["checked"] == "2026-11-23"


@pytest.mark.parametrize("profile", PROFILES)
def test_the_default_list_is_best_first_and_holds_nothing_impossible(profile: Profile) -> None:
    found = _rank(profile)
    assert len(found) == 5
    assert all(one.eligible in ("yes", "after") for one in found)
    assert all(bool(one.after) == (one.eligible == "after") for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_same_input_gives_the_same_output_from_an_equal_catalogue_too() -> None:
    first = rank(WELDER, small_catalogue(), PHRASES, today=TODAY)
    second = rank(WELDER, small_catalogue(), PHRASES, today=TODAY)
    assert first == second


def test_long_experience_without_papers_leads_with_validation() -> None:
    found = _rank(WELDER)
    assert found[0].id == "svetsvalidering"
    assert found[0].why[0].kind == "validation"
    assert "22 år som svetsare" in found[0].why[0].text


def test_a_finished_school_makes_validation_less_urgent() -> None:
    schooled = person(("Svetsare", 22), level="gymnasium", municipality_code="1785")
    assert _one(schooled, "svetsvalidering").score < _one(WELDER, "svetsvalidering").score


def test_skills_that_are_proven_already_make_validation_less_urgent() -> None:
    proven = person(("Svetsare", 22), level="grundskola", skills=("mig", "tig"), municipality_code="1785")
    before = _one(proven, "svetsvalidering").score
    for skill in proven.skills:
        skill.evidence = ["certificate"]
    assert _one(proven, "svetsvalidering").score < before


def test_what_the_person_cannot_do_soon_is_found_but_only_shown_on_demand() -> None:
    found = _rank(person(("Undersköterska", 5), level="grundskola"), None, include_no=True)
    refused = {one.id for one in found if one.eligible == "no"}
    assert {"svetsvalidering", "lärare efter examen"} <= refused
    assert not refused & set(_ids(_rank(person(("Undersköterska", 5), level="grundskola"), None)))


def test_confirmed_skills_stand_in_has_and_what_is_new_in_missing() -> None:
    found = _one(person(("Svetsare", 5), skills=("ritning",)), "cnc-kurs")
    assert found.has == ("ritning",)
    assert found.missing == ("svarvning", "matning")
    assert "skills" in _kinds(found) and "closes" in _kinds(found)


def test_usual_skills_of_a_long_trade_are_not_called_missing() -> None:
    assert _one(WELDER, "svetskurs").missing == ()


def test_denied_skills_are_missing_even_in_the_own_trade() -> None:
    denied = person(("Svetsare", 22), level="grundskola")
    denied.lacks = ["tig"]
    assert _one(denied, "svetskurs").missing == ("tig",)


def test_shared_skills_carry_a_person_to_another_trade() -> None:
    found = _one(WELDER, "cnc-kurs")
    assert found.score > _one(person(("Undersköterska", 22), municipality_code="1785"), "cnc-kurs").score
    assert any("svetsare" in why.text for why in found.why)


def test_wished_sectors_fill_at_least_three_of_five() -> None:
    found = _rank(person(("Svetsare", 22), level="gymnasium", sectors=["it"], distance_ok=True))
    assert sum(one.sector == "it" for one in found) >= 3
    assert any("arbeta inom it" in why.text for why in found[0].why)


def test_wished_forms_move_up() -> None:
    plain = person(level="gymnasium", municipality_code="1785")
    wishing = person(level="gymnasium", municipality_code="1785", forms=["yh"])
    assert _ids(_rank(wishing, None)).index("programmering yh") < _ids(_rank(plain, None)).index("programmering yh")


def test_what_is_too_far_away_comes_after_everything_within_reach() -> None:
    near = person(("Svetsare", 22), level="grundskola", municipality_code="1785", max_travel_km=60)
    found = _rank(near, None)
    beyond = [(one.travel_km or 0) > 60 for one in found]
    assert any(beyond) and beyond == sorted(beyond)
    assert all((one.travel_km or 0) <= 60 for one in _rank(near))
    assert any("längre än de 60 km" in why.text for why in _one(near, "svets i torsby").why)


def test_distance_studies_come_last_for_those_who_do_not_want_them() -> None:
    found = _rank(person(level="gymnasium", distance_ok=False, municipality_code="1785"), None)
    assert found[-1].id == "programmering yh"


def test_the_nearer_of_two_equals_comes_first() -> None:
    near, far = (person(("CNC-operatör", 1), municipality_code=code) for code in ("1780", "1785"))
    assert _one(near, "cnc-kurs").score > _one(far, "cnc-kurs").score


def test_an_uncertain_programme_says_so_and_ranks_below_its_equal() -> None:
    found = _rank(person(sectors=["vård och omsorg"], municipality_code="1785"), None)
    order = _ids(found)
    assert order.index("säker vårdkurs") < order.index("osäker vårdkurs")
    uncertain = found[order.index("osäker vårdkurs")]
    assert "studie- och yrkesvägledare" in uncertain.why[-1].text
    assert "check" not in _kinds(found[order.index("säker vårdkurs")])


def test_an_unchecked_fact_and_an_unsure_length_are_said_to_be_so() -> None:
    text = " ".join(why.text for why in _one(WELDER, "cnc-kurs").why)
    assert "inte kontrollerad" in text and "Ungefär 50 veckor" in text


def test_an_almost_empty_profile_still_gets_general_ways_forward() -> None:
    found = _rank(Profile())
    assert found[0].sector == "allmänt"
    assert {"kartläggning i komvux", "gymnasiala kurser"} <= set(_ids(found))
    assert all(one.travel_km is None for one in found)


def test_somebody_without_primary_school_is_shown_the_way_to_it_first() -> None:
    assert _rank(person(level="ej_grundskola"))[0].id == "grundnivå"


def test_basic_swedish_leads_to_swedish_for_work() -> None:
    assert "svenska för yrket" in _ids(_rank(person(("Undersköterska", 5), swedish="lite")))
    assert "svenska för yrket" not in _ids(_rank(person(("Undersköterska", 5), swedish="modersmål")))


def test_the_home_provider_and_the_arena_are_named() -> None:
    found = _one(WELDER, "svetsvalidering")
    assert (found.provider, found.municipality_code, found.travel_km) == ("Säffle Lärcenter", "1785", 0)
    assert found.arenas == ("Teknikcollege",)


def test_ranking_takes_a_few_milliseconds() -> None:
    _rank(WELDER)
    started = time.perf_counter()
    for _ in range(10):
        rank(WELDER, CATALOGUE, PHRASES, today=date(2026, 12, 1))
    assert (time.perf_counter() - started) / 10 < 0.05
