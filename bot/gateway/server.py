"""Runs the application so that what never reaches it, broken HTTP, is answered in our shape too.

The library would quote the request's own bytes back, and into the log, where tokens do not belong.
"""

from __future__ import annotations

import asyncio
import signal
from typing import Any

import structlog
from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from bot.core.phrases import Phrases
from bot.gateway.keys import PARTS
from bot.gateway.middleware import SECURITY, error_answer, translated

log = structlog.get_logger()
STOP_SECONDS = 3.0


class Protocol(RequestHandler):
    """One connection."""

    __slots__ = ("_phrases",)

    def __init__(self, manager: Server, phrases: Phrases, **options: Any) -> None:
        super().__init__(manager, **options)
        self._phrases = phrases

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """What could not be read at all, or failed outside every handler. The connection ends with it."""
        log.info("request_unreadable", status=status, fault=type(exc).__name__)
        if request.writer.output_size > 0:
            raise ConnectionError
        answer = error_answer(self._phrases, "bad_request" if status < 500 else "internal", status)
        answer.headers.update(SECURITY)
        answer.force_close()
        return answer


class Server(web.Server):
    """The library's server with our connections."""

    def __init__(self, made: web.Server, phrases: Phrases) -> None:
        options = {**made._kwargs, "handler_cancellation": made.handler_cancellation, "loop": made._loop}
        super().__init__(made.request_handler, request_factory=made.request_factory, **options)
        self._phrases = phrases

    def __call__(self) -> RequestHandler:
        return Protocol(self, self._phrases, loop=self._loop, **self._kwargs)


class Runner(web.AppRunner):
    """Starts and ends the application behind our server."""

    __slots__ = ()

    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        inner, phrases = made.request_handler, self.app[PARTS].phrases

        async def handle(request: web.BaseRequest) -> web.StreamResponse:
            try:
                return await inner(request)
            except web.HTTPException as refused:  # before any middleware: an odd Expect header
                answer = translated(phrases, refused)
                answer.headers.update(SECURITY)
                return answer

        made.request_handler = handle
        return Server(made, phrases)


async def run(app: web.Application, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM, then let go of everything in order."""
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    runner = Runner(app, access_log=None, shutdown_timeout=STOP_SECONDS)
    try:
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
        await told.wait()
    finally:
        await runner.cleanup()
