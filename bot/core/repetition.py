"""No bot message is said twice in a row in the same words, whatever part of the bot made it.

An answer with its source, asked for again a little later, says that it was given before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List, Sequence

from bot.core.conversation import Reply
from bot.core.phrases import Phrases
from bot.core.records import Message

# How many of the bot's messages back an answer is still in sight.
REMEMBERED = 8


def without_repeats(replies: Sequence[Reply], before: Sequence[Message], phrases: Phrases) -> List[Reply]:
    """The replies, those that repeat introduced differently. `before`: the bot's latest messages, newest first."""
    spoken: List[Reply] = []
    recent = [message.text for message in before[:REMEMBERED]]
    for reply in replies:
        if reply.sender == "bot":
            reply = replace(reply, text=_anew(reply, recent, phrases))
            recent.insert(0, reply.text)
        spoken.append(reply)
    return spoken


def _anew(reply: Reply, recent: Sequence[str], phrases: Phrases) -> str:
    """The reply's words, introduced for as long as they stand among those that matter to it."""
    informs = (reply.card or {}).get("type") == "source"
    key, seen = ("repetition.said_before", recent) if informs else ("repetition.again", recent[:1])
    text, turn = reply.text, 0
    while text in seen and turn <= len(seen):
        text = phrases.say(key, turn, text=reply.text)
        turn += 1
    return text


def open_question(replies: Sequence[Reply]) -> str | None:
    """What the bot waits for after these replies."""
    return next((reply.asks for reply in reversed(replies) if reply.asks), None)
