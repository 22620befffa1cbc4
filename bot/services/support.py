"""For a person in despair: where help is at once, a counsellor told, and nothing that rolls on.

`support` answers the cry, `stay` what is said next, until the person goes on with something else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.catalogue import Catalogue
from bot.core.conversation import Button, Reading, Reply
from bot.core.guidance import Guidance
from bot.core.handover import DISTRESS
from bot.core.other_language import entries_of
from bot.core.phrases import Phrases
from bot.core.records import Conversation, TurnResult
from bot.core.sms import is_lost
from bot.knowledge.spoken import written_in
from bot.services.handovers import HandoverService
from bot.services.sms_texts import CHANNEL as SMS
from bot.store.unit_of_work import UnitOfWork

NUMBERS = (("emergency", "112"), ("suicide_line", "90101"), ("health_line", "1177"))


class SupportService:
    def __init__(self, *, catalogue: Catalogue, phrases: Phrases, handovers: HandoverService) -> None:
        self._catalogue = catalogue
        self._phrases = phrases
        self._handovers = handovers

    async def support(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """A cry for help, one's own or for somebody else."""
        guidance = Guidance.understood(conversation.state)
        await self._handovers.wait(unit, conversation, DISTRESS)
        text = words.normal(reading.text)
        other = words.has(telling.SOMEBODY_ELSE, text) and not words.has(telling.MYSELF, text)
        reply = self._with_numbers(guidance, "support.for_another" if other else "support.cry", human=True)
        foreign = self._in_their_language(conversation, reading)
        if foreign:
            reply = replace(reply, text=f"{foreign}\n\n{reply.text}")
        return await self._kept(unit, conversation, guidance, [reply])

    async def stay(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """What is said right after the numbers and is nothing else: a yes to waiting, a no, or still in despair."""
        guidance = Guidance.understood(conversation.state)
        text = words.normal(reading.text)
        if words.is_no(text):
            replies = [self._with_numbers(guidance, "support.no_waiting", human=True)]
        elif words.is_yes(text):
            notice = self._handovers.notice(conversation, guidance, "handover.still_waiting")
            replies = [notice, self._with_numbers(guidance, "support.waits", human=False)]
        else:
            replies = [self._with_numbers(guidance, "support.with_you", human=conversation.status != "waiting")]
        return await self._kept(unit, conversation, guidance, replies)

    async def hand_over(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """The wish for a human; after a cry for help the numbers stay in sight and nothing else is offered."""
        if not Guidance.in_crisis(conversation.state):
            return await self._handovers.hand_over(unit, conversation, reading)
        guidance = Guidance.understood(conversation.state)
        waiting = conversation.status == "waiting" and guidance.turns.get("handover.waiting")
        await self._handovers.wait(unit, conversation, DISTRESS)
        notice = self._handovers.notice(
            conversation, guidance, "handover.still_waiting" if waiting else "handover.waiting"
        )
        return await self._kept(
            unit, conversation, guidance, [notice, self._with_numbers(guidance, "support.waits", human=False)]
        )

    async def _kept(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, replies: List[Reply]
    ) -> TurnResult:
        guidance.crisis = True
        await unit.conversations.change(conversation.id, state=guidance.to_dict())
        return TurnResult(replies=replies)

    def _with_numbers(self, guidance: Guidance, key: str, *, human: bool) -> Reply:
        lines = [{"label": self._phrases.say(f"support.{name}_label"), "number": number} for name, number in NUMBERS]
        buttons = [Button(self._phrases.say("handover.go_on_button"), "/start_guidance")]
        if human:
            buttons.insert(0, Button(self._phrases.say("handover.human_button"), "/human_handover"))
        card = {"type": "contact", "phones": lines}
        return Reply(self._phrases.say(key, guidance.next_turn(key)), buttons=tuple(buttons), card=card)

    def _in_their_language(self, conversation: Conversation, reading: Reading) -> str | None:
        """The numbers in the language written, where the content has it; an SMS has only Latin letters."""
        found = entries_of(self._catalogue, written_in(reading.text, self._catalogue))
        text = next((one.distress for one in found), None)
        return text if text and not (conversation.channel == SMS and is_lost(text)) else None
