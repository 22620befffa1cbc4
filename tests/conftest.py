"""Fixtures every test may use."""

from __future__ import annotations

import asyncio
import os
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import AsyncIterator, Iterator

import aiohttp
import asyncpg
import pytest

from bot.store.engine import connect, migrate
from bot.store.unit_of_work import Units
from tests.product import Chat, Product

POSTGRES = os.environ.get("LOTSEN_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One running product for a whole worker; each test opens conversations of its own."""
    running = Product(tmp_path_factory.mktemp("product")).start()
    added = running.command("slots", "add", "--team", "saffle", "--from", _today(), "--to", _in_weeks(4))
    assert added.returncode == 0, added.stderr
    yield running
    assert running.stop() == 0


def _today() -> str:
    return date.today().isoformat()


def _in_weeks(weeks: int) -> str:
    return (date.today() + timedelta(weeks=weeks)).isoformat()


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path, worker_id: str) -> AsyncIterator[str]:
    """An empty database of each kind; PostgreSQL's absence is a fault in CI and a visible skip elsewhere."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'lotsen.db'}"
        return
    name = f"lotsen_test_{worker_id}_{os.getpid()}"
    try:
        server = await asyncpg.connect(POSTGRES + "/postgres")
    except (OSError, asyncpg.PostgresError):
        if os.environ.get("CI"):
            pytest.fail("no PostgreSQL on this machine")
        pytest.skip("no PostgreSQL on this machine")
    await server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    await server.execute(f'CREATE DATABASE "{name}"')
    try:
        yield f"{POSTGRES}/{name}"
    finally:
        await server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        await server.close()


@pytest.fixture
async def units(database_url: str) -> AsyncIterator[Units]:
    """Transactions on an empty, migrated database of each kind."""
    await asyncio.to_thread(migrate, database_url)
    opened = Units(connect(database_url))
    yield opened
    await opened.close()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    timeout = aiohttp.ClientTimeout(total=90)
    async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0)) as opened:
        yield opened


@pytest.fixture
async def chat(product: Product, session: aiohttp.ClientSession) -> Chat:
    """A new conversation in the running product."""
    return await Chat(session, product.url).open()


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's browser; its absence is a fault in CI and a visible skip elsewhere."""
    for name in CHROMIUM_NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    if os.environ.get("CI"):
        pytest.fail("no Chromium on this machine")
    pytest.skip("no Chromium on this machine")
