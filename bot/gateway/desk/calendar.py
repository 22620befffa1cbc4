"""The desk's calendar calls: bookable times and what is booked on them."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any, Mapping, Tuple

from aiohttp import web

from bot.core.handover import SWEDEN
from bot.core.records import Slot, User
from bot.errors import Invalid
from bot.gateway import fields
from bot.gateway.desk.session import signed_in
from bot.gateway.keys import PARTS

LONGEST_ID = 60


def _moment(value: str, field: str, *, end_of_day: bool = False) -> datetime:
    """An ISO time with offset, or a date, which is meant as Swedish local time."""
    try:
        at = datetime.fromisoformat(value)
        if len(value) <= len("2026-01-01") and end_of_day:
            at = datetime.combine(at.date(), time.max)
        aware = at if at.tzinfo else at.replace(tzinfo=SWEDEN)
        aware.astimezone(SWEDEN)  # a year too far away has no local time
    except (ValueError, OverflowError):
        raise Invalid(field=field) from None
    return aware


def _period(request: web.Request) -> Tuple[datetime | None, datetime | None]:
    first, last = request.query.get("from"), request.query.get("to")
    return (
        _moment(first, "from") if first else None,
        _moment(last, "to", end_of_day=True) if last else None,
    )


async def bookings(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    period = _period(request)
    async with parts.units.read() as unit:
        found = await parts.desk.calendar.bookings(unit, user, period, request.query.get("team"))
        shown = await parts.desk.views.bookings(unit, found)
    return web.json_response({"bookings": shown, "next": None})


async def slots(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    period = _period(request)
    offset = fields.whole_number(request, "cursor", 0)
    async with parts.units.read() as unit:
        found, following = await parts.desk.calendar.slots(unit, user, period, offset, request.query.get("team"))
    shown = [parts.desk.views.slot(slot) for slot in found]
    return web.json_response({"slots": shown, "next": str(following) if following is not None else None})


async def open_slot(request: web.Request, user: User) -> web.Response:
    parts = request.app[PARTS]
    wanted = _slot(await fields.json_object(request))
    async with parts.units.write() as unit:
        opened = await parts.desk.calendar.open(unit, user, wanted)
    return web.json_response(parts.desk.views.slot(opened), status=201)


def _slot(body: Mapping[str, Any]) -> Slot:
    start = _moment(fields.text(body, "start", most=40), "start")
    ends = fields.optional_text(body, "end", most=40)
    end = _moment(ends, "end") if ends else start
    if ends and end <= start:
        raise Invalid(field="end")
    modes, capacity = body.get("modes") or [], body.get("capacity") or 0
    if not isinstance(modes, list) or not all(isinstance(mode, str) for mode in modes):
        raise Invalid(field="modes")
    if not isinstance(capacity, int) or isinstance(capacity, bool):
        raise Invalid(field="capacity")
    team = fields.text(body, "team", most=LONGEST_ID)
    return Slot(id="", team=team, start=start, end=end, modes=tuple(dict.fromkeys(modes)), capacity=capacity)


async def close_slot(request: web.Request, user: User) -> web.Response:
    """The time is named in the address, the query or the body."""
    parts = request.app[PARTS]
    slot_id = request.match_info.get("slot") or request.query.get("slot_id")
    if not slot_id:
        slot_id = fields.text(await fields.json_object(request), "slot_id", most=LONGEST_ID)
    async with parts.units.write() as unit:
        await parts.desk.calendar.close(unit, user, slot_id)
    return web.Response(status=204)


ROUTES = [
    web.get("/desk/api/bookings", signed_in(bookings)),
    web.get("/desk/api/slots", signed_in(slots)),
    web.post("/desk/api/slots", signed_in(open_slot)),
    web.delete("/desk/api/slots", signed_in(close_slot)),
    web.delete("/desk/api/slots/{slot}", signed_in(close_slot)),
]
