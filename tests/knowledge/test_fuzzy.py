from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.fuzzy import FuzzyIndex, slips

TERMS = ["undersköterska", "svetsare", "sjuksköterska", "snickare", "målare", "montör", "platschef", "plåtslagare"]
INDEX = FuzzyIndex(TERMS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("undersjöterska", "undersköterska"),
        ("svettsare", "svetsare"),
        ("snikare", "snickare"),
        ("malare", "målare"),
        ("möntor", "montör"),
        ("sjuksköetrska", "sjuksköterska"),
        ("platslagare", "plåtslagare"),
    ],
)
def test_a_misspelling_leads_to_what_was_meant(written: str, meant: str) -> None:
    assert TERMS[INDEX.search(written, 1)[0].number] == meant


def test_the_same_spelling_scores_one() -> None:
    assert INDEX.search("svetsare", 1)[0].score == 1.0


def test_a_missing_dot_costs_less_than_a_wrong_letter() -> None:
    assert slips("malare", "målare") < slips("milare", "målare")


def test_swapped_letters_cost_less_than_two_slips() -> None:
    assert slips("svestare", "svetsare") < 1


def test_nothing_alike_gives_nothing() -> None:
    assert INDEX.search("qqq", 3) == []
    assert INDEX.search("", 3) == []
    assert FuzzyIndex([]).search("svetsare", 3) == []


@given(st.text(max_size=2000))
@settings(max_examples=60, deadline=None)
def test_rubbish_of_any_length_takes_little_time(text: str) -> None:
    started = time.perf_counter()
    assert all(match.score <= 1 for match in INDEX.search(text, 5))
    assert time.perf_counter() - started < 1
