from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.swedish import base_forms, doers, flat, key, plain, words


@pytest.mark.parametrize(
    ("written", "dictionary"),
    [
        ("svetsaren", "svetsare"),
        ("svetsarna", "svetsare"),
        ("svetsarnas", "svetsare"),
        ("undersköterskor", "undersköterska"),
        ("undersköterskan", "undersköterska"),
        ("montörerna", "montör"),
        ("biträdet", "biträde"),
        ("kockar", "kock"),
        ("teknikern", "tekniker"),
        ("ombuden", "ombud"),
    ],
)
def test_bent_nouns_lead_back_to_the_dictionary(written: str, dictionary: str) -> None:
    assert dictionary in base_forms(written)


def test_the_word_itself_comes_first_among_its_base_forms() -> None:
    assert base_forms("tekniker")[0] == "tekniker"


def test_what_somebody_did_tells_what_they_are_but_a_wish_does_not() -> None:
    assert doers("svetsat") == ("svetsare",)
    assert doers("svetsade") == ("svetsare",)
    assert doers("lära") == ()


def test_hyphens_spaces_and_capitals_do_not_matter_for_lookup() -> None:
    assert key("CNC-operatör") == key("cnc operatör") == key("cncoperatör")


def test_c_sharp_and_c_plus_plus_are_not_c() -> None:
    assert len({key("C"), key("C#"), key("C++")}) == 3


def test_plain_letters_stand_for_those_with_dots() -> None:
    assert plain("Åmål ö") == "amal o"


def test_words_know_where_they_stand() -> None:
    text = "Jag är CNC-operatör."
    assert [text[word.start : word.end] for word in words(text)] == ["Jag", "är", "CNC-operatör"]


@given(st.text(max_size=300))
def test_flat_keeps_every_character_in_its_place(text: str) -> None:
    assert len(flat(text)) == len(text)
