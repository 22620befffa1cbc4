from __future__ import annotations

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.times import interval, times

SWEDEN = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("imorgon kl 13", "13:00"),
        ("kl. 09:00", "09:00"),
        ("klockan halv nio", "08:30"),
        ("kvart i tre på torsdag", "14:45"),
        ("kvart över tio", "10:15"),
        ("tors fm", "08:00/12:00"),
        ("fredag em", "12:00/17:00"),
        ("nästa tisdag efter två", "14:00/23:59"),
        ("dagen efter kl 9", "09:00"),
        ("innan fyra", "00:00/16:00"),
        ("mitt på dagen", "11:00/14:00"),
        ("strax efter lunch", "12:00/15:00"),
        ("mellan 9 och 11", "09:00/11:00"),
        ("ons kl 10-12", "10:00/12:00"),
        ("vid tretiden", "15:00"),
        ("tors 14", "14:00"),
        ("klockan 8 på morgonen", "08:00"),
        ("8 på kvällen", "20:00"),
        ("14.00-15.00", "14:00/15:00"),
        ("8-10 på torsdag", "08:00/10:00"),
    ],
)
def test_times_are_read_as_people_say_them(words: str, expected: str) -> None:
    assert [span.value for span in times(words)] == [expected]


@pytest.mark.parametrize(
    "words", ["i morgon", "god morgon", "vid tre skift", "efter två barn", "efter 10 år", "runt 10 personer", "kl 25"]
)
def test_what_names_no_time_gives_none(words: str) -> None:
    assert times(words) == []


def test_the_same_clock_time_is_another_moment_after_the_change_to_winter_time() -> None:
    summer, _ = interval("2026-10-24", "13:00", SWEDEN)
    winter, end = interval("2026-10-26", "13:00", SWEDEN)
    assert summer == datetime(2026, 10, 24, 11, tzinfo=timezone.utc)
    assert winter == datetime(2026, 10, 26, 12, tzinfo=timezone.utc)
    assert (end - winter).total_seconds() == 3600


def test_the_day_of_the_change_is_an_hour_longer() -> None:
    start, end = interval("2026-10-25", None, SWEDEN)
    assert (end - start).total_seconds() == 25 * 3600 - 60


def test_the_day_of_the_change_to_summer_time_is_an_hour_shorter() -> None:
    start, end = interval("2027-03-28", None, SWEDEN)
    assert (end - start).total_seconds() == 23 * 3600 - 60


def test_a_window_over_new_year_reaches_into_the_new_year() -> None:
    start, end = interval("2026-12-28/2027-01-03", "08:00/12:00", SWEDEN)
    assert start == datetime(2026, 12, 28, 7, tzinfo=timezone.utc)
    assert end == datetime(2027, 1, 3, 11, tzinfo=timezone.utc)


def test_a_week_and_a_window_reach_from_its_first_to_its_last_day() -> None:
    start, end = interval("2026-11-23/2026-11-29", "08:00/12:00", SWEDEN)
    assert start == datetime(2026, 11, 23, 7, tzinfo=timezone.utc)
    assert end == datetime(2026, 11, 29, 11, tzinfo=timezone.utc)
