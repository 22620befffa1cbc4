"""What matching looks up again and again in a catalogue, worked out once per catalogue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Dict, FrozenSet, Iterable, List, Mapping, Tuple

from bot.core.catalogue import Catalogue, Programme

KEPT = 4
GENERAL_SHARE = 0.1
GENERAL_LEAST = 3


@dataclass(frozen=True)
class Index:
    """Lookups by id.

    `names`: kind → folded label or synonym → id. `total`: the sum of an occupation's shares.
    `same_ssyk`: an occupation and those with its SSYK code. `komvux`: municipality → its provider's
    name. `goals`: programme → occupations it leads to, those given by label alone included.
    `general`: skills of so many trades that they tell little about any one of them.
    """

    catalogue: Catalogue
    names: Mapping[str, Mapping[str, str]]
    by_concept: Mapping[str, str]
    by_ssyk: Mapping[str, str]
    same_ssyk: Mapping[str, FrozenSet[str]]
    total: Mapping[str, float]
    usual: Mapping[str, Mapping[str, float]]
    goals: Mapping[str, Tuple[str, ...]]
    general: FrozenSet[str]
    arena_names: Mapping[str, str]
    komvux: Mapping[str, str]

    def occupation(self, concept_id: str | None, label: str, ssyk: str | None) -> str | None:
        """The trade meant: by concept, by name, by the first with the same SSYK code."""
        return (
            self.by_concept.get(concept_id or "")
            or self.names["occupation"].get(fold(label))
            or self.by_ssyk.get(ssyk or "")
        )


_indexes: List[Index] = []


def index_of(catalogue: Catalogue) -> Index:
    """The index of this very catalogue; the last few are kept."""
    for index in _indexes:
        if index.catalogue is catalogue:
            return index
    index = _build(catalogue)
    _indexes.insert(0, index)
    del _indexes[KEPT:]
    return index


def fold(text: str) -> str:
    """Case and surplus spaces do not distinguish names."""
    return " ".join(text.casefold().split())


def resolve(catalogue: Catalogue, kind: str, text: str) -> str | None:
    """The id behind a name, exactly or as a synonym; kinds: occupation, skill, certificate."""
    return index_of(catalogue).names[kind].get(fold(text))


def _build(catalogue: Catalogue) -> Index:
    occupations = catalogue.occupations.values()
    by_ssyk: Dict[str, str] = {}
    for occupation in occupations:
        if occupation.ssyk:
            by_ssyk.setdefault(occupation.ssyk, occupation.id)
    trades = _names((o.id, (o.label, *o.label.split("/"), *o.synonyms)) for o in occupations)
    return Index(
        catalogue=catalogue,
        names={
            "occupation": trades,
            "skill": _names((s.id, (s.label, *s.synonyms)) for s in catalogue.skills.values()),
            "certificate": _names((c.id, (c.label, *c.synonyms)) for c in catalogue.certificates.values()),
        },
        by_concept={o.concept_id: o.id for o in occupations if o.concept_id},
        by_ssyk=by_ssyk,
        same_ssyk={
            o.id: frozenset(x.id for x in occupations if x is o or (o.ssyk and x.ssyk == o.ssyk)) for o in occupations
        },
        total={o.id: sum(share.usual for share in o.skills) for o in occupations},
        usual={o.id: {share.skill: share.usual for share in o.skills} for o in occupations},
        goals={one.id: _goals(one, trades) for one in catalogue.programmes.values()},
        general=_general(catalogue),
        arena_names={arena.id: arena.name for arena in catalogue.arenas.values()},
        komvux={
            p.municipality_code: p.name
            for p in catalogue.providers.values()
            if p.kind == "komvux" and p.municipality_code
        },
    )


def _names(entries: Iterable[Tuple[str, Tuple[str, ...]]]) -> Dict[str, str]:
    """Labels win over synonyms, earlier entries over later ones; the id itself is a name too."""
    found: Dict[str, str] = {}
    pairs = list(entries)
    for key, names in pairs:
        found.setdefault(fold(names[0]), key)
    for key, names in pairs:
        for name in (key, *names):
            found.setdefault(fold(name), key)
    return found


def _general(catalogue: Catalogue) -> FrozenSet[str]:
    trades = catalogue.occupations.values()
    uses = Counter(share.skill for trade in trades for share in trade.skills)
    many = max(GENERAL_LEAST, GENERAL_SHARE * len(trades))
    return frozenset(skill for skill, count in uses.items() if count > many)


def _goals(programme: Programme, trades: Mapping[str, str]) -> Tuple[str, ...]:
    by_label = (trades.get(fold(label)) for label in programme.leads_to_labels)
    return tuple(dict.fromkeys((*programme.leads_to, *(key for key in by_label if key))))
