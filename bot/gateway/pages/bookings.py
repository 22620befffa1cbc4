"""A person's own booking under its secret address: see, move, cancel. Plain HTML forms, no script needed."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping
from urllib.parse import parse_qs, urlsplit

import aiohttp_jinja2
from aiohttp import web

from bot.core.booking_text import clock_span, day_long, modes_in_words, spoken_phone, time_long, time_short
from bot.core.bookings import MODES, by_day
from bot.core.records import Booking
from bot.errors import BadRequest, Conflict, Forbidden, Invalid, NotFound, SlotTaken
from bot.gateway.keys import LIMITS, PARTS

MOST_FIELDS = 20
FORM = "application/x-www-form-urlencoded"
# What the address after an act says, and the phrase that tells it.
DONE = {"bytt": "page_moved", "avbokad": "page_cancelled", "ratt": "page_mode"}
VIEWS = ("byt", "avboka")


async def see(request: web.Request) -> web.Response:
    try:
        booking = await _booking(request)
    except NotFound:
        return _render(request, "booking_gone.html", {}, status=404)
    done = DONE.get(request.query.get("klart", ""))
    view = request.query.get("visa", "")
    return await _page(request, booking, view=view if view in VIEWS else "", message=done)


async def act(request: web.Request) -> web.Response:
    """Move or cancel, then send the browser back to the page."""
    _same_origin(request)
    request.app[LIMITS].messages.check(f"bokning {request.match_info['token']}")
    form = await _form(request)
    try:
        booking = await _booking(request)
    except NotFound:
        return _render(request, "booking_gone.html", {}, status=404)
    try:
        done = await (_cancel(request) if form.get("act") == "cancel" else _move(request, form))
    except (SlotTaken, NotFound):
        return await _page(request, booking, view="byt", fault="page_taken", status=409)
    except Invalid:
        return await _page(request, booking, view="byt", fault="page_choose", status=422)
    except Conflict:
        booking = await _booking(request)
        fault = "page_closed" if booking.status != "booked" else "page_past"
        return await _page(request, booking, fault=fault, status=409)
    raise web.HTTPSeeOther(f"{request.path}?klart={done}")


async def calendar(request: web.Request) -> web.Response:
    booking = await _booking(request)
    parts = request.app[PARTS]
    name = parts.phrases.say("bookings.ics_file")
    method = "PUBLISH" if booking.status == "booked" else "CANCEL"
    return web.Response(
        body=parts.bookings.ics(booking),
        headers={
            "Content-Type": f"text/calendar; charset=utf-8; method={method}",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


async def _booking(request: web.Request) -> Booking:
    parts = request.app[PARTS]
    async with parts.units.read() as unit:
        return await parts.bookings.by_token(unit, request.match_info["token"])


async def _cancel(request: web.Request) -> str:
    parts = request.app[PARTS]
    async with parts.units.write() as unit:
        booking = await parts.bookings.by_token(unit, request.match_info["token"])
        await parts.bookings.cancel(unit, booking)
    return "avbokad"


async def _move(request: web.Request, form: Mapping[str, str]) -> str:
    """Another time; or the same time in another way when only that was chosen."""
    parts = request.app[PARTS]
    async with parts.units.write() as unit:
        booking = await parts.bookings.by_token(unit, request.match_info["token"])
        slot_id, mode = form.get("slot_id") or booking.slot.id, form.get("mode") or None
        if slot_id == booking.slot.id and mode in (None, booking.mode):
            raise Invalid("missing", field="slot_id")
        await parts.bookings.move(unit, booking, slot_id=slot_id, mode=mode)
    return "bytt" if slot_id != booking.slot.id else "ratt"


async def _form(request: web.Request) -> Dict[str, str]:
    if request.content_type != FORM:
        raise BadRequest()
    try:
        sent = parse_qs((await request.read()).decode("utf-8"), max_num_fields=MOST_FIELDS)
    except ValueError:
        raise BadRequest() from None
    return {name: values[-1] for name, values in sent.items()}


def _same_origin(request: web.Request) -> None:
    """The address is the secret; still no other site may make a browser that knows it act.

    Raises:
        Forbidden: the browser says that the form came from somewhere else.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden()
    origin = request.headers.get("Origin")
    own = {request.host, urlsplit(request.app[PARTS].settings.public_url).netloc}
    if origin is not None and urlsplit(origin).netloc not in own - {""}:
        raise Forbidden()


async def _page(
    request: web.Request,
    booking: Booking,
    *,
    view: str = "",
    message: str | None = None,
    fault: str | None = None,
    status: int = 200,
) -> web.Response:
    parts = request.app[PARTS]
    phrases = parts.phrases
    ahead = booking.status == "booked" and booking.slot.start > parts.clock()
    team = parts.catalogue.teams.get(booking.slot.team)
    said = message or fault
    values = {
        "booking": parts.bookings.to_public(booking),
        "team": team,
        "when": time_long(phrases, booking.slot),
        "how": modes_in_words(phrases, [booking.mode]),
        "name": booking.name,
        "reach": [item for item in (spoken_phone(booking.phone), booking.email) if item],
        "here": f"/bokning/{booking.manage_token}",
        "ahead": ahead,
        "view": view if ahead else "",
        "message": phrases.say(f"bookings.{said}") if said else "",
        "fault": fault is not None,
        "days": await _days(request, booking) if ahead and view == "byt" else [],
        "modes": _modes(request, booking),
        "no_number": "phone" in booking.slot.modes and not booking.phone,
    }
    return _render(request, "booking.html", values, status=status)


async def _days(request: web.Request, booking: Booking) -> List[Dict[str, Any]]:
    """The free times of the same team, day by day."""
    parts = request.app[PARTS]
    async with parts.units.read() as unit:
        free = await parts.bookings.free_of_team(unit, booking.slot.team)
    others = [slot for slot in free if slot.id != booking.slot.id]
    return [
        {
            "title": day_long(parts.phrases, slots[0].start),
            "slots": [
                {
                    "id": slot.id,
                    "clock": clock_span(parts.phrases, slot),
                    "label": time_short(parts.phrases, slot.start),
                    "how": modes_in_words(parts.phrases, slot.modes),
                }
                for slot in slots
            ],
        }
        for slots in by_day(others).values()
    ]


def _modes(request: web.Request, booking: Booking) -> List[Dict[str, Any]]:
    """How it can be held: what the time allows, without the telephone when there is no number."""
    possible = [mode for mode in MODES if mode in booking.slot.modes and (mode != "phone" or booking.phone)]
    say = request.app[PARTS].phrases.say
    return [{"id": mode, "title": say(f"bookings.button_{mode}"), "now": mode == booking.mode} for mode in possible]


def _render(request: web.Request, template: str, values: Dict[str, Any], *, status: int) -> web.Response:
    answer = aiohttp_jinja2.render_template(template, request, values, status=status)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


ROUTES = [
    web.get("/bokning/{token}.ics", calendar),
    web.get("/bokning/{token}", see),
    web.post("/bokning/{token}", act),
]
