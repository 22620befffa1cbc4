"""What people say in their own words at any question: heard in full, said back, taken back, over the own content."""

from __future__ import annotations

from functools import lru_cache

import pytest

from bot.content.loader import load_catalogue
from bot.core.influence import skill_influence
from bot.core.interview import World
from bot.core.profile import Profile
from bot.knowledge.answers import decided
from bot.knowledge.finder import Finder, finder_for
from bot.knowledge.interview_answers import commands
from bot.knowledge.lexicon import lexicon
from tests.core.interview_world import PHRASES, TODAY, Talk


@lru_cache(maxsize=1)
def _world() -> World:
    catalogue = load_catalogue()

    def moved(profile: Profile) -> dict[str, float]:
        return skill_influence(profile, catalogue)

    return World(catalogue, PHRASES, moved, TODAY)


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return finder_for(_world().catalogue, lexicon())


def hear(talk: Talk, *texts: str) -> Talk:
    """Say it with what the finder finds in it, as an answer unless it plainly is something else."""
    for text in texts:
        found = [entity.to_dict() for entity in _finder().find(text, TODAY)]
        intent = commands(text) or decided(talk.asking, text, found, TODAY, talk.state.options) or "inform"
        talk.say(text, *found, intent=intent)
    return talk


def told(situation: str, place: str, *texts: str) -> Talk:
    return hear(Talk(_world()), situation, place, *texts)


def welder() -> Talk:
    return told("varslad", "Säffle", "svetsare i 22 år", "nej")


def skills(talk: Talk) -> dict[str, int | None]:
    return {skill.id: skill.level for skill in talk.profile.skills}


def jobs(talk: Talk) -> dict[str, float | None]:
    return {job.label: job.years for job in talk.profile.experiences}


def said(talk: Talk) -> str:
    """The last acknowledgement and the question after it."""
    return " ".join(reply.text for reply in talk.replies)


def test_methods_told_by_their_short_names_are_kept_and_said_back() -> None:
    talk = hear(welder(), "mig och tig, och lite gas")

    assert skills(talk) == {"svets_mig_mag": 3, "svets_tig": 3, "svets_gas": 1}
    assert "MIG/MAG-svetsning" in said(talk) and "provat gassvetsning" in said(talk)


def test_what_is_told_beside_the_question_leaves_it_open() -> None:
    talk = hear(welder(), "jag kan köra travers också")
    assert skills(talk) == {"travers": 3} and "svetsmetoder" in said(talk)

    hear(talk, "jag kan köra travers också")
    assert "traverskörning" in said(talk) and talk.state.confused == 0
    assert skills(hear(talk, "mig")) == {"travers": 3, "svets_mig_mag": 3} and "svetsmetoder" not in said(talk)


@pytest.mark.parametrize("text", ["mig och travers", "inget av dem men jag kan köra travers"])
def test_an_answer_with_something_beside_it_is_an_answer(text: str) -> None:
    talk = hear(welder(), text)

    assert "travers" in skills(talk) and "skills:svetsmetoder" in talk.state.closed


def test_all_but_one_is_all_but_one_and_the_one_is_not_asked_about() -> None:
    talk = welder()
    offered = [skill for skill in talk.state.options if skill != "svets_gas"]
    hear(talk, "jag kan alla utom gassvetsning")

    assert list(skills(talk)) == offered and talk.profile.lacks == ["svets_gas"]
    assert "gassvetsning" not in said(talk)


@pytest.mark.parametrize(
    "text", ["lite av varje", "det mesta", "kan fixa d mesta", "allt utom tak", "det gjorde jag varje dag"]
)
def test_a_bit_of_everything_is_everything_and_open_to_objection(text: str) -> None:
    talk = welder()
    offered = list(talk.state.options)
    hear(talk, text)

    assert list(skills(talk)) == offered


def test_methods_told_beside_the_trade_are_not_offered_again() -> None:
    talk = told("varslad", "Säffle", "svetsare i 22 år på Åkers, mig och tig mest")

    assert jobs(talk) == {"Svetsare": 22} and list(skills(talk)) == ["svets_mig_mag", "svets_tig"]
    hear(talk, "nej det var det hela")
    assert talk.asking == "skills" and not {"svets_mig_mag", "svets_tig"} & set(talk.state.options)


