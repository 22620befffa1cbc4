"""Booking in a conversation with its effects in the database, on both databases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.content.loader import load_catalogue, load_phrases
from bot.core.conversation import Reading, Reply
from bot.core.guidance import Guidance
from bot.core.payloads import parse_payload
from bot.core.records import Booking, Conversation
from bot.knowledge.answers import yes_or_no
from bot.services.booking_talks import DONE, BookingTalkService
from bot.services.bookings import BookingService
from bot.services.conversations import ConversationService
from bot.services.opening import open_ordinary
from bot.store.unit_of_work import Units
from tests.fakes import MORNING, FakeClock

FIRST, LAST = date(2026, 11, 25), date(2026, 12, 4)


class Person:
    """Somebody who writes; the talk's state is kept as the guidance service keeps it."""

    def __init__(self, units: Units, place: str | None, address: str | None) -> None:
        catalogue, phrases, clock = load_catalogue(), load_phrases(), FakeClock()
        self.units, self.address = units, address
        self.bookings = BookingService(catalogue=catalogue, phrases=phrases, clock=clock, public_url=lambda: "")
        self.talks = BookingTalkService(catalogue=catalogue, phrases=phrases, clock=clock, bookings=self.bookings)
        self.conversations = ConversationService(phrases=phrases, clock=clock)
        self.guidance = Guidance()
        self.guidance.interview.profile.municipality_code = place
        self.replies: list[Reply] = []

    async def arrive(self) -> Person:
        async with self.units.write() as unit:
            opened = await self.conversations.open(unit, channel="sms" if self.address else "web", address=self.address)
            await open_ordinary(unit, load_catalogue().teams["saffle"], FIRST, LAST, now=MORNING, capacity=1)
            found = await unit.conversations.get(opened.conversation_id)
        assert found is not None
        self.conversation: Conversation = found
        return self

    async def open(self, purpose: str, text: str = "") -> list[Reply]:
        async with self.units.write() as unit:
            reading = Reading(text, "book_session") if text else None
            self.replies = await self.talks.open(unit, self.conversation, self.guidance, purpose, reading)
        return self.replies

    async def say(self, *texts: str) -> list[Reply]:
        for text in texts:
            pressed = parse_payload(text)
            reading = Reading(text, yes_or_no(text) or "inform")
            if pressed is not None:
                reading = Reading("x", pressed.intent, asks=pressed.asks, value=pressed.value)
            self.guidance = Guidance.from_dict(self.guidance.to_dict())
            async with self.units.write() as unit:
                self.replies, self.ended = await self.talks.answer(unit, self.conversation, self.guidance, reading)
            assert self.ended == (self.guidance.booking is None)
        return self.replies

    async def own(self) -> list[Booking]:
        async with self.units.read() as unit:
            return await unit.bookings.of_conversation(self.conversation.id)

    @property
    def card(self) -> dict[str, Any]:
        return self.replies[-1].card or {}


@pytest.fixture
async def person(units: Units) -> Person:
    return await Person(units, "1785", None).arrive()


async def book(person: Person, when: str = "torsdag kl 13") -> Booking:
    await person.open("book")
    await person.say(f"{when} på telefon", "Anna Berg 070-174 06 66", "ja")
    return (await person.own())[-1]


async def test_a_talk_ends_with_a_booking_and_the_address_to_change_it(person: Person) -> None:
    booking = await book(person)
    assert person.ended and person.guidance.turns[DONE] == 1
    assert (booking.mode, booking.name, booking.phone) == ("phone", "Anna Berg", "+46701740666")
    assert booking.slot.start.isoformat() == "2026-11-26T12:00:00+00:00"
    last = person.replies[-1]
    assert f"/bokning/{booking.manage_token}" in last.text and last.asks is None
    assert person.card["type"] == "booking" and person.card["booking"]["team"]["id"] == "saffle"


async def test_what_the_opening_message_says_counts(person: Person) -> None:
    opened = await person.open("book", "jag vill boka en tid på torsdag kl 10 på plats")
    assert opened[-1].asks == "name"
    await person.say("Lisa", "lisa@exempel.se", "ja")
    assert [(one.mode, one.slot.start.hour) for one in await person.own()] == [("place", 9)]


async def test_an_opening_message_that_says_nothing_more_only_opens(person: Person) -> None:
    opened = await person.open("book", "jag vill träffa en vägledare")
    assert opened[-1].asks == "slot" and len(opened) == 1


async def test_somebody_who_was_faster_costs_one_message_more(person: Person) -> None:
    await person.open("book")
    await person.say("torsdag kl 13 på telefon", "Anna Berg 070-174 06 66")
    other = await Person(person.units, "1785", None).arrive()
    await book(other)
    lost = await person.say("ja")
    assert not person.ended and lost[-1].asks == "slot" and "tors 26 nov kl. 14.00" in lost[-1].buttons[0].title
    assert await person.own() == []
    await person.say("den första", "ja")
    assert person.ended and len(await person.own()) == 1


async def test_a_time_in_the_calendar_that_is_gone_is_answered_with_the_nearest(person: Person) -> None:
    opened = await person.open("book")
    gone = opened[-1].buttons[1].payload
    other = await Person(person.units, "1785", None).arrive()
    await other.open("book")
    await other.say(gone, "på plats", "Bo", "bo@exempel.se", "ja")
    assert other.ended
    lost = await person.say(gone)
    assert lost[-1].asks == "slot" and gone not in [button.payload for button in lost[-1].buttons]


async def test_moving_gives_the_old_time_back(person: Person) -> None:
    before = await book(person)
    await person.open("move")
    await person.say("fredag kl 14", "ja")
    after = (await person.own())[0]
    assert person.ended and after.id == before.id and after.slot.id != before.slot.id and after.sequence == 1
    async with person.units.read() as unit:
        assert (await unit.bookings.slot(before.slot.id)).free == 1  # type: ignore[union-attr]


