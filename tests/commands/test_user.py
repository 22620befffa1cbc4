"""`lotsen user add`: an account, and plain words when it cannot be added."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

from bot.commands.user import add, password_from
from bot.core.records import User
from bot.settings import Settings
from bot.store.engine import connect
from bot.store.unit_of_work import Units


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, database_url="")


def account(settings: Settings, name: str) -> User | None:
    async def find() -> User | None:
        units = Units(connect(settings.database))
        try:
            async with units.read() as unit:
                return await unit.desk.user_named(name)
        finally:
            await units.close()

    return asyncio.run(find())


def test_an_account_is_added_with_a_hashed_password(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(settings, "anna", "counsellor", ["1785", "1785"], "ett långt lösenord") == 0
    user = account(settings, "anna")
    assert user is not None and (user.role, user.municipalities) == ("counsellor", ("1785",))
    assert user.password_hash.startswith("$argon2id$") and "lösenord" not in user.password_hash
    assert "Säffle" in capsys.readouterr().out


def test_a_short_password_is_advised_against(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(settings, "anna", "admin", [], "kort") == 0
    assert "minst 12 tecken" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "places", "password", "said"),
    [
        ("", [], "lösenord", "namn"),
        ("anna", ["9999"], "lösenord", "9999"),
        ("anna", [], "", "lösenordet"),
        ("anna", [], "\udcff\udcfe", "UTF-8"),
        ("\udcff", [], "ett långt lösenord", "UTF-8"),
    ],
)
def test_what_cannot_be_is_said_and_adds_nothing(
    settings: Settings, capsys: pytest.CaptureFixture[str], name: str, places: list[str], password: str, said: str
) -> None:
    assert add(settings, name, "counsellor", places, password) == 1
    assert said in capsys.readouterr().out


def test_a_taken_name_is_refused(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(settings, "anna", "counsellor", [], "ett långt lösenord") == 0
    assert add(settings, "anna", "admin", [], "ett annat lösenord") == 1
    assert "redan" in capsys.readouterr().out
    user = account(settings, "anna")
    assert user is not None and user.role == "counsellor"


def test_the_password_is_the_first_line_as_it_is() -> None:
    assert password_from(io.BytesIO(" lösen ord \r\nmer\n".encode())) == " lösen ord "
    assert password_from(io.BytesIO(b"\xff\xfe\n")) == "\udcff\udcfe"
    assert password_from(io.BytesIO()) == ""
