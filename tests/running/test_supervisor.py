"""Children are kept alive, stopped gently, and never left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from aiohttp import web

from bot.errors import Unavailable
from bot.running.children import Addresses, Child
from bot.running.supervisor import Supervisor
from tests.product import until

LIVES = "import time; open('born','a').write('x'); time.sleep(60)"
DIES = "open('born','a').write('x')"


def child(folder: Path, code: str) -> Child:
    command = [sys.executable, "-c", f"import os; os.chdir({str(folder)!r}); {code}"]
    return Child("child", command, dict(os.environ), "")


async def births(folder: Path) -> int:
    file = folder / "born"
    return len(file.read_text()) if file.exists() else 0


async def ready_server(status: int) -> tuple[web.AppRunner, str]:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status)

    app = web.Application()
    app.add_routes([web.get("/readyz", answer)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"


async def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    runner, url = await ready_server(200)
    supervisor = Supervisor([child(tmp_path, DIES)], logs=tmp_path)
    running = asyncio.create_task(supervisor.run(Addresses(url, url, url), ready=lambda: None, start_seconds=5))

    async def born_again() -> bool:
        return await births(tmp_path) >= 3

    await until(born_again)
    os.kill(os.getpid(), signal.SIGTERM)
    await running
    await runner.cleanup()


async def test_a_stop_ends_the_children(tmp_path: Path) -> None:
    runner, url = await ready_server(200)
    supervisor = Supervisor([child(tmp_path, LIVES)], logs=tmp_path)
    said: list[str] = []
    running = asyncio.create_task(
        supervisor.run(Addresses(url, url, url), ready=lambda: said.append("ready"), start_seconds=5)
    )

    async def up() -> bool:
        return bool(said) and await births(tmp_path) == 1

    await until(up)
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.wait_for(running, 10)
    assert await births(tmp_path) == 1
    await runner.cleanup()


async def test_what_never_gets_ready_is_given_up_and_stopped(tmp_path: Path) -> None:
    runner, url = await ready_server(503)
    supervisor = Supervisor([child(tmp_path, LIVES)], logs=tmp_path)
    with pytest.raises(Unavailable):
        await supervisor.run(Addresses(url, url, url), ready=lambda: None, start_seconds=0.5)
    await runner.cleanup()
