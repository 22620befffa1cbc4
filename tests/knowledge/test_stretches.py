from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.dates import dates

TUESDAY = date(2026, 11, 24)


def read(words: str, today: date = TUESDAY) -> list[str]:
    return [span.value for span in dates(words, today)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("i början av december", "2026-12-01/2026-12-10"),
        ("mitten av januari", "2027-01-11/2027-01-20"),
        ("slutet av februari", "2027-02-21/2027-02-28"),
        ("i slutet av månaden", "2026-11-24/2026-11-30"),
        ("början av nästa månad", "2026-12-01/2026-12-10"),
        ("första veckan i januari", "2027-01-01/2027-01-07"),
        ("slutet av veckan", "2026-11-26/2026-11-27"),
        ("i början av nästa vecka", "2026-11-30/2026-12-01"),
        ("mellan jul och nyår", "2026-12-27/2026-12-30"),
        ("i mellandagarna", "2026-12-27/2026-12-30"),
        ("strax efter nyår", "2027-01-02/2027-01-15"),
        ("på nyårsafton", "2026-12-31"),
        ("trettondagen", "2027-01-06"),
    ],
)
def test_parts_of_months_and_weeks_and_feasts_are_stretches(words: str, expected: str) -> None:
    assert read(words) == [expected]


def test_what_is_over_is_not_offered() -> None:
    assert read("i början av veckan", date(2026, 11, 26)) == []
    assert read("i början av månaden") == []


def test_the_feasts_are_this_years_until_they_are_over() -> None:
    assert read("mellan jul och nyår", date(2026, 12, 29)) == ["2026-12-29/2026-12-30"]
    assert read("nyårsafton", date(2026, 12, 31)) == ["2026-12-31"]
    assert read("efter nyår", date(2027, 1, 5)) == ["2027-01-05/2027-01-15"]
