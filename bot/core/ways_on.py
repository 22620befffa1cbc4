"""Where a person can go when nothing is asked: the buttons under words that fit nothing else."""

from __future__ import annotations

from bot.core.conversation import Button
from bot.core.phrases import Phrases

BEFORE = (("start_button", "/start_guidance"), ("human_button", "/human_handover"))
AFTER = (
    ("suggestions_button", "/ask_programmes"),
    ("book_button", "/book_session"),
    ("human_button", "/human_handover"),
)


def ways_on(begun: bool, phrases: Phrases) -> tuple[Button, ...]:
    """`begun`: the interview has been started."""
    return tuple(Button(phrases.say(f"guidance.{key}"), payload) for key, payload in (AFTER if begun else BEFORE))
