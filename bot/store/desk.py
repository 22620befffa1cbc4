"""Desk accounts and their sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Iterable, Sequence

from sqlalchemy import Row, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import DeskSession, User
from bot.store.tables import desk_sessions, users


def _user(row: Row[Any]) -> User:
    return User(
        id=row.id,
        name=row.name,
        password_hash=row.password_hash,
        role=row.role,
        municipalities=tuple(row.municipalities),
    )


class DeskRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add_user(
        self, name: str, password_hash: str, role: str, municipalities: Sequence[str], at: datetime
    ) -> None:
        """Raises sqlalchemy.exc.IntegrityError when the name is taken."""
        await self._connection.execute(
            users.insert().values(
                name=name,
                password_hash=password_hash,
                role=role,
                municipalities=list(municipalities),
                created_at=at,
            )
        )

    async def user_named(self, name: str) -> User | None:
        row = (await self._connection.execute(select(users).where(users.c.name == name))).first()
        return _user(row) if row is not None else None

    async def user(self, user_id: int) -> User | None:
        row = (await self._connection.execute(select(users).where(users.c.id == user_id))).first()
        return _user(row) if row is not None else None

    async def names(self, user_ids: Iterable[int]) -> dict[int, str]:
        query = select(users.c.id, users.c.name).where(users.c.id.in_(set(user_ids)))
        return {row.id: row.name for row in await self._connection.execute(query)}

    async def open_session(self, token_hash: str, user_id: int, csrf: str, expires_at: datetime) -> None:
        await self._connection.execute(
            desk_sessions.insert().values(token_hash=token_hash, user_id=user_id, csrf=csrf, expires_at=expires_at)
        )

    async def session(self, token_hash: str, now: datetime) -> DeskSession | None:
        """A session that has not run out."""
        query = (
            select(users, desk_sessions.c.csrf, desk_sessions.c.expires_at)
            .join(users, users.c.id == desk_sessions.c.user_id)
            .where(desk_sessions.c.token_hash == token_hash, desk_sessions.c.expires_at > now)
        )
        row = (await self._connection.execute(query)).first()
        if row is None:
            return None
        return DeskSession(user=_user(row), csrf=row.csrf, expires_at=row.expires_at)

    async def close_session(self, token_hash: str) -> None:
        await self._connection.execute(delete(desk_sessions).where(desk_sessions.c.token_hash == token_hash))

    async def forget_sessions(self, now: datetime) -> None:
        """Remove those that have run out."""
        await self._connection.execute(delete(desk_sessions).where(desk_sessions.c.expires_at <= now))
