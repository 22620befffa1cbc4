"""What is hardly HTTP, odd headers, slow clients: answered in our shape, quietly, and nobody else notices."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import AsyncIterator

import pytest

from tests.gateway.chat_door import INTERNAL, ChatDoor, small_door


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[ChatDoor]:
    async with small_door(tmp_path) as opened:
        yield opened


async def raw(door: ChatDoor, sent: bytes) -> bytes:
    """What comes back for bytes that need not be HTTP."""
    port = door.client.server.port
    assert port is not None
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    await writer.drain()
    async with asyncio.timeout(10):
        found = await reader.read(100_000)
    writer.close()
    return found


async def test_what_is_hardly_http_is_told_in_the_same_shape(door: ChatDoor) -> None:
    end = b"\r\nConnection: close\r\n\r\n"
    for sent in (
        b"rubbish\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
        b"RUBBISH / HTTP/1.1\r\nHost: x" + end,
        b"GET / HTTP/9.9\r\nHost: x" + end,
        b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\nHost: x" + end,
        b"GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + b"secret" * 5000 + end,
        b"GET / HTTP/1.1\r\nHost: x\r\nno colon" + end,
        b"GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b" + end,
        b"POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: -5" + end,
        b"POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: abc" + end,
        b"POST /api/chat HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked" + end + b"zz\r\nhej\r\n0\r\n\r\n",
        b"POST /api/chat HTTP/1.1\r\nHost: x\r\nExpect: wonders" + end,
        b"GET /nowhere HTTP/1.1\r\nHost: x\r\nExpect: wonders" + end,
    ):
        answer = await raw(door, sent)
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4")), (sent[:60], answer)
        error = json.loads(body)["error"]
        assert "gick inte" in error["message"] or "går inte" in error["message"], error
        assert not INTERNAL.search(body.decode()) and b"nosniff" in head


async def test_odd_headers_are_no_fault(door: ChatDoor) -> None:
    for name, value in (
        ("Host", "''"), ("Origin", "null"), ("Cookie", "a=; =; ;;"), ("Accept", "rubbish"), ("Range", "bytes=9-1"),
        ("If-None-Match", '"'), ("If-Modified-Since", "igår"), ("X-Forwarded-For", ",,å,"), ("Accept-Encoding", "*"),
        ("Content-Type", "////"), ("Content-Type", "application/json; charset=\udcff"), ("Upgrade", "websocket"),
    ):  # fmt: skip
        for path in ("/", "/widget.js", "/healthz", "/static/widget/main.js"):
            response = await door.client.get(path, headers={name: value})
            assert response.status < 500, (name, value, path)
        response = await door.client.post("/api/chat", json={}, headers={name: value})
        assert response.status in (201, 400), (name, value, await response.text())


async def test_a_slow_client_hinders_nobody(door: ChatDoor) -> None:
    port = door.client.server.port
    assert port is not None
    slow = [await asyncio.open_connection("127.0.0.1", port) for _ in range(30)]
    for _, writer in slow:
        writer.write(b"POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
    async with asyncio.timeout(10):
        assert len(await (await door.visitor()).settled()) == 1
    for _, writer in slow:
        writer.close()
