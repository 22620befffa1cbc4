"""Makes what an action does for one message happen once, however often Rasa asks for it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Awaitable, Callable

from bot.core.conversation import Button, Reply
from bot.core.records import TurnResult
from bot.store.unit_of_work import UnitOfWork

Work = Callable[[UnitOfWork], Awaitable[TurnResult]]


async def once(unit: UnitOfWork, conversation_id: str, message_id: str, action: str, work: Work) -> TurnResult:
    """Run `work` unless it has been done for this message; its effect and result are kept together."""
    known = await unit.turns.result(conversation_id, message_id, action)
    if known is not None:
        return _read(known)
    result = await work(unit)
    await unit.turns.keep_result(conversation_id, message_id, action, asdict(result))
    return result


def _read(data: dict[str, Any]) -> TurnResult:
    replies = [
        Reply(
            text=reply["text"],
            buttons=tuple(Button(**button) for button in reply["buttons"]),
            asks=reply["asks"],
            card=reply["card"],
            sender=reply["sender"],
        )
        for reply in data["replies"]
    ]
    return TurnResult(replies=replies, follow_up=data["follow_up"], response=data.get("response"))
