"""Intent names go in and out without loss."""

from __future__ import annotations

import pytest

from bot.rasa_server.names import inside, outside, typed


@pytest.mark.parametrize("name", ["faq/varsel", "faq/vard_och_omsorgscollege", "restart", "back", "inform", "ask_why"])
def test_a_name_comes_back_as_it_was(name: str) -> None:
    assert outside(inside(name)) == name
    assert "/" not in inside(name)


def test_rasas_own_names_are_avoided() -> None:
    assert not {inside("restart"), inside("back")} & {"restart", "back", "session_start"}


@pytest.mark.parametrize(
    ("text", "seen"), [("/restart", "restart"), (" //x", "x"), ("/", "?"), ("", "?"), ("a/b", "a/b")]
)
def test_what_is_typed_is_never_a_command(text: str, seen: str) -> None:
    assert typed(text) == seen
