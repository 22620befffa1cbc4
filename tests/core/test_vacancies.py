"""Vacancies beside programmes."""

from __future__ import annotations

from datetime import timedelta

from bot.core.matching import rank
from bot.core.profile import Profile
from bot.core.suggestion import Suggestion, Vacancy
from tests.core.small_catalogue import PHRASES, SOURCE, TODAY, person, small_catalogue

CATALOGUE = small_catalogue()
WELDER = person(("Svetsare", 22), level="grundskola", municipality_code="1785")


def _rank(profile: Profile, limit: int | None = 5, **more: object) -> list[Suggestion]:
    return rank(profile, CATALOGUE, PHRASES, today=TODAY, limit=limit, **more)  # type: ignore[arg-type]


def _ids(found: list[Suggestion]) -> list[str]:
    return [one.id for one in found]


def _vacancy(key: str, **changes: object) -> Vacancy:
    values: dict[str, object] = {
        "id": key,
        "title": "Svetsare sökes",
        "employer": "Exempelbolaget",
        "municipality_code": "1764",
        "occupation": "svetsare",
        "sector": "teknik",
        "skills": ("mig",),
        "certificates": (),
        "distance": False,
        "start": None,
        "apply_by": TODAY + timedelta(days=10),
        "source": SOURCE,
    }
    return Vacancy(**{**values, **changes})  # type: ignore[arg-type]


def test_vacancies_that_fit_stand_beside_programmes() -> None:
    found = _rank(WELDER, vacancies=[_vacancy("jobb1")])
    job = next(one for one in found if one.id == "jobb1")
    assert (job.kind, job.form, job.eligible) == ("vacancy", None, "yes")
    assert job.to_dict().keys() == found[-1].to_dict().keys()
    assert 20 <= (job.travel_km or 0) <= 50


def test_vacancies_never_fill_the_short_list() -> None:
    found = _rank(WELDER, vacancies=[_vacancy(f"jobb{number}") for number in range(9)])
    assert 1 <= sum(one.kind == "vacancy" for one in found) <= 2


def test_closed_and_unfitting_vacancies_are_left_out() -> None:
    closed = _vacancy("stängd", apply_by=TODAY - timedelta(days=1))
    other = _vacancy("annat", occupation="programmerare", skills=("programmering",))
    assert not {"stängd", "annat"} & set(_ids(_rank(WELDER, None, vacancies=[closed, other])))


def test_a_licence_the_vacancy_wants_is_named() -> None:
    jobs = [_vacancy("jobb1", certificates=("korkort_b",))]
    found = next(one for one in _rank(WELDER, None, vacancies=jobs) if one.id == "jobb1")
    assert (found.eligible, found.after) == ("after", ("Du behöver ha körkort B.",))


def test_open_jobs_lift_the_programmes_that_lead_to_them() -> None:
    jobs = [_vacancy(f"jobb{number}", occupation="cnc_operator") for number in range(9)]
    nurse = person(("Undersköterska", 3), municipality_code="1780")
    lifted = next(one for one in _rank(nurse, None, vacancies=jobs) if one.id == "cnc-kurs")
    other = next(one for one in _rank(nurse, None, vacancies=jobs) if one.id == "svetskurs")
    assert lifted.score > other.score
    assert any(why.kind == "demand" and "9 lediga jobb" in why.text for why in lifted.why)


def test_a_job_that_is_too_far_away_stays_out_of_the_short_list() -> None:
    near_home = person(("Svetsare", 22), level="grundskola", municipality_code="1785", max_travel_km=20)
    assert "jobb1" not in _ids(_rank(near_home, vacancies=[_vacancy("jobb1")]))
    assert "jobb1" in _ids(_rank(near_home, None, vacancies=[_vacancy("jobb1")]))
