"""The SMS channel: contract section 6, as 46elks calls it. Everything is stored first and read later."""

from __future__ import annotations

import hmac

import structlog
from aiohttp import web

from bot.bootstrap import Parts
from bot.core.sms import number_of
from bot.errors import NotFound
from bot.gateway import fields
from bot.gateway.keys import PARTS
from bot.gateway.outbox import INBOX

LONGEST_ID = 70
LONGEST_TEXT = 20_000
LONGEST_FIELD = 200

log = structlog.get_logger()


def _behind_secret(request: web.Request) -> Parts:
    """The parts, if SMS is on and the address carries the right secret.

    Raises:
        NotFound: else; the two are not told apart.
    """
    parts = request.app[PARTS]
    secret, given = parts.settings.sms_secret, request.match_info["secret"]
    if not hmac.compare_digest(secret.encode(), given.encode("utf-8", "replace")) or not secret:
        raise NotFound()
    return parts


async def take_sms(request: web.Request) -> web.Response:
    """Keep an incoming text; the same `id` again changes nothing."""
    parts = _behind_secret(request)
    form = await fields.form(request)
    provider_id = fields.text(form, "id", most=LONGEST_ID)
    sender = fields.text(form, "from", most=LONGEST_FIELD)
    text = fields.text(form, "message", most=LONGEST_TEXT, needed="message" not in form)
    sent_at = fields.text(form, "created", most=LONGEST_FIELD, needed=False)[:40]
    address = number_of(sender)
    if address is None or not text.strip():
        # Nobody who could be answered, or nothing said: delivering it again would not help.
        log.info("sms_ignored")
        return web.Response(status=204)
    async with parts.units.write() as unit:
        new = await parts.sms.take(unit, provider_id=provider_id, address=address, text=text, sent_at=sent_at)
    if new:
        parts.bell.ring(INBOX)
    return web.Response(status=204)


async def take_report(request: web.Request) -> web.Response:
    """A delivery report; one that says nothing to us is accepted, or it would come again."""
    parts = _behind_secret(request)
    form = await fields.form(request)
    provider_id = fields.text(form, "id", most=LONGEST_FIELD, needed=False)
    status = fields.text(form, "status", most=LONGEST_FIELD, needed=False)
    if provider_id and status:
        async with parts.units.write() as unit:
            await parts.sms.report(unit, provider_id, status)
    return web.Response(status=204)


ROUTES = [
    web.post("/sms/46elks/{secret}", take_sms),
    web.post("/sms/46elks/{secret}/delivery", take_report),
]
