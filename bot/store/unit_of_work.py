"""One open transaction with the repositories over it. Opened at the edges, handed to services."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import AsyncIterator

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import DatabaseAway
from bot.store.bookings import BookingRepository
from bot.store.conversations import ConversationRepository
from bot.store.deliveries import DeliveryRepository
from bot.store.desk import DeskRepository
from bot.store.handovers import HandoverRepository
from bot.store.messages import MessageRepository
from bot.store.sms_inbox import SmsInboxRepository
from bot.store.turns import TurnRepository


class UnitOfWork:
    """The repositories of one transaction; what is done through it is committed together."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.conversations = ConversationRepository(connection)
        self.messages = MessageRepository(connection)
        self.turns = TurnRepository(connection)
        self.deliveries = DeliveryRepository(connection)
        self.sms_inbox = SmsInboxRepository(connection)
        self.handovers = HandoverRepository(connection)
        self.bookings = BookingRepository(connection)
        self.desk = DeskRepository(connection)


class Units:
    """Opens units of work on one engine."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        # SQLite has one writer; queueing in the process beats its sleeping busy handler.
        self._queue = asyncio.Lock() if engine.dialect.name == "sqlite" else None

    def _turn(self) -> AbstractAsyncContextManager[object]:
        return self._queue if self._queue is not None else nullcontext()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[UnitOfWork]:
        """A transaction that is committed on a clean exit and rolled back on an error.

        Raises:
            DatabaseAway: it cannot be reached, or was lost in the middle.
        """
        async with self._turn(), self._reached() as connection:
            await connection.execution_options(lotsen_write=True)
            async with connection.begin():
                yield UnitOfWork(connection)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A consistent view; nothing done through it is kept.

        Raises:
            DatabaseAway: as for `write`.
        """
        async with self._reached() as connection:
            yield UnitOfWork(connection)

    @asynccontextmanager
    async def _reached(self) -> AsyncIterator[AsyncConnection]:
        """A connection; that there is none, or no longer, becomes our own error."""
        opened = False
        try:
            async with self._engine.connect() as connection:
                opened = True
                yield connection
        except (OperationalError, InterfaceError, NoneFree) as fault:
            raise DatabaseAway() from fault
        except DBAPIError as fault:
            if not fault.connection_invalidated:
                raise
            raise DatabaseAway() from fault
        except OSError as fault:  # the driver's own word for nobody answering
            if opened:
                raise
            raise DatabaseAway() from fault

    async def close(self) -> None:
        await self._engine.dispose()
