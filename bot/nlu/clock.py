"""The day a message is read on, in Sweden."""

from datetime import date, datetime
from typing import Any, Dict, Optional, Text
from zoneinfo import ZoneInfo

ZONE = "Europe/Stockholm"


def today(metadata: Optional[Dict[Text, Any]] = None) -> date:
    """The day of the message: its own `at` (ISO 8601) where the channel passes one, else now."""
    at = (metadata or {}).get("at")
    zone = ZoneInfo(ZONE)
    if not at:
        return datetime.now(zone).date()
    moment = datetime.fromisoformat(str(at).replace("Z", "+00:00"))
    return moment.astimezone(zone).date() if moment.tzinfo else moment.date()
