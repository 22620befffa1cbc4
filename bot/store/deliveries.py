"""Texts on their way to telephones: kept until the provider has them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Select, func, select, update
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
            )
            .where(deliveries.c.id.in_(_oldest()), deliveries.c.next_at <= now)
            .order_by(deliveries.c.id)
            .limit(limit)
        )
        return [Delivery(**row._mapping) for row in await self._connection.execute(query)]

    async def next_at(self) -> datetime | None:
        """When the next text that waits is to be tried."""
        query = (
            select(deliveries.c.next_at).where(deliveries.c.id.in_(_oldest())).order_by(deliveries.c.next_at).limit(1)
        )
        found: datetime | None = (await self._connection.execute(query)).scalar()
        return found

    async def sent(self, delivery_id: int, provider_id: str | None) -> None:
        """The provider has it; the words stand in the transcript and are not needed here any more."""
        await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.id == delivery_id)
            .values(status="sent", provider_id=provider_id, text="", attempts=deliveries.c.attempts + 1)
        )

    async def retry(self, delivery_id: int, next_at: datetime) -> None:
        await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.id == delivery_id)
            .values(attempts=deliveries.c.attempts + 1, next_at=next_at)
        )

    async def fail(self, delivery_id: int) -> None:
        await self._connection.execute(
            update(deliveries).where(deliveries.c.id == delivery_id).values(status="failed", text="")
        )

    async def cancel(self, address: str) -> None:
        """Nothing that waits is sent to this address any more."""
        await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.address == address, deliveries.c.status == "queued")
            .values(status="cancelled", text="")
        )

    async def report(self, provider_id: str, status: str) -> bool:
        """A delivery report; False for a text we did not send. What has arrived stays delivered."""
        changed = await self._connection.execute(
            update(deliveries)
            .where(deliveries.c.provider_id == provider_id, deliveries.c.status != "delivered")
            .values(status=status)
        )
        return changed.rowcount > 0


def _oldest() -> Select[tuple[int]]:
    """The first waiting text of every address."""
    waiting = select(func.min(deliveries.c.id)).where(deliveries.c.status == "queued")
    return waiting.group_by(deliveries.c.address)
