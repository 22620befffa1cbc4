"""Intent names inside Rasa and outside it.

Rasa splits an intent's name at "/" and maps `restart` and `back` to actions of its own, so these
are called otherwise inside. Outside they are as in the contract, section 9.
"""

from __future__ import annotations

_INSIDE = {"restart": "start_over", "back": "go_back"}
_OUTSIDE = {inside: outside for outside, inside in _INSIDE.items()}


def typed(text: str) -> str:
    """What a person has typed as Rasa may see it: a leading "/" is its mark for a command, to people only a sign."""
    return text.lstrip("/ ") or "?"


def inside(intent: str) -> str:
    """`faq/varsel` -> `faq_varsel`, `back` -> `go_back`."""
    return _INSIDE.get(intent, intent.replace("/", "_", 1))


def outside(intent: str) -> str:
    """`faq_varsel` -> `faq/varsel`, `go_back` -> `back`."""
    if intent.startswith("faq_"):
        return "faq/" + intent[len("faq_") :]
    return _OUTSIDE.get(intent, intent)
