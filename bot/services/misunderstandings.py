"""Words that fit nothing, talk beside the subject, anger. Used by the actions.

What is said stands in `content/phrases/misunderstandings.yml`; what counts in `core/misunderstanding.py`.
"""

from __future__ import annotations

from bot.core.conversation import Reading
from bot.core.guidance import Guidance, merged, with_human
from bot.core.misunderstanding import MISSES_UNTIL_HUMAN, human_button, said
from bot.core.nonsense import is_nonsense
from bot.core.records import Conversation, TurnResult
from bot.knowledge.swedish import words
from bot.knowledge.wordlists import beginnings
from bot.services.guidance import GuidanceService
from bot.store.unit_of_work import UnitOfWork


class MisunderstandingService:
    def __init__(self, *, guidance: GuidanceService) -> None:
        self._guidance = guidance
        self._phrases = guidance.phrases

    async def misunderstood(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Words that fit nothing. The open question gets its chance first: it may know them."""
        guidance = Guidance.from_dict(conversation.state)
        if guidance.open_asks is not None:
            return await self._guidance.answer(unit, conversation, reading)
        guidance.confirming = None  # what is no yes is a no
        replies = await self._guidance.not_understood(unit, conversation, guidance, reading)
        return await self._guidance.keep(unit, conversation, guidance, replies)

    async def off_topic(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`out_of_scope`: says calmly what can be had here, then back to the open question."""
        if is_nonsense(reading.text):
            return await self.misunderstood(unit, conversation, reading)
        if is_angry(reading.text):
            return await self.complaint(unit, conversation, reading)
        guidance = Guidance.from_dict(conversation.state)
        guidance.misses += 1
        human = guidance.misses >= MISSES_UNTIL_HUMAN
        key = "off_topic_human" if human else "off_topic"
        return await self._and_back(unit, conversation, guidance, key, human)

    async def complaint(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Anger is taken seriously: no reproach, and a human at once. Neither a failure nor an end to them."""
        guidance = Guidance.from_dict(conversation.state)
        return await self._and_back(unit, conversation, guidance, "complaint", True)

    async def _and_back(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, key: str, human: bool
    ) -> TurnResult:
        replies = [said(guidance, self._phrases, key)]
        replies += await self._guidance.open_question(unit, conversation, guidance, again=True)
        replies = merged(replies)
        if human:
            replies = with_human(replies, human_button(self._phrases))
        return await self._guidance.keep(unit, conversation, guidance, replies)


def is_angry(text: str) -> bool:
    """Whether there is a word of abuse in it."""
    return any(word.fold.startswith(beginnings("abuse")) for word in words(text))
