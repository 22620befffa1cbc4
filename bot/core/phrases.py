"""The words of the bot: looked up by key, worded differently each time they are needed again."""

from __future__ import annotations

from typing import Mapping, Sequence


class UnknownPhrase(KeyError):
    """A key that no file under content/phrases has."""


class Phrases:
    """Swedish sentences by key ("interview.ask_situation"), each with one or more variants."""

    def __init__(self, variants: Mapping[str, Sequence[str]]) -> None:
        self._variants = variants

    def say(self, key: str, turn: int = 0, **values: object) -> str:
        """The variant for this `turn` (0, 1, 2 …; it wraps round), placeholders filled.

        Raises:
            UnknownPhrase: there is no such key.
            KeyError: a placeholder has no value.
        """
        try:
            variants = self._variants[key]
        except KeyError:
            raise UnknownPhrase(key) from None
        return variants[turn % len(variants)].format(**values)

    def __contains__(self, key: object) -> bool:
        return key in self._variants

    def count(self, key: str) -> int:
        """How many wordings a key has."""
        return len(self._variants[key])
