"""Conversations: who is in them, how far they are, who holds them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Sequence

from sqlalchemy import Row, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import Conversation
from bot.store.tables import (
    bookings,
    conversations,
    messages,
    notes,
    rasa_trackers,
    results,
    skill_changes,
)


def _read(row: Row[Any]) -> Conversation:
    values = dict(row._mapping)
    values["progress"] = values["progress"] / 1000
    return Conversation(**values)


class ConversationRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, conversation: Conversation) -> None:
        values = dict(vars(conversation))
        values["progress"] = round(values["progress"] * 1000)
        await self._connection.execute(conversations.insert().values(**values))

    async def get(self, conversation_id: str) -> Conversation | None:
        query = select(conversations).where(conversations.c.id == conversation_id)
        row = (await self._connection.execute(query)).first()
        return _read(row) if row is not None else None

    async def at_address(self, channel: str, address: str) -> Conversation | None:
        """The newest open conversation with this sender."""
        query = (
            select(conversations)
            .where(conversations.c.channel == channel, conversations.c.address == address)
            .where(conversations.c.status != "closed")
            .order_by(conversations.c.created_at.desc())
            .limit(1)
        )
        row = (await self._connection.execute(query)).first()
        return _read(row) if row is not None else None

    async def change(self, conversation_id: str, **values: Any) -> None:
        """Set columns; `progress` is given as 0-1."""
        if "progress" in values:
            values["progress"] = round(values["progress"] * 1000)
        await self._connection.execute(
            update(conversations).where(conversations.c.id == conversation_id).values(**values)
        )

    async def take_seq(self, conversation_id: str, count: int, now: datetime) -> int:
        """Reserve `count` sequence numbers; the first of them."""
        query = (
            update(conversations)
            .where(conversations.c.id == conversation_id)
            .values(last_seq=conversations.c.last_seq + count, updated_at=now)
            .returning(conversations.c.last_seq)
        )
        last: int = (await self._connection.execute(query)).scalar_one()
        return last - count + 1

    async def claim(self, conversation_id: str, user_id: int) -> bool:
        """Let a counsellor take it; False if another has it. Decided by the database alone."""
        query = (
            update(conversations)
            .where(conversations.c.id == conversation_id, conversations.c.status != "closed")
            .where(or_(conversations.c.holder.is_(None), conversations.c.holder == user_id))
            .values(holder=user_id, status="counsellor", waiting_since=None)
        )
        return (await self._connection.execute(query)).rowcount == 1

    async def inbox(
        self,
        *,
        status: str | None,
        municipalities: Sequence[str] | None,
        offset: int,
        limit: int,
    ) -> list[Conversation]:
        """Waiting first, distress before other needs, then the longest wait.

        `municipalities` None means all; conversations without a municipality are always in.
        """
        table = conversations.c
        query = select(conversations).order_by(
            (table.status != "waiting"),
            (func.coalesce(table.need, "") != "distress"),
            func.coalesce(table.waiting_since, table.updated_at),
            table.id,
        )
        if status:
            query = query.where(table.status == status)
        if municipalities is not None:
            query = query.where(
                or_(table.municipality_code.is_(None), table.municipality_code.in_(municipalities))
            )
        rows = await self._connection.execute(query.offset(offset).limit(limit))
        return [_read(row) for row in rows]

    async def wipe(self, conversation_id: str) -> None:
        """Remove all that was said and told, but leave the conversation so that it can be answered."""
        for table in (messages, results, notes, skill_changes):
            await self._connection.execute(delete(table).where(table.c.conversation_id == conversation_id))
        gone = {"status": "cancelled", "place": None, "name": "", "phone": None, "email": None}
        await self._connection.execute(
            update(bookings).where(bookings.c.conversation_id == conversation_id).values(**gone)
        )

    async def erase(self, conversation_id: str) -> bool:
        """Remove it and everything that hangs on it, Rasa's tracker too."""
        await self._connection.execute(
            delete(rasa_trackers).where(rasa_trackers.c.sender_id == conversation_id)
        )
        gone = await self._connection.execute(
            delete(conversations).where(conversations.c.id == conversation_id)
        )
        return gone.rowcount == 1
