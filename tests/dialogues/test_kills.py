"""Processes die at any moment; every accepted message is still answered exactly once and in order."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp

from tests.product import Chat, Product

# The figures asked for are 1,000 messages in 50 conversations; the suite runs a part of that each time.
CONVERSATIONS = int(os.environ.get("LOTSEN_KILL_CONVERSATIONS", "10"))
MESSAGES = int(os.environ.get("LOTSEN_KILL_MESSAGES", "8"))
EVERY_SECONDS = 5.0  # between the first answer after a kill and the next kill: a slow machine gets on too
RASA_EVERY = 12  # kills of the others between two of Rasa: about once a minute
ENOUGH_KILLS = 3  # however fast the machine, people go on writing until so much has died, Rasa included
STALLED_SECONDS = 240.0  # nobody answered for so long, with nothing killed meanwhile: something is broken
TEXTS = ("vad är ett varsel?", "hej", "jag bor i Säffle", "svetsare i 15 år", "tack", "vad är validering?")


class Stubborn(Chat):
    """A client that tries again, with the same id, whatever happens on the way."""

    async def _call(self, method: str, path: str, **options: Any) -> Any:
        while True:
            try:
                async with self.session.request(method, self.url + path, headers=self.headers, **options) as answer:
                    assert answer.status < 500, await answer.text()
                    return await answer.json()
            except (aiohttp.ClientError, TimeoutError, ConnectionError):
                await asyncio.sleep(0.2)

    async def begin(self) -> Stubborn:
        opened = await self._call("POST", "/api/chat", json={"channel": "web"})
        self.id, self.token = opened["conversation_id"], opened["token"]
        return self

    async def send(self, text: str) -> str:
        message_id = uuid.uuid4().hex
        await self._call("POST", f"/api/chat/{self.id}/messages", json={"id": message_id, "text": text})
        return message_id

    async def said(self) -> dict[str, Any]:
        heard: dict[str, Any] = await self._call("GET", f"/api/chat/{self.id}/messages?after=0&wait=0")
        return heard

    async def all_answered(self) -> list[dict[str, Any]]:
        while not (news := await self.said())["idle"]:
            await asyncio.sleep(0.3)
        return list(news["messages"])


async def keep_killing(product: Product, chats: list[Stubborn], killed: Counter[str], enough: asyncio.Event) -> None:
    """SIGKILL to the gateway or the action server every few seconds, to Rasa now and again; says when it is enough.

    Until cancelled; TimeoutError when nobody is answered any more.
    """
    choose = random.Random(1)
    for count in itertools.count(1):
        await asyncio.sleep(EVERY_SECONDS)
        name = "rasa" if count % RASA_EVERY == 2 else choose.choice(["gateway", "actions"])
        before = await answers(chats)
        killed[name] += product.kill(name)
        if killed["rasa"] and sum(killed.values()) >= ENOUGH_KILLS:
            enough.set()
        if name == "rasa":
            continue  # it loads for long: something else dies meanwhile
        async with asyncio.timeout(STALLED_SECONDS):
            while await answers(chats) <= before:
                await asyncio.sleep(0.3)


async def answers(chats: list[Stubborn]) -> int:
    """How much the bot has said to all of them."""
    heard = await asyncio.gather(*(chat.said() for chat in chats))
    return sum(message["sender"] == "bot" for one in heard for message in one["messages"])


async def talk(chat: Stubborn, number: int, enough: asyncio.Event) -> list[str]:
    """At least so many messages, and then a slow one now and again until enough has been killed meanwhile."""
    sent: list[str] = []
    while len(sent) < MESSAGES or not enough.is_set():
        if len(sent) >= MESSAGES:
            await asyncio.sleep(1.0)
        sent.append(await chat.send(TEXTS[(number + len(sent)) % len(TEXTS)]))
    return sent


async def test_nothing_is_lost_or_answered_twice(tmp_path: Path, session: aiohttp.ClientSession) -> None:
    product = Product(tmp_path).start()
    try:
        sent, transcripts, killed = await under_kills(product, session)
    finally:
        product.stop()
    assert sum(killed.values()) >= ENOUGH_KILLS, "too little was killed to show anything"
    for ids, transcript in zip(sent, transcripts, strict=True):
        holds(ids, transcript)


async def under_kills(
    product: Product, session: aiohttp.ClientSession
) -> tuple[list[list[str]], list[list[dict[str, Any]]], Counter[str]]:
    """What was sent and what stands in each conversation once all is answered, and how often what was killed."""
    chats = [await Stubborn(session, product.url).begin() for _ in range(CONVERSATIONS)]
    killed: Counter[str] = Counter()
    enough = asyncio.Event()

    async def person(number: int, chat: Stubborn) -> tuple[list[str], list[dict[str, Any]]]:
        return await talk(chat, number, enough), await chat.all_answered()

    people = asyncio.gather(*(person(number, chat) for number, chat in enumerate(chats)))
    killer = asyncio.create_task(keep_killing(product, chats, killed, enough))
    await asyncio.wait((people, killer), return_when=asyncio.FIRST_COMPLETED)
    if killer.done():
        people.cancel()
        await killer
    killer.cancel()
    told = await people
    return [sent for sent, _ in told], [heard for _, heard in told], killed


def holds(ids: list[str], transcript: list[dict[str, Any]]) -> None:
    """Kept once each, in order; each answered, in one unbroken run; the welcome once."""
    assert [m["seq"] for m in transcript] == list(range(1, len(transcript) + 1))
    assert sum(m["sender"] == "user" for m in transcript) == len(ids)
    answered = [m["in_reply_to"] for m in transcript if m["sender"] == "bot"]
    runs = [key for key, _ in itertools.groupby(answered)]
    assert runs == [None, *ids], (runs, ids)
    for message_id in ids:
        texts = [m["text"] for m in transcript if m["in_reply_to"] == message_id]
        assert len(texts) == len(set(texts)), "an answer came twice"
