"""A team's ordinary times over the year, and which free times are near."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from bot.core.bookings import alternatives, by_day, local, nearest, ordinary_times, overlaps, spread
from bot.core.catalogue import OpeningHours, Team
from tests.core.booking_world import slot_at, weeks

WEEK = tuple(
    OpeningHours(weekday, *hours) for weekday in range(5) for hours in (("09:00", "12:00"), ("13:00", "16:00"))
)


def team_of(*hours: OpeningHours, minutes: int = 60) -> Team:
    return Team("x", "X", "1785", "här", None, None, minutes, 1, ("place",), hours or WEEK, (), True)


def clocks(first: str, last: str, team: Team | None = None, **given: object) -> list[str]:
    found = ordinary_times(team or team_of(), date.fromisoformat(first), date.fromisoformat(last), **given)  # type: ignore[arg-type]
    return [local(start).strftime("%a %H:%M") for start, _ in found]


def test_a_day_is_cut_into_whole_sessions() -> None:
    assert clocks("2026-11-24", "2026-11-24") == [f"Tue {hour:02d}:00" for hour in (9, 10, 11, 13, 14, 15)]
    assert clocks("2026-11-24", "2026-11-24", minutes=50)[:4] == ["Tue 09:00", "Tue 09:50", "Tue 10:40", "Tue 13:00"]


def test_days_without_hours_and_closed_days_have_none() -> None:
    assert clocks("2026-11-28", "2026-11-29") == []
    assert clocks("2026-12-24", "2026-12-25", closed={date(2026, 12, 24), date(2026, 12, 25)}) == []


def test_the_new_year_is_only_another_day() -> None:
    found = ordinary_times(team_of(), date(2026, 12, 30), date(2027, 1, 4), {date(2027, 1, 1)})
    assert [local(start).date().isoformat() for start, _ in found[::6]] == ["2026-12-30", "2026-12-31", "2027-01-04"]


@pytest.mark.parametrize(
    ("day", "utc_hour"), [("2026-03-27", 8), ("2026-03-30", 7), ("2026-10-23", 7), ("2026-10-26", 8)]
)
def test_nine_oclock_stays_nine_oclock_when_the_clocks_change(day: str, utc_hour: int) -> None:
    start, end = ordinary_times(team_of(), date.fromisoformat(day), date.fromisoformat(day))[0]
    assert (start.hour, local(start).hour, end - start) == (utc_hour, 9, timedelta(hours=1))


@pytest.mark.parametrize(("day", "sessions"), [("2026-03-29", 3), ("2026-10-25", 5), ("2026-11-29", 4)])
def test_a_night_over_the_change_has_as_many_hours_as_it_really_has(day: str, sessions: int) -> None:
    night = team_of(OpeningHours(6, "00:00", "04:00"))
    found = ordinary_times(night, date.fromisoformat(day), date.fromisoformat(day))
    assert len(found) == len(set(found)) == sessions
    assert all(end - start == timedelta(hours=1) for start, end in found)


def test_a_time_overlaps_what_it_shares_a_minute_with() -> None:
    known = [slot_at("2026-11-26", "13:00")]
    start = known[0].start
    assert overlaps((start + timedelta(minutes=30), start + timedelta(minutes=90)), known)
    assert not overlaps((start + timedelta(hours=1), start + timedelta(hours=2)), known)


def test_alternatives_are_the_own_teams_nearest_before_other_teams() -> None:
    wanted = slot_at("2026-11-26", "13:00")
    foreign = replace(slot_at("2026-11-26", "13:00", team="grums"), id="grums")
    found = alternatives(wanted, [foreign, *weeks()], 3)
    assert [slot.id for slot in found] == ["2026-11-26T14:00", "2026-11-26T11:00", "2026-11-26T15:00"]
    assert alternatives(wanted, [wanted, foreign]) == [foreign]


def test_the_nearest_come_in_the_order_of_the_day() -> None:
    moment = datetime(2026, 11, 26, 12, 10, tzinfo=timezone.utc)
    assert [slot.id[11:] for slot in nearest(moment, weeks(), 3)] == ["13:00", "14:00", "15:00"]


def test_a_few_times_are_spread_over_days_and_halves() -> None:
    assert [slot.id for slot in spread(weeks(), 3)] == ["2026-11-25T09:00", "2026-11-26T13:00", "2026-11-27T09:00"]
    one_day = by_day(weeks())[date(2026, 11, 25)]
    assert [slot.id[11:] for slot in spread(one_day, 4)] == ["09:00", "10:00", "13:00", "14:00"]
    assert spread(weeks(), 1000) == weeks() and spread([], 4) == []
