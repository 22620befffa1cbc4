"""The demo of a region's page, the widget's script, and what the law wants said."""

from __future__ import annotations

from pathlib import Path

import aiohttp_jinja2
from aiohttp import web

from bot.gateway.keys import PARTS

WIDGET = Path(__file__).resolve().parent.parent / "static" / "widget" / "widget.js"


@aiohttp_jinja2.template("demo.html")
async def demo(request: web.Request) -> dict[str, object]:
    return {}


@aiohttp_jinja2.template("tillganglighet.html")
async def accessibility(request: web.Request) -> dict[str, object]:
    return {}


@aiohttp_jinja2.template("integritet.html")
async def privacy(request: web.Request) -> dict[str, object]:
    return {"organisation": request.app[PARTS].catalogue.organisation}


async def widget(request: web.Request) -> web.FileResponse:
    """The one script tag a website adds."""
    return web.FileResponse(WIDGET, headers={"Content-Type": "text/javascript; charset=utf-8"})


ROUTES = [
    web.get("/", demo),
    web.get("/tillganglighet", accessibility),
    web.get("/integritet", privacy),
    web.get("/widget.js", widget),
]
