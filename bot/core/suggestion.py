"""A suggestion as the outside sees it. Contract, section 4. Made by `bot.core.matching`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, Mapping, Tuple

from bot.core.catalogue import Source

LISTS = ("after", "has", "missing", "arenas", "financing")
FORMS = ("komvux", "yh", "folkhogskola", "universitet", "arbetsmarknadsutbildning", "branschvalidering")


@dataclass(frozen=True)
class Note:
    """Something to say that has not got its words yet: a key in phrases/suggestions.yml."""

    key: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Reason:
    """One part of the score. `weight` says how telling it is; `needed` ones are always shown."""

    kind: str
    note: Note
    weight: float
    needed: bool = False


@dataclass(frozen=True)
class Why:
    """One reason in words a person understands."""

    kind: str
    text: str


@dataclass(frozen=True)
class Vacancy:
    """An open job. `occupation` and `skills` are ids of the catalogue."""

    id: str
    title: str
    employer: str | None
    municipality_code: str | None
    occupation: str | None
    sector: str
    skills: Tuple[str, ...]
    certificates: Tuple[str, ...]
    distance: bool
    start: str | None
    apply_by: date | None
    source: Source
    example: bool = False


@dataclass(frozen=True)
class Suggestion:
    """`has` and `missing` are skill ids, `arenas` and `financing` names to show as they are."""

    id: str
    kind: str
    title: str
    provider: str | None
    municipality_code: str | None
    distance: bool
    form: str | None
    sector: str
    seqf_level: int | None
    length_weeks: int | None
    start: str | None
    eligible: str
    after: Tuple[str, ...]
    has: Tuple[str, ...]
    missing: Tuple[str, ...]
    arenas: Tuple[str, ...]
    financing: Tuple[str, ...]
    travel_km: int | None
    why: Tuple[Why, ...]
    score: float
    source: Source
    example: bool

    def to_dict(self) -> Dict[str, Any]:
        """Plain JSON data; every key of the contract is always there."""
        return {
            **{name: getattr(self, name) for name in self.__dataclass_fields__},
            **{name: list(getattr(self, name)) for name in LISTS},
            "why": [{"kind": why.kind, "text": why.text} for why in self.why],
            "source": {
                "name": self.source.name,
                "url": self.source.url,
                "checked": self.source.checked.isoformat() if self.source.checked else None,
            },
        }
