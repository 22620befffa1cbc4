"""SMS in: texts become messages on the common road. What arrives is kept at once, joined a little later."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Dict, List, Sequence, Tuple

from bot.core.conversation import MAX_TEXT
from bot.core.phrases import Phrases
from bot.core.privacy import mask_personal_numbers
from bot.core.records import Conversation, IncomingSms
from bot.core.sms import command_of, readable_pieces, welcome_in
from bot.core.sms_choices import Picked, open_choices, pick
from bot.services.conversations import START, ConversationService
from bot.services.ports import Clock
from bot.services.sms_texts import CHANNEL, SmsTexts
from bot.store.unit_of_work import UnitOfWork

LONGEST_WAIT = 10.0
REMEMBERED = timedelta(days=7)
LOOKED_BACK = 40


@dataclass
class Joined:
    """What a step has put on the road: turns to be answered, conversations with something to send."""

    turns: List[Tuple[str, str]] = field(default_factory=list)
    changed: List[str] = field(default_factory=list)


class SmsService:
    """Takes texts in. Each method works in the open unit it is given."""

    def __init__(
        self,
        *,
        conversations: ConversationService,
        texts: SmsTexts,
        phrases: Phrases,
        clock: Clock,
        join_seconds: float,
    ) -> None:
        self._conversations = conversations
        self.texts = texts
        self._phrases = phrases
        self._clock = clock
        self._join = timedelta(seconds=join_seconds)
        self._longest = timedelta(seconds=max(LONGEST_WAIT, join_seconds))

    async def take(self, unit: UnitOfWork, *, provider_id: str, address: str, text: str, sent_at: str) -> bool:
        """Keep a text the moment it arrives; False when it is known. Personal numbers go first."""
        masked = mask_personal_numbers(text, self._phrases.say("privacy.masked"))
        return await unit.sms_inbox.add(provider_id, address, masked, sent_at, self._clock())

    async def report(self, unit: UnitOfWork, provider_id: str, status: str) -> None:
        """A delivery report; a status we do not know says nothing."""
        if status in ("sent", "delivered", "failed"):
            await unit.deliveries.report(provider_id, status)

    async def due(self, unit: UnitOfWork) -> Tuple[List[List[IncomingSms]], float | None]:
        """The texts that can be joined now, by address, and in how many seconds there is more."""
        by_address: Dict[str, List[IncomingSms]] = {}
        for sms in await unit.sms_inbox.waiting():
            by_address.setdefault(sms.address, []).append(sms)
        now = self._clock()
        times = {address: self._time_of(texts) for address, texts in by_address.items()}
        ready = [texts for address, texts in by_address.items() if times[address] <= now]
        later = [(time - now).total_seconds() for time in times.values() if time > now]
        return ready, min(later, default=None)

    def _time_of(self, texts: Sequence[IncomingSms]) -> datetime:
        """When nothing more is waited for; STOPP and START never wait."""
        arrived = [sms.at for sms in texts]
        if any(command_of(sms.text) for sms in texts):
            return min(arrived)
        return min(max(arrived) + self._join, min(arrived) + self._longest)

    async def join(self, unit: UnitOfWork, texts: Sequence[IncomingSms]) -> Joined:
        """Put the texts of one address on the road, in order; nothing of it is kept here any longer."""
        joined = Joined()
        for command, run in groupby(texts, key=lambda sms: command_of(sms.text)):
            together = list(run)
            if command == "stop":
                await self._stop(unit, together[0].address, joined)
            elif command is None or not await self._start(unit, together[0].address, joined):
                await self._receive(unit, together, joined)
            await unit.sms_inbox.joined([sms.id for sms in together], _message_id(together))
        return joined

    async def forget(self, unit: UnitOfWork) -> None:
        """Forget the ids the provider will not send again."""
        await unit.sms_inbox.forget(self._clock() - REMEMBERED)

    async def _stop(self, unit: UnitOfWork, address: str, joined: Joined) -> None:
        """Nothing more is sent after the receipt, and nothing is passed on."""
        conversation = await unit.conversations.at_address(CHANNEL, address)
        if conversation is None:
            conversation = await self._open(unit, address, joined)
        if conversation.paused:
            return
        await unit.conversations.change(conversation.id, paused=True)
        await self.texts.say_last(unit, conversation)
        joined.changed.append(conversation.id)

    async def _start(self, unit: UnitOfWork, address: str, joined: Joined) -> bool:
        """Go on after a stop; False when nothing was stopped, or it has ended: then it is only a word."""
        conversation = await unit.conversations.at_address(CHANNEL, address)
        if conversation is None or not conversation.paused:
            return False
        await unit.conversations.change(conversation.id, paused=False)
        if conversation.status == "closed":
            return False
        await self.texts.resume(unit, conversation)
        joined.changed.append(conversation.id)
        return True

    async def _receive(self, unit: UnitOfWork, texts: Sequence[IncomingSms], joined: Joined) -> None:
        conversation = await unit.conversations.at_address(CHANNEL, texts[0].address)
        if conversation is not None and conversation.paused:
            return
        if conversation is None:
            conversation = await self._open(unit, texts[0].address, joined)
        whole = " ".join(sms.text.strip() for sms in texts)
        picked = await self._picked(unit, conversation, whole)
        pieces = [picked.text] if picked else readable_pieces(whole, MAX_TEXT)
        for number, piece in enumerate(pieces):
            message_id = _message_id(texts) + (f".{number}" if number else "")
            received = await self._conversations.receive(
                unit,
                conversation,
                message_id=message_id,
                text=piece,
                payload=picked.payload if picked else None,
            )
            if received.new:
                joined.turns.append((conversation.id, message_id))
        joined.changed.append(conversation.id)

    async def _open(self, unit: UnitOfWork, address: str, joined: Joined) -> Conversation:
        opened = await self._conversations.open(unit, channel=CHANNEL, address=address)
        joined.turns.append((opened.conversation_id, START))
        conversation = await unit.conversations.get(opened.conversation_id)
        assert conversation is not None
        return conversation

    async def _picked(self, unit: UnitOfWork, conversation: Conversation, text: str) -> Picked | None:
        """The numbered choice meant, among what the telephone has been sent."""
        if conversation.status == "counsellor":
            return None
        seen = await unit.messages.latest(conversation.id, conversation.delivered_seq, LOOKED_BACK)
        welcome = welcome_in(await unit.messages.first_of(conversation.id, "bot"))
        return pick(text, open_choices(seen, welcome))


def _message_id(texts: Sequence[IncomingSms]) -> str:
    return f"sms-{texts[0].provider_id}"
