"""The whole way by SMS alone, against the real product: the provider is the only stand-in."""

from __future__ import annotations

import asyncio
import itertools
import re
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any, AsyncIterator

import aiohttp
import pytest

from bot.core.gsm7 import is_gsm7, septets
from tests.fakes import FakeProvider
from tests.product import Product, until

SECRET = "en-hemlighet-för-prov"
PATH = f"/sms/46elks/{SECRET}"
QUIET_SECONDS = 1.5
MOST_SEPTETS = 460
MOST_TEXTS = 30
PASSWORD = "ett-långt-lösenord-för-prov"
# What the phone answers to a question, known by words in it; first fit wins. Choices are answered by number.
ANSWERS = (
    (r"Stämmer det|Är det rätt|förstått rätt|Blev det bra", "ja"),
    (r"just nu|varslad, uppsagd|passar bäst\?", "1"),
    (r"kommun", "bor i Säffle"),
    (r"gjort något mer|fler jobb|haft fler", "nej det var allt"),
    (r"jobbat med|arbetat med\. Vad har du gjort|Vilka jobb", "svetsare i 22 år"),
    (r"Hur många år|hur länge", "22"),
    (r"med en eller flera siffror", "1 och 2"),
    (r"högsta utbildning|skolan|skolgång", "tvåårigt gymnasium"),
    (r"körkort|intyg eller", "körkort B"),
    (r"språk", "engelska"),
    (r"boka en tid", "1"),
    (r"När passar|vilken dag|Vilken tid", "2"),
    (r"samtalet på plats|Hur vill du ha samtalet", "på telefon"),
    (r"vad heter du|Vad ska vi skriva för namn", "Kim Exempel"),
    (r"numret du skriver från", "1"),
    (r"nummer|e-post", "070-174 06 05"),
    (r"Ska jag boka|så att jag kan boka", "ja"),
)


class Phone:
    """One telephone, and the provider between it and the product."""

    def __init__(self, product: Product, provider: FakeProvider, session: aiohttp.ClientSession, number: str) -> None:
        self._product, self._provider, self._session = product, provider, session
        self._ids = (f"{number}-{count}" for count in itertools.count())
        self.number = number

    @property
    def got(self) -> list[str]:
        """The texts that have come."""
        return [sms["message"] for sms in self._provider.sent if sms["to"] == self.number]

    async def deliver(self, form: dict[str, str]) -> int:
        async with self._session.post(self._product.url + PATH, data=form) as answer:
            return answer.status

    async def text(self, words: str, times: int = 1) -> list[str]:
        """Send a text, delivered `times` over; the texts that come back."""
        before = len(self.got)
        form = self._provider.incoming(self.number, words, next(self._ids))
        assert [await self.deliver(form) for _ in range(times)] == [204] * times
        return await self.new_since(before)

    async def new_since(self, before: int) -> list[str]:
        """What comes after the first `before` texts, once it has been quiet for a while."""

        async def something() -> bool:
            return len(self.got) > before

        await until(something)
        count, since = len(self.got), time.monotonic()
        while time.monotonic() - since < QUIET_SECONDS:
            await asyncio.sleep(0.05)
            if len(self.got) != count:
                count, since = len(self.got), time.monotonic()
        return self.got[before:]


@pytest.fixture
async def provider() -> AsyncIterator[FakeProvider]:
    async with FakeProvider() as started:
        yield started


@pytest.fixture
async def product_with_sms(tmp_path: Path, provider: FakeProvider) -> AsyncIterator[Product]:
    settings = {"URL": provider.url, "USER": provider.USER, "PASSWORD": provider.PASSWORD, "FROM": provider.NUMBER}
    names = {f"LOTSEN_SMS_{name}": value for name, value in settings.items()}
    product = Product(tmp_path, LOTSEN_SMS_SECRET=SECRET, LOTSEN_SMS_JOIN_SECONDS="0.1", **names)
    await asyncio.to_thread(product.start)
    try:
        period = ("--from", date.today().isoformat(), "--to", (date.today() + timedelta(weeks=3)).isoformat())
        added = await asyncio.to_thread(product.command, "slots", "add", "--team", "saffle", *period)
        assert added.returncode == 0, added.stderr
        yield product
    finally:
        await asyncio.to_thread(product.stop)


def answer_to(text: str) -> str:
    """What to text back: the known answer, else the first choice."""
    for pattern, answer in ANSWERS:
        if re.search(pattern, text, re.IGNORECASE):
            return answer
    assert re.search(r"^1 ", text, re.MULTILINE), f"no answer to {text!r}"
    return "1"


async def walk_to_booked(phone: Phone) -> list[str]:
    """Answer text by text until the booking's address has come."""
    asked = await phone.text("hej", times=2)
    for _ in range(MOST_TEXTS):
        if any("/bokning/" in text for text in asked):
            return asked
        asked = await phone.text(answer_to(asked[-1]))
    raise AssertionError(f"never booked: {phone.got[-3:]}")


async def counsellor_answers(product: Product, words: str) -> None:
    """Log in at the desk, take the one who waits, write."""
    made = ("user", "add", "anna", "--role", "admin", "--password-stdin")
    added = await asyncio.to_thread(lambda: product.command(*made, stdin=PASSWORD + "\n"))
    assert added.returncode == 0, added.stderr
    desk = product.url + "/desk/api"
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        async with session.post(desk + "/login", json={"name": "anna", "password": PASSWORD}) as answer:
            headers = {"X-CSRF-Token": (await answer.json())["csrf"]}
        async with session.get(desk + "/conversations", params={"status": "waiting"}) as answer:
            [row] = (await answer.json())["conversations"]
        assert row["channel"] == "sms"
        calls: tuple[tuple[str, dict[str, Any]], ...] = (("claim", {}), ("messages", {"text": words}))
        for call, body in calls:
            address = f"{desk}/conversations/{row['id']}/{call}"
            async with session.post(address, json=body, headers=headers) as answer:
                assert answer.status < 300, await answer.text()


async def test_from_hello_to_booked_and_a_human_by_sms_alone(
    product_with_sms: Product, provider: FakeProvider, session: aiohttp.ClientSession
) -> None:
    phone = Phone(product_with_sms, provider, session, "+46701740605")
    booked = await walk_to_booked(phone)
    assert "Klart" in booked[0]

    nothing = len(phone.got)
    again = provider.incoming(phone.number, "hej", f"{phone.number}-0")
    assert [await phone.deliver(again) for _ in range(3)] == [204] * 3
    assert "avstängda" in (await phone.text("Stopp!"))[-1]
    assert len(phone.got) == nothing + 1, "a text delivered again was answered again"
    form = provider.incoming(phone.number, "är du kvar", "while-stopped")
    assert await phone.deliver(form) == 204
    await asyncio.sleep(QUIET_SECONDS)
    assert len(phone.got) == nothing + 1, "a stopped phone was written to"
    assert "Välkommen tillbaka" in (await phone.text("START"))[0]

    await phone.text("jag vill prata med en människa")
    before = len(phone.got)
    await counsellor_answers(product_with_sms, "Hej Kim, jag ringer dig på torsdag.")
    answers = await phone.new_since(before)
    assert any("jag ringer dig på torsdag" in text for text in answers)

    assert all(is_gsm7(text) and septets(text) < MOST_SEPTETS for text in phone.got)
    assert all(one != other for one, other in zip(phone.got, phone.got[1:], strict=False))
