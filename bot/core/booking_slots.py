"""Choosing a time in a booking under way, by button or in words; and which of one's own times is meant."""

from __future__ import annotations

from typing import List

from bot.core import booking_text as text
from bot.core.answer_words import has
from bot.core.booking_state import BookingTalk, BookingWorld, Heard, next_question
from bot.core.booking_trouble import answer_to, too_late
from bot.core.booking_wishes import near, spoken, whole_wish
from bot.core.bookings import alternatives, by_day, local, nearest, spread
from bot.core.conversation import Reading, Reply
from bot.core.day_trouble import trouble_with
from bot.core.records import Slot
from bot.core.slot_choice import ANY, MORE, SOONEST, pointed_at
from bot.core.slot_wishes import Wish, one_day, to_data
from bot.core.wish_reading import misfits, wish_of

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
    talk.without, talk.hours = [], []
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
    trouble = _trouble(talk, reading, said, world)
    if trouble is not None:
        return trouble
    wish = whole_wish(talk, reading, said, world)
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


def _trouble(talk: BookingTalk, reading: Reading, said: str, world: BookingWorld) -> Heard | None:
    """A day that cannot be is said to be so, and times to choose from instead."""
    meant, today = spoken(talk, world), local(world.now).date()
    wish = wish_of(reading, meant)
    trouble = trouble_with(wish, said, misfits(reading, meant), today) if world.slots else None
    if trouble is None:
        return None
    talk.slot, talk.asking = None, "slot"
    return Heard(question=answer_to(talk, trouble, wish, world))


def _wished(talk: BookingTalk, wish: Wish, offered: List[Slot], said: str, world: BookingWorld) -> Heard | None:
    around = near(talk, world)
    fitting, shown = wish.among(world.slots, around), wish.among(offered, around)
    if around:  # the week of the known time goes before what happens to be shown
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
    late = too_late(talk, wish, world)
    if late is not None:
        return Heard(question=late)
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
    talk.days, talk.hours = [], []
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
