"""The wish for a time in a message, from the days and times that were found in its words.

What is said together holds together: "torsdag eftermiddag nästa vecka" is one afternoon, not every
Thursday, every afternoon and all of next week.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any, List, Mapping, NamedTuple, Sequence, Tuple

from bot.core.conversation import Reading
from bot.core.slot_wishes import DAY, NIGHT, Window, Wish

_BEFORE = re.compile(r"\b(?:inte|ej|utom|förutom|inga?|slippa|undvik(?:a)?)(?: (?:på|i|om|den|kl\.?|klockan))?\s*$")
_BEHIND = re.compile(r"\s*(?:går|funkar|fungerar|passar|kan jag|hinner jag)(?: det| mig| för mig| jag)* (?:inte|ej)\b")
_WEEKDAY = re.compile(r"(?:nu |på )*(?:(?:mån|tis|ons|tors?|fre|lör|sön)\w*\.?|må|ti|on|to|fr|lö|sö)")
_EVERY = re.compile(r"\w*dag(?:ar|arna)")
_KINDS = ("date", "time")
WEEKDAYS = re.compile(r"(?:nu |på )*(?P<weekday>mån|tis|ons|tor|fre|lör|sön)")
_ORDER = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
_NUMBER_ALONE = re.compile(r"(?:[a-zåäö]+\.?,? )*(?:den (?:\d{1,2}(?::?[ea])?|[a-zåäö]+)|\d{1,2}:?e)")
# "flytta från tisdag till fredag": what it is moved from is no wish.
_MOVED_FROM = re.compile(r"\b(?:flytt|byt|ändr|omboka|boka om)\w*\b[^.;!?]*\bfrån(?: den| på)?\s*$")


class Spoken(NamedTuple):
    """The days last spoken of, which a day's number alone belongs to ("den 9:e" in talk of February)."""

    first: date
    last: date
    today: date


class Misfit(NamedTuple):
    """A date that is another weekday than the one said with it."""

    day: date
    weekday: int


@dataclass(frozen=True)
class _Said:
    """A day or a time as it was found."""

    kind: str
    value: str
    words: str
    denied: bool
    weekday: bool
    every: bool

    def window(self) -> Window:
        if self.kind == "time":
            begin, _, end = self.value.partition("/")
            return Window(None, None, _clock(begin), _clock(end or begin))
        first, _, last = self.value.partition("/")
        begins = date.fromisoformat(first)
        if self.weekday:
            return Window(begins, None, weekly=True, every=self.every)
        return Window(begins, date.fromisoformat(last or first))


def _clock(written: str) -> str:
    return time.fromisoformat(written).strftime("%H:%M")


def wish_of(reading: Reading, spoken: Spoken | None = None) -> Wish:
    """The days and times in a message, each time with the day it was said about."""
    found = _all_said(reading, spoken)
    wanted = [one for one in found if not one.denied]
    without = tuple(_refused(one) for one in found if one.denied)
    return Wish(tuple(_paired(_days_together(wanted))), without)


def misfits(reading: Reading, spoken: Spoken | None = None) -> List[Misfit]:
    """Dates in a message that are not the weekday said with them: "torsdag 11 december" on a Friday."""
    found = []
    for said in _all_said(reading, spoken):
        weekday = WEEKDAYS.match(said.words) if said.kind == "date" and "/" not in said.value else None
        day = date.fromisoformat(said.value) if weekday and not said.denied else None
        if weekday and day and day.weekday() != _ORDER.index(weekday["weekday"]):
            found.append(Misfit(day, _ORDER.index(weekday["weekday"])))
    return found


def words_of(reading: Reading, kind: str) -> List[str]:
    """The words that days or times were found in, in small letters."""
    return [one.words for one in _all_said(reading, None) if one.kind == kind]


def _all_said(reading: Reading, spoken: Spoken | None) -> List[_Said]:
    found = [_said(reading.text, entity) for entity in sorted(reading.entities, key=_position) if _readable(entity)]
    return [_in_month(one, spoken) if spoken else one for one in found if one is not None]


def _in_month(said: _Said, spoken: Spoken) -> _Said:
    """A day's number alone in the month spoken of; with a weekday only where both fit, or fit nowhere."""
    if said.kind != "date" or "/" in said.value or not _NUMBER_ALONE.fullmatch(said.words):
        return said
    own = date.fromisoformat(said.value)
    day = _numbered(own.day, spoken)
    weekday = WEEKDAYS.match(said.words)
    wanted = _ORDER.index(weekday["weekday"]) if weekday else None
    if day is None or (wanted is not None and own.weekday() == wanted != day.weekday()):
        return said
    return replace(said, value=day.isoformat())


