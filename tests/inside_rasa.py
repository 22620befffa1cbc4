"""Runs checks that need Rasa's own environment: a module of `check_*` functions, a line of JSON back."""

from __future__ import annotations

import ast
import json
import subprocess
import traceback
from pathlib import Path
from typing import Any, Mapping

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv-rasa" / "bin" / "python"


def checks_in(file: Path) -> list[str]:
    """The names of the checks a module has."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")]


def run_checks(module: str) -> dict[str, str | None]:
    """Run a module of checks inside Rasa's environment; None or what went wrong, by name."""
    command = [str(PYTHON), "-W", "ignore", "-m", module]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    outcome: dict[str, str | None] = json.loads(done.stdout.splitlines()[-1])
    return outcome


def report(names: Mapping[str, Any]) -> None:
    """Called inside: run every check and print what came of it."""
    outcome: dict[str, str | None] = {}
    for name, check in list(names.items()):
        if name.startswith("check_"):
            try:
                check()
                outcome[name] = None
            except Exception:
                outcome[name] = traceback.format_exc()
    print(json.dumps(outcome))
