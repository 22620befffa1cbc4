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
    complaint inform tell_more""".split()
)
_SHAPE = re.compile(r"/([a-z_/]{2,60})(\{.*\})?", re.DOTALL)
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
MAX_PAYLOAD = 1000
MAX_ASKS = 80
MAX_NUMBER = 10**12
# A list of ids is one level, a list of objects two; deeper ones break whatever reads them next.
MAX_DEPTH = 4


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
    except (ValueError, RecursionError):
        return None
    asks = values.get("asks")
    if asks is not None and not (isinstance(asks, str) and len(asks) <= MAX_ASKS):
        return None
    if not _is_plain(asks) or not _is_plain(values.get("value")):
        return None
    return Pressed(intent=intent, asks=asks, value=values.get("value"))


def _is_plain(value: Any, depth: int = MAX_DEPTH) -> bool:
    """Whether it can be passed on and kept: every database takes it, every JSON reader understands it."""
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, (int, float)):
        return -MAX_NUMBER < value < MAX_NUMBER
    if isinstance(value, str):
        return not _UNKEEPABLE.search(value)
    inside = [*value, *value.values()] if isinstance(value, dict) else value
    return depth > 0 and all(_is_plain(item, depth - 1) for item in inside)


def answer_button(title: str, asks: str, value: Any) -> Button:
    """A button that answers the question `asks` with `value`."""
    arguments = json.dumps({"asks": asks, "value": value}, ensure_ascii=False, separators=(",", ":"))
    return Button(title=title, payload="/inform" + arguments)
