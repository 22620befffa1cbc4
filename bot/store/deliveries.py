"""Texts on their way to telephones: kept until the provider has them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import Delivery
from bot.store.tables import deliveries


class DeliveryRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, conversation_id: str, address: str, text: str, at: datetime) -> None:
        await self._connection.execute(
            deliveries.insert().values(
                conversation_id=conversation_id,
                address=address,
                text=text,
                status="queued",
                attempts=0,
                next_at=at,
            )
        )

    async def due(self, now: datetime, limit: int = 50) -> list[Delivery]:
        """What should be sent now, in order; per address only its oldest, so order is kept."""
        query = (
            select(
                deliveries.c.id,
                deliveries.c.conversation_id,
                deliveries.c.address,
                deliveries.c.text,
                deliveries.c.status,
                deliveries.c.attempts,
                deliveries.c.next_at,
            )
            .where(deliveries.c.status == "queued")
            .order_by(deliveries.c.id)
        )
        first: dict[str, Delivery] = {}
        blocked: set[str] = set()
        for row in await self._connection.execute(query):
            if row.address in first or row.address in blocked:
                continue
            if row.next_at > now:
                blocked.add(row.address)
                continue
            values = dict(row._mapping)
            values.pop("next_at")
            first[row.address] = Delivery(**values)
        return list(first.values())[:limit]

    async def sent(self, delivery_id: int, provider_id: str | None) -> None:
        await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.id == delivery_id)
            .values(status="sent", provider_id=provider_id, attempts=deliveries.c.attempts + 1)
        )

    async def retry(self, delivery_id: int, next_at: datetime) -> None:
        await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.id == delivery_id)
            .values(attempts=deliveries.c.attempts + 1, next_at=next_at)
        )

    async def fail(self, delivery_id: int) -> None:
        await self._connection.execute(
            update(deliveries).where(deliveries.c.id == delivery_id).values(status="failed")
        )

    async def report(self, provider_id: str, status: str) -> bool:
        """A delivery report; False for a text we did not send."""
        changed = await self._connection.execute(
            update(deliveries).where(deliveries.c.provider_id == provider_id).values(status=status)
        )
        return changed.rowcount > 0
