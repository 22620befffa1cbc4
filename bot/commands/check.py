"""`lotsen check`: is everything fit to run? Says what is well, and what is not and why."""

from __future__ import annotations

import asyncio
from typing import Callable, List, Tuple

from redis import Redis
from redis.exceptions import RedisError

from bot.commands.folder import open_data
from bot.content.loader import load_catalogue, load_deeds, load_phrases, load_statutes
from bot.content.reading import ContentError
from bot.core.phrases import Phrases
from bot.errors import DatabaseAway
from bot.knowledge.encoder import encoder
from bot.running.model import RASA_PYTHON, model_path
from bot.settings import Settings
from bot.store.engine import connect
from bot.store.unit_of_work import Units

Fault = Tuple[str, str]


def check(settings: Settings, phrases: Phrases) -> int:
    """Print one line a part; 1 when anything is at fault."""
    faults: List[Fault] = []
    parts: List[Tuple[str, Callable[[Settings], str]]] = [
        ("content", _content),
        ("database", _database),
        ("redis", _redis),
        ("rasa", _rasa),
        ("model", _model),
        ("encoder", _encoder),
        ("sms", _sms),
    ]
    for name, look in parts:
        fault = look(settings)
        key = "commands.check_fault" if fault else "commands.check_well"
        print(phrases.say(key, part=phrases.say(f"commands.part_{name}"), fault=_worded(fault, phrases)))
        if fault:
            faults.append((name, fault))
    return 1 if faults else 0


def _worded(fault: str, phrases: Phrases) -> str:
    return phrases.say(f"commands.{fault}") if f"commands.{fault}" in phrases else fault


def _content(settings: Settings) -> str:
    try:
        load_catalogue()
        load_deeds()
        load_phrases()
        load_statutes()
    except ContentError as error:
        return str(error)
    return ""


def _database(settings: Settings) -> str:
    try:
        open_data(settings)
        asyncio.run(_read(settings))
    except DatabaseAway:
        return "fault_database"
    return ""


async def _read(settings: Settings) -> None:
    units = Units(connect(settings.database))
    async with units.read() as unit:
        await unit.turns.is_idle("")
    await units.close()


def _redis(settings: Settings) -> str:
    if not settings.redis_url:
        return ""
    try:
        Redis.from_url(settings.redis_url, socket_timeout=3).ping()
    except (RedisError, ValueError):
        return "fault_redis"
    return ""


def _rasa(settings: Settings) -> str:
    return "" if RASA_PYTHON.exists() else "fault_rasa"


def _model(settings: Settings) -> str:
    return "" if model_path().exists() else "fault_model"


def _encoder(settings: Settings) -> str:
    return "" if encoder().kind == "e5" else "fault_encoder"


def _sms(settings: Settings) -> str:
    """SMS is switched off without a secret; half a configuration is a fault."""
    needed = (settings.sms_user, settings.sms_password, settings.sms_from)
    return "fault_sms" if settings.sms_secret and not all(needed) else ""
