"""The transcript."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Sequence

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Button
from bot.core.records import Message
from bot.store.tables import messages


def _read(row: Row[Any]) -> Message:
    values = dict(row._mapping)
    values["buttons"] = tuple(Button(**button) for button in values["buttons"])
    return Message(**values)


class MessageRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, new: Sequence[Message]) -> None:
        if new:
            await self._connection.execute(messages.insert(), [asdict(message) for message in new])

    async def after(self, conversation_id: str, seq: int, limit: int = 500) -> list[Message]:
        """Messages with a sequence number greater than `seq`, in order."""
        query = (
            select(messages)
            .where(messages.c.conversation_id == conversation_id, messages.c.seq > seq)
            .order_by(messages.c.seq)
            .limit(limit)
        )
        return [_read(row) for row in await self._connection.execute(query)]

    async def by_client_id(self, conversation_id: str, client_id: str) -> Message | None:
        query = select(messages).where(messages.c.conversation_id == conversation_id, messages.c.client_id == client_id)
        row = (await self._connection.execute(query)).first()
        return _read(row) if row is not None else None

    async def last_of(self, conversation_id: str, sender: str, count: int = 1) -> list[Message]:
        """The newest messages of one sender, newest first."""
        query = (
            select(messages)
            .where(messages.c.conversation_id == conversation_id, messages.c.sender == sender)
            .order_by(messages.c.seq.desc())
            .limit(count)
        )
        return [_read(row) for row in await self._connection.execute(query)]

    async def latest(self, conversation_id: str, upto: int, count: int) -> list[Message]:
        """The newest messages of everybody with a sequence number of at most `upto`, in order."""
        query = (
            select(messages)
            .where(messages.c.conversation_id == conversation_id, messages.c.seq <= upto)
            .order_by(messages.c.seq.desc())
            .limit(count)
        )
        return [_read(row) for row in await self._connection.execute(query)][::-1]

    async def first_of(self, conversation_id: str, sender: str) -> Message | None:
        """The oldest message of one sender."""
        query = (
            select(messages)
            .where(messages.c.conversation_id == conversation_id, messages.c.sender == sender)
            .order_by(messages.c.seq)
            .limit(1)
        )
        row = (await self._connection.execute(query)).first()
        return _read(row) if row is not None else None

    async def last_lines(self, conversation_ids: Sequence[str], sender: str | None = None) -> dict[str, Message]:
        """The last message of each conversation, or the last of one sender, for the inbox."""
        chosen = select(messages.c.conversation_id, func.max(messages.c.seq).label("seq")).where(
            messages.c.conversation_id.in_(conversation_ids)
        )
        if sender is not None:
            chosen = chosen.where(messages.c.sender == sender)
        newest = chosen.group_by(messages.c.conversation_id).subquery()
        query = select(messages).join(
            newest,
            (messages.c.conversation_id == newest.c.conversation_id) & (messages.c.seq == newest.c.seq),
        )
        return {row.conversation_id: _read(row) for row in await self._connection.execute(query)}
