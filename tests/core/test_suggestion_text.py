"""Suggestions in words."""

from __future__ import annotations

import pytest

from bot.core.matching import rank
from bot.core.profile import Education, Profile
from bot.core.suggestion import Suggestion
from bot.core.suggestion_text import (
    day,
    duration,
    eligibility_line,
    heading,
    length,
    listed,
    mid_sentence,
    short_trade,
    summary,
)
from tests.core.small_catalogue import PHRASES, TODAY, person, small_catalogue

CATALOGUE = small_catalogue()
WELDER = person(("Svetsare", 22), level="grundskola", municipality_code="1785")


def _rank(profile: Profile, limit: int | None = 5, **more: object) -> list[Suggestion]:
    return rank(profile, CATALOGUE, PHRASES, today=TODAY, limit=limit, **more)  # type: ignore[arg-type]


def _one(profile: Profile, programme: str) -> Suggestion:
    return next(one for one in _rank(profile, None, include_no=True) if one.id == programme)


def test_a_summary_is_plain_text_that_names_what_is_needed_first() -> None:
    found = _one(Profile(education=Education("grundskola")), "sjuksköterska")
    text = summary(found, 2, PHRASES)
    assert text.startswith("2. Sjuksköterska (Universitet")
    assert "gymnasiekompetens" in text


def test_an_empty_list_has_a_heading_too() -> None:
    assert heading([], PHRASES) != heading([], PHRASES, turn=1)
    assert "5 förslag" in heading(_rank(WELDER), PHRASES)


def test_eligibility_is_said_in_one_line() -> None:
    lines = {eligibility_line(one, PHRASES) for one in _rank(WELDER, None, include_no=True)}
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("years", "text"),
    [(22, "22 år"), (1.5, "1,5 år"), (0.58, "7 månader"), (1.0, "1 år"), (0.05, "en månad")],
)
def test_years_are_written_as_swedes_say_them(years: float, text: str) -> None:
    assert duration(years, PHRASES) == text


def test_weeks_days_and_lists_are_written_as_swedes_write_them() -> None:
    assert (length(1, PHRASES), length(40, PHRASES)) == ("en vecka", "40 veckor")
    assert (day("2027-03-01", PHRASES), day("till våren", PHRASES)) == ("1 mars 2027", "till våren")
    assert listed(["a"], PHRASES) == "a"
    assert listed(["a", "b", "c"], PHRASES) == "a, b och c"
    assert listed(["nät och servrar", "b"], PHRASES) == "nät och servrar samt b"


def test_names_lose_their_capital_inside_a_sentence_but_abbreviations_do_not() -> None:
    assert mid_sentence("Ritningsläsning") == "ritningsläsning"
    assert mid_sentence("MIG/MAG-svetsning") == "MIG/MAG-svetsning"
    assert mid_sentence("E-handel") == "e-handel"
    assert short_trade("Svetsare, manuell") == "svetsare"
    assert short_trade("IT-tekniker/Datatekniker") == "IT-tekniker"
