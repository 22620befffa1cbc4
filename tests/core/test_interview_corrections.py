"""Taking back, correcting: at every question."""

from __future__ import annotations

import pytest

from bot.core.profile import Experience
from tests.core import test_interview_own_words as own
from tests.core.interview_world import Talk, at_work, entity, place, trade, welder, years

ALL_QUESTIONS = (
    "situation municipality occupation skills education certificates languages wishes:sectors "
    "wishes:travel confirm_profile"
).split()


def _at(asks: str) -> Talk:
    """A welder of ten years at the question `asks`."""
    if asks in ("situation", "municipality", "occupation"):
        return Talk().to(asks)
    talk = at_work().say("svetsare i 10 år", trade("svetsare"), years(10, 11))
    return talk.say("nej", intent="deny").to(asks)


def _years(talk: Talk) -> float | None:
    return talk.profile.experiences[0].years


@pytest.mark.parametrize("asks", ALL_QUESTIONS[1:])
def test_back_takes_the_last_answer_away_and_asks_it_again(asks: str) -> None:
    talk = _at(asks)
    talk.say("backa", intent="back")
    before = talk.asking
    assert before != asks or asks in ("occupation", "skills")

    talk.say("hoppa över", intent="skip")
    assert talk.asking == asks


def test_back_brings_the_profile_back_too() -> None:
    talk = welder().pick("skills", ["mig"])
    assert [skill.id for skill in talk.profile.skills] == ["mig"]

    talk.say("backa", intent="back")

    assert talk.asking == "skills" and not talk.profile.skills and "mig" in talk.state.options


def test_back_at_the_start_says_so() -> None:
    talk = Talk().say("backa", intent="back")

    assert talk.asking == "situation" and talk.state.reached == 0
    assert "början" in talk.texts[-2]


def test_one_can_go_back_many_steps() -> None:
    talk = welder().to("education")
    for _ in range(8):
        talk.say("backa", intent="back")

    assert talk.asking in ("situation", "municipality")


@pytest.mark.parametrize("asks", ALL_QUESTIONS[3:])
@pytest.mark.parametrize(
    ("text", "intent"), [("nej, elva år", "correct_answer"), ("förresten, det var 11 år", "inform")]
)
def test_the_years_can_be_corrected_at_every_question(asks: str, text: str, intent: str) -> None:
    talk = _at(asks).say(text, years(11, 5), intent=intent)

    assert _years(talk) == 11 and talk.asking == asks
    assert "11" in talk.texts[-2]


@pytest.mark.parametrize("asks", ["occupation", *ALL_QUESTIONS[3:]])
def test_the_municipality_can_be_corrected_at_every_question(asks: str) -> None:
    talk = _at(asks).say("nej, jag bor i Kil", place("1715"), intent="correct_answer")

    assert talk.profile.municipality_code == "1715" and talk.asking == asks
    assert "Kil" in talk.texts[-2]


@pytest.mark.parametrize("asks", ALL_QUESTIONS[1:])
def test_the_situation_can_be_corrected_at_every_question(asks: str) -> None:
    talk = _at(asks).say("nej, jag är uppsagd", intent="correct_answer")

    assert talk.profile.situation == "uppsagd" and talk.asking == asks


@pytest.mark.parametrize("asks", ALL_QUESTIONS[3:])
def test_the_trade_can_be_corrected_at_every_question_and_keeps_its_years(asks: str) -> None:
    talk = _at(asks).say("nej, jag menade lagerarbetare", trade("lagerarbetare", 15), intent="correct_answer")

    assert [(job.occupation, job.years) for job in talk.profile.experiences] == [("lagerarbetare", 10)]


def test_a_negated_trade_goes_and_the_right_one_comes() -> None:
    talk = _at("education")
    talk.say(
        "inte svetsare utan lagerarbetare i 3 år",
        trade("svetsare", 5, negated=True),
        trade("lagerarbetare", 20),
        years(3, 36),
    )

    assert [(job.occupation, job.years) for job in talk.profile.experiences] == [("lagerarbetare", 3)]


def test_a_negated_fact_is_not_added() -> None:
    talk = _at("certificates").say(
        "jag har inte truckkort", entity("certificate", "Truckkort", id="truckkort", negated=True)
    )

    assert talk.profile.certificates == [] and talk.asking != "certificates"


def test_a_certificate_can_be_taken_away_in_words() -> None:
    truck = entity("certificate", "Truckkort", id="truckkort")
    talk = _at("certificates").say("truckkort", truck).to("confirm_profile").say("ta bort truckkort", truck)

    assert talk.profile.certificates == []


