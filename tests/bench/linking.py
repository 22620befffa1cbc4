"""Linking measured on real misspelled job titles: recall and time. Run: python -m tests.bench.linking

The data is not part of the project: its folder is LOTSEN_SHARED (default: ../shared beside the project).
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

from bot.knowledge.cli import read_terms
from bot.knowledge.linker import Linker
from bot.knowledge.vocabulary import from_rows

PROJECT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("LOTSEN_SHARED", PROJECT.parent / "shared"))
TERMS = SHARED / "data" / "occupation_terms.tsv"
MISSPELLED = SHARED / "data" / "occupation_misspellings_dev.tsv"
FIRST, FIVE, MILLISECONDS = 0.97, 0.995, 2.0


def main() -> int:
    if not (TERMS.exists() and MISSPELLED.exists()):
        print(f"SKIPPED: no data in {SHARED / 'data'} (set LOTSEN_SHARED)")
        return 0
    linker = Linker(from_rows("occupation", read_terms(TERMS)))
    cases = read_terms(MISSPELLED)
    first = five = 0
    times = []
    for text, concept in cases:
        started = time.perf_counter()
        labels = [candidate.label for candidate in linker.link(text, 5)]
        times.append((time.perf_counter() - started) * 1000)
        first += labels[:1] == [concept]
        five += concept in labels
    median = statistics.median(times)
    print(f"{len(cases)} terms  recall@1 {first / len(cases):.4f}  recall@5 {five / len(cases):.4f}", end="  ")
    print(f"median {median:.2f} ms  p95 {sorted(times)[int(len(times) * 0.95)]:.2f} ms")
    return 0 if first / len(cases) >= FIRST and five / len(cases) >= FIVE and median < MILLISECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
