"""The whole wish of a message in a booking: what it says, with what was said before and the time it leans on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Tuple

from bot.core.answer_words import has
from bot.core.booking_state import BookingTalk, BookingWorld
from bot.core.bookings import local
from bot.core.conversation import Reading
from bot.core.records import Slot
from bot.core.relative_wishes import shift_in, shifted
from bot.core.slot_choice import SAME_DAY, SAME_TIME, clock_in
from bot.core.slot_wishes import Window, Wish, at_hours, from_data, one_day, whole_data
from bot.core.wish_reading import Spoken, wish_of

MOST_KEPT = 6
_WEEK = 7


def names_time(reading: Reading, said: str) -> bool:
    """Whether a message says when, by itself or leaning on the time there is."""
    return bool(wish_of(reading)) or shift_in(reading, said) is not None or has(SAME_DAY, said)


def known_time(talk: BookingTalk, world: BookingWorld) -> Slot | None:
    """The time chosen in this talk, or the booked one that is to be moved."""
    booking = world.booking(talk.booking)
    return world.slot(talk.slot) or (booking.slot if booking else None)


def near(talk: BookingTalk, world: BookingWorld) -> date | None:
    """The day around which a weekday is looked for: of the time chosen or booked, else the one named last."""
    known, named = known_time(talk, world), _named(talk)
    if known is not None:
        return local(known.start).date()
    return named.first if named and named.first == named.last else None


def spoken(talk: BookingTalk, world: BookingWorld) -> Spoken | None:
    """The days last spoken of."""
    today, named, known = local(world.now).date(), _named(talk), known_time(talk, world)
    if named and named.first:
        return Spoken(named.first, named.last or named.first, today)
    day = local(known.start).date() if known else None
    return Spoken(day, day, today) if day else None


def _named(talk: BookingTalk) -> Window | None:
    """The days named last, when they are no weekday of any week."""
    days = from_data(talk.days)
    return days[0] if days and not days[0].weekly else None


def whole_wish(talk: BookingTalk, reading: Reading, said: str, world: BookingWorld) -> Wish:
    """What the words say, with what was said before: the day named last, the time chosen or booked."""
    wish = wish_of(reading, spoken(talk, world))
    clock = clock_in(said)
    if not wish and clock:
        wish = Wish((clock,))
    return _kept(talk, _placed(talk, wish, reading, said, world), world)


def _placed(talk: BookingTalk, wish: Wish, reading: Reading, said: str, world: BookingWorld) -> Wish:
    """The wish on its days."""
    known, leaning = known_time(talk, world), shift_in(reading, said)
    if known and leaning:
        meant = shifted(leaning, local(known.start), wish, reading)
        if meant:
            return next((one for one in meant if one.among(world.slots)), meant[0])
    before = known or _time_before(world)
    if before and has(SAME_DAY, said) and not wish.dated:
        day = one_day(local(before.start).date())
        return wish.on([day]) if wish.windows else replace(wish, windows=(day,))
    if before and wish.dated and has(SAME_TIME, said):
        return wish.at(local(before.start).strftime("%H:%M"))
    if wish.dated:
        return _within_named(talk, wish, world)
    if not wish.windows:
        return wish
    if talk.days:
        return wish.on(from_data(talk.days))
    here = wish.on([one_day(local(known.start).date())]) if known else wish
    # The day of the time chosen or booked, unless nothing is free on it then.
    return here if here.among(world.slots) else wish


def _time_before(world: BookingWorld) -> Slot | None:
    """The time booked last, cancelled or not: "samma dag" still means its day."""
    return world.bookings[-1].slot if world.bookings else None


def _within_named(talk: BookingTalk, wish: Wish, world: BookingWorld) -> Wish:
    """Weekdays said after a stretch of days ("i februari" … "helst måndagar") are those in it, if any is free.

    After a week it is that week's day, free or not: whoever hears a day three weeks earlier believes to be heard.
    """
    named = _named(talk)
    if named is None or named.first is None or named.first == named.last:
        return wish
    if not all(one.weekly and not one.last for one in wish.windows):
        return wish
    inside = replace(wish, windows=tuple(one for window in wish.windows for one in _inside(window, named)))
    in_a_week = ((named.last or named.first) - named.first).days < _WEEK
    return inside if inside.windows and (in_a_week or inside.among(world.slots)) else wish


def _inside(window: Window, named: Window) -> Tuple[Window, ...]:
    assert window.first is not None and named.first is not None
    ahead = (window.first.weekday() - named.first.weekday()) % 7
    try:
        first = date.fromordinal(named.first.toordinal() + ahead)
    except (ValueError, OverflowError):
        return ()
    return (replace(window, first=first, last=named.last),) if first <= (named.last or first) else ()


def _kept(talk: BookingTalk, wish: Wish, world: BookingWorld) -> Wish:
    """What was ruled out, or wished for every day, holds for the days that are named later too, where it can."""
    ruled_out, hours = from_data(talk.without), from_data(talk.hours)
    if wish.without:
        talk.without = whole_data([*ruled_out, *wish.without])[-MOST_KEPT:]
    if not wish:
        return wish
    if wish.windows and not wish.dated and all(one.begin != one.end for one in wish.windows):
        talk.hours = whole_data([replace(one, first=None, last=None) for one in wish.windows])
    options = [replace(wish, without=(*ruled_out, *wish.without))]
    if wish.dated and hours and not any(one.timed for one in wish.windows):
        options.insert(0, replace(options[0], windows=at_hours(wish.windows, hours)))
    return next((one for one in options if one.among(world.slots)), wish)
