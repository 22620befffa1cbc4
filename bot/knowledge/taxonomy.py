"""The public labour-market taxonomy (JobTech, CC0): ids and labels beyond what the content names.

The file is `bot/content/taxonomy.tsv`: concept_id, type, label. Read by the vocabulary.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parents[1] / "content" / "taxonomy.tsv"
TYPES = ("occupation", "skill", "municipality", "language")


class TaxonomyConcept(NamedTuple):
    concept_id: str
    type: str
    label: str


@lru_cache(maxsize=2)
def taxonomy(file: Path = FILE) -> tuple[TaxonomyConcept, ...]:
    """Every concept of the file, in its order; the first line names the columns."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return tuple(TaxonomyConcept(*line.split("\t")) for line in lines if line)
