from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.dates import dates
from bot.knowledge.feasts import easter

TUESDAY = date(2026, 11, 24)


def read(words: str, today: date = TUESDAY) -> list[str]:
    return [span.value for span in dates(words, today)]


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2026, (4, 5)),
        (2027, (3, 28)),
        (2038, (4, 25)),
        (2049, (4, 18)),
        (1954, (4, 18)),
    ],
)
def test_easter_is_computed_for_every_year(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mellan jul och nyår", "2026-12-27/2026-12-30"),
        ("i mellandagarna", "2026-12-27/2026-12-30"),
        ("på nyårsafton", "2026-12-31"),
        ("trettondagen", "2027-01-06"),
        ("långfredagen", "2027-03-26"),
        ("annandag påsk", "2027-03-29"),
        ("i påsk", "2027-03-26/2027-03-29"),
        ("i jul", "2026-12-24/2026-12-26"),
        ("i juli", "2027-07-01/2027-07-31"),
        ("kristi himmelsfärdsdag", "2027-05-06"),
        ("midsommarafton", "2027-06-25"),
        ("alla helgons dag", "2027-11-06"),
    ],
)
def test_feasts_are_days(words: str, expected: str) -> None:
    assert read(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("strax efter nyår", "2027-01-02/2027-01-15"),
        ("efter jul", "2026-12-27/2027-12-27"),
        ("helst efter påsk", "2027-03-30/2028-03-29"),
        ("före jul", "2026-11-24/2026-12-23"),
        ("veckan före jul", "2026-12-14/2026-12-20"),
        ("veckan efter påsk", "2027-04-05/2027-04-11"),
        ("dagen efter annandag påsk", "2027-03-30"),
    ],
)
def test_before_and_after_a_feast(words: str, expected: str) -> None:
    assert read(words) == [expected]


@pytest.mark.parametrize("words", ["god jul", "glad påsk", "jag jobbade på julskinkor", "efter julirean"])
def test_a_season_without_a_word_before_it_names_no_day(words: str) -> None:
    assert read(words) == []


def test_the_feasts_are_this_years_until_they_are_over() -> None:
    assert read("mellan jul och nyår", date(2026, 12, 29)) == ["2026-12-29/2026-12-30"]
    assert read("nyårsafton", date(2026, 12, 31)) == ["2026-12-31"]
    assert read("i påsk", date(2027, 3, 29)) == ["2027-03-29/2027-03-29"]


def test_after_a_feast_that_has_just_been_is_from_now_on() -> None:
    assert read("strax efter nyår", date(2027, 1, 5)) == ["2027-01-05/2027-01-15"]
    assert read("efter nyår", date(2027, 1, 5)) == ["2027-01-05/2028-01-05"]
    assert read("efter nyår", date(2027, 3, 5)) == ["2028-01-02/2029-01-01"]
