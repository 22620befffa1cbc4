"""Every accepted message is answered once, in order, whatever fails meanwhile."""

from __future__ import annotations

import asyncio
from typing import AsyncIterator

import pytest
from structlog.testing import capture_logs

from bot.content.loader import load_phrases
from bot.core.conversation import Reply, TurnContext
from bot.core.records import Turn
from bot.services import dispatcher as dispatching
from bot.services.conversations import START, ConversationService, Opened
from bot.services.dispatcher import Dispatcher
from bot.services.ports import Leases
from bot.store.bell import LocalBell, LocalLeases
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock, FakeUnderstander


class Desk:
    """A dispatcher with everything around it."""

    def __init__(self, units: Units, understander: FakeUnderstander, leases: Leases | None = None) -> None:
        clock, phrases = FakeClock(), load_phrases()
        self.units = units
        self.conversations = ConversationService(phrases=phrases, clock=clock)
        self.dispatcher = Dispatcher(
            units=units,
            understander=understander,
            conversations=self.conversations,
            bell=LocalBell(),
            leases=leases or LocalLeases(),
            phrases=phrases,
            clock=clock,
        )

    async def open(self) -> Opened:
        async with self.units.write() as unit:
            return await self.conversations.open(unit, channel="web")

    async def send(self, who: Opened, text: str, message_id: str = "") -> None:
        async with self.units.write() as unit:
            conversation = await self.conversations.authorised(unit, who.conversation_id, who.token)
            await self.conversations.receive(unit, conversation, message_id=message_id or text, text=text)

    async def settled(self, who: Opened) -> list[tuple[str, str]]:
        """Sender and text of all messages once everything is answered."""
        async with asyncio.timeout(20):
            while True:
                async with self.units.read() as unit:
                    if await unit.turns.is_idle(who.conversation_id):
                        messages = await unit.messages.after(who.conversation_id, 0)
                        return [(message.sender, message.text) for message in messages]
                await asyncio.sleep(0.01)


@pytest.fixture
def understander() -> FakeUnderstander:
    return FakeUnderstander()


@pytest.fixture
async def desk(units: Units, understander: FakeUnderstander) -> AsyncIterator[Desk]:
    made = Desk(units, understander)
    yield made
    await made.dispatcher.stop()


async def test_messages_are_answered_in_order_one_at_a_time(desk: Desk, understander: FakeUnderstander) -> None:
    who = await desk.open()
    for text in ("ett", "två", "tre"):
        await desk.send(who, text)
        desk.dispatcher.notify(who.conversation_id, text)
    await desk.settled(who)
    assert [turn.text for turn, _, _ in understander.turns] == ["", "ett", "två", "tre"]


async def test_an_answer_names_the_message_it_answers_and_the_welcome_none(desk: Desk) -> None:
    who = await desk.open()
    await desk.send(who, "hej", message_id="min-id")
    desk.dispatcher.notify(who.conversation_id)
    await desk.settled(who)
    async with desk.units.read() as unit:
        messages = await unit.messages.after(who.conversation_id, 0)
    assert [m.in_reply_to for m in messages if m.sender == "bot"] == [None, "min-id"]


async def test_while_rasa_is_away_the_message_waits_and_is_then_a_retry(
    desk: Desk, understander: FakeUnderstander
) -> None:
    understander.away = 3
    who = await desk.open()
    desk.dispatcher.notify(who.conversation_id, START)
    assert await desk.settled(who) == [("bot", "svar på start")]
    assert [retry for _, _, retry in understander.turns] == [False, True, True, True]


async def test_a_long_outage_is_told_once(
    desk: Desk, understander: FakeUnderstander, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatching, "NOTICE_AFTER_SECONDS", 0.3)
    understander.away = 5
    who = await desk.open()
    with capture_logs() as logged:
        desk.dispatcher.notify(who.conversation_id)
        messages = await desk.settled(who)
    assert [sender for sender, _ in messages] == ["system", "bot"]
    assert [line["event"] for line in logged] == ["turn_waits"]


async def test_a_message_that_can_never_be_answered_does_not_block_the_rest(
    desk: Desk, understander: FakeUnderstander, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatching, "GIVE_UP_SECONDS", 0.1)
    understander.failing = True
    who = await desk.open()
    desk.dispatcher.notify(who.conversation_id)
    messages = await desk.settled(who)
    assert [sender for sender, _ in messages] == ["bot"]
    understander.failing = False
    await desk.send(who, "hej")
    desk.dispatcher.notify(who.conversation_id)
    assert (await desk.settled(who))[-1] == ("bot", "svar på hej")


async def test_what_a_crash_left_open_is_taken_up_as_a_retry(desk: Desk, understander: FakeUnderstander) -> None:
    who = await desk.open()
    sweep = asyncio.create_task(desk.dispatcher.sweep())
    assert await desk.settled(who) == [("bot", "svar på start")]
    sweep.cancel()
    assert [retry for _, _, retry in understander.turns] == [True]


async def test_the_bot_is_silent_while_a_counsellor_holds_the_conversation(
    desk: Desk, understander: FakeUnderstander
) -> None:
    who = await desk.open()
    async with desk.units.write() as unit:
        await unit.desk.add_user("anna", "-", "counsellor", [], FakeClock()())
        user = await unit.desk.user_named("anna")
        assert user is not None and await unit.conversations.claim(who.conversation_id, user.id)
    await desk.send(who, "hallå?")
    desk.dispatcher.notify(who.conversation_id)
    assert await desk.settled(who) == [("user", "hallå?")]
    assert understander.turns == []


async def test_an_answer_that_comes_after_a_counsellor_took_over_is_not_said(units: Units) -> None:
    started, go_on = asyncio.Event(), asyncio.Event()

    class Slow(FakeUnderstander):
        async def turn(self, turn: Turn, context: TurnContext, *, retry: bool) -> list[Reply]:
            started.set()
            await go_on.wait()
            return [Reply("för sent")]

    desk = Desk(units, Slow())
    who = await desk.open()
    desk.dispatcher.notify(who.conversation_id)
    await started.wait()
    async with units.write() as unit:
        await unit.desk.add_user("anna", "-", "counsellor", [], FakeClock()())
        user = await unit.desk.user_named("anna")
        assert user is not None and await unit.conversations.claim(who.conversation_id, user.id)
    go_on.set()
    assert await desk.settled(who) == []
    await desk.dispatcher.stop()


async def test_the_same_words_never_come_twice_in_a_row(desk: Desk, understander: FakeUnderstander) -> None:
    understander.answer = lambda turn: [Reply("Vad jobbade du med?")]
    who = await desk.open()
    for text in ("a", "b", "c"):
        await desk.send(who, text)
    desk.dispatcher.notify(who.conversation_id)
    said = [text for sender, text in await desk.settled(who) if sender == "bot"]
    assert len(said) == 4
    assert all(one != other for one, other in zip(said, said[1:], strict=False))


async def test_rasa_is_told_what_the_bot_had_asked(desk: Desk, understander: FakeUnderstander) -> None:
    understander.answer = lambda turn: [Reply("Var bor du?", asks="municipality")]
    who = await desk.open()
    desk.dispatcher.notify(who.conversation_id)
    await desk.settled(who)
    await desk.send(who, "Säffle")
    desk.dispatcher.notify(who.conversation_id)
    await desk.settled(who)
    assert [asks for _, asks, _ in understander.turns] == [None, "municipality"]
