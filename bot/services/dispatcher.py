"""Takes each conversation's turns in order, one at a time, and brings back the answers.

Nothing that matters lives here: what is open stands in the `turns` table, so after a crash the
same turns are taken up again, marked as a retry, and Rasa answers from its tracker what it has
already answered.
"""

from __future__ import annotations

import asyncio
from typing import Sequence

import structlog

from bot.core.conversation import Button, Reply
from bot.core.desk import DESK_BELL
from bot.core.guidance import context_of
from bot.core.phrases import Phrases
from bot.core.records import Conversation, Turn
from bot.core.repetition import REMEMBERED, open_question, without_repeats
from bot.errors import Unavailable
from bot.services.conversations import ConversationService
from bot.services.ports import Bell, Clock, Leases, Understander, Units

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 3.0
NOTICE_AFTER_SECONDS = 6.0
GIVE_UP_SECONDS = 45.0
SWEEP_SECONDS = 5.0
# Who holds it: in all other states the bot is silent.
ANSWERING = ("bot", "waiting")

log = structlog.get_logger()


class Dispatcher:
    """One per gateway. `notify` may be called at any time, from any task."""

    def __init__(
        self,
        *,
        units: Units,
        understander: Understander,
        conversations: ConversationService,
        bell: Bell,
        leases: Leases,
        phrases: Phrases,
        clock: Clock,
    ) -> None:
        self._units = units
        self._understander = understander
        self._conversations = conversations
        self._bell = bell
        self._leases = leases
        self._phrases = phrases
        self._clock = clock
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        # Turns this process itself took in; anything else may have been tried before a crash.
        self._fresh: dict[str, set[str]] = {}

    def notify(self, conversation_id: str, message_id: str | None = None) -> None:
        """Something is to be answered; `message_id` says it has surely never been tried."""
        if message_id is not None:
            self._fresh.setdefault(conversation_id, set()).add(message_id)
        if conversation_id in self._workers:
            self._again.add(conversation_id)
            return
        task = asyncio.create_task(self._work(conversation_id))
        self._workers[conversation_id] = task
        task.add_done_callback(lambda _: self._finished(conversation_id))

    def _finished(self, conversation_id: str) -> None:
        del self._workers[conversation_id]
        if conversation_id in self._again:
            self._again.discard(conversation_id)
            self.notify(conversation_id)

    async def sweep(self) -> None:
        """For ever: take up what a crash, here or in another gateway, has left open."""
        while True:
            try:
                async with self._units.read() as unit:
                    left = await unit.turns.open_conversations()
                for conversation_id in left:
                    self.notify(conversation_id)
            except Exception:  # the database may be away for a while; the sweep must outlive that
                log.exception("sweep_failed")
            await asyncio.sleep(SWEEP_SECONDS)

    async def stop(self) -> None:
        """Let go of everything; open turns are taken up at the next start."""
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    async def _work(self, conversation_id: str) -> None:
        structlog.contextvars.bind_contextvars(conversation=conversation_id)
        pause = FIRST_PAUSE
        try:
            while not await self._all(conversation_id):
                await asyncio.sleep(pause)
                pause = min(pause * 1.6, LONGEST_PAUSE)
        except Exception:  # one broken conversation must not stop the others; the sweep tries again
            log.exception("turn_failed")

    async def _all(self, conversation_id: str) -> bool:
        """Answer what is open; False when another gateway is at it and may not see the newest."""
        async with self._leases.hold(conversation_id) as held:
            while held and await self._one(conversation_id):
                pass
        # All is answered, or the other one may have tried what was fresh to this one.
        self._fresh.pop(conversation_id, None)
        if held:
            return True
        async with self._units.read() as unit:
            return await unit.turns.is_idle(conversation_id)

    async def _one(self, conversation_id: str) -> bool:
        async with self._units.read() as unit:
            turn = await unit.turns.next_open(conversation_id)
            conversation = await unit.conversations.get(conversation_id)
        if turn is None or conversation is None:
            return False
        fresh = turn.message_id in self._fresh.get(conversation_id, ())
        replies: Sequence[Reply] = ()
        if conversation.status in ANSWERING:
            replies = await self._ask(turn, conversation, retry=not fresh)
        await self._store(turn, replies)
        return True

    async def _ask(self, turn: Turn, conversation: Conversation, *, retry: bool) -> Sequence[Reply]:
        pause, waited, failed, told = FIRST_PAUSE, 0.0, 0.0, turn.noticed
        while failed < GIVE_UP_SECONDS:
            try:
                return await self._understander.turn(turn, context_of(conversation), retry=retry)
            except Unavailable as away:
                retry = True
                failed += pause if away.code == "failed" else 0.0
            except Exception:  # whatever it is, it must not hold up what the person writes next
                log.exception("turn_broken")
                retry, failed = True, failed + pause
            await asyncio.sleep(pause)
            waited += pause
            pause = min(pause * 1.6, LONGEST_PAUSE)
            if not await self._is_ours(turn):
                return ()
            if waited > NOTICE_AFTER_SECONDS and not told:
                log.warning("turn_waits", message=turn.message_id, seconds=round(waited), failing=failed > 0)
                await self._tell_once(turn)
                told = True
        # Everything inside is up and still refuses this very message: say so instead of hanging.
        log.error("turn_given_up", message=turn.message_id)
        human = Button(self._phrases.say("service.human_button"), "/human_handover")
        return [Reply(text=self._phrases.say("service.failed"), buttons=(human,), asks=conversation.asks)]

    async def _is_ours(self, turn: Turn) -> bool:
        """Whether it is still to be answered, and by the bot."""
        async with self._units.read() as unit:
            conversation = await unit.conversations.get(turn.conversation_id)
        return conversation is not None and conversation.status in ANSWERING

    async def _tell_once(self, turn: Turn) -> None:
        notice = Reply(text=self._phrases.say("service.waiting"), sender="system")
        async with self._units.write() as unit:
            await self._conversations.say(unit, turn.conversation_id, [notice])
            await unit.turns.mark_noticed(turn.id)
        self._bell.ring(turn.conversation_id)

    async def _store(self, turn: Turn, replies: Sequence[Reply]) -> None:
        async with self._units.write() as unit:
            conversation = await unit.conversations.get(turn.conversation_id)
            if conversation is None:
                # Erased while Rasa was at it, which then has written its tracker anew.
                await unit.conversations.erase(turn.conversation_id)
                return
            # A counsellor may have taken over or ended it meanwhile: then the bot stays silent.
            if conversation.status in ANSWERING and replies:
                before = await unit.messages.last_of(turn.conversation_id, "bot", REMEMBERED)
                spoken = without_repeats(replies, before, self._phrases)
                answered = turn.message_id if turn.kind == "message" else None
                await self._conversations.say(unit, turn.conversation_id, spoken, answered=answered)
                await unit.conversations.change(conversation.id, asks=open_question(spoken))
            await unit.turns.finish(turn.id, self._clock())
        self._bell.ring(turn.conversation_id)
        self._bell.ring(DESK_BELL)
