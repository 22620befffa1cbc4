"""What services need from the outside, as protocols; real ones and fakes both fit them."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Callable, Protocol, Sequence

from bot.core.conversation import Reply, TurnContext
from bot.core.records import Turn
from bot.store.unit_of_work import UnitOfWork

Clock = Callable[[], datetime]


class Units(Protocol):
    """Opens transactions (bot.store.unit_of_work.Units)."""

    def write(self) -> AbstractAsyncContextManager[UnitOfWork]: ...

    def read(self) -> AbstractAsyncContextManager[UnitOfWork]: ...

    async def close(self) -> None: ...


class Understander(Protocol):
    """Rasa, as the dispatcher sees it."""

    async def turn(self, turn: Turn, context: TurnContext, *, retry: bool) -> Sequence[Reply]:
        """The replies to one turn, said in this context.

        Raises:
            Unavailable: it cannot be answered now.
        """
        ...

    async def ready(self) -> bool:
        """Whether a message could be answered now."""
        ...


class Ear(Protocol):
    """Hears every ring for one conversation from when it was opened."""

    def __enter__(self) -> Ear: ...

    def __exit__(self, *_: object) -> None: ...

    async def within(self, seconds: float) -> None:
        """Until the bell rings or the time is up."""
        ...


class Bell(Protocol):
    """Wakes whoever waits for news in a conversation, in every gateway."""

    def ring(self, conversation_id: str) -> None: ...

    def listening(self, conversation_id: str | None) -> Ear:
        """An ear for one conversation, or for all of them."""
        ...


class Leases(Protocol):
    """Lets one gateway at a time work on a conversation."""

    def hold(self, conversation_id: str) -> AbstractAsyncContextManager[bool]:
        """Held while the context is open; False when another gateway has it."""
        ...


class SmsSender(Protocol):
    async def send(self, to: str, text: str) -> str | None:
        """Hand one text to the provider; its id there.

        Raises:
            Unavailable: to be tried again later.
            Invalid: refused for good.
        """
        ...
