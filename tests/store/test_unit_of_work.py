"""A database that is away, or goes away in the middle, is said to be so in our own words."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from bot.errors import DatabaseAway
from bot.store.engine import connect
from bot.store.unit_of_work import Units

AWAY = ["postgresql://postgres@127.0.0.1:9/nowhere", "sqlite:////nowhere/at/all.db"]


@pytest.mark.parametrize("url", AWAY)
async def test_a_database_nobody_answers_for_is_away(url: str) -> None:
    units = Units(connect(url))
    with pytest.raises(DatabaseAway):
        async with units.read():
            pass
    with pytest.raises(DatabaseAway):
        async with units.write():
            pass
    await units.close()


async def test_a_connection_that_breaks_in_the_middle_is_a_database_that_went_away(units: Units) -> None:
    with pytest.raises(DatabaseAway):
        async with units.write() as unit:
            connection = unit.turns._connection
            if connection.dialect.name == "sqlite":
                await connection.execute(text("PRAGMA query_only = ON"))
            else:
                await connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
            await unit.conversations.erase("x")


async def test_a_fault_of_ours_is_no_database_that_is_away(units: Units) -> None:
    with pytest.raises(ZeroDivisionError):
        async with units.read():
            print(1 / 0)
