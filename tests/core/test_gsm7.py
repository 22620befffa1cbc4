"""Everything sent stays in the SMS alphabet, and nothing is lost on the way but what cannot be kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.core.gsm7 import BASIC, EXTENDED, MOST_SEPTETS, cut, is_gsm7, parts, septets, split, to_gsm7

OWN = "".join(sorted((BASIC | EXTENDED) - {" ", "\n"}))
WORDS = some.lists(some.text(OWN, min_size=1, max_size=40), min_size=1, max_size=200)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("”Hej” sa hon", '"Hej" sa hon'),
        ("kl. 9\u00a0–\u00a012 … strax", "kl. 9 - 12 ... strax"),
        ("• ett\r\n• två", "- ett\n- två"),
        ("Åsa Öhman-Müller, André", "Åsa Öhman-Müller, André"),
        ("Ibáñez, Škoda, Łódź, ça va", "Ibañez, Skoda, Lodz, ca va"),
        ("Bra jobbat! 🎉", "Bra jobbat!"),
        ("2½ år", "2 1/2 år"),
        ("Hej на русском", "Hej ? ?"),
        ("a\u030angstro\u0308m", "ångström"),
        ("50 € [kr] {x}", "50 € [kr] {x}"),
        ("ett\u200btvå\u00adtre", "etttvåtre"),
    ],
)
def test_signs_outside_the_alphabet_become_their_likeness(written: str, sent: str) -> None:
    assert to_gsm7(written) == sent


@given(some.text(max_size=400))
def test_every_text_ends_up_in_the_alphabet_and_stays_there(text: str) -> None:
    once = to_gsm7(text)
    assert is_gsm7(once)
    assert to_gsm7(once) == once


@given(some.text(OWN + " \n", max_size=400))
def test_text_already_in_the_alphabet_loses_nothing_but_spare_spaces(text: str) -> None:
    assert to_gsm7(text).split() == unicodedata.normalize("NFC", text).split()


@given(some.text(max_size=300))
def test_letters_and_digits_of_the_alphabet_are_kept_in_order(text: str) -> None:
    kept = iter(to_gsm7(text))
    for sign in unicodedata.normalize("NFC", text):
        if sign.isalnum() and sign in BASIC:
            assert any(sign == other for other in kept), sign


def test_the_signs_of_the_extension_table_count_twice() -> None:
    assert septets("abc") == 3
    assert septets("[€]") == 6
    assert parts("a" * 160) == 1
    assert parts("a" * 161) == 2
    assert parts("a" * 306) == 2
    assert parts("€" * 80) == 1
    assert parts("€" * 153) == 3  # 76 a part: an extended sign does not straddle two parts


@given(WORDS, some.sampled_from([40, 153, MOST_SEPTETS]))
def test_pieces_join_again_to_the_same_words_and_keep_the_limit(words: list[str], most: int) -> None:
    text = " ".join(words)
    pieces = cut(text, most)
    assert " ".join(pieces).split() == text.split()
    for piece in pieces:
        assert septets(piece) <= most or len(piece.split()) == 1


@given(WORDS)
def test_messages_keep_the_limit_with_their_numbers(words: list[str]) -> None:
    sent = split(" ".join(words))
    for text in sent:
        assert septets(text) <= MOST_SEPTETS
    if len(sent) > 1:
        assert [text.split()[0] for text in sent] == [f"({n}/{len(sent)})" for n in range(1, len(sent) + 1)]


def test_a_short_text_is_one_message_without_a_number() -> None:
    assert split("Hej och välkommen.") == ["Hej och välkommen."]


def test_a_long_text_is_cut_between_sentences() -> None:
    sentence = "Du kan få papper på det du redan kan. "
    assert all(text.endswith("kan.") for text in split((sentence * 30).strip()))


def test_a_time_with_a_full_stop_is_not_taken_for_the_end_of_a_sentence() -> None:
    text = "x" * 60 + " Kom kl. 9 på tisdag " + "y" * 60
    assert cut(text, 75)[0].endswith("Kom kl. 9 på")


def test_an_address_is_never_cut() -> None:
    address = "https://lotsen.example/bokning/" + "a" * 480
    sent = split("Din tid är bokad. " * 20 + address + " Välkommen!")
    assert any(text.split()[-1] == address for text in sent)
