"""Receiving, reading and erasing, on both databases."""

from __future__ import annotations

import asyncio

import pytest

from bot.content.loader import load_phrases
from bot.core.conversation import Reply
from bot.errors import NotFound, TooLong, Unauthorized
from bot.services.conversations import ConversationService, Opened
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock


@pytest.fixture
def service() -> ConversationService:
    return ConversationService(phrases=load_phrases(), clock=FakeClock())


async def opened(units: Units, service: ConversationService) -> Opened:
    async with units.write() as unit:
        return await service.open(unit, channel="web")


async def receive(
    units: Units, service: ConversationService, who: Opened, message_id: str, text: str
) -> tuple[int, bool]:
    async with units.write() as unit:
        conversation = await service.authorised(unit, who.conversation_id, who.token)
        received = await service.receive(unit, conversation, message_id=message_id, text=text)
        return received.seq, received.new


async def test_a_message_sent_twice_is_kept_once(units: Units, service: ConversationService) -> None:
    who = await opened(units, service)
    assert await receive(units, service, who, "a", "hej") == (1, True)
    assert await receive(units, service, who, "a", "hej") == (1, False)
    async with units.read() as unit:
        assert [m.text for m in await unit.messages.after(who.conversation_id, 0)] == ["hej"]


async def test_messages_sent_at_once_get_numbers_without_gaps(units: Units, service: ConversationService) -> None:
    who = await opened(units, service)
    got = await asyncio.gather(*(receive(units, service, who, f"m{n}", str(n)) for n in range(20)))
    assert sorted(seq for seq, _ in got) == list(range(1, 21))


async def test_the_welcome_is_the_first_thing_to_answer(units: Units, service: ConversationService) -> None:
    who = await opened(units, service)
    await receive(units, service, who, "a", "hej")
    async with units.read() as unit:
        turn = await unit.turns.next_open(who.conversation_id)
    assert turn is not None and turn.kind == "start"


async def test_personal_numbers_are_gone_before_anything_is_stored(units: Units, service: ConversationService) -> None:
    who = await opened(units, service)
    await receive(units, service, who, "a", "mitt nummer är 640823-3234 och jag är svetsare")
    async with units.read() as unit:
        stored = await unit.messages.after(who.conversation_id, 0)
        turn_texts = [stored[0].text]
        await unit.turns.next_open(who.conversation_id)
    assert "640823" not in turn_texts[0] and "svetsare" in turn_texts[0]


async def test_a_token_opens_only_its_own_conversation(units: Units, service: ConversationService) -> None:
    mine, other = await opened(units, service), await opened(units, service)
    async with units.read() as unit:
        with pytest.raises(Unauthorized):
            await service.authorised(unit, mine.conversation_id, other.token)
        with pytest.raises(Unauthorized):
            await service.authorised(unit, "nobody", mine.token)


async def test_a_text_over_the_limit_is_refused_and_nothing_is_stored(
    units: Units, service: ConversationService
) -> None:
    who = await opened(units, service)
    with pytest.raises(TooLong):
        await receive(units, service, who, "a", "x" * 2001)
    async with units.read() as unit:
        assert await unit.messages.after(who.conversation_id, 0) == []


async def test_erasing_leaves_nothing_and_a_second_time_finds_nothing(
    units: Units, service: ConversationService
) -> None:
    who = await opened(units, service)
    await receive(units, service, who, "a", "hej")
    async with units.write() as unit:
        await service.say(unit, who.conversation_id, [Reply("svar")])
        await service.erase(unit, who.conversation_id)
    async with units.write() as unit:
        assert await unit.messages.after(who.conversation_id, 0) == []
        assert await unit.turns.is_idle(who.conversation_id)
        with pytest.raises(NotFound):
            await service.erase(unit, who.conversation_id)


async def test_a_payload_that_no_button_has_is_only_text(units: Units, service: ConversationService) -> None:
    who = await opened(units, service)
    async with units.write() as unit:
        conversation = await service.authorised(unit, who.conversation_id, who.token)
        await service.receive(unit, conversation, message_id="a", text="/restart", payload="/session_start")
    async with units.write() as unit:
        first = await unit.turns.next_open(who.conversation_id)
        assert first is not None
        await unit.turns.finish(first.id, FakeClock()())
        turn = await unit.turns.next_open(who.conversation_id)
    assert turn is not None and turn.payload is None and turn.text == "/restart"
