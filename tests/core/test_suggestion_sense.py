"""What a counsellor would expect of the project's own content, for made-up people."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import pytest

from bot.content.loader import catalogue, phrases
from bot.core import catalogue_index
from bot.core.influence import skill_influence
from bot.core.matching import rank
from bot.core.profile import Profile
from bot.core.profile_reading import read_profile
from bot.core.suggestion import Suggestion
from tests.core.small_catalogue import TODAY


def _profile(job: str | None = None, years: float | None = None, **fields: Any) -> Profile:
    if job:
        fields["experiences"] = [{"label": job, "years": years}]
    if "level" in fields:
        fields["education"] = {"level": fields.pop("level")}
    return read_profile(fields, catalogue(), partial(catalogue_index.resolve, catalogue()))


WELDER = _profile("svetsare", 22, situation="uppsagd", municipality_code="1785", level="grundskola")
PEOPLE = {
    "welder": WELDER,
    "assistant nurse": _profile("undersköterska", 12, municipality_code="1737", level="gymnasium_ofullständigt"),
    "shop assistant": _profile("butikssäljare", 9, municipality_code="1730", level="gymnasium"),
    "paper machine": _profile("pappersmaskinförare", 30, municipality_code="1764", level="grundskola"),
    "carpenter": _profile("snickare", 8, municipality_code="1715", level="gymnasium"),
    "young": _profile(municipality_code="1781", level="ej_grundskola"),
    "warehouse": _profile(
        "lagerarbetare",
        6,
        municipality_code="1780",
        level="gymnasium",
        wishes={"sectors": ["it"], "distance_ok": True},
    ),
    "cook": _profile("kock", 15, municipality_code="1766", level="grundskola", wishes={"max_travel_km": 50}),
    "nurse": _profile(
        "sjuksköterska",
        7,
        municipality_code="1780",
        level="högskola",
        languages=[{"language": "svenska", "level": "lite"}],
        wishes={"sectors": ["vård och omsorg"]},
    ),
    "empty": Profile(),
}


def _rank(who: str, limit: int | None = 5) -> list[Suggestion]:
    return rank(PEOPLE[who], catalogue(), phrases(), today=TODAY, limit=limit)


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_gets_five_possible_suggestions_with_reasons(who: str) -> None:
    found = _rank(who)
    assert len(found) == 5
    assert all(one.eligible != "no" and 2 <= len(one.why) <= 5 for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.title for one in found}) == 5


@pytest.mark.parametrize("who", PEOPLE)
def test_no_higher_education_is_a_yes_without_upper_secondary_school(who: str) -> None:
    if PEOPLE[who].education.level in ("gymnasium", "eftergymnasial", "högskola"):
        return
    for one in _rank(who, None):
        assert not (one.form in ("yh", "universitet") and one.eligible == "yes"), one.id


@pytest.mark.parametrize("who", PEOPLE)
def test_the_short_list_is_not_one_sort_five_times(who: str) -> None:
    found = _rank(who)
    assert max(sum(a.sector == b.sector and a.form == b.form for b in found) for a in found) <= 3


@pytest.mark.parametrize(
    ("who", "sector"),
    [
        ("welder", "teknik"),
        ("assistant nurse", "vård och omsorg"),
        ("shop assistant", "handel"),
        ("paper machine", "teknik"),
        ("carpenter", "bygg"),
        ("cook", "restaurang"),
    ],
)
def test_a_long_trade_leads_with_its_own_validation_nearby(who: str, sector: str) -> None:
    first = _rank(who)[0]
    assert (first.kind, first.sector, first.eligible) == ("validation", sector, "yes")
    assert first.travel_km is None or first.travel_km <= 60
    assert first.why[0].kind == "validation"


def test_the_welders_first_is_about_welding_or_industry() -> None:
    title = _rank("welder")[0].title.casefold()
    assert "svets" in title or "industri" in title


def test_somebody_without_primary_school_is_shown_basic_studies_first() -> None:
    found = _rank("young")
    assert found[0].seqf_level == 2 and found[0].eligible == "yes"


def test_a_wish_for_it_gives_mostly_it() -> None:
    found = _rank("warehouse")
    assert found[0].sector == "it" and sum(one.sector == "it" for one in found) >= 3


def test_a_nurse_with_little_swedish_starts_with_swedish_and_is_not_sent_to_become_a_nurse_again() -> None:
    found = _rank("nurse")
    assert "svenska" in found[0].title.casefold()
    assert "sjukskoterskeprogrammet" not in [one.id for one in found]


def test_a_limit_on_travel_is_kept() -> None:
    assert all((one.travel_km or 0) <= 50 for one in _rank("cook"))


def test_an_empty_profile_gets_ways_open_to_anybody() -> None:
    found = _rank("empty")
    assert all(one.sector == "allmänt" for one in found[:3])
    assert any(one.kind == "validation" and one.eligible == "yes" for one in found)


def test_a_welder_cannot_have_care_validated() -> None:
    everything = rank(WELDER, catalogue(), phrases(), today=TODAY, limit=None, include_no=True)
    care = [one for one in everything if one.kind == "validation" and one.sector == "vård och omsorg"]
    assert care and all(one.eligible == "no" for one in care)


def test_influence_is_about_skills_of_the_persons_trade() -> None:
    trade = {share.skill for share in catalogue().occupations["svetsare"].skills}
    assert trade & set(list(skill_influence(WELDER, catalogue()))[:6])


def test_the_whole_catalogue_is_ranked_in_milliseconds() -> None:
    _rank("welder")
    best = min(_timed() for _ in range(10))
    assert best < 0.03


def _timed() -> float:
    started = time.process_time()
    _rank("welder")
    return time.process_time() - started
