"""What is answered to a day that cannot be, and to an hour later than any there is."""

from __future__ import annotations

from datetime import datetime, time
from typing import List

from bot.core import booking_text as text
from bot.core.booking_state import BookingTalk, BookingWorld
from bot.core.bookings import SWEDEN, by_day, local, nearest, spread
from bot.core.conversation import Reply
from bot.core.day_trouble import MISFIT, MISSING, Trouble, both_days
from bot.core.records import Slot
from bot.core.slot_wishes import NIGHT, Wish, one_day, to_data

EVENING = "17:00"
OF_EACH_DAY = 3


def answer_to(talk: BookingTalk, trouble: Trouble, wish: Wish, world: BookingWorld) -> Reply:
    """Says what is wrong with the day, with times to choose from instead."""
    if trouble.kind == MISFIT:
        return _misfit(talk, trouble, wish, world)
    talk.days = []
    slots = spread(world.slots, text.SUGGESTED)
    if trouble.kind == MISSING:
        return text.offer(talk, world, trouble.kind, slots, day=_never(trouble, world))
    if trouble.day is None:
        return text.offer(talk, world, "days_past", slots)
    return text.offer(talk, world, trouble.kind, slots, day=text.sentence(_long(trouble, world)))


def _misfit(talk: BookingTalk, trouble: Trouble, wish: Wish, world: BookingWorld) -> Reply:
    """The date is another weekday: the times of both days."""
    days = [one_day(day) for day in both_days(trouble, local(world.now).date())]
    talk.days = to_data(days)
    on_days = Wish(tuple(days), wish.without)
    # The hours said, on both days.
    free = wish.on(days).among(world.slots) or on_days.among(world.slots)
    slots = [slot for row in by_day(free).values() for slot in row[:OF_EACH_DAY]]
    assert trouble.day is not None
    names = world.phrases
    values = {
        "date": names.say("bookings.date_long", day=trouble.day.day, month=text.month(names, trouble.day.month)),
        "is_day": names.say("bookings.weekday", trouble.day.weekday()),
        "said_day": names.say("bookings.weekday", trouble.weekday),
    }
    if slots:
        return text.offer(talk, world, "day_misfit", slots, **values)
    noon = datetime.combine(trouble.day, time(12), SWEDEN)
    return text.offer(talk, world, "day_misfit_none", nearest(noon, world.slots), **values)


def _long(trouble: Trouble, world: BookingWorld) -> str:
    assert trouble.day is not None
    return text.day_long(world.phrases, datetime.combine(trouble.day, time(12), SWEDEN))


def _never(trouble: Trouble, world: BookingWorld) -> str:
    """The day as it was said: "32 december", "29 februari 2027"."""
    month = text.month(world.phrases, trouble.month) if trouble.month else ""
    return " ".join(str(part) for part in (trouble.number, month, trouble.year) if part)


def too_late(talk: BookingTalk, wish: Wish, world: BookingWorld) -> Reply | None:
    """An evening where no time begins in any: says so, with the latest of the day."""
    asked = [one.begin for one in wish.windows if one.begin >= EVENING and one.begin != one.end]
    latest = max((f"{local(slot.start):%H:%M}" for slot in world.slots), default=NIGHT)
    if not asked or len(asked) < len(wish.windows) or latest >= min(asked):
        return None
    days = by_day(wish.any_time().among(world.slots) or world.slots)
    slots: List[Slot] = [row[-1] for row in days.values()][: text.SUGGESTED]
    if len(days) == 1:
        slots = next(iter(days.values()))[-OF_EACH_DAY:]
    return text.offer(talk, world, "no_evenings", slots)
