"""Which times a wish in words holds."""

from __future__ import annotations

import pytest

from bot.core.conversation import Reading
from bot.core.slot_choice import clock_in, pointed_at, wish_of
from tests.core.booking_world import read, weeks


def among(words: str) -> list[str]:
    return [slot.id[5:] for slot in wish_of(read(words)).among(weeks(1))]


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
