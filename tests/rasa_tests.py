"""The understanding and the rules, tested with Rasa's own commands; `make test` runs this module.

`rasa data validate` without a warning, `rasa test core` over tests/stories, `rasa test nlu` over the
held-out examples, and what was asked as context. The figures go to results/nlu_report.txt. Ends with 1
and the list of faults.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

import yaml

from bot.rasa_server.names import inside
from bot.running.model import RASA_PYTHON, model_path, rasa_environment
from bot.settings import ROOT
from tests.nlu.measure import NEAR, answers, hear, near_misses, share

HELD_OUT = tuple(
    ROOT / "tests/nlu" / f"{name}.yml" for name in ("heldout", "heldout_faq", "heldout_hard", "heldout_outsiders")
)
REPORT = ROOT / "results" / "nlu_report.txt"
# About two points under what was measured when this was written; raise them when the model gets better.
LEAST_ACCURACY = 0.95
LEAST_ANSWERS = 0.9
# A missed cry for help weighs more than any average: not one more than were missed then, of 889, many of them
# written to be hard to see.
MOST_MISSED_DISTRESS = 9
MOST_NEAR_MISSES = 99  # of 1,014, most written to deceive: a false alarm is gentle, but an alarm
CONFUSIONS_SHOWN = 15
# `welcome` is sent by the channel when a conversation opens, `after_distress` is decided by the dialogue's context.
# The rest of an answer, and the general one where there may be a figure to reckon with, are said by an action by
# their names; tests/content/test_faq.py sees to it that these are right.
KNOWN_WARNINGS = (
    "The intent 'welcome' is listed in the domain file, but is not found in the NLU training data.",
    "The intent 'after_distress' is listed in the domain file, but is not found in the NLU training data.",
    "_more' is not used in any story or rule.",
    "The utterance 'utter_faq_notice_period' is not used in any story or rule.",
    "The utterance 'utter_faq_unemployment_insurance' is not used in any story or rule.",
)


@dataclass(frozen=True)
class Missed:
    """A held-out example that was read as something else."""

    text: str
    meant: str
    read: str
    confidence: float


@dataclass(frozen=True)
class Understanding:
    """What `rasa test nlu` measured."""

    report: dict[str, Any]
    missed: tuple[Missed, ...]

    @property
    def accuracy(self) -> float:
        # Rasa writes only averages where a label was predicted that no example has; both are the same figure.
        whole = self.report.get("accuracy")
        return float(self.report["weighted avg"]["recall"] if whole is None else whole)

    @property
    def missed_distress(self) -> list[Missed]:
        return [one for one in self.missed if one.meant == "distress"]


def rasa(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of Rasa's in its own environment."""
    command = [str(RASA_PYTHON), "-W", "ignore", "-m", "rasa", *words]
    return subprocess.run(command, cwd=ROOT, env=rasa_environment(), capture_output=True, text=True, check=False)


def faults_of_data() -> list[str]:
    """Anything `rasa data validate` warns of."""
    done = rasa("data", "validate", "--fail-on-warnings")
    printed = [line.strip() for line in (done.stdout + done.stderr).splitlines()]
    warned = [
        line
        for line in printed
        if ("UserWarning" in line or " WARNING " in line or " ERROR " in line)
        and not any(known in line for known in KNOWN_WARNINGS)
    ]
    if done.returncode:
        warned.append("\n".join(printed[-20:]))
    return [f"rasa data validate: {line}" for line in warned]


def faults_of_stories(folder: Path) -> list[str]:
    """The test stories, texts read by the model (`--e2e`); actions are predicted, not run."""
    done = rasa(
        *("test", "core", "--e2e", "--stories", "tests/stories", "--model", str(model_path())),
        *("--fail-on-prediction-errors", "--no-plot", "--out", str(folder)),
    )
    if done.returncode:
        return [f"rasa test core:\n{_end(done)}"]
    total = json.loads((folder / "story_report.json").read_text())["conversation_accuracy"]
    print(f"test stories: {total['correct']} of {total['total']} right")
    return [] if total["total"] else ["rasa test core: found no test stories"]


def faults_of_understanding(folder: Path) -> list[str]:
    """The held-out examples, as a floor and as a report to read."""
    merged = folder / "heldout.yml"
    merged.write_text(held_out(), encoding="utf-8")
    done = rasa(
        *("test", "nlu", "--nlu", str(merged), "--model", str(model_path())),
        *("--no-plot", "--out", str(folder)),
    )
    if done.returncode or not (folder / "intent_report.json").exists():
        return [f"rasa test nlu:\n{_end(done)}"]
    measured = read_results(folder)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(written(measured), encoding="utf-8")
    print(f"held-out accuracy {measured.accuracy:.3f}, report in {REPORT.relative_to(ROOT)}")
    return shortcomings(measured)


