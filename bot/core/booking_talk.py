"""Booking, moving and cancelling as a conversation. Pure: what is to be done comes back as an effect.

`begin` opens a talk, `answer` takes the person's words or button, `ask` repeats the open question,
`lost` goes on when somebody else was faster. The effects are carried out by
`bot.services.booking_talks`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence, Tuple

from bot.core import booking_text as text
from bot.core.booking_hearing import hear
from bot.core.booking_state import BookingTalk, BookingWorld, Heard, TalkOutcome, next_question
from bot.core.bookings import MODES, spread
from bot.core.conversation import Button, Reading, Reply
from bot.core.records import Slot
from bot.core.wish_reading import wish_of

MISSES_UNTIL_HUMAN = 3

__all__ = [
    "BookingTalk",
    "BookingWorld",
    "TalkOutcome",
    "answer",
    "ask",
    "begin",
    "finished",
    "lost",
    "refused",
    "told_at_once",
]


def begin(purpose: str, municipality: str | None, world: BookingWorld) -> TalkOutcome:
    """Open a talk; with nothing to move or cancel, or no free time at all, it ends at once."""
    talk = BookingTalk(purpose=purpose, municipality=municipality)
    if purpose == "book" and world.active:
        return _instead(talk, world)
    if purpose == "book":
        known = [one for one in world.bookings if one.name]
        if known:
            talk.name, talk.phone, talk.email = known[-1].name, known[-1].phone, known[-1].email
        return _go_on(talk, world, ())
    if not world.active:
        reply = text.note(talk, world, f"nothing_to_{purpose}")[0]
        return TalkOutcome(talk, (replace(reply, buttons=text.ways_on(world, book=True)),), "leave")
    if len(world.active) == 1:
        talk.booking = world.active[0].id
    return _go_on(talk, world, ())


def _instead(talk: BookingTalk, world: BookingWorld) -> TalkOutcome:
    """A person has one time to come at a time: who wants another one is asked where to move it."""
    talk.purpose, talk.asking = "move", "slot"
    if len(world.active) > 1:
        return _go_on(talk, world, text.note(talk, world, "already_several"))
    talk.booking = world.active[0].id
    if not world.slots:
        return _no_slots(talk, world)
    told = text.note(talk, world, "already", when=text.time_long(world.phrases, world.active[0].slot))
    return TalkOutcome(talk, (*told, text.offer(talk, world, "ask_slot_instead")))


def told_at_once(begun: TalkOutcome, reading: Reading, world: BookingWorld) -> TalkOutcome:
    """Words of before the question was asked, read as an answer to it too, unless there is none in them.

    A day that comes before the municipality is kept until it is known whose times can be had.
    """
    if begun.talk.asking == "municipality" and wish_of(reading):
        begun.talk.early = {"text": reading.text, "entities": list(reading.entities)}
    fresh = BookingTalk.from_dict(begun.talk.to_dict())
    outcome = answer(fresh, replace(reading, intent="inform", asks=None, value=None), world)
    if outcome.effect or outcome.talk.misses:
        return begun
    return replace(outcome, replies=(*begun.replies[:-1], *outcome.replies))


def answer(talk: BookingTalk, reading: Reading, world: BookingWorld) -> TalkOutcome:
    """What one message does: a field filled, the next question, or an effect to carry out."""
    heard = hear(talk, reading, world)
    if heard.effect == "leave":
        return leave(talk, world)
    if heard.effect is not None:
        return TalkOutcome(talk, heard.replies, heard.effect)
    talk.misses = talk.misses + 1 if heard.missed else 0
    if heard.missed:
        return _not_understood(talk, world, heard)
    if heard.question is not None:
        return TalkOutcome(talk, (*heard.replies, heard.question))
    return _go_on(talk, world, heard.replies)


def ask(talk: BookingTalk, world: BookingWorld, again: bool = False) -> Tuple[Reply, ...]:
    """The open question, in other words when it is asked again."""
    if talk.slot and world.slot(talk.slot) is None:
        return lost(talk, spread(world.slots, text.SUGGESTED), world).replies
    talk.asking = talk.asking or next_question(talk, world)
    return (text.question(talk, world, again),) if talk.asking else ()


def lost(talk: BookingTalk, alternatives: Sequence[Slot], world: BookingWorld) -> TalkOutcome:
    """The chosen time was taken in the meantime: says so and offers the next best."""
    talk.slot, talk.asking, talk.misses = None, "slot", 0
    if not alternatives and not world.slots:
        return _no_slots(talk, world)
    return TalkOutcome(talk, (text.offer(talk, world, "lost_slot", alternatives),))


def refused(talk: BookingTalk, field: str | None, world: BookingWorld) -> TalkOutcome:
    """Something agreed on cannot be kept as it is: that is asked again."""
    setattr(talk, field if field in ("name", "phone", "email", "mode") else "slot", None)
    return _go_on(talk, world, text.note(talk, world, "refused"))


def leave(talk: BookingTalk, world: BookingWorld) -> TalkOutcome:
    """Ends without having done anything; back to where the person was."""
    reply = text.note(talk, world, f"left_{talk.purpose}")[0]
    if not world.resumes:
        reply = replace(reply, buttons=text.ways_on(world, book=talk.purpose == "book"))
    return TalkOutcome(talk, (reply,), "leave")


def _go_on(talk: BookingTalk, world: BookingWorld, replies: Tuple[Reply, ...]) -> TalkOutcome:
    """The next question after what was just said."""
    if talk.slot and talk.purpose != "cancel":
        if world.slot(talk.slot) is None:
            return lost(talk, (), world)
        replies = (*replies, *_settle_mode(talk, world))
    talk.asking = next_question(talk, world)
    if talk.asking is None:
        return _no_slots(talk, world)
    return TalkOutcome(talk, (*replies, text.question(talk, world, again=False)))


def _settle_mode(talk: BookingTalk, world: BookingWorld) -> Tuple[Reply, ...]:
    """Only one way possible, or the old one when moving: not asked. A wished one that is not there is said."""
    slot, booking = world.slot(talk.slot), world.booking(talk.booking)
    if slot is None or talk.mode in slot.modes:
        return ()
    wished = talk.mode
    kept = booking.mode if booking and booking.mode in slot.modes and wished is None else None
    talk.mode = kept or (slot.modes[0] if len(slot.modes) == 1 else None)
    if wished not in MODES:
        return ()
    return text.note(talk, world, "mode_not_here", modes=text.modes_in_words(world.phrases, slot.modes))


def _no_slots(talk: BookingTalk, world: BookingWorld) -> TalkOutcome:
    talk.asking = None
    reply = text.note(talk, world, "no_slots", team=text.team_name(talk, world))[0]
    return TalkOutcome(talk, (replace(reply, buttons=text.ways_on(world, book=False)),), "leave")


def _not_understood(talk: BookingTalk, world: BookingWorld, heard: Heard) -> TalkOutcome:
    """Says so and asks again in other words; the third time in a row with a human as a way out."""
    human = talk.misses >= MISSES_UNTIL_HUMAN
    said = heard.replies or text.note(talk, world, "missed_human" if human else "missed")
    asked = text.question(talk, world, again=True)
    if human:
        way_out = Button(text.title(world, "button_human"), "/human_handover")
        asked = replace(asked, buttons=(*asked.buttons, way_out))
    return TalkOutcome(talk, (*said, asked))


def finished(talk: BookingTalk, world: BookingWorld, mode: str, slot: Slot, url: str) -> str:
    """The words for what has now been done."""
    moved = "mode_changed" if text.same_time(talk, world) else "moved"
    key = {"move": moved, "cancel": "cancelled"}.get(talk.purpose, f"booked_{mode}")
    values = {
        "when": text.time_long(world.phrases, slot),
        "start": text.moment_long(world.phrases, slot.start),
        "how": text.modes_in_words(world.phrases, [mode]),
        "team": text.team_name(talk, world),
        "url": url,
    }
    return text.say(talk, world, key, **values)
