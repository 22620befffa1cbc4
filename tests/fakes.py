"""Stand-ins for the outside, as real classes; shared by all tests."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from typing import Any, Callable, Sequence

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.core.conversation import Reply, TurnContext
from bot.core.gsm7 import parts
from bot.core.records import Turn
from bot.errors import Unavailable

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=timezone.utc)


class FakeClock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        self.now += timedelta(**delta)


class FakeUnderstander:
    """Answers every turn with an echo, or with what it is told to; keeps what it was asked."""

    def __init__(self, answer: Callable[[Turn], Sequence[Reply]] | None = None) -> None:
        self.answer = answer or (lambda turn: [Reply(f"svar på {turn.text or 'start'}")])
        self.turns: list[tuple[Turn, str | None, bool]] = []
        self.away = 0
        self.failing = False

    async def turn(self, turn: Turn, context: TurnContext, *, retry: bool) -> Sequence[Reply]:
        self.turns.append((turn, context.asks, retry))
        if self.failing:
            raise Unavailable("failed")
        if self.away:
            self.away -= 1
            raise Unavailable()
        return self.answer(turn)

    async def ready(self) -> bool:
        return not self.away


class FakeProvider:
    """The SMS provider as 46elks documents it: form and basic auth in, JSON or plain-text errors out.

    It delivers incoming texts to a webhook, again and again until that answers 200-204.
    """

    USER, PASSWORD, NUMBER = "elk", "moose", "+46766861004"

    def __init__(self) -> None:
        self.sent: list[dict[str, str]] = []
        self.attempts: list[dict[str, str]] = []
        # Statuses the next calls are refused with; `down` refuses all with 503; `seconds` is its slowness.
        self.refusals: list[int] = []
        self.down = False
        self.seconds = 0.0
        self._server: TestServer | None = None

    async def __aenter__(self) -> FakeProvider:
        app = web.Application()
        app.router.add_post("/a1/sms", self._take)
        self._server = TestServer(app)
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        await self._server.close()

    @property
    def url(self) -> str:
        assert self._server is not None
        return str(self._server.make_url("/a1/sms"))

    async def _take(self, request: web.Request) -> web.Response:
        expected = aiohttp.encode_basic_auth(self.USER, self.PASSWORD)
        if request.headers.get("Authorization") != expected:
            return web.Response(status=401, text="API access requires Basic HTTP authentication.")
        if request.content_type != "application/x-www-form-urlencoded":
            return web.Response(status=415, text="Unsupported content type")
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.attempts.append(form)
        if self.down:
            return web.Response(status=503, text="Service temporarily unavailable")
        if self.refusals:
            return web.Response(status=self.refusals.pop(0), text=f"Refused: {form['to']}")
        if not form.get("to", "").startswith("+"):
            return web.Response(status=403, text="Missing key to")
        taken = {**form, "id": f"s{len(self.sent):032x}"}
        self.sent.append(taken)
        await asyncio.sleep(self.seconds)
        return web.json_response(
            {
                "id": taken["id"],
                "status": "created",
                "direction": "outgoing",
                "from": form["from"],
                "to": form["to"],
                "created": "2026-11-24T09:00:00.000000",
                "cost": 3500 * parts(form["message"]),
                "parts": parts(form["message"]),
            }
        )

    def incoming(self, number: str, text: str, sms_id: str) -> dict[str, str]:
        """The form of an incoming text."""
        return {
            "direction": "incoming",
            "id": sms_id,
            "from": number,
            "to": self.NUMBER,
            "created": "2026-11-24T09:00:00.000000",
            "message": text,
        }

    async def deliver(self, client: TestClient[Any, Any], path: str, form: dict[str, str]) -> list[int]:
        """Call the webhook until it takes the text, at most five times; the statuses it gave."""
        statuses: list[int] = []
        for _ in range(5):
            answer = await client.post(path, data=form)
            statuses.append(answer.status)
            if 200 <= answer.status <= 204:
                break
        return statuses
