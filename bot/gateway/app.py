"""The application: every door, the dispatcher behind them, opened and closed together."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import AsyncIterator

import aiohttp
import aiohttp_jinja2
import jinja2
from aiohttp import web

from bot.bootstrap import Parts, build_gateway
from bot.gateway import channels, desk, files, health, pages
from bot.gateway.discovery import routes_in
from bot.gateway.fields import MAX_BODY
from bot.gateway.keys import LIMITS, PARTS
from bot.gateway.limits import Limits
from bot.gateway.middleware import errors, headers
from bot.gateway.server import run
from bot.logs import configure
from bot.settings import Settings

HERE = Path(__file__).parent


def make_app(parts: Parts) -> web.Application:
    """The aiohttp application over ready-made parts."""
    app = web.Application(middlewares=[headers, errors], client_max_size=MAX_BODY)
    app[PARTS] = parts
    app[LIMITS] = Limits.of(parts.settings.rate_limit)
    templates = jinja2.FileSystemLoader(HERE / "pages" / "templates")
    aiohttp_jinja2.setup(app, loader=templates, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    app.add_routes([*routes_in(channels), *routes_in(pages), *routes_in(desk), *health.ROUTES, *files.ROUTES])
    app.cleanup_ctx.append(_working)
    app.on_shutdown.append(_stop_waiting)
    return app


async def _stop_waiting(app: web.Application) -> None:
    app[PARTS].stopping.set()


async def _working(app: web.Application) -> AsyncIterator[None]:
    """The dispatcher and the other loops, while the application runs."""
    parts = app[PARTS]
    loops = [asyncio.create_task(loop()) for loop in parts.loops()]
    yield
    for loop in loops:
        loop.cancel()
    await asyncio.gather(*loops, return_exceptions=True)
    await parts.dispatcher.stop()


async def _own_app(settings: Settings) -> web.Application:
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
    parts = build_gateway(settings, session=session)
    app = make_app(parts)

    async def close(_: web.Application) -> None:
        await session.close()
        await parts.units.close()

    app.on_cleanup.append(close)
    return app


def serve(settings: Settings) -> None:
    """Run the gateway in this process until it is told to stop."""
    configure(settings.log_level)

    async def until_told() -> None:
        await run(await _own_app(settings), settings.host, settings.port)

    asyncio.run(until_told())
