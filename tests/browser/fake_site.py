"""The pages and files around the fake chat service: the demo, the widget, another organisation's website."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.content.loader import catalogue

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "bot" / "gateway" / "static"
TEMPLATES = ROOT / "bot" / "gateway" / "pages" / "templates"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class FakeSite:
    """Serves what a browser needs, with the strictest content policy and open cross-origin headers."""

    script: dict[str, Any]

    def page_routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/widget.js", self.loader),
            web.get("/host", self.host_page),
            web.get("/{page:|tillganglighet|integritet}", self.page),
            web.static("/static", STATIC),
        ]

    @web.middleware
    async def open_to_others(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        response: web.StreamResponse
        if request.method == "OPTIONS":
            response = web.Response(status=204)
        else:
            response = await handler(request)
        if not response.prepared:
            response.headers.update(self.cross_origin())
        return response

    def cross_origin(self) -> dict[str, str]:
        return {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
            "Access-Control-Allow-Methods": "GET, POST, DELETE",
            "Access-Control-Expose-Headers": "Retry-After",
        }

    async def loader(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "widget" / "widget.js")

    async def host_page(self, request: web.Request) -> web.StreamResponse:
        """Another organisation's website: its own styles, its own origin, our one script tag."""
        service = request.query["service"]
        html = self.script["host_page"].replace("SERVICE", service)
        return web.Response(text=html, content_type="text/html")

    async def page(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["page"] or "demo"
        templates = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True)
        html = templates.get_template(f"{name}.html").render(organisation=catalogue().organisation)
        return web.Response(text=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})
