from __future__ import annotations

from pathlib import Path

import pytest

from bot.running.children import children
from bot.settings import Settings


def test_rasa_finds_its_settings_wherever_the_command_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("here").mkdir()
    kids, _ = children(Settings(data=Path("here")), Path("model.tar.gz"))
    [rasa] = [kid for kid in kids if kid.name == "rasa"]
    for option in ("--endpoints", "--credentials"):
        file = Path(rasa.command[rasa.command.index(option) + 1])
        assert file.is_absolute() and file.is_file()
    assert all(kid.environment["LOTSEN_DATA"] == str(tmp_path / "here") for kid in kids)
