"""What happens while the desk is open, as server-sent events: `{"conversation_id","kind"}`.

`kind` is `new`, `message`, `status`, `changed` or `gone`. Driven by the bell, and by a look now and
then, so that nothing is missed when several gateways share the database.
"""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import Dict, Iterator, Tuple

from aiohttp import web

from bot.core.desk import DESK_BELL, Watched
from bot.core.records import User
from bot.gateway.desk.session import session_of, signed_in
from bot.gateway.keys import PARTS
from bot.gateway.middleware import SECURITY

HEARTBEAT = 15.0
# Transactions may commit a little out of order; what is seen twice is not told twice.
OVERLAP = timedelta(seconds=30)
# However much happens, a page is not told more often than this.
REST = 0.25
ACTIVE = ("waiting", "counsellor")

Known = Dict[str, Watched]


def changes(before: Known, now: Known) -> Iterator[Tuple[str, str]]:
    """What is different, one event a conversation."""
    for conversation_id, one in now.items():
        known = before.get(conversation_id)
        if known is None:
            yield conversation_id, "new"
        elif (known.status, known.holder) != (one.status, one.holder):
            yield conversation_id, "status"
        elif known.last_seq != one.last_seq:
            yield conversation_id, "message"
        elif known.updated_at != one.updated_at:
            yield conversation_id, "changed"
    for conversation_id, known in before.items():
        if conversation_id not in now and known.status in ACTIVE:
            yield conversation_id, "gone"


async def _look(request: web.Request, user: User) -> Known:
    parts = request.app[PARTS]
    async with parts.units.read() as unit:
        found = await parts.desk.views.watched(unit, user, parts.clock() - OVERLAP)
    return {one.id: one for one in found}


async def stream(request: web.Request, user: User) -> web.StreamResponse:
    parts = request.app[PARTS]
    headers = {**SECURITY, "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
    answer = web.StreamResponse(headers=headers)
    with parts.bell.listening(DESK_BELL) as ear:
        known = await _look(request, user)
        await answer.prepare(request)
        try:
            await answer.write(b"retry: 2000\n: ready\n\n")
            looked = parts.loop_time()
            while not parts.stopping.is_set():
                await ear.within(min(HEARTBEAT, parts.look_again_seconds))
                now = await _look(request, user)
                news = list(changes(known, now))
                known = now
                for conversation_id, kind in news:
                    data = json.dumps({"conversation_id": conversation_id, "kind": kind})
                    await answer.write(f"data: {data}\n\n".encode())
                if parts.loop_time() - looked >= HEARTBEAT:
                    looked = parts.loop_time()
                    if await session_of(request) is None:
                        break
                    await answer.write(b": still here\n\n")
                await asyncio.sleep(REST)
        except ConnectionResetError:
            pass  # the page was left; a new one looks at everything anew
    return answer


ROUTES = [web.get("/desk/api/events", signed_in(stream))]
