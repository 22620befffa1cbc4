"""What the interview remembers between two messages, and what it needs to know about the world."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from bot.core.catalogue import Catalogue
from bot.core.conversation import Reply
from bot.core.phrases import Phrases
from bot.core.profile import Profile

UNDO_STEPS = 12
# What `back` leaves alone: what has been worded is not unsaid.
KEPT_BY_BACK = ("turns", "recent", "explained", "history", "reached", "confused")


@dataclass
class Interview:
    """One person's interview. JSON-safe through `to_dict`; stored per conversation.

    `asking` is the open question as the contract names it, `marker` what closes it. `closed` holds
    what is answered or skipped (`skipped` the latter), "more" and "years:<trade>" too. `pending` are
    trades that could be several; `settled` is the last such choice made; `unclear` the words that
    were not recognised and asked about once, `unclear_years` the years told with them. `group` and
    `options` belong to the open skill question, `groups` are those asked before. `job` is the trade
    last spoken of; `fallback` is true while more buttons than usual should be shown; `changing` while
    the person says what in the summary is wrong; `reopened` while an old question is answered anew;
    `clearing` is the part of the profile that a yes would empty. `turns` counts wordings used,
    `recent` are the bot's last texts.
    """

    profile: Profile = field(default_factory=Profile)
    asking: str | None = None
    marker: str = ""
    done: bool = False
    confirmed: bool = False
    closed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    confused: int = 0
    fallback: bool = False
    turns: dict[str, int] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    explained: list[str] = field(default_factory=list)
    asked: str = ""
    pending: list[dict[str, Any]] = field(default_factory=list)
    settled: dict[str, Any] = field(default_factory=dict)
    unclear: str | None = None
    unclear_years: float | None = None
    job: str | None = None
    group: str | None = None
    options: list[str] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    singles: list[str] = field(default_factory=list)
    first_gain: float = 0.0
    evidence_asked: list[str] = field(default_factory=list)
    wishes_asked: list[str] = field(default_factory=list)
    questions_asked: int = 0
    changing: bool = False
    reopened: bool = False
    clearing: str | None = None
    reached: float = 0.0
    history: list[dict[str, Any]] = field(default_factory=list)

    @property
    def skill_questions(self) -> int:
        """How many questions about skills have been asked."""
        return len(self.groups) + len(self.singles)

    def to_dict(self) -> dict[str, Any]:
        return {**self.snapshot(), **{name: copy.copy(getattr(self, name)) for name in KEPT_BY_BACK}}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Interview:
        """Keys of other versions are left out, so that a stored interview survives an update."""
        known = {item.name for item in fields(cls)} - {"profile", "history"}
        rest = {key: copy.deepcopy(value) for key, value in data.items() if key in known}
        history = list(data.get("history", ()))  # snapshots are never changed
        return cls(profile=Profile.from_dict(copy.deepcopy(data["profile"])), history=history, **rest)

    def copy(self) -> Interview:
        return Interview.from_dict(self.to_dict())

    def snapshot(self) -> dict[str, Any]:
        """What `back` needs to come back here."""
        names = [item.name for item in fields(self) if item.name not in (*KEPT_BY_BACK, "profile")]
        return {"profile": self.profile.to_dict(), **{name: copy.deepcopy(getattr(self, name)) for name in names}}

    def remember(self, snapshot: dict[str, Any]) -> None:
        self.history = [*self.history, snapshot][-UNDO_STEPS:]

    def undo(self) -> bool:
        """Go back to before the last answer; False when there is none."""
        if not self.history:
            return False
        before = Interview.from_dict(self.history[-1])
        for item in fields(Interview):
            if item.name not in KEPT_BY_BACK:
                setattr(self, item.name, getattr(before, item.name))
        self.history = self.history[:-1]
        return True

    def close(self, question: str) -> None:
        if question not in self.closed:
            self.closed.append(question)
        if question in self.skipped:
            self.skipped.remove(question)

    def reopen(self, question: str) -> None:
        self.closed = [item for item in self.closed if item != question]
        self.skipped = [item for item in self.skipped if item != question]


@dataclass(frozen=True)
class World:
    """All the interview knows besides the person; `influence` says how much each skill moves."""

    catalogue: Catalogue
    phrases: Phrases
    influence: Callable[[Profile], Mapping[str, float]]
    today: date


@dataclass(frozen=True)
class Outcome:
    """What an answer led to. `replies` acknowledge or reword; the next question is not in them.

    `missed`: nothing in the message was understood.
    """

    state: Interview
    replies: tuple[Reply, ...]
    done: bool
    missed: bool = False


@dataclass(frozen=True)
class Change:
    """Something written into (or taken out of) the profile, to be said back to the person.

    `kind` is `added`, `changed` or `removed`; `subject` names the question it belongs to.
    """

    kind: str
    subject: str
    what: str
