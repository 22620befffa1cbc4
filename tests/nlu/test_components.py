"""The components inside Rasa, each check of `components_inside.py` run in Rasa's own environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inside_rasa import checks_in, run_checks


@pytest.fixture(scope="module")
def outcome() -> dict[str, str | None]:
    return run_checks("tests.nlu.components_inside")


@pytest.mark.parametrize("check", checks_in(Path(__file__).with_name("components_inside.py")))
def test_inside_rasa(outcome: dict[str, str | None], check: str) -> None:
    assert outcome[check] is None, outcome[check]
