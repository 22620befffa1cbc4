"""Chooses a short list out of a long ranking so that it shows different ways, not one way five times."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import Any, FrozenSet, Iterable, List, Sequence, Tuple

from bot.core.fitness import GENERAL

ALIKE_SHARE = 0.4  # at most this share of one sector and form …
ALIKE_WISHED_SHARE = 0.6  # … or this, where the person asked for the sector
WISHED_SHARE = 0.6
VACANCY_SHARE = 0.4
PART = 0.75  # so much of the smaller one in common makes it a part of the other
ANOTHER_WAY = 0.85  # another kind of way may displace the last one if it scores at least this share
WAYS = ("branschvalidering", "komvux", "yh")


@dataclass(frozen=True)
class Ranked:
    """One entry of the long ranking.

    `goals` and `skills` tell which ways are the same; `unsure`: nobody has confirmed it; `within`: it can be
    reached. `item` is carried along untouched.
    """

    id: str
    kind: str
    sector: str
    form: str | None
    goals: FrozenSet[str]
    skills: FrozenSet[str]
    score: float
    item: Any
    unsure: bool = False
    within: bool = True


def choose(ranking: Sequence[Ranked], limit: int, wished: Sequence[str], always: Ranked | None = None) -> List[Ranked]:
    """At most `limit` entries of a ranking (best first), still best first; `always` is one of them.

    What cannot be reached comes in only when there is nothing else, whatever was wished.
    """
    near = [entry for entry in ranking if entry.within]
    quota = ceil(WISHED_SHARE * limit) if wished else 0
    chosen = _spread([entry for entry in near if entry.sector in wished], quota, limit, wished, [])
    chosen = _spread(near, limit, limit, wished, chosen)
    chosen = _spread(ranking, limit, limit, wished, chosen)
    chosen = _mix(chosen, near, limit, wished)
    if always is not None and always not in chosen and limit > 0:
        chosen = [*sorted(chosen, key=lambda entry: (-entry.score, entry.id))[: limit - 1], always]
    return sorted(chosen, key=lambda entry: (-entry.score, entry.id))


def _spread(
    ranking: Sequence[Ranked], size: int, limit: int, wished: Sequence[str], chosen: List[Ranked]
) -> List[Ranked]:
    """Fill up to `size`, skipping what there is enough of; only then with what was skipped."""
    chosen = list(chosen)
    for relaxed in (False, True):
        for entry in ranking:
            if len(chosen) >= size:
                return chosen
            if entry not in chosen and (relaxed or _has_room(entry, chosen, limit, wished)):
                chosen.append(entry)
    return chosen


def _has_room(entry: Ranked, chosen: Iterable[Ranked], limit: int, wished: Sequence[str]) -> bool:
    share = ALIKE_WISHED_SHARE if entry.sector in wished else ALIKE_SHARE
    share = VACANCY_SHARE if entry.kind == "vacancy" else share
    if any(_same_way(one, entry) or (one.unsure and entry.unsure) for one in chosen):
        return False
    alike = sum(_likeness(one) == _likeness(entry) for one in chosen)
    return alike < max(1, ceil(share * limit - 1e-9))


def _same_way(one: Ranked, other: Ranked) -> bool:
    """Two that lead to the same trades, or one that is mostly a part of the other."""
    if one.kind != other.kind or one.sector != other.sector:
        return False
    smaller = min(len(one.skills), len(other.skills))
    part = smaller > 1 and one.sector != GENERAL and len(one.skills & other.skills) >= PART * smaller
    return part or bool(one.goals and one.goals == other.goals)


def _likeness(entry: Ranked) -> Tuple[str, ...]:
    """What counts as the same sort; general ways are told apart by kind too."""
    if entry.kind == "vacancy":
        return ("vacancy",)
    return (entry.sector, entry.form or "", entry.kind if entry.sector == GENERAL else "")


def _mix(chosen: List[Ranked], ranking: Sequence[Ranked], limit: int, wished: Sequence[str]) -> List[Ranked]:
    """Let in validation, komvux and YH where they are nearly as good as the last one chosen."""
    if len(chosen) < 4:
        return chosen
    fields = {entry.sector for entry in chosen} - {GENERAL}
    for way in WAYS:
        if any(entry.form == way for entry in chosen):
            continue
        last = _replaceable(chosen, wished)
        rest = [entry for entry in chosen if entry is not last]
        fitting = (one for one in ranking if one.form == way and one.sector in fields)
        fresh = (one for one in fitting if _has_room(one, rest, limit, wished))
        other = next(fresh, None)
        if other and last and other.score >= ANOTHER_WAY * last.score:
            if other.sector in wished or last.sector not in wished:
                chosen = [*rest, other]
    return chosen


def _replaceable(chosen: Sequence[Ranked], wished: Sequence[str]) -> Ranked | None:
    """The weakest entry whose form stands there more than once and that no wish asked for."""
    forms = Counter(entry.form for entry in chosen)
    spare = [entry for entry in chosen if forms[entry.form] > 1]
    return min(spare, key=lambda entry: (entry.sector in wished, entry.score, entry.id), default=None)