def _numbered(number: int, spoken: Spoken) -> date | None:
    """The first day with this number in the days spoken of, else in the month they begin in."""
    length = min((spoken.last - spoken.first).days, 366)
    within = (spoken.first + timedelta(days=ahead) for ahead in range(length + 1))
    day = next((one for one in within if one.day == number), None)
    try:
        day = day or spoken.first.replace(day=number)
    except ValueError:
        return None
    return day if day >= spoken.today else None


def _refused(said: _Said) -> Window:
    """ "inte på torsdag" is the next one; "inte torsdagar" is all of them."""
    window = said.window()
    return replace(window, weekly=False, last=window.first) if window.weekly and not window.every else window


def _said(text: str, entity: Mapping[str, Any]) -> _Said | None:
    start, end = entity.get("start"), entity.get("end")
    words, denied = "", bool(entity.get("negated"))
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
        words, ahead, behind = (part.casefold() for part in (text[start:end], text[:start], text[end:]))
        if _MOVED_FROM.search(ahead):
            return None
        denied = denied or bool(_BEFORE.search(ahead) or _BEHIND.match(behind))
    kind, value = str(entity["entity"]), str(entity["value"])
    weekday = kind == "date" and "/" not in value and _WEEKDAY.fullmatch(words.strip()) is not None
    return _Said(
        kind, value, words.strip(), denied, weekday, weekday and _EVERY.fullmatch(words.split()[-1]) is not None
    )


def _position(entity: Mapping[str, Any]) -> int:
    start = entity.get("start")
    return start if isinstance(start, int) else 0


def _readable(entity: Mapping[str, Any]) -> bool:
    kind, value = entity.get("entity"), entity.get("value")
    if kind not in _KINDS or not isinstance(value, str) or value.count("/") > 1:
        return False
    try:
        for part in value.split("/"):
            date.fromisoformat(part) if kind == "date" else time.fromisoformat(part)
    except ValueError:
        return False
    return True


Group = Tuple[Window, List[Window]]


def _days_together(wanted: Sequence[_Said]) -> Tuple[List[Window], List[Group]]:
    """Times said before any day, and each day with the times after it; weekdays within the weeks they belong to."""
    early: List[Window] = []
    groups: List[Group] = []
    for said in wanted:
        if said.kind == "date":
            groups.append((said.window(), []))
        else:
            (groups[-1][1] if groups else early).append(said.window())
    return early, _within_stretches(groups)


def _within_stretches(groups: Sequence[Group]) -> List[Group]:
    """ "torsdag … nästa vecka": a stretch of days limits the days said beside it and is none of its own then."""
    kept: List[Group] = []
    waiting: Group | None = None
    for day, hours in groups:
        if day.weekly or day.first == day.last:
            if waiting is not None and _inside(day, waiting[0]) is not None:
                day, hours = _inside(day, waiting[0]) or day, hours or waiting[1]
                kept = [one for one in kept if one is not waiting]
            kept.append((day, hours))
            continue
        before = [place for place, (one, _) in enumerate(kept) if _inside(one, day) is not None]
        for place in before:
            one, own = kept[place]
            kept[place] = (_inside(one, day) or one, own or hours)
        waiting = (day, hours)
        if not before:
            kept.append(waiting)
    return kept


def _inside(day: Window, stretch: Window) -> Window | None:
    """A day within a stretch; None when it is not one that could be limited by it."""
    if day.first is None or stretch.first is None or stretch.last is None or (day.weekly and day.last):
        return None
    if not day.weekly:
        return day if day.first == day.last and stretch.first <= day.first <= stretch.last else None
    ahead = (day.first.weekday() - stretch.first.weekday()) % 7
    if ahead > (stretch.last - stretch.first).days:
        return None
    return replace(day, first=stretch.first + timedelta(days=ahead), last=stretch.last)


def _paired(said: Tuple[List[Window], List[Group]]) -> List[Window]:
    """Times go with the day before them; a time said once goes with every day."""
    early, groups = _narrowed(said[0]), [(day, _narrowed(hours)) for day, hours in said[1]]
    if not groups:
        return early
    timed = [hours for _, hours in groups if hours]
    shared = early or (groups[-1][1] if len(timed) == 1 else [])
    return [
        replace(day, begin=clock.begin, end=clock.end)
        for day, hours in groups
        for clock in (*(hours or shared),) or (Window(None, None),)
    ]


def _narrowed(hours: Sequence[Window]) -> List[Window]:
    """Times of one day held together: "fm kl 10" is ten, "efter 13 och före 15" is between; else either will do."""
    points = [one for one in hours if one.begin == one.end]
    wide = [one for one in hours if one.begin != one.end]
    held = [point for point in points if any(one.begin <= point.begin < one.end for one in wide)]
    if held:
        return held
    open_ended = [one for one in wide if one.begin == DAY or one.end == NIGHT]
    if len(wide) > 1 and open_ended:
        begin, end = max(one.begin for one in wide), min(one.end for one in wide)
        if begin < end:
            return [*points, Window(None, None, begin, end)]
    return list(hours)
