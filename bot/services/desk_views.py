"""What the desk shows: the queue, one conversation with everything around it, what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Dict, List, Sequence

from bot.core.catalogue import Catalogue
from bot.core.desk import Place, Watched, code_of, place_of, reach
from bot.core.guidance import Guidance
from bot.core.phrases import Phrases
from bot.core.profile import Profile
from bot.core.records import Booking, Conversation, Message, Note, SkillEdit, Slot, User
from bot.services.ports import Clock
from bot.services.suggestions import SuggestionService
from bot.store.unit_of_work import UnitOfWork

PAGE = 50
LONGEST_TRANSCRIPT = 5000
LAST_TEXT = 160
# One reading is put on record once in this time, however often the page looks for news.
READING = timedelta(minutes=15)


@dataclass(frozen=True)
class Page:
    rows: List[Dict[str, Any]]
    counts: Dict[str, int]
    next: Place | None


class DeskViews:
    """Reads only, but for the line in the audit that somebody has read."""

    def __init__(self, *, catalogue: Catalogue, phrases: Phrases, clock: Clock, suggestions: SuggestionService) -> None:
        self._catalogue = catalogue
        self._phrases = phrases
        self._clock = clock
        self._suggestions = suggestions

    async def inbox(self, unit: UnitOfWork, user: User, status: str | None, after: Place | None) -> Page:
        """A page of the queue, greatest need first."""
        found = await unit.conversations.inbox(
            status=status, municipalities=reach(user), holder=user.id, after=after, limit=PAGE + 1
        )
        shown = found[:PAGE]
        ids = [conversation.id for conversation in shown]
        lines = await unit.messages.last_lines(ids)
        own = await unit.messages.last_lines(ids, "user")
        names = await unit.bookings.names(ids)
        holders = await unit.desk.names([c.holder for c in shown if c.holder is not None])
        rows = [
            {
                **self._head(c, user, names.get(c.id), holders.get(c.holder or 0)),
                **_last(lines.get(c.id), own.get(c.id)),
            }
            for c in shown
        ]
        counts = await unit.conversations.counts(reach(user), user.id)
        return Page(rows, counts, place_of(shown[-1]) if len(found) > PAGE else None)

    def _head(self, conversation: Conversation, user: User, name: str | None, holder: str | None) -> Dict[str, Any]:
        municipality = self._catalogue.municipalities.get(conversation.municipality_code or "")
        since = conversation.waiting_since
        return {
            "id": conversation.id,
            "status": conversation.status,
            "municipality_code": conversation.municipality_code,
            "municipality": municipality.name if municipality else None,
            "channel": conversation.channel,
            "need": conversation.need,
            "waiting_since": since.isoformat() if since else None,
            "alias": name or self._phrases.say("desk.alias", code=code_of(conversation.id)),
            "named": name is not None,
            "holder": holder,
            "mine": conversation.holder == user.id,
            "step": conversation.step,
            "updated_at": conversation.updated_at.isoformat(),
        }

    async def detail(self, unit: UnitOfWork, user: User, conversation: Conversation, after: int) -> Dict[str, Any]:
        """Everything about one conversation; of the transcript what is newer than `after`."""
        guidance = Guidance.from_dict(conversation.state)
        profile = guidance.interview.profile
        names = await unit.bookings.names([conversation.id])
        holders = await unit.desk.names([conversation.holder] if conversation.holder else [])
        transcript = await unit.messages.after(conversation.id, after, limit=LONGEST_TRANSCRIPT)
        handover = await unit.handovers.latest(conversation.id)
        suggestions = self._suggestions.public(profile) if guidance.begun else []
        return {
            **self._head(conversation, user, names.get(conversation.id), holders.get(conversation.holder or 0)),
            "progress": round(conversation.progress, 3),
            "transcript": [message.to_public() for message in transcript],
            "profile": profile.to_public(),
            "suggestions": suggestions,
            "plan": {"activities": []},
            "interpreter": guidance.interpreter,
            "bookings": [
                self.booking(booking, guidance.interpreter)
                for booking in await unit.bookings.of_conversation(conversation.id)
            ],
            "notes": [_note(note) for note in await unit.handovers.notes(conversation.id)],
            "handover": {"reason": handover.reason, "at": handover.at.isoformat()} if handover else None,
            "skill_changes": [_edit(edit) for edit in await unit.handovers.skill_changes(conversation.id)],
            "labels": self._labels(profile, suggestions),
        }

    def _labels(self, profile: Profile, suggestions: Sequence[Dict[str, Any]]) -> Dict[str, str]:
        """Names of the ids that the page has to print."""
        catalogue = self._catalogue
        skills = {skill for item in suggestions for skill in (*item["has"], *item["missing"])}
        labels = {skill: catalogue.skills[skill].label for skill in skills if skill in catalogue.skills}
        for code in profile.certificates:
            if code in catalogue.certificates:
                labels[code] = catalogue.certificates[code].label
        places = {profile.municipality_code, *(item["municipality_code"] for item in suggestions)}
        for code in places & set(catalogue.municipalities):
            labels[str(code)] = catalogue.municipalities[str(code)].name
        return labels

    async def note_reading(self, unit: UnitOfWork, user: User, conversation_id: str) -> None:
        """On record: this user has read it."""
        await unit.handovers.log(user.id, conversation_id, "read", self._clock())

    async def reading_is_noted(self, unit: UnitOfWork, user: User, conversation_id: str) -> bool:
        return await unit.handovers.read_since(user.id, conversation_id, self._clock() - READING)

    async def watched(self, unit: UnitOfWork, user: User, since: datetime) -> List[Watched]:
        """What the live page compares with what it knew."""
        return await unit.conversations.watched(reach(user), user.id, since)

    async def bookings(self, unit: UnitOfWork, found: Sequence[Booking]) -> List[Dict[str, Any]]:
        """Bookings of several people, each with the language its person wants to be met in."""
        states = await unit.conversations.states([one.conversation_id for one in found if one.conversation_id])
        wishes = {key: Guidance.from_dict(state).interpreter for key, state in states.items()}
        return [self.booking(one, wishes.get(one.conversation_id or "")) for one in found]

    def booking(self, booking: Booking, interpreter: str | None) -> Dict[str, Any]:
        """A booking as a counsellor needs it; the manage address belongs to the person alone."""
        team = self._catalogue.teams.get(booking.slot.team)
        return {
            "booking_id": booking.id,
            "slot_id": booking.slot.id,
            "conversation_id": booking.conversation_id,
            "start": booking.slot.start.isoformat(),
            "end": booking.slot.end.isoformat(),
            "mode": booking.mode,
            "team": booking.slot.team,
            "team_name": team.name if team else booking.slot.team,
            "name": booking.name,
            "phone": booking.phone,
            "email": booking.email,
            "status": booking.status,
            "interpreter": interpreter,
            "example": team.example if team else False,
        }

    @staticmethod
    def slot(slot: Slot) -> Dict[str, Any]:
        """A time as the desk sees it: also how many places it has and how many are taken."""
        return {**slot.to_public(), "capacity": slot.capacity, "booked": slot.taken}


def _last(last: Message | None, own: Message | None) -> Dict[str, Any]:
    """What was said last; `last_said` is what the person said last, which tells more while the bot answers."""
    return {
        "last_text": _line(last),
        "last_sender": last.sender if last else None,
        "last_at": last.at.isoformat() if last else None,
        "last_said": _line(own),
    }


def _line(message: Message | None) -> str:
    return " ".join(message.text.split())[:LAST_TEXT] if message else ""


def _note(note: Note) -> Dict[str, Any]:
    return {"author": note.author, "text": note.text, "at": note.at.isoformat()}


def _edit(edit: SkillEdit) -> Dict[str, Any]:
    return {
        "skill_id": edit.skill_id,
        "before": edit.before,
        "after": edit.after,
        "author": edit.author,
        "at": edit.at.isoformat(),
    }
