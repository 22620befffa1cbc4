"""Desk accounts: adding one, logging in and out. A wrong name takes as long as a wrong password."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from bot.core.records import DeskSession
from bot.errors import Conflict, Unauthorized
from bot.services.conversations import hash_token
from bot.services.ports import Clock, Units


@dataclass(frozen=True)
class Login:
    """`token` goes into the cookie, `csrf` into the header of every change."""

    token: str
    csrf: str
    name: str
    seconds: int


class AccountService:
    """Opens its own units: hashing takes long and must not happen inside a transaction."""

    def __init__(self, *, units: Units, clock: Clock, hours: int, hasher: PasswordHasher | None = None) -> None:
        self._units = units
        self._clock = clock
        self._hours = hours
        self._hasher = hasher or PasswordHasher()
        self._nobody: str | None = None
        # Each hashing takes 64 MB; a crowd logging in at eight must not take it all at once.
        self._hashing = asyncio.Semaphore(2)

    async def add(self, name: str, password: str, role: str, municipalities: Sequence[str]) -> None:
        """A new account.

        Raises:
            Conflict: the name is taken.
        """
        hashed = await asyncio.to_thread(self._hasher.hash, password)
        async with self._units.write() as unit:
            if await unit.desk.user_named(name) is not None:
                raise Conflict()
            await unit.desk.add_user(name, hashed, role, municipalities, self._clock())

    async def login(self, name: str, password: str) -> Login:
        """A new session.

        Raises:
            Unauthorized: `login_failed`; an unknown name and a wrong password are not told apart.
        """
        async with self._units.read() as unit:
            user = await unit.desk.user_named(name)
        async with self._hashing:
            right = await asyncio.to_thread(self._fits, user.password_hash if user else None, password)
        if user is None or not right:
            raise Unauthorized("login_failed")
        seconds = self._hours * 3600
        login = Login(secrets.token_urlsafe(32), secrets.token_urlsafe(24), user.name, seconds)
        now = self._clock()
        async with self._units.write() as unit:
            await unit.desk.forget_sessions(now)
            expires = now + timedelta(seconds=seconds)
            await unit.desk.open_session(hash_token(login.token), user.id, login.csrf, expires)
        return login

    def _fits(self, hashed: str | None, password: str) -> bool:
        """Compare against somebody's hash, or against nobody's, which never fits."""
        if self._nobody is None:
            self._nobody = self._hasher.hash(secrets.token_urlsafe(16))
        try:
            return self._hasher.verify(hashed or self._nobody, password) and hashed is not None
        except (Argon2Error, InvalidHashError):
            return False

    async def session(self, token: str) -> DeskSession | None:
        """The session a cookie belongs to, if it has not run out."""
        async with self._units.read() as unit:
            return await unit.desk.session(hash_token(token), self._clock())

    async def logout(self, token: str) -> None:
        async with self._units.write() as unit:
            await unit.desk.close_session(hash_token(token))
