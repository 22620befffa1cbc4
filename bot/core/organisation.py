"""Who runs the service, as the organisation itself writes it in content/organisation.yml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Organisation:
    """Who answers for people's data, and its data protection officer (GDPR art. 13 and 37).

    `retention`: how long data may be kept and by which decision, in words; None while none is made.
    """

    name: str
    officer: str
    email: str | None = None
    phone: str | None = None
    officer_email: str | None = None
    officer_phone: str | None = None
    retention: str | None = None
    example: bool = True
