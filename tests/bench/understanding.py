"""`python -m tests.bench.understanding`: our pipeline and Rasa's default one on the same data, in one run.

Prints JSON: accuracy on the held-out messages and the seconds of a training from nothing for both, then what
only ours can be asked for: right among three, distress, answers to open questions, reliability, time a message.
docs/understanding.md says how the figures are read.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator

import yaml

from bot.knowledge.vector_cache import FILE as VECTORS
from bot.rasa_server.names import inside
from bot.running.model import RASA_PYTHON, model_path, rasa_environment
from bot.settings import ROOT
from tests.nlu.measure import NEAR, Heard, Said, hear, reliability, sets, share

# No pipeline named: Rasa then takes its own default and says so in the log.
DEFAULT = "recipe: default.v1\nlanguage: sv\nassistant_id: stock\npipeline:\npolicies:\n  - name: RulePolicy\n"
CONFUSIONS = 25
SETS = ("own", "hard", "outsiders", "answers")


def rasa(*words: str) -> None:
    command = [str(RASA_PYTHON), "-W", "ignore", "-m", "rasa", *words]
    subprocess.run(command, cwd=ROOT, env=rasa_environment(), check=True, capture_output=True)


def examples_of(part: float, folder: Path) -> Path:
    """The training data, or every so-manieth example of each block of it where a whole training takes too long."""
    blocks = []
    for path in sorted((ROOT / "data").rglob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", []):
            lines = [line for line in entry["examples"].splitlines() if line.startswith("- ")]
            kept = [line for number, line in enumerate(lines) if int((number + 1) * part) > int(number * part)]
            if kept or part == 1:
                blocks.append({**entry, "examples": "\n".join(kept) + "\n"})
    file = folder / "nlu.yml"
    file.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True), encoding="utf-8")
    return file


def trained(config: Path, examples: Path, folder: Path, name: str) -> dict[str, float]:
    """Trains understanding alone; seconds by the clock, and of all processors together, which others do not slow."""
    began, worked = time.perf_counter(), _processor_seconds()
    files = ("--config", str(config), "--nlu", str(examples), "--domain", "domain.yml")
    rasa("train", "nlu", *files, "--out", str(folder), "--fixed-model-name", name)
    clock, processors = time.perf_counter() - began, _processor_seconds() - worked
    return {"clock": round(clock, 1), "processors": round(processors, 1)}


def _processor_seconds() -> float:
    """Of all processes this one has started and seen end, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def accuracy(model: Path, messages: list[Said], folder: Path) -> float:
    """What `rasa test nlu` measures."""
    by_intent: dict[str, list[str]] = {}
    for said in messages:
        by_intent.setdefault(inside(said.intent), []).append(said.text)
    lines = ['version: "3.1"', "nlu:"]
    for intent, texts in by_intent.items():
        lines += [f"- intent: {intent}", "  examples: |", *(f"    - {text}" for text in texts)]
    asked = folder / "asked.yml"
    asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rasa("test", "nlu", "--nlu", str(asked), "--model", str(model), "--no-plot", "--out", str(folder))
    report = json.loads((folder / "intent_report.json").read_text(encoding="utf-8"))
    whole = report.get("accuracy")
    return round(float(report["weighted avg"]["recall"] if whole is None else whole), 4)


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """No sentence vectors from earlier trainings, as on a new checkout."""
    aside = VECTORS.with_suffix(".aside")
    if VECTORS.exists():
        VECTORS.rename(aside)
    try:
        yield
    finally:
        if aside.exists():
            aside.replace(VECTORS)


def side_by_side(messages: list[Said], part: float) -> dict[str, Any]:
    """Both trained from nothing on the same examples, one after the other, and asked the same."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        config = folder / "default.yml"
        config.write_text(DEFAULT, encoding="utf-8")
        examples = examples_of(part, folder)
        with nothing_remembered():
            ours = trained(ROOT / "config.yml", examples, folder, "ours")
        stock = trained(config, examples, folder, "stock")
        right = {name: accuracy(folder / f"{name}.tar.gz", messages, folder) for name in ("ours", "stock")}
    ratio = {kind: round(ours[kind] / stock[kind], 2) for kind in stock}
    return {"part_of_data": part, "accuracy": right, "train_s": {"ours": ours, "stock": stock}, "train_ratio": ratio}


def of_ours() -> dict[str, Any]:
    """What the model in use understands."""
    known = sets()
    began = time.perf_counter()
    hear([Said("hej", "greet")])
    loading = time.perf_counter() - began
    began = time.perf_counter()
    heard = {name: hear(messages) for name, messages in known.items()}
    each = (time.perf_counter() - began - loading * len(known)) / sum(len(messages) for messages in known.values())
    everything = heard["own"] + heard["hard"] + heard["outsiders"]
    cries = [one for one in everything + heard["answers"] if one.said.intent == "distress"]
    return {
        "first": {name: share([one.right for one in heard[name]]) for name in SETS},
        "among_three": {name: share([one.among_three for one in heard[name]]) for name in SETS},
        "faq_first": share([one.right for one in everything if one.said.intent.startswith("faq/")]),
        "distress_found": [sum(one.right for one in cries), len(cries)],
        "near_distress_taken_for_it": [sum(_is_distress(one) for one in heard[NEAR]), len(heard[NEAR])],
        "others_taken_for_it": sum(_is_distress(one) and not one.right for one in everything),
        "reliability": [[round(value, 3) for value in row] for row in reliability(everything)],
        "confusions": confusions(everything),
        "ms_a_message": round(each * 1000, 1),
    }


def confusions(heard: list[Heard]) -> list[list[Any]]:
    """The most frequent misreadings: meant, read, how often, an example."""
    wrong = [one for one in heard if not one.right]
    pairs = Counter((one.said.intent, one.ranking[0][0]) for one in wrong)
    return [
        [meant, read, count, next(o.said.text for o in wrong if (o.said.intent, o.ranking[0][0]) == (meant, read))]
        for (meant, read), count in pairs.most_common(CONFUSIONS)
    ]


def _is_distress(one: Heard) -> bool:
    return one.ranking[0][0] == "distress"


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.bench.understanding", description=__doc__)
    options.add_argument("--only", choices=["ours", "beside"], help="only our model in use, or only the comparison")
    options.add_argument("--part", type=float, default=1.0, help="share of the examples both are trained on")
    chosen = options.parse_args()
    figures: dict[str, Any] = {}
    if chosen.only != "beside":
        assert model_path().exists(), "train first: lotsen train"
        figures |= of_ours()
    if chosen.only != "ours":
        known = sets()
        figures |= side_by_side(known["own"] + known["hard"] + known["outsiders"], chosen.part)
    print(json.dumps(figures, indent=2, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
