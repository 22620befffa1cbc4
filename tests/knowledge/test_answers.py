from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.answers import PART, WHOLE, fit, is_question, yes_or_no
from bot.knowledge.finder import Finder

TODAY = date(2026, 11, 24)


def fitting(reader: Finder, asks: str | None, text: str) -> str | None:
    return fit(asks, text, [entity.to_dict() for entity in reader.find(text, TODAY)], TODAY)


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        ("occupation", "svetsare"),
        ("occupation", "jag har jobbat som svetsare i 12 år"),
        ("years", "tolv"),
        ("years", "sen 98"),
        ("municipality", "i Säffle"),
        ("contact", "070-123 45 67"),
        ("contact", "maja@exempel.se"),
        (None, "truckförare"),
    ],
)
def test_a_bare_answer_is_whole(reader: Finder, asks: str | None, text: str) -> None:
    assert fitting(reader, asks, text) == WHOLE


@pytest.mark.parametrize(
    ("asks", "text"), [("education", "yrkeshögskola"), ("evidence:svets_mig_mag", "betyg"), ("education", "gymnasiet")]
)
def test_a_bare_word_that_answers_the_question_is_the_answer(reader: Finder, asks: str, text: str) -> None:
    assert fitting(reader, asks, text) == WHOLE


def test_a_name_written_as_a_name_leaves_no_doubt(reader: Finder) -> None:
    assert fitting(reader, "name", "Anna-Lena Berg") == WHOLE
    assert fitting(reader, "name", "Kim Exempel") == WHOLE


@pytest.mark.parametrize("asks", ["slot", "mode", "name", "contact", "confirm_booking"])
@pytest.mark.parametrize(
    "text",
    [
        "ring mig",
        "på video",
        "hellre på telefon",
        "kan jag få det på video?",
        "vänta, kan vi ta det på plats istället?",
        "kalle larsson, 0701740605",
        "kan jag få fredag kl 10?",
        "flytta den till fredagen samma tid istället",
        "jag kan bara måndagar",
        "när var min tid nu igen?",
        "vem är det som ringer?",
    ],
)
def test_a_booking_takes_what_any_of_its_questions_asks_for(reader: Finder, asks: str, text: str) -> None:
    assert fitting(reader, asks, text) == WHOLE


@pytest.mark.parametrize(
    "text",
    ["ring mig nu, jag orkar inte mer", "jag vill prata med en människa", "vad händer på mötet?", "avboka allt"],
)
def test_what_else_is_said_in_a_booking_is_weighed(reader: Finder, text: str) -> None:
    assert fitting(reader, "slot", text) != WHOLE and fitting(reader, "mode", text) != WHOLE


def test_outside_a_booking_a_call_is_asked_of_a_human(reader: Finder) -> None:
    assert fitting(reader, None, "ring mig") is None and fitting(reader, "skills", "ring mig") is None


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        ("occupation", "förr i tiden sprang jag runt som svetsare där nere"),
        ("situation", "har blivit varslad tyvärr"),
        ("name", "anna-lena berg"),
        ("education", "slutade i nian"),
        ("evidence:svets_mig_mag", "min gamla chef kan nog intyga"),
        ("skill:svets_mig_mag", "lite grann"),
        ("slot", "tors fm passar bäst för mig"),
    ],
)
def test_an_answer_among_other_words_is_part(reader: Finder, asks: str, text: str) -> None:
    assert fitting(reader, asks, text) == PART


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        ("occupation", "kan man bli svetsare utan betyg?"),
        ("years", "varför frågar du det?"),
        ("occupation", "vet inte"),
        ("name", "varför då?"),
        (None, "inte svetsare"),
        (None, ""),
    ],
)
def test_questions_and_evasions_are_no_answers(reader: Finder, asks: str | None, text: str) -> None:
    assert fitting(reader, asks, text) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Ja!", "affirm"),
        ("ja ja", "affirm"),
        ("nä", "deny"),
        ("nej tack.", "deny"),
        ("ja men inte nu", None),
        ("", None),
    ],
)
def test_a_plain_yes_or_no_needs_no_guessing(text: str, intent: str | None) -> None:
    assert yes_or_no(text) == intent


def test_a_question_shows_in_its_mark_or_its_first_word() -> None:
    assert is_question("hur blir jag svetsare") and is_question("svetsare, går det?")
    assert not is_question("svetsare")


@pytest.mark.parametrize(("text", "meant"), [("👍", "affirm"), ("👍🏽!", "affirm"), ("✔️ 👍", "affirm"), ("👎", "deny")])
def test_a_thumb_is_a_yes_or_a_no(text: str, meant: str) -> None:
    assert yes_or_no(text) == meant


@pytest.mark.parametrize("text", ["😀", "👍👎", "👍 jag vill boka", "..."])
def test_other_signs_are_neither(text: str) -> None:
    assert yes_or_no(text) is None
