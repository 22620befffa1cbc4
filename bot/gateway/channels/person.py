"""What belongs to the person beside the conversation: profile, suggestions, plan."""

from __future__ import annotations

from aiohttp import web

from bot.gateway.channels.web import authorised
from bot.gateway.keys import PARTS
from bot.services.suggestions import profile_of


async def get_profile(request: web.Request) -> web.Response:
    conversation = await authorised(request)
    return web.json_response(profile_of(conversation).to_public())


async def get_suggestions(request: web.Request) -> web.Response:
    parts = request.app[PARTS]
    conversation = await authorised(request)
    found = parts.suggestions.public(profile_of(conversation))
    return web.json_response({"suggestions": found, "next": None})


async def get_plan(request: web.Request) -> web.Response:
    """Activities are agreed on at the session; before it there are none."""
    await authorised(request)
    return web.json_response({"activities": []})


ROUTES = [
    web.get("/api/chat/{id}/profile", get_profile),
    web.get("/api/chat/{id}/suggestions", get_suggestions),
    web.get("/api/chat/{id}/plan", get_plan),
]
