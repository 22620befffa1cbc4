"""Days and times of day as somebody wishes them, and which of the free times they hold.

A weekday alone means the next such day that has a time. Made by `bot.core.wish_reading`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from bot.core.bookings import SWEDEN, local
from bot.core.records import Slot

DAY, NIGHT = "00:00", "23:59"


@dataclass(frozen=True)
class Window:
    """Days (`first` None for any) and clock times ("HH:MM") on them; a point when both clock times are the same.

    With `weekly` only the days with the weekday of `first` count, from it on, for ever when `last` is
    None; of these the first one that has a free time, unless `every`.
    """

    first: date | None
    last: date | None
    begin: str = DAY
    end: str = NIGHT
    weekly: bool = False
    every: bool = False

    def holds(self, slot: Slot) -> bool:
        moment = local(slot.start)
        clock = moment.strftime("%H:%M")
        on_clock = clock == self.begin if self.begin == self.end else self.begin <= clock < self.end
        return on_clock and self._on_day(moment.date())

    def _on_day(self, day: date) -> bool:
        if self.first is None:
            return True
        if self.weekly:
            return self.first <= day <= (self.last or day) and day.weekday() == self.first.weekday()
        return self.first <= day <= (self.last or self.first)

    @property
    def timed(self) -> bool:
        return (self.begin, self.end) != (DAY, NIGHT)

    @property
    def narrow(self) -> bool:
        """A clock time, or one whole day: enough to mean one of the times shown."""
        one_day = not self.every if self.weekly else self.first is not None and self.first == self.last
        return self.begin == self.end or (one_day and not self.timed)


@dataclass(frozen=True)
class Wish:
    """What was asked for, and what was ruled out."""

    windows: Tuple[Window, ...] = ()
    without: Tuple[Window, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.windows or self.without)

    @property
    def dated(self) -> bool:
        """Whether a day is named in it."""
        return any(window.first for window in self.windows)

    def among(self, slots: Sequence[Slot], near: date | None = None) -> List[Slot]:
        """Those of `slots` that are meant. `near`: a weekday is looked for in that day's week first."""
        fitting = [slot for slot in slots if not any(window.holds(slot) for window in self.without)]
        if not self.windows:
            return fitting
        meant = {slot.id for window in self.windows for slot in _of_window(window, fitting, near)}
        return [slot for slot in fitting if slot.id in meant]

    def moment(self, now: datetime) -> datetime:
        """A point in time to look around when nothing fits."""
        day = next((window for window in self.windows if window.first), None)
        if day is None or day.first is None:
            return now
        begin = day.begin if day.begin != DAY else "12:00"
        return datetime.combine(day.first, time.fromisoformat(begin), SWEDEN)

    def on(self, days: Sequence[Window]) -> Wish:
        """The same times of day, on the given days."""
        timed = at_hours(days, self.windows)
        return replace(self, windows=timed) if timed else self

    def any_time(self) -> Wish:
        """The same days, at any time of day."""
        return Wish(tuple(replace(one, begin=DAY, end=NIGHT) for one in self.windows))

    def at(self, clock: str) -> Wish:
        """The same days at one clock time, where none was said."""
        return replace(self, windows=tuple(w if w.timed else replace(w, begin=clock, end=clock) for w in self.windows))


def at_hours(days: Sequence[Window], hours: Sequence[Window]) -> Tuple[Window, ...]:
    """Each of the days at each of the hours."""
    return tuple(replace(day, begin=one.begin, end=one.end) for day in days for one in hours)


def _of_window(window: Window, slots: Sequence[Slot], near: date | None) -> List[Slot]:
    held = [slot for slot in slots if window.holds(slot)]
    if not window.weekly or window.every or not held:
        return held
    days = [local(slot.start).date() for slot in held]
    in_week = [day for day in days if near and day.isocalendar()[:2] == near.isocalendar()[:2]]
    meant = in_week[0] if in_week else min(days, key=lambda day: abs(day - near)) if near else days[0]
    return [slot for slot, day in zip(held, days, strict=True) if day == meant]


def one_day(day: date) -> Window:
    return Window(day, day)


def to_data(days: Sequence[Window]) -> List[Dict[str, Any]]:
    """Days as JSON, without the times on them; each once."""
    rows: List[Dict[str, Any]] = []
    for one in days:
        if one.first is not None:
            last = one.last.isoformat() if one.last else None
            row = {"first": one.first.isoformat(), "last": last, "weekly": one.weekly, "every": one.every}
            rows += [row] if row not in rows else []
    return rows


def whole_data(windows: Sequence[Window]) -> List[Dict[str, Any]]:
    """Days with the times on them as JSON; each once."""
    rows = []
    for one in windows:
        days = {"first": one.first and one.first.isoformat(), "last": one.last and one.last.isoformat()}
        rows.append({**days, "begin": one.begin, "end": one.end, "weekly": one.weekly, "every": one.every})
    return [row for place, row in enumerate(rows) if row not in rows[:place]]


def from_data(rows: Sequence[Mapping[str, Any]]) -> List[Window]:
    return [
        Window(
            date.fromisoformat(row["first"]) if row["first"] else None,
            date.fromisoformat(row["last"]) if row["last"] else None,
            row.get("begin", DAY),
            row.get("end", NIGHT),
            weekly=row["weekly"],
            every=row["every"],
        )
        for row in rows
    ]
