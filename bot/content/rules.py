"""What has to be true of content that is well formed: allowed values, ranges, living references.

Read by `bot.content.loader`. One line in a table per rule; a path goes through lists ("skills.skill").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bot.core.deeds import Deed, DeedBook
from bot.core.profile import EDUCATION_LEVELS, EVIDENCE

SECTORS = (
    "vård och omsorg",
    "teknik",
    "bygg",
    "transport",
    "handel",
    "restaurang",
    "it",
    "ekonomi",
    "skog",
    "skola",
    "service",
    "allmänt",
)
KINDS = ("programme", "validation")
FORMS = ("komvux", "yh", "folkhogskola", "universitet", "arbetsmarknadsutbildning", "branschvalidering")
THROUGH_HOME = "komvux"
# Held where a course or an assessor happens to be.
PLACE_UNKNOWN = (None, "arbetsmarknadsutbildning", "branschvalidering")
READ = "H"
MODES = ("place", "phone", "video")
CONFIDENCES = ("H", "M", "L")
PROVIDER_KINDS = (
    "komvux",
    "yh",
    "folkhogskola",
    "universitet",
    "gymnasium",
    "utbildningsföretag",
    "studieförbund",
    "myndighet",
    "bransch",
)

REFERENCES: dict[str, dict[str, str]] = {
    "skills": {"group": "groups"},
    "occupations": {"skills.skill": "skills"},
    "municipalities": {"team": "teams"},
    "teams": {"municipality_code": "municipalities"},
    "providers": {"municipality_code": "municipalities"},
    "programmes": {
        "provider": "providers",
        "where": "municipalities",
        "arenas": "arenas",
        "teaches": "skills",
        "leads_to": "occupations",
        "requires.certificates": "certificates",
        "requires.skills": "skills",
    },
}
ALLOWED: dict[str, dict[str, tuple[str, ...]]] = {
    "skills": {"evidence": EVIDENCE},
    "occupations": {"sector": SECTORS},
    "municipalities": {"confidence": CONFIDENCES},
    "providers": {"kind": PROVIDER_KINDS, "confidence": CONFIDENCES},
    "arenas": {"sectors": SECTORS, "confidence": CONFIDENCES},
    "teams": {"modes": MODES},
    "programmes": {
        "kind": KINDS,
        "form": FORMS,
        "sector": SECTORS,
        "confidence": CONFIDENCES,
        "requires.education": EDUCATION_LEVELS,
    },
}
RANGES: dict[str, dict[str, tuple[float, float]]] = {
    "occupations": {"skills.usual": (0, 1)},
    "municipalities": {"lat": (55, 70), "lon": (10, 25)},
    "teams": {
        "slot_minutes": (10, 240),
        "capacity": (1, 50),
        "bookable.weekday": (0, 6),
        "staffed.weekday": (0, 6),
    },
    "programmes": {
        "seqf_level": (1, 8),
        "length_weeks": (1, 300),
        "requires.min_age": (15, 25),
        "requires.years": (0, 20),
    },
}
CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
PATTERNS: dict[str, dict[str, str]] = {
    "municipalities": {"code": r"17\d\d"},
    "teams": {f"{hours}.{end}": CLOCK for hours in ("bookable", "staffed") for end in ("start", "end")},
    "other_languages": {"tag": r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"},
}
FEWEST_ANSWERS = 2
ID = r"[a-z0-9]+(_[a-z0-9]+)*"
DEED_WORD = r"[a-zåäöéà0-9&#][\w&#+-]*[*.]?"

Found = Mapping[str, Mapping[str, Any]]


class Fault(NamedTuple):
    """One rule broken by one entry."""

    collection: str
    entry: str
    problem: str


def faults(found: Found) -> Iterator[Fault]:
    """Every fault in content that has been read; `found` is each collection's entries by id."""
    for name, entries in found.items():
        for key, entry in entries.items():
            for problem in _problems(name, key, entry, found):
                yield Fault(name, key, problem)


