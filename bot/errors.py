"""Every error the product raises itself.

    LotsenError                 code, HTTP status, field
    |- Invalid            422   something in what was sent; names the field
    |  |- TooLong         422   a text over the limit
    |- BadRequest         400   not JSON, or not the JSON that was asked for
    |- Unauthorized       401   no token, or one that fits nothing
    |- Forbidden          403   known, but not allowed
    |- NotFound           404
    |- Conflict           409   somebody was faster
    |  |- SlotTaken       409   with other free times
    |  |- AlreadyBooked   409   with the time the person has already
    |- TooMany            429   with the seconds to wait
    |- Unavailable        503   an inner part is away
    |  |- DatabaseAway    503   nothing can be read or kept

The Swedish message of each code stands in content/phrases/errors.yml.
"""

from __future__ import annotations

from typing import Any, Dict, Sequence


class LotsenError(Exception):
    """Base of all; `code` is stable and part of the outer contract."""

    status = 500
    code = "internal"

    def __init__(self, code: str | None = None, *, field: str | None = None) -> None:
        super().__init__(code or self.code)
        self.code = code or self.code
        self.field = field

    def extra(self) -> Dict[str, Any]:
        """What goes beside the error in the answer."""
        return {}

    def values(self) -> Dict[str, Any]:
        """What the message's placeholders stand for."""
        return {}


class Invalid(LotsenError):
    status = 422
    code = "invalid"


class TooLong(Invalid):
    """`most` is how many characters there may be."""

    code = "too_long"

    def __init__(self, *, field: str, most: int) -> None:
        super().__init__(field=field)
        self.most = most

    def values(self) -> Dict[str, Any]:
        return {"most": f"{self.most:,}".replace(",", " ")}


class BadRequest(LotsenError):
    status = 400
    code = "bad_request"


class Unauthorized(LotsenError):
    status = 401
    code = "unauthorized"


class Forbidden(LotsenError):
    status = 403
    code = "forbidden"


class NotFound(LotsenError):
    status = 404
    code = "not_found"


class Conflict(LotsenError):
    status = 409
    code = "conflict"


class SlotTaken(Conflict):
    """`alternatives` are free slots as the contract prints them."""

    code = "slot_taken"

    def __init__(self, alternatives: Sequence[Dict[str, Any]]) -> None:
        super().__init__()
        self.alternatives = list(alternatives)

    def extra(self) -> Dict[str, Any]:
        return {"alternatives": self.alternatives}


class AlreadyBooked(Conflict):
    """`booking` is the person's time to come, as the contract prints it."""

    code = "already_booked"

    def __init__(self, booking: Dict[str, Any]) -> None:
        super().__init__()
        self.booking = dict(booking)

    def extra(self) -> Dict[str, Any]:
        return {"booking": self.booking}


class TooMany(LotsenError):
    status = 429
    code = "too_many"

    def __init__(self, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after


class Unavailable(LotsenError):
    status = 503
    code = "unavailable"


class DatabaseAway(Unavailable):
    code = "database_away"
