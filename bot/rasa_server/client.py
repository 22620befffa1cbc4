"""Rasa from outside: sends one turn, brings back its replies. The only place that knows Rasa's HTTP."""

from __future__ import annotations

from typing import Any, Mapping, Sequence

import aiohttp

from bot.core.conversation import Button, Reply, TurnContext
from bot.core.payloads import parse_payload
from bot.core.privacy import without_mask
from bot.core.records import Turn
from bot.errors import Unavailable

KEY_HEADER = "X-Lotsen-Key"
TURN_SECONDS = 30


class RasaClient:
    """Implements services.ports.Understander over our channel inside Rasa."""

    def __init__(self, session: aiohttp.ClientSession, *, url: str, key: str, mask: str) -> None:
        """`mask` stands in a text for a personal number; understanding never sees it."""
        self._session = session
        self._mask = mask
        self._url = url
        self._headers = {KEY_HEADER: key}

    async def turn(self, turn: Turn, context: TurnContext, *, retry: bool) -> Sequence[Reply]:
        """The replies to one turn.

        Raises:
            Unavailable: code `unavailable` when Rasa cannot be reached, `failed` when it refuses.
        """
        answer = await self._post("/webhooks/lotsen/turn", _body(turn, context, retry, self._mask))
        return [_reply(item) for item in answer["replies"]]

    async def ready(self) -> bool:
        """Whether a model is loaded and a message could be answered."""
        try:
            timeout = aiohttp.ClientTimeout(total=2)
            async with self._session.get(self._url + "/webhooks/lotsen/ready", timeout=timeout) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        timeout = aiohttp.ClientTimeout(total=TURN_SECONDS)
        try:
            async with self._session.post(
                self._url + path, json=body, headers=self._headers, timeout=timeout
            ) as answer:
                if answer.status == 503:
                    raise Unavailable()
                if answer.status != 200:
                    raise Unavailable("failed")
                return await answer.json()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unavailable() from error


def _body(turn: Turn, context: TurnContext, retry: bool, mask: str) -> dict[str, Any]:
    masked = mask in turn.text
    pressed = parse_payload(turn.payload)
    if turn.kind == "start":
        meant: dict[str, Any] | None = {"intent": "welcome"}
    else:
        meant = {"intent": pressed.intent, "asks": pressed.asks, "value": pressed.value} if pressed else None
    return {
        "conversation_id": turn.conversation_id,
        "message_id": turn.message_id,
        "text": without_mask(turn.text, mask) if masked else turn.text,
        "masked": masked,
        "asks": context.asks,
        "offered": list(context.offered),
        "follows": context.follows,
        "pressed": meant,
        "retry": retry,
    }


def _reply(item: Mapping[str, Any]) -> Reply:
    custom = item["custom"]
    return Reply(
        text=item["text"],
        buttons=tuple(Button(title=b["title"], payload=b["payload"]) for b in item["buttons"]),
        asks=custom.get("asks"),
        card=custom.get("card"),
        sender=custom.get("sender", "bot"),
    )
