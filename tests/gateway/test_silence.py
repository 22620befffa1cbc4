"""The logs of a busy gateway contain no word of what people wrote, nor who they are."""

from __future__ import annotations

from pathlib import Path

import pytest
import structlog

from bot.core.conversation import Reply
from bot.core.records import Turn
from bot.logs import configure
from tests.fakes import FakeUnderstander
from tests.gateway.chat_door import small_door

SAID = "Zlatanologi"
PHONE = "0701740605"


def breaks(turn: Turn) -> list[Reply]:
    if turn.text.startswith("trasigt"):
        raise RuntimeError("turn refused")
    return [Reply(f"svar på {turn.text}")]


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
async def test_no_word_no_token_and_no_number_is_logged(
    tmp_path: Path, level: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.dispatcher.GIVE_UP_SECONDS", 0.1)
    before = structlog.get_config()
    configure(level)
    try:
        async with small_door(tmp_path, FakeUnderstander(breaks), log_level=level) as door:
            visitor = await door.welcomed()
            await visitor.say(f"{SAID} {PHONE}")
            await visitor.say(f"trasigt {SAID}")
            await visitor.settled()
            await visitor.post({"id": "a", "text": [SAID]})
            await visitor.post(data=f'{{"id": "{SAID}"'.encode())
            await visitor.post({"id": SAID, "text": SAID * 2000})
            await visitor.get(f"/messages?after={SAID}")
            body = {"slot_id": "x", "mode": "phone", "name": SAID, "phone": PHONE}
            await visitor.client.post(visitor.path + "/bookings", json=body, headers=visitor.headers)
            await visitor.get("/messages", X=SAID * 3000)
            await visitor.client.delete(visitor.path, headers=visitor.headers)
    finally:
        structlog.configure(**before)
    captured = capfd.readouterr()
    for stream in (captured.out, captured.err):
        assert not any(secret in stream for secret in (SAID, PHONE, visitor.token, "svar på"))
    assert "turn_broken" in captured.err and visitor.id in captured.err
