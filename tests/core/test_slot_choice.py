"""Which times a wish in words holds."""

from __future__ import annotations

import pytest

from bot.core.conversation import Reading
from bot.core.slot_choice import clock_in, pointed_at
from bot.core.slot_wishes import from_data, to_data
from bot.core.wish_reading import wish_of
from tests.core.booking_world import day, read, slot_at, weeks


def among(words: str, count: int = 1) -> list[str]:
    return [slot.id[5:] for slot in wish_of(read(words)).among(weeks(count))]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("torsdag kl 13", ["11-26T13:00"]),
        ("torsdag eftermiddag", ["11-26T13:00", "11-26T14:00", "11-26T15:00"]),
        ("torsdag efter klockan 14", ["11-26T14:00", "11-26T15:00"]),
        ("onsdag eller fredag klockan 10", ["11-25T10:00", "11-27T10:00"]),
        ("onsdag förmiddag eller torsdag klockan 15", ["11-25T09:00", "11-25T10:00", "11-25T11:00", "11-26T15:00"]),
        ("lördag", []),
    ],
)
def test_days_and_times_belong_together_as_they_are_said(words: str, held: list[str]) -> None:
    assert among(words) == held


THURSDAY_AFTERNOON = ["12-03T13:00", "12-03T14:00", "12-03T15:00"]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("torsdag eftermiddag nästa vecka", THURSDAY_AFTERNOON),
        ("nästa vecka, helst torsdag eftermiddag", THURSDAY_AFTERNOON),
        ("på eftermiddagen torsdag vecka 49", THURSDAY_AFTERNOON),
        ("nästa vecka torsdag eller fredag kl 10", ["12-03T10:00", "12-04T10:00"]),
        ("torsdag eller fredag nästa vecka kl 10", ["12-03T10:00", "12-04T10:00"]),
        ("tisdag 1 december kl 10", ["12-01T10:00"]),
        ("onsdag den 2:a kl 9", ["12-02T09:00"]),
        ("en fredag i december kl 9", ["12-04T09:00"]),
        ("den 3 december nästa vecka kl 9", ["12-03T09:00"]),
        ("fredag fm kl 10", ["11-27T10:00"]),
        ("fredag efter kl 10 och före kl 14", ["11-27T10:00", "11-27T11:00", "11-27T13:00"]),
        ("fredag kl 9 eller kl 15", ["11-27T09:00", "11-27T15:00"]),
        ("måndagar kl 9", ["11-30T09:00", "12-07T09:00"]),
    ],
)
def test_day_week_and_time_of_day_combine(words: str, held: list[str]) -> None:
    assert among(words, 2) == held


def test_a_weekday_alone_is_the_next_such_day_that_has_a_fitting_time() -> None:
    late = [slot for slot in weeks() if slot.id[:10] != "2026-11-26"]
    assert {slot.id[:10] for slot in wish_of(read("torsdag")).among(late)} == {"2026-12-03"}
    assert [slot.id for slot in wish_of(read("tors kl 13")).among(late)] == ["2026-12-03T13:00"]
    assert not wish_of(read("torsdag 26 november")).among(late)


def test_a_weekday_is_looked_for_in_the_week_of_the_time_to_be_moved_first() -> None:
    found = wish_of(read("fredag kl 9")).among(weeks(), near=day("2026-12-03"))
    assert [slot.id for slot in found] == ["2026-12-04T09:00"]


def test_days_are_kept_without_their_times() -> None:
    windows = wish_of(read("måndagar kl 9 eller den 3 december")).windows
    kept = from_data(to_data(windows))
    assert [slot.id[5:10] for slot in weeks() if any(one.holds(slot) for one in kept)] == (
        ["11-30"] * 6 + ["12-03"] * 6 + ["12-07"] * 6
    )


@pytest.mark.parametrize("words", ["tisdag går inte, onsdag kl 9", "inte på tisdag, onsdag kl 9"])
def test_a_day_is_ruled_out_before_or_after_its_name(words: str) -> None:
    assert among(words) == ["11-25T09:00"]


def test_a_week_that_lasts_to_the_end_of_time_does_no_harm() -> None:
    entities = (
        {"entity": "date", "value": "2026-11-27", "start": 0, "end": 6},
        {"entity": "date", "value": "9999-12-30/9999-12-31", "start": 7, "end": 8},
    )
    assert not wish_of(Reading("fredag x", "inform", entities=entities)).among([slot_at("2026-12-01", "09:00")])


def test_what_is_denied_is_left_out() -> None:
    assert not any(slot.startswith("11-26") for slot in among("inte på torsdag"))
    assert all(slot.endswith(("09:00", "10:00", "11:00")) for slot in among("inte på eftermiddagen"))


def test_unreadable_values_are_no_wish() -> None:
    for value in ("snart", "2026-13-40", "a/b/c", "", 7, None, ["x"]):
        assert not wish_of(Reading("x", "inform", entities=({"entity": "date", "value": value},)))


def test_the_first_of_the_month_and_the_first_of_the_list_are_told_apart() -> None:
    offered = weeks(1)[:4]
    assert pointed_at("den första", offered) == (offered[0], False)
    assert pointed_at("den 3", offered) == (offered[2], True)
    assert pointed_at("nr 9", offered) == (None, False)
    assert pointed_at("den andra", []) == (None, False)


def test_a_bare_hour_is_a_time_of_day_only_in_the_day() -> None:
    assert [clock_in(words) is not None for words in ("13", "kl 9", "13.30", "3", "45", "13.75")] == [
        True, True, True, False, False, False
    ]  # fmt: skip
