"""How far it is to a programme, from coordinates. Called by `bot.core.matching`.

The figure is a hint for choosing, not a promise: great-circle distance times what roads in
Värmland usually add.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Mapping, Sequence

from bot.core.catalogue import Municipality, Programme, Provider

EARTH_KM = 6371.0
ROAD_FACTOR = 1.3


@dataclass(frozen=True)
class Travel:
    """Where a programme would be followed and how far that is; None is not known."""

    municipality_code: str | None
    km: int | None


def road_km(start: Municipality, goal: Municipality) -> int:
    """Estimated road distance in whole kilometres."""
    if start.code == goal.code:
        return 0
    north = radians(goal.lat - start.lat)
    east = radians(goal.lon - start.lon)
    chord = sin(north / 2) ** 2 + cos(radians(start.lat)) * cos(radians(goal.lat)) * sin(east / 2) ** 2
    return round(2 * EARTH_KM * asin(sqrt(chord)) * ROAD_FACTOR)


def nearest(home: str | None, places: Sequence[str], municipalities: Mapping[str, Municipality]) -> Travel:
    """The nearest of several places; the only one, if where the person lives is not known."""
    known = [code for code in places if code in municipalities]
    start = municipalities.get(home) if home else None
    if start is None:
        return Travel(known[0] if len(known) == 1 else None, None)
    distances = sorted((road_km(start, municipalities[code]), code) for code in known)
    return Travel(distances[0][1], distances[0][0]) if distances else Travel(None, None)


def travel_to(
    programme: Programme,
    home: str | None,
    municipalities: Mapping[str, Municipality],
    providers: Mapping[str, Provider],
) -> Travel:
    """Where the person would follow the programme: at home if that is possible, else nearest."""
    if programme.home and home in municipalities:
        return Travel(home, 0)
    if programme.where or programme.home or programme.distance:
        return nearest(home, programme.where, municipalities)
    provider = providers.get(programme.provider or "")
    place = provider.municipality_code if provider else None
    return nearest(home, (place,) if place else (), municipalities)
