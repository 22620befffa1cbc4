from __future__ import annotations

from datetime import datetime, timezone
from typing import Sequence

from bot.content.loader import load_phrases
from bot.core.conversation import Reply
from bot.core.records import Message
from bot.core.repetition import without_repeats

PHRASES = load_phrases()
SOURCE = {"type": "source", "name": "CSN", "url": "https://www.csn.se", "checked": "2026-11-23"}
ANSWER = Reply("Studiemedlet är bidrag och lån.", card=SOURCE)


def said(*texts: str) -> list[Message]:
    """The bot's messages, newest first."""
    moment = datetime(2026, 11, 25, 9, tzinfo=timezone.utc)
    return [Message("c", 9 - place, "bot", text, moment) for place, text in enumerate(texts)]


def spoken(replies: Sequence[Reply], *before: str) -> list[str]:
    return [reply.text for reply in without_repeats(replies, said(*before), PHRASES)]


def test_the_same_words_twice_in_a_row_are_introduced() -> None:
    [again] = spoken([Reply("Hur många år?")], "Hur många år?")
    assert again != "Hur många år?" and again.endswith("Hur många år?")
    assert spoken([Reply("Hur många år?")], "Något annat.", "Hur många år?") == ["Hur många år?"]


def test_two_alike_in_one_turn_are_told_apart() -> None:
    one, two = spoken([Reply("Okej."), Reply("Okej.")])
    assert one == "Okej." and two != one


def test_an_answer_given_a_little_while_ago_says_so() -> None:
    question = Reply("Var bor du?")
    answer, asked = spoken([ANSWER, question], "I vilken kommun bor du?", ANSWER.text, "Hej!")
    assert answer != ANSWER.text and answer.endswith(ANSWER.text) and asked == question.text
    third, _ = spoken([ANSWER, question], "Vilken kommun?", answer, "I vilken kommun bor du?", ANSWER.text)
    assert third not in (answer, ANSWER.text) and third.endswith(ANSWER.text)


def test_an_answer_given_long_ago_is_given_as_it_is() -> None:
    assert spoken([ANSWER], *(f"nummer {number}" for number in range(9)), ANSWER.text)[:1] == [ANSWER.text]
