"""`lotsen slots add` as an operator runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.commands import slots
from bot.settings import Settings
from tests.fakes import FakeClock


def add(settings: Settings, team: str, first: str, last: str, **wanted: Any) -> int:
    return slots.add(settings, team, first, last, clock=FakeClock(), **wanted)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "new" / "folder")


def test_the_teams_ordinary_times_are_opened_and_counted(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(settings, "saffle", "2026-12-01", "2026-12-14") == 0
    assert capsys.readouterr().out == "saffle: 60 tider öppnade, 0 fanns redan.\n"
    assert add(settings, "saffle", "2026-12-14", "2026-12-15") == 0
    assert "6 tider öppnade, 6 fanns redan" in capsys.readouterr().out


def test_length_places_and_ways_may_be_given(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(settings, "grums", "2026-12-01", "2026-12-01", minutes=30, capacity=4, modes=["phone"]) == 0
    assert "12 tider öppnade" in capsys.readouterr().out


def test_a_period_without_ordinary_times_is_said(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(settings, "saffle", "2026-12-05", "2026-12-06") == 0
    assert "inga ordinarie tider" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("team", "first", "last", "minutes", "word"),
    [
        ("nowhere", "2026-12-01", "2026-12-01", None, "saffle"),
        ("Säffle", "2026-12-01", "2026-12-01", None, "Menar du saffle?"),
        ("karlsta", "2026-12-01", "2026-12-01", None, "Menar du karlstad?"),
        ("saffle", "2020-12-01", "2020-12-14", None, "2020-12-01 har redan varit"),
        ("saffle", "1 december", "2026-12-01", None, "datum"),
        ("saffle", "2026-12-02", "2026-12-01", None, "Perioden"),
        ("saffle", "2026-12-01", "2026-12-01", 5, "Längden"),
    ],
)
def test_what_cannot_be_opened_is_explained(
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    team: str,
    first: str,
    last: str,
    minutes: int | None,
    word: str,
) -> None:
    assert add(settings, team, first, last, minutes=minutes) == 2
    printed = capsys.readouterr()
    assert word in printed.err and not printed.out
