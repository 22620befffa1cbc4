"""What the bot had asked when a message came, as the channel tells it, and whether that leaves anything to weigh.

Used by the components that follow the entities; the decision is worked out once a message and kept on it.
"""

from typing import Any, List, NamedTuple, Optional, Text

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.answers import Entities, decided
from bot.nlu.clock import today

_DECISION = "decision"


class Asked(NamedTuple):
    """`asks` and `offered` as in the contract's section 2; `follows` is what the bot has just spoken of.

    That is an FAQ topic, or "distress" after the words for a person in despair. All are empty where nothing was said.
    """

    asks: Optional[Text]
    offered: List[Text]
    follows: Optional[Text]


def asked(message: Message) -> Asked:
    """What was asked before this message."""
    metadata: Any = message.get("metadata") or {}
    return Asked(metadata.get("asks"), list(metadata.get("offered") or ()), metadata.get("follows"))


def found_in(message: Message) -> Entities:
    """The entities found so far."""
    return message.get(ENTITIES) or []


def decision(message: Message) -> Optional[Text]:
    """The intent of a bare answer, whatever the model says; None where there is something to weigh."""
    kept = message.get(_DECISION)
    if kept is None:
        question = asked(message)
        text, day = message.get(TEXT) or "", today(message.get("metadata"))
        kept = decided(question.asks, text, found_in(message), day, question.offered) or ""
        message.set(_DECISION, kept)
    return kept or None
