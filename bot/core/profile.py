"""The competence profile: what a person has told and confirmed. Contract, section 3.

Fields that are None or empty are unknown, never "no".
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Dict, List

SITUATIONS = ("varslad", "uppsagd", "arbetslös", "annat")
EDUCATION_LEVELS = (
    "ej_grundskola",
    "grundskola",
    "gymnasium_ofullständigt",
    "gymnasium",
    "eftergymnasial",
    "högskola",
)
# SeQF levels of a finished education: förordning (2015:545).
SEQF = {"grundskola": 2, "gymnasium": 4, "eftergymnasial": 5, "högskola": 6}
EVIDENCE = ("grade", "certificate", "employer", "work_sample", "none")
LEVELS = (1, 2, 3, 4)
# No job has lasted longer; more is a slip or the same told over and over.
MOST_YEARS = 70
PACES = ("heltid", "deltid")


@dataclass
class Experience:
    """One job or unpaid work; `words` is what the person wrote, the trail."""

    label: str
    occupation: str | None = None
    concept_id: str | None = None
    ssyk: str | None = None
    years: float | None = None
    words: str | None = None


@dataclass
class HeldSkill:
    """A skill the person confirmed. Levels: 1 tried, 2 with guidance, 3 alone, 4 can teach it."""

    id: str
    label: str
    level: int | None = None
    evidence: List[str] = field(default_factory=list)
    status: str = "self_reported"
    verified_by: str | None = None
    method: str | None = None
    words: str | None = None


@dataclass
class Education:
    level: str | None = None
    seqf_level: int | None = None
    details: List[str] = field(default_factory=list)


@dataclass
class Language:
    language: str
    level: str | None = None


@dataclass
class Wishes:
    sectors: List[str] = field(default_factory=list)
    forms: List[str] = field(default_factory=list)
    distance_ok: bool | None = None
    max_travel_km: int | None = None
    pace: str | None = None
    start_by: str | None = None


@dataclass
class Profile:
    situation: str | None = None
    municipality_code: str | None = None
    experiences: List[Experience] = field(default_factory=list)
    skills: List[HeldSkill] = field(default_factory=list)
    lacks: List[str] = field(default_factory=list)
    education: Education = field(default_factory=Education)
    certificates: List[str] = field(default_factory=list)
    languages: List[Language] = field(default_factory=list)
    wishes: Wishes = field(default_factory=Wishes)

    def to_dict(self) -> Dict[str, Any]:
        """The profile as plain JSON data, internal fields (`lacks`, `words`, `occupation`) included."""
        return asdict(self)

    def to_public(self) -> Dict[str, Any]:
        """The profile as the contract's section 3 prints it."""
        data = asdict(self)
        data.pop("lacks")
        for experience in data["experiences"]:
            experience.pop("occupation")
        return data

    @classmethod
    def from_dict(cls, data: Dict[str, Any]) -> Profile:
        """Build from `to_dict` or `to_public` data; unknown keys raise TypeError."""
        rest = dict(data)
        return cls(
            experiences=[Experience(**item) for item in rest.pop("experiences", None) or []],
            skills=[HeldSkill(**item) for item in rest.pop("skills", None) or []],
            education=Education(**(rest.pop("education", None) or {})),
            languages=[Language(**item) for item in rest.pop("languages", None) or []],
            wishes=Wishes(**(rest.pop("wishes", None) or {})),
            **rest,
        )
