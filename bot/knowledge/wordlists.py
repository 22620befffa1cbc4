"""The words the bot listens for, from `bot/content/words.yml`; read once, on first use."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from bot.content.reading import read_document

FILE = Path(__file__).parents[1] / "content" / "words.yml"


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    """Raises: ContentError: unreadable, or two lists of one name, of which the second would silently win."""
    return cast("dict[str, list[str]]", read_document(FILE.parent, FILE))


@cache
def listen_for(name: str) -> frozenset[str]:
    """The words of one list.

    Raises:
        KeyError: there is no such list.
    """
    return frozenset(_lists()[name])


@cache
def beginnings(name: str) -> tuple[str, ...]:
    """The words of one list as `str.startswith` and `str.endswith` take them; none for an unknown list."""
    return tuple(_lists().get(name, ()))
