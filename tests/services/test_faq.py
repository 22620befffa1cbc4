"""Answers that reckon with what the person has told, and "mer", on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.content.loader import load_catalogue, load_follow_ups, load_phrases, load_statutes
from bot.core.conversation import Reading
from bot.core.guidance import Guidance
from bot.core.payloads import Pressed, parse_payload
from bot.core.profile import Experience
from bot.core.records import TurnResult
from bot.knowledge.finder import finder
from bot.services.booking_talks import BookingTalkService
from bot.services.bookings import BookingService
from bot.services.conversations import ConversationService
from bot.services.faq import FaqService
from bot.services.faq_words import ASKED_ON
from bot.services.guidance import GuidanceService
from bot.services.suggestions import SuggestionService
from bot.store.unit_of_work import Units
from tests.content.test_faq import HARD_TO_READ, lix, sentences
from tests.fakes import FakeClock

NOTICE, INSURANCE = "faq/notice_period", "faq/unemployment_insurance"


class Person:
    """Somebody who asks; Rasa's part, the reading, is done by the finder alone."""

    def __init__(self, units: Units) -> None:
        catalogue, phrases, clock = load_catalogue(), load_phrases(), FakeClock()
        suggestions = SuggestionService(catalogue=catalogue, phrases=phrases, clock=clock)
        bookings = BookingService(catalogue=catalogue, phrases=phrases, clock=clock, public_url=lambda: "")
        talks = BookingTalkService(catalogue=catalogue, phrases=phrases, clock=clock, bookings=bookings)
        self.units, self.today = units, clock().date()
        self.conversations = ConversationService(phrases=phrases, clock=clock)
        self.guidance = GuidanceService(
            catalogue=catalogue, phrases=phrases, clock=clock, suggestions=suggestions, talks=talks
        )
        self.faq = FaqService(
            guidance=self.guidance, statutes=load_statutes(), phrases=phrases, follow_ups=load_follow_ups()
        )

    async def arrive(self, *jobs: Experience, asking: str | None = None) -> Person:
        async with self.units.write() as unit:
            opened = await self.conversations.open(unit, channel="web")
            self.id = opened.conversation_id
            guidance = Guidance(begun=bool(asking))
            guidance.interview.profile.experiences = list(jobs)
            guidance.interview.asking = asking
            await unit.conversations.change(self.id, state=guidance.to_dict())
        return self

    async def state(self) -> Guidance:
        async with self.units.read() as unit:
            conversation = await unit.conversations.get(self.id)
        assert conversation is not None
        return Guidance.from_dict(conversation.state)

    async def _do(self, use: Any, reading: Reading) -> TurnResult:
        async with self.units.write() as unit:
            conversation = await unit.conversations.get(self.id, to_change=True)
            result: TurnResult = await use(unit, conversation, reading)
            return result

    def _read(self, text: str, intent: str) -> Reading:
        return Reading(text, intent, entities=tuple(e.to_dict() for e in finder().find(text, self.today)))

    async def ask(self, text: str, intent: str) -> TurnResult:
        """A question and what follows it: the rule runs action_resume after the answer."""
        use = self.faq.notice_period if intent == NOTICE else self.faq.unemployment_insurance
        reading = self._read(text, intent)
        result = await self._do(use, reading)
        await self._do(self.guidance.resume, reading)
        return result

    async def say(self, text: str) -> TurnResult:
        return await self._do(self.faq.answer, self._read(text, "inform"))

    async def press(self, pressed: Pressed) -> TurnResult:
        reading = Reading("", pressed.intent, asks=pressed.asks, value=pressed.value, pressed=True)
        return await self._do(self.faq.answer, reading)

    async def more(self, text: str = "mer") -> TurnResult:
        result = await self._do(self.faq.tell_more, Reading(text, "tell_more"))
        await self._do(self.guidance.resume, Reading(text, "tell_more"))
        return result


@pytest.fixture
async def person(units: Units) -> Person:
    return await Person(units).arrive()


WELDER = Experience("Svetsare", occupation="svetsare", years=22)


