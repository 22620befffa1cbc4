"""A small chat service for the widget's tests: the contract's section 2 with a scripted conversation.

The script stands in fake_chat.yml. Tests reach in through `FakeChat`: make calls fail, let a
counsellor speak, look at what was received.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from aiohttp import web

from tests.browser.fake_site import FakeSite, Handler


@dataclass
class Talk:
    """One conversation as the fake service keeps it."""

    id: str
    token: str
    messages: list[dict[str, Any]] = field(default_factory=list)
    received: dict[str, int] = field(default_factory=dict)
    status: str = "bot"
    step: str = "welcome"
    progress: float = 0.0
    turn: int = 0
    open: int = 0
    news: asyncio.Condition = field(default_factory=asyncio.Condition)


def fault(status: int, code: str, message: str, **headers: str) -> web.Response:
    body = {"error": {"code": code, "message": message}}
    return web.json_response(body, status=status, headers=headers)


class FakeChat(FakeSite):
    """`async with FakeChat() as fake: …` serves on a free port."""

    def __init__(self, *, events: bool = True, pace: float = 0.05) -> None:
        self.script = yaml.safe_load((Path(__file__).parent / "fake_chat.yml").read_text("utf-8"))
        self.talks: dict[str, Talk] = {}
        self.posts: list[dict[str, Any]] = []
        self.faults: list[web.Response | str] = []
        self.erased: list[str] = []
        self.made = 0
        self.lose_receipts = 0
        self.receipt_delay = 0.0
        self.masked: dict[str, str] = {}
        self.repeats = 0
        self.events = events
        self.buffered = False
        self.pace = pace
        self.tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> FakeChat:
        self.runner = web.AppRunner(self.app(), shutdown_timeout=0.1)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *exc: object) -> None:
        for task in self.tasks:
            task.cancel()
        await self.runner.cleanup()

    @property
    def talk(self) -> Talk:
        """The newest conversation."""
        return list(self.talks.values())[-1]

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self.open_to_others])
        chat = "/api/chat/{id}"
        app.add_routes(
            [
                web.post("/api/chat", self.create),
                web.post(chat + "/messages", self.owned(self.receive)),
                web.get(chat + "/messages", self.owned(self.newer)),
                web.get(chat + "/events", self.owned(self.stream)),
                web.get(chat + "/{part:profile|labels|suggestions|plan}", self.owned(self.part)),
                web.get(chat + "/profile.pdf", self.owned(self.pdf)),
                web.get(chat, self.owned(self.state)),
                web.delete(chat, self.owned(self.erase)),
                *self.page_routes(),
            ]
        )
        return app

    def owned(self, handler: Callable[[web.Request, Talk], Awaitable[web.StreamResponse]]) -> Handler:
        async def checked(request: web.Request) -> web.StreamResponse:
            talk = self.talks.get(request.match_info["id"])
            if talk is None:
                return fault(404, "not_found", self.script["faults"]["not_found"])
            if request.headers.get("Authorization") != f"Bearer {talk.token}":
                return fault(401, "unauthorized", self.script["faults"]["not_found"])
            return await handler(request, talk)

        return checked

    async def create(self, request: web.Request) -> web.Response:
        self.made += 1
        number = self.made
        talk = Talk(id=f"talk-{number}", token=f"token-{number}")
        self.talks[talk.id] = talk
        self.start(talk, self.script["welcome"], None)
        return web.json_response({"conversation_id": talk.id, "token": talk.token}, status=201)

    def start(self, talk: Talk, replies: list[dict[str, Any]], answered: str | None) -> None:
        talk.open += 1
        task = asyncio.create_task(self.reply(talk, replies, answered))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def reply(self, talk: Talk, replies: list[dict[str, Any]], answered: str | None) -> None:
        for reply in replies:
            await asyncio.sleep(self.pace)
            await self.add(talk, answered=answered, **reply)
        async with talk.news:
            talk.open -= 1
            talk.news.notify_all()

    async def add(self, talk: Talk, *, answered: str | None = None, **message: Any) -> int:
        async with talk.news:
            seq = len(talk.messages) + 1
            shape: dict[str, Any] = {
                "sender": "bot",
                "buttons": [],
                "asks": None,
                "card": None,
                "in_reply_to": answered,
            }
            at = datetime.now(UTC).isoformat()
            talk.messages.append({**shape, **self.dated(message), "seq": seq, "at": at})
            talk.news.notify_all()
        return seq

    def dated(self, value: Any) -> Any:
        """Moments in the script are "+DAYS HH:MM", so that booking never lies in the past."""
        if isinstance(value, dict):
            return {key: self.dated(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.dated(one) for one in value]
        if not isinstance(value, str) or not value.startswith("+"):
            return value
        days, clock = value[1:].split(" ")
        day = datetime.now(UTC).date() + timedelta(days=int(days))
        return f"{day.isoformat()}T{clock}:00+01:00"

    async def receive(self, request: web.Request, talk: Talk) -> web.StreamResponse:
        body = await request.json()
        if self.faults:
            found = self.faults.pop(0)
            if isinstance(found, web.Response):
                return found
            if found == "drop":
                return self.dropped(request)
        if body["id"] in talk.received:
            self.repeats += 1
            return web.json_response({"seq": talk.received[body["id"]]})
        self.posts.append(body)
        seq = await self.add(talk, sender="user", text=self.masked.get(body["text"], body["text"]))
        talk.received[body["id"]] = seq
        if talk.status != "counsellor":
            self.start(talk, self.answer(talk, body), body["id"])
        if self.lose_receipts:
            self.lose_receipts -= 1
            return self.dropped(request)
        await asyncio.sleep(self.receipt_delay)
        return web.json_response({"seq": seq}, status=202)

    def dropped(self, request: web.Request) -> web.Response:
        """The connection breaks before the answer gets through."""
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    def answer(self, talk: Talk, body: dict[str, Any]) -> list[dict[str, Any]]:
        by_payload = self.script["payloads"].get(body.get("payload") or "")
        if by_payload:
            talk.status = by_payload.get("status", talk.status)
            talk.step = by_payload.get("step", talk.step)
            return list(by_payload["replies"])
        turns = self.script["turns"]
        turn = turns[min(talk.turn, len(turns) - 1)]
        talk.turn += 1
        talk.step, talk.progress = turn["step"], turn["progress"]
        return list(turn["replies"])

    async def counsellor_says(self, text: str, author: str) -> None:
        self.talk.status = "counsellor"
        await self.add(self.talk, sender="counsellor", text=text, author=author)

    async def newer(self, request: web.Request, talk: Talk) -> web.StreamResponse:
        after, wait = int(request.query.get("after", 0)), float(request.query.get("wait", 0))
        busy = talk.open > 0

        def news() -> bool:
            return len(talk.messages) > after or (busy and talk.open == 0)

        async with talk.news:
            try:
                await asyncio.wait_for(talk.news.wait_for(news), wait)
            except TimeoutError:
                pass
            found = talk.messages[after:]
        return web.json_response({"messages": found, "idle": talk.open == 0, "next": None})

    async def stream(self, request: web.Request, talk: Talk) -> web.StreamResponse:
        if not self.events:
            return fault(406, "not_acceptable", "")
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store", **self.cross_origin()}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        last = int(request.headers.get("Last-Event-ID", 0))
        while True:
            async with talk.news:
                while len(talk.messages) <= last:
                    await talk.news.wait()
                found = talk.messages[last:]
            for message in found:
                last = message["seq"]
                data = json.dumps(message, ensure_ascii=False)
                if not self.buffered:
                    await response.write(f"id: {last}\ndata: {data}\n\n".encode())

    async def state(self, request: web.Request, talk: Talk) -> web.StreamResponse:
        return web.json_response({"status": talk.status, "step": talk.step, "progress": talk.progress})

    async def part(self, request: web.Request, talk: Talk) -> web.StreamResponse:
        return web.json_response(self.dated(self.script[request.match_info["part"]]))

    async def pdf(self, request: web.Request, talk: Talk) -> web.StreamResponse:
        return web.Response(body=b"%PDF-1.7\n", content_type="application/pdf")

    async def erase(self, request: web.Request, talk: Talk) -> web.StreamResponse:
        self.erased.append(talk.id)
        del self.talks[talk.id]
        return web.Response(status=204)
