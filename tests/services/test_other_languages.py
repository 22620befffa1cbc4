"""A person who writes in another language, against both databases: the answer, and what the desk learns."""

from __future__ import annotations

from datetime import date

import pytest

from bot.bootstrap import ActionParts, build_actions
from bot.content.loader import catalogue
from bot.core.conversation import Reading
from bot.core.guidance import Guidance
from bot.core.records import Conversation, TurnResult, User
from bot.services.conversations import ConversationService
from bot.services.desk_views import DeskViews
from bot.services.opening import open_ordinary
from bot.settings import Settings
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock

ARABIC = "لا أتكلم السويدية"
ADMIN = User(1, "chefen", "", "admin", ())


class Person:
    def __init__(self, units: Units) -> None:
        self.units, self.clock = units, FakeClock()
        self.parts: ActionParts = build_actions(Settings(), units=units, clock=self.clock)
        self.id = ""

    async def arrive(self, channel: str = "web", address: str | None = None) -> Person:
        conversations = ConversationService(phrases=self.parts.phrases, clock=self.clock)
        async with self.units.write() as unit:
            self.id = (await conversations.open(unit, channel=channel, address=address)).conversation_id
        return self

    async def says(self, text: str, intent: str = "other_language") -> TurnResult:
        services = {
            "other_language": self.parts.other_languages.answer,
            "start_guidance": self.parts.guidance.start,
            "book_session": self.parts.booking_requests.book,
        }
        async with self.units.write() as unit:
            conversation = await unit.conversations.get(self.id)
            assert conversation is not None
            return await services[intent](unit, conversation, Reading(text, intent))

    async def conversation(self) -> Conversation:
        async with self.units.read() as unit:
            found = await unit.conversations.get(self.id)
        assert found is not None
        return found

    async def interpreter(self) -> str | None:
        return Guidance.from_dict((await self.conversation()).state).interpreter


@pytest.fixture
async def person(units: Units) -> Person:
    return await Person(units).arrive()


async def test_the_wish_is_answered_in_its_language_and_kept(person: Person) -> None:
    [reply] = (await person.says(ARABIC)).replies
    assert reply.card is not None and reply.card["parts"][0]["lang"] == "ar"
    assert await person.interpreter() == "arabiska"


async def test_a_second_time_other_words_come_and_the_wish_stays(person: Person) -> None:
    first = (await person.says(ARABIC)).replies[0]
    second = (await person.says("jag behöver tolk")).replies[0]
    assert first.text != second.text
    assert second.buttons[0].payload == "/human_handover"
    assert await person.interpreter() == "arabiska"


async def test_an_open_question_stands_again_after_the_answer(person: Person) -> None:
    await person.says("hej", "start_guidance")
    answer, question = (await person.says("kan ni somaliska")).replies
    assert answer.card is not None and answer.card["parts"][0]["lang"] == "so"
    assert question.asks == "situation"
    assert "/start_guidance" not in [button.payload for button in answer.buttons]


async def test_norwegian_is_understood_and_no_wish_for_an_interpreter(person: Person) -> None:
    [reply] = (await person.says("snakker du norsk")).replies
    assert "norska" in reply.text
    assert await person.interpreter() is None


async def test_on_a_telephone_arabic_is_answered_in_swedish_and_english(units: Units) -> None:
    person = await Person(units).arrive("sms", "+46701740605")
    [reply] = (await person.says(ARABIC)).replies
    assert reply.card is not None and [part["lang"] for part in reply.card["parts"]] == ["sv", "en"]
    assert await person.interpreter() == "arabiska"


async def test_a_language_named_when_booking_is_a_wish_too(person: Person) -> None:
    await person.says("boka tid med arabisk tolk i Säffle", "book_session")
    assert await person.interpreter() == "arabiska"


async def test_the_desk_sees_the_language_with_the_person_and_the_booked_time(person: Person) -> None:
    await person.says("mówię tylko po polsku, potrzebuję tłumacza")
    parts = person.parts
    async with person.units.write() as unit:
        team = catalogue().teams["saffle"]
        await open_ordinary(unit, team, date(2026, 11, 25), date(2026, 11, 27), now=person.clock())
        slot = (await parts.bookings.free(unit, "1785"))[0]
        booking = await parts.bookings.book(
            unit, slot_id=slot.id, mode="place", name="Kim Exempel", email="kim@example.org", conversation_id=person.id
        )
    views = DeskViews(catalogue=catalogue(), phrases=parts.phrases, clock=person.clock, suggestions=parts.suggestions)
    conversation = await person.conversation()
    async with person.units.read() as unit:
        seen = await views.detail(unit, ADMIN, conversation, 0)
        [listed] = await views.bookings(unit, [booking])
    assert (seen["interpreter"], seen["bookings"][0]["interpreter"], listed["interpreter"]) == ("polska",) * 3


async def test_the_wish_goes_when_everything_is_deleted(person: Person) -> None:
    await person.says(ARABIC)
    guidance = person.parts.guidance
    for act, intent in ((guidance.confirm, "delete_data"), (guidance.answer, "affirm")):
        async with person.units.write() as unit:
            conversation = await unit.conversations.get(person.id)
            assert conversation is not None
            await act(unit, conversation, Reading("x", intent))
    assert await person.interpreter() is None
