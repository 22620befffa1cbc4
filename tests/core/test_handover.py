"""When somebody sits at the desk: hours, holidays, daylight saving, and the next time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from bot.content.loader import catalogue
from bot.core.catalogue import OpeningHours
from bot.core.handover import SWEDEN, is_staffed, next_staffed, staffed_hours, team_of

WEEK = tuple(OpeningHours(day, "08:00", "16:30") for day in range(5))
TUESDAY = date(2026, 11, 24)


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), SWEDEN)


@pytest.mark.parametrize(
    ("clock", "there"),
    [("07:59", False), ("08:00", True), ("12:00", True), ("16:29", True), ("16:30", False), ("23:00", False)],
)
def test_the_desk_is_staffed_from_opening_until_just_before_closing(clock: str, there: bool) -> None:
    assert is_staffed(WEEK, at(TUESDAY, clock)) is there


def test_nobody_is_there_at_the_weekend_or_on_a_holiday() -> None:
    saturday = TUESDAY + timedelta(days=4)
    assert not is_staffed(WEEK, at(saturday, "10:00"))
    assert not is_staffed(WEEK, at(TUESDAY, "10:00"), holidays={TUESDAY})


def test_hours_are_swedish_whatever_the_clock_of_the_server() -> None:
    winter = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
    summer = datetime(2026, 6, 30, 6, 0, tzinfo=timezone.utc)
    assert is_staffed(WEEK, winter) and is_staffed(WEEK, summer)
    assert not is_staffed(WEEK, winter - timedelta(minutes=1))
    assert not is_staffed(WEEK, summer - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(TUESDAY, "07:00"), at(TUESDAY, "08:00")),
        (at(TUESDAY, "17:00"), at(TUESDAY + timedelta(days=1), "08:00")),
        (at(TUESDAY + timedelta(days=3), "17:00"), at(TUESDAY + timedelta(days=6), "08:00")),
    ],
)
def test_the_next_time_is_the_first_opening_to_come(now: datetime, opens: datetime) -> None:
    assert next_staffed(WEEK, now) == opens


def test_the_next_time_leaps_over_holidays() -> None:
    christmas = {date(2026, 12, 24), date(2026, 12, 25)}
    assert next_staffed(WEEK, at(date(2026, 12, 23), "17:00"), christmas) == at(date(2026, 12, 28), "08:00")


def test_the_morning_after_the_clocks_change_opens_at_eight_by_the_wall() -> None:
    sunday = date(2026, 3, 29)
    opens = next_staffed(WEEK, at(sunday, "12:00"))
    assert opens is not None and (opens.hour, opens.utcoffset()) == (8, timedelta(hours=2))


def test_without_hours_there_is_no_next_time() -> None:
    assert next_staffed((), at(TUESDAY, "10:00")) is None


def test_an_unknown_municipality_is_served_by_all_teams_together() -> None:
    content = catalogue()
    assert team_of(content, None) is None and team_of(content, "9999") is None
    team = team_of(content, "1785")
    assert team is not None and team.id == "saffle"
    evening = OpeningHours(2, "17:00", "19:00")
    teams = {**content.teams, "saffle": replace(team, staffed=(evening,))}
    changed = replace(content, teams=teams)
    assert staffed_hours(changed, "1785") == (evening,)
    assert evening in staffed_hours(changed, None) and len(staffed_hours(changed, None)) > 1
