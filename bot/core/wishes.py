"""The five wishes: which of them are worth asking about, and how an answer is written down."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.core.interview_state import Interview, World
from bot.core.options import ANYTHING, DISTANCE, FORMS, SAME, START_DAYS, person_sectors
from bot.core.profile import PACES, Wishes
from bot.core.spotting import as_number
from bot.core.values import NotAnAnswer, require, strings

MAX_ASKED = 2
_FIELDS = {
    "sectors": ("sectors",),
    "forms": ("forms", "distance_ok"),
    "travel": ("max_travel_km", "distance_ok"),
    "pace": ("pace",),
    "start": ("start_by",),
}
WISHES = ("sectors", "travel", "forms", "pace", "start")


def next_wish(state: Interview, world: World) -> str | None:
    """The next wish that would change the suggestions and has not been told, refused or asked."""
    if len(state.wishes_asked) >= MAX_ASKED:
        return None
    for wish in WISHES:
        open_still = f"wishes:{wish}" not in state.closed and wish not in state.wishes_asked
        if open_still and not is_told(state.profile.wishes, wish) and _matters(state, world, wish):
            return wish
    return None


def is_told(wishes: Wishes, wish: str) -> bool:
    return bool(
        {
            "sectors": wishes.sectors,
            "forms": wishes.forms,
            "travel": wishes.max_travel_km is not None or wishes.distance_ok is not None,
            "pace": wishes.pace,
            "start": wishes.start_by,
        }[wish]
    )


def is_same(one: Wishes, two: Wishes, wish: str) -> bool:
    """Whether two sets of wishes say the same about one of them."""
    return all(getattr(one, field) == getattr(two, field) for field in _FIELDS[wish])


def _matters(state: Interview, world: World, wish: str) -> bool:
    """Whether the programmes in question differ in what is wished about."""
    programmes = list(world.catalogue.programmes.values())
    if wish == "sectors":
        return len({programme.sector for programme in programmes}) > 1
    sectors = state.profile.wishes.sectors or person_sectors(state.profile, world.catalogue)
    fitting = [programme for programme in programmes if not sectors or programme.sector in sectors]
    if wish == "travel":
        home = state.profile.municipality_code
        return home is not None and any(item.where and home not in item.where for item in fitting)
    if wish == "forms":
        return len({programme.form for programme in fitting if programme.form}) > 1
    return False  # no programme in the catalogue differs in pace or start; told ones are kept


def record_wish(state: Interview, world: World, wish: str, value: Any, said: str) -> str | None:
    """Write one wish.

    Raises:
        NotAnAnswer: there is no such wish or the value does not fit.
    """
    if wish not in _WRITERS:
        raise NotAnAnswer(wish)
    _WRITERS[wish](state.profile.wishes, state, world, value)
    return None


def _sectors(wishes: Wishes, state: Interview, world: World, value: Any) -> None:
    own = person_sectors(state.profile, world.catalogue)
    picked = [item for item in strings(value) if item not in (ANYTHING, SAME)]
    if SAME in strings(value):
        picked = list(dict.fromkeys([*own, *picked]))
    require(all(item in world.catalogue.sectors for item in picked), value)
    wishes.sectors = picked


def _forms(wishes: Wishes, state: Interview, world: World, value: Any) -> None:
    picked = [item for item in strings(value) if item != ANYTHING]
    require(all(item in FORMS or item == DISTANCE for item in picked), value)
    wishes.forms = [item for item in picked if item != DISTANCE]
    if DISTANCE in picked:
        wishes.distance_ok = True


def _travel(wishes: Wishes, state: Interview, world: World, value: Any) -> None:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if value in (ANYTHING, DISTANCE):
        wishes.max_travel_km = None if value == ANYTHING else wishes.max_travel_km
        wishes.distance_ok = True if value == DISTANCE else wishes.distance_ok
        return
    far = as_number(value)
    if far is None or not 0 <= far <= 2000:
        raise NotAnAnswer(repr(value))
    wishes.max_travel_km = int(far)


def _pace(wishes: Wishes, state: Interview, world: World, value: Any) -> None:
    picked = strings(value)[:1]
    require(bool(picked) and picked[0] in (*PACES, ANYTHING), value)
    wishes.pace = None if picked[0] == ANYTHING else picked[0]


def _start(wishes: Wishes, state: Interview, world: World, value: Any) -> None:
    picked = strings(value)[:1]
    require(bool(picked), value)
    if picked[0] in START_DAYS:
        wishes.start_by = (world.today + timedelta(days=START_DAYS[picked[0]])).isoformat()
        return
    require(picked[0] == ANYTHING or re.fullmatch(r"\d{4}-\d\d-\d\d", picked[0]) is not None, value)
    wishes.start_by = None if picked[0] == ANYTHING else picked[0]


_WRITERS: dict[str, Callable[[Wishes, Interview, World, Any], None]] = {
    "sectors": _sectors,
    "forms": _forms,
    "travel": _travel,
    "pace": _pace,
    "start": _start,
}
