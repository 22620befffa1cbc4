"""The gateway's real routes on a database of its own, with opened times, for the tests of booking."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, AsyncIterator, Mapping

from aiohttp.test_utils import TestClient, TestServer

from bot.bootstrap import Parts, build_gateway
from bot.core.records import Booking
from bot.gateway.app import make_app
from bot.services.opening import Opened, open_ordinary
from bot.settings import Settings
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock, FakeUnderstander

SAFFLE = "1785"
ANNA: Mapping[str, str] = {"mode": "phone", "name": "Anna Berg", "phone": "070-174 06 66"}


@dataclass
class Door:
    """Somebody outside, with the inside at hand for what they could not see."""

    client: TestClient[Any, Any]
    parts: Parts
    clock: FakeClock

    async def open_times(self, team: str = "saffle", days: int = 2, **given: Any) -> Opened:
        first: date = self.clock().date() + timedelta(days=1)
        async with self.parts.units.write() as unit:
            chosen = self.parts.catalogue.teams[team]
            last = first + timedelta(days=days - 1)
            return await open_ordinary(unit, chosen, first, last, now=self.clock(), **given)

    async def free(self, query: str = "?municipality=1785") -> list[dict[str, Any]]:
        response = await self.client.get("/api/slots" + query)
        assert response.status == 200, await response.text()
        found: list[dict[str, Any]] = (await response.json())["slots"]
        return found

    async def person(self) -> tuple[str, str]:
        """A new chat: its id and token."""
        response = await self.client.post("/api/chat", json={"channel": "web"})
        opened = await response.json()
        return opened["conversation_id"], opened["token"]

    async def book(self, slot_id: Any, who: tuple[str, str] | None = None, **given: Any) -> tuple[int, dict[str, Any]]:
        chat, token = who or await self.person()
        body = {key: value for key, value in {**ANNA, "slot_id": slot_id, **given}.items() if value is not None}
        headers = {"Authorization": f"Bearer {token}"}
        response = await self.client.post(f"/api/chat/{chat}/bookings", json=body, headers=headers)
        return response.status, await response.json()

    async def booked(self, url: str) -> Booking:
        """The booking behind a manage address, as the database has it."""
        async with self.parts.units.read() as unit:
            return await self.parts.bookings.by_token(unit, url.rsplit("/", 1)[1])


@asynccontextmanager
async def door_on(units: Units, **settings: Any) -> AsyncIterator[Door]:
    clock = FakeClock()
    parts = build_gateway(Settings(rate_limit=0, **settings), units=units, understander=FakeUnderstander(), clock=clock)
    async with TestClient(TestServer(make_app(parts))) as client:
        yield Door(client, parts, clock)
