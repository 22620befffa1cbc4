"""Wires the parts together, once per process. Every part can be replaced by keyword (tests do)."""

from __future__ import annotations

import asyncio
import functools
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, Callable, Coroutine

import aiohttp
import holidays
from redis.asyncio import Redis

from bot.content.loader import catalogue as load_catalogue
from bot.content.loader import load_phrases
from bot.core.catalogue import Catalogue
from bot.core.phrases import Phrases
from bot.rasa_server.client import RasaClient
from bot.services.asides import AsideService
from bot.services.booking_talks import BookingTalkService
from bot.services.bookings import BookingService
from bot.services.conversations import ConversationService
from bot.services.dispatcher import Dispatcher
from bot.services.guidance import GuidanceService
from bot.services.handovers import HandoverService
from bot.services.ports import Bell, Clock, Leases, Understander, Units
from bot.services.suggestions import SuggestionService
from bot.settings import Settings
from bot.store.bell import LocalBell, LocalLeases, RedisBell, RedisLeases
from bot.store.engine import connect
from bot.store.unit_of_work import Units as SqlUnits

LOOK_AGAIN_SECONDS = {False: 5.0, True: 2.0}


Loop = Callable[[], Coroutine[Any, Any, None]]


def utc_now() -> datetime:
    return datetime.now(timezone.utc)


@dataclass(frozen=True)
class ActionParts:
    """What the actions use."""

    settings: Settings
    catalogue: Catalogue
    phrases: Phrases
    clock: Clock
    units: Units
    conversations: ConversationService
    suggestions: SuggestionService
    bookings: BookingService
    guidance: GuidanceService
    asides: AsideService
    handovers: HandoverService


@dataclass
class Parts:
    """What the gateway uses."""

    settings: Settings
    catalogue: Catalogue
    phrases: Phrases
    clock: Clock
    units: Units
    conversations: ConversationService
    suggestions: SuggestionService
    bookings: BookingService
    dispatcher: Dispatcher
    bell: Bell
    understander: Understander
    look_again_seconds: float
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    background: list[Loop] = field(default_factory=list)

    @staticmethod
    def loop_time() -> float:
        return asyncio.get_running_loop().time()

    def loops(self) -> list[Loop]:
        """What runs for as long as the gateway does."""
        return [self.dispatcher.sweep, *self.background]


def build_actions(settings: Settings, *, units: Units | None = None, clock: Clock = utc_now) -> ActionParts:
    """The parts of the action server."""
    catalogue, phrases = load_catalogue(), load_phrases()
    suggestions = SuggestionService(catalogue=catalogue, phrases=phrases, clock=clock)
    bookings = _bookings(settings, catalogue, phrases, clock)
    talks = BookingTalkService(catalogue=catalogue, phrases=phrases, clock=clock, bookings=bookings)
    guidance = GuidanceService(
        catalogue=catalogue, phrases=phrases, clock=clock, suggestions=suggestions, talks=talks
    )
    swedish_holidays = functools.partial(holidays.country_holidays, "SE")
    return ActionParts(
        settings=settings,
        catalogue=catalogue,
        phrases=phrases,
        clock=clock,
        units=units or SqlUnits(connect(settings.database)),
        conversations=ConversationService(phrases=phrases, clock=clock),
        suggestions=suggestions,
        bookings=bookings,
        guidance=guidance,
        asides=AsideService(guidance=guidance),
        handovers=HandoverService(
            catalogue=catalogue, phrases=phrases, clock=clock, holidays=swedish_holidays
        ),
    )


@functools.lru_cache(maxsize=1)
def action_parts() -> ActionParts:
    """The action server's parts, built from the environment at the first message."""
    return build_actions(Settings())


def build_gateway(
    settings: Settings,
    *,
    session: aiohttp.ClientSession | None = None,
    units: Units | None = None,
    understander: Understander | None = None,
    clock: Clock = utc_now,
) -> Parts:
    """The parts of the gateway; `session` is needed unless an `understander` is given."""
    catalogue, phrases = load_catalogue(), load_phrases()
    units = units or SqlUnits(connect(settings.database))
    if understander is None:
        if session is None:
            raise ValueError("a client session or an understander is needed")
        understander = RasaClient(session, url=settings.rasa_url, key=settings.inner_key)
    conversations = ConversationService(phrases=phrases, clock=clock)
    bell, leases, background = _across_gateways(settings)
    dispatcher = Dispatcher(
        units=units,
        understander=understander,
        conversations=conversations,
        bell=bell,
        leases=leases,
        phrases=phrases,
        clock=clock,
    )
    return Parts(
        settings=settings,
        catalogue=catalogue,
        phrases=phrases,
        clock=clock,
        units=units,
        conversations=conversations,
        suggestions=SuggestionService(catalogue=catalogue, phrases=phrases, clock=clock),
        bookings=_bookings(settings, catalogue, phrases, clock),
        dispatcher=dispatcher,
        bell=bell,
        understander=understander,
        look_again_seconds=LOOK_AGAIN_SECONDS[bool(settings.redis_url)],
        background=background,
    )


def _bookings(settings: Settings, catalogue: Catalogue, phrases: Phrases, clock: Clock) -> BookingService:
    return BookingService(
        catalogue=catalogue, phrases=phrases, clock=clock, public_url=lambda: settings.public_url
    )


def _across_gateways(settings: Settings) -> tuple[Bell, Leases, list[Loop]]:
    if not settings.redis_url:
        return LocalBell(), LocalLeases(), []
    redis: Redis = Redis.from_url(settings.redis_url)
    bell = RedisBell(redis)
    return bell, RedisLeases(redis), [bell.listen]
