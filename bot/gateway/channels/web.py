"""The web channel: contract section 2, the conversation itself."""

from __future__ import annotations

import json
import re
from typing import Any, Mapping

from aiohttp import web

from bot.core.conversation import MAX_TEXT
from bot.core.desk import DESK_BELL
from bot.core.payloads import parse_payload
from bot.core.phrases import Phrases
from bot.core.records import Conversation, User
from bot.errors import Invalid, TooLong, Unauthorized
from bot.gateway import fields
from bot.gateway.keys import LIMITS, PARTS
from bot.gateway.middleware import CORS, SECURITY, client_address
from bot.services.conversations import START, News

LONGEST_WAIT = 60.0
STREAM_PAUSE = 15.0
LONGEST_ID = 80
# Whatever else stands in the address names no conversation, and no database need be asked.
CONVERSATION_ID = re.compile(r"[0-9A-Za-z_-]{1,40}")


async def authorised(request: web.Request) -> Conversation:
    """The conversation in the address, if the bearer token opens it.

    Raises:
        Unauthorized: no token, or not this conversation's.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    conversation_id = request.match_info["id"]
    if scheme.lower() != "bearer" or not token or not CONVERSATION_ID.fullmatch(conversation_id):
        raise Unauthorized()
    parts = request.app[PARTS]
    async with parts.units.read() as unit:
        return await parts.conversations.authorised(unit, conversation_id, token.strip())


async def open_chat(request: web.Request) -> web.Response:
    parts = request.app[PARTS]
    request.app[LIMITS].openings.check(client_address(request))
    body = await fields.json_object(request, needed=False)
    if body.get("channel", "web") != "web":
        raise Invalid(field="channel")
    async with parts.units.write() as unit:
        opened = await parts.conversations.open(unit, channel="web")
    parts.dispatcher.notify(opened.conversation_id, START)
    return web.json_response({"conversation_id": opened.conversation_id, "token": opened.token}, status=201)


async def post_message(request: web.Request) -> web.Response:
    parts = request.app[PARTS]
    conversation = await authorised(request)
    request.app[LIMITS].messages.check(conversation.id)
    body = await _message_body(request)
    message_id = fields.identifier(body, "id", most=LONGEST_ID)
    payload = fields.optional_text(body, "payload", most=MAX_TEXT)
    # A button says enough by itself; anything else needs words.
    text = fields.text(body, "text", most=MAX_TEXT, needed=parse_payload(payload) is None)
    async with parts.units.write() as unit:
        received = await parts.conversations.receive(
            unit, conversation, message_id=message_id, text=text, payload=payload
        )
    if received.new:
        parts.dispatcher.notify(conversation.id, message_id)
        parts.bell.ring(conversation.id)
        parts.bell.ring(DESK_BELL)
    return web.json_response({"seq": received.seq}, status=202 if received.new else 200)


async def _message_body(request: web.Request) -> Mapping[str, Any]:
    try:
        return await fields.json_object(request)
    except web.HTTPRequestEntityTooLarge:
        # Nothing else in a message can be that long.
        raise TooLong(field="text", most=MAX_TEXT) from None


async def get_messages(request: web.Request) -> web.Response:
    conversation = await authorised(request)
    after = fields.whole_number(request, "after", fields.whole_number(request, "cursor", 0))
    news = await _await_news(request, conversation.id, after, fields.seconds(request, "wait", most=LONGEST_WAIT))
    messages = [message.to_public() for message in news.messages]
    following = str(messages[-1]["seq"]) if news.more else None
    return web.json_response({"messages": messages, "idle": news.idle, "next": following})


async def _await_news(request: web.Request, conversation_id: str, after: int, wait: float) -> News:
    """The news at once if there are any, else as soon as there are, or what `wait` seconds brought."""
    parts = request.app[PARTS]
    give_up = parts.loop_time() + wait
    with parts.bell.listening(conversation_id) as ear:
        was_idle: bool | None = None
        while True:
            async with parts.units.read() as unit:
                news = await parts.conversations.news(unit, conversation_id, after)
            left = give_up - parts.loop_time()
            turned_idle = news.idle and was_idle is False
            if news.messages or turned_idle or left <= 0:
                return news
            was_idle = news.idle
            # Several gateways may share the database, so it is looked at now and then unasked.
            await ear.within(min(left, parts.look_again_seconds))


async def stream_messages(request: web.Request) -> web.StreamResponse:
    """Server-sent events; `id` is the sequence number, so a client resumes by Last-Event-ID."""
    parts = request.app[PARTS]
    conversation = await authorised(request)
    after = fields.whole_number(request, "after", 0)
    last = request.headers.get("Last-Event-ID", "")
    # A browser that resumes repeats the address it began with; the header is what it has seen.
    after = int(last) if last.isascii() and last.isdigit() and len(last) < 10 else after
    stream = web.StreamResponse(
        headers={
            **SECURITY,
            **CORS,
            "Content-Type": "text/event-stream; charset=utf-8",
            "Cache-Control": "no-store",
        }
    )
    await stream.prepare(request)
    try:
        while not parts.stopping.is_set() and request.method != "HEAD":
            news = await _await_news(request, conversation.id, after, STREAM_PAUSE)
            for message in news.messages:
                data = json.dumps(message.to_public(), ensure_ascii=False)
                await stream.write(f"id: {message.seq}\ndata: {data}\n\n".encode())
                after = message.seq
            if not news.messages:
                await stream.write(b": still here\n\n")
    except (ConnectionResetError, Unauthorized):
        pass  # the client left and will resume with Last-Event-ID; or the conversation has been erased
    return stream


async def get_status(request: web.Request) -> web.Response:
    parts = request.app[PARTS]
    conversation = await authorised(request)
    holder = None
    if conversation.status == "counsellor" and conversation.holder is not None:
        async with parts.units.read() as unit:
            holder = await unit.desk.user(conversation.holder)
    return web.json_response(
        {
            "status": conversation.status,
            "step": conversation.step,
            "progress": round(conversation.progress, 3),
            "counsellor": _introduced(holder, parts.phrases) if holder else None,
        }
    )


def _introduced(user: User, phrases: Phrases) -> dict[str, str]:
    """A counsellor as the person meets them."""
    return {"name": user.name, "role": phrases.say(f"desk.role_{user.role}")}


async def delete_chat(request: web.Request) -> web.Response:
    parts = request.app[PARTS]
    conversation = await authorised(request)
    async with parts.units.write() as unit:
        await parts.conversations.erase(unit, conversation.id)
    parts.bell.ring(conversation.id)
    parts.bell.ring(DESK_BELL)
    return web.Response(status=204)


ROUTES = [
    web.post("/api/chat", open_chat),
    web.post("/api/chat/{id}/messages", post_message),
    web.get("/api/chat/{id}/messages", get_messages),
    web.get("/api/chat/{id}/events", stream_messages),
    web.get("/api/chat/{id}", get_status),
    web.delete("/api/chat/{id}", delete_chat),
]
