"""Side steps: the welcome, why we ask, how to answer, the last words again, an end for today."""

from __future__ import annotations

from bot.core import interview
from bot.core.conversation import Button, Reading, Reply
from bot.core.guidance import Guidance, merged
from bot.core.records import Conversation, TurnResult
from bot.services.guidance import GuidanceService
from bot.store.unit_of_work import UnitOfWork


class AsideService:
    def __init__(self, *, guidance: GuidanceService) -> None:
        self._guidance = guidance

    async def welcome(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """The first message: a bot, what is kept, and three ways on."""
        buttons = (
            Button(self._guidance.phrases.say("guidance.start_button"), "/start_guidance"),
            Button(self._guidance.phrases.say("guidance.question_button"), "/help"),
            Button(self._guidance.phrases.say("guidance.human_button"), "/human_handover"),
        )
        return TurnResult(replies=[Reply(self._guidance.phrases.say("guidance.welcome"), buttons=buttons)])

    async def explain(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`ask_why` and `help`: why the open question is asked, or how to answer it."""
        guidance = Guidance.understood(conversation.state)
        if guidance.booking and not guidance.confirming:
            return await self._guidance.answer(unit, conversation, reading)
        if guidance.begun and not guidance.interview.done:
            speak = interview.why if reading.intent == "ask_why" else interview.help
            replies = [speak(guidance.interview, self._guidance.world())]
        else:
            key = "guidance.why" if reading.intent == "ask_why" else "guidance.help"
            replies = [self._guidance.said(guidance, key, ())]
        if replies[0].asks is None:
            replies += await self._guidance.open_question(unit, conversation, guidance, again=True)
        return await self._guidance.keep(unit, conversation, guidance, merged(replies))

    async def repeat(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Say the last thing again."""
        last = await unit.messages.last_of(conversation.id, "bot")
        return TurnResult(
            replies=[Reply(message.text, message.buttons, message.asks, message.card) for message in last]
        )

    async def stop(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """The person wants to end for now; everything is kept for another day."""
        guidance = Guidance.understood(conversation.state)
        guidance.booking, guidance.confirming = None, None
        return await self._guidance.keep(
            unit, conversation, guidance, [self._guidance.said(guidance, "guidance.stopped", ())]
        )
