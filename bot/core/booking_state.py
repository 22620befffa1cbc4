"""What a booking under way remembers, and the world it is held against."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Callable, Dict, List, Mapping, Sequence, Tuple

from bot.core.catalogue import Catalogue, Team
from bot.core.conversation import Reply
from bot.core.phrases import Phrases
from bot.core.records import Booking, Slot

PURPOSES = ("book", "move", "cancel")


@dataclass
class BookingTalk:
    """One booking, move or cancellation in the middle of being talked about. JSON-safe.

    `booking` is the one to move or cancel. `offered` are the slot ids shown last, in their order, so
    that "nummer 2" means something. `days` are the days named last, as `bot.core.slot_wishes` keeps
    them: they stay in force when only a time of day follows; so do `without`, what was ruled out, and
    `hours`, times of day wished for whatever the day. `early` are words with a day or a time in
    them, `{"text","entities"}`, said before it was known whose times can be had. `changing`: the summary
    was refused and it was asked what to change. `misses` counts answers in a row that were no answer;
    `turns` wordings used, by key.
    """

    purpose: str = "book"
    municipality: str | None = None
    asking: str | None = None
    booking: str | None = None
    slot: str | None = None
    mode: str | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    offered: List[str] = field(default_factory=list)
    days: List[Dict[str, Any]] = field(default_factory=list)
    without: List[Dict[str, Any]] = field(default_factory=list)
    hours: List[Dict[str, Any]] = field(default_factory=list)
    early: Dict[str, Any] | None = None
    changing: bool = False
    misses: int = 0
    turns: Dict[str, int] = field(default_factory=dict)
    recent: List[str] = field(default_factory=list)

    def to_dict(self) -> Dict[str, Any]:
        return dict(vars(self))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> BookingTalk:
        known = {item.name for item in fields(cls)}
        return cls(**{key: value for key, value in data.items() if key in known})


def _no_phone(written: str) -> str | None:
    return None


@dataclass(frozen=True)
class BookingWorld:
    """`slots` are the free ones of the team that can be talked about now, `bookings` this person's own.

    `address` is the telephone number the person writes from, if they do. `wanted` is a slot that
    was picked but is no longer free. `phone_of` gives a telephone number in its full form, None for
    what is none. `resumes`: an interview goes on afterwards. `interpreter`: the language one is wished for.
    """

    catalogue: Catalogue
    phrases: Phrases
    slots: Sequence[Slot]
    now: datetime
    bookings: Sequence[Booking] = ()
    address: str | None = None
    wanted: Slot | None = None
    phone_of: Callable[[str], str | None] = _no_phone
    resumes: bool = False
    interpreter: str | None = None

    def slot(self, slot_id: str | None) -> Slot | None:
        """A time that can be had: a free one, or one that is the person's own already."""
        own = (one.slot for one in self.active)
        return next((slot for slot in (*self.slots, *own) if slot.id == slot_id), None)

    @property
    def active(self) -> List[Booking]:
        """What is booked and still to come, the next first."""
        ahead = [one for one in self.bookings if one.status == "booked" and one.slot.start > self.now]
        return sorted(ahead, key=lambda one: one.slot.start)

    def booking(self, booking_id: str | None) -> Booking | None:
        return next((one for one in self.active if one.id == booking_id), None)

    def team(self, talk: BookingTalk) -> Team | None:
        booking = self.booking(talk.booking)
        if booking is not None:
            return self.catalogue.teams.get(booking.slot.team)
        place = self.catalogue.municipalities.get(talk.municipality or "")
        return self.catalogue.teams.get(place.team) if place else None


@dataclass(frozen=True)
class TalkOutcome:
    """`effect`: book, move or cancel are to be done now; leave ends the talk without; None goes on."""

    talk: BookingTalk
    replies: Tuple[Reply, ...]
    effect: str | None = None


@dataclass(frozen=True)
class Heard:
    """What a message did to a talk.

    `replies` are said before the next question, `question` stands instead of it. `missed`: the
    question is still open and asked again in other words.
    """

    replies: Tuple[Reply, ...] = ()
    question: Reply | None = None
    effect: str | None = None
    missed: bool = False


def next_question(talk: BookingTalk, world: BookingWorld) -> str | None:
    """What is still missing, in the order it is asked; None when there is no time to choose."""
    if talk.purpose != "book" and talk.booking is None:
        return "slot"
    if talk.purpose == "cancel":
        return "confirm_booking"
    if talk.purpose == "book" and talk.municipality is None:
        return "municipality"
    if talk.slot is None:
        return "slot" if world.slots else None
    if talk.mode is None:
        return "mode"
    if talk.purpose == "book" and not talk.name:
        return "name"
    lacking = not talk.phone if talk.mode == "phone" else not (talk.phone or talk.email)
    return "contact" if talk.purpose == "book" and lacking else "confirm_booking"
