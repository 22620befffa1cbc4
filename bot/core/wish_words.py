"""The wishes in words: "att du vill arbeta med bygg" among what was written down, "arbeta med bygg" in the summary."""

from __future__ import annotations

from datetime import timedelta

from bot.core.interview_state import World
from bot.core.options import FORMS, START_DAYS
from bot.core.profile import Wishes
from bot.core.sectors_said import all_but
from bot.core.suggestion_text import day
from bot.core.wishes import WISHES, is_told
from bot.core.wording import label, listed, lower_first

IS, TO = "wish_is", "wish_to"
MOST_SECTORS = 4  # of which a list is still easy to read


def all_in_words(wishes: Wishes, world: World) -> str:
    """Everything that is wished for, as it follows "Du vill"; empty when nothing is."""
    told = [wish_in_words(wishes, world, wish, TO) for wish in WISHES if is_told(wishes, wish)]
    far = wishes.max_travel_km is not None and bool(wishes.distance_ok)
    told += [label(world, f"{TO}_distance")] if far else []
    return listed(world, [item for item in told if item])


def wish_in_words(wishes: Wishes, world: World, wish: str, family: str = IS) -> str:
    """One wish that has been told, short enough to stand in a list."""
    if wish == "sectors":
        return _sectors(wishes.sectors, world, family)
    if wish == "forms":
        names = [lower_first(label(world, f"title_{form}")) for form in wishes.forms if form in FORMS]
        return _say(world, f"{family}_forms", listed(world, names)) if names else ""
    if wish == "travel" and wishes.max_travel_km is not None:
        return _say(world, f"{family}_travel", f"{wishes.max_travel_km / 10:g}".replace(".", ","))
    if wish == "start" and wishes.start_by:
        for name, days in START_DAYS.items():
            if wishes.start_by == (world.today + timedelta(days=days)).isoformat():
                return _say(world, f"{family}_start", lower_first(label(world, f"start_{name}")))
        return _say(world, f"{family}_start_day", day(wishes.start_by, world.phrases))
    if wish == "pace" and wishes.pace:
        pace = lower_first(label(world, f"title_{wishes.pace}"))
        return _say(world, f"{TO}_pace", pace) if family == TO else pace
    if family == TO:
        return label(world, f"{TO}_distance") if wish == "travel" and wishes.distance_ok else ""
    return label(world, f"wish_{wish}")


def _sectors(sectors: list[str], world: World, family: str) -> str:
    """Nearly all of them are said by those that are left out."""
    missing = all_but(sectors, world)
    if missing and len(sectors) > MOST_SECTORS and len(missing) < len(sectors):
        return _say(world, f"{family}_all_but", listed(world, missing))
    return _say(world, f"{family}_sectors", listed(world, sectors)) if sectors else ""


def _say(world: World, key: str, things: str) -> str:
    return world.phrases.say(f"interview.{key}", 0, things=things)
