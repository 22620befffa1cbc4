"""How often one person may call. Kept in the process: it only has to slow down, not to count."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Callable

from bot.errors import TooMany

_REMEMBERED = 20_000


class Limiter:
    """A leaking bucket for each key; `per_minute` 0 lets everything through."""

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def check(self, key: str) -> None:
        """Count one call.

        Raises:
            TooMany: with the whole seconds until the next call is let through.
        """
        if not self._per_minute:
            return
        now = self._clock()
        level, at = self._buckets.pop(key, (0.0, now))
        leaked = max(0.0, level - (now - at) * self._per_minute / 60)
        if leaked + 1 > self._per_minute:
            self._buckets[key] = (leaked, now)
            too_much = leaked + 1 - self._per_minute
            raise TooMany(retry_after=max(1, math.ceil(too_much * 60 / self._per_minute)))
        self._buckets[key] = (leaked + 1, now)
        while len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)


# A library or a whole workplace may share one address, so it may open more than one person may say.
OPENINGS_PER_MESSAGE = 5
LOGINS_A_MINUTE = 10


@dataclass(frozen=True)
class Limits:
    """Messages by conversation, new conversations by address, logins by address and name."""

    messages: Limiter
    openings: Limiter
    logins: Limiter

    @classmethod
    def of(cls, per_minute: int) -> Limits:
        return cls(
            messages=Limiter(per_minute),
            openings=Limiter(per_minute * OPENINGS_PER_MESSAGE),
            logins=Limiter(min(per_minute, LOGINS_A_MINUTE)),
        )
