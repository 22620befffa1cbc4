"""The wish to book, to move, to cancel, to know one's time or to correct it, at any point of a conversation.

Used by the actions. In the middle of a booking such words belong to it ("kan vi ta det på plats i
stället?"); else they begin one.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.answer_words import has, normal
from bot.core.booking_words import WHEN_IS_IT, new_details
from bot.core.conversation import Reading
from bot.core.guidance import Guidance, merged
from bot.core.records import Conversation, TurnResult
from bot.services.booking_talks import BookingTalkService
from bot.services.contacts import full_number
from bot.services.guidance import GuidanceService
from bot.store.unit_of_work import UnitOfWork

# What each wish is about, and in which talks under way it is an answer.
_ANSWERS_IN = {"book": ("book",), "move": ("book", "move"), "cancel": ("cancel",)}
# Who may be in despair is answered as such, whatever else the words hold.
_NEVER_IN = "distress"


class BookingRequestService:
    def __init__(self, *, guidance: GuidanceService, talks: BookingTalkService) -> None:
        self._guidance = guidance
        self._talks = talks

    async def book(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`book_session`: begin to book; facts in the same message count."""
        return await self._handle(unit, conversation, "book", reading)

    async def change_booking(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`change_booking`: move a time; "när var min tid?" is understood as this too and only answered."""
        return await self._handle(unit, conversation, "move", reading)

    async def cancel_booking(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`cancel_booking`: cancel a time, or leave a booking that is not made yet."""
        return await self._handle(unit, conversation, "cancel", reading)

    async def change_details(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult | None:
        """Another name, number or address for the time that is booked; None when the words are about something else.

        Asked by every action before its own work: such words are understood in many ways, and mean one thing.
        """
        if reading.pressed or reading.intent == _NEVER_IN:
            return None
        wanted = new_details(reading.text, normal(reading.text), full_number)
        if wanted is None:
            return None
        guidance = Guidance.understood(conversation.state)
        told = await self._talks.correct(unit, conversation, guidance, wanted, reading)
        if told is None:
            return None
        replies = [told]
        if guidance.open_asks:
            replies += await self._guidance.open_question(unit, conversation, guidance, again=True)
        return await self._guidance.keep(unit, conversation, guidance, merged(replies))

    async def _handle(self, unit: UnitOfWork, conversation: Conversation, purpose: str, reading: Reading) -> TurnResult:
        guidance = Guidance.understood(conversation.state)
        under_way = (guidance.booking or {}).get("purpose")
        if under_way == "book" and purpose == "cancel":
            return await self._guidance.answer(unit, conversation, replace(reading, intent="stop"))
        if under_way in _ANSWERS_IN[purpose] and not reading.pressed:
            return await self._guidance.answer(unit, conversation, reading)
        if under_way == "book" and purpose == "move":
            # A button that means the time being chosen: there is none to move yet.
            return await self._guidance.resume(unit, conversation, reading)
        if not reading.pressed and has(WHEN_IS_IT, normal(reading.text)):
            replies = [await self._talks.own_time(unit, conversation, guidance)]
            replies += await self._guidance.open_question(unit, conversation, guidance, again=True)
        else:
            replies = await self._talks.open(unit, conversation, guidance, purpose, reading)
        return await self._guidance.keep(unit, conversation, guidance, merged(replies))
