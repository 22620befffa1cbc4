"""Whether it lives, whether it can answer, and the figures."""

from __future__ import annotations

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.errors import DatabaseAway
from bot.gateway.keys import PARTS


async def alive(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


async def ready(request: web.Request) -> web.Response:
    """200 once a chat message can be answered: database and Rasa with its model."""
    parts = request.app[PARTS]
    try:
        async with parts.units.read() as unit:
            await unit.turns.is_idle("")
        database = True
    except DatabaseAway:
        database = False
    rasa = await parts.understander.ready()
    state = {"database": database, "rasa": rasa}
    return web.json_response({"ready": all(state.values()), **state}, status=200 if all(state.values()) else 503)


async def metrics(request: web.Request) -> web.Response:
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


ROUTES = [web.get("/healthz", alive), web.get("/readyz", ready), web.get("/metrics", metrics)]
