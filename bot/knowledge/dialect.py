"""Spoken spellings in the standard's: "ja vell int va mä" -> "jag vill inte vara med".

For comparing texts only. A few dozen small words make up most of what differs when people write as they
speak; a model that sees them in one spelling needs not learn each sentence once for every way of writing it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Mapping

from bot.knowledge.swedish import fold
from bot.knowledge.wordlists import beginnings

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, str]:
    """Each spoken spelling and the word it stands for."""
    known: dict[str, str] = {}
    for line in beginnings("spoken_spellings"):
        word, *others = line.split()
        known.update(dict.fromkeys(others, word))
    return known


def written(text: str) -> str:
    """The text folded, its small spoken words spelt as the standard has them."""
    known = _spellings()
    return _WORD.sub(lambda found: known.get(found.group(), found.group()), fold(text))
