"""Where a person can go when nothing is asked: the buttons under words that fit nothing else."""

from __future__ import annotations

from bot.core.conversation import Button
from bot.core.phrases import Phrases

START, SUGGESTIONS = ("start_button", "/start_guidance"), ("suggestions_button", "/ask_programmes")
BOOK, CHANGE = ("book_button", "/book_session"), ("change_button", "/change_booking")
HUMAN = ("human_button", "/human_handover")


def ways_on(begun: bool, phrases: Phrases, booked: str | None = None) -> tuple[Button, ...]:
    """`begun`: the interview has been started. `booked`: when the person's time is, who then can only change it."""
    before = (START, CHANGE, HUMAN) if booked else (START, HUMAN)
    ways = (SUGGESTIONS, CHANGE if booked else BOOK, HUMAN) if begun else before
    return tuple(Button(phrases.say(f"guidance.{key}"), payload) for key, payload in ways)
