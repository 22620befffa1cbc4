"""The data folder and what is in it are for their owner alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.folder import open_data
from bot.errors import DatabaseAway
from bot.settings import Settings


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_folder_and_its_database_are_readable_by_nobody_else(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    open_data(Settings(data=folder, database_url=""))
    assert mode(folder) == 0o700
    assert {mode(file) for file in folder.iterdir()} == {0o600}


def test_a_database_left_open_by_an_earlier_version_is_closed_and_a_shared_folder_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_data(Settings(data=tmp_path, database_url=""))
    (tmp_path / "lotsen.db").chmod(0o644)
    open_data(Settings(data=tmp_path, database_url=""))
    assert mode(tmp_path / "lotsen.db") == 0o600
    assert mode(tmp_path) == 0o755


def test_a_folder_that_cannot_be_is_said_to_be_no_database(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseAway):
        open_data(Settings(data=tmp_path / "file" / "data", database_url=""))