def test_a_pronoun_beside_the_trade_is_no_welding_method() -> None:
    assert skills(told("varslad", "Säffle", "svetsare i 22 år, det passade mig")) == {}


def test_a_group_of_small_words_is_no_skill() -> None:
    talk = told("varslad", "Grums", "undersköterska i 8 år", "nej")
    hear(talk, "delegering hade jag, och så jobbade jag med dementa mest")

    assert "golvvard" not in " ".join(skills(talk)) and "demensvard" in skills(talk)
    assert talk.profile.certificates == ["delegering_lakemedel"]


def test_care_for_kin_is_work_met_with_a_kind_word_and_can_be_corrected() -> None:
    talk = told("varslad", "Grums", "undersköterska i 8 år")
    hear(talk, "jag tog hand om min mamma som hade demens i tre år också, det var innan hon gick bort")

    assert jobs(talk) == {"Undersköterska": 8, "tog hand om min mamma": 3} and "demensvard" not in skills(talk)
    assert "sorgen" in said(talk) and "räknas" in said(talk)
    hear(talk, "jag menar att jag tog hand om min mamma i fyra år, inte städade")
    assert jobs(talk) == {"Undersköterska": 8, "tog hand om min mamma": 4}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("svetslicens hade jag men den har gått ut", []),
        ("jag har körkort på lastbil", ["korkort_c"]),
        ("ha b kort o nå truck", ["korkort_b", "truckkort"]),
        ("b-körkort, c-körkort och ykb", ["korkort_b", "korkort_c", "ykb"]),
        ("C-kort och ykb", ["korkort_c", "ykb"]),
    ],
)
def test_papers_as_people_name_them(text: str, held: list[str]) -> None:
    talk = hear(welder().to("certificates"), text)

    assert sorted(talk.profile.certificates) == held and talk.asking != "certificates"
    assert jobs(talk) == {"Svetsare": 22}
    assert ("gått ut" in said(talk) or "gäller" in said(talk)) == (held == [])


def test_soldering_is_not_electronics() -> None:
    assert skills(hear(welder(), "jag kan också löda")) == {}


@pytest.mark.parametrize("text", ["jag har blivit av med jobbet på bruket", "blev av med jobbet"])
def test_a_lost_job_is_the_situation_and_a_workplace_no_trade(text: str) -> None:
    talk = hear(Talk(_world()), text)

    assert talk.profile.situation == "uppsagd" and jobs(talk) == {} and talk.asking == "municipality"
    assert "tungt" in said(talk)


def test_a_machine_driver_at_a_mill_is_asked_which_machine() -> None:
    talk = told("uppsagd", "Grums", "maskinförare på billerud gruvön i 35 år")

    assert talk.asking == "occupation_choice" and jobs(talk) == {}
    hear(talk, "1")
    assert list(jobs(talk).values()) == [35] and "Processoperatör" in next(iter(jobs(talk)))


@pytest.mark.parametrize("text", ["jobbat på fabrik i 12 år", "jobbat på sågen i 12 år", "ja jobba på bruket i 12 år"])
def test_a_workplace_alone_is_asked_about_and_keeps_its_years(text: str) -> None:
    talk = told("varslad", "Sunne", text)

    assert talk.asking == "occupation_choice" and jobs(talk) == {}
    hear(talk, "inget av dem")
    assert list(jobs(talk).values()) == [12]


def test_a_workplace_with_the_machine_is_the_trade_of_that_machine() -> None:
    talk = told("varslad", "Grums", "ja jobba på bruke i 22 år mest me pappersmaskin")

    assert jobs(talk) == {"Pappersmaskinförare": 22}


def test_care_and_another_job_in_one_breath_are_two() -> None:
    talk = told("varslad", "Sunne", "har tatt hand om mormor å jobbat på lager i 5 år")

    assert jobs(talk) == {"tatt hand om mormor": None, "Lagerarbetare": 5}


