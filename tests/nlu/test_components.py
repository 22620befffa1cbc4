"""The components inside Rasa, each check of `components_inside.py` run in Rasa's own environment."""

from __future__ import annotations

import ast
import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
FILE = Path(__file__).with_name("components_inside.py")
CHECKS = [
    node.name
    for node in ast.parse(FILE.read_text(encoding="utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
]


@pytest.fixture(scope="module")
def outcome() -> dict[str, str | None]:
    command = [str(PYTHON), "-W", "ignore", "-m", "tests.nlu.components_inside"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    result: dict[str, str | None] = json.loads(done.stdout.splitlines()[-1])
    return result


@pytest.mark.parametrize("check", CHECKS)
def test_inside_rasa(outcome: dict[str, str | None], check: str) -> None:
    assert outcome[check] is None, outcome[check]
