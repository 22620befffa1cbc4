"""What the organisation knows: trades, skills, programmes, places. Read by matching, the interview and the linker.

Everything here is immutable and made by `bot.content.loader` from the YAML under `bot/content/`.
Confidence follows the collected facts: "H" read in the named source, "M" well known but
unverified, "L" uncertain (never shown as certain).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Mapping, Tuple

from bot.core.organisation import Organisation


@dataclass(frozen=True)
class Source:
    """Where a fact comes from; `checked` is the day somebody read it there, None if nobody has."""

    name: str
    url: str | None
    checked: date | None


@dataclass(frozen=True)
class Skill:
    """One thing a person can do. `group` is None for skills that are only asked one by one."""

    id: str
    label: str
    question: str
    group: str | None = None
    concept_id: str | None = None
    synonyms: Tuple[str, ...] = ()
    levels: bool = False
    evidence: Tuple[str, ...] = ()
    when_asked: Tuple[str, ...] = ()


@dataclass(frozen=True)
class SkillGroup:
    """Skills that are asked about in one question with choices."""

    id: str
    label: str
    question: str


@dataclass(frozen=True)
class OccupationSkill:
    """A skill of a trade; `usual` is the share (0-1) of people in the trade who have it."""

    skill: str
    usual: float


@dataclass(frozen=True)
class Occupation:
    id: str
    label: str
    sector: str
    concept_id: str | None
    ssyk: str | None
    synonyms: Tuple[str, ...]
    skills: Tuple[OccupationSkill, ...]


@dataclass(frozen=True)
class Certificate:
    """A licence or certificate ("truckkort", "körkort B"). `when_asked` as for a skill."""

    id: str
    label: str
    synonyms: Tuple[str, ...] = ()
    when_asked: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Municipality:
    """One of the 16. `lat`/`lon` in WGS84 degrees, centre of the main town."""

    code: str
    name: str
    team: str
    main_town: str
    lat: float
    lon: float
    places: Tuple[str, ...] = ()
    adult_education: str = ""
    confidence: str = "M"


@dataclass(frozen=True)
class Provider:
    id: str
    name: str
    kind: str
    municipality_code: str | None
    url: str | None
    confidence: str


@dataclass(frozen=True)
class Arena:
    """A collaboration arena that can stand behind a suggestion and be asked about."""

    id: str
    name: str
    about: str
    url: str | None
    sectors: Tuple[str, ...]
    source: Source
    confidence: str


@dataclass(frozen=True)
class Requirements:
    """What a programme asks for; empty means no formal requirement.

    `education`: lowest level as in the profile (`grundskola`, `gymnasium`, ...), None for none.
    `equivalent`: real competence (reell kompetens) may replace the level.
    `subjects`: school subjects beyond the basic eligibility, in words.
    `certificates`: certificate ids. `min_age`: years. `skills`/`years`: for validation, what has to
    be there already (any of the skills, and years in a fitting trade).
    """

    education: str | None = None
    equivalent: bool = False
    subjects: Tuple[str, ...] = ()
    certificates: Tuple[str, ...] = ()
    min_age: int | None = None
    skills: Tuple[str, ...] = ()
    years: float | None = None


@dataclass(frozen=True)
class Programme:
    """An education or a validation model.

    `where`: municipality codes; empty together with `home=True` means "through the person's own
    municipality", and without it that the place has to be asked for. `distance`: can be followed at a
    distance. `teaches`: skill ids the programme gives (for a validation: the skills it assesses).
    `leads_to`: occupation ids.
    """

    id: str
    kind: str
    title: str
    provider: str | None
    form: str | None
    sector: str
    where: Tuple[str, ...]
    home: bool
    distance: bool
    seqf_level: int | None
    length_weeks: int | None
    length_sure: bool
    requires: Requirements
    teaches: Tuple[str, ...]
    leads_to: Tuple[str, ...]
    leads_to_labels: Tuple[str, ...]
    arenas: Tuple[str, ...]
    financing: Tuple[str, ...]
    confidence: str
    source: Source
    example: bool = False


@dataclass(frozen=True)
class OpeningHours:
    """Weekday 0 is Monday; times are "HH:MM" in Swedish local time."""

    weekday: int
    start: str
    end: str


@dataclass(frozen=True)
class Team:
    """A guidance and validation team. `id` is the municipality's name in ASCII.

    `phone` is None until the region has given a real one: no number is ever made up.
    """

    id: str
    name: str
    municipality_code: str
    place: str
    phone: str | None
    contact: str | None
    slot_minutes: int
    capacity: int
    modes: Tuple[str, ...]
    bookable: Tuple[OpeningHours, ...]
    staffed: Tuple[OpeningHours, ...]
    example: bool


@dataclass(frozen=True)
class OtherLanguage:
    """A language in which the bot can say how to get an interpreter.

    `name` and `also` are names of languages answered in these words. `noted`: what a counsellor reads
    when the writing alone told the language, None for the name. `tag` is BCP 47. `answers` are worded
    differently and used in turn; `distress` gives the numbers for help; the others are button titles.
    """

    id: str
    name: str
    also: Tuple[str, ...]
    noted: str | None
    tag: str
    right_to_left: bool
    answers: Tuple[str, ...]
    distress: str
    book: str
    human: str
    go_on: str


@dataclass(frozen=True)
class Catalogue:
    """All content, by id, in the order of the files. `language_codes`: ISO 639 code to a language's name."""

    skills: Mapping[str, Skill]
    groups: Mapping[str, SkillGroup]
    occupations: Mapping[str, Occupation]
    certificates: Mapping[str, Certificate]
    languages: Mapping[str, Tuple[str, ...]]
    municipalities: Mapping[str, Municipality]
    providers: Mapping[str, Provider]
    arenas: Mapping[str, Arena]
    programmes: Mapping[str, Programme]
    teams: Mapping[str, Team]
    sectors: Tuple[str, ...] = field(default=())
    language_codes: Mapping[str, str] = field(default_factory=dict)
    other_languages: Mapping[str, OtherLanguage] = field(default_factory=dict)
    organisation: Organisation = Organisation("", "")
