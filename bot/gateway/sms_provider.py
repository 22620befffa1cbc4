"""Sends SMS through 46elks. The only place that knows the provider's HTTP for sending."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import structlog

from bot.errors import Invalid, Unavailable

log = structlog.get_logger()
SECONDS = 15


class ElksSender:
    """Implements services.ports.SmsSender."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        url: str,
        user: str,
        password: str,
        sender: str,
        report_url: str = "",
    ) -> None:
        self._session = session
        self._url = url
        self._headers = {"Authorization": aiohttp.encode_basic_auth(user, password)}
        # The words are not to stay with the provider.
        self._always = {"from": sender, "dontlog": "message"}
        if report_url:
            self._always["whendelivered"] = report_url

    async def send(self, to: str, text: str) -> str | None:
        """Hand one text over; the provider's id for it, None when it answered without one.

        Raises:
            Unavailable: no answer, too many calls, or a fault of the provider's.
            Invalid: refused for good.
        """
        form = {**self._always, "to": to, "message": text}
        timeout = aiohttp.ClientTimeout(total=SECONDS)
        try:
            async with self._session.post(
                self._url, data=form, headers=self._headers, timeout=timeout, allow_redirects=False
            ) as answer:
                if 200 <= answer.status < 300:
                    return _id(await _body(answer))
                log.warning("sms_not_taken", status=answer.status)
                if 400 <= answer.status < 500 and answer.status != 429:
                    raise Invalid("sms_refused")
                raise Unavailable()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unavailable() from error


async def _body(answer: aiohttp.ClientResponse) -> bytes:
    """The body, or nothing when it breaks off: the text is taken all the same, and must not go twice."""
    try:
        return await answer.read()
    except (aiohttp.ClientError, TimeoutError):
        return b""


def _id(body: bytes) -> str | None:
    try:
        found: Any = json.loads(body)
    except ValueError:
        return None
    known = found.get("id") if isinstance(found, dict) else None
    return known[:80] if isinstance(known, str) and known else None
