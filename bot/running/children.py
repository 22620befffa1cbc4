"""The three processes: what each is started with. The gateway listens outside, the others on loopback."""

from __future__ import annotations

import os
import secrets
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping, Sequence

import yaml

from bot.running.model import RASA_PYTHON, rasa_environment
from bot.settings import ROOT, Settings

LOOPBACK = "127.0.0.1"
CHANNEL = "bot.rasa_server.channel.LotsenInput"


@dataclass(frozen=True)
class Child:
    """A process to keep alive. `health` is asked until it answers 200."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    health: str


@dataclass(frozen=True)
class Addresses:
    rasa: str
    actions: str
    gateway: str


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def children(settings: Settings, model: Path) -> tuple[list[Child], Addresses]:
    """The three children for these settings, with inner ports of their own."""
    rasa_port, actions_port = free_port(), free_port()
    host = LOOPBACK if settings.host in ("0.0.0.0", "::") else settings.host
    addresses = Addresses(
        rasa=f"http://{LOOPBACK}:{rasa_port}",
        actions=f"http://{LOOPBACK}:{actions_port}",
        gateway=f"http://{host}:{settings.port}",
    )
    shared = _shared_environment(settings, addresses)
    return [
        Child(
            "actions",
            [sys.executable, "-m", "actions.server", "--port", str(actions_port)],
            {**os.environ, **shared},
            addresses.actions + "/health",
        ),
        Child(
            "rasa",
            _rasa_command(rasa_port, model, _endpoints(settings, addresses)),
            {**rasa_environment(), **shared},
            addresses.rasa + "/webhooks/lotsen/ready",
        ),
        Child(
            "gateway",
            [sys.executable, "-m", "bot", "gateway"],
            {**os.environ, **shared},
            addresses.gateway + "/readyz",
        ),
    ], addresses


def _shared_environment(settings: Settings, addresses: Addresses) -> dict[str, str]:
    return {
        "LOTSEN_DATA": str(settings.data.resolve()),
        "LOTSEN_DATABASE_URL": settings.database_url,
        "LOTSEN_REDIS_URL": settings.redis_url,
        "LOTSEN_HOST": settings.host,
        "LOTSEN_PORT": str(settings.port),
        "LOTSEN_PUBLIC_URL": settings.public_url or addresses.gateway,
        "LOTSEN_RASA_URL": addresses.rasa,
        "LOTSEN_INNER_KEY": settings.inner_key or secrets.token_urlsafe(24),
        "PYTHONPATH": str(ROOT),
    }


def _rasa_command(port: int, model: Path, endpoints: Path) -> list[str]:
    return [
        *(str(RASA_PYTHON), "-m", "rasa", "run"),
        *(
            "--model",
            str(model),
            "--endpoints",
            str(endpoints),
            "--credentials",
            str(endpoints.with_name("credentials.yml")),
        ),
        *("--interface", LOOPBACK, "--port", str(port)),
    ]


def _endpoints(settings: Settings, addresses: Addresses) -> Path:
    """Rasa's settings in the data folder: the checkout's endpoints.yml with today's ports and database."""
    endpoints = yaml.safe_load((ROOT / "endpoints.yml").read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = addresses.actions + "/webhook"
    endpoints["tracker_store"]["url"] = settings.database
    if settings.redis_url:
        endpoints["lock_store"] = {"type": "redis", "url": settings.redis_url}
    folder = settings.data.resolve()  # Rasa runs in the checkout, wherever `lotsen run` was called
    # Only our own channel: Rasa's others, which credentials.yml opens for trying things by hand, know no key.
    (folder / "credentials.yml").write_text(yaml.safe_dump({CHANNEL: {}}), encoding="utf-8")
    path = folder / "endpoints.yml"
    path.write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    path.chmod(0o600)  # it may hold the database's password
    return path
