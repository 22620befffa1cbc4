"""The time a person has booked and that is still to come: there is at most one in a conversation."""

from __future__ import annotations

from datetime import datetime

from bot.core.booking_text import moment_long
from bot.core.phrases import Phrases
from bot.core.records import Booking
from bot.store.unit_of_work import UnitOfWork


async def coming(unit: UnitOfWork, conversation_id: str, now: datetime) -> Booking | None:
    """The next one; None when there is none."""
    own = await unit.bookings.of_conversation(conversation_id)
    ahead = [one for one in own if one.status == "booked" and one.slot.start > now]
    return min(ahead, key=lambda one: one.slot.start, default=None)


async def coming_in_words(unit: UnitOfWork, conversation_id: str, phrases: Phrases, now: datetime) -> str | None:
    """ "torsdag 26 november kl. 13.00" """
    booking = await coming(unit, conversation_id, now)
    return moment_long(phrases, booking.slot.start) if booking else None
