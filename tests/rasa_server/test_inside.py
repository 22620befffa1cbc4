"""Our channel, tracker store and action endpoint, checked inside Rasa's own environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inside_rasa import checks_in, run_checks


@pytest.fixture(scope="module")
def outcome() -> dict[str, str | None]:
    return run_checks("tests.rasa_server.inside")


@pytest.mark.parametrize("check", checks_in(Path(__file__).with_name("inside.py")))
def test_inside_rasa(outcome: dict[str, str | None], check: str) -> None:
    assert outcome[check] is None, outcome[check]
