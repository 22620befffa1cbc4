"""Rings wake who waits, here and in other gateways; a lease lets one gateway at a time in."""

from __future__ import annotations

import asyncio
import secrets
import time
from contextlib import asynccontextmanager
from typing import AsyncIterator

import pytest
from redis.asyncio import Redis

from bot.store.bell import CHANNEL, LocalBell, LocalLeases, RedisBell, RedisLeases
from tests.redis_server import URL
from tests.redis_server import redis as redis


@pytest.fixture
def name() -> str:
    return secrets.token_hex(8)


@asynccontextmanager
async def gateway_bell() -> AsyncIterator[RedisBell]:
    """The bell of one gateway, with a connection of its own, listening."""
    client: Redis = Redis.from_url(URL)
    before = dict(await client.pubsub_numsub(CHANNEL))[CHANNEL.encode()]
    bell = RedisBell(client)
    listening = asyncio.create_task(bell.listen())
    async with asyncio.timeout(10):
        while dict(await client.pubsub_numsub(CHANNEL))[CHANNEL.encode()] <= before:
            await asyncio.sleep(0.02)
    yield bell
    listening.cancel()
    await asyncio.gather(listening, *bell._sending, return_exceptions=True)
    await client.aclose()


async def heard(bell: LocalBell, name: str | None, ring: LocalBell, what: str, seconds: float = 3.0) -> bool:
    """Whether a ring is heard before the time is up."""
    with bell.listening(name) as ear:
        ring.ring(what)
        started = time.monotonic()
        await ear.within(seconds)
        return time.monotonic() - started < seconds


async def test_a_ring_is_heard_by_who_listens_for_it_and_by_who_listens_for_all(name: str) -> None:
    bell = LocalBell()
    assert await heard(bell, name, bell, name) and await heard(bell, None, bell, name)
    assert not await heard(bell, name, bell, "another", seconds=0.2)


async def test_a_ring_before_the_waiting_began_is_not_lost() -> None:
    bell = LocalBell()
    with bell.listening("a") as ear:
        bell.ring("a")
        bell.ring("a")
        async with asyncio.timeout(1):
            await ear.within(30)
        started = time.monotonic()
        await ear.within(0.2)
        assert time.monotonic() - started >= 0.19


async def test_nobody_who_left_is_remembered() -> None:
    bell = LocalBell()
    with bell.listening("a"), bell.listening(None):
        pass
    assert not bell._waiting


async def test_a_ring_is_heard_in_the_other_gateway(redis: Redis, name: str) -> None:
    async with gateway_bell() as here, gateway_bell() as there:
        assert await heard(there, name, here, name) and await heard(there, None, here, name)
        assert await heard(here, name, here, name)
        # Another name to listen for: the last ring may still be on its way over.
        assert not await heard(there, "third" + name, here, "another" + name, seconds=0.3)


async def test_without_redis_the_own_gateway_still_hears_and_nothing_breaks(name: str) -> None:
    away: Redis = Redis.from_url("redis://127.0.0.1:9/0")
    bell = RedisBell(away)
    listening = asyncio.create_task(bell.listen())
    assert await heard(bell, name, bell, name)
    await asyncio.sleep(0.1)
    assert not listening.done()
    listening.cancel()
    await asyncio.gather(listening, *bell._sending, return_exceptions=True)
    await away.aclose()


async def test_a_lease_is_held_by_one_at_a_time_and_given_back(redis: Redis, name: str) -> None:
    one, other = RedisLeases(redis), RedisLeases(redis)
    async with one.hold(name) as held:
        assert held
        async with other.hold(name) as second, other.hold("another" + name) as third:
            assert (second, third) == (False, True)
        async with other.hold(name) as still:
            assert not still
    async with other.hold(name) as held:
        assert held


async def test_a_lease_is_given_back_when_the_work_fails(redis: Redis, name: str) -> None:
    leases = RedisLeases(redis)
    with pytest.raises(RuntimeError):
        async with leases.hold(name):
            raise RuntimeError
    async with leases.hold(name) as held:
        assert held


async def test_a_lease_outlasts_its_time_while_the_work_goes_on_but_not_its_gateway(
    redis: Redis, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.bell.LEASE_SECONDS", 0.6)
    one, other = RedisLeases(redis), RedisLeases(redis)
    async with one.hold(name):
        await asyncio.sleep(1.2)
        async with other.hold(name) as held:
            assert not held
    # A gateway that was killed renews nothing.
    assert await redis.set(f"lotsen:turn:{name}", "dead", px=600)
    await asyncio.sleep(0.8)
    async with other.hold(name) as held:
        assert held


async def test_many_gateways_at_once_one_gets_in(redis: Redis, name: str) -> None:
    async def tries() -> bool:
        async with RedisLeases(redis).hold(name) as held:
            await asyncio.sleep(0.3)
            return held

    assert sum(await asyncio.gather(*(tries() for _ in range(20)))) == 1


async def test_a_single_gateway_needs_no_lease() -> None:
    async with LocalLeases().hold("a") as held:
        assert held
