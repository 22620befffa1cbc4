"""The desk's pages. They hold no data: everything comes through the calls of section 7."""

from __future__ import annotations

from urllib.parse import quote

import aiohttp_jinja2
from aiohttp import web

from bot.gateway.desk.session import session_of
from bot.gateway.keys import PARTS


async def inbox(request: web.Request) -> web.StreamResponse:
    """The queue, or one conversation beside it; to the login when nobody is logged in."""
    session = await session_of(request)
    if session is None:
        return web.Response(status=302, headers={"Location": f"/desk/login?next={quote(request.path)}"})
    title = request.app[PARTS].phrases.say("desk.inbox_title")
    context = {"title": title, "name": session.user.name, "csrf": session.csrf}
    return aiohttp_jinja2.render_template("desk/inbox.html", request, context)


async def login(request: web.Request) -> web.StreamResponse:
    title = request.app[PARTS].phrases.say("desk.login_title")
    return aiohttp_jinja2.render_template("desk/login.html", request, {"title": title})


ROUTES = [
    web.get("/desk", inbox),
    web.get("/desk/", inbox),
    web.get("/desk/samtal/{id}", inbox),
    web.get("/desk/login", login),
]
