"""How well the trained model understands what it has never seen, set by set, in one batch.

Used by `make test` (tests/rasa_tests.py, as a floor) and by `python -m tests.bench.understanding`.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator, Sequence

import yaml

from bot.rasa_server.names import outside
from bot.running.model import MODELS, RASA_PYTHON, rasa_environment
from bot.settings import ROOT

SETS = ROOT / "tests" / "nlu"
NEAR = "near_distress"
BINS = 10


@dataclass(frozen=True)
class Said:
    """One held-out message; `asks` is what the bot had asked, if the set says so."""

    text: str
    intent: str
    asks: str | None = None


@dataclass(frozen=True)
class Heard:
    """A held-out message and how it was read: intents by confidence, likeliest first."""

    said: Said
    ranking: tuple[tuple[str, float], ...]

    @property
    def right(self) -> bool:
        return self.ranking[0][0] == self.said.intent

    @property
    def among_three(self) -> bool:
        return self.said.intent in [name for name, _ in self.ranking[:3]]


def examples(name: str) -> list[Said]:
    """A file of Rasa examples, with the intents' names as they are outside."""
    entries = yaml.safe_load((SETS / name).read_text(encoding="utf-8"))["nlu"]
    return [
        Said(line[2:].strip(), outside(entry["intent"]))
        for entry in entries
        for line in entry["examples"].splitlines()
        if line.startswith("- ")
    ]


def answers() -> list[Said]:
    """What people wrote at an open question."""
    asked = yaml.safe_load((SETS / "heldout_answers.yml").read_text(encoding="utf-8"))
    return [
        Said(text, outside(intent), asks)
        for asks, intents in asked.items()
        for intent, texts in intents.items()
        for text in texts
    ]


def near_misses() -> list[Said]:
    """Messages that only sound like despair."""
    entries = yaml.safe_load((SETS / "near_distress.yml").read_text(encoding="utf-8"))
    told = [entry if isinstance(entry, dict) else {"text": entry} for entry in entries]
    return [Said(entry["text"], NEAR, entry.get("asks")) for entry in told]


def sets() -> dict[str, list[Said]]:
    """Every held-out set by name."""
    return {
        "own": examples("heldout.yml") + examples("heldout_faq.yml"),
        "hard": examples("heldout_hard.yml"),
        "outsiders": examples("heldout_outsiders.yml"),
        "answers": answers(),
        NEAR: near_misses(),
    }


def hear(messages: Sequence[Said], models: Path = MODELS) -> list[Heard]:
    """Reads all of them with the newest model, as `lotsen parse` does.

    Raises:
        subprocess.CalledProcessError: the model could not be loaded.
    """
    lines = "".join(json.dumps(_asked(said), ensure_ascii=False) + "\n" for said in messages)
    command = [str(RASA_PYTHON), "-W", "ignore", "-m", "bot.nlu.batch", "--models", str(models)]
    done = subprocess.run(
        command, cwd=ROOT, env=rasa_environment(), input=lines, capture_output=True, text=True, check=True
    )
    read = [json.loads(line) for line in done.stdout.splitlines()]
    return [Heard(said, _ranking(line)) for said, line in zip(messages, read, strict=True)]


def reliability(heard: Sequence[Heard]) -> Iterator[tuple[float, float, float, int]]:
    """By tenths of confidence: where it begins, mean confidence, share that was right, how many."""
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [one for one in heard if low <= one.ranking[0][1] < high or (high == 1 and one.ranking[0][1] == 1)]
        if inside:
            confidence = sum(one.ranking[0][1] for one in inside) / len(inside)
            yield low, confidence, sum(one.right for one in inside) / len(inside), len(inside)


def plain(text: str) -> str:
    """The words alone: what counts as the same message."""
    return " ".join(re.findall(r"\w+", text.lower()))


def share(flags: Sequence[bool]) -> float:
    """What part of them is true; 0 for none."""
    return round(sum(flags) / max(len(flags), 1), 4)


def _asked(said: Said) -> dict[str, Any]:
    return {"text": said.text, **({"asks": said.asks} if said.asks else {})}


def _ranking(line: dict[str, Any]) -> tuple[tuple[str, float], ...]:
    found = tuple((entry["intent"], float(entry["confidence"])) for entry in line["ranking"])
    return found or ((line["intent"], float(line["confidence"])),)
