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
        ("efter den 15 januari", "2027-01-16/2028-01-16"),
        ("strax efter 15/1", "2027-01-16/2027-01-29"),
        ("före den 4 december", "2026-11-26/2026-12-03"),
        ("innan fredag den 4 december", "2026-11-26/2026-12-03"),
        ("senast den 10 december", "2026-11-26/2026-12-10"),
        ("inte senare än 10 december", "2026-11-26/2026-12-10"),
        ("inte före den 7 december", "2026-12-07/2027-12-07"),
        ("tidigast i februari", "2027-02-01/2028-02-01"),
        ("från och med den 3 december", "2026-12-03/2027-12-03"),
        ("fr.o.m. 3 december", "2026-12-03/2027-12-03"),
        ("fram till jul", "2026-11-26/2026-12-26"),
        ("innan helgen", "2026-11-26/2026-11-27"),
        ("fram till fredag", "2026-11-26/2026-11-27"),
        ("efter nästa vecka", "2026-12-07/2027-12-07"),
        ("veckan efter nästa vecka", "2026-12-07/2026-12-13"),
        ("dagen före den 10 december", "2026-12-09"),
        ("efter 2 veckor", ""),
    ],
)
def test_a_day_can_limit_others(words: str, expected: str) -> None:
    assert read(words) == [expected] * bool(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mellan 7 och 9 december", "2026-12-07/2026-12-09"),
        ("mellan den 7:e och den 9:e december", "2026-12-07/2026-12-09"),
        ("7-9 december", "2026-12-07/2026-12-09"),
        ("den 7 till den 9 december", "2026-12-07/2026-12-09"),
        ("mellan 20 december och 10 januari", "2026-12-20/2027-01-10"),
        ("från 7/12 till 9/12", "2026-12-07/2026-12-09"),
        ("mellan måndag och onsdag", "2026-11-30/2026-12-02"),
        ("mellan torsdag och tisdag", "2026-12-03/2026-12-08"),
        ("mellan i morgon och fredag nästa vecka", "2026-11-27/2026-12-04"),
    ],
)
def test_two_days_can_be_a_stretch(words: str, expected: str) -> None:
    assert read(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("den 7 eller 9 december", ["2026-12-07", "2026-12-09"]),
        ("den 7, 8 eller 9 december", ["2026-12-07", "2026-12-08", "2026-12-09"]),
        ("kl 10 den 9 december", ["2026-12-09"]),
        ("kl 10, 9 december", ["2026-12-09"]),
        ("7 och 9 februari", ["2027-02-07", "2027-02-09"]),
        ("flytta från tisdag till fredag", ["2026-12-01", "2026-11-27"]),
        ("flytta den från 7 till 9 december", ["2026-12-09"]),
        ("efter jobbet på torsdag", ["2026-12-03"]),
        ("efter lunch den 7 december", ["2026-12-07"]),
        ("efter klockan 15 på fredag", ["2026-11-27"]),
        ("flytta till den 7 december", ["2026-12-07"]),
        ("före idag", ["2026-11-26"]),
    ],
)
def test_what_is_no_limit_stays_as_it_is(words: str, expected: list[str]) -> None:
    assert read(words) == expected


def test_the_words_of_a_limit_belong_to_the_day() -> None:
    [span] = dates("kan jag få tid senast den 10 december?", THURSDAY)
    assert (span.start, span.end) == (15, 37)
