"""`make bench`: the product and a stock `rasa init` bot side by side, turn by turn, in one run.

Prints JSON; docs/benchmarks.md says how the figures are read. Ratios below 1 are in our favour.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any, Awaitable, Callable

import aiohttp

from bot.running.model import MODELS, RASA_PYTHON, model_path, rasa_environment
from tests.bench.stock import StockBot
from tests.product import ROOT, Chat, Product

TURNS = 60
LONG = 230
AT_ONCE = 8
EACH = 12
OURS = ("jag bor i Säffle", "svetsare i 15 år", "backa", "vad är validering?", "nej, elva år", "jag kan läsa ritningar")
THEIRS = ("hello", "I am very sad", "yes", "are you a bot?", "good morning", "bye")
Turn = Callable[[str], Awaitable[object]]


async def seconds(turn: Turn, text: str) -> float:
    began = time.perf_counter()
    await turn(text)
    return time.perf_counter() - began


class OurChat:
    """One conversation with the product: a message is accepted, then its answer is read."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    async def say(self, text: str) -> object:
        address = f"{self._chat.url}/api/chat/{self._chat.id}/messages"
        body, headers = {"id": uuid.uuid4().hex, "text": text}, self._chat.headers
        async with self._chat.session.post(address, json=body, headers=headers) as answer:
            assert answer.status == 202
            after = (await answer.json())["seq"]
        while True:
            query = {"after": str(after), "wait": "30"}
            async with self._chat.session.get(address, params=query, headers=headers) as answer:
                news = await answer.json()
            if news["idle"]:
                return news
            after = max([after, *(message["seq"] for message in news["messages"])])


class StockChat:
    """One conversation with the stock bot; its bare turn over its own HTTP channel."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url, self._sender = session, url, uuid.uuid4().hex

    async def say(self, text: str) -> object:
        async with self._session.post(self._url, json={"sender": self._sender, "message": text}) as answer:
            assert answer.status == 200
            return await answer.json()


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


async def side_by_side(ours: Turn, theirs: Turn, count: int) -> tuple[list[float], list[float]]:
    """Each turn of the one beside a turn of the other, so that a noisy machine hits both."""
    mine, stock = [], []
    for index in range(count):
        mine.append(await seconds(ours, OURS[index % len(OURS)]))
        stock.append(await seconds(theirs, THEIRS[index % len(THEIRS)]))
    return mine, stock


async def throughput(make: Callable[[], Awaitable[Turn]], texts: tuple[str, ...]) -> float:
    """Turns a second with eight people talking at once."""
    turns = [await make() for _ in range(AT_ONCE)]

    async def talk(turn: Turn) -> None:
        for index in range(EACH):
            await turn(texts[index % len(texts)])

    began = time.perf_counter()
    await asyncio.gather(*(talk(turn) for turn in turns))
    return AT_ONCE * EACH / (time.perf_counter() - began)


def memory(pids: list[int]) -> float:
    """Proportional set size of these processes, MB."""
    total = 0
    for pid in pids:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1024


async def turns(product: Product, stock: StockBot) -> dict[str, Any]:
    timeout = aiohttp.ClientTimeout(total=120)
    async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0)) as session:

        async def our_turn() -> Turn:
            return OurChat(await Chat(session, product.url).open()).say

        async def their_turn() -> Turn:
            return StockChat(session, stock.url).say

        await side_by_side(await our_turn(), await their_turn(), 5)
        mine, theirs = await side_by_side(await our_turn(), await their_turn(), TURNS)
        long_mine, long_theirs = await side_by_side(await our_turn(), await their_turn(), LONG)
        ours_at_once = await throughput(our_turn, OURS)
        theirs_at_once = await throughput(their_turn, THEIRS)
    return {
        "median_ms": [ms(statistics.median(mine)), ms(statistics.median(theirs))],
        "median_ratio": ratio(statistics.median(mine), statistics.median(theirs)),
        "p95_ms": [ms(p95(mine)), ms(p95(theirs))],
        "p95_ratio": ratio(p95(mine), p95(theirs)),
        "turn_200_over_turn_10": [late_over_early(long_mine), late_over_early(long_theirs)],
        "turns_per_second_at_8": [round(ours_at_once, 1), round(theirs_at_once, 1)],
        "throughput_ratio": ratio(ours_at_once, theirs_at_once),
    }


def late_over_early(values: list[float]) -> float:
    """Turns 190 to 210 against turns 5 to 15, medians."""
    return ratio(statistics.median(values[189:210]), statistics.median(values[4:15]))


def ms(value: float) -> float:
    return round(value * 1000, 1)


def ratio(one: float, other: float) -> float:
    return round(one / other, 2)


def train_seconds() -> float:
    """A full training of our model, beside the one in use."""
    name = "bench"
    command = [str(RASA_PYTHON), "-m", "rasa", "train", "--force", "--fixed-model-name", name]
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=rasa_environment(), check=True, capture_output=True)
    (MODELS / f"{name}.tar.gz").unlink()
    return time.perf_counter() - began


def main() -> int:
    assert model_path().exists(), "train first: lotsen train"
    with tempfile.TemporaryDirectory() as folder:
        stock = StockBot(Path(folder) / "stock").start()
        began = time.perf_counter()
        product = Product(Path(folder) / "ours").start()
        start = time.perf_counter() - began
        try:
            figures = asyncio.run(turns(product, stock))
            assert stock.process is not None
            ours, theirs = memory(product.children()), memory([stock.process.pid])
        finally:
            product.stop()
            stock.stop()
        trained = train_seconds()
    figures |= {
        "start_s": [round(start, 1), round(stock.start_seconds, 1)],
        "start_ratio": ratio(start, stock.start_seconds),
        "train_s": [round(trained, 1), round(stock.train_seconds, 1)],
        "train_ratio": ratio(trained, stock.train_seconds),
        "memory_mb": [round(ours), round(theirs)],
        "memory_ratio": ratio(ours, theirs),
    }
    print(json.dumps(figures, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
