"""Opens a team's ordinary times: every session its week allows, without public holidays."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Sequence

import holidays

from bot.core.bookings import MODES, SWEDEN, local, ordinary_times, overlaps
from bot.core.catalogue import Team
from bot.core.records import Slot
from bot.errors import Invalid
from bot.store.unit_of_work import UnitOfWork

LONGEST_DAYS = 366
MINUTES = range(10, 481)
CAPACITY = range(1, 51)
MOST_KNOWN = 20_000
# Midsummer Eve, Christmas Eve and New Year's Eve are no public holidays, but nobody is at work.
CLOSED = ("public", "de_facto")


@dataclass(frozen=True)
class Opened:
    """How many times were opened, and how many were there before (or overlap one that was)."""

    added: int
    known: int


async def open_ordinary(
    unit: UnitOfWork,
    team: Team,
    first: date,
    last: date,
    *,
    now: datetime,
    minutes: int | None = None,
    capacity: int | None = None,
    modes: Sequence[str] | None = None,
) -> Opened:
    """Open what is not open yet; a second call changes nothing. What has begun today stays out.

    Raises:
        Invalid: the period, length, capacity or a mode cannot be used; names the field. `past` for
            days that have been.
    """
    _check(first, last, minutes, capacity, modes)
    if first < local(now).date():
        raise Invalid("past", field="from")
    begin = datetime.combine(first, time.min, SWEDEN)
    end = datetime.combine(last + timedelta(days=1), time.min, SWEDEN)
    there = await unit.bookings.slots(
        teams=[team.id], after=begin - timedelta(days=1), before=end, only_free=False, limit=MOST_KNOWN
    )
    closed = holidays.country_holidays("SE", years=range(first.year, last.year + 1), categories=CLOSED)
    added = known = 0
    ways = tuple(mode for mode in MODES if mode in (modes or team.modes))
    for start, stop in ordinary_times(team, first, last, closed, minutes):
        slot = Slot(secrets.token_hex(8), team.id, start, stop, ways, capacity or team.capacity)
        if start <= now:
            continue
        if not overlaps((start, stop), there) and await unit.bookings.open_slot(slot):
            added += 1
        else:
            known += 1
    return Opened(added, known)


def _check(first: date, last: date, minutes: int | None, capacity: int | None, modes: Sequence[str] | None) -> None:
    if last < first:
        raise Invalid(field="to")
    if (last - first).days >= LONGEST_DAYS or last.year >= date.max.year:
        raise Invalid(field="to")
    if minutes is not None and minutes not in MINUTES:
        raise Invalid(field="minutes")
    if capacity is not None and capacity not in CAPACITY:
        raise Invalid(field="capacity")
    if modes is not None and (not modes or any(mode not in MODES for mode in modes)):
        raise Invalid(field="modes")
