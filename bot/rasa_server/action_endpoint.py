"""The road from Rasa to the action server, made safe against restarts.

Rasa logs a failed action and goes on, so the person would get no answer and the turn would be
saved as done. Here a call is tried again while the action server restarts, and if it stays away
the whole turn is given up before anything is saved. One kept-alive connection serves all calls.
"""

from __future__ import annotations

import asyncio
from typing import Any, Dict, Optional, Text

import aiohttp
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.core.constants import DEFAULT_REQUEST_TIMEOUT
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

PATIENCE_SECONDS = 8.0
PAUSE_SECONDS = 0.1
REFUSALS = 5


class _Refused(Exception):
    """The action server answered with an error of its own."""


class ActionServerAway(BaseException):
    """The action server cannot be reached.

    Not an `Exception`, as Rasa's processor catches every one of those and carries on.
    """


class ActionFailed(BaseException):
    """The action server is there and refuses this very call, again and again."""


class PatientEndpoint(EndpointConfig):
    """Rasa's action endpoint with one session, retries and no silent failure."""

    _session: Optional[aiohttp.ClientSession] = None

    @classmethod
    def install(cls, processor: Any) -> None:
        """Put it in the place of the processor's own endpoint, once."""
        plain = processor.action_endpoint
        if isinstance(plain, cls) or plain is None:
            return
        processor.action_endpoint = cls(plain.url, headers=plain.headers, **plain.kwargs)
        _compile_validation()

    def _kept_session(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            timeout = aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT)
            self._session = aiohttp.ClientSession(timeout=timeout)
        return self._session

    async def request(
        self,
        method: Text = "post",
        subpath: Optional[Text] = None,
        content_type: Optional[Text] = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Optional[Any]:
        """Call the action server; raises ActionServerAway, ActionFailed, or ClientResponseError for a rejection."""
        loop = asyncio.get_running_loop()
        give_up, failures = loop.time() + PATIENCE_SECONDS, 0
        while True:
            try:
                return await self._once(kwargs.get("json"))
            except (aiohttp.ClientConnectionError, asyncio.TimeoutError):
                if loop.time() > give_up:
                    raise ActionServerAway() from None
            except _Refused:
                failures += 1
                if failures >= REFUSALS:
                    raise ActionFailed() from None
            await asyncio.sleep(PAUSE_SECONDS)

    async def _once(self, body: Any) -> Any:
        async with self._kept_session().post(self.url, json=body) as answer:
            if answer.status == 400:
                raise ClientResponseError(400, answer.reason or "", await answer.text())
            if answer.status >= 300:
                raise _Refused(answer.status)
            return await answer.json()


def _compile_validation() -> None:
    # Rasa checks its own constant schema again on every call before using it: 5 ms a call.
    # The same check with the schema prepared once takes none.
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def validate(_self: RemoteAction, result: Dict[Text, Any]) -> bool:
        validator.validate(result)
        return True

    setattr(RemoteAction, "_validate_action_result", validate)