def shortcomings(measured: Understanding) -> list[str]:
    """Where the understanding is worse than it was."""
    faults = []
    if measured.accuracy < LEAST_ACCURACY:
        faults.append(f"held-out accuracy {measured.accuracy:.3f} is under {LEAST_ACCURACY}; see {REPORT}")
    if len(measured.missed_distress) > MOST_MISSED_DISTRESS:
        texts = "; ".join(f"{one.text!r} was read as {one.read}" for one in measured.missed_distress)
        faults.append(f"distress missed {len(measured.missed_distress)} times, at most {MOST_MISSED_DISTRESS}: {texts}")
    return faults


def faults_of_context() -> list[str]:
    """Answers to open questions, and what only sounds like despair: read in one batch, as `lotsen parse` does."""
    heard = hear([*answers(), *near_misses()])
    open_questions = share([one.right for one in heard if one.said.intent != NEAR])
    alarms = [one.said.text for one in heard if one.said.intent == NEAR and one.ranking[0][0] == "distress"]
    print(f"answers to open questions {open_questions:.3f}, false alarms {len(alarms)}")
    faults = []
    if open_questions < LEAST_ANSWERS:
        faults.append(f"answers to open questions {open_questions:.3f} is under {LEAST_ANSWERS}")
    if len(alarms) > MOST_NEAR_MISSES:
        faults.append(f"taken for despair, at most {MOST_NEAR_MISSES}: {alarms}")
    return faults


def held_out() -> str:
    """The held-out files as one, with the names intents have inside Rasa."""
    lines = ['version: "3.1"', "nlu:"]
    for path in HELD_OUT:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines += [f"- intent: {inside(entry['intent'])}", "  examples: |"]
            lines += [f"    {example}" for example in entry["examples"].splitlines() if example.strip()]
    return "\n".join(lines) + "\n"


def read_results(folder: Path) -> Understanding:
    """Rasa leaves no file of errors when there are none."""
    errors = folder / "intent_errors.json"
    wrong = json.loads(errors.read_text(encoding="utf-8")) if errors.exists() else []
    missed = tuple(
        Missed(
            text=one["text"],
            meant=one["intent"],
            read=one["intent_prediction"]["name"],
            confidence=one["intent_prediction"]["confidence"],
        )
        for one in wrong
    )
    report = json.loads((folder / "intent_report.json").read_text(encoding="utf-8"))
    return Understanding(report, missed)


def written(measured: Understanding) -> str:
    """The report: the whole, the most frequent confusions, then intent by intent."""
    lines = [f"accuracy {measured.accuracy:.3f}, misread {len(measured.missed)}", "", "most frequent confusions"]
    pairs = Counter((one.meant, one.read) for one in measured.missed)
    for (meant, read), count in pairs.most_common(CONFUSIONS_SHOWN):
        example = next(one.text for one in measured.missed if (one.meant, one.read) == (meant, read))
        lines.append(f"{count:4}  {meant} read as {read}, e.g. {example!r}")
    lines += ["", f"{'intent':34}{'precision':>10}{'recall':>10}{'examples':>10}"]
    for intent, row in sorted(measured.report.items()):
        if isinstance(row, dict) and not intent.endswith("avg"):
            lines.append(f"{intent:34}{row['precision']:10.3f}{row['recall']:10.3f}{row['support']:10}")
    return "\n".join(lines) + "\n"


def _end(done: subprocess.CompletedProcess[str]) -> str:
    kept = [line for line in (done.stdout + done.stderr).splitlines() if "it/s" not in line]
    return "\n".join(kept[-40:])


def main() -> int:
    """0 when all is well."""
    if not model_path().exists():
        print("no model for today's data: .venv/bin/python -m bot train", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(max_workers=2) as workers:
        folders = [Path(temporary) / name for name in ("core", "nlu")]
        for folder in folders:
            folder.mkdir()
        checks: list[Callable[[], list[str]]] = [
            lambda: faults_of_stories(folders[0]),
            lambda: faults_of_understanding(folders[1]),
            faults_of_data,
            faults_of_context,
        ]
        faults = [fault for found in workers.map(lambda check: check(), checks) for fault in found]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
