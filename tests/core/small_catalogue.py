"""A small catalogue to match against: two trades, four places, one programme of every sort."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.content.loader import load_phrases
from bot.core.catalogue import (
    Arena,
    Catalogue,
    Certificate,
    Municipality,
    Occupation,
    OccupationSkill,
    Programme,
    Provider,
    Requirements,
    Skill,
    Source,
)
from bot.core.profile import Education, Experience, HeldSkill, Language, Profile, Wishes

TODAY = date(2026, 12, 1)
SOURCE = Source("Exempelkällan", None, date(2026, 11, 23))
PHRASES = load_phrases()
SECTORS = ("vård och omsorg", "teknik", "bygg", "it", "allmänt")

_PLACES = {
    "1785": ("Säffle", 59.133, 12.929),
    "1780": ("Karlstad", 59.379, 13.504),
    "1764": ("Grums", 59.350, 13.111),
    "1737": ("Torsby", 60.135, 13.008),
}
_TRADES = {
    "svetsare": ("Svetsare, manuell", "teknik", "7212", ("mig", "tig", "ritning")),
    "cnc_operator": ("CNC-operatör", "teknik", "7223", ("svarvning", "ritning", "matning")),
    "underskoterska": ("Undersköterska", "vård och omsorg", "5323", ("omvardnad", "hygien", "dokumentation")),
    "programmerare": ("Programmerare", "it", "2512", ("programmering", "databaser")),
}


def _programme(key: str, **changes: Any) -> Programme:
    plain = Programme(
        id=key,
        kind="programme",
        title=key.replace("_", " ").capitalize(),
        provider=None,
        form="komvux",
        sector="teknik",
        where=(),
        home=True,
        distance=False,
        seqf_level=None,
        length_weeks=None,
        length_sure=False,
        requires=Requirements(),
        teaches=(),
        leads_to=(),
        leads_to_labels=(),
        arenas=(),
        financing=(),
        confidence="H",
        source=SOURCE,
    )
    return replace(plain, **changes)


PRIMARY = Requirements(education="grundskola", equivalent=True)
UPPER = Requirements(education="gymnasium", equivalent=True)
CARE = ("omvardnad", "hygien", "dokumentation")

PROGRAMMES = (
    _programme("grundnivå", sector="allmänt", seqf_level=2),
    _programme("gymnasiala kurser", sector="allmänt", requires=PRIMARY, distance=True),
    _programme("kartläggning i komvux", sector="allmänt", kind="validation"),
    _programme("svenska för yrket", sector="allmänt"),
    _programme(
        "svetsvalidering",
        kind="validation",
        form="branschvalidering",
        requires=Requirements(skills=("mig", "tig"), years=2),
        teaches=("mig", "tig", "ritning"),
        leads_to=("svetsare",),
        arenas=("teknikcollege",),
    ),
    _programme(
        "omvårdnadsvalidering",
        kind="validation",
        form="branschvalidering",
        sector="vård och omsorg",
        requires=Requirements(skills=("omvardnad",)),
        teaches=CARE,
        leads_to=("underskoterska",),
    ),
    _programme("svetskurs", requires=PRIMARY, teaches=("mig", "tig", "ritning"), leads_to=("svetsare",)),
    _programme(
        "cnc-kurs",
        requires=PRIMARY,
        home=False,
        where=("1780", "1737"),
        teaches=("svarvning", "ritning", "matning"),
        leads_to=("cnc_operator",),
        length_weeks=50,
        confidence="M",
        financing=("studiemedel kan sökas",),
    ),
    _programme("svets i torsby", home=False, where=("1737",), teaches=("mig", "svarvning")),
    _programme("vårdkurs", sector="vård och omsorg", requires=PRIMARY, teaches=CARE, leads_to=("underskoterska",)),
    _programme("osäker vårdkurs", sector="vård och omsorg", teaches=CARE, confidence="L"),
    _programme("säker vårdkurs", sector="vård och omsorg", teaches=CARE),
    _programme(
        "programmering yh",
        form="yh",
        sector="it",
        home=False,
        distance=True,
        requires=UPPER,
        teaches=("programmering", "databaser"),
        leads_to=("programmerare",),
    ),
    _programme(
        "sjuksköterska",
        form="universitet",
        sector="vård och omsorg",
        home=False,
        where=("1780",),
        requires=Requirements(education="gymnasium", subjects=("Matematik 2", "Naturkunskap 2")),
        teaches=("omvardnad",),
    ),
    _programme(
        "lärare efter examen",
        form="universitet",
        sector="it",
        home=False,
        where=("1780",),
        requires=Requirements(education="högskola"),
    ),
    _programme("lastbil", requires=Requirements(certificates=("korkort_b",), min_age=20), sector="bygg"),
    _programme("it-support", sector="it", requires=PRIMARY, teaches=("databaser",), distance=True),
    _programme("it-grund", sector="it", form="folkhogskola", teaches=("programmering",)),
)


def small_catalogue() -> Catalogue:
    """A new one every time: equal, but not the same object."""
    labels = sorted({skill for one in PROGRAMMES for skill in one.teaches})
    return Catalogue(
        skills={key: Skill(key, key.capitalize(), "?", synonyms=(f"{key}-arbete",)) for key in labels},
        groups={},
        occupations={
            key: Occupation(key, label, sector, f"c_{key}", ssyk, (key,), _shares(skills))
            for key, (label, sector, ssyk, skills) in _TRADES.items()
        },
        certificates={"korkort_b": Certificate("korkort_b", "Körkort B", ("B-körkort",))},
        languages={"svenska": ()},
        municipalities={
            code: Municipality(code, name, name.lower(), name, lat, lon) for code, (name, lat, lon) in _PLACES.items()
        },
        providers={"larcenter": Provider("larcenter", "Säffle Lärcenter", "komvux", "1785", None, "H")},
        arenas={"teknikcollege": Arena("teknikcollege", "Teknikcollege", "", None, ("teknik",), SOURCE, "H")},
        programmes={one.id: one for one in PROGRAMMES},
        teams={},
        sectors=SECTORS,
    )


def _shares(skills: tuple[str, ...]) -> tuple[OccupationSkill, ...]:
    return tuple(OccupationSkill(skill, 0.9) for skill in skills)


def person(
    *jobs: tuple[str, float | None],
    level: str | None = None,
    skills: tuple[str, ...] = (),
    swedish: str | None = None,
    **fields: Any,
) -> Profile:
    """A profile by its facts; wishes are given as `sectors`, `forms`, `max_travel_km` and so on."""
    wishes = {name: fields.pop(name) for name in list(fields) if name in Wishes.__dataclass_fields__}
    return Profile(
        experiences=[Experience(label, years=years) for label, years in jobs],
        skills=[HeldSkill(skill, skill.capitalize(), level=3) for skill in skills],
        education=Education(level),
        languages=[Language("svenska", swedish)] if swedish else [],
        wishes=Wishes(**wishes),
        **fields,
    )
