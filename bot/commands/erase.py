"""`lotsen erase CONVERSATION`."""

from __future__ import annotations

import asyncio

from bot.commands.folder import open_data
from bot.core.phrases import Phrases
from bot.settings import Settings
from bot.store.engine import connect
from bot.store.unit_of_work import Units


def erase(settings: Settings, conversation_id: str, phrases: Phrases) -> int:
    """Remove a conversation and everything that hangs on it; 1 when there is none."""
    open_data(settings)
    gone = asyncio.run(_erase(settings, conversation_id))
    print(phrases.say("commands.erased" if gone else "commands.not_found", conversation=conversation_id))
    return 0 if gone else 1


async def _erase(settings: Settings, conversation_id: str) -> bool:
    units = Units(connect(settings.database))
    try:
        async with units.write() as unit:
            return await unit.conversations.erase(conversation_id)
    finally:
        await units.close()
