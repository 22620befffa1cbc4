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
        ("andra veckan i februari", "2027-02-08/2027-02-14"),
        ("i tredje veckan i mars", "2027-03-15/2027-03-21"),
        ("sista veckan i januari", "2027-01-25/2027-01-31"),
        ("första veckan nästa månad", "2026-12-01/2026-12-07"),
        ("sista fredagen i januari", "2027-01-29"),
        ("första måndagen i februari", "2027-02-01"),
        ("den andra fredagen i februari", "2027-02-12"),
        ("på den tredje onsdagen i mars", "2027-03-17"),
        ("fjärde tisdagen i december", "2026-12-22"),
        ("sista måndagen i mars", "2027-03-29"),
        ("sista fredagen i november", "2026-11-27"),
        ("första fredagen i november", "2027-11-05"),
        ("sista måndagen i månaden", "2026-11-30"),
    ],
)
def test_parts_of_months_and_weeks_are_days_and_stretches(words: str, expected: str) -> None:
    assert read(words) == [expected]


def test_what_is_over_is_not_offered() -> None:
    assert read("i början av veckan", date(2026, 11, 26)) == []
    assert read("i början av månaden") == []
