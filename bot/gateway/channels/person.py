"""What belongs to the person beside the conversation: profile, suggestions, plan."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.core.bookings import local
from bot.core.interview_state import World
from bot.core.paper import Words, json_resume, on_paper
from bot.core.profile import Profile
from bot.core.records import Conversation
from bot.core.summary import labels_of
from bot.gateway.channels.web import authorised
from bot.gateway.keys import PARTS
from bot.gateway.paper import pdf
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


async def get_labels(request: web.Request) -> web.Response:
    """The words for the ids in the profile, as the cards in the conversation carry them."""
    profile = profile_of(await authorised(request))
    return web.json_response({"labels": dict(_words(request, profile).labels)})


async def _name(request: web.Request, conversation: Conversation) -> str:
    """What the person is called, if they have booked."""
    async with request.app[PARTS].units.read() as unit:
        names = await unit.bookings.names([conversation.id])
    return names.get(conversation.id, "")


def _words(request: web.Request, profile: Profile) -> Words:
    parts = request.app[PARTS]
    world = World(parts.catalogue, parts.phrases, parts.suggestions.influence, parts.clock().date())
    return Words(parts.catalogue, parts.phrases, labels_of(profile, world))


async def get_pdf(request: web.Request) -> web.Response:
    """The profile on paper; made in a thread, as setting type takes a moment."""
    conversation = await authorised(request)
    profile = profile_of(conversation)
    words = _words(request, profile)
    today = local(request.app[PARTS].clock()).date()
    page = on_paper(profile, words, today, await _name(request, conversation))
    name = words.say("file_name")
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return web.Response(body=await asyncio.to_thread(pdf, page), content_type="application/pdf", headers=headers)


async def get_json_resume(request: web.Request) -> web.Response:
    conversation = await authorised(request)
    profile, today = profile_of(conversation), local(request.app[PARTS].clock()).date()
    name = await _name(request, conversation)
    return web.json_response(json_resume(profile, _words(request, profile), today, name))


ROUTES = [
    web.get("/api/chat/{id}/profile.pdf", get_pdf),
    web.get("/api/chat/{id}/profile.json-resume", get_json_resume),
    web.get("/api/chat/{id}/profile", get_profile),
    web.get("/api/chat/{id}/labels", get_labels),
    web.get("/api/chat/{id}/suggestions", get_suggestions),
    web.get("/api/chat/{id}/plan", get_plan),
]
