"""Answers to questions that depend on the person, and "mer" about the question asked last.

The other answers are Rasa's own responses (data/faq). Here too nothing is decided: an answer says
which figure it reckons with, under which assumption, and who decides.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List, Tuple

from bot.core.answer_words import SITUATION, first, normal
from bot.core.conversation import Button, Reading, Reply
from bot.core.figures import MEMBERSHIP, UNKNOWN, WORK, Cues, Figure, chosen, known_figure, told_figures
from bot.core.guidance import FAQ, Guidance, merged
from bot.core.phrases import Phrases
from bot.core.records import Conversation, TurnResult
from bot.core.spotting import as_number
from bot.core.statute_text import benefit_days_reply, benefit_level_reply, notice_reply
from bot.core.statutes import Statutes
from bot.knowledge.wordlists import beginnings, listen_for
from bot.knowledge.years import lengths, years_answered
from bot.services.guidance import GuidanceService
from bot.store.unit_of_work import UnitOfWork

NOTICE, INSURANCE = "notice_period", "unemployment_insurance"
A_YEAR = 1.0
SHORT = 4
# What the finder may make of words that are only a length of time.
LENGTHS = ("years", "date", "time")


class FaqService:
    def __init__(self, *, guidance: GuidanceService, statutes: Statutes, phrases: Phrases) -> None:
        self._guidance = guidance
        self._statutes = statutes
        self._phrases = phrases

    async def notice_period(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Months of notice for the years told, else for those of the latest job."""
        guidance = Guidance.from_dict(conversation.state)
        # Months that are not said to be of work ("uppsägningstid 6 mån?") are rather the notice itself.
        told = [
            figure
            for figure in told_figures(reading, _cues())
            if figure.kind == WORK or (figure.kind == UNKNOWN and figure.years >= A_YEAR)
        ]
        figure = chosen(told, known_figure(guidance.interview.profile))
        return await self._answered(unit, conversation, guidance, NOTICE, figure)

    async def unemployment_insurance(
        self, unit: UnitOfWork, conversation: Conversation, reading: Reading
    ) -> TurnResult:
        """Days for the time worked, or the level for the time as a member."""
        guidance = Guidance.from_dict(conversation.state)
        other = any(words in reading.text.lower() for words in beginnings("benefit_other"))
        known = None if other else known_figure(guidance.interview.profile)
        cues = _cues(beginnings("figure_benefit"))
        spans = [(span.start, float(span.value)) for span in lengths(reading.text)]
        figure = chosen(told_figures(reading, cues, spans), known)
        return await self._answered(unit, conversation, guidance, INSURANCE, figure)

    async def tell_more(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """The longer answer to the question asked last; after that, who can say still more."""
        guidance = Guidance.from_dict(conversation.state)
        topic = guidance.open_topic(conversation.last_seq)
        guidance.topic_seq = conversation.last_seq if topic else guidance.topic_seq
        if _names_something(reading.text.lower()):
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
        figure = self._invited(reading) if topic else None
        reply = self._tell(topic, guidance, figure) if topic and figure else None
        if reply:
            guidance.note_topic(FAQ + str(topic), conversation.last_seq)
        conversation = replace(conversation, state=guidance.to_dict())
        if reply is None:
            return await self._guidance.answer(unit, conversation, reading)
        if _tells_more(reading, guidance.interview.asking):
            result = await self._guidance.answer(unit, conversation, reading)
            return replace(result, replies=[reply, *result.replies])
        replies: List[Reply] = [reply, *await self._guidance.open_question(unit, conversation, guidance, again=True)]
        return await self._guidance.keep(unit, conversation, guidance, merged(replies))

    async def _answered(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, topic: str, figure: Figure | None
    ) -> TurnResult:
        reply = self._tell(topic, guidance, figure) if figure else None
        guidance.awaiting = None if reply else topic
        result = await self._guidance.keep(unit, conversation, guidance, [reply] if reply else [])
        return result if reply else replace(result, response=f"utter_faq_{topic}")

    def _tell(self, topic: str, guidance: Guidance, figure: Figure) -> Reply:
        world = self._guidance.world()
        if topic == NOTICE:
            reply = notice_reply(self._statutes.notice_period, figure, guidance, world)
        elif figure.kind == MEMBERSHIP:
            reply = benefit_level_reply(self._statutes.unemployment_insurance, figure, guidance, world)
        else:
            reply = benefit_days_reply(self._statutes.unemployment_insurance, figure, guidance, world)
        return replace(reply, buttons=(Button(self._phrases.say("faq.more_button"), "/tell_more"),))

    def _invited(self, reading: Reading) -> Figure | None:
        """The length of time in an answer to "skriv hur många år"."""
        if reading.pressed:
            years = as_number(reading.value) if reading.asks == "years" else None
            return Figure(years, WORK) if years else None
        figure = chosen(told_figures(reading, _cues()), None)
        if figure is None and len(reading.text.split()) <= SHORT and not reading.entities:
            years = years_answered(reading.text, self._guidance.world().today)
            figure = Figure(years, WORK) if years else None
        return figure


def _cues(benefit: Tuple[str, ...] = ()) -> Cues:
    return Cues(work=beginnings("figure_work"), membership=beginnings("figure_membership"), benefit=benefit)


def _names_something(text: str) -> bool:
    """ "berätta mer om svetsare", unlike "mer om det"."""
    words = text.partition(" om ")[2].split()
    return bool(words) and words[0].strip(".,!?") not in listen_for("this")


def _tells_more(reading: Reading, asking: str | None) -> bool:
    """Whether the message answers the open question too, not only how long."""
    if reading.pressed or asking == "years" or reading.intent == "correct_answer":
        return True
    if asking == "situation" and first(SITUATION, normal(reading.text)):
        return True
    return any(entity.get("entity") not in LENGTHS for entity in reading.entities)
