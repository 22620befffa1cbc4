"""Two gateways on one PostgreSQL and one Redis share every conversation, and answer each message once."""

from __future__ import annotations

import asyncio
import time
from typing import AsyncIterator

import pytest
from redis.asyncio import Redis

from bot.core.conversation import Reply, TurnContext
from bot.core.records import Turn
from bot.store.engine import connect, migrate
from bot.store.unit_of_work import Units
from tests.fakes import FakeUnderstander
from tests.gateway.chat_door import ChatDoor, Visitor, chat_door
from tests.redis_server import URL
from tests.redis_server import redis as redis


class Slow(FakeUnderstander):
    """Takes its time, so that two could be at it at once."""

    async def turn(self, turn: Turn, context: TurnContext, *, retry: bool) -> list[Reply]:
        self.turns.append((turn, context.asks, retry))
        await asyncio.sleep(0.1)
        return [Reply(f"svar på {turn.text or 'start'}")]


Pair = tuple[ChatDoor, ChatDoor]


@pytest.fixture
async def doors(database_url: str, redis: Redis) -> AsyncIterator[Pair]:
    await asyncio.to_thread(migrate, database_url)
    first, second = Units(connect(database_url)), Units(connect(database_url))
    settings = {"database_url": database_url, "redis_url": URL}
    async with chat_door(first, Slow(), **settings) as one, chat_door(second, Slow(), **settings) as other:
        for door in (one, other):
            # Looking by itself would hide a ring that did not come over.
            door.parts.look_again_seconds = 60.0
        await asyncio.sleep(0.5)
        yield one, other
    await first.close()
    await second.close()


def at(door: ChatDoor, visitor: Visitor) -> Visitor:
    """The same person, led to another gateway."""
    return Visitor(door.client, visitor.id, visitor.token)


def answered(doors: Pair, visitor: Visitor) -> list[str]:
    """What both gateways together have asked the bot for this person."""
    return sorted(
        turn.text for door in doors for turn, _, _ in door.understander.turns if turn.conversation_id == visitor.id
    )


pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


async def test_a_message_at_one_wakes_who_waits_at_the_other_and_is_answered_once(doors: Pair) -> None:
    one, other = doors
    visitor = await one.welcomed()
    there = at(other, visitor)
    waiting = asyncio.create_task(there.read("/messages?after=1&wait=20"))
    await asyncio.sleep(0.3)
    started = time.monotonic()
    await visitor.say("Hej!", "m1")
    assert [m["text"] for m in (await waiting)["messages"]][0] == "Hej!"
    rest = await there.read("/messages?after=2&wait=20")
    assert time.monotonic() - started < 5
    assert [(m["text"], m["in_reply_to"]) for m in rest["messages"]] == [("svar på Hej!", "m1")]
    assert answered(doors, visitor) == ["", "Hej!"]


async def test_one_persons_messages_at_both_are_answered_in_order_and_once(doors: Pair) -> None:
    one, other = doors
    visitor = await one.welcomed()
    people = [visitor, at(other, visitor)]
    for number in range(10):
        await people[number % 2].say(f"text {number}", f"m{number}")
    async with asyncio.timeout(15):
        messages = await people[1].settled()
    answers = [m["text"] for m in messages if m["sender"] == "bot"]
    assert answers == ["svar på start", *(f"svar på text {number}" for number in range(10))]
    assert answered(doors, visitor) == ["", *(f"text {number}" for number in range(10))]


async def test_the_same_id_at_both_at_once_is_one_message(doors: Pair) -> None:
    one, other = doors
    visitor = await one.welcomed()
    people = [visitor, at(other, visitor)]
    sent = [person.post({"id": "samma", "text": "Hej!"}) for person in people for _ in range(15)]
    responses = await asyncio.gather(*sent)
    assert sorted(response.status for response in responses) == [200] * 29 + [202]
    await visitor.settled()
    assert answered(doors, visitor) == ["", "Hej!"]


async def test_many_conversations_are_shared_without_a_double_answer(doors: Pair) -> None:
    one, other = doors
    visitors = await asyncio.gather(*(door.visitor() for door in doors for _ in range(10)))
    await asyncio.gather(*(at(door, v).say(f"hej från {n}") for v in visitors for n, door in enumerate((other, one))))
    for visitor in visitors:
        async with asyncio.timeout(20):
            messages = await at(other, visitor).settled()
        assert [m["sender"] for m in messages].count("bot") == 3
        assert answered(doors, visitor) == ["", "hej från 0", "hej från 1"]


async def test_what_is_erased_at_one_is_gone_at_the_other(doors: Pair) -> None:
    one, other = doors
    visitor = await one.welcomed()
    there = at(other, visitor)
    waiting = asyncio.create_task(there.get("/messages?after=1&wait=20"))
    await asyncio.sleep(0.3)
    await one.client.delete(visitor.path, headers=visitor.headers)
    async with asyncio.timeout(5):
        assert (await waiting).status == 401
