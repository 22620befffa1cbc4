"""The gateway as a process of its own: it serves, and lets go in order when it is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.running.children import free_port
from bot.store.engine import migrate


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_it_ends_well_even_while_somebody_waits(
    tmp_path: Path, session: aiohttp.ClientSession, told: signal.Signals
) -> None:
    port = free_port()
    await asyncio.to_thread(migrate, f"sqlite:///{tmp_path / 'lotsen.db'}")
    own = {"LOTSEN_DATA": str(tmp_path), "LOTSEN_PORT": str(port), "LOTSEN_RASA_URL": "http://127.0.0.1:9"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "gateway", env={**os.environ, **own}, stderr=asyncio.subprocess.PIPE
    )
    url = f"http://127.0.0.1:{port}"
    async with asyncio.timeout(60):
        while not await answers(session, url + "/healthz"):
            await asyncio.sleep(0.1)
        opened = await (await session.post(url + "/api/chat", json={})).json()
        headers = {"Authorization": f"Bearer {opened['token']}"}
        chat = f"{url}/api/chat/{opened['conversation_id']}"
        stream = await session.get(chat + "/events", headers=headers)
        waiting = asyncio.create_task(session.get(chat + "/messages?wait=60", headers=headers))
        await asyncio.sleep(0.3)
    process.send_signal(told)
    async with asyncio.timeout(15):
        _, errors = await process.communicate()
    assert process.returncode == 0 and b"Traceback" not in errors, errors.decode()
    stream.close()
    await asyncio.gather(waiting, return_exceptions=True)


async def answers(session: aiohttp.ClientSession, address: str) -> bool:
    try:
        async with session.get(address) as response:
            return response.status == 200
    except aiohttp.ClientError:
        return False
