"""Sentence vectors for thousands of texts at once: as many processes as there are processors.

Called when the intent model is trained; each process is `python -m bot.knowledge.many_vectors`, which
reads a JSON list of texts and writes their rows as plain 32-bit numbers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Sequence

import numpy as np

from bot.knowledge.encoder import DIMENSION, Vectors, encoder

PROJECT = Path(__file__).parents[2]
WORTH_IT = 500  # fewer texts are done sooner here than it takes to start


def encode_many(texts: Sequence[str], processes: int | None = None) -> Vectors:
    """One row a text, the same as `encoder().encode(texts)` gives.

    Raises:
        subprocess.CalledProcessError: a process failed; it has said why on standard error.
    """
    count = processes or os.cpu_count() or 1
    if len(texts) < WORTH_IT or count == 1:
        return encoder().encode(texts)
    rows = np.zeros((len(texts), DIMENSION), dtype=np.float32)
    running = []
    for number in range(count):
        command = [sys.executable, "-m", "bot.knowledge.many_vectors"]
        process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdin is not None
        process.stdin.write(json.dumps(list(texts[number::count])).encode())
        process.stdin.close()
        process.stdin = None
        running.append(process)
    for number, process in enumerate(running):
        answer, _ = process.communicate()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
        rows[number::count] = np.frombuffer(answer, dtype=np.float32).reshape(-1, DIMENSION)
    return rows


def main() -> None:
    """The inner half: texts from standard input, rows to standard output."""
    texts = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(encoder().encode(texts).tobytes())


if __name__ == "__main__":
    main()
