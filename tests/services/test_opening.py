"""A team's ordinary times are opened once, in its week, and never in the past."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content.loader import load_catalogue
from bot.core.bookings import local
from bot.errors import Invalid
from bot.services.opening import open_ordinary
from bot.store.unit_of_work import Units
from tests.fakes import MORNING

SAFFLE = load_catalogue().teams["saffle"]
TODAY = local(MORNING).date()


async def test_opening_twice_opens_once(units: Units) -> None:
    async with units.write() as unit:
        first = await open_ordinary(unit, SAFFLE, date(2026, 12, 1), date(2026, 12, 4), now=MORNING)
        again = await open_ordinary(unit, SAFFLE, date(2026, 12, 1), date(2026, 12, 7), now=MORNING)
    assert (first.added, first.known) == (24, 0) and (again.added, again.known) == (6, 24)


async def test_what_has_begun_today_is_not_opened(units: Units) -> None:
    async with units.write() as unit:
        await open_ordinary(unit, SAFFLE, TODAY, TODAY, now=MORNING)
        early = MORNING.replace(hour=0)
        slots = await unit.bookings.slots(teams=["saffle"], after=early)
    assert slots and all(slot.start > MORNING for slot in slots)


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"last": date(2026, 11, 1)}, "to", "invalid"),
        ({"last": date(2028, 12, 1)}, "to", "invalid"),
        ({"minutes": 0}, "minutes", "invalid"),
        ({"capacity": 51}, "capacity", "invalid"),
        ({"modes": ["fax"]}, "modes", "invalid"),
        ({"modes": []}, "modes", "invalid"),
        ({"first": date(2026, 11, 23)}, "from", "past"),
    ],
)
async def test_what_cannot_be_opened_is_named(units: Units, given: dict[str, object], field: str, code: str) -> None:
    wanted = {"first": date(2026, 12, 1), "last": date(2026, 12, 1), **given}
    async with units.write() as unit:
        with pytest.raises(Invalid) as fault:
            await open_ordinary(unit, SAFFLE, now=MORNING, **wanted)  # type: ignore[arg-type]
    assert (fault.value.field, fault.value.code) == (field, code)
