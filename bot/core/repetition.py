"""No bot message is said twice in a row in the same words, whatever part of the bot made it."""

from __future__ import annotations

from dataclasses import replace
from typing import List, Sequence

from bot.core.conversation import Reply
from bot.core.phrases import Phrases
from bot.core.records import Message


def without_repeats(replies: Sequence[Reply], before: Sequence[Message], phrases: Phrases) -> List[Reply]:
    """The replies with every one that equals the bot's message before it introduced differently."""
    spoken: List[Reply] = []
    last = before[0].text if before else None
    for reply in replies:
        text, turn = reply.text, 0
        while text == last and reply.sender == "bot":
            text = phrases.say("repetition.again", turn, text=reply.text)
            turn += 1
        spoken.append(replace(reply, text=text))
        if reply.sender == "bot":
            last = text
    return spoken


def open_question(replies: Sequence[Reply]) -> str | None:
    """What the bot waits for after these replies."""
    return next((reply.asks for reply in reversed(replies) if reply.asks), None)
