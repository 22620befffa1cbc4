"""Too many calls are told to wait, with how long; a limit of 0 lets everything through."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TooMany
from bot.gateway.limits import Limiter
from tests.gateway.chat_door import refusal, small_door


class Hand:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_too_many_messages_are_told_to_wait_and_nothing_is_stored(tmp_path: Path) -> None:
    async with small_door(tmp_path, rate_limit=3) as door:
        visitor = await door.welcomed()
        for number in range(3):
            await visitor.say("Hej!", f"m{number}")
        response = await visitor.post({"id": "m3", "text": "Hej!"})
        assert (await refusal(response, 429))["code"] == "too_many"
        assert 1 <= int(response.headers["Retry-After"]) <= 20
        assert "Retry-After" in response.headers["Access-Control-Expose-Headers"]
        assert len([m for m in await visitor.settled() if m["sender"] == "user"]) == 3


async def test_one_person_writing_much_hinders_no_other(tmp_path: Path) -> None:
    async with small_door(tmp_path, rate_limit=1) as door:
        first, second = await door.welcomed(), await door.welcomed()
        await first.say("Hej!")
        await refusal(await first.post({"id": "m2", "text": "Hej!"}), 429)
        await second.say("Hej!")


async def test_reading_is_never_limited(tmp_path: Path) -> None:
    async with small_door(tmp_path, rate_limit=1) as door:
        visitor = await door.welcomed()
        for _ in range(40):
            await visitor.read("/messages")


async def test_too_many_new_conversations_from_one_address_are_told_to_wait(tmp_path: Path) -> None:
    async with small_door(tmp_path, rate_limit=1) as door:
        statuses = [(await door.client.post("/api/chat", json={})).status for _ in range(8)]
        assert statuses == [201] * 5 + [429] * 3
        response = await door.client.post("/api/chat", json={})
        await refusal(response, 429)
        assert int(response.headers["Retry-After"]) >= 1


async def test_without_a_limit_nobody_waits(tmp_path: Path) -> None:
    async with small_door(tmp_path, rate_limit=0) as door:
        visitor = await door.welcomed()
        for number in range(120):
            await visitor.say("Hej!", f"m{number}")
        for _ in range(20):
            await door.visitor()


@pytest.mark.parametrize(("given_by", "passes"), [(0, False), (1, True), (2, False)])
async def test_the_address_is_what_trusted_proxies_say(tmp_path: Path, given_by: int, passes: bool) -> None:
    """Behind one proxy the last entry counts; what a client wrote itself before it does not."""
    async with small_door(tmp_path, rate_limit=1, trusted_proxies=given_by) as door:
        statuses = []
        for number in range(7):
            headers = {"X-Forwarded-For": f"10.0.0.1, 10.0.1.{number}"}
            statuses.append((await door.client.post("/api/chat", json={}, headers=headers)).status)
        assert (set(statuses) == {201}) is passes


@given(per_minute=st.integers(1, 200), pauses=st.lists(st.floats(0, 3), max_size=30))
def test_who_waits_as_long_as_told_is_let_through(per_minute: int, pauses: list[float]) -> None:
    hand = Hand()
    limiter = Limiter(per_minute, clock=hand)
    for pause in [*pauses, *[0.0] * (per_minute + 1)]:
        hand.now += pause
        try:
            limiter.check("a")
        except TooMany as refused:
            hand.now += refused.retry_after
            limiter.check("a")
            return
