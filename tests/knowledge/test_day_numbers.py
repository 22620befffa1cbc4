from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.dates import dates

THURSDAY = date(2026, 11, 26)


def read(words: str, today: date = THURSDAY) -> list[str]:
    return [span.value for span in dates(words, today)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fredag 4 december", "2026-12-04"),
        ("tisdag den 9 februari", "2027-02-09"),
        ("tisdagen den 8:e", "2026-12-08"),
        ("onsdagen 9:e", "2026-12-09"),
        ("lördagen den 9:e", "2027-01-09"),
    ],
)
def test_weekday_and_number_are_one_day(words: str, expected: str) -> None:
    assert read(words) == [expected]


def test_a_weekday_decides_between_the_years_and_between_what_was_and_what_comes() -> None:
    assert read("fredag 13 november") == ["2026-11-13"]
    assert read("lördag 13 november") == ["2027-11-13"]
    assert read("torsdagen den 19:e") == ["2026-11-19"]


def test_a_day_that_has_just_been_is_not_next_years() -> None:
    assert read("den 13 november") == ["2026-11-13"]
    assert read("den 20 december", date(2027, 1, 4)) == ["2026-12-20"]
    assert read("den 1 september") == ["2027-09-01"]
    assert read("den 13 november 2027") == ["2027-11-13"]
    assert read("den 13:e") == ["2026-12-13"]


@pytest.mark.parametrize(
    ("words", "expected"), [("torsdag 11 december", "2026-12-11"), ("fredag den 4 januari", "2027-01-04")]
)
def test_where_weekday_and_date_do_not_fit_the_date_counts(words: str, expected: str) -> None:
    [span] = dates(words, THURSDAY)
    assert span.value == expected and (span.start, span.end) == (0, len(words))


def test_days_that_do_not_exist_are_none() -> None:
    assert read("den 32 december") == read("29 februari") == read("31/4") == []