@pytest.mark.parametrize(("text", "years"), [("armering typ 15 år", 15), ("var på Volvo i 30 år, montering", 30)])
def test_years_told_with_a_deed_go_to_the_trade_that_settles_it(text: str, years: float) -> None:
    talk = told("varslad", "Arvika", text)

    assert talk.asking == "occupation_choice"
    hear(talk, "1")
    assert list(jobs(talk).values()) == [years]


def test_a_situation_told_once_more_is_not_misunderstood() -> None:
    talk = Talk().tell("uppsagd").say("jag har ju blivit uppsagd")
    assert talk.asking == "municipality" and talk.state.confused == 0
    assert "uppsagd" in talk.replies[0].text


def test_years_told_with_an_unknown_word_go_to_the_trade_that_explains_it() -> None:
    assert jobs(told("varslad", "Kil", "kockade på skola i 8 år", "kock")) == {"Kock": 8}


def test_a_second_job_without_a_name_in_any_list_is_kept() -> None:
    talk = told("varslad", "Kil", "taxichaufför i två år å så fotbollstränare för knattar")

    assert [jobs(talk)[label] for label in jobs(talk)][:1] == [2] and "fotbollstränare för knattar" in jobs(talk)


def test_an_old_two_year_line_is_no_finished_gymnasium_and_met_with_respect() -> None:
    talk = hear(welder().to("education"), "2-årigt gymnasium, verkstadsteknisk linje")

    assert talk.profile.education.level == "gymnasium_ofullständigt" and talk.profile.education.seqf_level is None
    assert "tvåårig" in said(talk) and "inte klart" not in said(talk)


def test_a_paper_from_the_boss_is_a_paper() -> None:
    talk = hear(welder(), "mig").to("evidence:svets_mig_mag")
    hear(talk, "inget papper men chefen kan intyga")

    assert talk.profile.skills[0].evidence == ["employer"] and "arbetsgivare" in said(talk)


def test_schooling_told_in_passing_is_schooling_and_no_wish() -> None:
    talk = welder()
    hear(talk, "jag är utbildad undersköterska från 2009, vård och omsorgsprogrammet på komvux")

    assert talk.profile.education.level == "gymnasium" and talk.profile.wishes.forms == []
    hear(talk, "har la gått två år på gymnasiet, hoppa av")
    assert talk.profile.education.level == "gymnasium_ofullständigt"


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("samma eller transport", ["teknik", "transport"]),
        ("helst nåt liknande men inte i fabrik längre, ryggen är slut", []),
        ("skulle kunna tänka mig bli sjuksköterska", ["vård och omsorg"]),
        ("jag vill jobba ute", ["bygg", "skog"]),
    ],
)
def test_wishes_in_ones_own_words(text: str, sectors: list[str]) -> None:
    talk = hear(welder().to("wishes:sectors"), text)

    assert sorted(talk.profile.wishes.sectors) == sectors and talk.asking != "wishes:sectors"


def test_the_summary_hears_what_is_said_instead_of_asking_what_to_change() -> None:
    talk = hear(
        welder().to("confirm_profile"), "nej, jag kan ju svetsa mig och tig också", "heltid går bra", "efter nyår"
    )

    assert list(skills(talk)) == ["svets_mig_mag", "svets_tig"] and talk.asking == "confirm_profile"
    assert talk.profile.wishes.pace == "heltid" and talk.profile.wishes.start_by and not talk.state.changing
    assert "januari 2027" in said(talk)


def _with_wishes() -> Talk:
    """At the summary, with something wished for."""
    return hear(hear(welder().to("wishes:sectors"), "bygg eller vård").to("wishes:travel"), "3 mil").to(
        "confirm_profile"
    )


def test_the_summary_tells_the_wishes_too() -> None:
    talk = hear(_with_wishes(), "jag kan engelska", "heltid går bra")

    for part in ("arbeta med bygg", "resa högst 3 mil", "läsa på heltid", "engelska"):
        assert part in talk.question.text
    assert talk.question.text.count(". ") <= 3


@pytest.mark.parametrize(
    ("title", "asks"), [("Det jag vill arbeta med", "sectors"), ("Hur långt jag kan resa", "travel")]
)
def test_each_wish_can_be_changed_from_the_summary(title: str, asks: str) -> None:
    talk = _with_wishes().say("nej", intent="deny").press(title)
    assert talk.asking == f"wishes:{asks}"

    hear(talk, {"sectors": "skog", "travel": "5 mil"}[asks])
    assert talk.asking == "confirm_profile" and {"sectors": "skog", "travel": "högst 5 mil"}[asks] in said(talk)