async def test_the_years_in_the_question_give_the_notice(person: Person) -> None:
    for question, *expected in (
        ("jobbat i 7 år, vad blir uppsägningstiden", "7 år", "4 månader"),
        ("har varit anställd 9 månader, uppsägningstid?", "9 månader", "1 månad"),
        ("hur lång uppsägningstid efter 10 år", "10 år", "6 månader"),
        ("anställd sedan 2018, uppsägningstid?", "8 år", "5 månader"),
        ("dom gav mig en månad fast jag har jobbat i 12 år är det rätt", "12 år", "6 månader"),
        ("svetsare i 5 år, hur lång uppsägning", "5 år som svetsare", "3 månader"),
    ):
        [reply] = (await person.ask(question, NOTICE)).replies
        assert all(part in reply.text for part in expected), reply.text
        assert "samma arbetsgivare" in reply.text and "avtal" in reply.text
        assert reply.card is not None and (reply.card["type"], reply.card["checked"]) == ("source", "2026-11-23")
        assert [button.payload for button in reply.buttons] == ["/tell_more"]


async def test_without_years_in_the_question_those_of_the_profile_count(units: Units) -> None:
    welder = await Person(units).arrive(WELDER)
    [reply] = (await welder.ask("hur lång uppsägningstid har jag", NOTICE)).replies
    assert "22 år som svetsare" in reply.text and "6 månader" in reply.text
    [reply] = (await welder.ask("jobbat i 3 år, uppsägningstid?", NOTICE)).replies
    assert "3 år" in reply.text and "2 månader" in reply.text and "22" not in reply.text


async def test_without_one_sure_length_the_answer_is_the_general_one(person: Person) -> None:
    for question in (
        "hur lång är uppsägningstiden",
        "jag har jobbat 3 år på Volvo och jobbat 5 år på Ica, uppsägningstid?",
        "chefen sa tre månader men grannen hade sex, vad gäller",
    ):
        result = await person.ask(question, NOTICE)
        assert not result.replies and result.response == "utter_faq_notice_period"


async def test_several_lengths_in_a_question_are_not_answered_with_the_profile_instead(units: Units) -> None:
    welder = await Person(units).arrive(WELDER)
    question = "jag har jobbat 3 år på Volvo och jobbat 5 år på Ica, uppsägningstid?"
    assert (await welder.ask(question, NOTICE)).response == "utter_faq_notice_period"


async def test_time_worked_gives_days_and_membership_a_level(person: Person) -> None:
    for question, *expected in (
        ("jag har jobbat 9 månader, hur många dagar a-kassa får jag", "9 månader", "200 dagar", "120 000", "66"),
        ("jobbat 4 månader, får jag a-kassa", "4 månader", "100 dagar", "66"),
        ("har jobbat 11 månader, hur länge får jag a-kassa", "11 månader", "300 dagar", "11 000"),
        ("jobbat i 22 år hur många dagar får man", "22 år", "300 dagar"),
        ("har bara jobbat 3 månader, får jag a-kassa", "3 månader", "4 månader"),
        ("jag har varit medlem i åtta månader, räcker det till a-kassa", "8 månader som medlem", "60 %", "34 000"),
        ("jag har jobbat 2 år och varit medlem i fem månader, hur blir det", "2 år", "300 dagar"),
    ):
        [reply] = (await person.ask(question, INSURANCE)).replies
        assert all(part in reply.text for part in expected), reply.text
        assert "beslutar" in reply.text and "a-kassa" in reply.text
        assert not any(decided in reply.text for decided in ("du har rätt", "du får ", "Du får "))


async def test_a_question_about_the_money_is_not_answered_with_days(units: Units) -> None:
    welder = await Person(units).arrive(WELDER)
    assert (await welder.ask("hur mycket blir a-kassan i procent", INSURANCE)).response
    [reply] = (await welder.ask("hur länge får jag a-kassa", INSURANCE)).replies
    assert "22 år som svetsare" in reply.text and "300 dagar" in reply.text


async def test_every_wording_is_short_and_easy_to_read(units: Units) -> None:
    questions = (
        ("hur lång uppsägningstid har jag", NOTICE),
        ("hur länge får jag a-kassa", INSURANCE),
        ("jobbat 9 månader, hur länge får jag a-kassa", INSURANCE),
        ("jobbat 2 månader, får jag a-kassa", INSURANCE),
        ("medlem i sju månader, räcker det", INSURANCE),
    )
    welder = await Person(units).arrive(WELDER)
    said = [(await welder.ask(*question)).replies[0].text for question in questions for _ in range(2)]
    assert len(set(said)) == len(said)
    for text in said:
        assert len(sentences(text)) <= 3 and lix(text) < HARD_TO_READ, text


