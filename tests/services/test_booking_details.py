"""Another name, number or address on a booking that is made."""

from __future__ import annotations

import pytest

from bot.bootstrap import build_actions
from bot.core.conversation import Reading
from bot.settings import Settings
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock
from tests.services.test_booking_requests import Person


@pytest.fixture
async def person(units: Units) -> Person:
    return await Person(build_actions(Settings(), units=units, clock=FakeClock())).arrive()


async def say(person: Person, text: str, intent: str = "inform") -> str | None:
    """What is answered; None when the words are left to whatever else they mean."""
    async with person.parts.units.write() as unit:
        conversation = await unit.conversations.get(person.id)
        assert conversation is not None
        result = await person.parts.booking_requests.change_details(unit, conversation, Reading(text, intent))
    return " ".join(reply.text for reply in result.replies) if result else None


async def details(person: Person) -> tuple[str, str | None, str | None]:
    async with person.parts.units.read() as unit:
        [booking] = await unit.bookings.of_conversation(person.id)
    return booking.name, booking.phone, booking.email


async def test_name_and_number_of_a_booking_are_changed_and_confirmed(person: Person) -> None:
    await person.book()
    told = await say(person, "kan du byta numret till 0705550000")
    assert told and "070-555 00 00" in told and "Anna Berg" in told
    told = await say(person, "byt namn till Nils", "nlu_fallback")
    assert told and "Nils" in told
    await say(person, "min nya e-post är nils@exempel.se", "out_of_scope")
    assert await details(person) == ("Nils", "+46705550000", "nils@exempel.se")


async def test_only_the_wish_is_answered_with_how_to_say_it(person: Person) -> None:
    await person.book()
    told = await say(person, "kan jag byta telefonnummer?")
    assert told and "nytt nummer" in told
    told = await say(person, "byt nummer till 070-12 34")
    assert told and "hel" in told or "läsa" in (told or "")
    assert await details(person) == ("Anna Berg", "+46701740666", None)


async def test_an_open_question_comes_again_afterwards(person: Person) -> None:
    await person.book()
    await person.say("flytta min tid", "change_booking")
    told = await say(person, "nytt nummer 0705550000")
    assert told and told.endswith("?") and (await person.kept()).state["booking"]["purpose"] == "move"


async def test_it_is_left_alone_without_a_booking_and_in_despair(person: Person) -> None:
    assert await say(person, "byt namn till Nils") is None
    await person.say("boka tid i Säffle torsdag kl 13 på telefon", "book_session")
    assert await say(person, "byt namn till Nils") is None
    await person.say("Anna Berg, 070-174 06 66")
    await person.say("ja")
    assert await say(person, "jag orkar inte mer, byt namn till Nils", "distress") is None
    assert await say(person, "jag vill byta jobb") is None
