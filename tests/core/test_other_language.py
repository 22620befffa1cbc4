"""What is said in another language: the words, the ways on, and their form on a telephone."""

from __future__ import annotations

import pytest

from bot.content.loader import catalogue, phrases
from bot.core.conversation import Reply
from bot.core.gsm7 import is_gsm7, parts
from bot.core.other_language import Situation, answers_in, noted, reply_in, reply_to_neighbour
from bot.core.records import Message
from bot.core.sms import texts
from tests.fakes import MORNING

NAMES = [one.name for one in catalogue().other_languages.values()]
MOST_SMS_PARTS = 5


def said(language: str | None, situation: Situation) -> Reply:
    entries = answers_in(catalogue(), language, sms=situation.sms)
    known = any(language in (one.name, *one.also) for one in entries)
    return reply_in(entries, phrases(), situation, known=known)


def languages(reply: Reply) -> list[tuple[str, str]]:
    assert reply.card is not None
    return [(part["lang"], part["dir"]) for part in reply.card["parts"]]


def payloads(reply: Reply) -> list[str]:
    return [button.payload for button in reply.buttons]


def test_the_answer_stands_in_the_language_with_a_line_in_swedish_and_each_is_marked() -> None:
    reply = said("arabiska", Situation())
    assert languages(reply) == [("ar", "rtl"), ("sv", "ltr")]
    assert reply.card is not None and reply.card["titles"] == {"lang": "ar", "dir": "rtl"}
    assert reply.text == "\n\n".join(part["text"] for part in reply.card["parts"])
    assert payloads(reply) == ["/book_session", "/human_handover", "/start_guidance"]
    assert reply.buttons[0].title.startswith("Boka en tid / ")


def test_a_language_without_words_of_its_own_gets_swedish_and_english() -> None:
    for language in ("spanska", None):
        assert languages(said(language, Situation())) == [("sv", "ltr"), ("en", "ltr")]


def test_kurdish_without_saying_which_is_answered_in_both() -> None:
    assert languages(said("kurdiska", Situation())) == [("kmr", "ltr"), ("ckb", "rtl"), ("sv", "ltr")]


@pytest.mark.parametrize("language", [*NAMES, None])
def test_the_next_time_the_words_are_others_and_a_person_comes_first(language: str | None) -> None:
    first, second, third = (said(language, Situation(turn=turn)) for turn in range(3))
    assert first.text != second.text != third.text
    assert payloads(second)[0] == "/human_handover" and "människa" in second.text


def test_what_is_open_anyway_is_not_offered() -> None:
    assert payloads(said("polska", Situation(answering=True))) == ["/book_session", "/human_handover"]
    assert payloads(said("polska", Situation(answering=True, booking=True))) == ["/human_handover"]


def test_norwegian_and_danish_are_answered_in_swedish() -> None:
    reply = reply_to_neighbour(phrases(), Situation())
    assert languages(reply) == [("sv", "ltr")] and "titles" not in (reply.card or {})
    assert all(" / " not in button.title for button in reply.buttons)


def test_the_counsellor_reads_all_languages_the_writing_fits() -> None:
    assert noted(catalogue(), "kroatiska", named=False) == "bosniska, kroatiska eller serbiska"
    assert noted(catalogue(), "kroatiska", named=True) == "kroatiska"
    assert noted(catalogue(), "spanska", named=False) == "spanska"


@pytest.mark.parametrize("language", [*NAMES, None])
@pytest.mark.parametrize("turn", [0, 1])
def test_a_telephone_gets_letters_it_can_show(language: str | None, turn: int) -> None:
    reply = said(language, Situation(turn=turn, sms=True))
    sent = texts([Message.of_reply(reply, 2, "c", MORNING, "m1")], phrases())
    whole = "\n".join(sent)
    assert is_gsm7(whole) and "?" not in whole
    assert "Boka en tid / " in whole and '"boka"' in whole if turn == 0 else '"människa"' in whole
    assert sum(parts(text) for text in sent) <= MOST_SMS_PARTS


def test_on_a_telephone_english_stands_in_for_letters_it_has_not() -> None:
    for language in ("arabiska", "ryska", "thailändska", "tigrinska", "sorani"):
        assert languages(said(language, Situation(sms=True))) == [("sv", "ltr"), ("en", "ltr")]
    for language, tag in (("polska", "pl"), ("somaliska", "so"), ("turkiska", "tr")):
        assert languages(said(language, Situation(sms=True)))[0] == (tag, "ltr")