async def test_the_years_an_answer_asked_for_are_not_taken_for_an_answer_to_the_open_question(units: Units) -> None:
    for question in ("situation", "municipality", "occupation"):
        person = await Person(units).arrive(asking=question)
        for answer, months in (("7 år", 4), ("sju år", 4), ("7", 4), ("jag har jobbat där i 12 år", 6)):
            await person.ask("hur lång är uppsägningstiden", NOTICE)
            result = await person.say(answer)
            assert f"{months} månader" in result.replies[0].text
            assert result.replies[-1].asks == question
            interview = (await person.state()).interview
            assert (interview.confused, interview.profile.experiences) == (0, [])


async def test_a_message_with_the_years_and_the_answer_to_the_open_question_counts_for_both(units: Units) -> None:
    person = await Person(units).arrive(asking="situation")
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    result = await person.say("jag är varslad och har jobbat i 7 år")
    assert "4 månader" in result.replies[0].text
    assert (await person.state()).interview.profile.situation == "varslad"


async def test_years_that_answer_the_open_question_too_are_written_down(units: Units) -> None:
    person = await Person(units).arrive(asking="occupation")
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    result = await person.say("svetsare i 7 år")
    assert "4 månader" in result.replies[0].text
    [job] = (await person.state()).interview.profile.experiences
    assert (job.label, job.years) == ("Svetsare", 7)


async def test_the_invitation_stands_for_one_message(units: Units) -> None:
    person = await Person(units).arrive(asking="municipality")
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    await person.say("Säffle")
    result = await person.say("svetsare i 7 år")
    assert not any("4 månader" in reply.text for reply in result.replies)


async def test_more_is_the_longer_answer_to_what_was_asked_last_and_then_a_human(person: Person) -> None:
    await person.ask("hur länge får man a-kassa", INSURANCE)
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    assert (await person.more()).response == "utter_faq_notice_period_more"
    again = await person.more()
    assert again.response is None and "människa" in again.replies[0].text
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    assert (await person.more("berätta mer om det")).response == "utter_faq_notice_period_more"
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    await person.say("7 år")
    assert (await person.more()).response == "utter_faq_notice_period_more"


async def test_more_without_a_question_before_asks_for_one(person: Person) -> None:
    result = await person.more()
    assert result.response is None and "vad du vill veta mer om" in result.replies[0].text


async def test_more_about_something_else_is_not_answered_with_the_question_before(person: Person) -> None:
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    result = await person.more("Berätta mer om Svetsare")
    assert result.response is None and "vägledare" in result.replies[0].text


async def test_a_question_too_long_ago_is_not_what_more_is_about(person: Person) -> None:
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    async with person.units.write() as unit:
        for number in range(9):
            conversation = await unit.conversations.get(person.id)
            assert conversation is not None
            await person.conversations.receive(unit, conversation, message_id=str(number), text="hej")
    assert (await person.more()).response is None


async def test_several_jobs_ask_which_one_it_is_about(units: Units) -> None:
    person = await Person(units).arrive(WELDER, Experience("Kock", years=2), asking="municipality")
    result = await person.ask("hur lång uppsägningstid har jag", NOTICE)
    [reply] = result.replies
    assert "svetsare i 22 år och kock i 2 år" in reply.text
    assert [button.title for button in reply.buttons] == ["Svetsare, 22 år", "Kock, 2 år"]
    pressed = parse_payload(reply.buttons[1].payload)
    assert pressed is not None
    answered = await person.press(pressed)
    assert "2 år" in answered.replies[0].text and "2 månader" in answered.replies[0].text
    jobs = (await person.state()).interview.profile.experiences
    assert [job.years for job in jobs] == [22, 2]


async def test_jobs_that_lead_to_the_same_notice_need_no_question(units: Units) -> None:
    person = await Person(units).arrive(WELDER, Experience("Kock", years=11))
    [reply] = (await person.ask("hur lång uppsägningstid har jag", NOTICE)).replies
    assert "6 månader" in reply.text


