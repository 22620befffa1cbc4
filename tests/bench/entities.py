"""What is found in messages, measured on a set of JSON lines: python -m tests.bench.entities SET [--half seen]

A line is {"text", "entities": [{"entity", "value", "aliases"?, "negated"?}]}; an entity is found when
its value or one of its aliases is. Years may differ by two hundredths. Prints F1 for each kind, how
often what is denied is told from what is held, and the milliseconds of one message; `--faults` lists
what was missed and what was too much. Odd lines are for looking at, even ones only for the figures.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Iterable, Mapping

from bot.knowledge.finder import Entity, Finder, finder

KINDS = ("occupation", "municipality", "years")
NEAR = 0.02
HALVES = {"seen": 1, "unseen": 0}
Gold = Mapping[str, Any]


class Tally:
    """Counts over a set: hits, misses and false alarms of each kind, and denials told rightly."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.faults: list[str] = []

    def add(self, text: str, wanted: Iterable[Gold], found: Iterable[Entity]) -> None:
        """One message."""
        left = [entity for entity in found if entity.entity in KINDS]
        missed = []
        for gold in wanted:
            fitting = [entity for entity in left if is_same(gold, entity)]
            fitting.sort(key=lambda entity: entity.negated != bool(gold.get("negated")))
            if not fitting:
                missed.append(f"-{gold['value']}")
                self.counts[gold["entity"], "missed"] += 1
                continue
            left.remove(fitting[0])
            self.counts[gold["entity"], "hit"] += 1
            right = fitting[0].negated == bool(gold.get("negated"))
            self.counts["negation", "hit" if right else "missed"] += 1
            missed += [] if right else [f"!{gold['value']}"]
        self.counts.update((entity.entity, "extra") for entity in left)
        missed += [f"+{entity.value}" for entity in left]
        if missed:
            self.faults.append(f"{text}   {' '.join(missed)}")

    def f1(self, kind: str) -> float:
        """The harmonic mean of precision and recall, 0-1; 1 where nothing was wanted or found."""
        hit, missed, extra = (self.counts[kind, name] for name in ("hit", "missed", "extra"))
        return 2 * hit / (2 * hit + missed + extra) if hit + missed + extra else 1.0


def is_same(gold: Gold, entity: Entity) -> bool:
    """Whether what was found is what was wanted."""
    if gold["entity"] != entity.entity:
        return False
    if entity.entity == "years":
        return abs(float(gold["value"]) - float(entity.value)) <= NEAR
    names = {str(name).casefold() for name in (gold["value"], *gold.get("aliases", ()))}
    return str(entity.value).casefold() in names


def read(file: Path, half: str | None) -> list[dict[str, Any]]:
    """The set's messages; with `half` only its odd ("seen") or even ("unseen") lines."""
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return [json.loads(line) for number, line in lines if half is None or number % 2 == HALVES[half]]


def measure(reader: Finder, cases: Iterable[Mapping[str, Any]], today: date) -> tuple[Tally, list[float]]:
    """The tally and the milliseconds of each message."""
    tally, times = Tally(), []
    for case in cases:
        started = time.perf_counter()
        found = reader.find(case["text"], today)
        times.append((time.perf_counter() - started) * 1000)
        tally.add(case["text"], case["entities"], found)
    return tally, times


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="What is found in messages, measured.")
    parser.add_argument("set", type=Path)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--faults", action="store_true")
    given = parser.parse_args(arguments)
    reader = finder()
    reader.find("svetsare", date.today())
    tally, times = measure(reader, read(given.set, given.half), date.today())
    if given.faults:
        print("\n".join(tally.faults))
    for kind in (*KINDS, "negation"):
        hit, missed, extra = (tally.counts[kind, name] for name in ("hit", "missed", "extra"))
        figure = hit / max(hit + missed, 1) if kind == "negation" else tally.f1(kind)
        print(f"{kind:13} {figure:.3f}   hit {hit}  missed {missed}  extra {extra}")
    print(f"{len(times)} messages, median {statistics.median(times):.2f} ms, most {max(times):.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
