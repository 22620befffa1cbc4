"""Bookable times and what is booked on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Sequence

from sqlalchemy import Row, Select, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.records import Booking, Slot
from bot.store.tables import bookings, slots

_taken = (
    select(func.count())
    .select_from(bookings)
    .where(bookings.c.slot_id == slots.c.id, bookings.c.place.is_not(None))
    .correlate(slots)
    .scalar_subquery()
    .label("taken")
)


def _slot(row: Row[Any]) -> Slot:
    return Slot(
        id=row.slot_id,
        team=row.team,
        start=row.start,
        end=row.end,
        modes=tuple(row.modes),
        capacity=row.capacity,
        taken=row.taken,
        closed=row.closed,
    )


def _slot_query() -> Select[Any]:
    return select(
        slots.c.id.label("slot_id"),
        slots.c.team,
        slots.c.start,
        slots.c.end,
        slots.c.modes,
        slots.c.capacity,
        slots.c.closed,
        _taken,
    )


class BookingRepository:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open_slot(self, slot: Slot) -> bool:
        """Add a bookable time; False if the team already has one at that start."""
        known = select(slots.c.id).where(slots.c.team == slot.team, slots.c.start == slot.start)
        if (await self._connection.execute(known)).first() is not None:
            return False
        await self._connection.execute(
            slots.insert().values(
                id=slot.id,
                team=slot.team,
                start=slot.start,
                end=slot.end,
                modes=list(slot.modes),
                capacity=slot.capacity,
                closed=False,
            )
        )
        return True

    async def slot_at(self, team: str, start: datetime) -> Slot | None:
        query = _slot_query().where(slots.c.team == team, slots.c.start == start)
        row = (await self._connection.execute(query)).first()
        return _slot(row) if row is not None else None

    async def reopen_slot(self, slot: Slot) -> None:
        """Offer a closed time again, with the new end, modes and capacity."""
        values = {"end": slot.end, "modes": list(slot.modes), "capacity": slot.capacity, "closed": False}
        await self._connection.execute(update(slots).where(slots.c.id == slot.id).values(**values))

    async def names(self, conversation_ids: Sequence[str]) -> dict[str, str]:
        """The name each person gave when booking, the latest one."""
        query = (
            select(bookings.c.conversation_id, bookings.c.name)
            .where(bookings.c.conversation_id.in_(conversation_ids), bookings.c.name != "")
            .order_by(bookings.c.created_at)
        )
        return {row.conversation_id: row.name for row in await self._connection.execute(query)}

    async def close_slot(self, slot_id: str) -> bool:
        """Take a time out of what can be booked; its bookings stay."""
        changed = await self._connection.execute(update(slots).where(slots.c.id == slot_id).values(closed=True))
        return changed.rowcount == 1

    async def slot(self, slot_id: str) -> Slot | None:
        row = (await self._connection.execute(_slot_query().where(slots.c.id == slot_id))).first()
        return _slot(row) if row is not None else None

    async def slots(
        self,
        *,
        teams: Sequence[str] | None,
        after: datetime,
        before: datetime | None = None,
        only_free: bool = True,
        offset: int = 0,
        limit: int = 200,
    ) -> list[Slot]:
        """Times that start after `after`, the earliest first; `teams` None means every team."""
        query = _slot_query().where(slots.c.start > after, slots.c.closed.is_(False))
        if teams is not None:
            query = query.where(slots.c.team.in_(teams))
        if before is not None:
            query = query.where(slots.c.start < before)
        if only_free:
            query = query.where(_taken < slots.c.capacity)
        query = query.order_by(slots.c.start, slots.c.team).offset(offset).limit(limit)
        return [_slot(row) for row in await self._connection.execute(query)]

    async def add(self, booking: Booking, place: int) -> bool:
        """Take a numbered place; False if somebody was faster (the unique constraint decides)."""
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(
                    bookings.insert().values(
                        id=booking.id,
                        slot_id=booking.slot.id,
                        place=place,
                        conversation_id=booking.conversation_id,
                        mode=booking.mode,
                        name=booking.name,
                        phone=booking.phone,
                        email=booking.email,
                        manage_token=booking.manage_token,
                        status=booking.status,
                        sequence=booking.sequence,
                        created_at=booking.created_at,
                    )
                )
        except IntegrityError:
            return False
        return True

    async def places(self, slot_id: str) -> set[int]:
        """The numbers of the taken places."""
        query = select(bookings.c.place).where(bookings.c.slot_id == slot_id, bookings.c.place.is_not(None))
        return set((await self._connection.execute(query)).scalars())

    async def move(self, booking_id: str, slot_id: str, place: int, mode: str) -> bool:
        """Move to another time; False if the place was just taken."""
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(
                    update(bookings)
                    .where(bookings.c.id == booking_id)
                    .values(slot_id=slot_id, place=place, mode=mode, sequence=bookings.c.sequence + 1)
                )
        except IntegrityError:
            return False
        return True

    async def cancel(self, booking_id: str) -> None:
        await self._connection.execute(
            update(bookings)
            .where(bookings.c.id == booking_id)
            .values(status="cancelled", place=None, sequence=bookings.c.sequence + 1)
        )

    async def correct(self, booking_id: str, name: str, phone: str | None, email: str | None) -> None:
        """Other particulars of the person; time and place stay."""
        values = {"name": name, "phone": phone, "email": email}
        await self._connection.execute(update(bookings).where(bookings.c.id == booking_id).values(**values))

    async def by_token(self, manage_token: str) -> Booking | None:
        return await self._one(bookings.c.manage_token == manage_token)

    async def get(self, booking_id: str) -> Booking | None:
        return await self._one(bookings.c.id == booking_id)

    async def of_conversation(self, conversation_id: str) -> list[Booking]:
        """Booked and cancelled ones, the newest last."""
        return await self._many(bookings.c.conversation_id == conversation_id)

    async def of_teams(self, teams: Sequence[str] | None, after: datetime, before: datetime) -> list[Booking]:
        """What is booked in a period, by start."""
        where: Any = (slots.c.start >= after) & (slots.c.start < before)
        if teams is not None:
            where = where & slots.c.team.in_(teams)
        return await self._many(where & (bookings.c.status == "booked"), by_start=True)

    async def _one(self, where: Any) -> Booking | None:
        found = await self._many(where)
        return found[0] if found else None

    async def _many(self, where: Any, by_start: bool = False) -> list[Booking]:
        query = (
            _slot_query()
            .add_columns(
                bookings.c.id,
                bookings.c.conversation_id,
                bookings.c.mode,
                bookings.c.name,
                bookings.c.phone,
                bookings.c.email,
                bookings.c.manage_token,
                bookings.c.status,
                bookings.c.sequence,
                bookings.c.created_at,
            )
            .join(bookings, bookings.c.slot_id == slots.c.id)
            .where(where)
            .order_by(slots.c.start if by_start else bookings.c.created_at, bookings.c.id)
        )
        return [self._booking(row) for row in await self._connection.execute(query)]

    @staticmethod
    def _booking(row: Row[Any]) -> Booking:
        return Booking(
            id=row.id,
            slot=_slot(row),
            conversation_id=row.conversation_id,
            mode=row.mode,
            name=row.name,
            phone=row.phone,
            email=row.email,
            manage_token=row.manage_token,
            status=row.status,
            sequence=row.sequence,
            created_at=row.created_at,
        )