async def test_almost_so_long_is_not_so_long(person: Person) -> None:
    for question, *expected in (
        ("har jobbat nästan 4 år, vad blir uppsägningstiden", "knappt 4 år", "2 månader"),
        ("jobbat mindre än två år, uppsägningstid?", "knappt 2 år", "1 månad"),
        ("började jobba där 15 december 2022, uppsägningstid?", "3,9 år", "2 månader"),
    ):
        [reply] = (await person.ask(question, NOTICE)).replies
        assert all(part in reply.text for part in expected), reply.text
    [reply] = (
        await person.ask("jag har jobbat 6 av de senaste 12 månaderna, hur många dagar a-kassa", INSURANCE)
    ).replies
    assert "6 månader" in reply.text and "100 dagar" in reply.text


async def test_who_gives_notice_oneself_gets_no_figure_of_the_employers(person: Person) -> None:
    [reply] = (await person.ask("jag har jobbat 12 år, uppsägningstid om jag säger upp mig själv", NOTICE)).replies
    assert "månader" not in reply.text and "avtal" in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "jag har jobbat 5 månader men tjänat 10 000 i månaden, hur många dagar a-kassa",
        "jag är 19 år och har jobbat 12 månader, hur många dagar a-kassa får jag",
        "jag jobbade 12 år men slutade 2020, hur många dagar a-kassa",
        "jobbat 4 år i norge, får jag a-kassa",
    ],
)
async def test_what_no_table_here_knows_gives_the_general_answer(person: Person, question: str) -> None:
    assert (await person.ask(question, INSURANCE)).response == "utter_faq_unemployment_insurance"


async def test_another_figure_right_after_is_reckoned_with_instead(units: Units) -> None:
    person = await Person(units).arrive(asking="municipality")
    await person.ask("jobbat i 9 år, uppsägningstid?", NOTICE)
    for words, months in (("nej 10", 6), ("och om det är 6 år", 4), ("jag har bara jobbat 3 år där", 2)):
        result = await person.say(words)
        assert f"{months} månader" in result.replies[0].text and result.replies[-1].asks == "municipality"
    await person.ask("jobbat 7 månader, hur många dagar a-kassa", INSURANCE)
    assert "200 dagar" in (await person.say("nej 9 månader")).replies[0].text
    assert "300 dagar" in (await person.ask("och om det är 11 månader?", NOTICE)).replies[0].text


async def test_a_figure_told_once_need_not_be_told_again(person: Person) -> None:
    await person.ask("hur lång uppsägningstid har jag", NOTICE)
    await person.say("5 år")
    [reply] = (await person.ask("hur lång var uppsägningstiden nu igen", NOTICE)).replies
    assert "5 år" in reply.text and "3 månader" in reply.text


async def test_a_number_of_other_things_is_not_taken_for_years(person: Person) -> None:
    for answer in ("jag har två barn", "3 barn"):
        await person.ask("hur lång är uppsägningstiden", NOTICE)
        assert not any("Jag räknar med" in reply.text for reply in (await person.say(answer)).replies)
    await person.ask("hur lång är uppsägningstiden", NOTICE)
    [asked] = (await person.say("52")).replies
    assert "ålder" in asked.text
    assert "6 månader" in (await person.say("jobbat där i 12 år")).replies[0].text
    await person.ask("hur länge får man a-kassa", INSURANCE)
    assert "300 dagar" in (await person.say("14")).replies[0].text


async def test_a_question_without_a_subject_is_about_the_answer_before_it(units: Units) -> None:
    for topic, question, response in (
        ("faq/validation_what", "hur länge tar det", "utter_faq_validation_how_long"),
        ("faq/validation_what", "vad kostar det?", "utter_faq_validation_cost"),
        ("faq/session_what", "var då?", "utter_faq_session_where"),
        ("faq/teknikcollege", "hur länge tar det", "utter_faq_teknikcollege_more"),
        ("faq/sfi", "när då?", "utter_faq_sfi_more"),
    ):
        person = await Person(units).arrive(asking="municipality")
        await person._do(person.guidance.resume, Reading("?", topic))
        assert (await person.more(question)).response == response


def test_every_topic_asked_on_about_is_one() -> None:
    topics = {path.stem for path in Path("data/faq").glob("*.yml")}
    for topic, ways in load_follow_ups().items():
        assert {topic, *ways.values()} <= topics and set(ways) <= set(ASKED_ON)
