"""What the provider may answer, and what the sender makes of it."""

from __future__ import annotations

import asyncio
from typing import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import Invalid, Unavailable
from bot.gateway import sms_provider
from bot.gateway.sms_provider import ElksSender
from tests.fakes import FakeProvider

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
TO = "+46701740605"


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


def sender(session: aiohttp.ClientSession, url: str, password: str = FakeProvider.PASSWORD) -> ElksSender:
    return ElksSender(session, url=url, user=FakeProvider.USER, password=password, sender=FakeProvider.NUMBER)


async def sent_to(handler: Handler, session: aiohttp.ClientSession) -> str | None:
    """What sending gives against a provider that answers with `handler`."""
    app = web.Application()
    app.router.add_post("/", handler)
    async with TestServer(app) as server:
        return await sender(session, str(server.make_url("/"))).send(TO, "hej")


async def test_the_provider_gets_a_form_with_our_number_and_gives_its_id(
    session: aiohttp.ClientSession,
) -> None:
    async with FakeProvider() as provider:
        known = await sender(session, provider.url).send(TO, "Hej på dig")
        assert known == provider.sent[0]["id"]
        assert (provider.sent[0]["from"], provider.sent[0]["to"]) == (FakeProvider.NUMBER, TO)
        assert provider.sent[0]["message"] == "Hej på dig"
        assert "whendelivered" not in provider.sent[0]


async def test_a_wrong_password_is_refused_for_good(session: aiohttp.ClientSession) -> None:
    async with FakeProvider() as provider:
        with pytest.raises(Invalid):
            await sender(session, provider.url, "lösen:ord").send(TO, "hej")


@pytest.mark.parametrize(
    "answer", [{"text": "OK"}, {"text": "[]"}, {"text": '{"id": 5}'}, {"body": b"\xff\xfe"}, {"text": ""}]
)
async def test_a_taken_text_counts_as_sent_whatever_the_body_says(
    session: aiohttp.ClientSession, answer: dict[str, object]
) -> None:
    async def take(_: web.Request) -> web.StreamResponse:
        return web.Response(status=200, **answer)  # type: ignore[arg-type]

    assert await sent_to(take, session) is None


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, Invalid), (403, Invalid), (429, Unavailable), (500, Unavailable), (302, Unavailable)],
)
async def test_refusals_in_plain_text_are_told_apart(
    session: aiohttp.ClientSession, status: int, error: type[Exception]
) -> None:
    async def refuse(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text="Not enough credits")

    with pytest.raises(error):
        await sent_to(refuse, session)


async def test_a_provider_that_does_not_answer_is_tried_later(
    session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sms_provider, "SECONDS", 0.2)

    async def hang(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(1)
        return web.Response()

    with pytest.raises(Unavailable):
        await sent_to(hang, session)
    with pytest.raises(Unavailable):
        await sender(session, "http://127.0.0.1:9/").send(TO, "hej")
