"""Did you mean, other words, a human: what is offered, in which order, and what a typed answer to it picks."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from bot.content.loader import load_phrases
from bot.core.conversation import Button, Reading, Reply
from bot.core.guidance import Guidance
from bot.core.misunderstanding import (
    MEANT,
    NONE,
    WHICH,
    after_a_miss,
    answered_without_meaning,
    hand_down,
    meanings,
    nothing_open,
    typed_meaning,
)
from bot.core.payloads import parse_payload
from bot.core.records import Message
from bot.core.sms_choices import choices_of, open_choices, pick
from bot.core.ways_on import ways_on

PHRASES = load_phrases()
DOUBT = (("ask_profile", 0.2), ("faq/notice_period", 0.15), ("book_session", 0.12), ("repeat", 0.11), ("skip", 0.05))


def doubtful(*ranking: tuple[str, float], **more: Any) -> Reading:
    return Reading("det där med tiden", "nlu_fallback", ranking=(("nlu_fallback", 0.3), *(ranking or DOUBT)), **more)


def asked(guidance: Guidance, reading: Reading) -> Reply:
    [reply] = nothing_open(guidance, reading, PHRASES, ways_on(guidance.begun, PHRASES))
    return reply


def asking(question: str) -> Guidance:
    guidance = Guidance(begun=True)
    guidance.interview.asking = question
    return guidance


def as_message(reply: Reply) -> Message:
    now = datetime(2026, 11, 24, 9, tzinfo=timezone.utc)
    return Message("c", 2, "bot", reply.text, now, buttons=reply.buttons, asks=reply.asks, in_reply_to="m1")


def test_the_three_likeliest_meanings_are_offered_and_none_of_them() -> None:
    reply = asked(Guidance(), doubtful())
    assert [button.title for button in reply.buttons] == [
        "Se min profil",
        "Hur lång uppsägningstid jag har",
        "Boka en tid med en vägledare",
        "Inget av det",
    ]
    assert [button.payload for button in reply.buttons[:3]] == ["/ask_profile", "/faq/notice_period", "/book_session"]
    assert reply.text.endswith("?") and reply.asks is None
    meant = [parse_payload(button.payload) for button in reply.buttons]
    assert all(meant) and meant[-1] is not None and (meant[-1].asks, meant[-1].value) == (MEANT, NONE)


def test_what_is_unlikely_has_no_name_or_leaves_no_doubt_is_not_offered() -> None:
    assert meanings(doubtful(("skip", 0.09), ("help", 0.08)), PHRASES, None) == []
    assert meanings(doubtful(("out_of_scope", 0.3), ("complaint", 0.2), ("affirm", 0.2)), PHRASES, None) == []
    assert meanings(doubtful(("inform", 0.9), ("skip", 0.2)), PHRASES, "years") == []
    assert meanings(doubtful(pressed=True), PHRASES, None) == []
    assert meanings(Reading("x", "nlu_fallback"), PHRASES, None) == []


def test_an_answer_to_the_open_question_is_named_by_the_question() -> None:
    guidance = asking("municipality")
    offered = after_a_miss(guidance, doubtful(("inform", 0.25), ("faq/komvux", 0.2)), PHRASES, [Reply("Var bor du?")])
    assert [button.title for button in offered[0].buttons] == ["Var jag bor", "Vad komvux är", "Inget av det"]
    assert offered[0].asks == "municipality"
    pressed = parse_payload(offered[0].buttons[0].payload)
    assert pressed is not None and (pressed.intent, pressed.asks, pressed.value) == ("inform", "municipality", None)
    assert meanings(doubtful(("inform", 0.25), ("faq/komvux", 0.2)), PHRASES, None) == ["faq/komvux"]


def test_an_answer_alone_is_no_choice_and_the_question_is_worded_anew() -> None:
    guidance, question = asking("municipality"), [Reply("Var bor du?")]
    assert after_a_miss(guidance, doubtful(("inform", 0.29)), PHRASES, question) == question


def test_despair_is_never_a_button_but_a_human_is_where_it_may_be_behind_the_words() -> None:
    found = meanings(doubtful(("ask_plan", 0.2), ("skip", 0.18), ("stop", 0.15), ("distress", 0.06)), PHRASES, None)
    assert found == ["ask_plan", "skip", "human_handover"]
    assert meanings(doubtful(("distress", 0.29)), PHRASES, None) == ["human_handover"]


def test_the_second_time_has_other_words_and_the_third_a_human_first() -> None:
    guidance = Guidance()
    first, second, third = (asked(guidance, doubtful()) for _ in range(3))
    assert first.buttons[-1].title == "Inget av det"
    assert [button.payload for button in second.buttons] == ["/start_guidance", "/human_handover"]
    assert [button.payload for button in third.buttons] == ["/human_handover", "/start_guidance"]
    assert "människa" in third.text and len({first.text, second.text, third.text}) == 3


@pytest.mark.parametrize("begun", [False, True])
def test_seven_failures_in_a_row_are_never_worded_alike(begun: bool) -> None:
    guidance = Guidance(begun=begun)
    guidance.interview.done = begun
    said = [asked(guidance, Reading("zzz", "nlu_fallback")).text for _ in range(7)]
    assert len(set(said)) == 7


def test_what_is_open_goes_on_counting_where_the_conversation_stands() -> None:
    guidance = asking("municipality")
    guidance.misses = 2
    hand_down(guidance)
    assert guidance.interview.confused == 2
    guidance.interview.confused, guidance.misses = 4, 4
    hand_down(guidance)
    assert guidance.interview.confused == 4
    guidance.misses = 0
    hand_down(guidance)
    assert guidance.interview.confused == 0
    guidance.booking, guidance.misses = {"asking": "slot", "misses": 0}, 2
    hand_down(guidance)
    assert guidance.booking["misses"] == 2 and guidance.open_asks == "slot"


def test_the_third_failure_has_a_human_whatever_is_open() -> None:
    guidance = asking("years")
    guidance.misses = 2
    [reply] = after_a_miss(guidance, doubtful(), PHRASES, [Reply("Hur länge?", (Button("Hoppa över", "/skip"),))])
    assert [button.payload for button in reply.buttons] == ["/skip", "/human_handover"]


def test_words_that_pick_an_offered_meaning() -> None:
    several = as_message(asked(Guidance(), doubtful()))
    none = several.buttons[-1].payload
    assert typed_meaning("se min profil.", None, several) == "/ask_profile"
    assert typed_meaning("nej", "deny", several) == none
    assert typed_meaning("inget av dem", None, several) == none
    which = parse_payload(typed_meaning("ja", "affirm", several))
    assert which is not None and which.value == WHICH
    assert typed_meaning("jag bor i Säffle", None, several) is None
    one = as_message(asked(Guidance(), doubtful(("book_session", 0.25))))
    assert typed_meaning("ja", "affirm", one) == "/book_session"
    question = as_message(Reply("Har du truckkort?", (Button("Ja", "/affirm"), Button("Nej", "/deny"))))
    assert typed_meaning("ja", "affirm", question) is None and typed_meaning("ja", "affirm", None) is None


def test_a_yes_to_several_asks_which_with_the_same_buttons() -> None:
    guidance = Guidance()
    first = asked(guidance, doubtful())
    again = answered_without_meaning(guidance, Reading("ja", "inform", asks=MEANT, value=WHICH), PHRASES)
    assert again.buttons == first.buttons and again.text != first.text
    nothing = answered_without_meaning(guidance, Reading("nej", "inform", asks=MEANT, value=NONE), PHRASES)
    assert nothing.buttons == () and "?" not in nothing.text


def test_on_a_telephone_the_meanings_are_numbered_even_where_a_number_is_asked_for() -> None:
    guidance = asking("years")
    [reply] = after_a_miss(guidance, doubtful(("inform", 0.2), ("skip", 0.2)), PHRASES, [])
    message = as_message(reply)
    assert message.asks == "years"
    assert [choice.title for choice in choices_of(message)] == [button.title for button in reply.buttons]
    picked = pick("tvåan", open_choices([message]))
    assert picked is not None and picked.payload == "/skip"
    assert pick("12", open_choices([message])) is None
