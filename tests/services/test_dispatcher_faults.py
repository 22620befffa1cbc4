"""What goes wrong around a turn: it is forgotten meanwhile, refused in odd ways, or with another gateway."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import AsyncIterator

import pytest
from sqlalchemy import insert, select

from bot.core.conversation import Reply, TurnContext
from bot.core.records import Turn
from bot.services import dispatcher as dispatching
from bot.services.conversations import START
from bot.store.tables import rasa_trackers
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock, FakeUnderstander
from tests.services.test_dispatcher import Desk


class Keeping(FakeUnderstander):
    """Keeps a tracker like Rasa, after it has been told to go on."""

    def __init__(self, units: Units) -> None:
        super().__init__()
        self.units = units
        self.started, self.go_on = asyncio.Event(), asyncio.Event()

    async def turn(self, turn: Turn, context: TurnContext, *, retry: bool) -> list[Reply]:
        self.started.set()
        await self.go_on.wait()
        async with self.units.write() as unit:
            row = insert(rasa_trackers).values(sender_id=turn.conversation_id, events="[]")
            await unit.turns._connection.execute(row)
        return [Reply("svar")]


class BusyLeases:
    """Another gateway has the conversation the first times it is asked for."""

    def __init__(self, times: int) -> None:
        self.times = times

    @asynccontextmanager
    async def hold(self, conversation_id: str) -> AsyncIterator[bool]:
        self.times -= 1
        yield self.times < 0


async def test_what_is_erased_while_it_is_being_answered_leaves_no_tracker_behind(units: Units) -> None:
    rasa = Keeping(units)
    desk = Desk(units, rasa)
    who = await desk.open()
    desk.dispatcher.notify(who.conversation_id, START)
    await rasa.started.wait()
    async with units.write() as unit:
        await desk.conversations.erase(unit, who.conversation_id)
    rasa.go_on.set()
    async with asyncio.timeout(10):
        while desk.dispatcher._workers:
            await asyncio.sleep(0.01)
    async with units.read() as unit:
        assert (await unit.turns._connection.execute(select(rasa_trackers))).all() == []
    assert desk.dispatcher._fresh == {}


@pytest.mark.parametrize("end", ["erase", "claim"])
async def test_nothing_is_asked_again_once_it_is_erased_or_with_a_human(units: Units, end: str) -> None:
    rasa = FakeUnderstander()
    rasa.away = 1000
    desk = Desk(units, rasa)
    who = await desk.open()
    desk.dispatcher.notify(who.conversation_id, START)
    while not rasa.turns:
        await asyncio.sleep(0.01)
    async with units.write() as unit:
        if end == "erase":
            await desk.conversations.erase(unit, who.conversation_id)
        else:
            await unit.desk.add_user("anna", "-", "counsellor", [], FakeClock()())
            user = await unit.desk.user_named("anna")
            assert user is not None and await unit.conversations.claim(who.conversation_id, user.id)
    assert await desk.settled(who) == []
    async with asyncio.timeout(10):
        while desk.dispatcher._workers:
            await asyncio.sleep(0.01)
    assert len(rasa.turns) <= 3


async def test_a_fault_nobody_thought_of_does_not_block_the_conversation(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatching, "GIVE_UP_SECONDS", 0.1)

    def breaks(turn: Turn) -> list[Reply]:
        if turn.text == "trasigt":
            raise RecursionError
        return [Reply(f"svar på {turn.text}")]

    desk = Desk(units, FakeUnderstander(breaks))
    who = await desk.open()
    await desk.send(who, "trasigt")
    await desk.send(who, "helt")
    desk.dispatcher.notify(who.conversation_id)
    messages = await desk.settled(who)
    assert messages[-1] == ("bot", "svar på helt") and [sender for sender, _ in messages].count("bot") == 3
    await desk.dispatcher.stop()


async def test_what_another_gateway_has_left_is_taken_up_at_once_and_as_a_retry(units: Units) -> None:
    rasa = FakeUnderstander()
    desk = Desk(units, rasa, BusyLeases(2))
    who = await desk.open()
    desk.dispatcher.notify(who.conversation_id, START)
    async with asyncio.timeout(3):
        assert await desk.settled(who) == [("bot", "svar på start")]
    assert [retry for _, _, retry in rasa.turns] == [True]
    await desk.dispatcher.stop()
