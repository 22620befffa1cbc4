"""Changes to what the classifier has ranked, made by components that know better about some message."""

from __future__ import annotations

from typing import Any, Dict, List, Text

from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

INTENT_RANKING = "intent_ranking"


def prefer(message: Message, name: Text, at_least: float) -> None:
    """Puts an intent first, with at least this confidence; the others share the rest as they did."""
    ranking, current = message.get(INTENT_RANKING) or [], message.get(INTENT) or {}
    others = [entry for entry in ranking if entry["name"] != name]
    already = float(current.get("confidence") or 0.0) if current.get("name") == name else 0.0
    _set(message, name, max(at_least, already), others)


def demote(message: Message, name: Text) -> None:
    """Takes an intent that is first off the top: it keeps a little less than the next has."""
    first, *others = message.get(INTENT_RANKING) or [{}]
    if first.get("name") != name or not others:
        return
    best, *others = others
    rest = [{**first, "confidence": best["confidence"] * 0.9}, *others]
    _set(message, best["name"], float(first["confidence"]), rest)


def confidence_of(message: Message, name: Text) -> float:
    """What the ranking gives an intent; 0 where it is not among the first."""
    ranking = message.get(INTENT_RANKING) or []
    return next((float(entry["confidence"]) for entry in ranking if entry["name"] == name), 0.0)


def _set(message: Message, name: Text, confidence: float, others: List[Dict[Text, Any]]) -> None:
    rest = 1.0 - confidence
    total = sum(entry["confidence"] for entry in others) or 1.0
    lowered = [{**entry, "confidence": entry["confidence"] / total * rest} for entry in others]
    lowered.sort(key=lambda entry: -entry["confidence"])
    intent = {"name": name, "confidence": confidence}
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING, [intent, *lowered], add_to_output=True)
