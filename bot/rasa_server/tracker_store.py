"""Rasa's tracker store with a bounded memory: a turn costs the same on day one and day ninety.

Our facts live in our own tables, so Rasa needs only the latest turns. A tracker is kept as one
row; when it grows past `KEEP_TURNS` user messages it starts anew, slots and loop carried over,
as Rasa's own session start does.
"""

from __future__ import annotations

import json
from typing import Any, Dict, Iterable, List, Optional, Text

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
    DEFAULT_SLOT_NAMES,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

KEEP_TURNS = 2
_BUSY_SECONDS = 20

_trackers = sa.Table(
    "rasa_trackers",
    sa.MetaData(),
    sa.Column("sender_id", sa.String(80), primary_key=True),
    sa.Column("events", sa.Text, nullable=False),
)


class BoundedTrackerStore(TrackerStore):
    """One row a conversation in SQLite or PostgreSQL."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        event_broker: Optional[EventBroker] = None,
        host: Optional[Text] = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._engine = _connect(host or "sqlite://")
        _trackers.metadata.create_all(self._engine)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await self.stream_events(tracker)
        events = json.dumps([event.as_dict() for event in recent(tracker)], ensure_ascii=False)
        row = {"sender_id": tracker.sender_id, "events": events}
        with self._engine.begin() as connection:
            changed = connection.execute(
                _trackers.update().where(_trackers.c.sender_id == tracker.sender_id).values(events=events)
            )
            if not changed.rowcount:
                connection.execute(_trackers.insert().values(**row))

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        query = sa.select([_trackers.c.events]).where(_trackers.c.sender_id == sender_id)
        with self._engine.connect() as connection:
            stored = connection.execute(query).scalar()
        if stored is None:
            return None
        events = deserialise_events(json.loads(stored))
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots)

    async def delete(self, sender_id: Text) -> None:
        """Forget a conversation."""
        with self._engine.begin() as connection:
            connection.execute(_trackers.delete().where(_trackers.c.sender_id == sender_id))

    async def keys(self) -> Iterable[Text]:
        with self._engine.connect() as connection:
            return [row[0] for row in connection.execute(sa.select([_trackers.c.sender_id]))]


def recent(tracker: DialogueStateTracker) -> List[Event]:
    """The events worth keeping: all of a short tracker, a carried start and the last turns else."""
    events = list(tracker.events)
    turns = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(turns) <= KEEP_TURNS:
        return events
    return _carried(tracker) + events[turns[-KEEP_TURNS] :]


def _carried(tracker: DialogueStateTracker) -> List[Event]:
    start: List[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    slots: Dict[Text, Any] = {
        name: slot.value
        for name, slot in tracker.slots.items()
        if name not in DEFAULT_SLOT_NAMES and slot.value != slot.initial_value
    }
    start += [SlotSet(name, value) for name, value in slots.items()]
    if tracker.active_loop_name:
        start.append(ActiveLoop(tracker.active_loop_name))
    return start + [ActionExecuted(ACTION_LISTEN_NAME)]


def _connect(url: Text) -> sa.engine.Engine:
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_pre_ping=True)
    engine = sa.create_engine(url, connect_args={"timeout": _BUSY_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    return engine
