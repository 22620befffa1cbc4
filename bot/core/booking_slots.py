"""Choosing a time in a booking under way, by button or in words; and which of one's own times is meant."""

from __future__ import annotations

from typing import List

from bot.core import booking_text as text
from bot.core.answer_words import has
from bot.core.booking_state import BookingTalk, BookingWorld, Heard
from bot.core.bookings import alternatives, by_day, nearest, spread
from bot.core.conversation import Reading
from bot.core.records import Slot
from bot.core.slot_choice import ANY, MORE, SOONEST, Wish, clock_in, pointed_at, wish_of

MOST_OF_ONE_DAY = 6


def take_id(talk: BookingTalk, slot_id: str, world: BookingWorld) -> Heard:
    """A pressed button or a time in the calendar."""
    if talk.purpose != "book" and talk.booking is None:
        meant = next((one for one in world.active if one.slot.id == slot_id), None)
        if meant is not None:
            talk.booking = meant.id
            return Heard()
    slot = world.slot(slot_id)
    if slot is not None and talk.purpose != "cancel":
        return take(talk, slot)
    if world.wanted is None or talk.purpose == "cancel" or not world.slots:
        return Heard(text.note(talk, world, "old_button"), missed=True)
    talk.slot, talk.asking = None, "slot"
    return Heard(question=text.offer(talk, world, "lost_slot", alternatives(world.wanted, world.slots)))


def take(talk: BookingTalk, slot: Slot) -> Heard:
    talk.slot, talk.changing, talk.offered = slot.id, False, []
    return Heard()


def choose(talk: BookingTalk, reading: Reading, said: str, world: BookingWorld) -> Heard | None:
    """The time a person's words mean, or a choice of those that fit; None when they mean none."""
    offered = [slot for slot in map(world.slot, talk.offered) if slot is not None]
    wish = wish_of(reading)
    slot, maybe_a_date = pointed_at(said, offered)
    if slot is not None and not (maybe_a_date and wish.among(world.slots) and wish):
        return take(talk, slot)
    if not wish:
        clock = clock_in(said)
        wish = Wish((clock,)) if clock else wish
    if wish:
        return _wished(talk, wish, offered, said, world)
    if not world.slots:
        return None
    if has(SOONEST, said):
        return take(talk, world.slots[0])
    if has(ANY, said):
        return take(talk, (offered or list(world.slots))[0])
    if has(MORE, said):
        return _more(talk, offered, world)
    if len(offered) == 1 and reading.intent == "affirm":
        return take(talk, offered[0])
    return None


def _wished(talk: BookingTalk, wish: Wish, offered: List[Slot], said: str, world: BookingWorld) -> Heard | None:
    fitting, shown = wish.among(world.slots), wish.among(offered)
    if len(shown) == 1 and wish.windows and all(window.narrow for window in wish.windows):
        return take(talk, shown[0])
    if fitting and (len(fitting) == 1 or has(SOONEST, said) or has(ANY, said)):
        return take(talk, fitting[0])
    talk.slot, talk.asking = None, "slot"
    if fitting:
        one_day = len(by_day(fitting)) == 1
        chosen = fitting[:MOST_OF_ONE_DAY] if one_day else spread(fitting, text.SUGGESTED)
        return Heard(question=text.offer(talk, world, "several_slots", chosen))
    if not world.slots:
        return None
    return Heard(question=text.offer(talk, world, "none_then", nearest(wish.moment(world.now), world.slots)))


def _more(talk: BookingTalk, offered: List[Slot], world: BookingWorld) -> Heard:
    """Other times than those shown: later ones, or from the beginning when there are none."""
    last = max((slot.start for slot in offered), default=world.now)
    later = [slot for slot in world.slots if slot.start > last]
    talk.slot, talk.asking = None, "slot"
    key = "more_slots" if later else "no_more_slots"
    return Heard(question=text.offer(talk, world, key, spread(later, text.SUGGESTED)))


def choose_booking(talk: BookingTalk, reading: Reading, said: str, world: BookingWorld) -> Heard | None:
    """Which of several booked times is to be moved or cancelled."""
    own = [one.slot for one in world.active]
    slot, _ = pointed_at(said, own)
    fitting = [slot] if slot is not None else wish_of(reading).among(own) if wish_of(reading) else []
    if len(fitting) != 1:
        return None
    talk.booking = next(one.id for one in world.active if one.slot is fitting[0])
    return Heard()
