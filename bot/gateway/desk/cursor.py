"""Where a page of the queue ended, as an opaque word."""

from __future__ import annotations

import base64
import json
from datetime import datetime

from bot.core.desk import Place
from bot.errors import Invalid


def encode(place: Place | None) -> str | None:
    if place is None:
        return None
    data = [place.rank, place.calm, place.moment.isoformat(), place.id]
    return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


def decode(cursor: str) -> Place | None:
    """Raises Invalid for what was never given out."""
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        rank, calm, moment, last = json.loads(base64.urlsafe_b64decode(padded.encode()))
        at = datetime.fromisoformat(moment)
        if at.tzinfo is None or not 0 <= rank <= 9 or calm not in (0, 1) or not isinstance(last, str):
            raise ValueError
        return Place(int(rank), int(calm), at, last)
    except (ValueError, TypeError, UnicodeError):
        raise Invalid(field="cursor") from None
