"""The installer says a few plain lines and keeps the rest in a log, whoever reads along."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parents[2] / "scripts" / "setup.py"


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setenv("LOTSEN_DATA", str(tmp_path / "data"))
    spec = importlib.util.spec_from_file_location("lotsen_setup", FILE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_long_step_says_that_it_goes_on_and_keeps_its_output_to_the_log(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "SAY_EVERY_SECONDS", 0.2)
    setup.run([sys.executable, "-c", "import time; print('raw line'); time.sleep(0.7)"])
    printed = capfd.readouterr()
    assert printed.out.count("still at it") >= 2 and "raw line" not in printed.out + printed.err
    assert (tmp_path / "data" / "setup.log").read_text() == "raw line\n"


def test_a_step_that_fails_shows_the_end_of_what_it_printed(
    setup: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    setup.run([sys.executable, "-c", "print('an earlier step')"])
    with pytest.raises(subprocess.CalledProcessError):
        setup.run([sys.executable, "-c", "print('why it failed'); raise SystemExit(2)"])
    printed = capfd.readouterr()
    assert "why it failed" in printed.err and "an earlier step" not in printed.err
