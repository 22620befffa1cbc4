"""When people sit at the desk. Hours are Swedish local time; teams' hours come from the content."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Container, Sequence
from zoneinfo import ZoneInfo

from bot.core.catalogue import Catalogue, OpeningHours, Team

SWEDEN = ZoneInfo("Europe/Stockholm")
DISTRESS = "distress"
HUMAN = "human"
_LOOK_DAYS = 14


def team_of(catalogue: Catalogue, municipality_code: str | None) -> Team | None:
    """The team that serves a municipality; None when it is not known."""
    municipality = catalogue.municipalities.get(municipality_code or "")
    return catalogue.teams[municipality.team] if municipality else None


def staffed_hours(catalogue: Catalogue, municipality_code: str | None) -> Sequence[OpeningHours]:
    """The hours of the person's team; of all teams together while the municipality is unknown."""
    team = team_of(catalogue, municipality_code)
    teams = [team] if team else list(catalogue.teams.values())
    return tuple(dict.fromkeys(hours for one in teams for hours in one.staffed))


def is_staffed(hours: Sequence[OpeningHours], now: datetime, holidays: Container[date] = ()) -> bool:
    """Whether somebody should be there at `now` (aware)."""
    local = now.astimezone(SWEDEN)
    if local.date() in holidays:
        return False
    clock = local.strftime("%H:%M")
    return any(item.weekday == local.weekday() and item.start <= clock < item.end for item in hours)


def next_staffed(hours: Sequence[OpeningHours], now: datetime, holidays: Container[date] = ()) -> datetime | None:
    """When somebody is there next, in Swedish local time; None when no hours are known."""
    local = now.astimezone(SWEDEN)
    for ahead in range(_LOOK_DAYS):
        day = local + timedelta(days=ahead)
        if day.date() in holidays:
            continue
        for item in sorted(hours, key=lambda item: item.start):
            hour, minute = map(int, item.start.split(":"))
            start = day.replace(hour=hour, minute=minute, second=0, microsecond=0)
            if item.weekday == day.weekday() and start > local:
                return start
    return None
