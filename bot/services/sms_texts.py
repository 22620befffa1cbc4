"""SMS out: what is new in a conversation becomes texts that wait to be sent, in one transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import Sequence

from bot.core.phrases import Phrases
from bot.core.records import Conversation, Message
from bot.core.sms import plain, texts, welcome_in
from bot.core.sms_choices import answers
from bot.services.ports import Clock
from bot.store.unit_of_work import UnitOfWork

CHANNEL = "sms"
LOOKED_BACK = 40
# The welcome waits this long for the answer to the first text, to go out as one.
HOLD = timedelta(seconds=5)


class SmsTexts:
    """Writes texts. Each method works in the open unit it is given."""

    def __init__(self, *, phrases: Phrases, clock: Clock) -> None:
        self._phrases = phrases
        self._clock = clock

    async def write(self, unit: UnitOfWork, conversation_id: str) -> None:
        """Turn what the telephone has not been given into texts to send."""
        conversation = await unit.conversations.get(conversation_id)
        if conversation is None or conversation.paused:
            return
        new = await unit.messages.after(conversation.id, conversation.delivered_seq)
        welcome = await self._welcome(unit, conversation)
        if await self._held(unit, conversation, new, welcome):
            return
        upto = max(conversation.last_seq, new[-1].seq) if new else conversation.last_seq
        if await unit.conversations.deliver(conversation.id, conversation.delivered_seq, upto):
            await self._queue(unit, conversation, texts(new, self._phrases, welcome=welcome))

    async def say_last(self, unit: UnitOfWork, conversation: Conversation) -> None:
        """The receipt of a stop; what waited is not sent any more."""
        await unit.deliveries.cancel(str(conversation.address))
        await self._queue(unit, conversation, plain(self._phrases.say("sms.stopped"), self._phrases))

    async def resume(self, unit: UnitOfWork, conversation: Conversation) -> None:
        """The receipt of a start, what a counsellor wrote meanwhile, and the open question."""
        await unit.conversations.change(conversation.id, delivered_seq=conversation.last_seq)
        missed = await unit.messages.after(conversation.id, conversation.delivered_seq)
        human = [message for message in missed if message.sender == "counsellor"]
        sent = [self._phrases.say("sms.resumed"), *texts(human, self._phrases)]
        if conversation.status in ("bot", "waiting"):
            question = await self._open_question(unit, conversation)
            sent += question or [self._phrases.say("sms.ask_anything")]
        await self._queue(unit, conversation, sent)

    async def _open_question(self, unit: UnitOfWork, conversation: Conversation) -> Sequence[str]:
        """The bot's latest answer again; nothing when it has only said welcome."""
        recent = await unit.messages.latest(conversation.id, conversation.last_seq, LOOKED_BACK)
        welcome = await self._welcome(unit, conversation)
        spoken = [item for item in recent if item.sender == "bot" and item.seq != welcome]
        return texts(answers(spoken)[-1], self._phrases) if spoken else []

    async def _welcome(self, unit: UnitOfWork, conversation: Conversation) -> int | None:
        return welcome_in(await unit.messages.first_of(conversation.id, "bot"))

    async def _held(
        self, unit: UnitOfWork, conversation: Conversation, new: Sequence[Message], welcome: int | None
    ) -> bool:
        spoken = [message for message in new if message.sender != "user"]
        if [message.seq for message in spoken] != [welcome] or spoken[0].at + HOLD <= self._clock():
            return False
        return not await unit.turns.is_idle(conversation.id)

    async def _queue(self, unit: UnitOfWork, conversation: Conversation, sent: Sequence[str]) -> None:
        now = self._clock()
        for text in sent:
            await unit.deliveries.add(conversation.id, str(conversation.address), text, now)
