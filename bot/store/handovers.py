"""Hand-overs to people, their notes and what they changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import Handover, Note, SkillEdit
from bot.store.tables import audit, handovers, notes, skill_changes, users


class HandoverRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, conversation_id: str, reason: str, at: datetime) -> None:
        await self._connection.execute(handovers.insert().values(conversation_id=conversation_id, reason=reason, at=at))

    async def latest(self, conversation_id: str) -> Handover | None:
        query = (
            select(handovers)
            .where(handovers.c.conversation_id == conversation_id)
            .order_by(handovers.c.id.desc())
            .limit(1)
        )
        row = (await self._connection.execute(query)).first()
        return Handover(**row._mapping) if row is not None else None

    async def claim(self, handover_id: int, user_id: int, at: datetime) -> None:
        await self._connection.execute(
            update(handovers).where(handovers.c.id == handover_id).values(claimed_by=user_id, claimed_at=at)
        )

    async def end(self, conversation_id: str, at: datetime) -> None:
        await self._connection.execute(
            update(handovers)
            .where(handovers.c.conversation_id == conversation_id, handovers.c.ended_at.is_(None))
            .values(ended_at=at)
        )

    async def add_note(self, conversation_id: str, user_id: int, text: str, at: datetime) -> None:
        await self._connection.execute(
            notes.insert().values(conversation_id=conversation_id, user_id=user_id, text=text, at=at)
        )

    async def notes(self, conversation_id: str) -> list[Note]:
        query = (
            select(users.c.name.label("author"), notes.c.text, notes.c.at)
            .join(users, users.c.id == notes.c.user_id)
            .where(notes.c.conversation_id == conversation_id)
            .order_by(notes.c.id)
        )
        return [Note(**row._mapping) for row in await self._connection.execute(query)]

    async def keep_skill_change(
        self, conversation_id: str, skill_id: str, before: Any, after: Any, user_id: int, at: datetime
    ) -> None:
        await self._connection.execute(
            skill_changes.insert().values(
                conversation_id=conversation_id,
                skill_id=skill_id,
                before=before,
                after=after,
                user_id=user_id,
                at=at,
            )
        )

    async def skill_changes(self, conversation_id: str) -> list[SkillEdit]:
        """What the desk has changed, the oldest first."""
        kept = skill_changes.c
        query = (
            select(kept.skill_id, kept.before, kept.after, users.c.name.label("author"), kept.at)
            .join(users, users.c.id == kept.user_id)
            .where(kept.conversation_id == conversation_id)
            .order_by(kept.id)
        )
        return [SkillEdit(**row._mapping) for row in await self._connection.execute(query)]

    async def read_since(self, user_id: int, conversation_id: str, since: datetime) -> bool:
        """Whether it is already on record that this user has read it lately."""
        kept = audit.c
        query = select(kept.id).where(
            kept.user_id == user_id, kept.conversation_id == conversation_id, kept.act == "read", kept.at >= since
        )
        return (await self._connection.execute(query.limit(1))).first() is not None

    async def log(self, user_id: int, conversation_id: str, act: str, at: datetime) -> None:
        """Who at the desk read or changed what."""
        await self._connection.execute(
            audit.insert().values(user_id=user_id, conversation_id=conversation_id, act=act, at=at)
        )
