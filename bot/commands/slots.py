"""`lotsen slots add --team TEAM --from DATE --to DATE …`: opens a team's ordinary times."""

from __future__ import annotations

import asyncio
import sys
from datetime import date, datetime, timezone
from typing import Sequence

from bot.content.loader import catalogue as own_catalogue
from bot.content.loader import phrases as own_phrases
from bot.errors import Invalid
from bot.services.bookings import BookingService
from bot.services.opening import Opened
from bot.settings import Settings
from bot.store.engine import connect, migrate
from bot.store.unit_of_work import Units

REFUSED = 2
PERIOD = ("from", "to")


def add(
    settings: Settings,
    team: str,
    first: str,
    last: str,
    *,
    minutes: int | None = None,
    capacity: int | None = None,
    modes: Sequence[str] | None = None,
) -> int:
    """Open the times and say how many; what cannot be used is explained on stderr, exit 2."""
    catalogue, phrases = own_catalogue(), own_phrases()
    if team not in catalogue.teams:
        names = ", ".join(sorted(catalogue.teams))
        return _refuse(phrases.say("bookings.slots_unknown_team", 0, team=team, teams=names))
    days = []
    for written in (first, last):
        try:
            days.append(date.fromisoformat(written))
        except ValueError:
            return _refuse(phrases.say("bookings.slots_bad_date", 0, value=written))
    settings.data.mkdir(parents=True, exist_ok=True)
    migrate(settings.database)
    service = BookingService(
        catalogue=catalogue,
        phrases=phrases,
        clock=lambda: datetime.now(timezone.utc),
        public_url=lambda: settings.public_url,
    )
    try:
        opened = asyncio.run(_open(settings, service, team, days, minutes, capacity, modes))
    except Invalid as fault:
        key = "bookings.slots_bad_period" if fault.field in PERIOD else "bookings.slots_bad_value"
        return _refuse(phrases.say(key, 0, first=first, last=last))
    key = "bookings.slots_added" if opened.added or opened.known else "bookings.slots_none"
    print(phrases.say(key, 0, team=team, first=first, last=last, added=opened.added, known=opened.known))
    return 0


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return REFUSED


async def _open(
    settings: Settings,
    service: BookingService,
    team: str,
    days: Sequence[date],
    minutes: int | None,
    capacity: int | None,
    modes: Sequence[str] | None,
) -> Opened:
    units = Units(connect(settings.database))
    try:
        async with units.write() as unit:
            return await service.open_ordinary(
                unit, team, days[0], days[1], minutes=minutes, capacity=capacity, modes=modes
            )
    finally:
        await units.close()