async def test_cancelling_after_a_yes_frees_the_time(person: Person) -> None:
    booking = await book(person)
    await person.open("cancel")
    assert (await person.own())[0].status == "booked"
    await person.say("ja")
    assert (await person.own())[0].status == "cancelled" and person.guidance.turns[DONE] == 0
    assert person.card["booking"]["status"] == "cancelled"
    async with person.units.read() as unit:
        assert (await unit.bookings.slot(booking.slot.id)).free == 1  # type: ignore[union-attr]


async def test_a_booking_cancelled_on_its_page_meanwhile_is_said(person: Person) -> None:
    booking = await book(person)
    await person.open("move")
    await person.say("fredag kl 14")
    async with person.units.write() as unit:
        await person.bookings.cancel(unit, booking)
    answered = await person.say("ja")
    assert person.ended and answered[-1].text and (await person.own())[0].status == "cancelled"


async def test_the_municipality_is_asked_for_and_kept_in_the_profile(units: Units) -> None:
    person = await Person(units, None, None).arrive()
    assert (await person.open("book"))[-1].asks == "municipality"
    assert (await person.say("jag bor i Säffle"))[-1].asks == "slot"
    assert person.guidance.interview.profile.municipality_code == "1785"


async def test_another_municipality_may_be_named_on_the_way(person: Person) -> None:
    async with person.units.write() as unit:
        await open_ordinary(unit, load_catalogue().teams["grums"], FIRST, LAST, now=MORNING)
    await person.open("book")
    reading = Reading(
        "hellre i Grums", "inform", entities=({"entity": "municipality", "value": "Grums", "id": "1764"},)
    )
    async with person.units.write() as unit:
        replies, _ = await person.talks.answer(unit, person.conversation, person.guidance, reading)
    assert replies[-1].asks == "slot" and (replies[-1].card or {})["team"]["id"] == "grums"


async def test_by_sms_the_own_number_is_enough(units: Units) -> None:
    person = await Person(units, "1785", "+46701740666").arrive()
    await person.open("book")
    await person.say("så snart som möjligt", "ring mig", "Anna", "ja", "ja")
    assert [one.phone for one in await person.own()] == ["+46701740666"]


async def test_a_team_without_times_ends_the_talk_at_once(units: Units) -> None:
    person = await Person(units, "1730", None).arrive()
    replies = await person.open("book")
    assert person.guidance.booking is None and replies[-1].buttons[0].payload == "/human_handover"


async def test_the_open_question_is_asked_again_after_a_side_step(person: Person) -> None:
    first = (await person.open("book"))[-1]
    async with person.units.write() as unit:
        again = await person.talks.ask(unit, person.conversation, person.guidance, True)
    assert again[-1].asks == "slot" and again[-1].text != first.text
    assert again[-1].buttons == first.buttons


async def test_a_second_wish_to_book_leads_to_moving_the_time_there_is(person: Person) -> None:
    booked = await book(person)
    opened = await person.open("book", "jag vill boka en tid till på fredag kl 14")
    assert "en tid i taget" in opened[0].text and opened[-1].asks == "confirm_booking"
    await person.say("ja")
    [moved] = await person.own()
    assert moved.id == booked.id and moved.slot.start.isoformat() == "2026-11-27T13:00:00+00:00"


async def test_a_time_booked_by_another_door_meanwhile_is_told_and_can_be_moved(person: Person) -> None:
    await person.open("book")
    await person.say("torsdag kl 13 på telefon", "Anna Berg 070-174 06 66")
    async with person.units.write() as unit:
        slot = (await person.bookings.free(unit, "1785"))[0]
        given = {"mode": "video", "name": "Anna", "email": "a@exempel.se", "conversation_id": person.conversation.id}
        await person.bookings.reserve(unit, slot_id=slot.id, **given)
    told = await person.say("ja")
    assert not person.ended and "onsdag 25 november" in told[0].text and told[-1].asks == "slot"
    assert len(await person.own()) == 1


async def test_when_ones_time_is_can_be_told_at_any_time(person: Person) -> None:
    async with person.units.write() as unit:
        before = await person.talks.own_time(unit, person.conversation, person.guidance)
    await book(person)
    async with person.units.write() as unit:
        after = await person.talks.own_time(unit, person.conversation, person.guidance)
    assert "bokad" in before.text and "torsdag 26 november kl. 13.00" in after.text


async def test_a_call_is_said_to_come_at_a_point_in_time(person: Person) -> None:
    await book(person)
    assert "ringer dig torsdag 26 november kl. 13.00. " in person.replies[-1].text


async def test_the_team_and_the_day_of_a_cancelled_time_are_remembered(units: Units) -> None:
    person = await Person(units, None, None).arrive()
    reading = Reading("boka i Säffle", "book_session", entities=({"entity": "municipality", "value": "Säffle"},))
    async with units.write() as unit:
        await person.talks.open(unit, person.conversation, person.guidance, "book", reading)
    await person.say("torsdag kl 13 på telefon", "Anna Berg 070-174 06 66", "ja")
    await person.open("cancel")
    await person.say("ja")
    async with units.write() as unit:
        told = await person.talks.own_time(unit, person.conversation, person.guidance)
    assert "torsdag 26 november kl. 13.00–14.00" in told.text and "avbokad" in told.text
    opened = await person.open("book", "boka en ny tid samma dag")
    assert opened[-1].asks == "mode" and "torsdag 26 november" in opened[0].text
    assert (await person.open("book", "boka en ny tid"))[-1].asks == "slot"
