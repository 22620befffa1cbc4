"""The Redis of the tests: its absence is a fault in CI and a visible skip elsewhere."""

from __future__ import annotations

import os
from typing import AsyncIterator

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

URL = os.environ.get("LOTSEN_TEST_REDIS", "redis://127.0.0.1:6379/15")


@pytest.fixture
async def redis() -> AsyncIterator[Redis]:
    """A client of the tests' Redis."""
    client: Redis = Redis.from_url(URL)
    try:
        await client.ping()
    except (RedisError, OSError):
        if os.environ.get("CI"):
            pytest.fail("no Redis on this machine")
        pytest.skip("no Redis on this machine")
    yield client
    await client.aclose()
