"""Answers to questions that depend on the person, and "mer" about the question asked last.

The other answers are Rasa's own responses (data/faq). Here too nothing is decided: an answer says
which figure it reckons with, under which assumption, and who decides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List, Mapping, Sequence, Tuple

from bot.core.conversation import Button, Reading, Reply
from bot.core.figures import MEMBERSHIP, UNKNOWN, WORK, Figure, chosen, known_figures, told_figures
from bot.core.guidance import FAQ, Guidance, merged
from bot.core.payloads import answer_button
from bot.core.phrases import Phrases
from bot.core.records import Conversation, TurnResult
from bot.core.spotting import as_number
from bot.core.statute_text import benefit_days_reply, benefit_level_reply, notice_reply
from bot.core.statutes import MONTHS_IN_YEAR, NoticePeriod, Statutes, notice_months
from bot.core.wording import listed, upper_first, years_in_words
from bot.knowledge.answers import is_what_if
from bot.knowledge.numbers import number
from bot.knowledge.wordlists import beginnings
from bot.knowledge.years import lengths, years_answered
from bot.services.faq_words import (
    THERE,
    asked_on,
    cues,
    is_age,
    names_something,
    reckoned_before,
    says,
    tells_more,
)
from bot.services.guidance import GuidanceService
from bot.store.unit_of_work import UnitOfWork

NOTICE, INSURANCE = "notice_period", "unemployment_insurance"
A_YEAR = 1.0
SHORT = 4
MOST_MONTHS = 24
MOST_JOBS = 4


class FaqService:
    def __init__(
        self,
        *,
        guidance: GuidanceService,
        statutes: Statutes,
        phrases: Phrases,
        follow_ups: Mapping[str, Mapping[str, str]],
    ) -> None:
        """`follow_ups`: topic, then what is asked on about, to the topic that answers it."""
        self._follow_ups = follow_ups
        self._guidance = guidance
        self._statutes = statutes
        self._phrases = phrases

    async def notice_period(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Months of notice for the years told, else for those reckoned with before, else for the job told."""
        guidance = Guidance.from_dict(conversation.state)
        if self._means_the_other(guidance, conversation, reading, INSURANCE):
            return await self.unemployment_insurance(unit, conversation, reading)
        if says(reading, "own_notice"):
            own = Reply(self._phrases.say("faq.own_notice", guidance.next_turn("faq.own_notice")), buttons=self._more())
            return await self._guidance.keep(unit, conversation, guidance, [own])
        # Months that are not said to be of work ("uppsägningstid 6 mån?") are rather the notice itself.
        told = [
            figure
            for figure in told_figures(reading, cues())
            if figure.kind == WORK or (figure.kind == UNKNOWN and figure.years >= A_YEAR)
        ]
        jobs = known_figures(guidance.interview.profile)
        if not told and not guidance.reckoned and len({notice_months(self._notice, job.years) for job in jobs}) > 1:
            guidance.awaiting = NOTICE
            return await self._guidance.keep(unit, conversation, guidance, [self._which_job(guidance, jobs)])
        figure = chosen(told, reckoned_before(guidance, NOTICE) or (jobs[-1] if jobs else None))
        return await self._answered(unit, conversation, guidance, NOTICE, figure)

    async def unemployment_insurance(
        self, unit: UnitOfWork, conversation: Conversation, reading: Reading
    ) -> TurnResult:
        """Days for the time worked, or the level for the time as a member."""
        guidance = Guidance.from_dict(conversation.state)
        if self._means_the_other(guidance, conversation, reading, NOTICE):
            return await self.notice_period(unit, conversation, reading)
        jobs = known_figures(guidance.interview.profile)
        known = reckoned_before(guidance, INSURANCE) or (jobs[-1] if jobs else None)
        spans = [(span.start, float(span.value)) for span in lengths(reading.text)]
        told = told_figures(reading, cues(beginnings("figure_benefit")), spans)
        if told and told[0].kind != MEMBERSHIP and says(reading, "benefit_doubt"):
            return await self._answered(unit, conversation, guidance, INSURANCE, None)
        figure = chosen(told, None if says(reading, "benefit_other") else known)
        return await self._answered(unit, conversation, guidance, INSURANCE, figure)

    async def tell_more(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """The longer answer to the question asked last; after that, who can say still more."""
        guidance = Guidance.from_dict(conversation.state)
        topic = guidance.open_topic(conversation.last_seq)
        other = self._follow_ups.get(topic or "", {}).get(asked_on(reading.text))
        if other:
            guidance.note_topic(FAQ + other, conversation.last_seq)
            result = await self._guidance.keep(unit, conversation, guidance, [])
            return replace(result, response=f"utter_faq_{other}")
        guidance.topic_seq = conversation.last_seq if topic else guidance.topic_seq
        if names_something(reading.text.lower()):
            key = "faq.more_about_other"
        elif topic is None:
            key = "faq.more_about_what"
        elif guidance.topic_told:
            key = "faq.all_told"
        else:
            guidance.topic_told = True
            result = await self._guidance.keep(unit, conversation, guidance, [])
            return replace(result, response=f"utter_faq_{topic}_more")
        said = Reply(self._phrases.say(key, guidance.next_turn(key)))
        return await self._guidance.keep(unit, conversation, guidance, [said])

    async def answer(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Words or a button that belong to what is open: a length of time an answer asked for, or the guidance."""
        guidance = Guidance.from_dict(conversation.state)
        topic, guidance.awaiting = guidance.awaiting, None
        if topic is None and self._corrects(guidance, conversation, reading):
            topic = str((guidance.reckoned or {}).get("topic"))
        figure = self._invited(reading, topic) if topic else None
        if topic and figure is None and is_age(reading.text):
            guidance.awaiting = topic
            asked = Reply(self._said(guidance, "faq.age_or_years", number=reading.text.strip(" .!?")))
            return await self._guidance.keep(unit, conversation, guidance, [asked])
        reply = self._tell(topic, guidance, figure) if topic and figure else None
        if reply:
            guidance.note_topic(FAQ + str(topic), conversation.last_seq)
        conversation = replace(conversation, state=guidance.to_dict())
        if reply is None:
            return await self._guidance.answer(unit, conversation, reading)
        if tells_more(reading, guidance.interview.asking):
            result = await self._guidance.answer(unit, conversation, reading)
            return replace(result, replies=[reply, *result.replies])
        replies: List[Reply] = [reply, *await self._guidance.open_question(unit, conversation, guidance, again=True)]
        return await self._guidance.keep(unit, conversation, guidance, merged(replies))

    async def _answered(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, topic: str, figure: Figure | None
    ) -> TurnResult:
        again = figure is not None and figure == reckoned_before(guidance, topic)
        reply = self._tell(topic, guidance, figure) if figure else None
        # Where the figure is not of this message, another one may follow.
        guidance.awaiting = topic if again or reply is None else None
        result = await self._guidance.keep(unit, conversation, guidance, [reply] if reply else [])
        return result if reply else replace(result, response=f"utter_faq_{topic}")

    def _tell(self, topic: str, guidance: Guidance, figure: Figure) -> Reply:
        world = self._guidance.world()
        guidance.reckoned = {"topic": topic, "years": figure.years, "kind": figure.kind, "under": figure.under}
        if topic == NOTICE:
            reply = notice_reply(self._notice, figure, guidance, world)
        elif figure.kind == MEMBERSHIP:
            reply = benefit_level_reply(self._statutes.unemployment_insurance, figure, guidance, world)
        else:
            reply = benefit_days_reply(self._statutes.unemployment_insurance, figure, guidance, world)
        return replace(reply, buttons=self._more())

    def _which_job(self, guidance: Guidance, jobs: Sequence[Figure]) -> Reply:
        world = self._guidance.world()
        told = [(str(job.job), years_in_words(world, job.years)) for job in jobs[-MOST_JOBS:]]
        titles = [upper_first(self._phrases.say("faq.which_job_button", job=job, years=years)) for job, years in told]
        figures = jobs[-MOST_JOBS:]
        buttons = tuple(
            answer_button(title, THERE, figure.years) for title, figure in zip(titles, figures, strict=True)
        )
        names = [self._phrases.say("interview.job_with_years", 0, job=job, years=years) for job, years in told]
        return Reply(self._said(guidance, "faq.which_job", jobs=listed(world, names)), buttons=buttons)

    def _invited(self, reading: Reading, topic: str) -> Figure | None:
        """The length of time in an answer to "skriv hur många år", or to which of the jobs."""
        if reading.pressed:
            years = as_number(reading.value) if reading.asks in (THERE, "years") else None
            return Figure(years, WORK) if years else None
        figure = chosen(told_figures(reading, cues()), None)
        if figure is None and len(reading.text.split()) <= SHORT and not reading.entities:
            bare = number(reading.text.strip(" .!?"))
            if topic == INSURANCE and bare and bare <= MOST_MONTHS:  # months were asked for
                return Figure(round(bare / MONTHS_IN_YEAR, 2), WORK)
            years = None if is_age(reading.text) else years_answered(reading.text, self._guidance.world().today)
            figure = Figure(years, WORK) if years else None
        return figure

    def _corrects(self, guidance: Guidance, conversation: Conversation, reading: Reading) -> bool:
        """ "nej 10", "och om det är 6 år": another figure for the answer given just now."""
        if reading.pressed or not guidance.reckoned or guidance.interview.asking == "years":
            return False
        recent = guidance.open_topic(conversation.last_seq) == guidance.reckoned["topic"]
        return recent and is_what_if(reading.text)

    def _means_the_other(self, guidance: Guidance, conversation: Conversation, reading: Reading, topic: str) -> bool:
        """A correction that names no subject belongs to the one reckoned with, whatever it sounds like."""
        reckoned = (guidance.reckoned or {}).get("topic") == topic
        return reckoned and self._corrects(guidance, conversation, reading) and not says(reading, "own_topic")

    def _more(self) -> Tuple[Button, ...]:
        return (Button(self._phrases.say("faq.more_button"), "/tell_more"),)

    def _said(self, guidance: Guidance, key: str, **values: object) -> str:
        return self._phrases.say(key, guidance.next_turn(key), **values)

    @property
    def _notice(self) -> NoticePeriod:
        return self._statutes.notice_period
