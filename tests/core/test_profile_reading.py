"""Reading a profile from outside: strict about fields, helpful about names."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from bot.core import catalogue_index
from bot.core.profile import Profile
from bot.core.profile_reading import ProfileFault, read_profile
from tests.core.small_catalogue import PHRASES, small_catalogue

CATALOGUE = small_catalogue()


def _read(data: Any) -> Profile:
    return read_profile(data, CATALOGUE, partial(catalogue_index.resolve, CATALOGUE))


def test_an_empty_object_is_an_empty_profile() -> None:
    assert _read({}) == Profile()
    assert _read({"situation": None, "wishes": {"pace": None}}) == Profile()


def test_a_skill_by_its_label_or_synonym_is_linked() -> None:
    assert [skill.id for skill in _read({"skills": [{"label": "TIG"}, {"label": "mig-arbete"}]}).skills] == [
        "tig",
        "mig",
    ]


def test_a_skill_by_its_id_gets_its_label() -> None:
    assert _read({"skills": [{"id": "mig"}]}).skills[0].label == "Mig"


def test_a_name_nobody_knows_is_kept_as_the_persons_word() -> None:
    found = _read({"skills": [{"label": "Jonglering"}], "experiences": [{"label": "Tomtenisse"}]})
    assert found.skills[0].label == "Jonglering"
    assert (found.experiences[0].label, found.experiences[0].occupation) == ("Tomtenisse", None)


def test_a_job_is_linked_by_label_concept_or_id() -> None:
    for job in ({"label": "svetsare, manuell"}, {"concept_id": "c_svetsare"}, {"occupation": "svetsare"}):
        found = _read({"experiences": [job]}).experiences[0]
        assert (found.occupation, found.concept_id, found.ssyk) == ("svetsare", "c_svetsare", "7212")


def test_the_resolver_can_be_replaced() -> None:
    found = read_profile({"skills": [{"label": "sammanfoga"}]}, CATALOGUE, lambda kind, name: "mig")
    assert found.skills[0].id == "mig"


def test_certificates_may_be_names_or_ids_or_unknown() -> None:
    found = _read({"certificates": ["B-körkort", "korkort_b", "Dykarcertifikat"]})
    assert found.certificates == ["korkort_b", "korkort_b", "Dykarcertifikat"]


def test_what_a_profile_prints_can_be_read_again() -> None:
    first = _read({"experiences": [{"label": "Svetsare", "years": 3}], "skills": [{"id": "mig", "level": 3}]})
    assert _read(first.to_public()) == first
    assert _read(first.to_dict()) == first


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"namn": "Kim"}, "namn"),
        ({"education": {"grade": 1}}, "education.grade"),
        ({"situation": "pensionär"}, "situation"),
        ({"situation": ["varslad"]}, "situation"),
        ({"education": {"level": "doktor"}}, "education.level"),
        ({"education": []}, "education"),
        ({"skills": {}}, "skills"),
        ({"skills": [{"id": "mig", "level": 5}]}, "skills[0].level"),
        ({"skills": [{"id": "mig", "level": True}]}, "skills[0].level"),
        ({"skills": [{"id": "mig", "evidence": ["hörsägen"]}]}, "skills[0].evidence[0]"),
        ({"skills": [{"id": "finns_inte"}]}, "skills[0]"),
        ({"experiences": [{"years": 3}]}, "experiences[0]"),
        ({"experiences": [{"label": "svetsare", "years": -1}]}, "experiences[0].years"),
        ({"experiences": [{"label": "svetsare", "years": "många"}]}, "experiences[0].years"),
        ({"experiences": ["svetsare"]}, "experiences[0]"),
        ({"certificates": [1]}, "certificates[0]"),
        ({"languages": [{"level": "bra", "tungomål": "svenska"}]}, "languages[0].tungomål"),
        ({"wishes": {"sectors": ["sjöfart"]}}, "wishes.sectors[0]"),
        ({"wishes": {"forms": ["distans"]}}, "wishes.forms[0]"),
        ({"wishes": {"distance_ok": "ja"}}, "wishes.distance_ok"),
        ({"wishes": {"max_travel_km": 12.5}}, "wishes.max_travel_km"),
        ({"wishes": {"pace": "halvfart"}}, "wishes.pace"),
    ],
)
def test_a_fault_names_the_field_and_has_swedish_words(data: Any, field: str) -> None:
    with pytest.raises(ProfileFault) as caught:
        _read(data)
    assert caught.value.values["field"] == field
    assert field in PHRASES.say(f"suggestions.{caught.value.key}", 0, **caught.value.values)


@pytest.mark.parametrize("code", ["0180", "9999", "Säffle", 1785, ["1785"]])
def test_only_the_sixteen_municipalities_have_codes(code: Any) -> None:
    with pytest.raises(ProfileFault) as caught:
        _read({"municipality_code": code})
    assert caught.value.key == "fault_municipality"


@pytest.mark.parametrize("data", [[], "profil", 7, None])
def test_a_profile_is_an_object(data: Any) -> None:
    with pytest.raises(ProfileFault):
        _read(data)
