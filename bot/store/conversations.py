"""Conversations: who is in them, how far they are, who holds them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Sequence

from sqlalchemy import ColumnElement, Row, and_, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.desk import STATUSES, Place, Watched
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


_rank = case({name: rank for rank, name in enumerate(STATUSES)}, value=conversations.c.status, else_=len(STATUSES))
_calm = case((conversations.c.need == "distress", 0), else_=1)
# Only those who wait are ordered by it; for the others it is the same.
_wait = case((conversations.c.status == "waiting", conversations.c.waiting_since), else_=None)


def _seen_by(municipalities: Sequence[str] | None, holder: int | None) -> ColumnElement[bool]:
    if municipalities is None:
        return conversations.c.id.is_not(None)
    own = conversations.c.municipality_code.in_(municipalities)
    return or_(conversations.c.municipality_code.is_(None), own, conversations.c.holder == holder)


def _behind(place: Place) -> ColumnElement[bool]:
    """What comes after a place in the order of the inbox."""
    table = conversations.c
    since, news = table.waiting_since, table.updated_at
    later = (since > place.moment) if place.rank == 0 else (news < place.moment)
    level = since if place.rank == 0 else news
    tie = and_(level == place.moment, table.id > place.id)
    return or_(
        _rank > place.rank,
        and_(_rank == place.rank, _calm > place.calm),
        and_(_rank == place.rank, _calm == place.calm, or_(later, tie)),
    )


class ConversationRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, conversation: Conversation) -> None:
        values = dict(vars(conversation))
        values["progress"] = round(values["progress"] * 1000)
        await self._connection.execute(conversations.insert().values(**values))

    async def get(self, conversation_id: str, *, to_change: bool = False) -> Conversation | None:
        """`to_change` keeps others from changing it until this transaction ends.

        The state is written as a whole, so whoever reads it to write it must be alone (PostgreSQL;
        SQLite has one writer at a time anyway).
        """
        query = select(conversations).where(conversations.c.id == conversation_id)
        if to_change:
            query = query.with_for_update()
        row = (await self._connection.execute(query)).first()
        return _read(row) if row is not None else None

    async def states(self, conversation_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The states of several conversations by id; those that are gone are left out."""
        query = select(conversations.c.id, conversations.c.state).where(conversations.c.id.in_(conversation_ids))
        return {row.id: dict(row.state) for row in await self._connection.execute(query)}

    async def at_address(self, channel: str, address: str) -> Conversation | None:
        """The newest conversation with this sender, closed or not."""
        query = (
            select(conversations)
            .where(conversations.c.channel == channel, conversations.c.address == address)
            .order_by(conversations.c.created_at.desc(), conversations.c.id)
            .limit(1)
        )
        row = (await self._connection.execute(query)).first()
        return _read(row) if row is not None else None

    async def undelivered(self, channel: str, limit: int = 100) -> list[str]:
        """Conversations with something a pushing channel has not been given, the oldest news first."""
        table = conversations.c
        query = (
            select(table.id)
            .where(table.channel == channel, table.paused.is_(False), table.last_seq > table.delivered_seq)
            .order_by(table.updated_at, table.id)
            .limit(limit)
        )
        return list((await self._connection.execute(query)).scalars())

    async def deliver(self, conversation_id: str, after: int, upto: int) -> bool:
        """Count what lies between as delivered; False if another was faster or the person said stop."""
        table = conversations.c
        query = (
            update(conversations)
            .where(table.id == conversation_id, table.delivered_seq == after, table.paused.is_(False))
            .values(delivered_seq=upto)
        )
        return (await self._connection.execute(query)).rowcount == 1

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
        holder: int | None = None,
        after: Place | None = None,
        limit: int,
    ) -> list[Conversation]:
        """Waiting first, distress before other needs, then the longest wait; others by latest news.

        `municipalities` None means all; conversations without a municipality, and those that
        `holder` has, are always in.
        """
        query = select(conversations).where(_seen_by(municipalities, holder))
        if status:
            query = query.where(conversations.c.status == status)
        if after is not None:
            query = query.where(_behind(after))
        rows = await self._connection.execute(
            query.order_by(_rank, _calm, _wait, conversations.c.updated_at.desc(), conversations.c.id).limit(limit)
        )
        return [_read(row) for row in rows]

    async def counts(self, municipalities: Sequence[str] | None, holder: int) -> dict[str, int]:
        """How many there are of each status."""
        status = conversations.c.status
        query = select(status, func.count()).where(_seen_by(municipalities, holder)).group_by(status)
        found = {row[0]: row[1] for row in await self._connection.execute(query)}
        return {name: found.get(name, 0) for name in STATUSES}

    async def watched(
        self, municipalities: Sequence[str] | None, holder: int, since: datetime, limit: int = 1000
    ) -> list[Watched]:
        """Everything that waits or is held, and what has had news since."""
        table = conversations.c
        active = table.status.in_(("waiting", "counsellor"))
        query = (
            select(table.id, table.status, table.last_seq, table.holder, table.updated_at)
            .where(_seen_by(municipalities, holder), or_(active, table.updated_at >= since))
            .order_by(table.updated_at.desc())
            .limit(limit)
        )
        return [Watched(**row._mapping) for row in await self._connection.execute(query)]

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
        await self._connection.execute(delete(rasa_trackers).where(rasa_trackers.c.sender_id == conversation_id))
        gone = await self._connection.execute(delete(conversations).where(conversations.c.id == conversation_id))
        return gone.rowcount == 1
