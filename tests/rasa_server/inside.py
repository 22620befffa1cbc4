"""Checks of our parts inside Rasa; run in Rasa's environment by `test_inside.py`."""

import asyncio
import json
import tempfile
from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.rasa_server import action_endpoint
from bot.rasa_server.action_endpoint import ActionServerAway, PatientEndpoint
from bot.rasa_server.channel import _already_said, _user_message
from bot.rasa_server.tracker_store import KEEP_TURNS, BoundedTrackerStore, recent
from tests.inside_rasa import report

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [inform]
actions: [action_answer]
slots:
  kept: {type: any, mappings: [{type: custom}], influence_conversation: false}
"""
)


def conversation(turns: int) -> DialogueStateTracker:
    tracker = DialogueStateTracker.from_events("anna", [], DOMAIN.slots)
    tracker.update(SlotSet("kept", 7), DOMAIN)
    for number in range(turns):
        intent = {"name": "inform", "confidence": 1.0}
        user = UserUttered(f"ord {number}", intent, parse_data={"intent": intent}, message_id=f"m{number}")
        tracker.update(user, DOMAIN)
        tracker.update(ActionExecuted("action_answer"), DOMAIN)
        tracker.update(BotUttered(f"svar {number}", {"buttons": [{"title": "Ja", "payload": "/affirm"}]}), DOMAIN)
        tracker.update(ActionExecuted("action_listen"), DOMAIN)
    return tracker


def check_a_long_tracker_is_kept_short_with_its_slots() -> None:
    sizes = {len(recent(conversation(turns))) for turns in (20, 50, 200)}
    assert len(sizes) == 1, sizes
    kept = recent(conversation(50))
    assert sum(isinstance(event, UserUttered) for event in kept) == KEEP_TURNS
    assert any(isinstance(event, SlotSet) and event.value == 7 for event in kept)


def check_a_tracker_comes_back_as_it_was_saved() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'lotsen.db'}"
        store = BoundedTrackerStore(DOMAIN, host=url)
        asyncio.run(store.save(conversation(9)))
        asyncio.run(store.save(conversation(10)))
        back = asyncio.run(BoundedTrackerStore(DOMAIN, host=url).retrieve("anna"))
        assert back is not None and back.get_slot("kept") == 7
        assert back.latest_message is not None and back.latest_message.message_id == "m9"
        assert list(asyncio.run(store.keys())) == ["anna"]
        asyncio.run(store.delete("anna"))
        assert asyncio.run(store.retrieve("anna")) is None


def check_a_message_already_answered_is_found_with_its_replies() -> None:
    tracker = conversation(5)
    tracker = DialogueStateTracker.from_events("anna", recent(tracker), DOMAIN.slots)
    for number in (3, 4):
        known = _already_said(tracker, f"m{number}")
        assert known is not None and [reply["text"] for reply in known["replies"]] == [f"svar {number}"], known
        assert known["replies"][0]["buttons"][0]["title"] == "Ja"
    assert _already_said(tracker, "new") is None
    assert _already_said(None, "m1") is None


def check_typed_commands_are_words_and_buttons_are_intents() -> None:
    body = {"conversation_id": "a", "message_id": "1", "text": "/restart", "asks": "years", "pressed": None}
    typed = _user_message(body, None)
    assert typed.text == "restart" and typed.parse_data is None
    assert typed.metadata["asks"] == "years" and typed.metadata["offered"] == []
    assert (typed.metadata["pressed"], typed.metadata["masked"], typed.metadata["nothing_left"]) == (None, False, False)
    pressed = _user_message({**body, "text": "Backa", "pressed": {"intent": "back"}}, None)
    assert pressed.parse_data["intent"]["name"] == "go_back"


def check_a_text_that_was_only_a_personal_number_is_an_answer_without_content() -> None:
    body = {"conversation_id": "a", "message_id": "1", "text": "", "asks": "contact", "pressed": None, "masked": True}
    message = _user_message(body, None)
    assert message.parse_data["intent"]["name"] == "inform" and message.metadata["nothing_left"]
    beside = _user_message({**body, "text": "kalle larsson"}, None)
    assert beside.parse_data is None and beside.metadata["masked"] and not beside.metadata["nothing_left"]


def check_an_action_server_that_stays_away_gives_the_turn_up() -> None:
    action_endpoint.PATIENCE_SECONDS = 0.3

    async def call() -> None:
        endpoint = PatientEndpoint("http://127.0.0.1:9/webhook")
        try:
            await endpoint.request(json={})
        finally:
            await endpoint._kept_session().close()

    try:
        asyncio.run(call())
    except ActionServerAway as away:
        assert not isinstance(away, Exception), "Rasa would swallow it and lose the message"
    else:
        raise AssertionError("no error")


def check_a_call_is_tried_again_until_the_server_is_back() -> None:
    action_endpoint.PATIENCE_SECONDS = 10.0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = json.dumps({"events": [], "responses": []}).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    async def call() -> object:
        probe = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = probe.sockets[0].getsockname()[1]
        probe.close()
        await probe.wait_closed()
        endpoint = PatientEndpoint(f"http://127.0.0.1:{port}/webhook")
        asked = asyncio.create_task(endpoint.request(json={}))
        await asyncio.sleep(0.4)
        server = await asyncio.start_server(serve, "127.0.0.1", port)
        try:
            return await asked
        finally:
            server.close()
            await endpoint._kept_session().close()

    assert asyncio.run(call()) == {"events": [], "responses": []}


if __name__ == "__main__":
    report(globals())
