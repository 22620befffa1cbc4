"""Bookable times and bookings: what is free, and to book, move and cancel without anybody doubled.

Each method works in the open unit it is given. Who gets a place is decided by the database's unique
constraint, so that it holds for any number of processes.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Callable, Dict, List, Sequence, Tuple

from bot.core import bookings as rules
from bot.core.catalogue import Catalogue
from bot.core.phrases import Phrases
from bot.core.records import Booking, Slot
from bot.errors import AlreadyBooked, Conflict, Invalid, NotFound, SlotTaken
from bot.services.booking_calendar import calendar_file
from bot.services.contacts import checked
from bot.services.own_times import coming
from bot.services.ports import Clock
from bot.store.unit_of_work import UnitOfWork

MOST_FREE = 1000
ALTERNATIVES = 5
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True)
class Reserved:
    """`new` is False when this person already had that time."""

    booking: Booking
    new: bool


class BookingService:
    def __init__(self, *, catalogue: Catalogue, phrases: Phrases, clock: Clock, public_url: Callable[[], str]) -> None:
        self._catalogue = catalogue
        self._phrases = phrases
        self._clock = clock
        self._public_url = public_url

    async def free(
        self,
        unit: UnitOfWork,
        municipality_code: str | None = None,
        after: datetime | None = None,
        offset: int = 0,
        limit: int = 200,
    ) -> List[Slot]:
        """Free times, the earliest first: a municipality's team's, or everybody's.

        Raises:
            Invalid: there is no such municipality.
        """
        teams: Sequence[str] | None = None
        if municipality_code is not None:
            municipality = self._catalogue.municipalities.get(municipality_code)
            if municipality is None:
                raise Invalid(field="municipality")
            teams = [municipality.team]
        start = max(after or self._clock(), self._clock())
        return await unit.bookings.slots(teams=teams, after=start, offset=offset, limit=limit)

    async def free_of_team(self, unit: UnitOfWork, team: str) -> List[Slot]:
        """A team's free times, the earliest so many: about a year of a small team's."""
        return await unit.bookings.slots(teams=[team], after=self._clock(), limit=MOST_FREE)

    async def slot(self, unit: UnitOfWork, slot_id: str) -> Slot | None:
        """A time by its id, free or not."""
        return await unit.bookings.slot(slot_id) if _ID.fullmatch(slot_id) else None

    async def book(self, unit: UnitOfWork, **wanted: Any) -> Booking:
        """Book a time; what `reserve` takes and raises."""
        return (await self.reserve(unit, **wanted)).booking

    async def reserve(
        self,
        unit: UnitOfWork,
        *,
        slot_id: str,
        mode: str,
        name: str,
        phone: str | None = None,
        email: str | None = None,
        conversation_id: str | None = None,
    ) -> Reserved:
        """Book a time. Asked for again in just the same way, it is the booking made before.

        Raises:
            AlreadyBooked: this conversation has another time to come, or this one in another way.
            Invalid: mode, name, phone or email cannot be used; names the field.
            NotFound: there is no such time.
            SlotTaken: it is not free (any more); with the nearest free ones.
        """
        if mode not in rules.MODES:
            raise Invalid(field="mode")
        name, phone, email = checked(name, phone, email, phone_needed=mode == "phone", phrases=self._phrases)
        own = await self._own(unit, conversation_id, (slot_id, mode, name.casefold(), phone, email))
        if own is not None:
            return Reserved(own, new=False)
        slot = await self._bookable(unit, slot_id, mode)
        booking = Booking(
            secrets.token_hex(10), slot, conversation_id, mode, name, phone, email,
            manage_token=secrets.token_urlsafe(24), status="booked", sequence=0, created_at=self._clock(),
        )  # fmt: skip
        taken = await unit.bookings.places(slot.id)
        for place in range(slot.capacity):
            if place not in taken and await unit.bookings.add(booking, place):
                return Reserved(await self._fresh(unit, booking), new=True)
        raise await self._taken(unit, slot)

    async def _bookable(self, unit: UnitOfWork, slot_id: str, mode: str) -> Slot:
        slot = await self.slot(unit, slot_id)
        if slot is None:
            raise NotFound(field="slot_id")
        if mode not in slot.modes:
            raise Invalid(field="mode")
        if slot.closed or slot.start <= self._clock():
            raise await self._taken(unit, slot)
        return slot

    async def _own(self, unit: UnitOfWork, conversation_id: str | None, asked: Tuple[object, ...]) -> Booking | None:
        """The booking this very request made before; None when nothing is to come.

        Raises:
            AlreadyBooked: there is one, but not this one.
        """
        if conversation_id is None:
            return None
        # Whoever books for the same conversation at once waits here, and then sees this booking.
        await unit.conversations.get(conversation_id, to_change=True)
        known = await coming(unit, conversation_id, self._clock())
        if known and asked != (known.slot.id, known.mode, known.name.casefold(), known.phone, known.email):
            raise AlreadyBooked(self.to_public(known))
        return known

    async def _taken(self, unit: UnitOfWork, slot: Slot) -> SlotTaken:
        free = await self.free_of_team(unit, slot.team)
        return SlotTaken([other.to_public() for other in rules.alternatives(slot, free, ALTERNATIVES)])

    async def _fresh(self, unit: UnitOfWork, booking: Booking) -> Booking:
        return await unit.bookings.get(booking.id) or booking

    async def move(self, unit: UnitOfWork, booking: Booking, *, slot_id: str, mode: str | None = None) -> Booking:
        """Another time or another way to meet; the old place is free again in the same moment.

        Raises:
            Conflict: it was cancelled or has begun.
            Invalid: the time cannot be had that way.
            NotFound, SlotTaken: as for `reserve`.
        """
        self._still_open(booking)
        wanted = await self.slot(unit, slot_id)
        kept = mode or (booking.mode if wanted is None or booking.mode in wanted.modes else wanted.modes[0])
        if kept == "phone" and not booking.phone:
            raise Invalid("missing", field="phone")
        slot = await self._bookable(unit, slot_id, kept)
        taken = set() if slot.id == booking.slot.id else await unit.bookings.places(slot.id)
        for place in range(slot.capacity):
            if place not in taken and await unit.bookings.move(booking.id, slot.id, place, kept):
                moved = await self._fresh(unit, booking)
                if moved.status != "booked":  # cancelled meanwhile: the new place is given back
                    await unit.bookings.cancel(booking.id)
                    raise Conflict()
                return moved
        raise await self._taken(unit, slot)

    async def cancel(self, unit: UnitOfWork, booking: Booking) -> Booking:
        """Give the time back. Cancelling twice changes nothing.

        Raises:
            Conflict: it has begun.
        """
        if booking.status != "booked":
            return booking
        self._still_open(booking)
        await unit.bookings.cancel(booking.id)
        return await self._fresh(unit, booking)

    async def correct(
        self, unit: UnitOfWork, booking: Booking, *, name: str | None, phone: str | None, email: str | None
    ) -> Booking:
        """Another name, number or address on the same booking; what is not given stays.

        Raises:
            Conflict: it was cancelled or has begun.
            Invalid: one of them cannot be used; names the field.
        """
        self._still_open(booking)
        person = checked(
            name or booking.name, phone or booking.phone, email or booking.email,
            phone_needed=booking.mode == "phone", phrases=self._phrases,
        )  # fmt: skip
        await unit.bookings.correct(booking.id, *person)
        return await self._fresh(unit, booking)

    def _still_open(self, booking: Booking) -> None:
        if booking.status != "booked" or booking.slot.start <= self._clock():
            raise Conflict()

    async def by_token(self, unit: UnitOfWork, token: str) -> Booking:
        """The booking its secret address names.

        Raises:
            NotFound: there is none.
        """
        booking = await unit.bookings.by_token(token) if _TOKEN.fullmatch(token) else None
        if booking is None:
            raise NotFound()
        return booking

    def manage_url(self, booking: Booking) -> str:
        return f"{self._public_url().rstrip('/')}/bokning/{booking.manage_token}"

    def to_public(self, booking: Booking) -> Dict[str, Any]:
        """As the contract prints a booking."""
        team = self._catalogue.teams.get(booking.slot.team)
        url = self.manage_url(booking)
        return {
            "booking_id": booking.id,
            "manage_url": url,
            "ics_url": url + ".ics",
            "slot_id": booking.slot.id,
            "start": booking.slot.start.isoformat(),
            "end": booking.slot.end.isoformat(),
            "mode": booking.mode,
            "team": booking.slot.team,
            "team_name": team.name if team else booking.slot.team,
            "place": team.place if team else None,
            "status": booking.status,
            "example": bool(team and team.example),
        }

    def ics(self, booking: Booking) -> bytes:
        """The booking as a calendar file (RFC 5545)."""
        team, url = self._catalogue.teams.get(booking.slot.team), self.manage_url(booking)
        return calendar_file(booking, team, phrases=self._phrases, url=url, now=self._clock())
