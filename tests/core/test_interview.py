"""Whole interviews: the order, the number of messages, and that nobody gets stuck."""

from __future__ import annotations

from dataclasses import replace

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
