"""What every action has in common: read the message, call one service, say what came back.

Abstract, so that rasa-sdk does not register it. `configure` is called by the launcher; a plain
`rasa run actions` builds the same parts from the environment at the first message.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import Any, Awaitable, Callable

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.bootstrap import ActionParts, action_parts
from bot.core.conversation import Reading, Reply
from bot.core.guidance import merged
from bot.core.misunderstanding import as_meant
from bot.core.phrases import Phrases
from bot.core.records import Conversation, TurnResult
from bot.rasa_server.names import outside
from bot.services.turns import once
from bot.store.unit_of_work import UnitOfWork

log = structlog.get_logger()
Use = Callable[[UnitOfWork, Conversation, Reading], Awaitable[TurnResult]]


class ServiceAction(Action):  # type: ignore[misc]  # rasa-sdk is untyped
    """An action is a name and the one service it calls."""

    @abstractmethod
    def name(self) -> str: ...

    @abstractmethod
    def use(self, parts: ActionParts) -> Use:
        """The service this action calls."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Do it once for this message, whatever Rasa repeats, and hand over the replies."""
        parts = action_parts()
        async with parts.units.write() as unit:
            conversation = await conversation_of(unit, tracker.sender_id, parts)
            reading = as_meant(reading_of(tracker), conversation.state)

            async def work(unit: UnitOfWork) -> TurnResult:
                changed = await parts.booking_requests.change_details(unit, conversation, reading)
                result = changed or await self.use(parts)(unit, conversation, reading)
                return with_notice(result, parts.phrases) if reading.masked else result

            result = await once(unit, conversation.id, reading.message_id, self.name(), work)
        for reply in result.replies:
            dispatcher.utter_message(
                text=reply.text,
                buttons=[{"title": button.title, "payload": button.payload} for button in reply.buttons],
                json_message={"asks": reply.asks, "card": reply.card, "sender": reply.sender},
            )
        if result.response:
            dispatcher.utter_message(response=result.response)
        return [FollowupAction(result.follow_up)] if result.follow_up else []


def with_notice(result: TurnResult, phrases: Phrases) -> TurnResult:
    """The same answer, told that a personal number was not kept; left to the action that follows, if one does."""
    if result.follow_up:
        return result
    return replace(result, replies=merged([Reply(phrases.say("privacy.not_kept")), *result.replies]))


async def conversation_of(unit: UnitOfWork, conversation_id: str, parts: ActionParts) -> Conversation:
    """The conversation Rasa speaks of; one that came by another door (`rasa shell`) is opened."""
    conversation = await unit.conversations.get(conversation_id, to_change=True)
    if conversation is not None:
        return conversation
    return await parts.conversations.open_foreign(unit, conversation_id)


def reading_of(tracker: Tracker) -> Reading:
    """How the latest message was understood."""
    latest: dict[str, Any] = tracker.latest_message
    event: dict[str, Any] = next((e for e in reversed(tracker.events) if e["event"] == "user"), {})
    metadata = event.get("metadata") or {}
    pressed = metadata.get("pressed") or {}
    intent = latest.get("intent") or {}
    return Reading(
        text="" if metadata.get("nothing_left") else latest.get("text") or "",
        intent=outside(intent.get("name") or ""),
        confidence=intent.get("confidence") or 0.0,
        entities=tuple(latest.get("entities") or ()),
        asks=pressed.get("asks"),
        value=pressed.get("value"),
        message_id=event.get("message_id") or "",
        pressed=bool(pressed),
        masked=bool(metadata.get("masked")),
        ranking=tuple((outside(r["name"]), r["confidence"]) for r in latest.get("intent_ranking") or ()),
    )
