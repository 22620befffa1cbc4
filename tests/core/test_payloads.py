"""Buttons mean what they were made for, and nothing a client invents becomes a command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.payloads import Pressed, answer_button, parse_payload


@pytest.mark.parametrize("value", ["varslad", 15, 1.5, ["mig_mag", "tig"], True, None, {"a": 1}])
def test_an_answer_button_reads_back_as_it_was_made(value: object) -> None:
    button = answer_button("Titel", "skill:mig_mag", value)
    assert parse_payload(button.payload) == Pressed("inform", "skill:mig_mag", value)


@pytest.mark.parametrize(
    "payload",
    ["", "hej", "/", "/session_start", "/nlu_fallback", "/welcome", "/inform{", '/inform{"asks":3}', "/" + "x" * 2000],
)
def test_other_payloads_mean_nothing(payload: str) -> None:
    assert parse_payload(payload) is None


@pytest.mark.parametrize(
    "value", ["NaN", "Infinity", "1e999", "1" * 400, '"\\ud800"', '"\\u0000"', "[" * 490 + "]" * 490, "[[[[[[1]]]]]]"]
)
def test_a_value_that_could_not_be_passed_on_or_kept_means_nothing(value: str) -> None:
    assert parse_payload('/inform{"asks":"years","value":' + value + "}") is None
    assert parse_payload('/inform{"asks":"years","value":[{"a":' + value + "}]}") is None


def test_a_question_without_end_or_of_unseen_letters_means_nothing() -> None:
    assert parse_payload('/inform{"asks":"' + "x" * 81 + '"}') is None
    assert parse_payload('/inform{"asks":"\\u0000"}') is None


def test_a_question_from_the_faq_may_be_a_button() -> None:
    assert parse_payload("/faq_varsel") == Pressed("faq_varsel")


@given(st.text(max_size=300))
def test_no_payload_can_break_the_reading(payload: str) -> None:
    parse_payload(payload)
    parse_payload("/inform" + payload)
