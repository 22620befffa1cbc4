"""What is wished, what has been done and what is not wanted, in one and the same message."""

from __future__ import annotations

import pytest

from bot.core.sectors_said import all_but
from bot.core.wished import DONE, WISHED, kind_at
from tests.core.interview_world import Talk
from tests.core.test_interview_own_words import _world, hear, jobs, said, told, welder


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("svetsare i 8 år men vill bli kock", "svetsare", DONE),
        ("svetsare i 8 år men vill bli kock", "kock", WISHED),
        ("jag vill bli kock eller bagare, svetsare har jag varit", "bagare", WISHED),
        ("jag vill bli kock eller bagare, svetsare har jag varit", "svetsare", DONE),
        ("kock vill jag bli och har jobbat som svetsare", "kock", WISHED),
        ("kock vill jag bli och har jobbat som svetsare", "svetsare", DONE),
        ("vill bli bagare, kock", "kock", WISHED),
        ("vill byta jobb. kock", "kock", None),
        ("jag ska bli av med jobbet som kock", "kock", None),
        ("kock", "kock", None),
    ],
)
def test_the_nearest_cue_tells_whether_a_trade_is_wished_or_done(text: str, word: str, kind: str | None) -> None:
    assert kind_at(text, text.index(word)) == kind


def test_a_cue_reaches_no_further_than_its_sentence() -> None:
    assert kind_at("Jag vill byta jobb. Kock.", 20) is None


@pytest.mark.parametrize(
    "text",
    [
        "vad som helst utom vården",
        "allt utom vård",
        "absolut inte vård",
        "vad som helst men inte vård",
        "vård vill jag inte jobba med",
        "jag vill inte jobba inom vården",
        "inget med vård",
        "slippa vården",
    ],
)
def test_what_is_not_wanted_is_no_wish_but_everything_else_is(text: str) -> None:
    talk = hear(welder().to("wishes:sectors"), text)

    assert talk.profile.wishes.sectors == all_but(["vård och omsorg"], _world())
    assert "allt utom vård och omsorg" in said(talk) and talk.asking != "wishes:sectors"


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("inte inom vård men gärna bygg", ["bygg"]),
        ("inte vård eller skola, hellre bygg", ["bygg"]),
        ("bygg, inte vård", ["bygg"]),
        ("inte vård, jag tänker bygg", ["bygg"]),
        ("inte bara vård utan bygg också", ["bygg", "vård och omsorg"]),
        ("vård men inte äldreomsorg", ["vård och omsorg"]),
        ("har jobbat på lager, vill till vården", ["vård och omsorg"]),
    ],
)
def test_what_is_wanted_beside_it_is_the_wish(text: str, sectors: list[str]) -> None:
    assert sorted(hear(welder().to("wishes:sectors"), text).profile.wishes.sectors) == sectors


def test_a_list_of_exceptions_is_left_out_as_a_whole() -> None:
    talk = hear(welder().to("wishes:sectors"), "allt förutom vård, skola och handel")

    assert talk.profile.wishes.sectors == all_but(["vård och omsorg", "skola", "handel"], _world())


@pytest.mark.parametrize(
    ("text", "work", "sectors"),
    [
        ("bagare i 5 år, vill jobba inom vården", {"Bagare": 5}, ["vård och omsorg"]),
        ("jag vill bli undersköterska men har jobbat som svetsare i 8 år", {"Svetsare": 8}, ["vård och omsorg"]),
        ("Svetsare i 8 år men vill bli kock", {"Svetsare": 8}, ["restaurang"]),
        ("vill jobba som kock eller bagare, svetsare i 8 år", {"Svetsare": 8}, ["restaurang"]),
        ("har jobbat på lager i 5 år och vill bli kock", {"Lagerarbetare": 5}, ["restaurang"]),
    ],
)
@pytest.mark.parametrize("before", [(), ("varslad",), ("varslad", "Grums")])
def test_a_job_is_no_wish_and_a_wish_is_no_job(
    text: str, work: dict[str, float], sectors: list[str], before: tuple[str, ...]
) -> None:
    talk = hear(hear(Talk(_world()), *before), text)

    assert jobs(talk) == work and talk.profile.wishes.sectors == sectors


def test_a_trade_one_wishes_for_answers_no_question_of_work() -> None:
    talk = hear(told("varslad", "Grums"), "jag vill bli kock")

    assert jobs(talk) == {} and talk.asking == "occupation" and talk.profile.wishes.sectors == ["restaurang"]


def test_whoever_wants_to_go_on_in_a_trade_has_been_in_it() -> None:
    assert list(jobs(hear(told("varslad", "Grums"), "jag vill fortsätta som svetsare"))) == ["Svetsare"]


@pytest.mark.parametrize(
    ("text", "held"), [("kanske undersköterska", []), ("har jobbat på lager 2 år", ["Lagerarbetare"])]
)
def test_at_a_question_of_wishes_only_what_was_done_is_a_job(text: str, held: list[str]) -> None:
    assert list(jobs(hear(welder().to("wishes:sectors"), text)))[1:] == held
