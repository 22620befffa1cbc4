"""A person with something to say to each question: walks a conversation from hello to booked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.product import Chat

MOST = 60
# What anybody can answer; a test's own answers come before these.
ANYBODY = {
    "situation": "jag är varslad",
    "municipality": "Säffle",
    "skill": "det klarar jag själv",
    "evidence": "inget på papper",
    "education": "grundskolan",
    "certificates": "nej, inga",
    "languages": "bara svenska",
    "wishes": "spelar ingen roll",
    "confirm_profile": "ja det stämmer",
    "slot": "den första",
    "mode": "på plats",
    "name": "Kim Exempel",
    "contact": "070-174 06 05",
    "confirm_booking": "ja",
}


@dataclass
class Walker:
    """Answers each `asks` with its words; a list gives another answer each time it is asked."""

    chat: Chat
    answers: dict[str, Any] = field(default_factory=dict)
    sent: int = 0
    asked: list[str] = field(default_factory=list)

    async def say(self, text: str) -> list[dict[str, Any]]:
        self.sent += 1
        return await self.chat.say(text)

    async def walk_to(self, goal: str) -> None:
        """Answer until the bot asks `goal` (a question, or "nothing" for none)."""
        while (self.chat.asks or "nothing") != goal:
            assert self.sent < MOST, f"no end in sight: {self.asked}"
            assert self.chat.asks is not None, f"nothing asked, but not at {goal}: {self.chat.last}"
            self.asked.append(self.chat.asks)
            await self.say(self._answer(self.chat.asks))

    def _answer(self, asks: str) -> str:
        kind = asks.split(":")[0]
        for known in (self.answers, ANYBODY):
            for key in (asks, kind):
                if key in known:
                    return self._next(known, key)
        if kind == "skills":
            return self._first_choice()
        raise AssertionError(f"no answer to {asks}: {self.chat.last}")

    @staticmethod
    def _next(known: dict[str, Any], key: str) -> str:
        answer = known[key]
        if isinstance(answer, list):
            return str(answer.pop(0) if len(answer) > 1 else answer[0])
        return str(answer)

    def _first_choice(self) -> str:
        message = [m for m in self.chat.messages if m["sender"] == "bot"][-1]
        return str(message["buttons"][0]["title"])


def never_repeats(chat: Chat) -> bool:
    """Whether no two bot messages in a row are alike word for word."""
    said = chat.said_by_bot()
    return all(one != other for one, other in zip(said, said[1:], strict=False))
