"""Typed answers in people's own words, without any help from buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core.conversation import Reading
from bot.core.options import certificate_options
from tests.core.interview_world import Talk, at_work, entity, place, trade, welder, years


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("jag är varslad", "varslad"),
        ("fick varsel i fredags", "varslad"),
        ("blev uppsagd", "uppsagd"),
        ("blev av med jobbet", "uppsagd"),
        ("de har sagt upp mig", "uppsagd"),
        ("arbetslös sen i maj", "arbetslös"),
        ("jag är utan jobb", "arbetslös"),
        ("permitterad", "annat"),
        ("jag har jobb men vill byta yrke", "annat"),
        ("sjukskriven", "annat"),
        ("Jeg er blevet fyret, hvad gør jeg?", "uppsagd"),
        ("jeg har mistet jobben min på sagbruket", "uppsagd"),
        ("er arbeidsledig siden mai", "arbetslös"),
        ("Jag blev uppsagd, har jobbat som svetsare i 12 år", "uppsagd"),
    ],
)
def test_the_situation_in_words(text: str, situation: str) -> None:
    assert Talk().say(text).profile.situation == situation


@pytest.mark.parametrize(
    "text",
    [
        "jag har jobbat som svetsare i 9 år",
        "var anställd på Moelven",
        "var sjukskriven i maj",
        "med i a-kassan i 8 månader",
    ],
)
def test_what_was_once_is_no_situation(text: str) -> None:
    assert Talk().say(text).profile.situation is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("grundskola", "grundskola"),
        ("bara folkskola", "grundskola"),
        ("nian", "grundskola"),
        ("gick aldrig ut grundskolan", "ej_grundskola"),
        ("ingen utbildning", "ej_grundskola"),
        ("gymnasiet", "gymnasium"),
        ("2-årigt gymnasium", "gymnasium_ofullständigt"),
        ("tvåårig verkstadsteknisk linje", "gymnasium_ofullständigt"),
        ("2-årigt gymnasium, verkstadsteknisk linje", "gymnasium_ofullständigt"),
        ("tvåårig verkstadsskola", "gymnasium"),
        ("har studenten", "gymnasium"),
        ("gymnasiet men hoppade av", "gymnasium_ofullständigt"),
        ("hoppade av gymnasiet i tvåan", "gymnasium_ofullständigt"),
        ("yrkeshögskola", "eftergymnasial"),
        ("yh i två år", "eftergymnasial"),
        ("universitetet i Karlstad", "högskola"),
        ("gymnasiet klart, började på högskolan men hoppade av", "gymnasium"),
        ("ingen alls", "ej_grundskola"),
    ],
)
def test_schooling_in_words(text: str, level: str) -> None:
    assert welder().to("education").say(text).profile.education.level == level


@pytest.mark.parametrize(
    "text",
    ["lite högskola", "läste på högskolan men blev aldrig klar", "folkhögskola", "jag är utbildad undersköterska"]
    + ["särskola", "några kurser på universitetet"],
)
def test_schooling_of_no_known_level_is_kept_and_the_level_asked_for(text: str) -> None:
    talk = welder().to("education").say(text)

    education = talk.profile.education
    assert (education.level, education.details) == (None, [text])
    assert talk.asking == "education" and not talk.profile.wishes.forms and talk.state.confused == 0
    assert talk.say("gymnasiet").profile.education.level == "gymnasium"


def test_what_was_studied_is_no_job() -> None:
    text = "två år på universitet i Syrien, svetsare"
    talk = at_work().say("undersköterska", trade("undersköterska")).to("education")
    talk.say(text, years(2), trade("svetsare", text.index("svetsare")))

    assert [(job.occupation, job.years) for job in talk.profile.experiences] == [("undersköterska", None)]
    assert talk.profile.education.level == "högskola"


def test_a_job_told_at_the_question_about_school_still_counts() -> None:
    text = "jag jobbade som svetsare i 3 år innan skolan"
    talk = at_work().say("undersköterska", trade("undersköterska")).to("education")
    talk.say(text, trade("svetsare", text.index("svetsare")), years(3, text.index("3")))

    assert talk.profile.experiences[-1].occupation == "svetsare"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("lite", 1),
        ("har provat någon gång", 1),
        ("med hjälp", 2),
        ("kan det utantill", 3),
        ("ja", 3),
        ("klarar det själv", 3),
        ("jag lär ut till andra", 4),
        ("2", 2),
    ],
)
def test_levels_in_words(text: str, level: int) -> None:
    talk = welder()
    talk.state.asking = talk.state.marker = "skill:dator"
    talk.say(text)

    assert [(skill.id, skill.level) for skill in talk.profile.skills] == [("dator", level)]


@pytest.mark.parametrize("text", ["nej", "aldrig", "inte alls", "0"])
def test_a_no_to_a_single_skill_is_remembered_as_lacking(text: str) -> None:
    talk = welder()
    talk.state.asking = talk.state.marker = "skill:dator"
    talk.say(text)

    assert talk.profile.lacks == ["dator"] and not talk.profile.skills


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("mig och tig", ["mig", "tig"]),
        ("1, 3", ["mig", "gassvets"]),
        ("alla", ["mig", "tig", "gassvets", "rörsvets"]),
        ("mig men inte tig", ["mig"]),
        ("inget av dem", []),
        ("nej", []),
    ],
)
def test_skills_of_a_group_in_words(text: str, picked: list[str]) -> None:
    talk = welder()
    assert talk.state.options == ["mig", "tig", "gassvets", "rörsvets"]
    talk.say(text)

    assert [skill.id for skill in talk.profile.skills] == picked
    assert all(skill.level == 3 and skill.words == text for skill in talk.profile.skills)
    assert talk.profile.lacks == (["tig"] if "inte" in text else [])


def test_a_skill_outside_the_group_counts_too() -> None:
    talk = welder().say("mig och truck", entity("skill", "Truck", id="truck"), entity("skill", "Mig", id="mig"))

    assert {skill.id for skill in talk.profile.skills} == {"mig", "truck"}


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("jag har ett certifikat", "certificate"),
        ("betyg från gymnasiet", "grade"),
        ("intyg från chefen", "employer"),
        ("kan visa upp", "work_sample"),
        ("nej, inget", "none"),
    ],
)
def test_proof_in_words(text: str, proof: str) -> None:
    talk = welder().pick("skills", ["tig"])
    while talk.asking == "skills":
        talk.pick("skills", [])
    assert talk.asking == "evidence:tig"
    talk.say(text)

    assert talk.profile.skills[0].evidence == [proof]


def _asked_for_proof() -> Talk:
    talk = welder().pick("skills", ["tig"])
    while talk.asking == "skills":
        talk.pick("skills", [])
    return talk


@pytest.mark.parametrize("text", ["bara b-kort", "jag har b-kort"])
def test_a_driving_licence_proves_no_welding(text: str) -> None:
    start = text.index("b-kort")
    talk = _asked_for_proof().say(text, entity("certificate", "Körkort", id="körkort", start=start, end=len(text)))

    assert talk.profile.skills[0].evidence == [] and talk.asking == "evidence:tig"
    assert talk.profile.certificates == ["körkort"]


def test_a_school_named_as_proof_is_schooling_too_and_said_back() -> None:
    talk = _asked_for_proof().say("gymnasiet, industriprogrammet")

    assert talk.profile.skills[0].evidence == ["grade"] and talk.profile.education.level == "gymnasium"
    assert "gymnasium" in talk.texts[-2] and "betyg" in talk.texts[-2]


@pytest.mark.parametrize(("text", "said"), [("chefen", True), ("betyg", False), ("nej", False)])
def test_proof_is_said_back_where_it_was_another_word(text: str, said: bool) -> None:
    talk = _asked_for_proof()
    before = len(talk.texts)
    talk.say(text)

    assert (len(talk.texts) - before == 2) == said


@pytest.mark.parametrize(
    ("text", "kilometres", "distance"),
    [
        ("3 mil", 30, None),
        ("tre mil", 30, None),
        ("max 50 km", 50, None),
        ("en halv mil", 5, None),
        ("bara här", 10, None),
        ("spelar ingen roll", None, None),
        ("helst på distans", None, True),
    ],
)
def test_travel_in_words(text: str, kilometres: int | None, distance: bool | None) -> None:
    talk = welder().to("wishes:travel").say(text)

    assert (talk.profile.wishes.max_travel_km, talk.profile.wishes.distance_ok) == (kilometres, distance)
    assert talk.asking == "confirm_profile"


@pytest.mark.parametrize(
    ("asks", "text", "field", "value"),
    [
        ("wishes:pace", "halvfart", "pace", "deltid"),
        ("wishes:pace", "full tid", "pace", "heltid"),
        ("wishes:start", "så snart som möjligt", "start_by", "2027-01-23"),
        ("wishes:start", "till hösten", "start_by", "2027-05-26"),
        ("wishes:forms", "komvux eller yrkeshögskola", "forms", ["komvux", "yh"]),
        ("wishes:forms", "spelar ingen roll", "forms", []),
        ("wishes:sectors", "samma som förut", "sectors", ["teknik"]),
        ("wishes:sectors", "något inom vården", "sectors", ["vård och omsorg"]),
        ("wishes:sectors", "jag är öppen för allt", "sectors", []),
    ],
)
def test_wishes_in_words(asks: str, text: str, field: str, value: Any) -> None:
    talk = welder().to("confirm_profile").send(Reading("ändra", "inform", asks=asks))
    assert talk.asking == asks
    talk.say(text)

    assert getattr(talk.profile.wishes, field) == value and talk.asking != asks


@pytest.mark.parametrize("asks", ["wishes:sectors", "wishes:travel"])
def test_the_pace_is_kept_at_any_question_about_wishes(asks: str) -> None:
    talk = welder().to(asks).say("deltid helst")

    assert talk.profile.wishes.pace == "deltid" and talk.asking == asks
    assert "deltid" in talk.texts[-2] and "resa" not in talk.texts[-2]


def test_the_pace_beside_another_wish_is_kept_too() -> None:
    talk = welder().to("wishes:travel").say("heltid dagtid, högst tre mil")

    assert (talk.profile.wishes.pace, talk.profile.wishes.max_travel_km) == ("heltid", 30)


def test_wishes_are_accepted_when_nobody_asked() -> None:
    talk = welder().say("jag vill plugga på deltid och kan pendla 3 mil")

    assert talk.profile.wishes.pace == "deltid" and talk.profile.wishes.max_travel_km == 30
    assert talk.asking == "skills"


@pytest.mark.parametrize(
    ("text", "number"),
    [("15", 15), ("femton år", 15), ("ungefär 2,5 år", 2.5), ("sju månader", 0.58)]
    + [("två och en halv", 2.5), ("nitten år", 19), ("två somrar", 0.33)],
)
def test_years_in_words(text: str, number: float) -> None:
    talk = at_work().say("svetsare", trade("svetsare"))
    assert talk.asking == "years"
    talk.say(text)

    assert talk.profile.experiences[0].years == number


@pytest.mark.parametrize(("text", "said_back"), [("12", "12 år"), ("3 1/2 år", "3,5 år"), ("1 månad", "en månad")])
def test_years_are_said_back(text: str, said_back: str) -> None:
    talk = at_work().say("svetsare", trade("svetsare")).say(text)

    assert said_back in talk.texts[-2]


@pytest.mark.parametrize("text", ["sen jag var 18", "över ett halvt liv"])
def test_years_that_cannot_be_known_stay_open(text: str) -> None:
    talk = at_work().say("svetsare", trade("svetsare")).say(text)

    assert talk.profile.experiences[0].years is None and talk.asking == "years"


@pytest.mark.parametrize(
    ("text", "denied", "kilometres"),
    [
        ("inte längre än till Karlstad", True, 20),
        ("till Karlstad går bra", False, 20),
        ("inte till Karlstad", True, 10),
    ],
)
def test_a_place_says_how_far(text: str, denied: bool, kilometres: int) -> None:
    talk = welder()
    places = talk.world.catalogue.municipalities
    talk.world = replace(
        talk.world,
        catalogue=replace(
            talk.world.catalogue, municipalities={**places, "1780": replace(places["1780"], lat=59.2, lon=13.0)}
        ),
    )
    talk.to("wishes:travel").say(text, {**place("1780"), "negated": denied})

    assert talk.profile.wishes.max_travel_km == kilometres


def test_no_certificates_is_an_answer() -> None:
    talk = welder().to("certificates").say("nej", intent="deny")

    assert talk.profile.certificates == [] and talk.asking == "languages"


def test_a_certificate_without_a_name_of_ours_is_kept_at_the_second_try() -> None:
    talk = welder().to("certificates").tell("kolmilebevis", "kolmilebevis")

    assert talk.profile.certificates == ["kolmilebevis"]


def test_names_from_the_catalogue_are_found_without_help() -> None:
    talk = welder().to("certificates").say("truckkort och körkort").say("English")

    assert talk.profile.certificates == ["truckkort", "körkort"]
    assert [item.language for item in talk.profile.languages] == ["engelska"]


def test_only_swedish_is_an_answer() -> None:
    talk = welder().to("languages").say("bara svenska")

    assert [item.language for item in talk.profile.languages] == ["svenska"]


def test_a_yes_to_more_work_asks_what_it_was() -> None:
    talk = at_work().say("svetsare i 3 år", trade("svetsare"), entity("years", 3, start=11)).say("ja", intent="affirm")

    assert talk.asking == "occupation" and talk.state.marker == "more" and talk.state.confused == 0


def test_details_of_schooling_are_kept_in_the_persons_words() -> None:
    talk = welder().to("education").say("gymnasiet, fordonsprogrammet i Säffle")

    assert talk.profile.education.details == ["gymnasiet, fordonsprogrammet i Säffle"]


def test_certificates_that_go_with_the_trade_are_offered_early() -> None:
    talk = welder()

    assert certificate_options(talk.state, talk.world) == ["körkort", "truckkort", "svetslicens", "hygienbevis"]


@pytest.mark.parametrize("text", ["", "?", "!!!", "🙂", "a" * 2000, "{}", "{0} {name}", "/affirm", "1" * 400])
def test_odd_texts_are_only_texts(text: str) -> None:
    for asks in ("situation", "occupation", "skills", "certificates", "confirm_profile"):
        talk = welder().to(asks) if asks not in ("situation", "occupation") else Talk().to(asks)
        talk.say(text).say(text)

    assert not talk.state.done
