"""The public labour-market taxonomy (JobTech, CC0): ids and labels beyond what the content names.

The file is `bot/content/taxonomy.tsv`: concept_id, type, label; how people call its trades stands in
`bot/content/trade_names.yml`. Read by the vocabulary.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Optional

import yaml

FILE = Path(__file__).parents[1] / "content" / "taxonomy.tsv"
NAMES = FILE.with_name("trade_names.yml")
TYPES = ("occupation", "skill", "municipality", "language")


class TaxonomyConcept(NamedTuple):
    concept_id: str
    type: str
    label: str


class TradeName(NamedTuple):
    """A trade only the taxonomy has, by the name people use, with other names for it."""

    label: str
    concept_id: Optional[str]
    names: tuple[str, ...]


@lru_cache(maxsize=2)
def taxonomy(file: Path = FILE) -> tuple[TaxonomyConcept, ...]:
    """Every concept of the file, in its order; the first line names the columns."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return tuple(TaxonomyConcept(*line.split("\t")) for line in lines if line)


@lru_cache(maxsize=2)
def trade_names(file: Path = NAMES) -> tuple[TradeName, ...]:
    """Every entry of the file, in its order."""
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))["trades"]
    return tuple(TradeName(entry["label"], entry.get("concept_id"), tuple(entry.get("names", ()))) for entry in entries)
