"""Trades told by what one did: the pairs of verb and object of `deeds.yml`. Read by the finder of terms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Deed:
    """Verbs and objects that together say a trade; with `at`, only where one of these is named too."""

    trade: str
    did: tuple[str, ...]
    what: tuple[str, ...]
    at: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeedBook:
    """All of them, and the forms of the verbs that do not bend like "skruva": infinitive first."""

    forms: tuple[tuple[str, ...], ...]
    deeds: tuple[Deed, ...]
