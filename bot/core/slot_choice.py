"""Which of the free times a person means by "torsdag eftermiddag", "den andra" or "så snart som möjligt"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, List, Mapping, Sequence, Tuple

from bot.core.bookings import SWEDEN, local
from bot.core.conversation import Reading
from bot.core.records import Slot

ANY = (
    r"v(?:ilken|ad|ilka|em) som helst|spelar ingen roll|kvittar|valfri|du (?:får )?(?:välja?|bestämm?er?)"
    r"|(?:välj|bestäm|ta) (?:du|nån|någon|en åt)|jag kan (?:alltid|alla dagar|när som helst)|när som helst"
)
SOONEST = (
    r"så (?:snart|fort|tidigt|snabbt)|snarast|asap|första (?:bästa|lediga|möjliga)|tidigast(?:e)? möjlig"
    r"|omgående|närmast(?:e)? (?:lediga )?(?:tid|möjlig)|fortast|nästa lediga|tidigaste"
)
MORE = (
    r"\b(?:fler|flera|andra|nån annan|någon annan|annan|senare|nya) (?:tid|dag|alternativ|förslag)"
    r"|^(?:fler|senare|andra)$"
    r"|visa (?:fler|alla|mer)|(?:passar|går|funkar|fungerar) (?:det |de |den |dom )?(?:inte|ej|inget|inga|ingen)"
    r"|(?:inget|inga|ingen|ingenting) (?:av (?:dem|de|dom|tiderna) )?(?:där )?(?:som )?(?:passar|går|funkar)"
    r"|kan inte (?:då|nån|någon|de|dem|den)|längre fram|lite senare"
)
_ORDINALS = (
    ("första", "etta", "ettan", "ett", "en", "översta"),
    ("andra", "tvåa", "tvåan", "två"),
    ("tredje", "trea", "trean", "tre"),
    ("fjärde", "fyra", "fyran"),
    ("femte", "femma", "femman", "fem"),
    ("sjätte", "sexa", "sexan", "sex"),
)
_PLACES = {word: place for place, row in enumerate(_ORDINALS, 1) for word in row}
_POINTING = re.compile(
    r"(?:ja,? |ok(?:ej)?,? )?(?:jag )?(?:tar |väljer |vill ha |kör (?:på )?)?"
    r"(?P<den>(?:den |det )?)(?:nummer |nr\.? |alternativ(?:et)? |tid(?:en)? |val )?"
    r"(?P<which>\d{1,2}|[a-zåäö]+)(?::?(?:an|e|a))?"
    r"(?: (?:tiden|alternativet|av dem|tack|blir bra|går bra|passar(?: bra)?|är bra))*"
)
_NOT = re.compile(r"\b(?:inte|ej|utom|förutom|inga?|slippa|undvik(?:a)?)(?: (?:på|i|om|den|kl\.?|klockan))?\s*$")
_OR = ("date", "time")
_DAY, _NIGHT = "00:00", "23:59"
_BUSINESS = range(7, 21)


@dataclass(frozen=True)
class Window:
    """Days (None for any) and clock times ("HH:MM") on them; a point when both clock times are the same."""

    first: date | None
    last: date | None
    begin: str = _DAY
    end: str = _NIGHT

    def holds(self, slot: Slot) -> bool:
        moment = local(slot.start)
        clock = moment.strftime("%H:%M")
        on_day = self.first is None or self.first <= moment.date() <= (self.last or self.first)
        return on_day and (clock == self.begin if self.begin == self.end else self.begin <= clock < self.end)

    @property
    def narrow(self) -> bool:
        """One day, or a clock time: enough to mean one of the times shown."""
        return self.begin == self.end or (self.first is not None and self.first == self.last)


@dataclass(frozen=True)
class Wish:
    """What was asked for, and what was ruled out."""

    windows: Tuple[Window, ...] = ()
    without: Tuple[Window, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.windows or self.without)

    def among(self, slots: Sequence[Slot]) -> List[Slot]:
        fitting = [slot for slot in slots if not any(window.holds(slot) for window in self.without)]
        if not self.windows:
            return fitting
        return [slot for slot in fitting if any(window.holds(slot) for window in self.windows)]

    def moment(self, now: datetime) -> datetime:
        """A point in time to look around when nothing fits."""
        day = next((window for window in self.windows if window.first), None)
        if day is None or day.first is None:
            return now
        begin = day.begin if day.begin != _DAY else "12:00"
        return datetime.combine(day.first, time.fromisoformat(begin), SWEDEN)


def wish_of(reading: Reading) -> Wish:
    """The days and times in a message, each time with the day it was said about."""
    wanted: List[Tuple[str, str, bool]] = []
    for entity in sorted(reading.entities, key=_position):
        value = entity.get("value")
        if entity.get("entity") in _OR and isinstance(value, str) and _readable(str(entity["entity"]), value):
            wanted.append((str(entity["entity"]), value, _denied(reading.text, entity)))
    without = tuple(_window(value if kind == "date" else None, value if kind == "time" else None)
                    for kind, value, denied in wanted if denied)  # fmt: skip
    return Wish(tuple(_paired([(kind, value) for kind, value, denied in wanted if not denied])), without)


def _position(entity: Mapping[str, Any]) -> int:
    start = entity.get("start")
    return start if isinstance(start, int) else 0


def _denied(text: str, entity: Mapping[str, Any]) -> bool:
    start = entity.get("start")
    if entity.get("negated"):
        return True
    return isinstance(start, int) and start >= 0 and _NOT.search(text[:start].casefold()) is not None


def _readable(kind: str, value: str) -> bool:
    try:
        for part in value.split("/"):
            date.fromisoformat(part) if kind == "date" else time.fromisoformat(part)
    except ValueError:
        return False
    return value.count("/") < 2


def _paired(wanted: Sequence[Tuple[str, str]]) -> List[Window]:
    """Times go with the day before them; a time said once goes with every day."""
    groups: List[Tuple[str | None, List[str]]] = [(None, [])]
    for kind, value in wanted:
        if kind == "date":
            groups.append((value, []))
        else:
            groups[-1][1].append(value)
    early, days = groups[0][1], groups[1:]
    if not days:
        return [_window(None, hours) for hours in early]
    timed = [hours for _, hours in days if hours]
    shared = early or (days[-1][1] if len(timed) == 1 else [])
    return [_window(day, clock) for day, hours in days for clock in (*(hours or shared),) or (None,)]


def _window(day: str | None, hours: str | None) -> Window:
    first, _, last = (day or "").partition("/")
    begin, _, end = (hours or f"{_DAY}/{_NIGHT}").partition("/")
    return Window(
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last or first) if first else None,
        time.fromisoformat(begin).strftime("%H:%M"),
        time.fromisoformat(end or begin).strftime("%H:%M"),
    )


def pointed_at(text: str, offered: Sequence[Slot]) -> Tuple[Slot | None, bool]:
    """The shown time that "den andra", "nummer 2" or "sista" means; and whether it may also be a date."""
    found = _POINTING.fullmatch(text)
    if found is None or not offered:
        return None, False
    which = found["which"]
    if which in ("sista", "nedersta"):
        return offered[-1], False
    place = int(which) if which.isdecimal() else _PLACES.get(which, 0)
    if not 1 <= place <= len(offered):
        return None, False
    return offered[place - 1], which.isdecimal() and bool(found["den"])


def clock_in(text: str) -> Window | None:
    """A bare hour ("13", "13.30") as a time of day."""
    found = re.fullmatch(r"(?:kl\.? ?|klockan )?(\d{1,2})(?:[.:](\d\d))?", text)
    if found is None or int(found[1]) not in _BUSINESS or int(found[2] or 0) > 59:
        return None
    clock = f"{int(found[1]):02d}:{found[2] or '00'}"
    return Window(None, None, clock, clock)
