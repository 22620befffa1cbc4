"""What one message means for a booking under way: a pressed button, a command, or words."""

from __future__ import annotations

from bot.core import answer_words as words
from bot.core import booking_text as text
from bot.core import booking_words as said
from bot.core.booking_fields import HEARERS, Told, Words, needed, reopen, volunteered
from bot.core.booking_slots import choose_booking, take_id
from bot.core.booking_state import BookingTalk, BookingWorld, Heard
from bot.core.conversation import Reading
from bot.core.own_booking import own_time
from bot.core.wish_reading import wish_of

OUTSIDE = "outside"
HELP = {
    "municipality": "help_municipality",
    "slot": "help_slot",
    "mode": "help_mode",
    "name": "need_name",
    "contact": "need_contact",
    "confirm_booking": "help_confirm",
}
_ORDER = ("slot", "mode", "name", "contact", "confirm_booking")


def municipality_said(talk: BookingTalk, reading: Reading, world: BookingWorld) -> str | None:
    """The municipality a message names or its button carries, if a booking there makes sense now."""
    known = world.catalogue.municipalities
    if reading.asks == "municipality":
        return reading.value if isinstance(reading.value, str) and reading.value in known else None
    if reading.asks or talk.purpose != "book" or talk.asking in ("name", "contact"):
        return None
    named = [one for one in reading.entities if one.get("entity") == "municipality" and not one.get("negated")]
    for entity in named:
        by_name = (code for code, place in known.items() if place.name == entity.get("value"))
        own = entity.get("id")
        code = own if isinstance(own, str) and own in known else next(by_name, None)
        if code is not None:
            return str(code)
    if talk.asking != "municipality":
        return None
    said_plainly = words.normal(reading.text)
    for code, place in known.items():
        if any(words.mentions(name, said_plainly, strict=True) for name in (place.name, *place.places)):
            return code
    return None


def hear(talk: BookingTalk, reading: Reading, world: BookingWorld) -> Heard:
    """Write into `talk` what the message says."""
    if reading.asks and (reading.value is not None or reading.intent == "inform"):
        return _pressed(talk, reading, world)
    heard = Words(reading, words.normal(reading.text))
    command = _aside(talk, heard, world) or _command(talk, heard, world)
    if command is not None:
        return command
    if talk.purpose != "book" and talk.booking is None:
        return choose_booking(talk, reading, heard.text, world) or _refused(talk, heard, world)
    told = volunteered(talk, heard, world)
    if told.anything and talk.asking == "confirm_booking" and not heard.timed:
        return Heard()  # the summary again, with what has changed
    answered = HEARERS[talk.asking or "slot"](talk, heard, world)
    if answered is not None:
        return answered
    return _noted(talk, told, world) if told.anything or told.new else _refused(talk, heard, world)


def _noted(talk: BookingTalk, told: Told, world: BookingWorld) -> Heard:
    """Something was said too early: it is kept, and the open question comes again as it stood."""
    if talk.asking != "slot":
        return Heard(text.note(talk, world, "noted") if told.new and not told.mode else ())
    how = text.modes_in_words(world.phrases, [talk.mode]) if talk.mode else ""
    said_so = text.note(talk, world, "noted_mode", how=how) if told.mode else text.note(talk, world, "noted")
    return Heard(said_so, question=text.question(talk, world, again=True))


def _aside(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    """A question on the way about one's own time: answered, and then asked on."""
    if words.has(said.WHO_IS_IT, heard.text):
        replies = text.note(talk, world, "who_it_is", team=text.team_name(talk, world))
    elif words.has(said.WHEN_IS_IT, heard.text):
        replies = own_time(talk, world)
    else:
        return None
    return Heard(replies, question=text.question(talk, world, again=True))


def _pressed(talk: BookingTalk, reading: Reading, world: BookingWorld) -> Heard:
    asks, value = reading.asks, reading.value
    slot = world.slot(talk.slot)
    if asks == "slot" and isinstance(value, str):
        return take_id(talk, value, world)
    if asks == "municipality" and (value == OUTSIDE or municipality_said(talk, reading, world)):
        return Heard(text.note(talk, world, "outside_municipality") if value == OUTSIDE else ())
    if value is None and asks == talk.asking:
        return Heard()  # wants to answer it: asked again
    if value is None and asks in text.CHANGEABLE:
        return reopen(talk, str(asks))
    if asks == "mode" and isinstance(value, str) and slot is not None and value in slot.modes:
        talk.mode, talk.changing = value, False
        return Heard()
    if asks in ("name", "contact") and isinstance(value, str) and talk.purpose == "book":
        talk.asking = str(asks)
        typed = Words(Reading(value, "inform"), words.normal(value))
        return HEARERS[talk.asking](talk, typed, world) or Heard(missed=True)
    if asks == "confirm_booking" and talk.asking == asks and isinstance(value, bool):
        answered = Words(Reading("", "affirm" if value else "deny"), "")
        return HEARERS["confirm_booking"](talk, answered, world) or Heard(missed=True)
    return Heard(text.note(talk, world, "old_button"), missed=True)


def _command(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard | None:
    intent = heard.reading.intent
    if intent == "stop" or said.leaving(heard.text):
        return Heard(effect="leave")
    if intent == "back" or words.has(words.BACK, heard.text):
        return _back(talk, world)
    if (intent == "skip" or words.has(words.SKIP, heard.text)) and not wish_of(heard.reading):
        return _skip(talk, world)  # "nästa torsdag" skips nothing
    if intent in ("help", "ask_why") and not heard.reading.entities:
        return Heard(text.note(talk, world, HELP[talk.asking or "slot"]), missed=True)
    return None


def _back(talk: BookingTalk, world: BookingWorld) -> Heard:
    """One question back; from the first one out of the booking."""
    if talk.changing:
        talk.changing = False
        return Heard()
    fields = ("slot", "confirm_booking") if talk.purpose == "move" else _ORDER
    place = fields.index(talk.asking) if talk.asking in fields else 0
    slot = world.slot(talk.slot)
    earlier = [one for one in fields[:place] if one != "mode" or (slot and len(slot.modes) > 1)]
    if talk.purpose == "cancel" or not earlier:
        return Heard(effect="leave")
    return reopen(talk, earlier[-1])


def _skip(talk: BookingTalk, world: BookingWorld) -> Heard:
    slot = world.slot(talk.slot)
    if talk.asking == "mode" and slot is not None:
        talk.mode = slot.modes[0]
        return Heard()
    if talk.asking in ("name", "contact") and not talk.misses:
        return Heard(needed(talk, world), missed=True)
    return Heard(effect="leave")


def _refused(talk: BookingTalk, heard: Words, world: BookingWorld) -> Heard:
    """Nothing in it answered the question: a no ends it or is told why it is asked, else not understood."""
    unwilling = heard.no or words.has(said.REFUSING, heard.text)
    if talk.asking in ("name", "contact") and unwilling:
        return Heard(needed(talk, world), missed=True) if not talk.misses else Heard(effect="leave")
    if talk.asking in ("slot", "municipality") and heard.no:
        return Heard(effect="leave")
    if talk.asking == "slot" and heard.reading.intent == "unsure":
        return Heard(text.note(talk, world, "help_slot"), missed=True)
    if heard.reading.intent == "book_session" and talk.purpose == "book":
        return Heard(question=text.question(talk, world, again=True))  # "jag vill boka en tid", once more
    return Heard(missed=True)
