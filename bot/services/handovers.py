"""From bot to human: the wish for one, and the words for a person in despair."""

from __future__ import annotations

from datetime import date, datetime
from typing import Callable, Container, List

from babel.dates import format_datetime

from bot.core.catalogue import Catalogue
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
        await self._wait(unit, conversation, HUMAN)
        key = "handover.still_waiting" if waiting else "handover.waiting"
        booked = await coming_in_words(unit, conversation.id, self._phrases, self._clock())
        replies = self._honest(conversation, guidance, key, booked)
        await unit.conversations.change(conversation.id, state=guidance.to_dict())
        return TurnResult(replies=replies)

    async def support(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Distress: short, human, where help is at once, a counsellor offered; nothing rolls on."""
        guidance = Guidance.understood(conversation.state)
        await self._wait(unit, conversation, DISTRESS)
        turn = guidance.next_turn("handover.distress")
        lines = [
            {"label": self._phrases.say(f"handover.{name}_label"), "number": number}
            for name, number in (("emergency", "112"), ("suicide_line", "90101"), ("health_line", "1177"))
        ]
        buttons = (
            Button(self._phrases.say("handover.human_button"), "/human_handover"),
            Button(self._phrases.say("handover.go_on_button"), "/start_guidance"),
        )
        comfort = Reply(
            self._phrases.say("handover.distress", turn),
            buttons=buttons,
            card={"type": "contact", "phones": lines},
        )
        await unit.conversations.change(conversation.id, state=guidance.to_dict())
        return TurnResult(replies=[comfort])

    async def _wait(self, unit: UnitOfWork, conversation: Conversation, need: str) -> None:
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

    def _honest(self, conversation: Conversation, guidance: Guidance, key: str, booked: str | None) -> List[Reply]:
        """A notice of where the person stands, and what can be done meanwhile."""
        now, closed = self._clock(), self._holidays()
        hours = staffed_hours(self._catalogue, conversation.municipality_code)
        book = Button(self._phrases.say("handover.book_button"), "/book_session")
        go_on = Button(self._phrases.say("handover.go_on_button"), "/start_guidance")
        if is_staffed(hours, now, closed):
            notice, offer, buttons = self._said(guidance, key), "handover.meanwhile", (go_on, book)
        else:
            opens = next_staffed(hours, now, closed)
            when = self._phrases.say("handover.unknown_time") if opens is None else _spoken(opens)
            notice = self._said(guidance, "handover.away", when=when)
            offer, buttons = "handover.away_offer", (book, go_on)
        if booked:  # nobody is asked to book a second time
            return [
                Reply(notice, sender="system"),
                Reply(self._said(guidance, "handover.booked_offer", when=booked), buttons=(go_on,)),
            ]
        return [Reply(notice, sender="system"), Reply(self._said(guidance, offer), buttons=buttons)]

    def _said(self, guidance: Guidance, key: str, **values: str) -> str:
        return self._phrases.say(key, guidance.next_turn(key), **values)


def _spoken(moment: datetime) -> str:
    return format_datetime(moment, "EEEE d MMMM 'kl.' H.mm", locale="sv_SE")
