"""The work history: several jobs, years, trades nobody knows, choices between trades."""

from __future__ import annotations

import pytest

from tests.core.interview_world import (
    Talk,
    at_work,
    entity,
    place,
    trade,
    welder,
    years,
)


def _jobs(talk: Talk) -> list[tuple[str, float | None]]:
    return [(job.label, job.years) for job in talk.profile.experiences]


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
    first = at_work().say(
        "svetsare och lagerarbetare i 4 år", trade("svetsare"), trade("lagerarbetare", 13), years(4, 29)
    )
    second = at_work().say(
        "5 år som svetsare, sen lagerarbetare", years(5), trade("svetsare", 9), trade("lagerarbetare", 23)
    )

    assert _jobs(first) == [("Svetsare", None), ("Lagerarbetare", 4)]
    assert _jobs(second) == [("Svetsare", 5), ("Lagerarbetare", None)]
    assert first.asking == "years" and "svetsare" in first.question.text


def test_the_years_asked_for_are_those_of_the_job_that_lacks_them_whatever_is_told_meanwhile() -> None:
    talk = Talk().say("varslad").say("Säffle", place("1785")).say("lagerarbetare", trade("lagerarbetare"))
    talk.say("svetsare 8 år", trade("svetsare"), years(8, 9))
    assert talk.asking == "years" and "lagerarbetare" in talk.question.text and "svetsare" not in talk.question.text
    talk.say("5", years(5))
    assert {job.label: job.years for job in talk.profile.experiences} == {"Lagerarbetare": 5, "Svetsare": 8}


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


@pytest.mark.parametrize(
    ("said", "label"), [("den andra, vårdbiträde", "Vårdbiträde"), ("2", "Vårdbiträde"), ("inget av dem", "vården")]
)
def test_the_choice_can_be_made_in_words(said: str, label: str) -> None:
    candidates = [{"id": key} for key in ("undersköterska", "vårdbiträde")]
    talk = at_work().say("vården i 6 år", entity("occupation", "vården", candidates=candidates), years(6, 9)).say(said)

    assert _jobs(talk) == [(label, 6)]


def test_an_unclear_trade_told_among_the_skills_is_asked_about_at_once() -> None:
    candidates = [{"id": key} for key in ("undersköterska", "vårdbiträde")]
    talk = welder()
    asked = talk.state.marker
    talk.say("har vart på äldreboendet också", entity("occupation", "äldreboendet", candidates=candidates))

    assert talk.asking == "occupation_choice" and talk.state.confused == 0
    talk.press("Vårdbiträde").say("3 år", years(3))
    assert _jobs(talk)[1:] == [("Vårdbiträde", 3)] and talk.state.marker == asked


def test_a_trade_corrected_to_another_of_its_names_is_not_said_to_be_gone() -> None:
    talk = welder()
    text = "det var inte svetsare det var plåtsvetsare"
    talk.say(text, trade("svetsare", 14, negated=True), {**trade("svetsare", 31), "end": 43})
    assert _jobs(talk) == [("Svetsare", 15)] and not any("tagit bort" in reply.text for reply in talk.replies)


def test_two_readings_of_the_same_words_are_a_choice() -> None:
    talk = at_work().say(
        "sköterska", entity("occupation", "Undersköterska", id="undersköterska", start=0, end=9),
        entity("occupation", "Vårdbiträde", id="vårdbiträde", start=0, end=9),
    )  # fmt: skip

    assert talk.asking == "occupation_choice"
    assert [button.title for button in talk.question.buttons][:2] == ["Undersköterska", "Vårdbiträde"]


def test_jobs_told_together_are_all_kept_though_the_message_sounds_like_a_correction() -> None:
    talk = at_work().say(
        "svetsare 6 år, innan dess lagerarbetare 3 år och undersköterska 4 år",
        trade("svetsare"), years(6, 9), trade("lagerarbetare", 27), years(3, 41), trade("undersköterska", 50),
        years(4, 65), intent="correct_answer",
    )  # fmt: skip

    assert _jobs(talk) == [("Svetsare", 6), ("Lagerarbetare", 3), ("Undersköterska", 4)]


def test_further_jobs_never_push_out_the_one_already_told() -> None:
    talk = at_work().say("lagerarbetare i 2 år", trade("lagerarbetare"), years(2, 16))
    talk.say(
        "svetsare 6 år och undersköterska 4 år",
        trade("svetsare"), years(6, 9), trade("undersköterska", 18), years(4, 33), intent="correct_answer",
    )  # fmt: skip

    assert _jobs(talk) == [("Lagerarbetare", 2), ("Svetsare", 6), ("Undersköterska", 4)]


@pytest.mark.parametrize(
    "text", ["jag har aldrig haft något jobb, men jag tog hand om min sjuka mamma i 7 år",
             "har aldrig jobbat men tog hand om min sjuka mamma i 7 år"],
)  # fmt: skip
def test_care_at_home_counts_for_who_never_had_a_job(text: str) -> None:
    talk = at_work().say(text, years(7, text.index("7")))

    assert _jobs(talk) == [("tog hand om min sjuka mamma", 7)]
    assert talk.profile.experiences[0].words == text


@pytest.mark.parametrize("text", ["nej det var allt", "nej, inget mer"])
def test_no_more_is_no_to_a_choice_of_skills_too(text: str) -> None:
    talk = at_work().say("svetsare i 15 år", trade("svetsare"), years(15, 11)).say("nej", intent="deny")
    before = talk.state.group
    talk.say(text, intent="deny")

    assert talk.profile.skills == [] and talk.state.group != before and talk.state.confused == 0


def test_years_told_over_and_over_do_not_add_up_beyond_a_life() -> None:
    told = [(trade("svetsare", 50 * round), years(12, 50 * round + 20)) for round in range(20)]
    talk = at_work().say("svetsare i 12 år " * 20, *(one for pair in told for one in pair))
    assert [job.years for job in talk.profile.experiences] == [12]


def test_a_job_told_among_the_skills_in_spoken_swedish_is_kept() -> None:
    talk = welder().say("sen 2019 har jag vart på lagret", trade("lagerarbetare", 24))
    assert [job.label for job in talk.profile.experiences][1:] == ["Lagerarbetare"]


@pytest.mark.parametrize(
    "text", ["jag jobba fabrik men nu slut", "jag inte har jobb", "ingen jobb nu", "jobbet är slut"]
)
def test_simple_swedish_tells_the_situation_too(text: str) -> None:
    assert Talk().say(text).profile.situation == "arbetslös"
