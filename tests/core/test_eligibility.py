"""May the person start: yes, after something, or no."""

from __future__ import annotations

from bot.core.catalogue_index import index_of
from bot.core.eligibility import Eligibility, assess
from bot.core.person import person_of
from bot.core.profile import EDUCATION_LEVELS, Profile
from tests.core.small_catalogue import person, small_catalogue

INDEX = index_of(small_catalogue())


def _assess(programme: str, profile: Profile) -> Eligibility:
    return assess(INDEX.catalogue.programmes[programme], person_of(profile, INDEX), INDEX)


def _keys(found: Eligibility) -> list[str]:
    return [note.key for note in found.after]


def test_no_demands_means_yes_for_everybody() -> None:
    assert _assess("säker vårdkurs", Profile()) == Eligibility("yes")


def test_finished_upper_secondary_school_opens_higher_vocational_education() -> None:
    assert _assess("programmering yh", person(level="gymnasium")).status == "yes"


def test_higher_vocational_education_is_never_yes_without_upper_secondary_school() -> None:
    for level in (None, "ej_grundskola", "grundskola", "gymnasium_ofullständigt"):
        for years in (None, 1, 30):
            found = _assess("programmering yh", person(("Svetsare", years), level=level))
            assert found.status != "yes", (level, years)


def test_unknown_schooling_is_a_question_not_a_no() -> None:
    found = _assess("sjuksköterska", Profile())
    assert found.status == "after"
    assert _keys(found)[0] == "after_know_education"


def test_missing_upper_secondary_school_can_be_read_in() -> None:
    found = _assess("sjuksköterska", person(level="grundskola"))
    assert (found.status, _keys(found)[0]) == ("after", "after_upper")
    assert _keys(_assess("sjuksköterska", person(level="gymnasium_ofullständigt")))[0] == "after_finish_upper"


def test_missing_primary_school_is_read_in_first() -> None:
    found = _assess("vårdkurs", person(level="ej_grundskola"))
    assert (found.status, _keys(found)[0]) == ("after", "after_primary")


def test_long_experience_may_replace_school_where_the_programme_allows_it() -> None:
    assert "after_equivalent" in _keys(_assess("programmering yh", person(("Svetsare", 22), level="grundskola")))
    assert "after_equivalent" not in _keys(_assess("programmering yh", person(level="grundskola")))
    assert "after_equivalent" not in _keys(_assess("sjuksköterska", person(("Svetsare", 22), level="grundskola")))


def test_university_without_primary_school_is_impossible_for_now() -> None:
    assert _assess("sjuksköterska", person(level="ej_grundskola")).status == "no"


def test_a_programme_for_graduates_is_impossible_without_upper_secondary_school() -> None:
    assert _assess("lärare efter examen", person(level="grundskola")).status == "no"
    assert _keys(_assess("lärare efter examen", person(level="gymnasium"))) == ["after_degree"]
    assert _assess("lärare efter examen", person(level="högskola")).status == "yes"


def test_more_school_never_makes_a_programme_less_possible() -> None:
    order = {"no": 0, "after": 1, "yes": 2}
    for programme in ("sjuksköterska", "programmering yh", "vårdkurs", "lärare efter examen"):
        found = [order[_assess(programme, person(level=level)).status] for level in EDUCATION_LEVELS]
        assert found == sorted(found), programme


def test_subjects_are_asked_for_unless_the_person_has_them_or_a_degree() -> None:
    after = _assess("sjuksköterska", person(level="gymnasium")).after
    assert [note.values["subjects"] for note in after] == [("Matematik 2", "Naturkunskap 2")]
    told = person(level="gymnasium")
    told.education.details = ["Läst matematik 2 och naturkunskap 2"]
    assert _assess("sjuksköterska", told).status == "yes"
    assert _assess("sjuksköterska", person(level="högskola")).status == "yes"


def test_a_missing_licence_and_age_are_named() -> None:
    assert _keys(_assess("lastbil", Profile())) == ["after_certificate", "after_age"]
    assert _keys(_assess("lastbil", person(("Svetsare", 5), certificates=["B-körkort"]))) == []


def test_validation_is_open_to_those_with_years_in_the_trade() -> None:
    assert _assess("svetsvalidering", person(("Svetsare, manuell", 22))).status == "yes"


def test_validation_is_open_to_those_who_confirmed_one_of_the_skills() -> None:
    assert _assess("svetsvalidering", person(skills=("tig",))).status == "yes"


def test_validation_without_the_skills_is_impossible() -> None:
    assert _assess("svetsvalidering", person(("Undersköterska", 10))).status == "no"
    assert _assess("omvårdnadsvalidering", person(("Svetsare", 22))).status == "no"


def test_validation_asks_for_work_and_years_that_were_not_told() -> None:
    assert _keys(_assess("svetsvalidering", Profile())) == ["after_know_work"]
    assert _keys(_assess("svetsvalidering", person(("Svetsare", None)))) == ["after_know_years"]
    assert _keys(_assess("svetsvalidering", person(("Svetsare", 1)))) == ["after_years"]


def test_an_unknown_job_is_a_question_not_a_no() -> None:
    assert _keys(_assess("svetsvalidering", person(("Tomtenisse", 10)))) == ["after_know_work"]


def test_mapping_of_skills_in_komvux_is_open_to_everybody() -> None:
    assert _assess("kartläggning i komvux", person(("Undersköterska", 10))).status == "yes"


def test_primary_school_is_not_offered_to_those_who_have_finished_more() -> None:
    assert _assess("grundnivå", person(level="ej_grundskola")).status == "yes"
    assert _assess("grundnivå", person(level="gymnasium")).status == "no"


def test_swedish_for_work_is_open_to_those_who_say_their_swedish_is_basic() -> None:
    assert _assess("svenska för yrket", person(swedish="grundläggande")).status == "yes"
    assert _keys(_assess("svenska för yrket", person(swedish="modersmål"))) == ["after_language"]
