"""`lotsen run`, `lotsen gateway` and `lotsen train`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.commands.folder import make_folder, open_data
from bot.core.phrases import Phrases
from bot.errors import DatabaseAway, Unavailable
from bot.gateway.app import serve
from bot.running.children import children
from bot.running.claims import folder_held, require_port
from bot.running.model import TRAINING_LOG, ensure_model, model_path
from bot.running.supervisor import Supervisor
from bot.settings import Settings


def run(settings: Settings, phrases: Phrases) -> int:
    """Start everything and stay until told to stop; 1 when it cannot be started."""
    make_folder(settings)
    try:
        with folder_held(settings.data):
            require_port(settings.host, settings.port)
            open_data(settings)
            _start(settings, phrases)
    except DatabaseAway:
        raise  # said the same way for every command
    except Unavailable as error:
        print(_explained(error, settings, phrases), flush=True)
        return 1
    return 0


def _start(settings: Settings, phrases: Phrases) -> None:
    kids, addresses = children(settings, model(settings, phrases))
    print(phrases.say("commands.starting"), flush=True)
    supervisor = Supervisor(kids, logs=settings.data)

    def ready() -> None:
        print(phrases.say("commands.ready", address=addresses.gateway), flush=True)

    asyncio.run(supervisor.run(addresses, ready=ready, start_seconds=settings.start_seconds))


def train(settings: Settings, phrases: Phrases) -> int:
    """Only the model; 1 when the training fails."""
    make_folder(settings)
    try:
        print(model(settings, phrases))
    except Unavailable as error:
        print(_explained(error, settings, phrases), flush=True)
        return 1
    return 0


def _explained(error: Unavailable, settings: Settings, phrases: Phrases) -> str:
    data, log = settings.data, settings.data / TRAINING_LOG
    return phrases.say(f"commands.{error.code}", data=data, log=log, host=settings.host, port=settings.port)


def model(settings: Settings, phrases: Phrases) -> Path:
    """The model for today's data. While it is trained, a line now and then says so.

    Raises:
        Unavailable: `training_failed`.
    """
    log = settings.data / TRAINING_LOG

    def going(seconds: int) -> None:
        print(phrases.say("commands.training_going", seconds=seconds), flush=True)

    if not model_path().exists():
        print(phrases.say("commands.training", log=log), flush=True)
    return ensure_model(log, going)


def gateway(settings: Settings) -> int:
    """The gateway alone, as `lotsen run` starts it."""
    serve(settings)
    return 0
