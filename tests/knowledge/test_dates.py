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
        ("idag", "2026-11-24"),
        ("imorgon", "2026-11-25"),
        ("i morgon bitti", "2026-11-25"),
        ("i övermorgon", "2026-11-26"),
        ("tors fm", "2026-11-26"),
        ("på fredag", "2026-11-27"),
        ("tisdag", "2026-12-01"),
        ("nästa tisdag efter två", "2026-12-01"),
        ("nästa fredag", "2026-12-04"),
        ("onsdag nästa vecka", "2026-12-02"),
        ("onsdag v 50", "2026-12-09"),
        ("v 48", "2026-11-23/2026-11-29"),
        ("vecka 1", "2027-01-04/2027-01-10"),
        ("v.53", "2026-12-28/2027-01-03"),
        ("nästa vecka", "2026-11-30/2026-12-06"),
        ("den 5 december", "2026-12-05"),
        ("5/12", "2026-12-05"),
        ("den 5:e", "2026-12-05"),
        ("den femte januari", "2027-01-05"),
        ("om två veckor", "2026-12-08"),
        ("om en månad", "2026-12-24"),
        ("2026-12-05", "2026-12-05"),
        ("i helgen", "2026-11-28/2026-11-29"),
        ("i januari", "2027-01-01/2027-01-31"),
        ("v 49 torsdag", "2026-12-03"),
        ("nästa vecka på tisdag", "2026-12-01"),
        ("fredag veckan därpå", "2026-12-04"),
        ("onsdag om två veckor", "2026-12-09"),
        ("tisdagen den 8 december", "2026-12-08"),
        ("ons 2/12", "2026-12-02"),
        ("må fm", "2026-11-30"),
        ("måndag-onsdag", "2026-11-30/2026-12-02"),
    ],
)
def test_days_are_read_as_people_say_them(words: str, expected: str) -> None:
    assert read(words) == [expected]


@pytest.mark.parametrize(
    "words",
    ["god morgon", "30/2", "Ida bor här", "som mest", "jag är 54 år", "070-123 45 67", "v 54", "den första gången"],
)
def test_what_names_no_day_gives_none(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tisdag 8 december kl 10", ["2026-12-08"]),
        ("onsdag den 9:e", ["2026-12-09"]),
        ("tisdagen den 8 december", ["2026-12-08"]),
        ("torsdag, 3/12", ["2026-12-03"]),
        ("nästa vecka torsdag eller fredag", ["2026-12-03", "2026-12-04"]),
        ("fredag, nästa vecka tisdag", ["2026-11-27", "2026-12-01"]),
        ("torsdag eftermiddag nästa vecka", ["2026-12-03", "2026-11-30/2026-12-06"]),
        ("torsdag eller fredag nästa vecka", ["2026-12-03", "2026-12-04"]),
        ("tisdag eller onsdag", ["2026-12-01", "2026-11-25"]),
        ("fredag eller den 4 december", ["2026-11-27", "2026-12-04"]),
    ],
)
def test_day_words_said_together_are_one_day(words: str, expected: list[str]) -> None:
    assert read(words) == expected


def test_a_weekday_and_its_date_are_one_stretch_of_the_text() -> None:
    [span] = dates("kan jag få tisdag 8 december?", TUESDAY)
    assert (span.start, span.end) == (11, 28)


def test_days_cross_new_year() -> None:
    assert read("imorgon", date(2026, 12, 31)) == ["2027-01-01"]
    assert read("på måndag", date(2026, 12, 31)) == ["2027-01-04"]
    assert read("nästa månad", date(2026, 12, 31)) == ["2027-01-01/2027-01-31"]


def test_a_month_from_the_thirty_first_ends_inside_the_short_month() -> None:
    assert read("om en månad", date(2027, 1, 31)) == ["2027-02-28"]


def test_leap_day_is_found_when_there_is_one() -> None:
    assert read("den 29 februari", date(2027, 11, 1)) == ["2028-02-29"]
