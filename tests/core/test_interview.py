"""Whole interviews: the order, the number of messages, and that nobody gets stuck."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.conversation import Reading
from bot.core.interview import Interview, ask, begin, help, progress, step, why
from tests.core.interview_world import (
    Talk,
    at_work,
    entity,
    place,
    small_world,
    trade,
    welder,
    years,
)


def _jobs(talk: Talk) -> list[tuple[str, float | None]]:
    return [(job.label, job.years) for job in talk.profile.experiences]


def test_a_welder_has_a_confirmed_profile_after_at_most_fourteen_messages() -> None:
    talk = welder().answer_all()

    assert talk.state.confirmed and talk.messages <= 14
    assert _jobs(talk) == [("Svetsare", 15)]
    assert {"mig", "tig"} <= {skill.id for skill in talk.profile.skills}


def test_the_parts_come_in_the_order_of_the_design() -> None:
    talk, steps = Talk(), ["situation"]
    talk.say("varslad")
    steps.append(step(talk.state))
    talk.say("Säffle")
    while not talk.state.done:
        if step(talk.state) != steps[-1]:
            steps.append(step(talk.state))
        if talk.asking == "occupation" and not talk.profile.experiences:
            talk.say("svetsare i 15 år", trade("svetsare"), years(15, 11))
        elif talk.asking == "skills":
            talk.pick("skills", talk.state.options[:2])
        else:
            talk.press(talk.question.buttons[0].title)

    assert steps == ["situation", "municipality", "work", "skills", "background", "wishes", "summary"]
    assert step(talk.state) == "suggestions" and progress(talk.state) == 1


def test_what_the_person_wrote_is_kept_as_the_trail() -> None:
    talk = at_work().say("Svetsat på bruket i 15 år", trade("svetsare"), years(15, 20))

    assert talk.profile.experiences[0].words == "Svetsat på bruket i 15 år"


def test_two_jobs_in_one_message_get_their_years_and_no_question_for_more() -> None:
    talk = at_work().say(
        "undersköterska i 8 år och hemtjänst i 3 år",
        trade("undersköterska", 0), years(8, 17), trade("vårdbiträde", 25), years(3, 38),
    )  # fmt: skip

    assert _jobs(talk) == [("Undersköterska", 8), ("Vårdbiträde", 3)]
    assert talk.asking == "skills"
    talk.answer_all()
    assert talk.state.confirmed and talk.messages <= 22


def test_years_go_to_the_nearest_job_when_only_one_has_them() -> None:
    first = at_work().say("svetsare och lagerarbetare i 4 år", trade("svetsare"), trade("lagerarbetare", 13), years(4, 29))
    second = at_work().say("5 år som svetsare, sen lagerarbetare", years(5), trade("svetsare", 9), trade("lagerarbetare", 23))

    assert _jobs(first) == [("Svetsare", None), ("Lagerarbetare", 4)]
    assert _jobs(second) == [("Svetsare", 5), ("Lagerarbetare", None)]
    assert first.asking == "years" and "svetsare" in first.question.text


def test_everything_at_once_is_used_and_never_asked_again() -> None:
    talk = Talk().say(
        "Varslad svetsare i 15 år i Säffle, har truckkort, gick gymnasiet, kan engelska och kan pendla 3 mil",
        trade("svetsare", 8), years(15, 19), place("1785"), entity("certificate", "Truckkort", id="truckkort"),
        entity("language", "engelska"),
    )  # fmt: skip
    asked = set()
    while not talk.state.done:
        asked.add(talk.asking)
        if talk.asking == "skills":
            talk.pick("skills", talk.state.options[:1])
        elif talk.asking == "occupation":
            talk.say("nej", intent="deny")
        else:
            talk.press(talk.question.buttons[0].title)

    profile = talk.profile
    assert profile.situation == "varslad" and profile.municipality_code == "1785"
    assert profile.education.level == "gymnasium" and profile.education.seqf_level == 4
    assert "truckkort" in profile.certificates and profile.wishes.max_travel_km == 30
    assert not asked & {"situation", "municipality", "years", "education", "languages", "wishes:travel"}


def test_a_trade_nobody_knows_is_asked_about_once_and_then_kept_as_written() -> None:
    talk = at_work().say("kolmilare")
    assert talk.asking == "occupation" and "kolmilare" in talk.question.text and talk.question.buttons

    talk.say("jag har jobbat som kolmilare i 8 år", years(8, 32))

    assert _jobs(talk) == [("kolmilare", 8)]
    assert talk.profile.experiences[0].words == "jag har jobbat som kolmilare i 8 år"


def test_the_unknown_trade_can_be_kept_with_a_button() -> None:
    talk = at_work().say("kolmilare").press("Behåll det jag skrev")

    assert _jobs(talk) == [("kolmilare", None)]


def test_a_trade_of_the_public_taxonomy_is_kept_with_its_concept_and_general_skills_are_asked() -> None:
    talk = at_work().say("glasblåsare i 20 år", entity("occupation", "Glasblåsare", concept_id="abc"), years(20, 14))
    talk.say("nej", intent="deny")

    assert talk.profile.experiences[0].concept_id == "abc" and talk.profile.experiences[0].occupation is None
    assert talk.asking == "skills"
    assert "säkerhet" in talk.state.options


def test_a_concept_of_ours_is_our_trade() -> None:
    talk = at_work().say("svetsare", entity("occupation", "Svetsare, manuell", concept_id="concept_svetsare"))

    assert talk.profile.experiences[0].occupation == "svetsare"


def test_unpaid_work_is_kept_without_a_question_back() -> None:
    talk = at_work().say("svetsare i 15 år", trade("svetsare"), years(15, 11)).say("tagit hand om min mamma")

    assert _jobs(talk)[1] == ("tagit hand om min mamma", None)


def test_an_unclear_trade_is_chosen_among_at_most_four() -> None:
    candidates = [{"id": key} for key in ("undersköterska", "vårdbiträde")]
    candidates += [{"label": f"Yrke {number}", "concept_id": f"c{number}"} for number in range(5)]
    talk = at_work().say("jobbat i vården i 6 år", entity("occupation", "vården", candidates=candidates), years(6, 18))

    assert talk.asking == "occupation_choice" and not talk.profile.experiences
    assert [button.title for button in talk.question.buttons] == [
        "Undersköterska", "Vårdbiträde", "Yrke 0", "Yrke 1", "Inget av dem",
    ]  # fmt: skip
    talk.press("Vårdbiträde")
    assert _jobs(talk) == [("Vårdbiträde", 6)]


@pytest.mark.parametrize(("said", "label"), [("den andra, vårdbiträde", "Vårdbiträde"), ("2", "Vårdbiträde"), ("inget av dem", "vården")])
def test_the_choice_can_be_made_in_words(said: str, label: str) -> None:
    candidates = [{"id": key} for key in ("undersköterska", "vårdbiträde")]
    talk = at_work().say("vården i 6 år", entity("occupation", "vården", candidates=candidates), years(6, 9)).say(said)

    assert _jobs(talk) == [(label, 6)]


def test_two_readings_of_the_same_words_are_a_choice() -> None:
    talk = at_work().say(
        "sköterska", entity("occupation", "Undersköterska", id="undersköterska", start=0, end=9),
        entity("occupation", "Vårdbiträde", id="vårdbiträde", start=0, end=9),
    )  # fmt: skip

    assert talk.asking == "occupation_choice"
    assert [button.title for button in talk.question.buttons][:2] == ["Undersköterska", "Vårdbiträde"]


def test_somebody_who_skips_everything_gets_through() -> None:
    talk = Talk()
    while not talk.state.done:
        assert talk.messages < 30
        talk.say("hoppa över", intent="skip")

    assert not talk.state.confirmed and not talk.profile.experiences and not talk.profile.skills


def test_ten_silly_answers_never_block_and_the_third_offers_a_human() -> None:
    talk = Talk()
    for _ in range(3):
        talk.say("blå banan", intent="out_of_scope")
    payloads = [button.payload for button in talk.question.buttons]
    assert "/human_handover" in payloads and "/skip" in payloads

    for _ in range(7):
        talk.say("blå banan", intent="out_of_scope")

    assert talk.asking != "situation"
    talk.answer_all()


def test_a_misunderstanding_of_a_question_without_buttons_offers_some() -> None:
    talk = Talk().say("varslad")
    before = len(talk.question.buttons)
    talk.say("vad sa du nyss egentligen om det där?", intent="out_of_scope")

    assert len(talk.question.buttons) > before


def test_an_unknown_place_is_outside_the_region_at_the_second_try() -> None:
    talk = Talk().tell("varslad", "Göteborg")
    assert talk.asking == "municipality"
    talk.say("Göteborg")

    assert talk.asking == "occupation" and talk.profile.municipality_code is None
    assert "Värmland" in talk.texts[-2]


def test_a_place_known_to_be_elsewhere_is_outside_at_once() -> None:
    talk = Talk().say("varslad").say("Göteborg", entity("municipality", "Göteborg", concept_id="x"))

    assert talk.asking == "occupation" and talk.profile.municipality_code is None


def test_not_knowing_brings_buttons_first_and_then_the_next_question() -> None:
    talk = Talk().say("varslad").say("vet inte", intent="unsure")
    assert talk.asking == "municipality" and "Säffle" in [button.title for button in talk.question.buttons]
    talk.say("vet inte", intent="unsure")

    assert talk.asking == "occupation"


def test_leaving_and_coming_back_goes_on_where_it_was() -> None:
    talk = welder()
    again = begin(Interview.from_dict(talk.state.to_dict()), talk.world)

    assert again.to_dict() == talk.state.to_dict()


def test_a_question_about_a_skill_that_is_gone_is_replaced() -> None:
    talk = welder()
    talk.state.asking = "skill:finns_inte"

    assert begin(talk.state, talk.world).asking != "skill:finns_inte"


def test_the_question_after_a_side_question_is_worded_otherwise() -> None:
    talk = welder()
    first = talk.question
    [second] = ask(talk.state, talk.world, again=True)
    [third] = ask(talk.state, talk.world, again=True)

    assert len({first.text, second.text, third.text}) == 3
    assert first.asks == second.asks == "skills" and first.buttons == second.buttons


def test_help_and_why_exist_for_every_question() -> None:
    talk = Talk()
    seen = set()
    while not talk.state.done:
        seen.add(talk.asking)
        assert help(talk.state, talk.world).text != help(talk.state, talk.world).text
        assert why(talk.state, talk.world).text != why(talk.state, talk.world).text
        if talk.asking == "occupation" and not talk.profile.experiences:
            talk.say("svetsare", trade("svetsare"))
        elif talk.asking == "skills":
            talk.pick("skills", talk.state.options)
        else:
            talk.press(talk.question.buttons[0].title)

    assert {"situation", "years", "skills", "education", "certificates", "languages", "confirm_profile"} <= seen
    assert help(talk.state, talk.world).text and why(talk.state, talk.world).text


def test_an_explanation_asked_for_does_not_answer_anything() -> None:
    talk = welder()
    asking = talk.asking
    talk.say("förstår inte frågan", intent="help")

    assert talk.asking == asking and talk.state.confused == 0


def test_why_a_part_is_asked_about_is_said_once() -> None:
    talk = welder().answer_all()
    intros = [text for text in talk.texts if text.startswith("Nu några frågor om vad du kan")]

    assert len(intros) == 1


def test_the_same_answers_give_the_same_interview() -> None:
    assert welder().answer_all().state.to_dict() == welder().answer_all().state.to_dict()


def test_at_most_two_wishes_are_asked_and_only_those_that_differ() -> None:
    talk = welder().to("confirm_profile")
    assert talk.state.wishes_asked == ["sectors", "travel"]

    alike = small_world()
    one = dict(list(alike.catalogue.programmes.items())[:1])
    talk = welder(replace(alike, catalogue=replace(alike.catalogue, programmes=one))).to("confirm_profile")
    assert talk.state.wishes_asked == ["travel"]


def test_an_answer_after_the_end_still_changes_the_profile() -> None:
    talk = welder().answer_all()
    talk.say("förresten, jag bor i Kil", place("1715"))

    assert talk.state.done and talk.profile.municipality_code == "1715" and "Kil" in talk.texts[-1]


def test_nonsense_after_the_end_says_nothing() -> None:
    talk = welder().answer_all()
    told = len(talk.texts)
    talk.send(Reading("blå banan", "out_of_scope"))

    assert talk.state.done and len(talk.texts) == told