def test_a_wish_is_named_in_words_to_be_changed() -> None:
    assert hear(_with_wishes(), "nej", "avståndet är fel").asking == "wishes:travel"


def test_wishes_are_changed_in_words_at_the_summary() -> None:
    talk = hear(_with_wishes(), "jag vill inte jobba med bygg")
    assert talk.profile.wishes.sectors == ["vård och omsorg"]

    hear(talk, "fem mil går bra", "inte jobba med vård vill jag")
    assert talk.profile.wishes.max_travel_km == 50 and "vård och omsorg" not in talk.profile.wishes.sectors


def test_a_step_back_says_what_it_took() -> None:
    talk = welder()
    hear(talk, "nej vänta, det var 21 år som svetsare")
    assert jobs(talk) == {"Svetsare": 21}
    talk.say("backa", intent="back")

    assert jobs(talk) == {"Svetsare": 22} and "svetsare i 22 år" in said(talk)


def test_not_out_of_work_but_given_notice() -> None:
    talk = hear(told("arbetslös", "Säffle"), "jag är inte arbetslös, jag är varslad")

    assert talk.profile.situation == "varslad" and "varslad" in said(talk)


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("jobbar kvar till jul sen är jag uppsagd", "uppsagd"),
        ("jobbar kvar", "annat"),
        ("fick sparken", "uppsagd"),
        ("har fåt sparken", "uppsagd"),
        ("min man är varslad och jag är arbetslös", "arbetslös"),
        ("frun är varslad, själv blev jag uppsagd", "uppsagd"),
        ("jag och min man är varslade", "varslad"),
        ("arbetslös sen mamma dog", "arbetslös"),
    ],
)
def test_the_situation_is_ones_own_and_the_one_it_comes_to(text: str, situation: str) -> None:
    assert hear(Talk(_world()), text).profile.situation == situation


@pytest.mark.parametrize("text", ["min man är varslad", "min fru blev uppsagd", "sambon fick sparken"])
def test_the_situation_of_somebody_near_is_not_ones_own(text: str) -> None:
    talk = hear(Talk(_world()), text)

    assert talk.profile.situation is None and talk.asking == "situation" and talk.state.confused == 0


def test_never_mind_is_no_answer() -> None:
    talk = hear(welder(), "glöm det")

    assert "hoppa" in said(talk) or "lämnar" in said(talk) or "låta bli" in said(talk)
    assert talk.state.skipped == ["skills:svetsmetoder"]


def test_everything_about_work_goes_after_a_yes_and_stays_after_a_no() -> None:
    talk = hear(welder(), "ta bort allt jag sagt om jobb")
    assert "dina jobb" in said(talk) and jobs(talk) == {"Svetsare": 22}
    hear(talk, "nej")
    assert jobs(talk) == {"Svetsare": 22} and talk.asking == "skills"

    hear(talk, "ta bort allt jag sagt om jobb", "ja")
    assert jobs(talk) == {} and talk.asking == "occupation" and talk.profile.situation == "varslad"


def test_the_work_told_already_is_not_asked_for_as_if_it_were_not() -> None:
    talk = hear(Talk(_world()), "varslad, svetsare i 22 år", "Säffle")

    assert "Nu vill jag höra" not in " ".join(talk.texts)


def test_the_languages_beside_swedish_are_offered_without_swedish() -> None:
    talk = welder().to("languages")
    assert talk.question.card is not None
    assert "svenska" not in [option["id"] for option in talk.question.card["options"]]


@pytest.mark.parametrize(("text", "thing"), [("Säffle", "Säffle"), ("svetsare", "svetsare")])
def test_what_stands_in_the_profile_already_is_no_failure_to_understand(text: str, thing: str) -> None:
    talk = welder()
    asked = talk.asking
    hear(talk, text)

    assert thing in said(talk) and talk.asking == asked and not talk.state.confused
    assert len(talk.profile.experiences) == 1
