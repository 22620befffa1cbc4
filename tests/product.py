"""The whole product as its users meet it: `lotsen run` in a folder of its own, spoken to over HTTP."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Mapping

import aiohttp

from bot.running.children import free_port

ROOT = Path(__file__).resolve().parent.parent
READY = "Lotsen is ready:"
START_SECONDS = 900  # the first start of a checkout trains the model


class Product:
    """A running product; `stop` ends it, `kill` ends one child the hard way."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        own = {"LOTSEN_RATE_LIMIT": "0", "LOTSEN_PORT": str(self.port), "LOTSEN_DATA": str(data)}
        self.environment = {**os.environ, **own, **settings}
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> Product:
        """Raises RuntimeError with what it printed when it does not get ready."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        printed: list[str] = []
        give_up = time.monotonic() + START_SECONDS
        assert self._process.stdout is not None
        for line in self._process.stdout:
            printed.append(line)
            if READY in line:
                return self
            if time.monotonic() > give_up:
                break
        self.stop()
        raise RuntimeError("".join(printed[-40:]))

    def stop(self) -> int:
        """End it as an operator does; its exit code."""
        if self._process is None:
            return 0
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        return self._process.wait(timeout=40)

    def command(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run a `lotsen` command against the same data."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=ROOT,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def kill(self, name: str) -> bool:
        """SIGKILL to one child (`gateway`, `actions`, `rasa`); False if it is not up just now."""
        marks = {"gateway": "bot gateway", "actions": "actions.server", "rasa": "rasa run"}
        for pid in self.children():
            try:
                command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if marks[name] in command:
                os.kill(pid, signal.SIGKILL)
                return True
        return False

    def children(self) -> list[int]:
        """The process ids of the gateway, the action server and Rasa."""
        assert self._process is not None
        listed = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]


@dataclass
class Chat:
    """One person in the chat."""

    session: aiohttp.ClientSession
    url: str
    id: str = ""
    token: str = ""
    after: int = 0
    messages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def open(self) -> Chat:
        async with self.session.post(self.url + "/api/chat", json={"channel": "web"}) as answer:
            assert answer.status == 201, await answer.text()
            opened = await answer.json()
        self.id, self.token = opened["conversation_id"], opened["token"]
        await self.listen()
        return self

    async def say(self, text: str, payload: str | None = None, message_id: str | None = None) -> list[dict[str, Any]]:
        """Send one message; the replies to it."""
        body: dict[str, Any] = {"id": message_id or uuid.uuid4().hex, "text": text}
        if payload is not None:
            body["payload"] = payload
        async with self.session.post(
            f"{self.url}/api/chat/{self.id}/messages", json=body, headers=self.headers
        ) as answer:
            assert answer.status in (200, 202), await answer.text()
        return await self.listen()

    async def press(self, title: str) -> list[dict[str, Any]]:
        """Press a button of the latest messages, by (the start of) its title."""
        for message in reversed(self.messages):
            for button in message["buttons"]:
                if button["title"].startswith(title):
                    return await self.say(button["title"], button["payload"])
        raise AssertionError(f"no button {title!r} in {[m['buttons'] for m in self.messages[-3:]]}")

    async def listen(self, seconds: float = 60.0) -> list[dict[str, Any]]:
        """What others have said since last time, once everything is answered."""
        heard: list[dict[str, Any]] = []
        give_up = time.monotonic() + seconds
        while time.monotonic() < give_up:
            query = {"after": str(self.after), "wait": "20"}
            news = await self.get("/messages", query)
            for message in news["messages"]:
                self.after = message["seq"]
                self.messages.append(message)
                if message["sender"] != "user":
                    heard.append(message)
            if news["idle"]:
                return heard
        raise AssertionError("no answer in time")

    async def get(self, path: str = "", query: Mapping[str, str] | None = None) -> Any:
        address = f"{self.url}/api/chat/{self.id}{path}"
        async with self.session.get(address, params=query, headers=self.headers) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    @property
    def asks(self) -> str | None:
        """What the bot is waiting for."""
        spoken = [message for message in self.messages if message["sender"] == "bot"]
        return spoken[-1]["asks"] if spoken else None

    @property
    def offered(self) -> list[str]:
        """The titles of the buttons under the bot's last words."""
        spoken = [message for message in self.messages if message["sender"] == "bot"]
        return [button["title"] for button in spoken[-1]["buttons"]]

    @property
    def last(self) -> str:
        """The bot's last words."""
        return [message["text"] for message in self.messages if message["sender"] == "bot"][-1]

    def said_by_bot(self) -> list[str]:
        return [message["text"] for message in self.messages if message["sender"] == "bot"]


async def until(true: Any, seconds: float = 30.0) -> None:
    """Wait for an async condition."""
    give_up = time.monotonic() + seconds
    while not await true():
        assert time.monotonic() < give_up, "did not happen in time"
        await asyncio.sleep(0.1)
