"""Every call of the contract's section 2, through the real routes, on both databases."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any, AsyncIterator

import pytest

from bot.core.conversation import Button, Reply
from bot.core.guidance import Guidance
from bot.core.records import Slot
from bot.store.unit_of_work import Units
from tests.gateway.chat_door import ChatDoor, chat_door, refusal

MESSAGE_KEYS = {"seq", "sender", "text", "buttons", "asks", "card", "in_reply_to", "at"}
PROFILE_CALLS = ["/profile", "/labels", "/profile.pdf", "/profile.json-resume"]
OWN_CALLS = ["", "/messages", "/events", *PROFILE_CALLS, "/suggestions", "/plan"]


@pytest.fixture
async def door(units: Units) -> AsyncIterator[ChatDoor]:
    async with chat_door(units) as opened:
        yield opened


@pytest.mark.parametrize("sent", [{"json": {"channel": "web"}}, {"json": {}}, {}, {"data": b""}])
async def test_a_conversation_is_opened_with_an_id_and_a_token(door: ChatDoor, sent: dict[str, Any]) -> None:
    response = await door.client.post("/api/chat", **sent)
    body = await response.json()
    assert response.status == 201 and set(body) == {"conversation_id", "token"}
    assert len(body["token"]) >= 32 and body["conversation_id"] != body["token"]


async def test_the_welcome_comes_by_itself_and_answers_nothing(door: ChatDoor) -> None:
    visitor = await door.visitor()
    (welcome,) = await visitor.settled()
    assert set(welcome) >= MESSAGE_KEYS
    assert (welcome["seq"], welcome["sender"], welcome["in_reply_to"]) == (1, "bot", None)
    assert datetime.fromisoformat(welcome["at"]).tzinfo is not None


async def test_a_message_is_taken_with_202_and_answered_by_its_own_id(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    response = await visitor.post({"id": "min-1", "text": "Hej!"})
    assert response.status == 202 and set(await response.json()) == {"seq"}
    own, answer = await visitor.settled(after=1)
    assert own["seq"] == (await response.json())["seq"] and (own["sender"], own["text"]) == ("user", "Hej!")
    assert own["buttons"] == [] and own["in_reply_to"] is None
    assert (answer["sender"], answer["text"], answer["in_reply_to"]) == ("bot", "svar på Hej!", "min-1")


async def test_the_same_id_again_is_200_with_the_same_number_and_handled_once(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    first = await visitor.post({"id": "a", "text": "Hej!"})
    await visitor.settled()
    again = await visitor.post({"id": "a", "text": "Något annat"})
    assert (first.status, again.status) == (202, 200)
    assert await first.json() == await again.json()
    assert [m["text"] for m in await visitor.settled(after=1)] == ["Hej!", "svar på Hej!"]


async def test_fifty_at_once_with_one_id_are_one_message(door: ChatDoor) -> None:
    visitor = await door.visitor()
    responses = await asyncio.gather(*(visitor.post({"id": "samma", "text": "Hej!"}) for _ in range(50)))
    assert sorted(response.status for response in responses) == [200] * 49 + [202]
    assert len({(await response.json())["seq"] for response in responses}) == 1
    messages = await visitor.settled()
    assert sorted(m["text"] for m in messages) == ["Hej!", "svar på Hej!", "svar på start"]


async def test_many_at_once_are_all_answered_each_by_itself(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    await asyncio.gather(*(visitor.say(f"text {n}", f"m{n}") for n in range(20)))
    messages = await visitor.settled()
    assert [m["seq"] for m in messages] == list(range(1, 42))
    assert {m["in_reply_to"]: m["text"] for m in messages if m["in_reply_to"]} == {
        f"m{n}": f"svar på text {n}" for n in range(20)
    }


async def test_the_clients_own_id_may_be_any_text(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for message_id in ("start", "release", "/", "å" * 80, "x" * 80, "😀", "null", "0", "a'b\"--", " a "):
        response = await visitor.post({"id": message_id, "text": "Hej!"})
        assert response.status == 202, await response.text()
        assert (await visitor.settled())[-1]["in_reply_to"] == message_id


async def test_the_question_is_named_and_the_buttons_and_the_card_come_along(door: ChatDoor) -> None:
    card = {"type": "choices", "multiple": False}
    reply = Reply("Var bor du?", (Button("Säffle", "/inform"),), "municipality", card)
    door.understander.answer = lambda turn: [reply]
    (welcome,) = await (await door.visitor()).settled()
    assert (welcome["asks"], welcome["card"]) == ("municipality", card)
    assert welcome["buttons"] == [{"title": "Säffle", "payload": "/inform"}]


async def test_a_pressed_button_reaches_the_bot_and_a_typed_command_does_not(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    await visitor.say("Ja", payload="/affirm")
    await visitor.say("/restart")
    await visitor.say("Nej", payload="/action_listen")
    await visitor.settled()
    asked = [(turn.text, turn.payload) for turn, _, _ in door.understander.turns][1:]
    assert asked == [("Ja", "/affirm"), ("/restart", None), ("Nej", None)]


async def test_the_status_says_step_progress_and_that_no_human_is_there(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    assert await visitor.read() == {"status": "bot", "step": "welcome", "progress": 0, "counsellor": None}


async def test_the_status_names_the_human_who_holds_the_conversation(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    async with door.parts.units.write() as unit:
        await unit.desk.add_user("Anna Berg", "-", "counsellor", ["1785"], door.parts.clock())
        anna = await unit.desk.user_named("Anna Berg")
        assert anna is not None and await unit.conversations.claim(visitor.id, anna.id)
    status = await visitor.read()
    assert (status["status"], status["counsellor"]) == ("counsellor", {"name": "Anna Berg", "role": "vägledare"})


async def test_what_belongs_to_the_person_can_be_read_from_the_beginning(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    assert "situation" in await visitor.read("/profile")
    suggestions = await visitor.read("/suggestions")
    assert isinstance(suggestions["suggestions"], list) and suggestions["next"] is None
    assert (await visitor.read("/plan"))["activities"] == []


async def test_a_list_says_whether_it_goes_on(door: ChatDoor) -> None:
    door.understander.answer = lambda turn: [Reply(f"rad {n}") for n in range(501)]
    visitor = await door.visitor()
    await visitor.settled()
    first = await visitor.read("/messages")
    assert len(first["messages"]) == 500 and first["next"]
    rest = await visitor.read(f"/messages?cursor={first['next']}")
    assert [m["text"] for m in rest["messages"]] == ["rad 500"] and rest["next"] is None
    assert await visitor.read(f"/messages?after={first['next']}") == rest


async def test_every_call_but_the_first_needs_the_conversations_own_token(door: ChatDoor) -> None:
    visitor, other = await door.visitor(), await door.visitor()
    own, foreign = visitor.token, f"Bearer {other.token}"
    for call in OWN_CALLS:
        for given in (None, "", "Bearer", "Bearer ", "Bearer fel", f"Basic {own}", own, foreign):
            headers = {"Authorization": given} if given is not None else {}
            response = await door.client.get(visitor.path + call, headers=headers)
            assert (await refusal(response, 401))["code"] == "unauthorized", (call, given)
    for given in (f"Bearer {own}", f"bearer {own}"):
        assert (await door.client.get(visitor.path, headers={"Authorization": given})).status == 200


async def test_nobody_elses_token_writes_books_or_deletes(door: ChatDoor) -> None:
    visitor, other = await door.welcomed(), await door.welcomed()
    for token in ({}, other.headers):
        for method, rest in (("POST", "/messages"), ("POST", "/bookings"), ("DELETE", "")):
            sent = {"id": "a", "text": "hej"}
            response = await door.client.request(method, visitor.path + rest, json=sent, headers=token)
            await refusal(response, 401)
    assert len(await visitor.settled()) == 1


async def test_what_is_told_in_words_is_shown_by_its_name_before_any_summary(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    guidance = Guidance(begun=True)
    guidance.interview.profile.certificates = ["korkort_b"]
    async with door.parts.units.write() as unit:
        await unit.conversations.change(visitor.id, state=guidance.to_dict())
    assert (await visitor.read("/profile"))["certificates"] == ["korkort_b"]
    assert (await visitor.read("/labels"))["labels"]["korkort_b"] == "Körkort B"


async def test_what_a_person_takes_along_carries_the_name_they_booked_with(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    assert "name" not in (await visitor.read("/profile.json-resume"))["basics"]
    start = door.parts.clock() + timedelta(days=2)
    slot = Slot("s1", "saffle", start, start + timedelta(hours=1), ("place",), 1)
    async with door.parts.units.write() as unit:
        await unit.bookings.open_slot(slot)
        who = {"name": "Kim Ek", "email": "kim@exempel.se", "conversation_id": visitor.id}
        await door.parts.bookings.book(unit, slot_id="s1", mode="place", **who)
    assert (await visitor.read("/profile.json-resume"))["basics"]["name"] == "Kim Ek"
    assert (await (await visitor.get("/profile.pdf")).read()).startswith(b"%PDF-")
