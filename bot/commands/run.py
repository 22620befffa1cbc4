"""`lotsen run` and `lotsen gateway`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.core.phrases import Phrases
from bot.errors import Unavailable
from bot.gateway.app import serve
from bot.running.children import children
from bot.running.model import ensure_model, model_path
from bot.running.supervisor import Supervisor
from bot.settings import Settings
from bot.store.engine import migrate


def run(settings: Settings, phrases: Phrases) -> int:
    """Start everything and stay until told to stop; 1 when it cannot be started."""
    settings.data.mkdir(parents=True, exist_ok=True)
    migrate(settings.database)
    try:
        kids, addresses = children(settings, _model(phrases))
        print(phrases.say("commands.starting"), flush=True)
        supervisor = Supervisor(kids, logs=settings.data)

        def ready() -> None:
            print(phrases.say("commands.ready", address=addresses.gateway), flush=True)

        asyncio.run(supervisor.run(addresses, ready=ready, start_seconds=settings.start_seconds))
    except Unavailable as error:
        print(phrases.say(f"commands.{error.code}", data=settings.data), flush=True)
        return 1
    return 0


def train(settings: Settings, phrases: Phrases) -> int:
    """Only the model; 1 when the training fails."""
    try:
        print(_model(phrases))
    except Unavailable as error:
        print(phrases.say(f"commands.{error.code}"), flush=True)
        return 1
    return 0


def _model(phrases: Phrases) -> Path:
    if not model_path().exists():
        print(phrases.say("commands.training"), flush=True)
    return ensure_model()


def gateway(settings: Settings) -> int:
    """The gateway alone, as `lotsen run` starts it."""
    serve(settings)
    return 0
