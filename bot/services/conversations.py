"""Taking in what people write, and giving out what was answered. From `receive` on nothing is lost."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Sequence

from bot.core.conversation import MAX_TEXT, Reply
from bot.core.misunderstanding import typed_meaning
from bot.core.payloads import parse_payload
from bot.core.phrases import Phrases
from bot.core.privacy import mask_personal_numbers
from bot.core.records import Conversation, Message
from bot.errors import NotFound, TooLong, Unauthorized
from bot.knowledge.answers import yes_or_no
from bot.services.ports import Clock
from bot.store.unit_of_work import UnitOfWork

# The id of the welcome's turn. No sender's id has a control character, so none can take it.
START = "\tstart"
START_KIND = "start"
PAGE = 500


def hash_token(token: str) -> str:
    """Tokens are long and random, so a plain digest is enough to keep them out of the database."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True)
class Opened:
    conversation_id: str
    token: str


@dataclass(frozen=True)
class Received:
    """`new` is False when this message had been accepted before."""

    seq: int
    new: bool


@dataclass(frozen=True)
class News:
    """`more` says that there is still more than these messages."""

    messages: list[Message]
    idle: bool
    more: bool = False


class ConversationService:
    """Open, receive, read, erase. Each method works in the open unit it is given."""

    def __init__(self, *, phrases: Phrases, clock: Clock) -> None:
        self._phrases = phrases
        self._clock = clock

    async def open(self, unit: UnitOfWork, *, channel: str, address: str | None = None) -> Opened:
        """A new conversation; its welcome is queued in the same transaction."""
        opened = Opened(conversation_id=secrets.token_hex(12), token=secrets.token_urlsafe(32))
        await self._add(unit, opened, channel, address)
        await unit.turns.add(opened.conversation_id, START, START_KIND, "", None, self._clock())
        return opened

    async def open_foreign(self, unit: UnitOfWork, conversation_id: str) -> Conversation:
        """A conversation that came in by one of Rasa's own channels (`rasa shell`)."""
        opened = Opened(conversation_id=conversation_id, token=secrets.token_urlsafe(32))
        return await self._add(unit, opened, "rasa", None)

    async def _add(self, unit: UnitOfWork, opened: Opened, channel: str, address: str | None) -> Conversation:
        now = self._clock()
        conversation = Conversation(
            id=opened.conversation_id,
            token_hash=hash_token(opened.token),
            channel=channel,
            address=address,
            status="bot",
            step="welcome",
            progress=0.0,
            municipality_code=None,
            asks=None,
            state={},
            last_seq=0,
            delivered_seq=0,
            holder=None,
            need=None,
            waiting_since=None,
            paused=False,
            created_at=now,
            updated_at=now,
        )
        await unit.conversations.add(conversation)
        return conversation

    async def authorised(self, unit: UnitOfWork, conversation_id: str, token: str) -> Conversation:
        """The conversation this token opens.

        Raises:
            Unauthorized: no such conversation, or another's token (not told apart).
        """
        conversation = await unit.conversations.get(conversation_id)
        if conversation is None or not hmac.compare_digest(conversation.token_hash, hash_token(token)):
            raise Unauthorized()
        return conversation

    async def receive(
        self,
        unit: UnitOfWork,
        conversation: Conversation,
        *,
        message_id: str,
        text: str,
        payload: str | None = None,
    ) -> Received:
        """Store a message and queue it. The same `message_id` again changes nothing.

        Raises:
            TooLong: over 2,000 characters.
            Unauthorized: the conversation has been erased meanwhile.
        """
        known = await unit.messages.by_client_id(conversation.id, message_id)
        if known is None:
            if len(text) > MAX_TEXT:
                raise TooLong(field="text", most=MAX_TEXT)
            await self._take_for_writing(unit, conversation.id)
            known = await unit.messages.by_client_id(conversation.id, message_id)
        if known is not None:
            return Received(seq=known.seq, new=False)
        if parse_payload(payload) is None:
            payload = await self._meant(unit, conversation, text)
        return await self._keep(unit, conversation.id, message_id, text, payload)

    async def _meant(self, unit: UnitOfWork, conversation: Conversation, text: str) -> str | None:
        """The button that typed words pick after "did you mean"; those few words mean nothing by themselves."""
        if not conversation.state.get("offered"):
            return None
        before = await unit.messages.last_of(conversation.id, "bot")
        return typed_meaning(text, yes_or_no(text), next(iter(before), None))

    async def _take_for_writing(self, unit: UnitOfWork, conversation_id: str) -> None:
        """Let nobody else write to it before this transaction ends; what is read from now on stays true.

        Raises:
            Unauthorized: it has been erased meanwhile.
        """
        await unit.conversations.change(conversation_id, updated_at=self._clock())
        conversation = await unit.conversations.get(conversation_id)
        if conversation is None:
            raise Unauthorized()
        if conversation.status == "closed":
            # Whoever writes again is welcome; what was said before is still there.
            await unit.conversations.change(conversation_id, status="bot", holder=None)

    async def _keep(
        self, unit: UnitOfWork, conversation_id: str, message_id: str, text: str, payload: str | None
    ) -> Received:
        masked = mask_personal_numbers(text, self._phrases.say("privacy.masked"))
        now = self._clock()
        seq = await unit.conversations.take_seq(conversation_id, 1, now)
        stored = Message(
            conversation_id=conversation_id, seq=seq, sender="user", text=masked, at=now, client_id=message_id
        )
        await unit.messages.add([stored])
        await unit.turns.add(conversation_id, message_id, "message", masked, payload, now)
        return Received(seq=seq, new=True)

    async def say(
        self, unit: UnitOfWork, conversation_id: str, replies: Sequence[Reply], *, answered: str | None = None
    ) -> list[Message]:
        """Put replies into the transcript, in order, in one go."""
        if not replies:
            return []
        now = self._clock()
        first = await unit.conversations.take_seq(conversation_id, len(replies), now)
        stored = [
            Message.of_reply(reply, first + index, conversation_id, now, answered)
            for index, reply in enumerate(replies)
        ]
        await unit.messages.add(stored)
        return stored

    async def news(self, unit: UnitOfWork, conversation_id: str, after: int) -> News:
        """What is newer than `after`, and whether everything accepted has been answered.

        Raises:
            Unauthorized: the conversation has been erased.
        """
        # Asked before the messages are read: an answer stored in between is then in both or neither.
        idle = await unit.turns.is_idle(conversation_id)
        found = await unit.messages.after(conversation_id, after, limit=PAGE + 1)
        if not found and await unit.conversations.get(conversation_id) is None:
            raise Unauthorized()
        return News(messages=found[:PAGE], idle=idle, more=len(found) > PAGE)

    async def erase(self, unit: UnitOfWork, conversation_id: str) -> None:
        """Remove the person's data everywhere.

        Raises:
            NotFound: there is no such conversation.
        """
        if not await unit.conversations.erase(conversation_id):
            raise NotFound()
