"""What an answer to each question of a booking means. Called by `bot.core.booking_hearing`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Dict, Tuple

from bot.core import answer_words as words
from bot.core import booking_text as text
from bot.core import booking_words as said
from bot.core.booking_slots import choose
from bot.core.booking_state import BookingTalk, BookingWorld, Heard
from bot.core.booking_wishes import names_time, whole_wish
from bot.core.conversation import Reading, Reply

_FIELDS = (
    ("contact", r"nummer|numret|mejl|mail|e-?post|kontakt"),
    ("name", r"namn"),
    ("slot", r"\btid|\bdag|datum|klock|annan tid"),
    ("mode", r"\bhur\b|sätt|mötas|prata|video|telefon|plats"),
)
SURE_YES = 0.7


@dataclass(frozen=True)
class Words:
    """A message in the forms it is looked at."""

    reading: Reading
    text: str

    @property
    def yes(self) -> bool:
        """A doubtful reading books nothing, and a question is no yes: "ja?", "okej, vad kostar det?"."""
        if self.text.endswith("?"):
            return False
        meant = self.reading.intent == "affirm" and self.reading.confidence >= SURE_YES
        return meant or (words.is_yes(self.text) and not self.no)

    @property
    def no(self) -> bool:
        return self.reading.intent == "deny" or words.is_no(self.text)

    @property
    def timed(self) -> bool:
        """Whether it says when."""
        return names_time(self.reading, self.text)

    @property
    def correcting(self) -> bool:
        return words.has(said.CORRECTING, self.text)


def reopen(talk: BookingTalk, field: str) -> Heard:
    """Ask for something again that was already said."""
    talk.changing = False
    if talk.purpose == "cancel" or (talk.purpose == "move" and field not in ("slot", "mode")):
        return Heard()
    cleared = ("phone", "email") if field == "contact" else (field,)
    for name in cleared:
        setattr(talk, name, None)
    return Heard()


def needed(talk: BookingTalk, world: BookingWorld) -> Tuple[Reply, ...]:
    """Why this cannot be left out."""
    key = "need_name" if talk.asking == "name" else "need_phone" if talk.mode == "phone" else "need_contact"
    return text.note(talk, world, key)


@dataclass(frozen=True)
class Told:
    """What was said along with something else: anything at all, anything new, a new way to meet."""

    anything: bool = False
    new: bool = False
    mode: bool = False


def volunteered(talk: BookingTalk, heard: Words, world: BookingWorld) -> Told:
    """A name, number, address or way to meet that was said along with something else, at any question."""
    before = (talk.name, talk.phone, talk.email, talk.mode)
    raw = heard.reading.text
    name = phone = email = None
    if talk.purpose == "book":
        phone, email = said.phone_in(raw, world.phone_of), said.email_in(raw)
        name = said.name_said(raw)
        if name is None and talk.asking not in ("name", "contact"):
            name = said.name_beside_contact(raw)
        talk.name, talk.phone, talk.email = name or talk.name, phone or talk.phone, email or talk.email
    mode = _mode_said(talk, heard, reached=bool(phone or email))
    talk.mode = mode or talk.mode
    if talk.asking not in ("name", "contact") and talk.mode in said.modes_denied(heard.text):
        talk.mode = None
    new = before != (talk.name, talk.phone, talk.email, talk.mode)
    talk.changing = talk.changing and not new
    return Told(bool(name or phone or email or mode), new, mode is not None and mode != before[3])


def _mode_said(talk: BookingTalk, heard: Words, *, reached: bool) -> str | None:
    """The way to meet that a message wishes for; beside a question for something else only in plain words."""
    if talk.asking in ("slot", "mode", "confirm_booking") or heard.correcting:
        return next(iter(said.modes_in(heard.text, talk.asking == "mode")), None)
    return None if reached else said.mode_plainly(heard.text)


def _slot(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    booking = world.booking(talk.booking)
    if booking and talk.mode and not heard.timed:
        # "jag vill ha det på telefon i stället": the same time in another way.
        talk.slot = booking.slot.id
        return Heard()
    return choose(talk, heard.reading, heard.text, world)


def _municipality(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    # A municipality that is known was taken before (municipality_said).
    if talk.municipality is not None:
        return Heard()
    if words.has(words.OUTSIDE, heard.text):
        return Heard(text.note(talk, world, "outside_municipality"), missed=True)
    return None


def _mode(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    slot = world.slot(talk.slot)
    if talk.mode is not None or slot is None:
        return Heard()
    left = [mode for mode in slot.modes if mode not in said.modes_denied(heard.text)]
    if len(left) == 1 or words.has(said.ANY_MODE, heard.text) or heard.reading.intent == "unsure":
        talk.mode = left[0] if left else slot.modes[0]
        return Heard()
    return choose(talk, heard.reading, heard.text, world) if heard.timed else None


def _name(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    if heard.correcting and heard.timed:
        return choose(talk, heard.reading, heard.text, world)
    if talk.name:
        return Heard()
    if said.mode_plainly(heard.text):
        return None
    if heard.reading.intent in ("deny", "unsure", "affirm", "complaint") or words.has(said.REFUSING, heard.text):
        return None
    talk.name = said.name_in(heard.reading.text)
    return Heard() if talk.name else None


def _contact(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    if heard.correcting and heard.timed:
        return choose(talk, heard.reading, heard.text, world)
    raw = heard.reading.text
    phone, email = said.phone_in(raw, world.phone_of), said.email_in(raw)
    talk.phone, talk.email = phone or talk.phone, email or talk.email
    if phone or (email and talk.mode != "phone"):
        return Heard()
    if world.address and (heard.yes or words.has(said.SAME, heard.text)):
        talk.phone = world.address
        return Heard()
    if email:
        return Heard(text.note(talk, world, "need_phone"), missed=True)
    if said.has_contact_shape(raw):
        return Heard(text.note(talk, world, "bad_contact"), missed=True)
    return None


def _confirm(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    """Yes does it; no asks what to change; a day, a way to meet or a number in the answer changes that."""
    slot = world.slot(talk.slot)
    wish = whole_wish(talk, heard.reading, heard.text, world) if heard.timed else None
    if talk.purpose != "cancel" and wish and not (slot and wish.among([slot])):
        talk.changing = False
        return choose(talk, heard.reading, heard.text, world)
    if (heard.yes or _meant(talk, heard)) and not talk.changing:
        return Heard(effect=talk.purpose)
    if talk.purpose == "cancel":
        return Heard(effect="leave") if heard.no else None
    if talk.mode is None:
        return Heard()
    field = next((name for name, pattern in _FIELDS if words.has(pattern, heard.text)), None)
    if field is not None and (talk.changing or heard.no or heard.correcting):
        return reopen(talk, field)
    if talk.purpose == "move" and heard.no:
        return reopen(talk, "slot")
    if heard.no or heard.yes or heard.correcting:
        talk.changing = not talk.changing and not heard.yes
        return Heard()
    return None


def _meant(talk: BookingTalk, heard: Words) -> bool:
    """ "boka" to "ska jag boka?" and "avboka" to "ska jag avboka?" are as good as a yes."""
    asked = {"book": "book_session", "cancel": "cancel_booking"}.get(talk.purpose)
    return heard.reading.intent == asked and not heard.no and not heard.correcting


HEARERS: Dict[str, Callable[[BookingTalk, Words, BookingWorld], Heard | None]] = {
    "municipality": _municipality,
    "slot": _slot,
    "mode": _mode,
    "name": _name,
    "contact": _contact,
    "confirm_booking": _confirm,
}
