"""The loops behind a channel that pushes: what has come in is joined, what is new is sent. For SMS."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog

from bot.core.records import Delivery
from bot.errors import Invalid, Unavailable
from bot.services.dispatcher import Dispatcher
from bot.services.ports import Bell, Clock, Leases, SmsSender, Units
from bot.services.sms import SmsService
from bot.services.sms_texts import CHANNEL, SmsTexts

INBOX = "sms-inbox"
OUTBOX = "sms-outbox"
LOOK_AGAIN_SECONDS = 2.0
BREATH_SECONDS = 0.05  # between rounds, so that a busy web chat does not make it spin
AFTER_FAULT_SECONDS = 5.0
FORGET_SECONDS = 3600.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 600.0
MOST_ATTEMPTS = 150  # about a day
STOP_SECONDS = 3.0

log = structlog.get_logger()


async def _to_the_end(sending: asyncio.Future[list[None]]) -> None:
    """Wait for it, and when told to stop let it end first: what the provider took must not go twice."""
    try:
        await asyncio.shield(sending)
    except asyncio.CancelledError:
        await asyncio.wait({sending}, timeout=STOP_SECONDS)
        raise


class Inbox:
    """Joins incoming texts into messages and wakes the dispatcher."""

    def __init__(self, *, units: Units, sms: SmsService, dispatcher: Dispatcher, bell: Bell, leases: Leases) -> None:
        self._units = units
        self._sms = sms
        self._dispatcher = dispatcher
        self._bell = bell
        self._leases = leases

    async def run(self) -> None:
        """For ever."""
        forget_at = 0.0
        with self._bell.listening(INBOX) as ear:
            while True:
                try:
                    wait = await self._round()
                    if (now := asyncio.get_running_loop().time()) >= forget_at:
                        await self._forget()
                        forget_at = now + FORGET_SECONDS
                except Exception:  # what is stored stays; one fault must not end the loop
                    log.exception("sms_inbox_failed")
                    wait = AFTER_FAULT_SECONDS
                await ear.within(wait)

    async def _round(self) -> float:
        """Join what is ready; the seconds until there is more."""
        async with self._leases.hold(INBOX) as held:
            if not held:
                return LOOK_AGAIN_SECONDS
            async with self._units.read() as unit:
                ready, more_in = await self._sms.due(unit)
            for texts in ready:
                async with self._units.write() as unit:
                    joined = await self._sms.join(unit, texts)
                for conversation_id, message_id in joined.turns:
                    self._dispatcher.notify(conversation_id, message_id)
                for conversation_id in joined.changed:
                    self._bell.ring(conversation_id)
        return min(LOOK_AGAIN_SECONDS, more_in if more_in is not None else LOOK_AGAIN_SECONDS)

    async def _forget(self) -> None:
        async with self._units.write() as unit:
            await self._sms.forget(unit)


class Outbox:
    """Writes texts and sends them, in order for each number, until the provider has them."""

    def __init__(
        self, *, units: Units, texts: SmsTexts, sender: SmsSender, bell: Bell, leases: Leases, clock: Clock
    ) -> None:
        self._units = units
        self._texts = texts
        self._sender = sender
        self._bell = bell
        self._leases = leases
        self._clock = clock

    async def run(self) -> None:
        """For ever; woken by every conversation's bell, and by time."""
        with self._bell.listening(None) as ear:
            while True:
                try:
                    async with self._leases.hold(OUTBOX) as held:
                        wait = await self._round() if held else LOOK_AGAIN_SECONDS
                except Exception:  # what waits stays stored; one fault must not end the loop
                    log.exception("sms_outbox_failed")
                    wait = AFTER_FAULT_SECONDS
                await ear.within(wait)
                await asyncio.sleep(BREATH_SECONDS)

    async def _round(self) -> float:
        """Write and send until nothing is due; the seconds until something is."""
        while True:
            await self._write()
            async with self._units.read() as unit:
                due = await unit.deliveries.due(self._clock())
                next_at = await unit.deliveries.next_at()
            if not due:
                break
            await _to_the_end(asyncio.gather(*[self._send(delivery) for delivery in due]))
        if next_at is None:
            return LOOK_AGAIN_SECONDS
        return min(LOOK_AGAIN_SECONDS, max(0.0, (next_at - self._clock()).total_seconds()))

    async def _write(self) -> None:
        async with self._units.read() as unit:
            behind = await unit.conversations.undelivered(CHANNEL)
        for conversation_id in behind:
            async with self._units.write() as unit:
                await self._texts.write(unit, conversation_id)

    async def _send(self, delivery: Delivery) -> None:
        failed = False
        provider_id = None
        try:
            provider_id = await self._sender.send(delivery.address, delivery.text)
        except Unavailable:
            if delivery.attempts + 1 < MOST_ATTEMPTS:
                await self._try_again(delivery)
                return
            failed = True
        except Invalid:
            failed = True
        async with self._units.write() as unit:
            if failed:
                log.error("sms_failed", conversation=delivery.conversation_id)
                await unit.deliveries.fail(delivery.id)
            else:
                await unit.deliveries.sent(delivery.id, provider_id)

    async def _try_again(self, delivery: Delivery) -> None:
        pause = min(FIRST_PAUSE * 2.0 ** min(delivery.attempts, 20), LONGEST_PAUSE)
        async with self._units.write() as unit:
            await unit.deliveries.retry(delivery.id, self._clock() + timedelta(seconds=pause))
