"""A small calendar to book in, and a talk that checks every turn's promises."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from bot.content.loader import catalogue, load_phrases
from bot.core.booking_state import BookingTalk, BookingWorld, TalkOutcome
from bot.core.booking_talk import answer, ask, begin, lost
from bot.core.bookings import SWEDEN
from bot.core.conversation import Reading, Reply
from bot.core.guidance import merged
from bot.core.payloads import parse_payload
from bot.core.records import Booking, Slot
from bot.knowledge.answers import yes_or_no
from bot.knowledge.dates import dates
from bot.knowledge.times import times
from bot.services.contacts import full_number

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=timezone.utc)
TODAY = NOW.date()
PHRASES = load_phrases()
SAFFLE = "1785"
ASKS = {None, "municipality", "slot", "mode", "name", "contact", "confirm_booking"}
WAYS = ("place", "phone", "video")


def slot_at(day: str, clock: str, *, modes: tuple[str, ...] = WAYS, team: str = "saffle") -> Slot:
    """A free hour; its id says when it is ("2026-11-26T13:00")."""
    start = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SWEDEN).astimezone(timezone.utc)
    return Slot(f"{day}T{clock}", team, start, start + timedelta(hours=1), modes, 1)


def weeks(count: int = 2) -> list[Slot]:
    """Weekdays from tomorrow, three hours before and three after noon."""
    days = [TODAY + timedelta(days=ahead) for ahead in range(1, count * 7 + 1)]
    clocks = ("09:00", "10:00", "11:00", "13:00", "14:00", "15:00")
    return [slot_at(day.isoformat(), clock) for day in days if day.weekday() < 5 for clock in clocks]


def booking_at(slot: Slot, number: int = 1, **given: Any) -> Booking:
    values = {"mode": "phone", "name": "Anna", "phone": "+46701740666", "email": None, **given}
    return Booking(f"b{number}", slot, "c", manage_token="t", status="booked", sequence=0, created_at=NOW, **values)


def world_of(slots: list[Slot] | None = None, **given: Any) -> BookingWorld:
    free = weeks() if slots is None else slots
    return BookingWorld(catalogue(), PHRASES, free, NOW, phone_of=full_number, **given)


def read(text: str, intent: str | None = None) -> Reading:
    """Words as the understanding would hand them over."""
    days = dates(text, TODAY)
    clocks = [one for one in times(text) if all(one.end <= day.start or one.start >= day.end for day in days)]
    entities = [
        {"entity": name, "value": span.value, "start": span.start, "end": span.end}
        for name, spans in (("date", days), ("time", clocks))
        for span in spans
    ]
    return Reading(text, intent or yes_or_no(text) or "inform", entities=tuple(entities))


class Talker:
    """One person booking; every reply is held against what a bot message may be."""

    def __init__(self, purpose: str = "book", municipality: str | None = SAFFLE, world: BookingWorld | None = None):
        self.world = world or world_of()
        self.last = ""
        self.replies: list[Reply] = []
        self.messages = 1
        self.keep(begin(purpose, municipality, self.world))

    def keep(self, outcome: TalkOutcome) -> TalkOutcome:
        self.outcome = outcome
        self.effect = outcome.effect
        self.talk = BookingTalk.from_dict(json.loads(json.dumps(outcome.talk.to_dict())))
        assert self.talk.to_dict() == outcome.talk.to_dict()
        self.replies = merged(list(outcome.replies))
        for reply in self.replies:
            self.check(reply)
        return outcome

    def check(self, reply: Reply) -> None:
        assert reply.text != self.last, reply.text
        self.last = reply.text
        assert reply.asks in ASKS
        plain = re.sub(r"kl\. |\d\.\d|\S+@\S+|\.\.\.|\(exempel\)", "", reply.text)
        sentences = re.findall(r"[^.!?]+[.!?]", plain)
        questions = [one for one in sentences if one.endswith("?")]
        assert len(questions) <= 1 and len(sentences) - len(questions) <= 3, reply.text
        assert not questions or plain.rstrip().endswith("?"), reply.text
        if reply.asks:
            assert questions, reply.text
        for button in reply.buttons:
            assert button.title and parse_payload(button.payload), button

    def say(self, text: str, intent: str | None = None) -> Talker:
        return self.hear(read(text, intent))

    def hear(self, reading: Reading) -> Talker:
        assert self.effect is None, "the talk is over"
        self.messages += 1
        self.keep(answer(self.talk, reading, self.world))
        return self

    def press(self, title: str) -> Talker:
        """A button of the last message, by the start of its title."""
        found = next(one for one in self.replies[-1].buttons if one.title.startswith(title))
        pressed = parse_payload(found.payload)
        assert pressed is not None
        return self.hear(Reading(found.title, pressed.intent, asks=pressed.asks, value=pressed.value))

    def choose(self, slot_id: str) -> Talker:
        """A time in the calendar."""
        return self.hear(Reading(slot_id, "inform", asks="slot", value=slot_id))

    def taken(self, slot_id: str) -> Talker:
        """Somebody else books a time."""
        gone = next(slot for slot in self.world.slots if slot.id == slot_id)
        free = [slot for slot in self.world.slots if slot.id != slot_id]
        self.world = replace(self.world, slots=free, wanted=gone)
        return self

    def lose(self, *offers: Slot) -> Talker:
        self.keep(lost(self.talk, offers, self.world))
        return self

    def again(self) -> Reply:
        replies = ask(self.talk, self.world, again=True)
        for reply in replies:
            self.check(reply)
        return replies[-1]

    @property
    def asks(self) -> str | None:
        return self.replies[-1].asks

    @property
    def titles(self) -> list[str]:
        return [button.title for button in self.replies[-1].buttons]


def day(written: str) -> date:
    return date.fromisoformat(written)
