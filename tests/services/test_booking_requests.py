"""What the wish to book, move or cancel does at each point of a conversation, and what is offered afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from bot.bootstrap import ActionParts, build_actions
from bot.core.conversation import Reading, Reply
from bot.core.records import Conversation
from bot.knowledge.answers import yes_or_no
from bot.services.opening import open_ordinary
from bot.settings import Settings
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock


class Person:
    """Somebody who writes; each message with the intent it was read as."""

    def __init__(self, parts: ActionParts) -> None:
        self.parts = parts
        self.id = ""
        self.replies: list[Reply] = []

    async def arrive(self) -> Person:
        async with self.parts.units.write() as unit:
            self.id = (await self.parts.conversations.open(unit, channel="web")).conversation_id
            team = self.parts.catalogue.teams["saffle"]
            await open_ordinary(unit, team, date(2026, 11, 25), date(2026, 12, 4), now=self.parts.clock())
        return self

    async def say(self, text: str, intent: str | None = None, *, masked: bool = False, pressed: bool = False) -> str:
        """The last of the replies."""
        requests, guidance = self.parts.booking_requests, self.parts.guidance
        meant = intent or yes_or_no(text) or "inform"
        reading = Reading(text, meant, masked=masked, pressed=pressed, entities=_places(text))
        uses = {
            "book_session": requests.book,
            "change_booking": requests.change_booking,
            "cancel_booking": requests.cancel_booking,
            "thank": guidance.resume,
            "start_guidance": guidance.start,
            "human_handover": self.parts.support.hand_over,
            "delete_data": guidance.confirm,
            "help": self.parts.asides.explain,
        }
        use = uses.get(reading.intent, guidance.answer)
        async with self.parts.units.write() as unit:
            conversation = await unit.conversations.get(self.id)
            assert conversation is not None
            self.replies = (await use(unit, conversation, reading)).replies
        return self.replies[-1].text

    async def book(self) -> Person:
        await self.say("boka tid i Säffle torsdag kl 13 på telefon", "book_session")
        await self.say("Anna Berg, 070-174 06 66")
        assert "ringer dig" in await self.say("ja")
        return self

    @property
    def titles(self) -> list[str]:
        return [button.title for button in self.replies[-1].buttons]

    async def kept(self) -> Conversation:
        async with self.parts.units.read() as unit:
            conversation = await unit.conversations.get(self.id)
        assert conversation is not None
        return conversation


def _places(text: str) -> tuple[dict[str, str], ...]:
    return ({"entity": "municipality", "value": "Säffle", "id": "1785"},) if "Säffle" in text else ()


@pytest.fixture
async def person(units: Units) -> Person:
    return await Person(build_actions(Settings(), units=units, clock=FakeClock())).arrive()


async def test_words_read_as_a_change_belong_to_the_booking_under_way(person: Person) -> None:
    await person.say("boka tid i Säffle", "book_session")
    await person.say("jag kan bara måndagar", "change_booking")
    assert person.replies[-1].asks == "slot" and all(title.startswith("mån") for title in person.titles[:-1])
    await person.say("den första")
    await person.say("vänta, kan vi ta det på plats istället?", "change_booking")
    assert person.replies[-1].asks == "name"
    await person.say("Anna")
    await person.say("070-174 06 66")
    assert "på video" in await person.say("kan vi ta det på video istället?", "change_booking")
    assert "videosamtal" in await person.say("boka", "book_session")


async def test_a_day_and_a_way_to_meet_told_before_the_municipality_are_not_asked_for_again(person: Person) -> None:
    assert "kommun" in await person.say("boka en tid på fredag, helst på telefon", "book_session")
    await person.say("Säffle")
    assert "fredag 27 november" in " ".join(reply.text for reply in person.replies)
    assert person.replies[-1].asks == "name"


async def test_a_whole_time_told_before_the_municipality_is_taken(person: Person) -> None:
    await person.say("boka torsdag 26 nov kl 13", "book_session")
    await person.say("Säffle")
    assert person.replies[-1].asks == "mode" and "26 november" in " ".join(reply.text for reply in person.replies)


async def test_a_button_to_change_a_time_that_is_only_being_chosen_asks_on(person: Person) -> None:
    await person.say("boka tid i Säffle", "book_session")
    await person.say("Ändra en bokad tid", "change_booking", pressed=True)
    assert person.replies[-1].asks == "slot" and (await person.kept()).state["booking"]["purpose"] == "book"


async def test_cancelling_what_is_not_booked_yet_leaves_the_booking(person: Person) -> None:
    await person.say("boka tid i Säffle", "book_session")
    await person.say("avboka", "cancel_booking")
    assert (await person.kept()).state["booking"] is None


async def test_cancelling_said_twice_is_a_yes(person: Person) -> None:
    await person.book()
    assert (await person.say("avboka min tid", "cancel_booking")).endswith("?")
    assert "avbokad" in await person.say("avboka min tid", "cancel_booking")


async def test_when_ones_time_is_is_told_and_nothing_moved(person: Person) -> None:
    await person.book()
    told = await person.say("när var min tid nu igen?", "change_booking")
    assert "torsdag 26 november kl. 13.00" in told and (await person.kept()).state["booking"] is None


async def test_who_has_a_time_is_not_asked_to_book_one(person: Person) -> None:
    await person.book()
    for text, intent in (("tack", "thank"), ("människa", "human_handover")):
        assert "torsdag 26 november kl. 13.00" in await person.say(text, intent)
        assert "Boka en tid" not in person.titles
    await person.say("ja", "change_booking")
    assert person.replies[-1].asks == "slot"


async def test_who_has_none_still_is(person: Person) -> None:
    await person.say("människa", "human_handover")
    assert "Boka en tid" in person.titles


async def test_nothing_but_a_personal_number_is_no_answer(person: Person) -> None:
    await person.say("boka tid i Säffle torsdag kl 13 på telefon", "book_session")
    await person.say("", masked=True)
    assert person.replies[-1].asks == "name"
    await person.say("ta bort allt", "delete_data")
    await person.say("", masked=True)
    assert person.replies[-1].buttons[0].payload == "/affirm", "the question stands, and nothing is removed"


async def test_help_in_a_booking_is_about_the_open_question(person: Person) -> None:
    await person.say("boka tid i Säffle", "book_session")
    assert "dag" in await person.say("hur gör jag?", "help") and person.replies[-1].asks == "slot"
    assert "kompetensprofil" not in person.replies[-1].text
