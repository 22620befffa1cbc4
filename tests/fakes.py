"""Stand-ins for the outside, as real classes; shared by all tests."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Callable, Sequence

from bot.core.conversation import Reply
from bot.core.records import Turn
from bot.errors import Unavailable

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=timezone.utc)


class FakeClock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime = MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        self.now += timedelta(**delta)


class FakeUnderstander:
    """Answers every turn with an echo, or with what it is told to; keeps what it was asked."""

    def __init__(self, answer: Callable[[Turn], Sequence[Reply]] | None = None) -> None:
        self.answer = answer or (lambda turn: [Reply(f"svar på {turn.text or 'start'}")])
        self.turns: list[tuple[Turn, str | None, bool]] = []
        self.away = 0
        self.failing = False

    async def turn(self, turn: Turn, *, asks: str | None, retry: bool) -> Sequence[Reply]:
        self.turns.append((turn, asks, retry))
        if self.failing:
            raise Unavailable("failed")
        if self.away:
            self.away -= 1
            raise Unavailable()
        return self.answer(turn)

    async def ready(self) -> bool:
        return not self.away
