"""The web chat behind its real routes, with a scripted understander and people at the door."""

from __future__ import annotations

import asyncio
import re
import uuid
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, AsyncIterator

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.bootstrap import Parts, build_gateway
from bot.gateway.app import make_app
from bot.gateway.server import Runner
from bot.settings import Settings
from bot.store.engine import connect, migrate
from bot.store.unit_of_work import Units
from tests.fakes import FakeUnderstander

INTERNAL = re.compile(
    r"Traceback|Error\b|Exception|sqlalchemy|asyncpg|sqlite|aiohttp|/bot/|\.py\b|"
    r"\b(Bad Request|Not Found|Method Not Allowed|Unauthorized|Internal|Invalid|Forbidden|Expectation)\b"
)


class OwnServer(TestServer):
    """A test server that answers broken HTTP as the real one does."""

    async def _make_runner(self, **options: Any) -> Runner:
        return Runner(self.app, **options)


@dataclass
class Visitor:
    """Somebody with a conversation of their own."""

    client: TestClient[Any, Any]
    id: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def path(self) -> str:
        return f"/api/chat/{self.id}"

    async def get(self, rest: str = "", **headers: str) -> ClientResponse:
        return await self.client.get(self.path + rest, headers={**self.headers, **headers})

    async def read(self, rest: str = "") -> Any:
        response = await self.get(rest)
        assert response.status == 200, await response.text()
        return await response.json()

    async def post(self, body: Any = None, **request: Any) -> ClientResponse:
        """A message as it is, however wrong."""
        sent = request or {"json": body}
        headers = {**self.headers, **sent.pop("headers", {})}
        return await self.client.post(self.path + "/messages", headers=headers, **sent)

    async def say(self, text: str, message_id: str | None = None, **more: Any) -> int:
        """A message that is taken; its number."""
        response = await self.post({"id": message_id or uuid.uuid4().hex, "text": text, **more})
        assert response.status in (200, 202), await response.text()
        seq: int = (await response.json())["seq"]
        return seq

    async def settled(self, after: int = 0) -> list[dict[str, Any]]:
        """What is newer than `after` once everything has been answered."""
        async with asyncio.timeout(20):
            while not (await self.read(f"/messages?after={after}"))["idle"]:
                await asyncio.sleep(0.02)
        found: list[dict[str, Any]] = (await self.read(f"/messages?after={after}"))["messages"]
        return found


@dataclass
class ChatDoor:
    client: TestClient[Any, Any]
    parts: Parts
    understander: FakeUnderstander

    async def visitor(self) -> Visitor:
        response = await self.client.post("/api/chat", json={"channel": "web"})
        assert response.status == 201, await response.text()
        opened = await response.json()
        return Visitor(self.client, opened["conversation_id"], opened["token"])

    async def welcomed(self) -> Visitor:
        """Somebody who has been greeted."""
        visitor = await self.visitor()
        await visitor.settled()
        return visitor


@asynccontextmanager
async def chat_door(
    units: Units, understander: FakeUnderstander | None = None, **settings: Any
) -> AsyncIterator[ChatDoor]:
    """A gateway that runs for as long as the context is open."""
    understander = understander or FakeUnderstander()
    chosen = Settings(**{"rate_limit": 0, **settings})
    parts = build_gateway(chosen, units=units, understander=understander)
    async with TestClient(OwnServer(make_app(parts))) as client:
        yield ChatDoor(client, parts, understander)


@asynccontextmanager
async def small_door(
    folder: Path, understander: FakeUnderstander | None = None, **settings: Any
) -> AsyncIterator[ChatDoor]:
    """The same on a SQLite database of its own."""
    url = f"sqlite:///{folder / 'lotsen.db'}"
    await asyncio.to_thread(migrate, url)
    units = Units(connect(url))
    async with chat_door(units, understander, data=folder, database_url=url, **settings) as door:
        yield door
    await units.close()


async def refusal(response: ClientResponse, *statuses: int) -> dict[str, Any]:
    """The error of a refused call, which must have the one shape and speak Swedish."""
    text = await response.text()
    assert response.status in statuses or not statuses and 400 <= response.status < 500, (response.status, text)
    assert response.content_type == "application/json", text
    body = await response.json()
    assert set(body) == {"error"} and {"code", "message"} <= set(body["error"]) <= {"code", "message", "field"}, body
    assert not INTERNAL.search(body["error"]["message"]), body
    assert re.search(r"[åäö]|går inte|Försök|finns inte", body["error"]["message"]), body
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    error: dict[str, Any] = body["error"]
    return error
