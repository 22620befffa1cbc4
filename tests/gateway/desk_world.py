"""The gateway with a fake understander on a database of its own, and people at its doors."""

from __future__ import annotations

import asyncio
import uuid
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, AsyncIterator

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from argon2 import PasswordHasher

from bot.bootstrap import Parts, build_gateway
from bot.core.guidance import Guidance
from bot.core.profile import Experience, HeldSkill
from bot.core.records import Slot
from bot.gateway.app import make_app
from bot.services.accounts import AccountService
from bot.settings import Settings
from bot.store.engine import connect, migrate
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock, FakeUnderstander

PASSWORD = "hemligt-och-långt"
SAFFLE, KARLSTAD = "1785", "1780"
Answer = tuple[int, Any]


async def read(response: ClientResponse) -> Answer:
    if response.content_type == "application/json":
        return response.status, await response.json()
    return response.status, await response.text()


@dataclass
class Person:
    """Somebody in the web chat."""

    world: DeskWorld
    id: str
    token: str

    async def say(self, text: str) -> None:
        body = {"id": uuid.uuid4().hex, "text": text}
        headers = {"Authorization": f"Bearer {self.token}"}
        response = await self.world.client.post(f"/api/chat/{self.id}/messages", json=body, headers=headers)
        assert response.status == 202, await response.text()
        await self.world.settled(self.id)

    async def messages(self, after: int = 0) -> list[dict[str, Any]]:
        headers = {"Authorization": f"Bearer {self.token}"}
        response = await self.world.client.get(f"/api/chat/{self.id}/messages?after={after}", headers=headers)
        found: list[dict[str, Any]] = (await response.json())["messages"]
        return found

    async def said(self) -> list[tuple[str, str]]:
        return [(message["sender"], message["text"]) for message in await self.messages()]

    async def status(self) -> str:
        headers = {"Authorization": f"Bearer {self.token}"}
        response = await self.world.client.get(f"/api/chat/{self.id}", headers=headers)
        return str((await response.json())["status"])


@dataclass
class Counsellor:
    """Somebody at the desk, with a browser of their own."""

    client: TestClient[Any, Any]
    name: str
    csrf: str = ""

    async def login(self, password: str = PASSWORD) -> Answer:
        answer = await read(await self.client.post("/desk/api/login", json={"name": self.name, "password": password}))
        if answer[0] == 200:
            self.csrf = answer[1]["csrf"]
        return answer

    async def get(self, path: str) -> Answer:
        return await read(await self.client.get("/desk/api" + path))

    async def post(self, path: str, body: Any = None) -> Answer:
        return await self.change("POST", path, body)

    async def change(self, method: str, path: str, body: Any = None) -> Answer:
        headers = {"X-CSRF-Token": self.csrf}
        return await read(await self.client.request(method, "/desk/api" + path, json=body, headers=headers))

    async def open(self, person: Person) -> Any:
        status, body = await self.get(f"/conversations/{person.id}")
        assert status == 200, body
        return body


@dataclass
class DeskWorld:
    parts: Parts
    clock: FakeClock
    understander: FakeUnderstander
    server: TestServer
    client: TestClient[Any, Any]
    counsellors: list[Counsellor] = field(default_factory=list)

    @property
    def url(self) -> str:
        return str(self.server.make_url(""))

    async def person(self, *said: str, municipality: str | None = None) -> Person:
        response = await self.client.post("/api/chat", json={"channel": "web"})
        opened = await response.json()
        person = Person(self, opened["conversation_id"], opened["token"])
        await self.settled(person.id)
        if municipality:
            async with self.parts.units.write() as unit:
                await unit.conversations.change(person.id, municipality_code=municipality)
        for text in said:
            await person.say(text)
        return person

    async def settled(self, conversation_id: str) -> None:
        """Until everything the person wrote has been dealt with."""
        async with asyncio.timeout(10):
            while True:
                async with self.parts.units.read() as unit:
                    if await unit.turns.is_idle(conversation_id):
                        return
                await asyncio.sleep(0.01)

    async def waits(self, person: Person, need: str = "human") -> None:
        """What the action server does when somebody wants a human."""
        async with self.parts.units.write() as unit:
            now = self.clock()
            await unit.conversations.change(person.id, status="waiting", need=need, waiting_since=now, updated_at=now)
            await unit.handovers.add(person.id, need, now)
        self.parts.bell.ring("desk")

    async def has_told(self, person: Person, *skills: HeldSkill) -> None:
        """An interview under way, with a profile."""
        guidance = Guidance(begun=True)
        guidance.interview.asking = "years"
        profile = guidance.interview.profile
        profile.municipality_code = SAFFLE
        profile.experiences = [
            Experience("svetsare", occupation="svetsare", years=22, words="svetsat på varvet i 22 år")
        ]
        profile.skills = list(skills)
        guidance.interview.remember(guidance.interview.snapshot())
        async with self.parts.units.write() as unit:
            await unit.conversations.change(person.id, state=guidance.to_dict(), municipality_code=SAFFLE)

    async def wants_interpreter(self, person: Person, language: str) -> None:
        """Somebody who has said which language they want to be met in."""
        async with self.parts.units.write() as unit:
            await unit.conversations.change(person.id, state=Guidance(interpreter=language).to_dict())

    async def counsellor(
        self, name: str = "Anna Berg", role: str = "counsellor", places: tuple[str, ...] = (SAFFLE,)
    ) -> Counsellor:
        """An account, logged in."""
        await self.parts.accounts.add(name, PASSWORD, role, places)
        client: TestClient[Any, Any] = TestClient(self.server)
        counsellor = Counsellor(client, name)
        assert (await counsellor.login())[0] == 200
        self.counsellors.append(counsellor)
        return counsellor

    async def slot(self, slot_id: str = "s1", team: str = "saffle", days: int = 2) -> Slot:
        start = self.clock() + timedelta(days=days)
        slot = Slot(slot_id, team, start, start + timedelta(hours=1), ("place", "phone"), 2)
        async with self.parts.units.write() as unit:
            assert await unit.bookings.open_slot(slot)
        return slot


@asynccontextmanager
async def desk_world(folder: Path, **settings: Any) -> AsyncIterator[DeskWorld]:
    """A gateway that runs for as long as the context is open."""
    url = f"sqlite:///{folder / 'lotsen.db'}"
    await asyncio.to_thread(migrate, url)
    chosen = {"data": folder, "database_url": url, "rate_limit": 0, **settings}
    units, understander, clock = Units(connect(url)), FakeUnderstander(), FakeClock()
    parts = build_gateway(Settings(**chosen), units=units, understander=understander, clock=clock)
    # The real strength of the hash would only make the tests slow.
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    hours = parts.settings.desk_hours
    parts.accounts = AccountService(units=units, clock=clock, hours=hours, hasher=quick)
    server = TestServer(make_app(parts))
    client: TestClient[Any, Any] = TestClient(server)
    await client.start_server()
    world = DeskWorld(parts, clock, understander, server, client)
    try:
        yield world
    finally:
        for counsellor in world.counsellors:
            await counsellor.client.session.close()
        await client.close()
        await units.close()
