"""Connects to the database: SQLite in WAL mode, or PostgreSQL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store import inline_sqlite

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 20
OWNER_ONLY = 0o600
# Somebody waits for the answer: an address that swallows everything is given up soon.
ANSWER_SECONDS = 10


def async_url(url: str) -> str:
    """The URL with the driver this project uses; `postgresql://` and `sqlite://` are understood."""
    parsed = make_url(url)
    driver = {
        "postgresql": "postgresql+asyncpg",
        "postgres": "postgresql+asyncpg",
        "sqlite": inline_sqlite.DRIVER,
    }
    name = driver.get(parsed.get_backend_name(), parsed.drivername)
    return parsed.set(drivername=name).render_as_string(hide_password=False)


def connect(url: str) -> AsyncEngine:
    """An engine for `url`; nothing is opened before its first use."""
    address = async_url(url)
    if not address.startswith("sqlite"):
        return create_async_engine(
            address,
            pool_size=10,
            max_overflow=20,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"timeout": ANSWER_SECONDS},
        )
    inline_sqlite.register()
    # Faults are logged: what people wrote and their numbers must not stand in them.
    engine = create_async_engine(address, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own implicit BEGIN is switched off; `_begin_sqlite` says which kind is meant.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once when another process has
    # written in between; taking the write lock first makes it wait instead.
    write = connection.get_execution_options().get("lotsen_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def migrate(url: str) -> None:
    """Bring the database to the newest form (Alembic); blocks, so call it before serving."""
    _for_the_owner_alone(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = async_url(url)
    command.upgrade(config, "head")


def _for_the_owner_alone(url: str) -> None:
    """A SQLite file holds what people have told; what SQLite puts beside it gets the same mode."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database or address.database == ":memory:":
        return
    file = Path(address.database)
    if file.parent.is_dir():
        file.touch(mode=OWNER_ONLY)
        for part in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
            if part.exists() and part.stat().st_uid == os.getuid():
                part.chmod(OWNER_ONLY)
