"""When a team can be booked, and which free times lie nearest to a wish. Swedish local time, kept in UTC."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Container, Dict, Iterator, List, Sequence, Tuple
from zoneinfo import ZoneInfo

from bot.core.catalogue import Team
from bot.core.records import Slot

SWEDEN = ZoneInfo("Europe/Stockholm")
MODES = ("place", "phone", "video")
AFTERNOON = 12

Stretch = Tuple[datetime, datetime]


def local(moment: datetime) -> datetime:
    """A moment as clocks in Sweden show it."""
    return moment.astimezone(SWEDEN)


def ordinary_times(
    team: Team, first: date, last: date, closed: Container[date] = (), minutes: int | None = None
) -> List[Stretch]:
    """The team's bookable times from `first` to `last` (both included), without the days in `closed`."""
    found: List[Stretch] = []
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        if day in closed:
            continue
        for hours in team.bookable:
            if hours.weekday == day.weekday():
                found += _cut(day, hours.start, hours.end, minutes or team.slot_minutes)
    return sorted(set(found))


def _cut(day: date, start: str, end: str, minutes: int) -> Iterator[Stretch]:
    """Whole sessions between two clock times. Steps are real minutes, also when the clocks change."""
    length = timedelta(minutes=minutes)
    begin = datetime.combine(day, time.fromisoformat(start), SWEDEN).astimezone(timezone.utc)
    finish = datetime.combine(day, time.fromisoformat(end), SWEDEN).replace(fold=1).astimezone(timezone.utc)
    while begin + length <= finish:
        yield begin, begin + length
        begin += length


def overlaps(stretch: Stretch, slots: Sequence[Slot]) -> bool:
    """Whether a time is already (partly) taken up by an opened one."""
    start, end = stretch
    return any(slot.start < end and start < slot.end for slot in slots)


def alternatives(wanted: Slot, free: Sequence[Slot], most: int = 4) -> List[Slot]:
    """Free times instead of `wanted`: its own team's first, the nearest in time before those further off."""
    others = [slot for slot in free if slot.id != wanted.id and slot.free > 0]
    others.sort(key=lambda slot: (slot.team != wanted.team, abs(slot.start - wanted.start), slot.start))
    return others[:most]


def nearest(moment: datetime, free: Sequence[Slot], most: int = 4) -> List[Slot]:
    """The free times closest to a moment, in the order they come."""
    closest = sorted(free, key=lambda slot: (abs(slot.start - moment), slot.start))[:most]
    return sorted(closest, key=lambda slot: slot.start)


def by_day(slots: Sequence[Slot]) -> Dict[date, List[Slot]]:
    """The times of each Swedish day, in order."""
    days: Dict[date, List[Slot]] = {}
    for slot in sorted(slots, key=lambda slot: slot.start):
        days.setdefault(local(slot.start).date(), []).append(slot)
    return days


def spread(slots: Sequence[Slot], most: int) -> List[Slot]:
    """At most so many, the earliest, over as many days as possible; mornings and afternoons in turn."""
    rows = [_alternating(day, number) for number, day in enumerate(by_day(slots).values())]
    chosen: List[Slot] = []
    depth = 0
    while len(chosen) < most and any(len(row) > depth for row in rows):
        chosen += [row[depth] for row in rows if len(row) > depth][: most - len(chosen)]
        depth += 1
    return sorted(chosen, key=lambda slot: slot.start)


def _alternating(day: Sequence[Slot], number: int) -> List[Slot]:
    """A day's times, one of the morning and one of the afternoon in turn; odd days begin after noon."""
    halves: Tuple[List[Slot], List[Slot]] = ([], [])
    for slot in day:
        halves[local(slot.start).hour >= AFTERNOON].append(slot)
    turn, row = number % 2, []
    while halves[0] or halves[1]:
        half = halves[turn] or halves[1 - turn]
        row.append(half.pop(0))
        turn = 1 - turn
    return row
