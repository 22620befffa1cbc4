"""Which words are ordinary Swedish: an ordinary word is not a misspelled trade. Asked by the finder."""

from __future__ import annotations

import gzip
import json
import zlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Iterable

import numpy as np
import numpy.typing as npt

from bot.knowledge.swedish import fold

_PACKAGE, _FILE = "spacy_lookups_data", "sv_lemma_lookup.json.gz"


class Lexicon:
    """A set of words kept as sorted numbers: half a million of them in two megabytes."""

    def __init__(self, words: Iterable[str]) -> None:
        numbers = np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint32)
        self._numbers: npt.NDArray[np.uint32] = np.unique(numbers)

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or not len(self._numbers):
            return False
        number = zlib.crc32(fold(word).encode())
        place = int(np.searchsorted(self._numbers, np.uint32(number)))
        return place < len(self._numbers) and int(self._numbers[place]) == number


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The inflected words of spaCy's Swedish lemma table; empty where its data is not installed."""
    package = find_spec(_PACKAGE)
    if package is None or not package.submodule_search_locations:
        return Lexicon(())
    file = Path(package.submodule_search_locations[0]) / "data" / _FILE
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        table: dict[str, str] = json.load(stream)
    return Lexicon([*table, *table.values()])
