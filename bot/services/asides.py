"""Side steps that change nothing: why we ask, how to answer, and the last words again."""

from __future__ import annotations

from bot.core import interview
from bot.core.conversation import Reading, Reply
from bot.core.guidance import Guidance, merged
from bot.core.records import Conversation, TurnResult
from bot.services.guidance import GuidanceService
from bot.store.unit_of_work import UnitOfWork


class AsideService:
    def __init__(self, *, guidance: GuidanceService) -> None:
        self._guidance = guidance

    async def explain(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`ask_why` and `help`: why the open question is asked, or how to answer it."""
        guidance = Guidance.from_dict(conversation.state)
        if guidance.begun and not guidance.interview.done and not guidance.booking:
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
