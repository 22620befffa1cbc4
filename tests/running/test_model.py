"""The model is learnt again when what it learns from changes, and at no other time."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.running.model import fingerprint


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
