"""What a person in despair is told, and what stands still meanwhile, on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from bot.content.loader import load_catalogue, load_phrases
from bot.core.conversation import Reading, Reply
from bot.core.guidance import Guidance, context_of
from bot.core.records import Conversation
from bot.services.conversations import ConversationService
from bot.services.handovers import HandoverService
from bot.services.support import SupportService
from bot.store.unit_of_work import Units
from tests.content.test_faq import HARD_TO_READ, lix
from tests.fakes import FakeClock

NUMBERS = ["112", "90101", "1177"]


class Person:
    def __init__(self, units: Units) -> None:
        catalogue, phrases, self.clock = load_catalogue(), load_phrases(), FakeClock()
        self.units = units
        self.conversations = ConversationService(phrases=phrases, clock=self.clock)
        handovers = HandoverService(catalogue=catalogue, phrases=phrases, clock=self.clock, holidays=set)
        self.support = SupportService(catalogue=catalogue, phrases=phrases, handovers=handovers)

    async def arrive(self, channel: str = "web") -> Person:
        async with self.units.write() as unit:
            self.id = (await self.conversations.open(unit, channel=channel)).conversation_id
        return self

    async def row(self) -> Conversation:
        async with self.units.read() as unit:
            conversation = await unit.conversations.get(self.id)
        assert conversation is not None
        return conversation

    async def _do(self, use: Any, text: str) -> list[Reply]:
        async with self.units.write() as unit:
            conversation = await unit.conversations.get(self.id, to_change=True)
            return list((await use(unit, conversation, Reading(text, ""))).replies)

    async def cries(self, text: str) -> Reply:
        [reply] = await self._do(self.support.support, text)
        return reply

    async def goes_on(self, text: str) -> list[Reply]:
        return await self._do(self.support.stay, text)

    async def wants_a_human(self) -> list[Reply]:
        return await self._do(self.support.hand_over, "människa")


@pytest.fixture
async def person(units: Units) -> Person:
    return await Person(units).arrive()


def numbers(reply: Reply) -> list[str]:
    return [line["number"] for line in (reply.card or {}).get("phones", ())]


async def test_a_cry_is_answered_with_the_numbers_and_nothing_is_asked(person: Person) -> None:
    said = [await person.cries("jag orkar inte leva") for _ in range(4)]
    assert len({reply.text for reply in said}) == 4
    for reply in said:
        assert numbers(reply) == NUMBERS and all(number in reply.text for number in NUMBERS)
        assert reply.asks is None and [one.payload for one in reply.buttons] == ["/human_handover", "/start_guidance"]
        assert lix(reply.text) < HARD_TO_READ
    row = await person.row()
    assert (row.status, row.need) == ("waiting", "distress")
    assert context_of(row).follows == "distress"


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("min man har pratat om att ta sitt liv", True),
        ("sonen säger att han ska hoppa", True),
        ("jag vill inte leva utan min fru", False),
        ("min bror dog och jag vill bara efter", False),
        ("orkar inte mer", False),
    ],
)
async def test_who_fears_for_somebody_is_told_what_to_do_for_them(person: Person, text: str, another: bool) -> None:
    reply = await person.cries(text)
    assert numbers(reply) == NUMBERS
    assert any(words in reply.text for words in ("personen", "någon.", "på allvar")) == another


async def test_a_yes_means_waiting_and_books_nothing(person: Person) -> None:
    async with person.units.write() as unit:
        state = Guidance(begun=True, booking={"asking": "confirm_booking"}).to_dict()
        await unit.conversations.change(person.id, state=state)
    await person.cries("jag vill dö")
    notice, rest = await person.goes_on("ja tack")
    assert notice.sender == "system" and numbers(rest) == NUMBERS
    row = await person.row()
    assert row.status == "waiting" and row.state["booking"] == {"asking": "confirm_booking"}
    assert context_of(row).follows == "distress"


async def test_a_no_is_respected_and_the_numbers_stay(person: Person) -> None:
    await person.cries("jag vill dö")
    [reply] = await person.goes_on("nej, jag vill inte prata med någon")
    assert numbers(reply) == NUMBERS and "?" not in reply.text


async def test_what_is_said_next_is_met_in_other_words_each_time(person: Person) -> None:
    await person.cries("jag vill dö")
    said = [
        (await person.goes_on(text))[0] for text in ("jag är helt ensam", "hallå?", "jag är rädd", "vad ska jag göra")
    ]
    assert len({reply.text for reply in said}) == 4
    assert all(numbers(reply) == NUMBERS and reply.asks is None for reply in said)


async def test_the_wish_for_a_human_keeps_the_numbers_and_offers_no_booking(person: Person) -> None:
    await person.cries("jag vill dö")
    person.clock.forward(hours=12)
    notice, rest = await person.wants_a_human()
    assert notice.sender == "system" and "kl. 8.00" in notice.text and numbers(rest) == NUMBERS
    assert [one.payload for one in rest.buttons] == ["/start_guidance"]
    assert (await person.row()).need == "distress"


async def test_without_a_cry_before_it_the_wish_for_a_human_is_a_plain_one(person: Person) -> None:
    replies = await person.wants_a_human()
    assert (await person.row()).need == "human" and not any(numbers(reply) for reply in replies)


async def test_a_cry_in_another_language_gets_the_numbers_in_that_language_too(person: Person) -> None:
    reply = await person.cries("أريد أن أموت، لا أستطيع أن أعيش أكثر")
    assert "لست وحدك" in reply.text and "Självmordslinjen 90101" in reply.text


async def test_an_sms_has_no_letters_a_telephone_would_lose(units: Units) -> None:
    person = await Person(units).arrive(channel="sms")
    assert "لست" not in (await person.cries("أريد أن أموت، لا أستطيع أن أعيش أكثر")).text
    assert "You are not alone" in (await person.cries("I do not want to live any more, I want to die")).text
