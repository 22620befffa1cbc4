"""Who is at the desk: login, logout, the cookie and the CSRF token that every change needs."""

from __future__ import annotations

import hmac
from typing import Awaitable, Callable

from aiohttp import web

from bot.core.records import DeskSession, User
from bot.errors import Forbidden, Unauthorized
from bot.gateway import fields
from bot.gateway.keys import LIMITS, PARTS
from bot.gateway.middleware import client_address

COOKIE = "lotsen_desk"
CSRF_HEADER = "X-CSRF-Token"
LONGEST_NAME = 80
LONGEST_PASSWORD = 500
SAFE = ("GET", "HEAD")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
OwnHandler = Callable[[web.Request, User], Awaitable[web.StreamResponse]]


async def session_of(request: web.Request) -> DeskSession | None:
    """The session of the cookie; None without one, or when it has run out."""
    token = request.cookies.get(COOKIE, "")
    return await request.app[PARTS].accounts.session(token) if token else None


def signed_in(handler: OwnHandler) -> Handler:
    """Lets only a logged-in user through, and a change only with the CSRF token."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        session = await session_of(request)
        if session is None:
            raise Unauthorized("login_needed")
        if request.method not in SAFE:
            sent = request.headers.get(CSRF_HEADER, "")
            if not hmac.compare_digest(sent.encode(), session.csrf.encode()):
                raise Forbidden("csrf")
        return await handler(request, session.user)

    return guarded


async def login(request: web.Request) -> web.Response:
    """Counted by address and by name, so that neither guessing way goes fast."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Forbidden()
    body = await fields.json_object(request)
    name = fields.text(body, "name", most=LONGEST_NAME).strip()
    password = fields.text(body, "password", most=LONGEST_PASSWORD)
    logins = request.app[LIMITS].logins
    logins.check(f"address:{client_address(request)}")
    logins.check(f"name:{name.lower()}")
    parts = request.app[PARTS]
    opened = await parts.accounts.login(name, password)
    answer = web.json_response({"csrf": opened.csrf, "name": opened.name})
    answer.set_cookie(
        COOKIE,
        opened.token,
        max_age=opened.seconds,
        path="/desk",
        httponly=True,
        samesite="Strict",
        secure=parts.settings.secure_cookies,
    )
    return answer


async def logout(request: web.Request, user: User) -> web.Response:
    await request.app[PARTS].accounts.logout(request.cookies[COOKIE])
    answer = web.Response(status=204)
    answer.del_cookie(COOKIE, path="/desk")
    return answer


async def show(request: web.Request) -> web.Response:
    """Who is logged in; a link from a letter comes without the strict cookie, the page's call with it."""
    session = await session_of(request)
    if session is None:
        return web.json_response({"csrf": None, "name": None, "role": None})
    return web.json_response({"csrf": session.csrf, "name": session.user.name, "role": session.user.role})


ROUTES = [
    web.post("/desk/api/login", login),
    web.post("/desk/api/logout", signed_in(logout)),
    web.get("/desk/api/session", show),
]
