"""What a message of the bot is, and the rules every one of them keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Tuple

STEPS = (
    "welcome",
    "situation",
    "municipality",
    "work",
    "skills",
    "background",
    "wishes",
    "summary",
    "suggestions",
    "booking",
    "follow_up",
)
MAX_TEXT = 2000


@dataclass(frozen=True)
class Button:
    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """One message of the bot. `asks` names what it waits for (contract, section 2)."""

    text: str
    buttons: Tuple[Button, ...] = ()
    asks: str | None = None
    card: Dict[str, Any] | None = None
    sender: str = "bot"


@dataclass(frozen=True)
class TurnContext:
    """What a message is said after: the open question, the ids it offers, and what was just spoken of.

    `follows` is the FAQ topic answered last, "distress" after the words for a person in despair, else None.
    """

    asks: str | None = None
    offered: Tuple[str, ...] = ()
    follows: str | None = None


@dataclass(frozen=True)
class Reading:
    """How one message of a person was understood.

    `pressed` is true for a button; `value` is its value (any JSON), None for typed words. `entities` are as
    `lotsen parse` prints them: {"entity","value","concept_id"?,"negated"?}. `masked`: a personal number was
    taken out of `text`, which is empty when nothing else was said.
    """

    text: str
    intent: str
    confidence: float = 1.0
    entities: Tuple[Dict[str, Any], ...] = ()
    asks: str | None = None
    value: Any = None
    message_id: str = ""
    pressed: bool = False
    masked: bool = False
    ranking: Tuple[Tuple[str, float], ...] = field(default=())
