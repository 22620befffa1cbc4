"""Opening times and the rules of booking that no route shows, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.content.loader import load_catalogue, load_phrases
from bot.core.bookings import local
from bot.core.records import Booking, Slot
from bot.errors import Conflict, LotsenError, NotFound, SlotTaken
from bot.services.bookings import BookingService
from bot.services.opening import open_ordinary
from bot.store.unit_of_work import Units
from tests.fakes import MORNING, FakeClock

ANNA = {"mode": "phone", "name": "Anna", "phone": "070-174 06 66"}

SAFFLE = load_catalogue().teams["saffle"]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def service(clock: FakeClock) -> BookingService:
    return BookingService(
        catalogue=load_catalogue(), phrases=load_phrases(), clock=clock, public_url=lambda: "https://x.exempel.se"
    )


async def opened(units: Units, service: BookingService, first: str, last: str, **given: object) -> list[Slot]:
    async with units.write() as unit:
        await open_ordinary(unit, SAFFLE, date.fromisoformat(first), date.fromisoformat(last), now=MORNING, **given)  # type: ignore[arg-type]
        return await service.free(unit, "1785", limit=1000)


async def booked(units: Units, service: BookingService, slot: Slot) -> Booking:
    async with units.write() as unit:
        return await service.book(unit, slot_id=slot.id, **ANNA)


async def test_other_lengths_never_overlap_what_is_open(units: Units, service: BookingService) -> None:
    await opened(units, service, "2026-12-01", "2026-12-01")
    slots = await opened(units, service, "2026-12-01", "2026-12-02", minutes=45)
    assert all(one.end <= two.start for one, two in zip(slots, slots[1:], strict=False))
    assert len([slot for slot in slots if slot.end - slot.start == timedelta(minutes=45)]) == 8


async def test_all_times_that_are_opened_can_be_chosen(units: Units, service: BookingService) -> None:
    slots = await opened(units, service, "2026-12-01", "2027-04-30")
    async with units.read() as unit:
        assert await service.free_of_team(unit, "saffle") == slots


async def test_nobody_is_booked_on_a_holiday_or_an_eve(units: Units, service: BookingService) -> None:
    slots = await opened(units, service, "2026-12-21", "2027-01-10")
    days = {local(slot.start).date().isoformat() for slot in slots}
    assert {"2026-12-23", "2026-12-28", "2026-12-30", "2027-01-04", "2027-01-05", "2027-01-07"} <= days
    assert not days & {"2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01", "2027-01-06", "2027-01-09"}


async def test_a_booking_moves_only_to_a_free_time(units: Units, service: BookingService) -> None:
    slots = await opened(units, service, "2026-12-01", "2026-12-01", capacity=1)
    mine, _ = await booked(units, service, slots[0]), await booked(units, service, slots[1])
    async with units.write() as unit:
        with pytest.raises(SlotTaken) as taken:
            await service.move(unit, mine, slot_id=slots[1].id)
    assert [one["slot_id"] for one in taken.value.alternatives][:1] == [slots[2].id]
    async with units.write() as unit:
        moved = await service.move(unit, mine, slot_id=slots[2].id, mode="video")
    assert (moved.slot.id, moved.mode, moved.sequence) == (slots[2].id, "video", 1)


async def test_two_who_swap_at_once_leave_nobody_without_a_time(units: Units, service: BookingService) -> None:
    slots = await opened(units, service, "2026-12-01", "2026-12-01", capacity=1)
    one, two = await booked(units, service, slots[0]), await booked(units, service, slots[1])

    async def move(booking: Booking, slot: Slot) -> str:
        try:
            async with units.write() as unit:
                return (await service.move(unit, booking, slot_id=slot.id)).slot.id
        except LotsenError as error:
            return error.code

    ended = await asyncio.gather(move(one, slots[1]), move(two, slots[0]))
    async with units.read() as unit:
        held = {(await unit.bookings.get(booking.id)).slot.id for booking in (one, two)}  # type: ignore[union-attr]
    assert len(held) == 2 and "slot_taken" in ended


async def test_moving_and_cancelling_at_once_leaves_no_place_taken_for_nobody(
    units: Units, service: BookingService
) -> None:
    slots = await opened(units, service, "2026-12-01", "2026-12-01", capacity=1)
    booking = await booked(units, service, slots[0])

    async def attempt(work: str) -> None:
        try:
            async with units.write() as unit:
                if work == "move":
                    await service.move(unit, booking, slot_id=slots[1].id)
                else:
                    await service.cancel(unit, booking)
        except Conflict:
            pass

    await asyncio.gather(attempt("move"), attempt("cancel"))
    async with units.read() as unit:
        kept = await unit.bookings.get(booking.id)
        free = [(await unit.bookings.slot(slot.id)).free for slot in slots[:2]]  # type: ignore[union-attr]
    assert kept is not None and kept.status == "cancelled" and free == [1, 1]


async def test_a_booking_that_has_begun_stays_as_it_is(units: Units, service: BookingService, clock: FakeClock) -> None:
    slots = await opened(units, service, "2026-12-01", "2026-12-02")
    booking = await booked(units, service, slots[0])
    clock.forward(days=8)
    async with units.write() as unit:
        for change in (service.cancel(unit, booking), service.move(unit, booking, slot_id=slots[-1].id)):
            with pytest.raises(Conflict):
                await change


async def test_a_booking_is_found_by_its_token_alone(units: Units, service: BookingService) -> None:
    booking = await booked(units, service, (await opened(units, service, "2026-12-01", "2026-12-01"))[0])
    async with units.read() as unit:
        assert (await service.by_token(unit, booking.manage_token)).id == booking.id
        for token in ("", "x", booking.id, booking.manage_token[:-1], booking.manage_token + "\x00"):
            with pytest.raises(NotFound):
                await service.by_token(unit, token)


async def test_the_calendar_file_says_where(units: Units, service: BookingService) -> None:
    booking = await booked(units, service, (await opened(units, service, "2026-12-01", "2026-12-01"))[0])
    written = service.ics(replace(booking, mode="place")).decode()
    assert "Säffle" in written.replace("\r\n ", "") and "https://x.exempel.se/bokning/" in written.replace("\r\n ", "")
    assert "DTSTART:20261201T080000Z" in written and "METHOD:PUBLISH" in written
