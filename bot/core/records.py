"""What the store keeps, as plain values. Times are aware UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Dict, List, Tuple

from bot.core.conversation import Button, Reply


@dataclass(frozen=True)
class Conversation:
    """`status` is bot, waiting, counsellor or closed; `progress` is 0-1; `holder` a desk user."""

    id: str
    token_hash: str
    channel: str
    address: str | None
    status: str
    step: str
    progress: float
    municipality_code: str | None
    asks: str | None
    state: Dict[str, Any]
    last_seq: int
    delivered_seq: int
    holder: int | None
    need: str | None
    waiting_since: datetime | None
    paused: bool
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Message:
    conversation_id: str
    seq: int
    sender: str
    text: str
    at: datetime
    author: str | None = None
    buttons: Tuple[Button, ...] = ()
    asks: str | None = None
    card: Dict[str, Any] | None = None
    client_id: str | None = None
    in_reply_to: str | None = None

    @classmethod
    def of_reply(cls, reply: Reply, seq: int, conversation_id: str, at: datetime, answered: str | None) -> Message:
        """A bot's reply on its place in the conversation."""
        return cls(
            conversation_id=conversation_id,
            seq=seq,
            sender=reply.sender,
            text=reply.text,
            at=at,
            buttons=reply.buttons,
            asks=reply.asks,
            card=reply.card,
            in_reply_to=answered,
        )

    def to_public(self) -> Dict[str, Any]:
        """As the contract's section 2 prints a message; `author` is there for a counsellor's."""
        return {
            "seq": self.seq,
            "sender": self.sender,
            "author": self.author,
            "text": self.text,
            "buttons": [{"title": b.title, "payload": b.payload} for b in self.buttons],
            "asks": self.asks,
            "card": self.card,
            "in_reply_to": self.in_reply_to,
            "at": self.at.isoformat(),
        }


@dataclass(frozen=True)
class Turn:
    """Something accepted that is to be answered. `kind` is `message`, `start` or `release`.

    A `release` is the bot's own: a counsellor has given the conversation back.
    """

    id: int
    conversation_id: str
    message_id: str
    kind: str
    text: str
    payload: str | None
    noticed: bool


@dataclass(frozen=True)
class Delivery:
    """A text on its way to a telephone."""

    id: int
    conversation_id: str
    address: str
    text: str
    status: str
    attempts: int


@dataclass(frozen=True)
class IncomingSms:
    """A text from a telephone that is not yet part of a message; `sent_at` as the provider wrote it."""

    id: int
    provider_id: str
    address: str
    text: str
    sent_at: str
    at: datetime


@dataclass(frozen=True)
class Slot:
    id: str
    team: str
    start: datetime
    end: datetime
    modes: Tuple[str, ...]
    capacity: int
    taken: int = 0
    closed: bool = False

    @property
    def free(self) -> int:
        return 0 if self.closed else max(0, self.capacity - self.taken)

    def to_public(self) -> Dict[str, Any]:
        return {
            "slot_id": self.id,
            "team": self.team,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "modes": list(self.modes),
            "free": self.free,
        }


@dataclass(frozen=True)
class Booking:
    """`status` is booked or cancelled; `sequence` counts its changes (RFC 5545 SEQUENCE)."""

    id: str
    slot: Slot
    conversation_id: str | None
    mode: str
    name: str
    phone: str | None
    email: str | None
    manage_token: str
    status: str
    sequence: int
    created_at: datetime


@dataclass(frozen=True)
class User:
    """A desk account; an admin sees every municipality."""

    id: int
    name: str
    password_hash: str
    role: str
    municipalities: Tuple[str, ...]


@dataclass(frozen=True)
class DeskSession:
    user: User
    csrf: str
    expires_at: datetime


@dataclass(frozen=True)
class Handover:
    id: int
    conversation_id: str
    reason: str
    at: datetime
    claimed_by: int | None
    claimed_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class Note:
    author: str
    text: str
    at: datetime


@dataclass(frozen=True)
class SkillEdit:
    """A skill before and after the desk changed it."""

    skill_id: str
    before: Dict[str, Any] | None
    after: Dict[str, Any] | None
    author: str
    at: datetime


@dataclass
class TurnResult:
    """What an action did for one message, kept so that a repeat changes nothing.

    `response` names a reply that stands in `data/`, said by Rasa after `replies`.
    """

    replies: List[Reply] = field(default_factory=list)
    follow_up: str | None = None
    response: str | None = None