def test_a_further_job_told_late_is_added() -> None:
    talk = _at("education").say("jag har jobbat på lager också, 2 år", trade("lagerarbetare", 14), years(2, 29))

    assert [job.occupation for job in talk.profile.experiences] == ["svetsare", "lagerarbetare"]
    assert talk.asking == "education"


def test_a_trade_one_wishes_for_is_not_work_history() -> None:
    talk = _at("wishes:sectors").say("jag vill bli undersköterska", trade("undersköterska", 14))

    assert [job.occupation for job in talk.profile.experiences] == ["svetsare"]
    assert talk.profile.wishes.sectors == ["vård och omsorg"]


def test_a_place_of_an_old_job_does_not_move_the_person() -> None:
    talk = _at("education").say("jobbade i Kil förut", place("1715"))

    assert talk.profile.municipality_code == "1785"


def test_a_persons_age_is_not_years_of_work() -> None:
    talk = _at("education").say("jag är 52 år", years(52, 7), intent="correct_answer")

    assert _years(talk) == 10


def test_something_wrong_without_saying_what_is_the_last_answer() -> None:
    talk = welder().pick("skills", ["mig"]).say("det blev fel", intent="correct_answer")

    assert talk.asking == "skills" and not talk.profile.skills


def test_the_previous_answer_can_be_corrected_in_words() -> None:
    talk = _at("certificates").pick("education", "grundskola")
    talk.say("nej, gymnasiet", intent="correct_answer")

    assert talk.profile.education.level == "gymnasium" and talk.asking == "certificates"


def test_merging_the_same_trade_changes_its_years_only() -> None:
    talk = _at("occupation")
    talk.profile.experiences.append(Experience("Svetsare", "svetsare", years=4))
    talk.say("svetsare i 6 år", trade("svetsare"), years(6, 11))

    assert [(job.label, job.years) for job in talk.profile.experiences] == [("Svetsare", 6)]


def _asked_for_years() -> Talk:
    """A welder who has answered the question how many years it was: twenty."""
    talk = at_work().say("svetsare", trade("svetsare"))
    assert talk.asking == "years"
    return talk.say("20 år", years(20, 0))


@pytest.mark.parametrize("text", ["nä det var bara ett skämt, jag mår bra", "nej, det var en bra fråga"])
def test_an_article_is_no_number_of_years(text: str) -> None:
    talk = _asked_for_years().say(text, intent="correct_answer")
    assert _years(talk) is None and talk.asking == "years"  # taken back, and asked again


@pytest.mark.parametrize(("text", "amount"), [("nä det var bara ett", 1), ("nej elva var det", 11)])
def test_a_bare_number_corrects_the_years(text: str, amount: float) -> None:
    assert _years(_asked_for_years().say(text, intent="correct_answer")) == amount


def _two_trades() -> Talk:
    return own.told("varslad", "Grums", "svetsare i tolv år och målare i tre")


@pytest.mark.parametrize(
    "text",
    [
        "det var inte målare det var murare",
        "byt målare mot murare",
        "inte målare utan murare",
        "ändra målare till murare",
        "målare ska vara murare",
        "murare istället för målare",
        "murare inte målare",
    ],
)
def test_one_trade_in_the_place_of_another_has_its_years(text: str) -> None:
    talk = own.hear(_two_trades(), text)

    assert own.jobs(talk) == {"Svetsare": 12, "Murare": 3} and talk.asking == "skills"
    assert "murare i 3 år" in own.said(talk) and "målare" in own.said(talk)


def test_the_trade_that_is_denied_makes_room_and_not_the_one_last_spoken_of() -> None:
    text = "nej förresten, jag var inte svetsare, jag var smed"
    found = [one.to_dict() for one in own._finder().find(text, own.TODAY)]
    talk = _two_trades().say(text, *found, intent="correct_answer")

    assert own.jobs(talk) == {"Målare": 3, "Smed": 12}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("ta bort målare, lägg till kock 3 år", {"Svetsare": 12, "Kock": 3}),
        ("ta bort svetsare och målare", {}),
        ("ta bort målare", {"Svetsare": 12}),
        ("inte målare utan svetsare", {"Svetsare": 12}),
        ("målare var det 5", {"Svetsare": 12, "Målare": 5}),
        ("jag är inte längre svetsare", {"Svetsare": 12, "Målare": 3}),
    ],
)
def test_what_is_taken_out_reaches_as_far_as_what_is_put_in(text: str, held: dict[str, float]) -> None:
    assert own.jobs(own.hear(_two_trades(), text)) == held


@pytest.mark.parametrize("text", ["sonen jobbar som kock", "min man är snickare"])
def test_what_somebody_near_works_with_is_no_job_of_ones_own(text: str) -> None:
    talk = own.hear(own.told("varslad", "Grums"), text)

    assert own.jobs(talk) == {} and talk.asking == "occupation" and talk.state.unclear is None
