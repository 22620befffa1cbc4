"""Choosing a time in a booking under way, by button or in words; and which of one's own times is meant."""

from __future__ import annotations

from typing import List

from bot.core import booking_text as text
from bot.core.answer_words import has
from bot.core.booking_state import BookingTalk, BookingWorld, Heard, next_question
from bot.core.bookings import alternatives, by_day, local, nearest, spread
from bot.core.conversation import Reading, Reply
from bot.core.records import Slot
from bot.core.slot_choice import ANY, MORE, SAME_DAY, SAME_TIME, SOONEST, clock_in, pointed_at
from bot.core.slot_wishes import Wish, from_data, one_day, to_data
from bot.core.wish_reading import wish_of

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
    talk.slot, talk.changing, talk.offered, talk.days = slot.id, False, [], []
    return Heard()


def _take_said(talk: BookingTalk, slot: Slot, world: BookingWorld) -> Heard:
    """A time that words led to: said with its date, unless the summary comes next and says it."""
    heard = take(talk, slot)
    if next_question(talk, world) == "confirm_booking":
        return heard
    return Heard(text.note(talk, world, "taken", when=text.moment_long(world.phrases, slot.start)))


def choose(talk: BookingTalk, reading: Reading, said: str, world: BookingWorld) -> Heard | None:
    """The time a person's words mean, or a choice of those that fit; None when they mean none."""
    offered = [slot for slot in map(world.slot, talk.offered) if slot is not None]
    wish = _whole_wish(talk, reading, said, world)
    slot, maybe_a_date = pointed_at(said, offered)
    if slot is not None and not (maybe_a_date and wish.among(world.slots) and wish):
        return take(talk, slot)
    if wish:
        return _wished(talk, wish, offered, said, world)
    if not world.slots:
        return None
    if has(SOONEST, said):
        return _take_said(talk, world.slots[0], world)
    if has(ANY, said):
        return _take_said(talk, (offered or list(world.slots))[0], world)
    if has(MORE, said):
        return _more(talk, offered, world)
    if len(offered) == 1 and reading.intent == "affirm":
        return take(talk, offered[0])
    return None


def _whole_wish(talk: BookingTalk, reading: Reading, said: str, world: BookingWorld) -> Wish:
    """What the words say, with what was said before: the day named last, the time chosen or booked."""
    wish = wish_of(reading)
    clock = clock_in(said)
    if not wish and clock:
        wish = Wish((clock,))
    known = _known_time(talk, world)
    if known and wish.dated and has(SAME_TIME, said):
        wish = wish.at(local(known.start).strftime("%H:%M"))
    if not wish.windows or wish.dated:
        return wish
    if known and has(SAME_DAY, said):
        return wish.on([one_day(local(known.start).date())])
    if talk.days:
        return wish.on(from_data(talk.days))
    here = wish.on([one_day(local(known.start).date())]) if known else wish
    # The day of the time chosen or booked, unless nothing is free on it then.
    return here if here.among(world.slots) else wish


def _known_time(talk: BookingTalk, world: BookingWorld) -> Slot | None:
    """The time chosen in this talk, or the booked one that is to be moved."""
    booking = world.booking(talk.booking)
    return world.slot(talk.slot) or (booking.slot if booking else None)


def _wished(talk: BookingTalk, wish: Wish, offered: List[Slot], said: str, world: BookingWorld) -> Heard | None:
    booking = world.booking(talk.booking)
    near = local(booking.slot.start).date() if booking else None
    fitting, shown = wish.among(world.slots, near), wish.among(offered, near)
    if near:  # the week of the booked time goes before what happens to be shown
        shown = [slot for slot in shown if slot in fitting]
    if wish.dated:
        talk.days = to_data(wish.windows)
    if len(shown) == 1 and wish.windows and all(window.narrow for window in wish.windows):
        return _take_said(talk, shown[0], world)
    if fitting and (len(fitting) == 1 or has(SOONEST, said) or has(ANY, said)):
        return _take_said(talk, fitting[0], world)
    talk.slot, talk.asking = None, "slot"
    if fitting:
        return Heard(question=_several(talk, wish, fitting, world))
    if not world.slots:
        return None
    return Heard(question=text.offer(talk, world, "none_then", nearest(wish.moment(world.now), world.slots)))


def _several(talk: BookingTalk, wish: Wish, fitting: List[Slot], world: BookingWorld) -> Reply:
    """Those that fit, to choose from; all on one day are said with its date, which then stays in force."""
    if len(by_day(fitting)) > 1:
        return text.offer(talk, world, "several_slots", spread(fitting, text.SUGGESTED))
    if wish.dated:
        talk.days = to_data([one_day(local(fitting[0].start).date())])
    day = text.sentence(text.day_long(world.phrases, fitting[0].start))
    return text.offer(talk, world, "several_on_day", fitting[:MOST_OF_ONE_DAY], day=day)


def _more(talk: BookingTalk, offered: List[Slot], world: BookingWorld) -> Heard:
    """Other times than those shown: later ones, or from the beginning when there are none."""
    talk.days = []
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
