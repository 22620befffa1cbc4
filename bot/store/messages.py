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
        query = select(messages).where(
            messages.c.conversation_id == conversation_id, messages.c.client_id == client_id
        )
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

    async def last_texts(self, conversation_ids: Sequence[str]) -> dict[str, str]:
        """The last line of each conversation, for the inbox."""
        newest = (
            select(messages.c.conversation_id, func.max(messages.c.seq).label("seq"))
            .where(messages.c.conversation_id.in_(conversation_ids))
            .group_by(messages.c.conversation_id)
            .subquery()
        )
        query = select(messages.c.conversation_id, messages.c.text).join(
            newest,
            (messages.c.conversation_id == newest.c.conversation_id) & (messages.c.seq == newest.c.seq),
        )
        return {row.conversation_id: row.text for row in await self._connection.execute(query)}
