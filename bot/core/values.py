"""Checks the values that answers carry; everything from outside may be anything."""

from __future__ import annotations

from typing import Any

NOTHING = object()  # what was said is not an answer to the question; None could be a value


class NotAnAnswer(ValueError):
    """The value does not belong to the question."""


def require(condition: bool, value: Any) -> None:
    if not condition:
        raise NotAnAnswer(repr(value))


def strings(value: Any) -> list[str]:
    """A value that is a string or a list of strings, as a list without doubles."""
    items = [value] if isinstance(value, str) else value
    require(isinstance(items, list) and all(isinstance(item, str) for item in items), value)
    return list(dict.fromkeys(items))
