"""Wakes waiting clients: inside one process, or across gateways over Redis."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import asynccontextmanager
from typing import AsyncIterator

import structlog
from redis.asyncio import Redis
from redis.exceptions import LockError, RedisError

log = structlog.get_logger()
CHANNEL = "lotsen:bell"
LEASE_SECONDS = 30
ANY = "*"


class LocalBell:
    """For a single gateway."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)

    def ring(self, conversation_id: str) -> None:
        for key in (conversation_id, ANY):
            for event in self._waiting.get(key, ()):
                event.set()

    def listening(self, conversation_id: str | None) -> Listening:
        """Hear every ring from now on, for all conversations if None; lets a caller look after it has begun
        to listen."""
        return Listening(self._waiting, conversation_id or ANY)


class Listening:
    """An open ear for one conversation; use as a context manager."""

    def __init__(self, waiting: dict[str, set[asyncio.Event]], conversation_id: str) -> None:
        self._waiting = waiting
        self._conversation_id = conversation_id
        self._event = asyncio.Event()

    def __enter__(self) -> Listening:
        self._waiting[self._conversation_id].add(self._event)
        return self

    def __exit__(self, *_: object) -> None:
        ears = self._waiting[self._conversation_id]
        ears.discard(self._event)
        if not ears:
            del self._waiting[self._conversation_id]

    async def within(self, seconds: float) -> None:
        """Until the bell rings or the time is up; then ready to hear the next one."""
        try:
            async with asyncio.timeout(seconds):
                await self._event.wait()
        except TimeoutError:
            return
        self._event.clear()


class RedisBell(LocalBell):
    """For several gateways: every ring goes over Redis to all of them."""

    def __init__(self, redis: Redis) -> None:
        super().__init__()
        self._redis = redis
        self._sending: set[asyncio.Task[object]] = set()

    def ring(self, conversation_id: str) -> None:
        super().ring(conversation_id)
        task = asyncio.create_task(self._publish(conversation_id))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _publish(self, conversation_id: str) -> None:
        try:
            await self._redis.publish(CHANNEL, conversation_id)
        except RedisError:
            # Waiting clients also look by themselves, so a lost ring only costs time.
            log.warning("bell_lost", conversation=conversation_id)

    async def listen(self) -> None:
        """For ever: ring here what other gateways rang."""
        while True:
            try:
                async with self._redis.pubsub() as pubsub:
                    await pubsub.subscribe(CHANNEL)
                    async for message in pubsub.listen():
                        if message["type"] == "message":
                            super().ring(message["data"].decode())
            except RedisError:
                await asyncio.sleep(1)


class LocalLeases:
    """For a single gateway, whose dispatcher already has one worker a conversation."""

    @asynccontextmanager
    async def hold(self, conversation_id: str) -> AsyncIterator[bool]:
        yield True


class RedisLeases:
    """One gateway at a time per conversation, over a Redis lock that runs out after a crash."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    @asynccontextmanager
    async def hold(self, conversation_id: str) -> AsyncIterator[bool]:
        lock = self._redis.lock(f"lotsen:turn:{conversation_id}", timeout=LEASE_SECONDS)
        held = await lock.acquire(blocking=False)
        keeper = asyncio.create_task(self._keep(lock)) if held else None
        try:
            yield held
        finally:
            if keeper is not None:
                keeper.cancel()
                try:
                    await lock.release()
                except LockError:
                    log.warning("lease_lost", conversation=conversation_id)

    async def _keep(self, lock: object) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            try:
                await lock.reacquire()  # type: ignore[attr-defined]
            except RedisError:
                # Tried again well before the lease runs out; a lost lease only makes a retry.
                log.warning("lease_not_renewed")
