"""Waiting for news: the long poll and the server-sent events return when they should, and not before."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import Any, AsyncIterator

import pytest
from aiohttp import ClientResponse

from bot.core.conversation import Reply, TurnContext
from bot.core.records import Turn
from tests.fakes import FakeUnderstander
from tests.gateway.chat_door import ChatDoor, Visitor, small_door


class Gated(FakeUnderstander):
    """Answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.gate.set()

    async def turn(self, turn: Turn, context: TurnContext, *, retry: bool) -> Any:
        await self.gate.wait()
        return await super().turn(turn, context, retry=retry)


@pytest.fixture
def rasa() -> Gated:
    return Gated()


@pytest.fixture
async def door(tmp_path: Path, rasa: Gated) -> AsyncIterator[ChatDoor]:
    async with small_door(tmp_path, rasa) as opened:
        # Looking by itself would hide a bell that does not ring.
        opened.parts.look_again_seconds = 60.0
        yield opened


async def events(response: ClientResponse, count: int) -> list[tuple[int, dict[str, Any]]]:
    """The next events of a stream: their id and message."""
    found: list[tuple[int, dict[str, Any]]] = []
    async with asyncio.timeout(10):
        while len(found) < count:
            block = (await response.content.readuntil(b"\n\n")).decode()
            lines = dict(line.split(": ", 1) for line in block.strip().splitlines() if not line.startswith(":"))
            if lines:
                found.append((int(lines["id"]), json.loads(lines["data"])))
    return found


async def waits(visitor: Visitor, query: str) -> tuple[float, dict[str, Any]]:
    started = time.monotonic()
    body = await visitor.read("/messages?" + query)
    return time.monotonic() - started, body


async def test_it_is_not_idle_before_the_welcome_has_come(door: ChatDoor, rasa: Gated) -> None:
    rasa.gate.clear()
    visitor = await door.visitor()
    assert await visitor.read("/messages") == {"messages": [], "idle": False, "next": None}
    waiting = asyncio.create_task(waits(visitor, "after=0&wait=20"))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    rasa.gate.set()
    seconds, body = await waiting
    assert seconds < 5 and body["idle"] and len(body["messages"]) == 1


async def test_a_waiting_call_returns_with_what_is_new(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    waiting = asyncio.create_task(waits(visitor, "after=2&wait=20"))
    await asyncio.sleep(0.2)
    await visitor.say("Hej!")
    seconds, body = await waiting
    assert seconds < 5 and [m["text"] for m in body["messages"]] == ["svar på Hej!"] and body["idle"]


async def test_a_waiting_call_returns_when_idle_turns_true_without_a_word(door: ChatDoor, rasa: Gated) -> None:
    visitor = await door.welcomed()
    rasa.gate.clear()
    rasa.answer = lambda turn: []
    await visitor.say("Hej!")
    waiting = asyncio.create_task(waits(visitor, "after=2&wait=20"))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    rasa.gate.set()
    seconds, body = await waiting
    assert seconds < 5 and body == {"messages": [], "idle": True, "next": None}


async def test_a_waiting_call_gives_up_when_its_time_is_over(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    seconds, body = await waits(visitor, "after=1&wait=0.3")
    assert 0.25 < seconds < 5 and body == {"messages": [], "idle": True, "next": None}


async def test_what_is_there_is_not_waited_for(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for query in ("after=0&wait=30", "wait=0", "after=1", "after=99&wait=0"):
        assert (await waits(visitor, query))[0] < 5


async def test_many_may_wait_for_the_same_and_all_are_woken(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    waiting = [asyncio.create_task(waits(visitor, "after=1&wait=20")) for _ in range(30)]
    await asyncio.sleep(0.3)
    await visitor.say("Hej!")
    found = await asyncio.gather(*waiting)
    assert all(seconds < 10 and body["messages"][0]["text"] == "Hej!" for seconds, body in found)


async def test_who_waits_is_told_when_the_conversation_is_erased(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    waiting = asyncio.create_task(visitor.get("/messages?after=1&wait=30"))
    async with visitor.client.get(visitor.path + "/events", headers=visitor.headers) as stream:
        await events(stream, 1)
        await visitor.client.delete(visitor.path, headers=visitor.headers)
        async with asyncio.timeout(5):
            assert (await waiting).status == 401
            await stream.read()


async def test_events_are_the_same_messages_with_their_number_as_id(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    async with visitor.client.get(visitor.path + "/events", headers=visitor.headers) as stream:
        assert stream.content_type == "text/event-stream" and stream.headers["Cache-Control"] == "no-store"
        assert stream.headers["Access-Control-Allow-Origin"] == "*" and "Content-Security-Policy" in stream.headers
        first = await events(stream, 1)
        await visitor.say("rad 1\nrad 2\r\n\r\nid: 99")
        got = first + await events(stream, 2)
    messages = await visitor.settled()
    assert got == [(message["seq"], message) for message in messages]


@pytest.mark.parametrize(
    ("header", "query", "first"),
    [
        ("1", "", 2),
        ("2", "", 3),
        ("1", "?after=0", 2),
        ("", "?after=2", 3),
        ("abc", "", 1),
        ("-1", "", 1),
        ("9" * 40, "", 1),
    ],
)
async def test_a_stream_resumes_behind_what_was_seen(door: ChatDoor, header: str, query: str, first: int) -> None:
    visitor = await door.welcomed()
    await visitor.say("Hej!")
    await visitor.settled()
    headers = {**visitor.headers, "Last-Event-ID": header}
    async with visitor.client.get(visitor.path + "/events" + query, headers=headers) as stream:
        ((number, _),) = await events(stream, 1)
    assert number == first


async def test_asking_for_the_head_of_a_stream_does_not_hang(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    async with asyncio.timeout(5):
        for _ in range(3):
            response = await visitor.client.head(visitor.path + "/events", headers=visitor.headers)
            assert response.status == 200 and await response.read() == b""


async def test_clients_that_leave_their_stream_leave_nothing_behind(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for _ in range(10):
        async with visitor.client.get(visitor.path + "/events", headers=visitor.headers) as stream:
            await events(stream, 1)
    await visitor.say("Hej!")
    assert len(await visitor.settled()) == 3


async def test_a_notice_of_the_service_answers_nobody(door: ChatDoor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.dispatcher.NOTICE_AFTER_SECONDS", 0.1)
    visitor = await door.welcomed()
    door.understander.away = 3
    await visitor.say("Hej!", "m1")
    _, notice, answer = await visitor.settled(after=1)
    assert (notice["sender"], notice["in_reply_to"]) == ("system", None)
    assert (answer["sender"], answer["in_reply_to"]) == ("bot", "m1")


async def test_several_answers_to_one_message_all_name_it(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    door.understander.answer = lambda turn: [Reply("ett"), Reply("två"), Reply("tre", asks="years")]
    await visitor.say("Hej!", "m1")
    answers = (await visitor.settled(after=1))[1:]
    assert [(m["text"], m["in_reply_to"], m["asks"]) for m in answers] == [
        ("ett", "m1", None), ("två", "m1", None), ("tre", "m1", "years")
    ]  # fmt: skip
