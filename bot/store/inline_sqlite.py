"""SQLite for SQLAlchemy's asyncio without a thread: statements run at once, in the event loop.

The usual driver hands every step of every statement to a thread of its own and waits for it, four
hand-overs a statement and some hundred a turn. Ours take tens of microseconds each, less than one
hand-over. Writers of the same process queue in `Units`, so the loop only ever waits for another
process's short transaction.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.url import URL
from sqlalchemy.pool import AsyncAdaptedQueuePool, Pool
from sqlalchemy.util import await_only

DRIVER = "sqlite+inline"


class InlineCursor(sqlite3.Cursor):
    """A cursor as SQLAlchemy's asyncio half expects it."""

    async def _async_soft_close(self) -> None:
        """Rows are fetched from the open cursor, which SQLAlchemy closes after the last one."""


class InlineConnection(sqlite3.Connection):
    def cursor(self, factory: Any = InlineCursor) -> Any:
        return super().cursor(factory)


async def _at_once() -> None:
    """SQLAlchemy insists that an async driver awaits something."""


class InlineSqlite(SQLiteDialect_pysqlite):
    """The standard library's sqlite3, called directly from coroutines."""

    driver = "inline"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        return AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> Any:
        positional, named = super().create_connect_args(url)
        return positional, {**named, "factory": InlineConnection}

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        await_only(_at_once())
        super().do_execute(cursor, statement, parameters, context)  # type: ignore[no-untyped-call]

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        await_only(_at_once())
        super().do_executemany(cursor, statement, parameters, context)  # type: ignore[no-untyped-call]

    def do_execute_no_params(self, cursor: Any, statement: str, context: Any = None) -> None:
        await_only(_at_once())
        super().do_execute_no_params(cursor, statement, context)  # type: ignore[no-untyped-call]


def register() -> None:
    """Make `sqlite+inline://` known to SQLAlchemy."""
    registry.register("sqlite.inline", __name__, "InlineSqlite")
