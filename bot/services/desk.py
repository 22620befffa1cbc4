"""What a counsellor does with a conversation: take it, speak, note, correct, give it back, end it.

Every method works in the open write unit it is given and leaves a line in the audit. What the
dispatcher is to answer afterwards is queued in the same transaction.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import Any, Dict

from bot.core.catalogue import Catalogue
from bot.core.conversation import MAX_TEXT, Reply
from bot.core.desk import (
    ADMIN,
    COUNSELLOR_REASON,
    SkillChange,
    changed_skill,
    find_skill,
    fits,
    may_see,
    with_skill,
)
from bot.core.guidance import Guidance
from bot.core.handover import DISTRESS
from bot.core.phrases import Phrases
from bot.core.privacy import mask_personal_numbers
from bot.core.records import Conversation, Message, User
from bot.errors import Conflict, Invalid, NotFound, TooLong
from bot.services.conversations import ConversationService, Received
from bot.services.desk_calendar import DeskCalendar
from bot.services.desk_views import DeskViews
from bot.services.ports import Clock
from bot.services.suggestions import SuggestionService
from bot.store.unit_of_work import UnitOfWork

# What reaches the bot when it gets a conversation back: go on where it was.
GO_ON = "/start_guidance"


class DeskService:
    """One act, one method. Somebody else's conversation is not there at all."""

    def __init__(
        self,
        catalogue: Catalogue,
        phrases: Phrases,
        clock: Clock,
        *,
        conversations: ConversationService,
        suggestions: SuggestionService,
    ) -> None:
        self._conversations = conversations
        self._phrases = phrases
        self._clock = clock
        self.views = DeskViews(catalogue=catalogue, phrases=phrases, clock=clock, suggestions=suggestions)
        self.calendar = DeskCalendar(catalogue=catalogue, clock=clock)

    async def find(
        self, unit: UnitOfWork, user: User, conversation_id: str, *, to_change: bool = False
    ) -> Conversation:
        """A conversation this user works with.

        Raises:
            NotFound: there is none, or it is another municipality's.
        """
        conversation = await unit.conversations.get(conversation_id, to_change=to_change)
        if conversation is None or not may_see(user, conversation):
            raise NotFound()
        return conversation

    async def claim(self, unit: UnitOfWork, user: User, conversation_id: str) -> None:
        """Take it over; taking what one already has changes nothing.

        Raises:
            Conflict: `claimed` when another has it, `closed` when it has ended.
        """
        await self._own(unit, user, await self.find(unit, user, conversation_id))
        await self._log(unit, user, conversation_id, "claim")

    async def _own(self, unit: UnitOfWork, user: User, conversation: Conversation) -> None:
        if conversation.status == "counsellor" and conversation.holder == user.id:
            return
        if conversation.status == "closed":
            raise Conflict("closed")
        if not await unit.conversations.claim(conversation.id, user.id):
            raise Conflict("claimed")
        await self._note_claim(unit, user, conversation)
        await self._tell(unit, conversation.id, "handover.taken_over", user)

    async def _note_claim(self, unit: UnitOfWork, user: User, conversation: Conversation) -> None:
        now = self._clock()
        handover = await unit.handovers.latest(conversation.id)
        if handover is None or handover.ended_at is not None:
            await unit.handovers.add(conversation.id, COUNSELLOR_REASON, now)
            handover = await unit.handovers.latest(conversation.id)
        assert handover is not None
        await unit.handovers.claim(handover.id, user.id, now)

    async def say(
        self, unit: UnitOfWork, user: User, conversation_id: str, text: str, message_id: str | None = None
    ) -> Received:
        """A counsellor's words; they take the conversation over if nobody has it.

        Raises:
            Conflict: another counsellor has it, or it has ended.
            TooLong: over 2,000 characters.
        """
        conversation = await self.find(unit, user, conversation_id)
        if len(text) > MAX_TEXT:
            raise TooLong(field="text", most=MAX_TEXT)
        own_id = f"desk:{message_id}" if message_id else None
        known = await unit.messages.by_client_id(conversation.id, own_id) if own_id else None
        if known is not None:
            return Received(seq=known.seq, new=False)
        await self._own(unit, user, conversation)
        now = self._clock()
        seq = await unit.conversations.take_seq(conversation.id, 1, now)
        said = Message(
            conversation_id=conversation.id,
            seq=seq,
            sender="counsellor",
            author=user.name,
            text=mask_personal_numbers(text, self._phrases.say("privacy.masked")),
            at=now,
            client_id=own_id,
        )
        await unit.messages.add([said])
        await self._log(unit, user, conversation.id, "message")
        return Received(seq=seq, new=True)

    async def note(self, unit: UnitOfWork, user: User, conversation_id: str, text: str) -> None:
        """A note the person never sees; allowed whoever holds the conversation."""
        conversation = await self.find(unit, user, conversation_id)
        now = self._clock()
        await unit.handovers.add_note(conversation.id, user.id, text, now)
        await unit.conversations.change(conversation.id, updated_at=now)
        await self._log(unit, user, conversation.id, "note")

    async def release(self, unit: UnitOfWork, user: User, conversation_id: str) -> str | None:
        """Give it back to the bot; the id of the turn in which the bot takes up its question again.

        After despair nothing rolls on by itself: then the bot waits for the person's next words.

        Raises:
            Conflict: `claimed` when another has it, `not_claimed` when nobody has, `closed`.
        """
        conversation = await self.find(unit, user, conversation_id)
        if conversation.status == "bot":
            return None
        if conversation.status != "counsellor":
            raise Conflict("closed" if conversation.status == "closed" else "not_claimed")
        self._must_hold(user, conversation)
        goes_on = Guidance.from_dict(conversation.state).begun and conversation.need != DISTRESS
        await self._let_go(unit, conversation, "bot")
        key = "handover.given_back" if goes_on else "handover.given_back_quietly"
        await self._tell(unit, conversation.id, key, user)
        await self._log(unit, user, conversation.id, "release")
        if not goes_on:
            return None
        turn_id = f"release-{secrets.token_hex(8)}"
        await unit.turns.add(conversation.id, turn_id, "release", "", GO_ON, self._clock())
        return turn_id

    async def close(self, unit: UnitOfWork, user: User, conversation_id: str) -> None:
        """End it; ending what has ended changes nothing.

        Raises:
            Conflict: another counsellor has it.
        """
        conversation = await self.find(unit, user, conversation_id)
        if conversation.status == "closed":
            return
        if conversation.holder is not None:
            self._must_hold(user, conversation)
        await self._let_go(unit, conversation, "closed")
        await self._tell(unit, conversation.id, "handover.closed", user)
        await self._log(unit, user, conversation.id, "close")

    @staticmethod
    def _must_hold(user: User, conversation: Conversation) -> None:
        """An admin may let go what somebody left behind."""
        if conversation.holder != user.id and user.role != ADMIN:
            raise Conflict("claimed")

    async def _let_go(self, unit: UnitOfWork, conversation: Conversation, status: str) -> None:
        await unit.conversations.change(conversation.id, status=status, holder=None, need=None, waiting_since=None)
        await unit.handovers.end(conversation.id, self._clock())

    async def correct_skill(
        self, unit: UnitOfWork, user: User, conversation_id: str, skill_id: str, change: SkillChange
    ) -> Dict[str, Any]:
        """Verify or correct a skill; the skill as it is now. The old value stays in the history.

        Raises:
            NotFound: the profile has no such skill.
            Invalid: a value that is not allowed; `missing` when a verification names no method.
        """
        conversation = await self.find(unit, user, conversation_id, to_change=True)
        skill = find_skill(conversation.state, skill_id)
        if skill is None:
            raise NotFound()
        fault = fits(change, skill)
        if fault is not None:
            raise Invalid("missing" if fault == "method" else "invalid", field=fault)
        changed = changed_skill(skill, change, user.name)
        if changed == skill:
            return asdict(skill)
        now = self._clock()
        state = with_skill(conversation.state, changed)
        await unit.conversations.change(conversation.id, state=state, updated_at=now)
        await unit.handovers.keep_skill_change(conversation.id, skill_id, asdict(skill), asdict(changed), user.id, now)
        await self._log(unit, user, conversation.id, "skill")
        return asdict(changed)

    async def _tell(self, unit: UnitOfWork, conversation_id: str, key: str, user: User) -> None:
        text = self._phrases.say(key, name=user.name)
        await self._conversations.say(unit, conversation_id, [Reply(text, sender="system")])

    async def _log(self, unit: UnitOfWork, user: User, conversation_id: str, act: str) -> None:
        await unit.handovers.log(user.id, conversation_id, act, self._clock())
