"""Which sectors a message wants and which it does not, by their names, by everyday words and by trades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core import answer_words as words
from bot.core.conversation import Reading
from bot.core.fitness import GENERAL
from bot.core.interview_state import World
from bot.core.options import SAME
from bot.core.wished import unwanted, within


@dataclass(frozen=True)
class Sectors:
    """`wanted` may hold SAME; `same` is set where the same work again was spoken of beside what is not wanted."""

    wanted: list[str]
    unwanted: list[str]
    same: bool


def sectors_said(reading: Reading, world: World) -> Sectors:
    """The sectors of a message. "Inte vård men gärna bygg" wants bygg and not vård."""
    text = reading.text.casefold()
    without = unwanted(text, lambda part: bool(_named(part, world)))
    kept = "".join(" " if within(place, without) else letter for place, letter in enumerate(text))
    refused = [sector for start, end in without for sector in _named(text[start:end], world)]
    trades: list[str] = []
    for item in reading.entities:
        trade = world.catalogue.occupations.get(str(item.get("id")))
        if item.get("entity") == "occupation" and trade:
            denied = item.get("negated") or within(int(item.get("start") or 0), without)
            (refused if denied else trades).append(trade.sector)
    wanted = list(dict.fromkeys([*trades, *_named(kept, world)]))
    same = words.has(words.SAME_AGAIN, kept)
    if same and not refused:
        wanted.insert(0, SAME)
    # "Vård men inte äldreomsorg" wants the sector and only refuses a part of it.
    return Sectors(wanted, [sector for sector in dict.fromkeys(refused) if sector not in wanted], same)


def all_but(refused: Sequence[str], world: World) -> list[str]:
    """Every sector that somebody can work in but those."""
    return [sector for sector in world.catalogue.sectors if sector not in (*refused, GENERAL)]


def _named(text: str, world: World) -> list[str]:
    known = world.catalogue.sectors
    plain = [sector for sector in known if words.mentions(sector, text, strict=True)]
    return [*plain, *(sector for sector in words.every(words.SECTORS, text) if sector in known)]
