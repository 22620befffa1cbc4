"""Another language than Swedish: the way to an interpreter in that language, and the wish kept for the desk."""

from __future__ import annotations

from typing import List

from bot.core.catalogue import Catalogue
from bot.core.conversation import Reading, Reply
from bot.core.guidance import Guidance
from bot.core.other_language import Situation, answers_in, noted, reply_in, reply_to_neighbour
from bot.core.phrases import Phrases
from bot.core.records import Conversation, TurnResult
from bot.knowledge.spoken import meant
from bot.knowledge.wordlists import listen_for
from bot.services.guidance import GuidanceService
from bot.services.sms_texts import CHANNEL as SMS
from bot.store.unit_of_work import UnitOfWork

TURN = "languages.answered"


class OtherLanguageService:
    def __init__(self, *, catalogue: Catalogue, phrases: Phrases, guidance: GuidanceService) -> None:
        self._catalogue = catalogue
        self._phrases = phrases
        self._guidance = guidance

    async def answer(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`other_language`: answered in the person's language; an open question stands again after it."""
        guidance = Guidance.understood(conversation.state)
        replies: List[Reply] = [self._reply(conversation, guidance, reading)]
        if guidance.asking:
            replies += await self._guidance.open_question(unit, conversation, guidance, again=True)
        return await self._guidance.keep(unit, conversation, guidance, replies)

    def _reply(self, conversation: Conversation, guidance: Guidance, reading: Reading) -> Reply:
        found = meant(reading.text, reading.entities, self._catalogue)
        sms = conversation.channel == SMS
        situation = Situation(guidance.next_turn(TURN), sms, guidance.asking, guidance.booking is not None)
        if found.language in listen_for("neighbour_languages"):
            return reply_to_neighbour(self._phrases, situation)
        if found.language is not None:
            guidance.interpreter = noted(self._catalogue, found.language, named=found.named)
        entries = answers_in(self._catalogue, found.language, sms=sms)
        known = any(found.language in (one.name, *one.also) for one in entries)
        return reply_in(entries, self._phrases, situation, known=known)