def _problems(name: str, key: str, entry: Any, found: Found) -> Iterator[str]:
    if not re.fullmatch(ID, key):
        yield f"the id {key!r} may only have a-z, 0-9 and single underscores"
    for path, target in REFERENCES.get(name, {}).items():
        for value in values(entry, path):
            if value not in found[target]:
                yield f"{path}: there is no {value!r} among {target}"
    for path, allowed in ALLOWED.get(name, {}).items():
        for value in values(entry, path):
            if value not in allowed:
                yield f"{path}: {value!r} is not one of {', '.join(allowed)}"
    for path, (low, high) in RANGES.get(name, {}).items():
        for value in values(entry, path):
            if not low <= value <= high:
                yield f"{path}: {value} is not between {low} and {high}"
    for path, pattern in PATTERNS.get(name, {}).items():
        for value in values(entry, path):
            if not re.fullmatch(pattern, value):
                yield f"{path}: {value!r} is not written as it should be"
    yield from _whole_entry(name, entry)


def unknown_languages(entries: Mapping[str, Any], languages: Mapping[str, Any]) -> Iterator[Fault]:
    """The answers in other languages whose names stand among no languages."""
    for key, entry in entries.items():
        for name in (entry.name, *entry.also):
            if name not in languages:
                yield Fault("other_languages", key, f"there is no {name!r} among languages")


def deed_faults(book: DeedBook) -> Iterator[tuple[Deed, str]]:
    """What is wrong with pairs of verb and object; whether the trades are there is `make test`'s to say."""
    listed = {verb for forms in book.forms for verb in forms[:1]}
    for deed in book.deeds:
        if not deed.did or not deed.what:
            yield deed, "needs both 'did' and 'what'"
        for verb in deed.did:
            if verb not in listed and not re.fullmatch(r"[a-zåäö]{3,}a", verb):
                yield deed, f"did: {verb!r} is no infinitive, nor the first of any forms"
        for word in (*deed.what, *deed.at):
            if not re.fullmatch(DEED_WORD, word):
                yield deed, f"{word!r} must be one small word; * or . may stand last"


def _whole_entry(name: str, entry: Any) -> Iterator[str]:
    """Rules about more than one field of an entry."""
    if name == "occupations" and len(set(values(entry, "skills.skill"))) < len(entry.skills):
        yield "skills: the same skill stands there twice"
    if name == "programmes":
        yield from _programme(entry)
    if name == "other_languages" and len(set(entry.answers)) < FEWEST_ANSWERS:
        yield "answers: needs two that are worded differently"
    if name == "teams":
        for hours in entry.bookable + entry.staffed:
            if hours.start >= hours.end:
                yield f"the hours {hours.start}-{hours.end} end before they begin"


def _programme(entry: Any) -> Iterator[str]:
    placed = entry.where or entry.home or entry.distance
    if not placed and entry.kind == "programme" and entry.form not in PLACE_UNKNOWN:
        yield "needs 'where', 'home' or 'distance': nobody could study it"
    if entry.home and entry.form != THROUGH_HOME:
        yield f"home: only the municipality's own education goes through it, not {entry.form}"
    if entry.confidence == READ and entry.source.checked is None:
        yield "source.checked: says when it was read, as confidence H needs"
    if entry.confidence != READ and entry.source.checked is not None:
        yield f"source.checked: only what was read at the source has a day, not confidence {entry.confidence}"


def values(entry: Any, path: str) -> tuple[Any, ...]:
    """What stands at `path` in an entry, lists taken apart, unknown (None) left out."""
    current: tuple[Any, ...] = (entry,)
    for name in path.split("."):
        inner = [getattr(item, name) for item in current]
        current = tuple(v for item in inner for v in (item if isinstance(item, tuple) else (item,)))
        current = tuple(value for value in current if value is not None)
    return current
