"""Everything one conversation is in the middle of, and which of it the next words belong to.

The order is fixed: a yes-or-no we have just asked for, then a booking under way, then the interview.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Dict, List, Mapping

from bot.core import answer_words as words
from bot.core import interview
from bot.core import telling_words as telling
from bot.core.answers import situation_said
from bot.core.conversation import Button, Reply, TurnContext
from bot.core.handover import DISTRESS
from bot.core.interview_state import Interview
from bot.core.records import Conversation

# Questions that are only asked after a side step and answered with yes or no.
CONFIRMATIONS = ("delete", "start_over")
FAQ = "faq/"
# Further back than this many messages "berätta mer" is hardly about the question any more.
TOPIC_MESSAGES = 8
# And further back than this "när då?" is not.
FOLLOWING = 4


@dataclass
class Guidance:
    """The state column of a conversation. JSON-safe through `to_dict`.

    `begun`: the interview has been started. `booking`: a booking under way (BookingTalk as data).
    `confirming`: what a yes would do. `misses`: messages in a row that were not understood, wherever.
    `offered`: the intents last offered with "did you mean"; `doubted`: the words in doubt, `{"text","entities"}`,
    for as long as that is the newest message of the bot. `turns` counts wordings used, by phrase key.
    `interpreter`: the language the person wants to be met in, as a counsellor reads it; None while
    Swedish will do. `topic` is the FAQ topic answered last, at message `topic_seq`; `topic_told` once all
    there is to say of it has been said. `awaiting` is the topic whose answer invited the person to write
    how long. `crisis`: the bot's last words were those for a person in despair.
    `reckoned`: the figure an answer was last reckoned with, `{"topic","years","kind","under"}`.
    """

    interview: Interview = field(default_factory=Interview)
    begun: bool = False
    booking: Dict[str, Any] | None = None
    confirming: str | None = None
    misses: int = 0
    offered: List[str] = field(default_factory=list)
    doubted: Dict[str, Any] | None = None
    turns: Dict[str, int] = field(default_factory=dict)
    suggested: bool = False
    saved: List[str] = field(default_factory=list)
    interpreter: str | None = None
    topic: str | None = None
    topic_seq: int = 0
    topic_told: bool = False
    awaiting: str | None = None
    crisis: bool = False
    reckoned: Dict[str, Any] | None = None

    @property
    def asking(self) -> bool:
        """Whether a question of the bot's is open."""
        return bool(self.confirming or self.booking or (self.begun and not self.interview.done))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Guidance:
        if not data:
            return cls()
        rest = {**data, "doubted": None, "crisis": False}  # of the turn before; this one may leave its own
        return cls(interview=Interview.from_dict(rest.pop("interview")), **rest)

    @staticmethod
    def in_crisis(data: Mapping[str, Any]) -> bool:
        """Whether the numbers for help were what was said last."""
        return bool(data.get("crisis"))

    @classmethod
    def understood(cls, data: Mapping[str, Any]) -> Guidance:
        """The state at a message that was understood: failures in a row have ended."""
        guidance = cls.from_dict(data)
        guidance.misses = 0
        return guidance

    @property
    def open_asks(self) -> str | None:
        """The question of a booking or interview that still waits for its answer."""
        if self.booking:
            return self.booking.get("asking")
        return self.interview.asking if self.begun and not self.interview.done else None

    def to_dict(self) -> Dict[str, Any]:
        rest = {key: value for key, value in vars(self).items() if key != "interview"}
        return {"interview": self.interview.to_dict(), **rest}

    def next_turn(self, key: str) -> int:
        """How often this phrase was said before; counts this time."""
        turn = self.turns.get(key, 0)
        self.turns[key] = turn + 1
        return turn

    def note_topic(self, intent: str, seq: int) -> None:
        """Remember what was asked about, so that "mer" has something to be about."""
        if not intent.startswith(FAQ):
            return
        self.topic, self.topic_seq, self.topic_told = intent[len(FAQ) :], seq, False

    def open_topic(self, seq: int) -> str | None:
        """What "mer" is about at message `seq`: the topic answered last, unless it is too long ago."""
        return self.topic if self.topic and seq - self.topic_seq <= TOPIC_MESSAGES else None


def step_of(guidance: Guidance) -> str:
    """The contract's name for where the conversation is."""
    if guidance.booking:
        return "booking"
    if not guidance.begun:
        return "welcome"
    if guidance.interview.done:
        return "follow_up" if guidance.turns.get("bookings.done") else "suggestions"
    return interview.step(guidance.interview)


def context_of(conversation: Conversation) -> TurnContext:
    """What the next words of a conversation are said after, out of its row."""
    state = conversation.state
    offered = tuple(str(item) for item in (state.get("interview") or {}).get("options") or ())
    follows = None
    if Guidance.in_crisis(state):
        follows = DISTRESS
    elif conversation.last_seq - int(state.get("topic_seq") or 0) <= FOLLOWING:
        follows = state.get("topic")
    return TurnContext(conversation.asks, offered, follows)


def tells_situation(text: str) -> bool:
    """Whether somebody says that they are given notice, dismissed or out of work."""
    return situation_said(words.normal(text)) is not None


def leaves_queue(text: str) -> bool:
    """Whether somebody no longer wants to wait for a human."""
    return words.has(telling.LEAVES_QUEUE, words.normal(text))


def merged(replies: List[Reply]) -> List[Reply]:
    """A plain acknowledgement and the question after it are one message: fewer bubbles, fewer SMS."""
    merged: List[Reply] = []
    for reply in replies:
        before = merged[-1] if merged else None
        if before is not None and not before.buttons and not before.card and not before.asks:
            merged[-1] = replace(reply, text=f"{before.text}\n\n{reply.text}")
        else:
            merged.append(reply)
    return merged


def with_human(replies: List[Reply], human: Button) -> List[Reply]:
    """The same replies, the last one offering a human too."""
    if not replies or any(button.payload == human.payload for button in replies[-1].buttons):
        return replies
    return [*replies[:-1], replace(replies[-1], buttons=(*replies[-1].buttons, human))]
