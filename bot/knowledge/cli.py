"""`lotsen link` and the outer half of `lotsen parse`: JSON lines in, JSON lines out.

`bot.__main__` parses the arguments and calls `link` and `parse`; both return an exit code.
"""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path
from typing import IO, Iterable, Iterator

from bot.knowledge.linker import Linker, linker
from bot.knowledge.vocabulary import from_rows

KINDS = ("occupation", "skill", "municipality")
DEFAULT_TOP = 5


class BadInput(ValueError):
    """A line or file that is not what the command reads: `fault` says which kind, `where` the line or file."""

    def __init__(self, fault: str, where: object) -> None:
        super().__init__(f"{fault} {where}")
        self.fault = fault
        self.where = where


def link(kind: str, terms: Path | None, top: int, source: Iterable[str], sink: IO[str]) -> int:
    """Links each line's text; `terms` (columns term, concept) replaces the built-in vocabulary."""
    chosen = Linker(from_rows(kind, read_terms(terms))) if terms else linker(kind)
    for data in read_lines(source):
        candidates = [
            {
                "label": one.label,
                **({"concept_id": one.concept_id} if one.concept_id else {}),
                **({"id": one.id} if one.id else {}),
                "score": one.score,
                "method": one.method,
            }
            for one in chosen.link(data["text"], top)
        ]
        sink.write(json.dumps({**data, "candidates": candidates}, ensure_ascii=False) + "\n")
        sink.flush()
    return 0


def parse(python: Path, project: Path, models: Path) -> int:
    """Runs `bot.nlu.batch` in Rasa's environment (`python`), with this process's input and output."""
    command = [str(python), "-m", "bot.nlu.batch", "--models", str(models)]
    return subprocess.run(command, cwd=project, check=False).returncode


def read_lines(source: Iterable[str]) -> Iterator[dict[str, str]]:
    """The JSON objects of the lines, each with a text; empty lines are passed over.

    Raises:
        BadInput: a line is something else.
    """
    for number, line in enumerate(source, start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except json.JSONDecodeError:
            raise BadInput("not_json", number) from None
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            raise BadInput("no_text", number)
        yield data


def read_terms(file: Path) -> list[tuple[str, str]]:
    """The pairs of a tab-separated file with the columns `term` and `concept`.

    Raises:
        BadInput: the columns are missing.
    """
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if not {"term", "concept"} <= set(rows.fieldnames or ()):
            raise BadInput("no_columns", file)
        return [(row["term"], row["concept"]) for row in rows if row["term"] and row["concept"]]
