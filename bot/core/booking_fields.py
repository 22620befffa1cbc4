"""What an answer to each question of a booking means. Called by `bot.core.booking_hearing`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Dict, Tuple

from bot.core import answer_words as words
from bot.core import booking_text as text
from bot.core import booking_words as said
from bot.core.booking_slots import choose
from bot.core.booking_state import BookingTalk, BookingWorld, Heard
from bot.core.conversation import Reading, Reply
from bot.core.slot_choice import wish_of

_FIELDS = (
    ("contact", r"nummer|numret|mejl|mail|e-?post|kontakt"),
    ("name", r"namn"),
    ("slot", r"\btid|\bdag|datum|klock|annan tid"),
    ("mode", r"\bhur\b|sätt|mötas|prata|video|telefon|plats"),
)


@dataclass(frozen=True)
class Words:
    """A message in the forms it is looked at."""

    reading: Reading
    text: str

    @property
    def yes(self) -> bool:
        return self.reading.intent == "affirm" or (words.is_yes(self.text) and not self.no)

    @property
    def no(self) -> bool:
        return self.reading.intent == "deny" or words.is_no(self.text)

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


def volunteered(talk: BookingTalk, heard: Words, world: BookingWorld) -> bool:
    """A name, number, address or way to meet that was said along with something else."""
    before = (talk.name, talk.phone, talk.email, talk.mode)
    raw = heard.reading.text
    if talk.purpose == "book":
        talk.name = said.name_said(raw) or talk.name
        talk.phone = said.phone_in(raw, world.phone_of) or talk.phone
        talk.email = said.email_in(raw) or talk.email
    if talk.asking in ("slot", "mode", "confirm_booking") or heard.correcting:
        talk.mode = next(iter(said.modes_in(heard.text, talk.asking == "mode")), talk.mode)
        if talk.mode in said.modes_denied(heard.text):
            talk.mode = None
    changed = before != (talk.name, talk.phone, talk.email, talk.mode)
    talk.changing = talk.changing and not changed
    return changed


def _slot(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    booking = world.booking(talk.booking)
    if booking and talk.mode and not wish_of(heard.reading):
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
    return choose(talk, heard.reading, heard.text, world) if wish_of(heard.reading) else None


def _name(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    if heard.correcting and wish_of(heard.reading):
        return choose(talk, heard.reading, heard.text, world)
    if talk.name:
        return Heard()
    if heard.reading.intent in ("deny", "unsure", "affirm", "complaint") or words.has(said.REFUSING, heard.text):
        return None
    talk.name = said.name_in(heard.reading.text)
    return Heard() if talk.name else None


def _contact(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    if heard.correcting and wish_of(heard.reading):
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
    if world.phrases.say("privacy.masked") in raw:
        return Heard(text.note(talk, world, "masked_contact"), missed=True)
    if said.has_contact_shape(raw):
        return Heard(text.note(talk, world, "bad_contact"), missed=True)
    return None


def _confirm(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    """Yes does it; no asks what to change; a day, a way to meet or a number in the answer changes that."""
    wish, slot = wish_of(heard.reading), world.slot(talk.slot)
    if talk.purpose != "cancel" and wish and not (slot and wish.among([slot])):
        talk.changing = False
        return choose(talk, heard.reading, heard.text, world)
    if heard.yes and not talk.changing:
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


HEARERS: Dict[str, Callable[[BookingTalk, Words, BookingWorld], Heard | None]] = {
    "municipality": _municipality,
    "slot": _slot,
    "mode": _mode,
    "name": _name,
    "contact": _contact,
    "confirm_booking": _confirm,
}
