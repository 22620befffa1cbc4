"""`lotsen user add NAME --role counsellor|admin [--municipality CODE …] --password-stdin`."""

from __future__ import annotations

import asyncio
from typing import BinaryIO, Sequence

from bot.bootstrap import utc_now
from bot.commands.folder import open_data
from bot.content.loader import catalogue, load_phrases
from bot.core.catalogue import Catalogue
from bot.core.desk import ADMIN
from bot.core.phrases import Phrases
from bot.errors import Conflict
from bot.services.accounts import AccountService
from bot.settings import Settings
from bot.store.engine import connect
from bot.store.unit_of_work import Units

LONGEST_NAME = 80
GOOD_LENGTH = 12


def password_from(stream: BinaryIO) -> str:
    """The password on the first line; what is no UTF-8 in it is kept so that `add` can refuse it."""
    return stream.readline().rstrip(b"\r\n").decode("utf-8", "surrogateescape")


def add(settings: Settings, name: str, role: str, municipalities: Sequence[str], password: str) -> int:
    """Add a desk account; 1 with the reason when it cannot be added."""
    phrases, content, name = load_phrases(), catalogue(), name.strip()
    fault = _fault(phrases, content, name, municipalities, password)
    if fault is None:
        open_data(settings)
        added = asyncio.run(_add(settings, name, role, list(dict.fromkeys(municipalities)), password))
        fault = None if added else phrases.say("desk.user_exists", name=name)
    if fault is not None:
        print(fault)
        return 1
    print(phrases.say("desk.user_added", name=name, role=phrases.say(f"desk.role_{role}")))
    print(_reach(phrases, content, role, municipalities))
    if len(password) < GOOD_LENGTH:
        print(phrases.say("desk.user_short_password"))
    return 0


def _fault(phrases: Phrases, content: Catalogue, name: str, municipalities: Sequence[str], password: str) -> str | None:
    if not _readable(name):
        return phrases.say("desk.user_unreadable_name")
    if not _readable(password):
        return phrases.say("desk.user_unreadable_password")
    if not 0 < len(name) <= LONGEST_NAME:
        return phrases.say("desk.user_no_name")
    if not password:
        return phrases.say("desk.user_no_password")
    unknown = next((code for code in municipalities if code not in content.municipalities), None)
    return phrases.say("desk.user_no_municipality", code=unknown) if unknown is not None else None


def _readable(text: str) -> bool:
    """Whether it was UTF-8; what was not is carried on as lone surrogates."""
    return text.isascii() or not any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)


def _reach(phrases: Phrases, content: Catalogue, role: str, municipalities: Sequence[str]) -> str:
    """Whose conversations the account will see."""
    if role == ADMIN:
        return phrases.say("desk.user_sees_all")
    if not municipalities:
        return phrases.say("desk.user_sees_unknown")
    places = ", ".join(content.municipalities[code].name for code in dict.fromkeys(municipalities))
    return phrases.say("desk.user_sees", places=places)


async def _add(settings: Settings, name: str, role: str, municipalities: Sequence[str], password: str) -> bool:
    """False when the name is taken."""
    units = Units(connect(settings.database))
    try:
        accounts = AccountService(units=units, clock=utc_now, hours=settings.desk_hours)
        await accounts.add(name, password, role, municipalities)
    except Conflict:
        return False
    finally:
        await units.close()
    return True
