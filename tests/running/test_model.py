"""The model is learnt again when what it learns from changes, and at no other time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.running.model import fingerprint, run_logged


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml", "data/faq/varsel.yml", "bot/nlu/a.py", "bot/content/programmes/it.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize("name", ["config.yml", "domain.yml", "data/faq/varsel.yml", "bot/nlu/a.py"])
def test_what_it_learns_from_changes_the_fingerprint(checkout: Path, name: str) -> None:
    before = fingerprint(checkout)
    (checkout / name).write_text("annat")
    assert fingerprint(checkout) != before


def test_a_new_file_changes_the_fingerprint(checkout: Path) -> None:
    before = fingerprint(checkout)
    (checkout / "data/faq/ny.yml").write_text("ny")
    assert fingerprint(checkout) != before


def test_a_programme_needs_no_new_training(checkout: Path) -> None:
    before = fingerprint(checkout)
    (checkout / "bot/content/programmes/it.yml").write_text("ny")
    assert fingerprint(checkout) == before


def test_a_long_command_is_heard_of_now_and_then_and_its_output_kept(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log, heard = tmp_path / "train.log", list[int]()
    talks = "import sys, time; print('ut'); print('fel', file=sys.stderr); time.sleep(0.7); sys.exit(3)"
    assert run_logged([sys.executable, "-c", talks], log, heard.append, every=0.2) == 3
    assert len(heard) >= 2 and sorted(log.read_text().split()) == ["fel", "ut"]
    assert capfd.readouterr() == ("", "")
    assert log.stat().st_mode & 0o777 == 0o600
