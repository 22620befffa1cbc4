"""The desk's calendar: opening and closing bookable times, seeing what is booked."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Sequence, Tuple

from bot.core.catalogue import Catalogue, Team
from bot.core.desk import reach
from bot.core.records import Booking, Slot, User
from bot.errors import Conflict, Invalid, NotFound
from bot.services.ports import Clock
from bot.store.unit_of_work import UnitOfWork

AHEAD = timedelta(days=92)
LONGEST_SLOT = timedelta(hours=8)
MOST_PLACES = 50
PAGE = 200


class DeskCalendar:
    """A counsellor works with the teams of the own municipalities, an admin with all."""

    def __init__(self, *, catalogue: Catalogue, clock: Clock) -> None:
        self._catalogue = catalogue
        self._clock = clock

    def teams(self, user: User) -> Sequence[Team]:
        codes = reach(user)
        teams = self._catalogue.teams.values()
        return [team for team in teams if codes is None or team.municipality_code in codes]

    async def slots(
        self,
        unit: UnitOfWork,
        user: User,
        period: Tuple[datetime | None, datetime | None],
        offset: int,
        team: str | None = None,
    ) -> Tuple[Sequence[Slot], int | None]:
        """Times that are open, full ones too; where the next page begins.

        Raises:
            NotFound: no such team, or another municipality's.
        """
        after, before = self._period(period)
        teams = self._ids(user, team)
        # The repository's `after` is exclusive; a time that starts just then belongs to the period.
        found = await unit.bookings.slots(
            teams=teams,
            after=after - timedelta(microseconds=1),
            before=before,
            only_free=False,
            offset=offset,
            limit=PAGE + 1,
        )
        return found[:PAGE], offset + PAGE if len(found) > PAGE else None

    async def bookings(
        self,
        unit: UnitOfWork,
        user: User,
        period: Tuple[datetime | None, datetime | None],
        team: str | None = None,
    ) -> Sequence[Booking]:
        """What is booked; raises as `slots`."""
        after, before = self._period(period)
        return await unit.bookings.of_teams(self._ids(user, team), after, before)

    def _ids(self, user: User, team: str | None) -> Sequence[str]:
        """The one team asked for, or all the user works with."""
        return [self._team(user, team).id] if team else [team.id for team in self.teams(user)]

    def _period(self, period: Tuple[datetime | None, datetime | None]) -> Tuple[datetime, datetime]:
        first, last = period
        # What began earlier today is still of interest.
        first = first or self._clock() - timedelta(hours=12)
        return first, last or first + AHEAD

    async def open(self, unit: UnitOfWork, user: User, slot: Slot) -> Slot:
        """Offer a time. `slot` comes without modes and capacity where the team's own shall do.

        Raises:
            Invalid: with the field that cannot be so.
            NotFound: no such team, or another municipality's.
            Conflict: the team already has a time then.
        """
        team = self._team(user, slot.team)
        modes, capacity = slot.modes or team.modes, slot.capacity or team.capacity
        end = slot.end if slot.end > slot.start else slot.start + timedelta(minutes=team.slot_minutes)
        # As the database gives them back: every time in an answer is in UTC.
        start, end = slot.start.astimezone(timezone.utc), end.astimezone(timezone.utc)
        opened = replace(slot, id=secrets.token_hex(12), start=start, modes=modes, capacity=capacity, end=end)
        self._check(opened, team)
        known = await unit.bookings.slot_at(team.id, slot.start)
        if known is None:
            await unit.bookings.open_slot(opened)
            return opened
        if not known.closed or known.taken > capacity:
            raise Conflict("slot_exists")
        opened = replace(opened, id=known.id, taken=known.taken)
        await unit.bookings.reopen_slot(opened)
        return opened

    def _check(self, slot: Slot, team: Team) -> None:
        if slot.start <= self._clock():
            raise Invalid(field="start")
        if slot.end - slot.start > LONGEST_SLOT:
            raise Invalid(field="end")
        if not 1 <= slot.capacity <= MOST_PLACES:
            raise Invalid(field="capacity")
        if any(mode not in team.modes for mode in slot.modes):
            raise Invalid(field="modes")

    async def close(self, unit: UnitOfWork, user: User, slot_id: str) -> None:
        """Take a time away; a booked one has to be cancelled or moved with the person first.

        Raises:
            NotFound: no such time, or another municipality's.
            Conflict: `slot_booked`.
        """
        slot = await unit.bookings.slot(slot_id)
        if slot is None:
            raise NotFound()
        self._team(user, slot.team)
        if slot.taken:
            raise Conflict("slot_booked")
        await unit.bookings.close_slot(slot_id)

    def _team(self, user: User, team_id: str) -> Team:
        team = next((team for team in self.teams(user) if team.id == team_id), None)
        if team is None:
            raise NotFound(field="team")
        return team
