"""Free times and booking through the real routes, on both databases."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, AsyncIterator

import pytest

from bot.store.unit_of_work import Units
from tests.gateway.booking_door import SAFFLE, Door, door_on


@pytest.fixture
async def door(units: Units) -> AsyncIterator[Door]:
    async with door_on(units) as opened:
        yield opened


async def test_free_times_are_listed_as_the_contract_prints_them(door: Door) -> None:
    await door.open_times()
    slots = await door.free()
    assert set(slots[0]) == {"slot_id", "team", "start", "end", "modes", "free"}
    assert slots[0]["team"] == "saffle" and slots[0]["modes"] == ["place", "phone", "video"]
    assert slots[0]["start"] == "2026-11-25T08:00:00+00:00" and slots[0]["free"] == 2
    assert [slot["start"] for slot in slots] == sorted(slot["start"] for slot in slots)


async def test_a_municipality_sees_its_own_team_and_nobody_elses(door: Door) -> None:
    await door.open_times("saffle")
    await door.open_times("grums")
    assert {slot["team"] for slot in await door.free()} == {"saffle"}
    assert {slot["team"] for slot in await door.free("")} == {"saffle", "grums"}
    response = await door.client.get("/api/slots?municipality=9999")
    assert response.status == 422 and (await response.json())["error"]["field"] == "municipality"


async def test_pages_of_free_times_follow_each_other_without_gaps(door: Door) -> None:
    await door.open_times(days=30)
    first = await (await door.client.get(f"/api/slots?municipality={SAFFLE}")).json()
    assert first["next"]
    rest = await (await door.client.get(f"/api/slots?municipality={SAFFLE}&cursor={first['next']}")).json()
    ids = [slot["slot_id"] for slot in first["slots"] + rest["slots"]]
    assert len(ids) == len(set(ids)) > 100 and rest["next"] is None
    assert (await door.client.get("/api/slots?cursor=-1")).status == 422


async def test_a_booking_is_answered_with_the_address_to_change_it(door: Door) -> None:
    await door.open_times()
    slot = (await door.free())[0]
    status, booking = await door.book(slot["slot_id"], mode="place", phone=None, email="Anna@Exempel.se")
    assert status == 201
    assert booking["booking_id"] and booking["manage_url"].startswith("/bokning/")
    assert booking["ics_url"] == booking["manage_url"] + ".ics"
    assert (booking["start"], booking["mode"], booking["status"]) == (slot["start"], "place", "booked")
    assert booking["team"] == "saffle" and booking["example"] is True
    kept = await door.booked(booking["manage_url"])
    assert (kept.name, kept.phone, kept.email) == ("Anna Berg", None, "anna@exempel.se")
    assert (await door.free())[0]["free"] == slot["free"] - 1


async def test_the_manage_address_is_whole_where_the_public_one_is_known(units: Units) -> None:
    async with door_on(units, public_url="https://lotsen.exempel.se/") as door:
        await door.open_times()
        _, booking = await door.book((await door.free())[0]["slot_id"])
    assert booking["manage_url"].startswith("https://lotsen.exempel.se/bokning/")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"mode": "fax"}, "mode"),
        ({"mode": 7}, "mode"),
        ({"name": " "}, "name"),
        ({"name": "123"}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": None}, "name"),
        ({"phone": "12"}, "phone"),
        ({"phone": "850831-2389"}, "phone"),
        ({"phone": None}, "phone"),
        ({"mode": "place", "phone": None}, "phone"),
        ({"phone": None, "email": "a@exempel.se"}, "phone"),
        ({"email": "anna at exempel"}, "email"),
        ({"email": ["a@b.se"]}, "email"),
        ({"slot_id": 5}, "slot_id"),
    ],
)
async def test_what_cannot_be_used_is_named(door: Door, given: dict[str, Any], field: str) -> None:
    await door.open_times(days=1)
    sent = {"slot_id": (await door.free())[0]["slot_id"], **given}
    status, answer = await door.book(**sent)
    assert (status, answer["error"]["field"]) == (422, field)


@pytest.mark.parametrize("slot_id", ["nothing", "a\u0000b", "å" * 70, "../../etc"])
async def test_a_time_that_never_was_is_not_found(door: Door, slot_id: str) -> None:
    status, answer = await door.book(slot_id)
    assert (status, answer["error"]["field"]) == (404, "slot_id")


async def test_a_booking_needs_the_conversations_own_token(door: Door) -> None:
    await door.open_times(days=1)
    slot_id = (await door.free())[0]["slot_id"]
    (chat, _), (_, foreign) = await door.person(), await door.person()
    status, _ = await door.book(slot_id, (chat, foreign))
    assert status == 401


async def test_a_time_that_has_begun_or_was_closed_is_taken_and_others_are_offered(door: Door) -> None:
    await door.open_times()
    gone, closed = [slot["slot_id"] for slot in (await door.free())[:2]]
    async with door.parts.units.write() as unit:
        await unit.bookings.close_slot(closed)
    door.clock.forward(hours=23)
    for slot_id in (gone, closed):
        status, answer = await door.book(slot_id)
        assert (status, answer["error"]["code"]) == (409, "slot_taken")
        assert answer["alternatives"] and slot_id not in str(answer["alternatives"])


async def test_the_same_booking_sent_twice_is_one_booking(door: Door) -> None:
    await door.open_times()
    slot_id, who = (await door.free())[0]["slot_id"], await door.person()
    first, again = await door.book(slot_id, who), await door.book(slot_id, who)
    assert (first[0], again[0]) == (201, 200)
    assert first[1]["booking_id"] == again[1]["booking_id"]
    assert (await door.free())[0]["free"] == 1


async def test_one_conversation_has_one_time_to_come(door: Door) -> None:
    await door.open_times()
    (first, second), who = [slot["slot_id"] for slot in (await door.free())[:2]], await door.person()
    _, booking = await door.book(first, who)
    for slot_id, given in ((second, {}), (first, {"name": "Bo"}), (first, {"mode": "video"}), ("nothing", {})):
        status, answer = await door.book(slot_id, who, **given)
        assert (status, answer["error"]["code"]) == (409, "already_booked")
        assert "ändrar du den du har" in answer["error"]["message"]
        assert answer["booking"]["manage_url"] == booking["manage_url"]
    assert [slot["free"] for slot in (await door.free())[:2]] == [1, 2]
    assert (await door.book(second))[0] == 201


async def test_after_the_time_or_its_cancelling_another_can_be_booked(door: Door) -> None:
    await door.open_times(days=3)
    free, who = [slot["slot_id"] for slot in await door.free()], await door.person()
    _, booking = await door.book(free[0], who)
    await door.client.post(booking["manage_url"], data={"act": "cancel"}, allow_redirects=False)
    assert (await door.book(free[1], who))[0] == 201
    door.clock.forward(days=1, hours=6)
    assert (await door.book(free[-1], who))[0] == 201


async def test_of_many_wishes_of_one_person_at_once_one_is_booked(door: Door) -> None:
    await door.open_times()
    free, who = [slot["slot_id"] for slot in await door.free()][:6], await door.person()
    answers = await asyncio.gather(*(door.book(slot_id, who) for slot_id in free))
    assert Counter(status for status, _ in answers) == {201: 1, 409: 5}


async def test_of_a_hundred_at_once_exactly_one_gets_the_last_place(door: Door) -> None:
    await door.open_times(capacity=1)
    slot_id = (await door.free())[0]["slot_id"]
    people = [await door.person() for _ in range(100)]
    answers = await asyncio.gather(*(door.book(slot_id, who, name=f"Person {n}") for n, who in enumerate(people, 1)))
    assert Counter(status for status, _ in answers) == {201: 1, 409: 99}
    for status, answer in answers:
        if status == 409:
            assert answer["error"]["code"] == "slot_taken" and "Tiden" in answer["error"]["message"]
            assert answer["alternatives"][0]["free"] == 1
            assert slot_id not in {slot["slot_id"] for slot in answer["alternatives"]}


async def test_a_time_with_room_for_three_takes_exactly_three(door: Door) -> None:
    await door.open_times(capacity=3)
    slot_id = (await door.free())[0]["slot_id"]
    people = [await door.person() for _ in range(12)]
    answers = await asyncio.gather(*(door.book(slot_id, who) for who in people))
    assert Counter(status for status, _ in answers) == {201: 3, 409: 9}


async def test_two_windows_of_the_same_person_at_once_book_once(door: Door) -> None:
    await door.open_times(capacity=5)
    slot_id, who = (await door.free())[0]["slot_id"], await door.person()
    answers = await asyncio.gather(*(door.book(slot_id, who) for _ in range(8)))
    assert len({answer["booking_id"] for _, answer in answers}) == 1
    assert Counter(status for status, _ in answers) == {201: 1, 200: 7}


async def test_erasing_the_chat_gives_the_time_back(door: Door) -> None:
    await door.open_times(capacity=1)
    slot_id, who = (await door.free())[0]["slot_id"], await door.person()
    _, booking = await door.book(slot_id, who)
    await door.client.delete(f"/api/chat/{who[0]}", headers={"Authorization": f"Bearer {who[1]}"})
    assert (await door.free())[0]["slot_id"] == slot_id
    assert (await door.client.get(booking["manage_url"])).status == 404
