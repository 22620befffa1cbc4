"""Keeps the vectors of the training examples, so that a new training encodes only what is new.

One file in `models/`; it can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Callable, Dict, Sequence

import numpy as np

from bot.knowledge.encoder import DIMENSION, Vectors, encoder

FILE = Path(__file__).parents[2] / "models" / "vectors.npz"


def remembered(texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors], file: Path = FILE) -> Vectors:
    """One row a text; `encode` is asked only for texts that the file does not have."""
    keys = [_key(text) for text in texts]
    known = _read(file)
    new = {key: text for key, text in zip(keys, texts) if key not in known}  # noqa: B905 - same length
    if new:
        known.update(zip(new, encode(list(new.values()))))  # noqa: B905 - same length
        _write(file, {key: known[key] for key in dict.fromkeys(keys)})
    return np.stack([known[key] for key in keys]).astype(np.float32).reshape(len(texts), DIMENSION)


def _key(text: str) -> str:
    return hashlib.sha1(f"{encoder().kind}\0{text}".encode()).hexdigest()


def _read(file: Path) -> Dict[str, np.ndarray]:
    try:
        with np.load(file) as stored:
            return dict(zip(stored["keys"].tolist(), stored["rows"]))  # noqa: B905 - same length
    except (OSError, ValueError, KeyError):
        return {}


def _write(file: Path, rows: Dict[str, np.ndarray]) -> None:
    """Beside it first and then in its place, so that a crash leaves no half file."""
    file.parent.mkdir(exist_ok=True)
    beside = file.with_name(f"{file.stem}.{os.getpid()}.npz")
    np.savez(beside, keys=np.array(list(rows)), rows=np.stack(list(rows.values())))
    beside.replace(file)
