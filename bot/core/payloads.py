"""Button payloads: `/intent` or `/intent{"asks":…,"value":…}`. Made here, read here."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.core.conversation import Button

# What a button may mean. Typed text never gets here; a payload of anything else is only text.
BUTTON_INTENTS = frozenset(
    """greet goodbye thank affirm deny unsure help restart repeat back skip stop bot_challenge
    human_handover start_guidance correct_answer ask_why ask_programmes ask_vacancies ask_profile
    ask_plan activity_done book_session change_booking cancel_booking ask_privacy delete_data
    complaint inform""".split()
)
_SHAPE = re.compile(r"/([a-z_/]{2,60})(\{.*\})?", re.DOTALL)
MAX_PAYLOAD = 1000


@dataclass(frozen=True)
class Pressed:
    """A pressed button: what it means, and for an answer the question and the value."""

    intent: str
    asks: str | None = None
    value: Any = None


def parse_payload(payload: str | None) -> Pressed | None:
    """What a payload means; None for none, or for one that no button of ours has."""
    if not payload or len(payload) > MAX_PAYLOAD:
        return None
    found = _SHAPE.fullmatch(payload)
    if found is None:
        return None
    intent, arguments = found.groups()
    if intent not in BUTTON_INTENTS and not intent.startswith(("faq/", "faq_")):
        return None
    try:
        values = json.loads(arguments) if arguments else {}
    except ValueError:
        return None
    asks = values.get("asks")
    if asks is not None and not isinstance(asks, str):
        return None
    return Pressed(intent=intent, asks=asks, value=values.get("value"))


def answer_button(title: str, asks: str, value: Any) -> Button:
    """A button that answers the question `asks` with `value`."""
    arguments = json.dumps({"asks": asks, "value": value}, ensure_ascii=False, separators=(",", ":"))
    return Button(title=title, payload="/inform" + arguments)
