"""What the desk may see and change, and how a conversation looks in its queue. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from bot.core.guidance import Guidance
from bot.core.profile import EVIDENCE, LEVELS, HeldSkill
from bot.core.records import Conversation, User

ADMIN = "admin"
ROLES = ("counsellor", ADMIN)
STATUSES = ("waiting", "counsellor", "bot", "closed")
SKILL_STATUSES = ("self_reported", "verified")
COUNSELLOR_REASON = "counsellor"
# Rung whenever something happens that the queue shows.
DESK_BELL = "desk"
MAX_METHOD = 200
_CODE_LENGTH = 4


@dataclass(frozen=True)
class Place:
    """Where a page of the queue ended: the sort key of its last row."""

    rank: int
    calm: int
    moment: datetime
    id: str


@dataclass(frozen=True)
class SkillChange:
    """What a counsellor says about a skill; fields that are None stay as they are."""

    level: int | None = None
    status: str | None = None
    method: str | None = None
    evidence: Tuple[str, ...] | None = None


@dataclass(frozen=True)
class Watched:
    """As much of a conversation as tells that something has happened in it."""

    id: str
    status: str
    last_seq: int
    holder: int | None
    updated_at: datetime


def may_see(user: User, conversation: Conversation) -> bool:
    """Own municipalities, those without one yet, and what the counsellor already holds."""
    if user.role == ADMIN or conversation.holder == user.id:
        return True
    return conversation.municipality_code is None or conversation.municipality_code in user.municipalities


def reach(user: User) -> Sequence[str] | None:
    """The municipalities a user works with; None for all of them."""
    return None if user.role == ADMIN else user.municipalities


def code_of(conversation_id: str) -> str:
    """A short name for somebody whose name is not known."""
    return conversation_id[:_CODE_LENGTH].upper()


def place_of(conversation: Conversation) -> Place:
    """Where a conversation stands in the queue: waiting first, distress first, the longest wait first."""
    rank = STATUSES.index(conversation.status) if conversation.status in STATUSES else len(STATUSES)
    waiting = conversation.status == "waiting" and conversation.waiting_since
    moment = conversation.waiting_since if waiting else conversation.updated_at
    assert moment is not None
    return Place(rank, int(conversation.need != "distress"), moment, conversation.id)


def find_skill(state: Mapping[str, Any], skill_id: str) -> HeldSkill | None:
    """A skill of the profile in a conversation's state."""
    skills = Guidance.from_dict(state).interview.profile.skills
    return next((skill for skill in skills if skill.id == skill_id), None)


def changed_skill(skill: HeldSkill, change: SkillChange, by: str) -> HeldSkill:
    """The skill after a counsellor's word about it."""
    status = change.status or skill.status
    verified = status == "verified"
    evidence = skill.evidence if change.evidence is None else list(change.evidence)
    return replace(
        skill,
        level=skill.level if change.level is None else change.level,
        evidence=evidence,
        status=status,
        verified_by=by if verified else None,
        method=(change.method or skill.method) if verified else None,
    )


def with_skill(state: Mapping[str, Any], changed: HeldSkill) -> Dict[str, Any]:
    """The state with the skill in its new form, also in what `back` would return to."""
    guidance = Guidance.from_dict(state)
    interview = guidance.interview
    interview.profile.skills = [changed if s.id == changed.id else s for s in interview.profile.skills]
    interview.history = [_snapshot_with(snapshot, changed) for snapshot in interview.history]
    return guidance.to_dict()


def _snapshot_with(snapshot: Mapping[str, Any], changed: HeldSkill) -> Dict[str, Any]:
    profile = dict(snapshot["profile"])
    skills: List[Dict[str, Any]] = profile["skills"]
    profile["skills"] = [asdict(changed) if skill["id"] == changed.id else skill for skill in skills]
    return {**snapshot, "profile": profile}


def fits(change: SkillChange, skill: HeldSkill) -> str | None:
    """The field that cannot be as it is; None when all is well."""
    if change.level is not None and change.level not in LEVELS:
        return "level"
    if change.status is not None and change.status not in SKILL_STATUSES:
        return "status"
    if change.evidence is not None and any(item not in EVIDENCE for item in change.evidence):
        return "evidence"
    if change.status == "verified" and not (change.method or skill.method):
        return "method"
    return None
