"""DELETE takes everything of the person with it, in every table, and nothing comes back."""

from __future__ import annotations

from typing import AsyncIterator

import pytest
from sqlalchemy import insert, select

from bot.store.columns import metadata
from bot.store.tables import deliveries, rasa_trackers, results
from bot.store.unit_of_work import UnitOfWork, Units
from tests.gateway.booking_door import ANNA, Door
from tests.gateway.chat_door import ChatDoor, Visitor, chat_door, refusal

SAID = "Zlatanologi är mitt yrke"
# What the desk's people did is on record by the conversation's number, which leads nowhere any more.
ON_RECORD = {"audit"}


@pytest.fixture
async def door(units: Units) -> AsyncIterator[ChatDoor]:
    async with chat_door(units) as opened:
        yield opened


async def told_everything(door: ChatDoor) -> Visitor:
    """Somebody of whom there is something in every table that can hold it."""
    visitor = await door.welcomed()
    await visitor.say(SAID, "min-1")
    await visitor.settled()
    now = door.parts.clock()
    times = Door(door.client, door.parts, door.parts.clock)  # type: ignore[arg-type]
    await times.open_times()
    status, answer = await times.book((await times.free())[0]["slot_id"], (visitor.id, visitor.token))
    assert status == 201, answer
    async with door.parts.units.write() as unit:
        await unit.desk.add_user("Doris Desk", "-", "counsellor", ["1785"], now)
        doris = await unit.desk.user_named("Doris Desk")
        assert doris is not None
        await unit.conversations.change(visitor.id, state={"words": SAID}, need="human", waiting_since=now)
        await unit.handovers.add(visitor.id, "human", now)
        await unit.handovers.add_note(visitor.id, doris.id, SAID, now)
        await unit.handovers.keep_skill_change(visitor.id, "mig_mag", {"words": SAID}, None, doris.id, now)
        await unit.handovers.log(doris.id, visitor.id, "read", now)
        await unit.deliveries.add(visitor.id, "+46701740605", SAID, now)
        await unit.turns.keep_result(visitor.id, "min-1", "action_answer", {"words": SAID})
        tracker = insert(rasa_trackers).values(sender_id=visitor.id, events=SAID)
        await unit.turns._connection.execute(tracker)
    return visitor


async def traces(unit: UnitOfWork, visitor: Visitor) -> set[str]:
    """The tables in which anything of the person stands."""
    found = set()
    for table in metadata.sorted_tables:
        for row in await unit.turns._connection.execute(select(table)):
            if any(trace in str(tuple(row)) for trace in (visitor.id, SAID, ANNA["name"], "1740605", "701740666")):
                found.add(table.name)
    return found


async def test_nothing_of_the_person_is_left_in_any_table(door: ChatDoor) -> None:
    visitor = await told_everything(door)
    async with door.parts.units.read() as unit:
        before = await traces(unit, visitor)
    assert {"messages", "turns", "bookings", "notes", deliveries.name, results.name, rasa_trackers.name} <= before
    response = await door.client.delete(visitor.path, headers=visitor.headers)
    assert (response.status, await response.read()) == (204, b"")
    async with door.parts.units.read() as unit:
        assert await traces(unit, visitor) <= ON_RECORD


async def test_what_is_erased_is_gone_for_every_call(door: ChatDoor) -> None:
    visitor = await told_everything(door)
    assert (await door.client.delete(visitor.path, headers=visitor.headers)).status == 204
    for rest in ("", "/messages", "/messages?wait=5", "/events", "/profile", "/suggestions", "/plan"):
        await refusal(await visitor.get(rest), 401, 404)
    await refusal(await visitor.post({"id": "min-1", "text": "hej"}), 401, 404)
    await refusal(await door.client.delete(visitor.path, headers=visitor.headers), 401, 404)


async def test_the_booked_place_is_free_again_and_its_address_leads_nowhere(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    times = Door(door.client, door.parts, door.parts.clock)  # type: ignore[arg-type]
    await times.open_times()
    slot = (await times.free())[0]
    _, booking = await times.book(slot["slot_id"], (visitor.id, visitor.token))
    await door.client.delete(visitor.path, headers=visitor.headers)
    assert (await times.free())[0] == slot
    assert (await door.client.get(booking["manage_url"])).status == 404


async def test_erasing_one_leaves_the_others_alone(door: ChatDoor) -> None:
    visitor, other = await door.welcomed(), await door.welcomed()
    await other.say(SAID)
    await other.settled()
    await door.client.delete(visitor.path, headers=visitor.headers)
    assert [m["text"] for m in await other.settled()] == ["svar på start", SAID, f"svar på {SAID}"]
