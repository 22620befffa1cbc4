"""What is answered to a question for one's own time, at any point of a conversation."""

from __future__ import annotations

from typing import Tuple

from bot.core import booking_text as text
from bot.core.booking_state import BookingTalk, BookingWorld
from bot.core.conversation import Reply


def own_time(talk: BookingTalk, world: BookingWorld) -> Tuple[Reply, ...]:
    """When the person's time is; or that none is booked, with the one that is chosen."""
    if world.active:
        booking = world.active[0]
        team = world.catalogue.teams.get(booking.slot.team)
        name = team.name if team else text.title(world, "team_fallback")
        how = text.modes_in_words(world.phrases, [booking.mode])
        return text.note(talk, world, "your_time", when=text.time_long(world.phrases, booking.slot), how=how, team=name)
    slot = world.slot(talk.slot)
    if slot is not None:
        return text.note(talk, world, "chosen_not_booked", when=text.time_long(world.phrases, slot))
    last = world.bookings[-1] if world.bookings else None
    if last and last.status == "cancelled":
        return text.note(talk, world, "none_booked", when=text.time_long(world.phrases, last.slot))
    return text.note(talk, world, "not_booked_yet")
