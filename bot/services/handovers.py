"""From bot to human: the wish for one, and where the person stands in the queue."""

from __future__ import annotations

from datetime import date, datetime
from typing import Callable, Container, List, Sequence

from babel.dates import format_datetime

from bot.core.catalogue import Catalogue, OpeningHours
from bot.core.conversation import Button, Reading, Reply
from bot.core.guidance import Guidance
from bot.core.handover import DISTRESS, HUMAN, is_staffed, next_staffed, staffed_hours
from bot.core.phrases import Phrases
from bot.core.records import Conversation, TurnResult
from bot.services.own_times import coming_in_words
from bot.services.ports import Clock
from bot.store.unit_of_work import UnitOfWork

Holidays = Callable[[], Container[date]]


async def leave_queue(unit: UnitOfWork, conversation: Conversation, now: datetime) -> str:
    """Back to the bot; the key of what to say. Who has shown despair stays where a counsellor sees it."""
    if conversation.need == DISTRESS:
        return "guidance.queue_kept"
    await unit.conversations.change(conversation.id, status="bot", need=None, waiting_since=None)
    await unit.handovers.end(conversation.id, now)
    return "guidance.queue_left"


class HandoverService:
    """Marks a conversation for the desk. What the person is told depends on the hour."""

    def __init__(self, *, catalogue: Catalogue, phrases: Phrases, clock: Clock, holidays: Holidays) -> None:
        self._catalogue = catalogue
        self._phrases = phrases
        self._clock = clock
        self._holidays = holidays

    async def hand_over(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """The person wants a human."""
        guidance = Guidance.understood(conversation.state)
        waiting = conversation.status == "waiting"
        await self.wait(unit, conversation, HUMAN)
        key = "handover.still_waiting" if waiting else "handover.waiting"
        booked = await coming_in_words(unit, conversation.id, self._phrases, self._clock())
        replies = self._honest(conversation, guidance, key, booked)
        await unit.conversations.change(conversation.id, state=guidance.to_dict())
        return TurnResult(replies=replies)

    async def wait(self, unit: UnitOfWork, conversation: Conversation, need: str) -> None:
        """Puts the conversation in the queue, unless a counsellor has it."""
        if conversation.status == "counsellor":
            return  # somebody took it while this message was on its way
        now = self._clock()
        # Despair is never downgraded to a plain wish for a human.
        kept = DISTRESS if conversation.need == DISTRESS else need
        await unit.conversations.change(
            conversation.id,
            status="waiting",
            need=kept,
            waiting_since=conversation.waiting_since or now,
        )
        if conversation.status != "waiting" or conversation.need != kept:
            await unit.handovers.add(conversation.id, need, now)

    def notice(self, conversation: Conversation, guidance: Guidance, key: str) -> Reply:
        """Where the person stands, as the staffed hours are: `key` while somebody is there, else when they are."""
        hours, now, closed = self._hours(conversation), self._clock(), self._holidays()
        if is_staffed(hours, now, closed):
            return Reply(self._said(guidance, key), sender="system")
        opens = next_staffed(hours, now, closed)
        when = self._phrases.say("handover.unknown_time") if opens is None else _spoken(opens)
        return Reply(self._said(guidance, "handover.away", when=when), sender="system")

    def _honest(self, conversation: Conversation, guidance: Guidance, key: str, booked: str | None) -> List[Reply]:
        """The notice, and what can be done meanwhile."""
        book = Button(self._phrases.say("handover.book_button"), "/book_session")
        go_on = Button(self._phrases.say("handover.go_on_button"), "/start_guidance")
        offer, buttons = "handover.away_offer", (book, go_on)
        if is_staffed(self._hours(conversation), self._clock(), self._holidays()):
            offer, buttons = "handover.meanwhile", (go_on, book)
        notice = self.notice(conversation, guidance, key)
        if booked:  # nobody is asked to book a second time
            return [notice, Reply(self._said(guidance, "handover.booked_offer", when=booked), buttons=(go_on,))]
        return [notice, Reply(self._said(guidance, offer), buttons=buttons)]

    def _hours(self, conversation: Conversation) -> Sequence[OpeningHours]:
        return staffed_hours(self._catalogue, conversation.municipality_code)

    def _said(self, guidance: Guidance, key: str, **values: str) -> str:
        return self._phrases.say(key, guidance.next_turn(key), **values)


def _spoken(moment: datetime) -> str:
    return format_datetime(moment, "EEEE d MMMM 'kl.' H.mm", locale="sv_SE")
