"""Booking over the web channel: contract section 2, free times and bookings."""

from __future__ import annotations

from aiohttp import web

from bot.gateway import fields
from bot.gateway.channels.web import authorised
from bot.gateway.keys import LIMITS, PARTS

PAGE = 100
MOST_ID = 80
MOST_NAME = 120
MOST_TEXT = 300


async def get_slots(request: web.Request) -> web.Response:
    """Free times, the earliest first. They are public: they name nobody."""
    parts = request.app[PARTS]
    code = request.query.get("municipality") or None
    offset = fields.whole_number(request, "cursor", 0, most=1_000_000)
    async with parts.units.read() as unit:
        found = await parts.bookings.free(unit, code, offset=offset, limit=PAGE + 1)
    more = str(offset + PAGE) if len(found) > PAGE else None
    return web.json_response({"slots": [slot.to_public() for slot in found[:PAGE]], "next": more})


async def post_booking(request: web.Request) -> web.Response:
    """201 for a new booking; 200 when this conversation repeats one it already has."""
    parts = request.app[PARTS]
    conversation = await authorised(request)
    request.app[LIMITS].messages.check(conversation.id)
    body = await fields.json_object(request)
    slot_id = fields.text(body, "slot_id", most=MOST_ID)
    mode = fields.text(body, "mode", most=MOST_ID)
    name = fields.text(body, "name", most=MOST_NAME)
    phone = fields.optional_text(body, "phone", most=MOST_TEXT)
    email = fields.optional_text(body, "email", most=MOST_TEXT)
    async with parts.units.write() as unit:
        reserved = await parts.bookings.reserve(
            unit,
            slot_id=slot_id,
            mode=mode,
            name=name,
            phone=phone,
            email=email,
            conversation_id=conversation.id,
        )
    return web.json_response(parts.bookings.to_public(reserved.booking), status=201 if reserved.new else 200)


ROUTES = [
    web.get("/api/slots", get_slots),
    web.post("/api/chat/{id}/bookings", post_booking),
]
