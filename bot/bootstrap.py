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
from bot.content.loader import load_follow_ups, load_phrases, load_statutes
from bot.core.catalogue import Catalogue
from bot.core.phrases import Phrases
from bot.gateway.outbox import Inbox, Outbox
from bot.gateway.sms_provider import ElksSender
from bot.rasa_server.client import RasaClient
from bot.services.accounts import AccountService
from bot.services.asides import AsideService
from bot.services.booking_requests import BookingRequestService
from bot.services.booking_talks import BookingTalkService
from bot.services.bookings import BookingService
from bot.services.conversations import ConversationService
from bot.services.desk import DeskService
from bot.services.dispatcher import Dispatcher
from bot.services.faq import FaqService
from bot.services.guidance import GuidanceService
from bot.services.handovers import HandoverService
from bot.services.misunderstandings import MisunderstandingService
from bot.services.other_languages import OtherLanguageService
from bot.services.ports import Bell, Clock, Leases, SmsSender, Understander, Units
from bot.services.sms import SmsService
from bot.services.sms_texts import SmsTexts
from bot.services.suggestions import SuggestionService
from bot.services.support import SupportService
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
    booking_requests: BookingRequestService
    asides: AsideService
    misunderstandings: MisunderstandingService
    faq: FaqService
    support: SupportService
    other_languages: OtherLanguageService


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
    sms: SmsService
    accounts: AccountService
    desk: DeskService
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
    guidance = GuidanceService(catalogue=catalogue, phrases=phrases, clock=clock, suggestions=suggestions, talks=talks)
    swedish_holidays = functools.partial(holidays.country_holidays, "SE")
    handovers = HandoverService(catalogue=catalogue, phrases=phrases, clock=clock, holidays=swedish_holidays)
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
        booking_requests=BookingRequestService(guidance=guidance, talks=talks),
        asides=AsideService(guidance=guidance),
        misunderstandings=MisunderstandingService(guidance=guidance),
        faq=FaqService(guidance=guidance, statutes=load_statutes(), phrases=phrases, follow_ups=load_follow_ups()),
        support=SupportService(catalogue=catalogue, phrases=phrases, handovers=handovers),
        other_languages=OtherLanguageService(catalogue=catalogue, phrases=phrases, guidance=guidance),
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
    understander = understander or _understander(settings, session, phrases)
    conversations = ConversationService(phrases=phrases, clock=clock)
    suggestions = SuggestionService(catalogue=catalogue, phrases=phrases, clock=clock)
    bell, leases, background = _across_gateways(settings)
    dispatcher = _dispatcher(units, understander, conversations, bell, leases, phrases, clock)
    parts = Parts(
        settings=settings,
        catalogue=catalogue,
        phrases=phrases,
        clock=clock,
        units=units,
        conversations=conversations,
        suggestions=suggestions,
        bookings=_bookings(settings, catalogue, phrases, clock),
        sms=_sms(settings, phrases, clock, conversations),
        accounts=AccountService(units=units, clock=clock, hours=settings.desk_hours),
        desk=DeskService(catalogue, phrases, clock, conversations=conversations, suggestions=suggestions),
        dispatcher=dispatcher,
        bell=bell,
        understander=understander,
        look_again_seconds=LOOK_AGAIN_SECONDS[bool(settings.redis_url)],
        background=background,
    )
    return _with_sms(parts, _sms_sender(settings, session), leases)


def _understander(settings: Settings, session: aiohttp.ClientSession | None, phrases: Phrases) -> Understander:
    if session is None:
        raise ValueError("a client session or an understander is needed")
    return RasaClient(session, url=settings.rasa_url, key=settings.inner_key, mask=phrases.say("privacy.masked"))


def _dispatcher(
    units: Units,
    understander: Understander,
    conversations: ConversationService,
    bell: Bell,
    leases: Leases,
    phrases: Phrases,
    clock: Clock,
) -> Dispatcher:
    return Dispatcher(
        units=units,
        understander=understander,
        conversations=conversations,
        bell=bell,
        leases=leases,
        phrases=phrases,
        clock=clock,
    )


def _sms(settings: Settings, phrases: Phrases, clock: Clock, conversations: ConversationService) -> SmsService:
    return SmsService(
        conversations=conversations,
        texts=SmsTexts(phrases=phrases, clock=clock),
        phrases=phrases,
        clock=clock,
        join_seconds=settings.sms_join_seconds,
    )


def _with_sms(parts: Parts, sender: SmsSender | None, leases: Leases) -> Parts:
    """The parts with the loops behind SMS, if there is anybody to send."""
    if sender is None:
        return parts
    units, bell, texts = parts.units, parts.bell, parts.sms.texts
    inbox = Inbox(units=units, sms=parts.sms, dispatcher=parts.dispatcher, bell=bell, leases=leases)
    outbox = Outbox(units=units, texts=texts, sender=sender, bell=bell, leases=leases, clock=parts.clock)
    parts.background += [inbox.run, outbox.run]
    return parts


def _bookings(settings: Settings, catalogue: Catalogue, phrases: Phrases, clock: Clock) -> BookingService:
    return BookingService(catalogue=catalogue, phrases=phrases, clock=clock, public_url=lambda: settings.public_url)


def _sms_sender(settings: Settings, session: aiohttp.ClientSession | None) -> SmsSender | None:
    """None while SMS is switched off."""
    if not settings.sms_secret or session is None:
        return None
    reports = f"{settings.public_url.rstrip('/')}/sms/46elks/{settings.sms_secret}/delivery"
    return ElksSender(
        session,
        url=settings.sms_url,
        user=settings.sms_user,
        password=settings.sms_password,
        sender=settings.sms_from,
        report_url=reports if settings.public_url else "",
    )


def _across_gateways(settings: Settings) -> tuple[Bell, Leases, list[Loop]]:
    if not settings.redis_url:
        return LocalBell(), LocalLeases(), []
    redis: Redis = Redis.from_url(settings.redis_url)
    bell = RedisBell(redis)
    return bell, RedisLeases(redis), [bell.listen]
