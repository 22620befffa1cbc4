"""Our input channel, inside Rasa: one message in, all replies out, safe to repeat.

`POST /webhooks/lotsen/turn` takes `{"conversation_id","message_id","text","masked","asks","offered","follows",
"pressed","retry"}`; `pressed` is `{"intent","value","asks"}` for a button and null for typed words;
`masked` says that a personal number was taken out of the text, and an empty text then is an answer
without content; `offered` are the ids the open question offers. It answers
`{"replies":[{"text","buttons","custom"}],"intent","confidence"}`, 503 when the action server
is away and 500 when it refuses; nothing has then been saved, and the caller tries again.
"""

from __future__ import annotations

import hmac
import os
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.rasa_server.action_endpoint import ActionFailed, ActionServerAway, PatientEndpoint
from bot.rasa_server.names import inside, typed

KEY_VARIABLE = "LOTSEN_INNER_KEY"
KEY_HEADER = "X-Lotsen-Key"


class Collector(OutputChannel):
    """Keeps every reply whole: text, buttons and custom data of one message together."""

    def __init__(self) -> None:
        self.replies: List[Dict[Text, Any]] = []

    @classmethod
    def name(cls) -> Text:
        return "lotsen"

    async def send_response(self, recipient_id: Text, message: Dict[Text, Any]) -> None:
        self.replies.append(_reply(message.get("text"), message))


class LotsenInput(InputChannel):
    """Takes one message at a time from the gateway's dispatcher."""

    @classmethod
    def name(cls) -> Text:
        return "lotsen"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        blueprint = Blueprint("lotsen", "bot.rasa_server.channel")

        @blueprint.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @blueprint.route("/ready", methods=["GET"])
        async def ready(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            is_ready = agent is not None and agent.is_ready()
            return response.json({"ready": is_ready}, status=200 if is_ready else 503)

        @blueprint.route("/turn", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            if not _knows_key(request):
                return response.json({"error": "key"}, status=403)
            agent = request.app.ctx.agent
            if agent is None or not agent.is_ready():
                return response.json({"error": "not ready"}, status=503)
            PatientEndpoint.install(agent.processor)
            try:
                return response.json(await _answer(agent, request.json, on_new_message))
            except ActionServerAway:
                return response.json({"error": "actions"}, status=503)
            except ActionFailed:
                return response.json({"error": "action"}, status=500)

        return blueprint


async def _answer(
    agent: Any, body: Dict[Text, Any], handle: Callable[[UserMessage], Awaitable[None]]
) -> Dict[Text, Any]:
    if body.get("retry"):
        tracker = await agent.tracker_store.retrieve(body["conversation_id"])
        known = _already_said(tracker, body["message_id"])
        if known is not None:
            return known
    collector = Collector()
    await handle(_user_message(body, collector))
    return {"replies": collector.replies}


def _user_message(body: Dict[Text, Any], collector: Collector) -> UserMessage:
    pressed, masked = body.get("pressed"), bool(body.get("masked"))
    nothing_left = masked and not body["text"]
    meant = pressed or ({"intent": "inform"} if nothing_left else None)
    text = typed(body["text"])
    return UserMessage(
        text,
        collector,
        body["conversation_id"],
        parse_data=_parse_data(text, meant) if meant else None,
        input_channel="lotsen",
        message_id=body["message_id"],
        metadata={
            "asks": body.get("asks"),
            "offered": body.get("offered") or [],
            "follows": body.get("follows"),
            "pressed": pressed,
            "masked": masked,
            "nothing_left": nothing_left,
        },
    )


def _parse_data(text: Text, pressed: Dict[Text, Any]) -> Dict[Text, Any]:
    intent = {"name": inside(pressed["intent"]), "confidence": 1.0}
    return {"text": text, "intent": intent, "intent_ranking": [intent], "entities": []}


def _already_said(tracker: Optional[DialogueStateTracker], message_id: Text) -> Optional[Dict[Text, Any]]:
    """The replies of a turn that is already in the tracker, None if it is not."""
    if tracker is None:
        return None
    replies: Optional[List[Dict[Text, Any]]] = None
    for event in tracker.events:
        if isinstance(event, UserUttered):
            replies = [] if event.message_id == message_id else None if replies is None else replies
            if replies is not None and event.message_id != message_id:
                break
        elif isinstance(event, BotUttered) and replies is not None:
            replies.append(_reply(event.text, event.data))
    return None if replies is None else {"replies": replies}


def _reply(text: Optional[Text], data: Dict[Text, Any]) -> Dict[Text, Any]:
    return {
        "text": text or "",
        "buttons": data.get("buttons") or [],
        "custom": data.get("custom") or {},
    }


def _knows_key(request: Request) -> bool:
    expected = os.environ.get(KEY_VARIABLE, "")
    return not expected or hmac.compare_digest(request.headers.get(KEY_HEADER, ""), expected)
