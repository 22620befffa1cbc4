"""Incoming SMS until they are joined into messages; after that only the provider's id is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import IncomingSms
from bot.store.tables import sms_inbox


class SmsInboxRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, provider_id: str, address: str, text: str, sent_at: str, at: datetime) -> bool:
        """Keep a text; False when it is known (the unique constraint decides)."""
        values = {
            "provider_id": provider_id,
            "address": address,
            "text": text,
            "sent_at": sent_at,
            "at": at,
        }
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(sms_inbox.insert().values(**values))
        except IntegrityError:
            return False
        return True

    async def waiting(self) -> list[IncomingSms]:
        """What has not been joined yet, in the order it was sent."""
        query = (
            select(
                sms_inbox.c.id,
                sms_inbox.c.provider_id,
                sms_inbox.c.address,
                sms_inbox.c.text,
                sms_inbox.c.sent_at,
                sms_inbox.c.at,
            )
            .where(sms_inbox.c.address.is_not(None))
            .order_by(sms_inbox.c.sent_at, sms_inbox.c.id)
        )
        return [IncomingSms(**row._mapping) for row in await self._connection.execute(query)]

    async def joined(self, ids: Sequence[int], message_id: str) -> None:
        """They are part of a message now: the text and the number are forgotten here."""
        gone = {"joined_into": message_id, "text": "", "address": None}
        await self._connection.execute(update(sms_inbox).where(sms_inbox.c.id.in_(ids)).values(**gone))

    async def forget(self, before: datetime) -> None:
        """Remove what is so old that the provider no longer delivers it again."""
        query = delete(sms_inbox).where(sms_inbox.c.address.is_(None), sms_inbox.c.at < before)
        await self._connection.execute(query)
