"""A booking under way in a conversation: the talk from core, and its effects through BookingService.

Used by the guidance service. The talk lives in `guidance.booking` as plain data.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Tuple

from bot.core import booking_talk as talks
from bot.core.booking_hearing import municipality_said
from bot.core.booking_state import BookingTalk, BookingWorld, TalkOutcome
from bot.core.booking_text import reached_at
from bot.core.booking_words import Details, has_contact_shape
from bot.core.bookings import local
from bot.core.catalogue import Catalogue
from bot.core.conversation import Reading, Reply
from bot.core.guidance import Guidance
from bot.core.own_booking import own_time
from bot.core.phrases import Phrases
from bot.core.records import Booking, Conversation, Slot
from bot.errors import AlreadyBooked, Conflict, Invalid, NotFound, SlotTaken
from bot.knowledge.dates import dates
from bot.knowledge.spoken import named_in
from bot.knowledge.times import times
from bot.services.bookings import BookingService
from bot.services.contacts import full_number
from bot.services.ports import Clock
from bot.store.unit_of_work import UnitOfWork

DONE = "bookings.done"


class BookingTalkService:
    def __init__(self, *, catalogue: Catalogue, phrases: Phrases, clock: Clock, bookings: BookingService) -> None:
        self._catalogue = catalogue
        self._phrases = phrases
        self._clock = clock
        self._bookings = bookings

    async def open(
        self,
        unit: UnitOfWork,
        conversation: Conversation,
        guidance: Guidance,
        purpose: str,
        reading: Reading | None = None,
    ) -> List[Reply]:
        """Begin to book, move or cancel. What `reading` says besides ("på torsdag, på telefon") counts."""
        talk = BookingTalk(purpose=purpose, municipality=guidance.interview.profile.municipality_code)
        world = await self._world(unit, conversation, guidance, talk)
        if reading is not None:
            # "boka tid med arabisk tolk"
            spoken = named_in(reading.text, reading.entities, self._catalogue)
            guidance.interpreter = next(iter(spoken), guidance.interpreter)
            talk.municipality = municipality_said(talk, reading, world) or talk.municipality
        if purpose == "book":
            talk.municipality = talk.municipality or self._last_place(world)
            world = await self._world(unit, conversation, guidance, talk)
        if purpose == "book" and world.active:
            # One time at a time: what can be had now is what the booked one can be moved to.
            world = await self._world(unit, conversation, guidance, BookingTalk(purpose="move"))
        outcome = talks.begin(purpose, talk.municipality, world)
        if outcome.effect is None and reading is not None:
            outcome = talks.told_at_once(outcome, self._understood(reading), world)
        return self._keep(guidance, outcome)

    async def answer(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, reading: Reading
    ) -> Tuple[List[Reply], bool]:
        """The replies to a message, and whether the talk is over."""
        talk = BookingTalk.from_dict(guidance.booking or {})
        world = await self._world(unit, conversation, guidance, talk, reading)
        place = municipality_said(talk, reading, world)
        if place is not None and place != talk.municipality:
            talk.municipality, talk.slot, talk.offered = place, None, []
            guidance.interview.profile.municipality_code = guidance.interview.profile.municipality_code or place
            world = await self._world(unit, conversation, guidance, talk, reading)
        chosen, early = talk.booking, talk.early if talk.municipality else None
        outcome = talks.answer(talk, self._understood(reading), world)
        if early and outcome.effect is None:
            outcome.talk.early = None
            told = Reading(early["text"], "inform", entities=tuple(early["entities"]))
            outcome = talks.told_at_once(outcome, self._understood(told), world)
        if outcome.effect in ("book", "move", "cancel"):
            outcome = await self._carry_out(unit, conversation, guidance, outcome, world)
        elif outcome.effect is None and talk.booking != chosen and talk.purpose == "move":
            # Which of several bookings is only known now, and with it whose times can be had.
            world = await self._world(unit, conversation, guidance, talk)
            outcome = TalkOutcome(talk, talks.ask(talk, world))
        return self._keep(guidance, outcome), outcome.effect is not None

    async def ask(self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, again: bool) -> List[Reply]:
        """The open question, after a side step."""
        talk = BookingTalk.from_dict(guidance.booking or {})
        world = await self._world(unit, conversation, guidance, talk)
        replies = talks.ask(talk, world, again)
        guidance.booking = talk.to_dict()
        return list(replies)

    async def own_time(self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance) -> Reply:
        """When the person's booked time is, or that there is none."""
        talk = BookingTalk(municipality=guidance.interview.profile.municipality_code)
        turn = guidance.next_turn("bookings.own_time")
        talk.turns = {"your_time": turn, "not_booked_yet": turn, "none_booked": turn}
        world = await self._world(unit, conversation, guidance, talk)
        return own_time(talk, world)[0]

    async def correct(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, wanted: Details, reading: Reading
    ) -> Reply | None:
        """Put another name, number or address on the booking to come and say so; None when there is none."""
        talk = BookingTalk()
        world = await self._world(unit, conversation, guidance, talk)
        if not world.active:
            return None
        key, booking = "how_to_correct", world.active[0]
        if has_contact_shape(reading.text) and not wanted:
            key = "bad_contact"
        elif wanted:
            try:
                booking = await self._bookings.correct(unit, booking, **vars(wanted))
                key = "corrected"
            except Invalid:
                key = "bad_contact"
        values = {"name": booking.name, "contact": reached_at(booking.phone, booking.email)}
        return Reply(self._phrases.say(f"bookings.{key}", guidance.next_turn(f"bookings.{key}"), **values))

    async def _carry_out(
        self,
        unit: UnitOfWork,
        conversation: Conversation,
        guidance: Guidance,
        outcome: TalkOutcome,
        world: BookingWorld,
    ) -> TalkOutcome:
        """Do what was agreed on; when somebody was faster, go on with the next best times."""
        talk = outcome.talk
        try:
            booking = await self._do(unit, conversation, talk, world)
        except (SlotTaken, NotFound) as lost:
            world = await self._world(unit, conversation, guidance, talk)
            offers = [world.slot(one["slot_id"]) for one in lost.alternatives] if isinstance(lost, SlotTaken) else []
            return talks.lost(talk, [slot for slot in offers if slot is not None], world)
        except Invalid as fault:
            return talks.refused(talk, fault.field, world)
        except AlreadyBooked:
            # Booked by another door meanwhile.
            world = await self._world(unit, conversation, guidance, BookingTalk(purpose="move"))
            return talks.begin("book", talk.municipality, world)
        except Conflict:
            return talks.begin(talk.purpose, talk.municipality, replace(world, bookings=()))
        change = {"book": 1, "cancel": -1}.get(talk.purpose, 0)
        guidance.turns[DONE] = max(0, guidance.turns.get(DONE, 0) + change)
        return TalkOutcome(talk, (*outcome.replies, self._told(talk, world, booking)), outcome.effect)

    async def _do(
        self, unit: UnitOfWork, conversation: Conversation, talk: BookingTalk, world: BookingWorld
    ) -> Booking:
        own = world.booking(talk.booking)
        if talk.purpose == "book":
            return await self._bookings.book(
                unit,
                slot_id=talk.slot or "",
                mode=talk.mode or "",
                name=talk.name or "",
                phone=talk.phone,
                email=talk.email,
                conversation_id=conversation.id,
            )
        if own is None:
            raise Conflict()
        if talk.purpose == "cancel":
            return await self._bookings.cancel(unit, own)
        return await self._bookings.move(unit, own, slot_id=talk.slot or "", mode=talk.mode)

    def _told(self, talk: BookingTalk, world: BookingWorld, booking: Booking) -> Reply:
        """What is now booked, moved or cancelled, with the address to change it."""
        public = self._bookings.to_public(booking)
        card = {"type": "booking", "booking": {**public, "team": {"id": public["team"], "name": public["team_name"]}}}
        text = talks.finished(talk, world, booking.mode, booking.slot, public["manage_url"])
        return Reply(text, card=card)

    async def _world(
        self,
        unit: UnitOfWork,
        conversation: Conversation,
        guidance: Guidance,
        talk: BookingTalk,
        reading: Reading | None = None,
    ) -> BookingWorld:
        """The free times of the team in question, and the person's own bookings."""
        own = await unit.bookings.of_conversation(conversation.id)
        world = BookingWorld(
            catalogue=self._catalogue,
            phrases=self._phrases,
            slots=(),
            now=self._clock(),
            bookings=own,
            address=full_number(conversation.address or ""),
            phone_of=full_number,
            resumes=guidance.begun and not guidance.interview.done,
            interpreter=guidance.interpreter,
        )
        team = self._team(talk, world)
        slots = await self._bookings.free_of_team(unit, team) if team else []
        if talk.purpose != "book":
            held = {one.slot.id for one in world.active}
            slots = [slot for slot in slots if slot.id not in held]
        world = replace(world, slots=slots)
        return replace(world, wanted=await self._wanted(unit, world, reading))

    def _team(self, talk: BookingTalk, world: BookingWorld) -> str | None:
        if talk.purpose != "book":
            meant = world.booking(talk.booking) or next(iter(world.active), None)
            return meant.slot.team if meant else None
        team = world.team(talk)
        return team.id if team else None

    def _last_place(self, world: BookingWorld) -> str | None:
        """A municipality of the team that the person had a time with last, also where that was cancelled."""
        team = world.bookings[-1].slot.team if world.bookings else None
        return next((code for code, place in self._catalogue.municipalities.items() if place.team == team), None)

    async def _wanted(self, unit: UnitOfWork, world: BookingWorld, reading: Reading | None) -> Slot | None:
        """The time behind a pressed button that cannot be had any more."""
        if reading is None or reading.asks != "slot" or not isinstance(reading.value, str):
            return None
        return None if world.slot(reading.value) else await self._bookings.slot(unit, reading.value)

    def _understood(self, reading: Reading) -> Reading:
        """The reading with the days and times in its words, where it came without any."""
        if reading.asks or any(entity.get("entity") in ("date", "time") for entity in reading.entities):
            return reading
        days = dates(reading.text, local(self._clock()).date())
        clocks = [
            span for span in times(reading.text) if all(span.end <= day.start or span.start >= day.end for day in days)
        ]
        found: List[Dict[str, Any]] = []
        for name, spans in (("date", days), ("time", clocks)):
            found += [{"entity": name, "value": one.value, "start": one.start, "end": one.end} for one in spans]
        return replace(reading, entities=(*reading.entities, *found))

    @staticmethod
    def _keep(guidance: Guidance, outcome: TalkOutcome) -> List[Reply]:
        guidance.booking = None if outcome.effect else outcome.talk.to_dict()
        return list(outcome.replies)
