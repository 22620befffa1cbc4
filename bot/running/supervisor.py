"""`lotsen run`: starts the children, restarts what dies with back-off, stops everything cleanly."""

from __future__ import annotations

import asyncio
import ctypes
import signal
import sys
import time
from pathlib import Path
from typing import Callable, Sequence

import aiohttp

from bot.errors import Unavailable
from bot.running.children import Addresses, Child
from bot.settings import ROOT

FIRST_PAUSE = 0.3
LONGEST_PAUSE = 10.0
# A child that lived this long was not broken at birth: the next start waits only a moment.
STEADY_SECONDS = 3.0
STOP_SECONDS = 8.0
LOOK_SECONDS = 0.1
_PR_SET_PDEATHSIG = 1

Say = Callable[[str], None]


class Supervisor:
    """Keeps a set of children alive until it is told to stop."""

    def __init__(self, kids: Sequence[Child], *, logs: Path) -> None:
        self._kids = kids
        self._logs = logs
        self._processes: dict[str, asyncio.subprocess.Process] = {}
        self._stop = asyncio.Event()

    async def run(self, addresses: Addresses, *, ready: Callable[[], None], start_seconds: float) -> None:
        """Until SIGINT or SIGTERM.

        Raises:
            Unavailable: `start_timeout`, the product did not get ready in time.
        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stop.set)
        keepers = [asyncio.create_task(self._keep(kid)) for kid in self._kids]
        try:
            if await self._ready(addresses.gateway + "/readyz", start_seconds):
                ready()
            await self._stop.wait()
        finally:
            for keeper in keepers:
                keeper.cancel()
            await asyncio.gather(*keepers, return_exceptions=True)
            await self._stop_children()

    async def _keep(self, kid: Child) -> None:
        pause = FIRST_PAUSE
        while True:
            began = time.monotonic()
            file = self._logs / f"{kid.name}.log"
            file.touch(mode=0o600)
            with file.open("ab") as log:
                process = await asyncio.create_subprocess_exec(
                    *kid.command,
                    env=dict(kid.environment),
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                    cwd=ROOT,
                    preexec_fn=_die_with_parent,
                )
            self._processes[kid.name] = process
            await process.wait()
            pause = FIRST_PAUSE if time.monotonic() - began > STEADY_SECONDS else min(pause * 2, LONGEST_PAUSE)
            await asyncio.sleep(pause)

    async def _ready(self, url: str, seconds: float) -> bool:
        """Whether it got ready before the stop was asked for."""
        give_up = time.monotonic() + seconds
        timeout = aiohttp.ClientTimeout(total=5)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while not self._stop.is_set():
                if await _answers(session, url):
                    return True
                if time.monotonic() > give_up:
                    raise Unavailable("start_timeout")
                await asyncio.sleep(LOOK_SECONDS)
        return False

    async def _stop_children(self) -> None:
        """Gently first; what is still there after a while is killed."""
        alive = [process for process in self._processes.values() if process.returncode is None]
        for process in alive:
            _signal(process, signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await asyncio.gather(*(process.wait() for process in alive))
        except TimeoutError:
            for process in alive:
                if process.returncode is None:
                    _signal(process, signal.SIGKILL)


def _die_with_parent() -> None:
    """A killed supervisor must not leave children that hold the ports (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal(process: asyncio.subprocess.Process, number: signal.Signals) -> None:
    try:
        process.send_signal(number)
    except ProcessLookupError:
        return


async def _answers(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as answer:
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False
