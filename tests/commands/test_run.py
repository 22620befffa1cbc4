"""`lotsen run` says plainly why it cannot start, and touches nothing of the one that runs."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bot.commands.run import run
from bot.content.loader import load_phrases
from bot.running.children import free_port
from bot.running.claims import folder_held
from bot.settings import Settings


def test_a_port_that_is_taken_is_said_before_anything_is_started(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(Settings(data=tmp_path, port=port), load_phrases()) == 1
    assert capsys.readouterr().out == f"Port {port} används redan. Välj en annan med --port.\n"
    assert not (tmp_path / "endpoints.yml").exists()


def test_a_data_folder_in_use_is_said_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with folder_held(tmp_path):
        assert run(Settings(data=tmp_path, port=free_port()), load_phrases()) == 1
    printed = capsys.readouterr().out
    assert str(tmp_path) in printed and "--data" in printed
    assert not (tmp_path / "endpoints.yml").exists()
