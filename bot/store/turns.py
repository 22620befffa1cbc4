"""The queue of what has been accepted, and what actions have already done for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import Turn
from bot.store.tables import results, turns

_FIELDS = (
    turns.c.id,
    turns.c.conversation_id,
    turns.c.message_id,
    turns.c.kind,
    turns.c.text,
    turns.c.payload,
    turns.c.noticed,
)


class TurnRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, conversation_id: str, message_id: str, kind: str, text: str, payload: str | None, at: datetime
    ) -> None:
        await self._connection.execute(
            turns.insert().values(
                conversation_id=conversation_id,
                message_id=message_id,
                kind=kind,
                text=text,
                payload=payload,
                at=at,
                noticed=False,
            )
        )

    async def next_open(self, conversation_id: str) -> Turn | None:
        """The oldest turn of a conversation that has no answer yet."""
        query = (
            select(*_FIELDS)
            .where(turns.c.answered_at.is_(None), turns.c.conversation_id == conversation_id)
            .order_by(turns.c.id)
            .limit(1)
        )
        row = (await self._connection.execute(query)).first()
        return Turn(**row._mapping) if row is not None else None

    async def is_idle(self, conversation_id: str) -> bool:
        """Whether everything accepted has been answered."""
        query = select(~exists().where(turns.c.answered_at.is_(None), turns.c.conversation_id == conversation_id))
        return bool((await self._connection.execute(query)).scalar_one())

    async def open_conversations(self) -> list[str]:
        """Conversations with something unanswered, the oldest first."""
        query = select(turns.c.conversation_id).where(turns.c.answered_at.is_(None)).order_by(turns.c.id)
        return list(dict.fromkeys((await self._connection.execute(query)).scalars()))

    async def finish(self, turn_id: int, at: datetime) -> None:
        await self._connection.execute(update(turns).where(turns.c.id == turn_id).values(answered_at=at))

    async def mark_noticed(self, turn_id: int) -> None:
        await self._connection.execute(update(turns).where(turns.c.id == turn_id).values(noticed=True))

    async def result(self, conversation_id: str, message_id: str, action: str) -> Any | None:
        query = select(results.c.result).where(
            results.c.conversation_id == conversation_id,
            results.c.message_id == message_id,
            results.c.action == action,
        )
        return (await self._connection.execute(query)).scalar()

    async def keep_result(self, conversation_id: str, message_id: str, action: str, result: Any) -> None:
        """Keep it, and forget those of earlier messages: only the latest can still be repeated."""
        await self._connection.execute(
            delete(results).where(results.c.conversation_id == conversation_id, results.c.message_id != message_id)
        )
        await self._connection.execute(
            results.insert().values(
                conversation_id=conversation_id, message_id=message_id, action=action, result=result
            )
        )
