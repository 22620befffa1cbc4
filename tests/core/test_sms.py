"""What a telephone is sent, and what its short answers mean."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from bot.content.loader import load_phrases
from bot.core.conversation import Button
from bot.core.gsm7 import is_gsm7
from bot.core.payloads import answer_button, parse_payload
from bot.core.records import Message
from bot.core.sms import command_of, number_of, readable_pieces, texts, welcome_in
from bot.core.sms_choices import choices_of, open_choices, pick, read_numbers

PHRASES = load_phrases()
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=timezone.utc)
SITUATION = [answer_button(title, "situation", title.lower()) for title in ("Varslad", "Uppsagd", "Annat")]
SKILLS = {
    "type": "choices",
    "multiple": True,
    "max": 5,
    "asks": "skills",
    "options": [{"id": f"skill_{n}", "title": f"Sak {n}"} for n in range(1, 5)],
}
MORE = Button("Berätta mer", "/tell_more")
NONE = answer_button("Inget av dem", "skills", [])


def said(text: str = "Fråga?", seq: int = 2, **values: Any) -> Message:
    sender = values.pop("sender", "bot")
    answers = values.pop("answers", "m1" if sender == "bot" else None)
    values["buttons"] = tuple(values.get("buttons", ()))
    return Message("c", seq, sender, text, NOW, in_reply_to=answers, **values)


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("2", [2]), ("2.", [2]), ("(2)", [2]), ("2:an", [2]), ("2an", [2]), ("tvåan", [2]), ("två", [2]),
        ("Nummer 2", [2]), ("nr 2 tack", [2]), ("alternativ två", [2]), ("jag tar tvåan", [2]),
        ("den andra", [2]), ("det första alternativet", [1]), ("1 och 3", [1, 3]), ("1, 3 och 4", [1, 3, 4]),
        ("1+3", [1, 3]), ("ettan och trean", [1, 3]), ("2 2", [2]), ("12", [12]),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(answer: str, numbers: list[int]) -> None:
    assert read_numbers(answer) == numbers


@pytest.mark.parametrize(
    "words",
    ["", "tack", "andra", "inte 2", "2 år", "jag har jobbat i 2 år", "ja", "två barn", "jag är varslad"],
)
def test_other_words_are_no_numbers(words: str) -> None:
    assert read_numbers(words) == []


def test_a_number_is_the_button_in_that_place() -> None:
    picked = pick("tvåan", choices_of(said(buttons=SITUATION)))
    assert picked is not None
    assert (picked.text, picked.payload) == ("Uppsagd", SITUATION[1].payload)


@pytest.mark.parametrize("outside", ["0", "4", "1 och 3", "070174060512"])
def test_a_number_outside_or_several_where_one_is_asked_is_only_text(outside: str) -> None:
    assert pick(outside, choices_of(said(buttons=SITUATION))) is None


def test_several_numbers_pick_several_options_of_a_choices_card() -> None:
    buttons = [answer_button(f"Sak {n}", "skills", [f"skill_{n}"]) for n in range(1, 5)] + [NONE]
    choices = choices_of(said(buttons=buttons, card=SKILLS))
    assert [choice.title for choice in choices] == ["Sak 1", "Sak 2", "Sak 3", "Sak 4", "Inget av dem"]

    picked = pick("1, 3 och 4", choices)
    assert picked is not None
    assert picked.text == "Sak 1, Sak 3, Sak 4"
    pressed = parse_payload(picked.payload)
    assert pressed is not None
    assert (pressed.asks, pressed.value) == ("skills", ["skill_1", "skill_3", "skill_4"])

    single = pick("2", choices)
    assert single is not None
    assert single.payload == buttons[1].payload
    none = pick("femman", choices)
    assert none is not None
    assert none.payload == NONE.payload
    assert pick("1 och 5", choices) is None


def test_the_question_s_choices_are_numbered_before_those_of_the_answer_above_it() -> None:
    answer = said("Svar.", 2, buttons=[MORE])
    question = said("Läget?", 3, asks="situation", buttons=SITUATION)
    expected = "Svar.\nLäget?\n1 Varslad\n2 Uppsagd\n3 Annat\n4 Berätta mer\nSvara med en siffra"
    [text] = texts([answer, question], PHRASES)
    assert text.startswith(expected)
    picked = pick("fyra", open_choices([answer, question]))
    assert picked is not None and picked.payload == "/tell_more"


def test_beside_a_question_answered_by_a_number_a_choice_is_picked_by_its_words() -> None:
    answer = said("Svar.", 2, buttons=[MORE])
    years = said("Hur många år?", 3, asks="years", buttons=[answer_button("20 år", "years", 20)])
    assert texts([answer, years], PHRASES) == ["Svar.\nHur många år?\nEller skriv: Berätta mer"]
    assert open_choices([answer, years]) == []


def test_years_are_asked_without_numbers_because_the_answer_is_one() -> None:
    years = said("Hur många år?", asks="years", buttons=[answer_button("20 år", "years", 20)])
    assert texts([years], PHRASES) == ["Hur många år?"]
    earlier = said(seq=1, buttons=SITUATION, answers="m0")
    assert open_choices([earlier, years]) == []


def test_choices_of_one_answer_are_numbered_through() -> None:
    first = said("Så här är det.", 2, buttons=[Button("Mer", "/help")])
    second = said("Ska vi gå vidare?", 3, buttons=[Button("Ja", "/affirm"), Button("Nej", "/deny")])
    [text] = texts([first, second], PHRASES)
    assert "\n1 Mer\n2 Ja\n3 Nej\n" in text
    assert [choice.title for choice in open_choices([first, second])] == ["Mer", "Ja", "Nej"]


def test_a_plain_statement_leaves_the_choices_before_it_open() -> None:
    asked = said(buttons=SITUATION)
    notice = said("Det tar lite tid.", 3, sender="system")
    remark = said("Tack.", 4, answers="m2")
    assert len(open_choices([asked, notice, remark])) == 3


def test_a_counsellor_ends_the_choices() -> None:
    assert open_choices([said(buttons=SITUATION), said("Hej", 3, sender="counsellor")]) == []


def test_the_welcome_is_short_says_it_is_a_bot_and_goes_with_the_first_answer() -> None:
    welcome = said("En lång hälsning.", 2, answers=None, buttons=[Button("Kom igång", "/start_guidance")])
    answer = said("Är du varslad?", 3, buttons=SITUATION)
    [text] = texts([welcome, answer], PHRASES, welcome=welcome_in(welcome))
    assert "robot" in text and "STOPP" in text
    assert "lång hälsning" not in text and "Kom igång" not in text
    assert text.index("robot") < text.index("Är du varslad?")
    assert [choice.title for choice in open_choices([welcome, answer], 2)] == ["Varslad", "Uppsagd", "Annat"]
    assert open_choices([welcome], 2) == []


def test_a_numbered_list_in_the_words_does_not_compete_with_the_choices() -> None:
    suggestions = said("Två förslag:\n\n1. Svetsare\n2. Undersköterska")
    following = said("Vad vill du göra?", 3, buttons=[Button("Boka en tid", "/book_session")])
    [text] = texts([suggestions, following], PHRASES)
    assert "- Svetsare" in text and "1. Svetsare" not in text and "\n1 Boka en tid" in text


def test_a_counsellor_is_known_by_the_first_name() -> None:
    message = said("Hej! Ska vi ses?", sender="counsellor", author="Anna Persson")
    assert texts([message], PHRASES) == ["Anna: Hej! Ska vi ses?"]
    nameless = said("Hej!", sender="counsellor")
    assert texts([nameless], PHRASES)[0].endswith(": Hej!")


def test_a_card_adds_only_what_the_words_leave_out() -> None:
    phones = [{"label": "Akut", "number": "112"}, {"label": "Råd om vård", "number": "1177"}]
    help_lines = said("Ring 112 nu.", card={"type": "contact", "phones": phones})
    assert texts([help_lines], PHRASES) == ["Ring 112 nu.\nRåd om vård: 1177"]

    url = "https://lotsen.example/bokning/abc123"
    booking = {"type": "booking", "booking": {"manage_url": url}}
    assert texts([said("Bokat.", card=booking)], PHRASES)[0].count(url) == 1
    assert texts([said(f"Bokat. {url}", card=booking)], PHRASES)[0].count(url) == 1

    source = {"type": "source", "name": "CSN", "url": "https://www.csn.se", "checked": "2026-11-23"}
    for words in ("Så är det.", "Fråga CSN."):
        [text] = texts([said(words, card=source)], PHRASES)
        assert "CSN" in text and "2026-11-23" in text


def test_a_line_in_another_alphabet_is_left_out_rather_than_sent_as_question_marks() -> None:
    [text] = texts([said("Du kan få tolk.\nВы можете получить переводчика.")], PHRASES)
    assert text == "Du kan få tolk."
    [only] = texts([said("يمكنك الحصول على مترجم")], PHRASES)
    assert only and is_gsm7(only) and "?" not in only


def test_what_the_person_wrote_is_not_sent_back() -> None:
    assert texts([said("hej", 1, sender="user")], PHRASES) == []


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("STOPP", "stop"), ("stopp!", "stop"), (" Stop. ", "stop"), ("Avsluta", "stop"), ("sluta", "stop"),
        ("START", "start"), ("börja", "start"), ("\"start\"", "start"),
        ("stopp nu", None), ("jag vill börja", None), ("jag fick sluta", None), ("", None), ("1", None),
    ],
)  # fmt: skip
def test_stop_and_start_count_only_alone(text: str, command: str | None) -> None:
    assert command_of(text) == command


@pytest.mark.parametrize(
    ("sender", "number"),
    [
        ("+46701740605", "+46701740605"),
        (" 46701740605", "+46701740605"),  # a form that forgot to escape its plus sign
        ("0701740605", "+46701740605"),
        ("0046 70-174 06 05", "+46701740605"),
        ("RegVarmland", None),
        ("71700", None),
        ("", None),
        ("+٤٦٧٠١٧٤٠٦٠٥", None),
    ],
)
def test_a_sender_is_a_number_or_nobody_who_can_be_answered(sender: str, number: str | None) -> None:
    assert number_of(sender) == number


def test_a_very_long_text_is_read_in_pieces() -> None:
    long = "Jag har jobbat på bruket. " * 120
    pieces = readable_pieces(long, 2000)
    assert all(len(piece) <= 2000 for piece in pieces)
    assert " ".join(pieces).split() == long.split()
    assert readable_pieces("x" * 4500, 2000) == ["x" * 2000, "x" * 2000, "x" * 500]


def test_a_later_message_by_itself_is_not_taken_for_the_welcome() -> None:
    assert welcome_in(None) is None
    assert welcome_in(said(seq=3, answers=None)) == 3
    assert welcome_in(said(seq=30, answers=None)) is None
    assert welcome_in(said(seq=3)) is None
