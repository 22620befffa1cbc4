"""The desk's calls about conversations: contract section 7."""

from __future__ import annotations

from typing import Any, Mapping

from aiohttp import web

from bot.core.conversation import MAX_TEXT
from bot.core.desk import DESK_BELL, MAX_METHOD, STATUSES, SkillChange
from bot.core.records import User
from bot.errors import Invalid
from bot.gateway import fields
from bot.gateway.desk import cursor
from bot.gateway.desk.session import signed_in
from bot.gateway.keys import PARTS

LONGEST_ID = 70


def _ring(request: web.Request, conversation_id: str) -> None:
    bell = request.app[PARTS].bell
    bell.ring(conversation_id)
    bell.ring(DESK_BELL)


async def inbox(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    status = request.query.get("status") or None
    if status is not None and status not in STATUSES:
        raise Invalid(field="status")
    after = cursor.decode(request.query.get("cursor", ""))
    async with parts.units.read() as unit:
        page = await parts.desk.views.inbox(unit, user, status, after)
    following = cursor.encode(page.next)
    return web.json_response({"conversations": page.rows, "counts": page.counts, "next": following})


async def detail(request: web.Request, user: User) -> web.Response:
    """Everything about one; `after` leaves out the part of the transcript that is known already."""
    parts = request.app[PARTS]
    after = fields.whole_number(request, "after", 0)
    async with parts.units.read() as unit:
        conversation = await parts.desk.find(unit, user, request.match_info["id"])
        shown = await parts.desk.views.detail(unit, user, conversation, after)
        noted = await parts.desk.views.reading_is_noted(unit, user, conversation.id)
    if not noted:
        async with parts.units.write() as unit:
            await parts.desk.views.note_reading(unit, user, conversation.id)
    return web.json_response(shown)


async def claim(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    conversation_id = request.match_info["id"]
    async with parts.units.write() as unit:
        await parts.desk.claim(unit, user, conversation_id)
    _ring(request, conversation_id)
    return web.json_response({"status": "counsellor", "holder": user.name})


async def say(request: web.Request, user: User) -> web.Response:
    """201 with the sequence number; the same `id` again gives 200 and says nothing twice."""
    parts = request.app[PARTS]
    conversation_id = request.match_info["id"]
    body = await fields.json_object(request)
    text = fields.text(body, "text", most=MAX_TEXT)
    message_id = fields.optional_text(body, "id", most=LONGEST_ID)
    async with parts.units.write() as unit:
        said = await parts.desk.say(unit, user, conversation_id, text, message_id)
    _ring(request, conversation_id)
    return web.json_response({"seq": said.seq}, status=201 if said.new else 200)


async def note(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    conversation_id = request.match_info["id"]
    text = fields.text(await fields.json_object(request), "text", most=MAX_TEXT)
    async with parts.units.write() as unit:
        await parts.desk.note(unit, user, conversation_id, text)
        notes = await unit.handovers.notes(conversation_id)
    parts.bell.ring(DESK_BELL)
    last = notes[-1]
    return web.json_response({"author": last.author, "text": last.text, "at": last.at.isoformat()}, status=201)


async def release(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    conversation_id = request.match_info["id"]
    async with parts.units.write() as unit:
        turn_id = await parts.desk.release(unit, user, conversation_id)
    if turn_id is not None:
        parts.dispatcher.notify(conversation_id, turn_id)
    _ring(request, conversation_id)
    return web.json_response({"status": "bot"})


async def close(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    conversation_id = request.match_info["id"]
    async with parts.units.write() as unit:
        await parts.desk.close(unit, user, conversation_id)
    _ring(request, conversation_id)
    return web.json_response({"status": "closed"})


async def correct_skill(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    conversation_id, skill_id = request.match_info["id"], request.match_info["skill"]
    change = _change(await fields.json_object(request))
    async with parts.units.write() as unit:
        skill = await parts.desk.correct_skill(unit, user, conversation_id, skill_id, change)
    _ring(request, conversation_id)
    return web.json_response(skill)


def _change(body: Mapping[str, Any]) -> SkillChange:
    level, evidence = body.get("level"), body.get("evidence")
    if level is not None and (not isinstance(level, int) or isinstance(level, bool)):
        raise Invalid(field="level")
    if evidence is not None and not _texts(evidence):
        raise Invalid(field="evidence")
    return SkillChange(
        level=level,
        status=fields.optional_text(body, "status", most=MAX_METHOD),
        method=fields.optional_text(body, "method", most=MAX_METHOD),
        evidence=tuple(dict.fromkeys(evidence)) if evidence is not None else None,
    )


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


ONE = "/desk/api/conversations/{id}"
ROUTES = [
    web.get("/desk/api/conversations", signed_in(inbox)),
    web.get(ONE, signed_in(detail)),
    web.post(ONE + "/claim", signed_in(claim)),
    web.post(ONE + "/messages", signed_in(say)),
    web.post(ONE + "/notes", signed_in(note)),
    web.post(ONE + "/release", signed_in(release)),
    web.post(ONE + "/close", signed_in(close)),
    web.patch(ONE + "/skills/{skill}", signed_in(correct_skill)),
]
