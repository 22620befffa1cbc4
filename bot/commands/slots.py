"""`lotsen slots add --team TEAM --from DATE --to DATE …`: opens a team's ordinary times."""

from __future__ import annotations

import asyncio
import sys
from datetime import date, datetime
from typing import Any, Iterable, Sequence

from rapidfuzz import process

from bot.bootstrap import utc_now
from bot.commands.folder import open_data
from bot.content.loader import catalogue as own_catalogue
from bot.content.loader import phrases as own_phrases
from bot.core.catalogue import Team
from bot.core.phrases import Phrases
from bot.errors import Invalid
from bot.services.opening import Opened, open_ordinary
from bot.services.ports import Clock
from bot.settings import Settings
from bot.store.engine import connect
from bot.store.unit_of_work import Units

REFUSED = 2
PERIOD = ("from", "to")
ASCII = str.maketrans("åäöé", "aaoe")
ALIKE = 75  # of 100


def add(
    settings: Settings,
    team: str,
    first: str,
    last: str,
    *,
    minutes: int | None = None,
    capacity: int | None = None,
    modes: Sequence[str] | None = None,
    clock: Clock = utc_now,
) -> int:
    """Open the times and say how many; what cannot be used is explained on stderr, exit 2."""
    teams, phrases = own_catalogue().teams, own_phrases()
    if team not in teams:
        return _refuse(_unknown(team, teams, phrases))
    days = []
    for written in (first, last):
        try:
            days.append(date.fromisoformat(written))
        except ValueError:
            return _refuse(phrases.say("bookings.slots_bad_date", 0, value=written))
    open_data(settings)
    wanted = {"minutes": minutes, "capacity": capacity, "modes": modes}
    try:
        opened = asyncio.run(_open(settings, teams[team], days[0], days[1], now=clock(), **wanted))
    except Invalid as fault:
        key = "slots_bad_period" if fault.field in PERIOD else "slots_bad_value"
        key = "slots_past" if fault.code == "past" else key
        return _refuse(phrases.say(f"bookings.{key}", 0, first=first, last=last))
    key = "bookings.slots_added" if opened.added or opened.known else "bookings.slots_none"
    print(phrases.say(key, 0, team=team, first=first, last=last, added=opened.added, known=opened.known))
    return 0


def _unknown(team: str, teams: Iterable[str], phrases: Phrases) -> str:
    """A team is called by its municipality's name in ASCII; the name itself, or nearly it, is pointed there."""
    names = sorted(teams)
    near = process.extractOne(team.strip().lower().translate(ASCII), names, score_cutoff=ALIKE)
    if near is not None:
        return phrases.say("bookings.slots_meant_team", 0, team=team, meant=near[0])
    return phrases.say("bookings.slots_unknown_team", 0, team=team, teams=", ".join(names))


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return REFUSED


async def _open(settings: Settings, team: Team, first: date, last: date, *, now: datetime, **wanted: Any) -> Opened:
    units = Units(connect(settings.database))
    try:
        async with units.write() as unit:
            return await open_ordinary(unit, team, first, last, now=now, **wanted)
    finally:
        await units.close()
