"""SMS as people and the provider meet it: the real application, SQLite, a scripted bot, a fake provider."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from pathlib import Path
from typing import Any, AsyncIterator, Callable, Sequence

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import func, select

from bot.bootstrap import Parts, build_gateway
from bot.core.conversation import Button, Reply
from bot.core.gsm7 import MOST_SEPTETS, is_gsm7, septets
from bot.core.payloads import answer_button
from bot.core.records import Conversation, Turn
from bot.gateway import outbox
from bot.gateway.app import make_app
from bot.settings import Settings
from bot.store.engine import migrate
from bot.store.tables import conversations, deliveries, sms_inbox
from bot.store.unit_of_work import Units
from tests.fakes import FakeProvider, FakeUnderstander

SECRET = "en-hemlighet"
PATH = f"/sms/46elks/{SECRET}"
ANNA, BO = "+46701740605", "+46701740606"
SITUATION = tuple(
    answer_button(title, "situation", value)
    for title, value in (("Varslad", "varslad"), ("Uppsagd", "uppsagd"), ("Arbetslös", "arbetslös"))
)
SKILLS = {
    "type": "choices",
    "multiple": True,
    "max": 5,
    "asks": "skills",
    "options": [{"id": f"skill_{n}", "title": f"Sak {n}"} for n in range(1, 5)],
}


class Town:
    """The application, the provider and the telephones."""

    def __init__(self, parts: Parts, client: TestClient[Any, Any], provider: FakeProvider) -> None:
        self.parts, self.client, self.provider = parts, client, provider
        self._ids = (f"sms{number}" for number in itertools.count())

    async def text(self, number: str, words: str, sms_id: str | None = None) -> None:
        form = self.provider.incoming(number, words, sms_id or next(self._ids))
        assert await self.provider.deliver(self.client, PATH, form) == [204]

    def got(self, number: str) -> list[str]:
        """What a telephone has received."""
        return [sms["message"] for sms in self.provider.sent if sms["to"] == number]

    async def gets(self, number: str, count: int) -> list[str]:
        """The texts once there are `count` of them, and no more come."""
        await until(lambda: len(self.got(number)) >= count)
        await asyncio.sleep(0.25)
        assert len(self.got(number)) == count, self.got(number)
        return self.got(number)

    async def conversation(self, number: str = ANNA) -> Conversation:
        async with self.parts.units.read() as unit:
            found = await unit.conversations.at_address("sms", number)
        assert found is not None
        return found

    async def transcript(self, number: str = ANNA) -> list[tuple[str, str]]:
        conversation = await self.conversation(number)
        async with self.parts.units.read() as unit:
            messages = await unit.messages.after(conversation.id, 0)
        return [(message.sender, message.text) for message in messages]

    async def count(self, query: Any) -> int:
        assert isinstance(self.parts.units, Units)
        async with self.parts.units._engine.connect() as connection:
            return int((await connection.execute(query)).scalar_one())


async def until(true: Callable[[], bool], seconds: float = 10.0) -> None:
    give_up = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < give_up, "did not happen in time"
        await asyncio.sleep(0.02)


def scripted(turn: Turn) -> Sequence[Reply]:
    """A bot with a few answers."""
    if turn.kind == "start":
        return [Reply("En lång hälsning för webben.", buttons=(Button("Kom igång", "/start_guidance"),))]
    if turn.text == "lista":
        return [Reply("Vad kan du?", asks="skills", card=SKILLS)]
    if turn.text == "långt":
        return [Reply("Det här är en ganska lång mening om validering. " * 30)]
    if turn.text == "hur många år":
        return [Reply("Hur många år?", asks="years", buttons=(answer_button("20 år", "years", 20),))]
    if turn.payload or turn.text != "hej":
        return [Reply(f"Du valde {turn.text}")]
    return [Reply("Hur har du det – “just nu”?", asks="situation", buttons=SITUATION)]


@pytest.fixture
def understander() -> FakeUnderstander:
    return FakeUnderstander(scripted)


@pytest.fixture
async def provider() -> AsyncIterator[FakeProvider]:
    async with FakeProvider() as started:
        yield started


@pytest.fixture
def database(tmp_path: Path) -> Path:
    migrate(Settings(data=tmp_path).database)
    return tmp_path


def settings_for(data: Path, provider: FakeProvider, **values: Any) -> Settings:
    given: dict[str, Any] = {
        "data": data,
        "sms_secret": SECRET,
        "sms_url": provider.url,
        "sms_user": provider.USER,
        "sms_password": provider.PASSWORD,
        "sms_from": provider.NUMBER,
        "sms_join_seconds": 0.1,
        "rate_limit": 0,
        "public_url": "https://lotsen.example",
    }
    return Settings(**{**given, **values})


class Running:
    """Starts towns on the same data, one after the other, as a restart does."""

    def __init__(self, data: Path, provider: FakeProvider, understander: FakeUnderstander) -> None:
        self._data, self._provider, self._understander = data, provider, understander
        self._open: list[Callable[[], Any]] = []

    async def start(self, **values: Any) -> Town:
        session = aiohttp.ClientSession()
        settings = settings_for(self._data, self._provider, **values)
        parts = build_gateway(settings, session=session, understander=self._understander)
        client = TestClient(TestServer(make_app(parts)))
        await client.start_server()
        self._open += [parts.units.close, session.close, client.close]
        return Town(parts, client, self._provider)

    async def stop(self) -> None:
        while self._open:
            await self._open.pop()()


@pytest.fixture
async def running(
    database: Path, provider: FakeProvider, understander: FakeUnderstander, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Running]:
    monkeypatch.setattr(outbox, "FIRST_PAUSE", 0.05)
    made = Running(database, provider, understander)
    yield made
    await made.stop()


@pytest.fixture
async def town(running: Running) -> Town:
    return await running.start()


async def test_the_first_text_is_answered_with_a_short_welcome_and_the_question(town: Town) -> None:
    await town.text(ANNA, "hej")
    [text] = await town.gets(ANNA, 1)
    assert "robot" in text and "lång hälsning" not in text
    assert 'Hur har du det - "just nu"?' in text
    assert "\n1 Varslad\n2 Uppsagd\n3 Arbetslös\n" in text
    assert is_gsm7(text)
    assert [sender for sender, _ in await town.transcript()] == ["user", "bot", "bot"]
    form = town.provider.sent[0]
    assert form["from"] == FakeProvider.NUMBER
    assert form["whendelivered"] == f"https://lotsen.example{PATH}/delivery"


async def test_a_number_presses_the_button(town: Town, understander: FakeUnderstander) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    await town.text(ANNA, "Tvåan")
    assert (await town.gets(ANNA, 2))[1] == "Du valde Uppsagd"
    assert understander.turns[-1][0].payload == SITUATION[1].payload


async def test_a_number_outside_the_choices_is_text(town: Town, understander: FakeUnderstander) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    await town.text(ANNA, "7")
    await town.gets(ANNA, 2)
    assert (understander.turns[-1][0].text, understander.turns[-1][0].payload) == ("7", None)


async def test_several_numbers_answer_a_choice_among_several(town: Town, understander: FakeUnderstander) -> None:
    await town.text(ANNA, "lista")
    assert "4 Sak 4" in (await town.gets(ANNA, 1))[0]
    await town.text(ANNA, "1, 3 och 4")
    assert (await town.gets(ANNA, 2))[1] == "Du valde Sak 1, Sak 3, Sak 4"
    expected = answer_button("", "skills", ["skill_1", "skill_3", "skill_4"]).payload
    assert understander.turns[-1][0].payload == expected


async def test_a_number_of_years_is_not_a_choice(town: Town, understander: FakeUnderstander) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    await town.text(ANNA, "hur många år")
    assert (await town.gets(ANNA, 2))[1] == "Hur många år?"
    await town.text(ANNA, "1")
    await town.gets(ANNA, 3)
    assert (understander.turns[-1][0].text, understander.turns[-1][0].payload) == ("1", None)


async def test_texts_in_quick_succession_are_read_as_one(town: Town, understander: FakeUnderstander) -> None:
    await asyncio.gather(town.text(BO, "hej"), town.text(ANNA, "jag har varit", "a1"))
    await town.text(ANNA, "undersköterska", "a2")
    await town.text(ANNA, "i sju år", "a3")
    assert (await town.gets(ANNA, 1))[0].endswith("Du valde jag har varit undersköterska i sju år")
    assert [turn.text for turn, _, _ in understander.turns if turn.kind == "message"].count("hej") == 1
    assert ("user", "jag har varit undersköterska i sju år") in await town.transcript()


async def test_the_same_text_delivered_fifty_times_at_once_is_handled_once(
    town: Town, understander: FakeUnderstander
) -> None:
    await asyncio.gather(*[town.text(ANNA, "hej", "same") for _ in range(50)])
    await town.gets(ANNA, 1)
    await asyncio.gather(*[town.text(ANNA, "hej", "same") for _ in range(10)])
    await town.gets(ANNA, 1)
    assert [turn.kind for turn, _, _ in understander.turns] == ["start", "message"]
    assert await town.count(select(func.count()).select_from(conversations)) == 1


async def test_what_was_taken_before_a_crash_is_answered_after_it(running: Running) -> None:
    before = await running.start(sms_join_seconds=600)
    await before.text(ANNA, "hej", "x1")
    await running.stop()
    after = await running.start()
    await after.text(ANNA, "hej", "x1")
    assert len(await after.gets(ANNA, 1)) == 1
    assert [sender for sender, _ in await after.transcript()] == ["user", "bot", "bot"]


async def test_a_text_on_its_way_at_a_stop_is_not_sent_again(running: Running, provider: FakeProvider) -> None:
    before = await running.start()
    provider.seconds = 0.5
    await before.text(ANNA, "hej")
    await until(lambda: len(provider.sent) == 1)
    await running.stop()
    after = await running.start()
    await after.gets(ANNA, 1)


async def test_text_and_number_are_forgotten_where_they_are_no_longer_needed(town: Town) -> None:
    await town.text(ANNA, "hej", "x1")
    await town.gets(ANNA, 1)
    left = select(func.count()).where(sms_inbox.c.text != "")
    assert await town.count(left) == 0
    assert await town.count(select(func.count()).where(sms_inbox.c.address.is_not(None))) == 0
    assert await town.count(select(func.count()).where(deliveries.c.text != "")) == 0


async def test_a_personal_number_is_masked_before_it_is_kept(town: Town) -> None:
    await town.text(ANNA, "jag är 640823-3234")
    await town.gets(ANNA, 1)
    assert ("user", "jag är [personnummer borttaget]") in await town.transcript()


async def test_a_provider_that_is_away_gets_the_texts_later_in_order(town: Town) -> None:
    town.provider.down = True
    for words in ("ett", "två", "tre"):
        await town.text(ANNA, f"ord {words}")
        await asyncio.sleep(0.3)
    assert town.got(ANNA) == []
    town.provider.down = False
    texts = await town.gets(ANNA, 3)
    assert [text.split()[-1] for text in texts] == ["ett", "två", "tre"]


async def test_a_later_text_waits_for_the_one_before_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "FIRST_PAUSE", 1.5)
    town.provider.refusals = [500]
    await town.text(ANNA, "ord ett")
    await until(lambda: len(town.provider.attempts) == 1)
    await town.text(ANNA, "ord två")
    await asyncio.sleep(0.5)
    assert town.got(ANNA) == []
    texts = await town.gets(ANNA, 2)
    assert [text.split()[-1] for text in texts] == ["ett", "två"]


@pytest.mark.parametrize("status", [429, 500])
async def test_a_passing_refusal_is_tried_again(town: Town, status: int) -> None:
    town.provider.refusals = [status, status]
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    assert len(town.provider.attempts) == 3


async def test_a_lasting_refusal_fails_the_text_without_stopping_the_next(
    town: Town, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    town.provider.refusals = [403]
    with caplog.at_level(logging.INFO):
        await town.text(ANNA, "hej")
        await until(lambda: len(town.provider.attempts) == 1)
        await asyncio.sleep(0.2)
        await town.text(ANNA, "tack")
        assert await town.gets(ANNA, 1) == ["Du valde tack"]
    printed = capsys.readouterr()
    said = caplog.text + printed.out + printed.err
    assert "sms_failed" in said
    assert ANNA[3:] not in said and "tack" not in said


async def test_one_number_that_fails_does_not_hold_up_another(town: Town) -> None:
    town.provider.refusals = [500] * 3
    await town.text(ANNA, "hej")
    await until(lambda: bool(town.provider.attempts))
    town.provider.refusals = []
    await town.text(BO, "hej")
    await town.gets(BO, 1)
    await town.gets(ANNA, 1)


async def test_a_long_answer_comes_in_numbered_texts_in_order(town: Town) -> None:
    await town.text(ANNA, "långt")
    await until(lambda: len(town.got(ANNA)) >= 4)
    texts = town.got(ANNA)
    assert [text[:6] for text in texts] == [f"({n}/{len(texts)}) " for n in range(1, len(texts) + 1)]
    assert all(septets(text) <= MOST_SEPTETS for text in texts)


async def test_stop_sends_one_receipt_and_then_nothing(town: Town, understander: FakeUnderstander) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    await town.text(ANNA, "Stopp!")
    assert "START" in (await town.gets(ANNA, 2))[1]
    asked = len(understander.turns)
    await town.text(ANNA, "STOPP")
    await town.text(ANNA, "hallå, är ni där")
    await asyncio.sleep(0.4)
    await town.gets(ANNA, 2)
    assert len(understander.turns) == asked
    assert (await town.conversation()).paused
    words = [text for sender, text in await town.transcript() if sender == "user"]
    assert words == ["hej"]


async def test_start_resumes_with_a_receipt_and_the_open_question(town: Town, understander: FakeUnderstander) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    await town.text(ANNA, "avsluta")
    await town.gets(ANNA, 2)
    await town.text(ANNA, "start")
    texts = await town.gets(ANNA, 4)
    assert "2 Uppsagd" in texts[3]
    await town.text(ANNA, "2")
    assert (await town.gets(ANNA, 5))[4] == "Du valde Uppsagd"


async def test_start_brings_what_a_counsellor_wrote_meanwhile(town: Town) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    await town.text(ANNA, "sluta")
    await town.gets(ANNA, 2)
    conversation = await town.conversation()
    async with town.parts.units.write() as unit:
        await unit.conversations.change(conversation.id, status="counsellor")
        reply = Reply("Ring mig gärna.", sender="counsellor")
        await town.parts.conversations.say(unit, conversation.id, [reply])
    town.parts.bell.ring(conversation.id)
    await town.gets(ANNA, 2)
    await town.text(ANNA, "börja")
    texts = await town.gets(ANNA, 4)
    assert texts[3].endswith(": Ring mig gärna.")


async def test_erasing_a_conversation_takes_its_texts_along(town: Town) -> None:
    town.provider.down = True
    await town.text(ANNA, "hej")
    await until(lambda: bool(town.provider.attempts))
    conversation = await town.conversation()
    async with town.parts.units.write() as unit:
        await town.parts.conversations.erase(unit, conversation.id)
    town.provider.down = False
    await asyncio.sleep(0.5)
    assert town.got(ANNA) == []
    assert await town.count(select(func.count()).select_from(deliveries)) == 0


async def test_an_answer_on_its_way_is_not_sent_after_stop(town: Town) -> None:
    town.provider.down = True
    await town.text(ANNA, "hej")
    await until(lambda: bool(town.provider.attempts))
    await town.text(ANNA, "stopp")
    await asyncio.sleep(0.4)
    town.provider.down = False
    [receipt] = await town.gets(ANNA, 1)
    assert "START" in receipt


async def test_stop_from_an_unknown_number_gets_a_receipt_only(town: Town) -> None:
    await town.text(ANNA, "STOPP")
    [receipt] = await town.gets(ANNA, 1)
    assert "START" in receipt
    await town.text(ANNA, "BÖRJA")
    texts = await town.gets(ANNA, 3)
    assert texts[-1].endswith("?")


async def test_start_as_the_first_text_is_a_message(town: Town, understander: FakeUnderstander) -> None:
    await town.text(ANNA, "START")
    assert "Du valde START" in (await town.gets(ANNA, 1))[0]


async def test_stop_holds_after_the_conversation_is_closed(town: Town) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    await town.text(ANNA, "stopp")
    await town.gets(ANNA, 2)
    async with town.parts.units.write() as unit:
        await unit.conversations.change((await town.conversation()).id, status="closed")
    await town.text(ANNA, "hej igen")
    await asyncio.sleep(0.4)
    await town.gets(ANNA, 2)


async def test_a_closed_conversation_goes_on_when_the_person_writes_again(town: Town) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    first = await town.conversation()
    async with town.parts.units.write() as unit:
        await unit.conversations.change(first.id, status="closed")
    await town.text(ANNA, "hej igen")
    assert (await town.gets(ANNA, 2))[1] == "Du valde hej igen"
    assert (await town.conversation()).id == first.id


async def test_a_counsellors_words_reach_the_telephone_and_numbers_reach_the_counsellor(
    town: Town, understander: FakeUnderstander
) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    conversation = await town.conversation()
    asked = len(understander.turns)
    async with town.parts.units.write() as unit:
        await unit.conversations.change(conversation.id, status="counsellor")
        reply = Reply("Hej Anna! Ska vi ses 2 eller 3 december?", sender="counsellor")
        await town.parts.conversations.say(unit, conversation.id, [reply])
    town.parts.bell.ring(conversation.id)
    assert (await town.gets(ANNA, 2))[1].endswith(": Hej Anna! Ska vi ses 2 eller 3 december?")
    await town.text(ANNA, "2")
    await asyncio.sleep(0.5)
    assert (await town.transcript())[-1] == ("user", "2")
    assert len(understander.turns) == asked


async def test_a_command_of_the_insides_is_only_text(town: Town, understander: FakeUnderstander) -> None:
    await town.text(ANNA, "/restart")
    await town.gets(ANNA, 1)
    assert (understander.turns[-1][0].text, understander.turns[-1][0].payload) == ("/restart", None)


async def test_a_text_longer_than_a_message_is_read_in_full(town: Town, understander: FakeUnderstander) -> None:
    long = ("ord " * 700).strip()
    await town.text(ANNA, long)
    await until(lambda: len(understander.turns) == 3)
    assert " ".join(turn.text for turn, _, _ in understander.turns[1:]) == long


@pytest.mark.parametrize("path", ["/sms/46elks/fel", "/sms/46elks/fel/delivery", f"{PATH}x", "/sms/46elks/å"])
async def test_a_wrong_secret_is_not_found(town: Town, path: str) -> None:
    answer = await town.client.post(path, data=town.provider.incoming(ANNA, "hej", "x"))
    assert answer.status == 404
    assert (await answer.json())["error"]["code"] == "not_found"


async def test_sms_switched_off_is_not_found(running: Running) -> None:
    town = await running.start(sms_secret="")
    for path in ("/sms/46elks/", "/sms/46elks//delivery", PATH):
        answer = await town.client.post(path, data=town.provider.incoming(ANNA, "hej", "x"))
        assert answer.status == 404


@pytest.mark.parametrize("missing", ["id", "from", "message"])
async def test_a_form_without_a_needed_field_names_it(town: Town, missing: str) -> None:
    form = town.provider.incoming(ANNA, "hej", "x")
    del form[missing]
    answer = await town.client.post(PATH, data=form)
    assert answer.status == 422
    assert (await answer.json())["error"]["field"] == missing


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe", b"{}", b"id=%ff&from=%00&message=%ed%a0%80", b"a=1&" * 500, b"id=" + b"x" * 9000],
)
async def test_nothing_a_client_sends_is_a_fault_of_ours(town: Town, body: bytes) -> None:
    kinds = ("application/x-www-form-urlencoded; charset=unknown", "multipart/form-data", "text/plain")
    for path, kind in itertools.product((PATH, f"{PATH}/delivery"), kinds):
        answer = await town.client.post(path, data=body, headers={"Content-Type": kind})
        assert answer.status < 500


async def test_a_sender_that_cannot_be_answered_is_taken_and_left(town: Town) -> None:
    await town.text("Telia", "Din faktura")
    await town.text(ANNA, "   ")
    await asyncio.sleep(0.3)
    assert town.provider.sent == []


async def test_delivery_reports_are_kept_and_unknown_ones_accepted(town: Town) -> None:
    await town.text(ANNA, "hej")
    await town.gets(ANNA, 1)
    sms_id = town.provider.sent[0]["id"]
    await asyncio.sleep(0.1)
    for status in ("sent", "delivered", "sent", "queued", "något nytt"):
        answer = await town.client.post(f"{PATH}/delivery", data={"id": sms_id, "status": status})
        assert answer.status == 204
    for form in ({"id": "okänd", "status": "delivered"}, {}):
        assert (await town.client.post(f"{PATH}/delivery", data=form)).status == 204
    assert await town.count(select(func.count()).where(deliveries.c.status == "delivered")) == 1
    await town.gets(ANNA, 1)
