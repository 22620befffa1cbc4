from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from bot.knowledge.answers import CLEAR, PART, WHOLE, decided, fit, is_question, yes_or_no
from bot.knowledge.finder import Finder
from bot.knowledge.interview_answers import commands

TODAY = date(2026, 11, 24)


WELDING = ("svets_mig_mag", "svets_tig", "svetskontroll", "skarbranning", "svets_mma", "svets_gas")


def fitting(reader: Finder, asks: str | None, text: str, offered: Sequence[str] = ()) -> str | None:
    return fit(asks, text, [entity.to_dict() for entity in reader.find(text, TODAY)], TODAY, offered)


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
        "kan jag få fredag kl 10?",
        "flytta den till fredagen samma tid istället",
        "jag kan bara måndagar",
        "när var min tid nu igen?",
        "vem är det som ringer?",
    ],
)
def test_a_booking_takes_what_any_of_its_questions_asks_for(reader: Finder, asks: str, text: str) -> None:
    assert fitting(reader, asks, text) == WHOLE


@pytest.mark.parametrize("text", ["kalle larsson, 0701740605", "0701234567, jag vill inte leva", "a@b.se men jag dör"])
@pytest.mark.parametrize("asks", ["slot", "name", "contact", "confirm_booking"])
def test_words_beside_a_number_may_be_a_name_or_a_cry_and_are_weighed(reader: Finder, asks: str, text: str) -> None:
    assert fitting(reader, asks, text) == PART


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
        ("name", "anna-lena berg"),
        ("slot", "tors fm passar bäst för mig"),
    ],
)
def test_an_answer_among_other_words_is_part(reader: Finder, asks: str, text: str) -> None:
    assert fitting(reader, asks, text) == PART


@pytest.mark.parametrize(
    ("asks", "text"),
    [
        ("situation", "har blivit varslad tyvärr"),
        ("situation", "jag har blivit av med jobbet på bruket"),
        ("education", "slutade i nian"),
        ("skills", "har la gått två år på gymnasiet, hoppa av"),
        ("skills", "skulle kunna tänka mig bli sjuksköterska"),
        ("evidence:svets_mig_mag", "min gamla chef kan nog intyga"),
        ("evidence:svets_mig_mag", "inget papper men chefen kan intyga"),
        ("skill:svets_mig_mag", "lite grann"),
        ("skill:svets_mig_mag", "det gjorde jag varje dag"),
        ("skill:svets_mig_mag", "har gjort nån gång"),
        ("skill:svets_mig_mag", "kan fixa d mesta"),
        ("occupation", "nä de va la de"),
        ("occupation", "förresten jag bor i Sunne inte Rottneros"),
        ("education", "jag har flyttat till Kil"),
        ("occupation", "jag tog hand om min mamma i tre år"),
        ("certificates", "svetslicens hade jag men den har gått ut"),
        ("wishes:forms", "komvux eller nåt kort"),
        ("wishes:sectors", "jag vill jobba ute"),
        ("wishes:sectors", "samma eller transport"),
        ("confirm_profile", "heltid går bra"),
    ],
)
def test_an_answer_of_the_interview_is_clear_whatever_else_it_may_sound_like(
    reader: Finder, asks: str, text: str
) -> None:
    assert fitting(reader, asks, text) == CLEAR


@pytest.mark.parametrize(
    "text",
    ["mig", "mig och tig", "mig och tig, och lite gas", "svetsat med mig och tig", "gas", "alla utom gas"]
    + ["de två första", "lite av varje", "det mesta", "jag kan alla utom gassvetsning"],
)
def test_a_pick_among_the_skills_offered_leaves_nothing_to_weigh(reader: Finder, text: str) -> None:
    assert fitting(reader, "skills", text, WELDING) == WHOLE


@pytest.mark.parametrize("text", ["C-kort och ykb", "b-körkort, c-körkort och ykb", "ha b kort o nå truck", "b och ce"])
def test_papers_by_their_short_names_are_whole_where_papers_are_asked_for(reader: Finder, text: str) -> None:
    assert fitting(reader, "certificates", text) == WHOLE


@pytest.mark.parametrize(
    "text",
    ["kan du hjälpa mig", "ta livet av mig", "det är bäst för mig att sluta", "berätta om tig för mig", "hjälp mig"],
)
def test_a_pronoun_is_no_welding_method(reader: Finder, text: str) -> None:
    assert fitting(reader, "skills", text, WELDING) in (None, PART)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ta bort allt jag sagt om jobb", "inform"),
        ("radera allt jag har skrivit om skolan", "inform"),
        ("ta bort allt jag skrivit", None),
        ("fortsätt", "start_guidance"),
        ("nej, fortsätt med roboten", "start_guidance"),
        ("ok vi kan fortsätta", "start_guidance"),
        ("inte fortsätta", None),
        ("jag är lite bättre nu, vi kan fortsätta", "start_guidance"),
        ("Jag mår bättre. Fortsätt!", "start_guidance"),
        ("jag är bättre på svets, fortsätt inte", None),
        ("avbryt kön, jag vill inte vänta", "start_guidance"),
        ("jag orkar inte vänta på att det ska ta slut", None),
        ("glöm det", "skip"),
        ("jag är inte arbetslös, jag är varslad", "inform"),
        ("berätta mer om den första", "ask_programmes"),
        ("Berätta mer om Kvalitetstekniker", "ask_programmes"),
        ("berätta mer om a-kassan", None),
    ],
)
def test_some_words_mean_the_same_whatever_is_asked(text: str, expected: str | None) -> None:
    assert commands(text) == expected


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


@pytest.mark.parametrize("text", ["spelar ingen roll", "Det spelar ingen roll.", "kvittar"])
def test_a_wish_left_open_is_decided_before_anything_sounds_like_despair(text: str) -> None:
    assert decided("wishes:sectors", text, (), TODAY) == "inform"
    assert decided("situation", text, (), TODAY) is None


@pytest.mark.parametrize("text", ["samma som innan", "samma jobb som förut", "samma"])
def test_the_same_again_is_a_wish_and_no_step_back(text: str) -> None:
    assert decided("wishes:sectors", text, (), TODAY) == "inform"
    assert decided("education", text, (), TODAY) is None


@pytest.mark.parametrize(
    ("asks", "text", "intent"),
    [
        ("confirm_profile", "jag kan inte engelska", "inform"),
        ("languages", "nej, jag pratar inte engelska", "inform"),
        ("confirm_profile", "jag kan inte svenska", None),
        ("situation", "jag kan inte engelska", None),
    ],
)
def test_a_language_one_lacks_is_told_of_the_profile(reader: Finder, asks: str, text: str, intent: str | None) -> None:
    found = [one.to_dict() for one in reader.find(text, TODAY)]
    assert decided(asks, text, found, TODAY) == intent


@pytest.mark.parametrize("text", ["jag vill inte jobba med bygg", "fem mil går bra"])
def test_a_wish_told_at_the_summary_is_clear(text: str) -> None:
    assert fit("confirm_profile", text, (), TODAY) == CLEAR
