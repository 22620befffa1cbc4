"""What words can be linked to: concepts and the terms that name them, from content and taxonomy.

Built once a process by `bot.knowledge.linker.linker` and `bot.knowledge.finder.finder`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Iterable, Iterator, Sequence

from bot.core.catalogue import Catalogue
from bot.knowledge.swedish import fold, key
from bot.knowledge.taxonomy import TaxonomyConcept, TradeName

OCCUPATION, SKILL, MUNICIPALITY = "occupation", "skill", "municipality"
CERTIFICATE, LANGUAGE = "certificate", "language"

# How surely a term means its concept: the content's own words, the taxonomy's label, half a label.
OWN, LABEL, PART = 0, 1, 2
_SHORTEST_PART = 4
_AROUND = ("bo", "trakten", "hållet", "området", "skommun", "s-trakten")  # "jag är sunnebo", "i Torsbytrakten"


@dataclass(frozen=True)
class Concept:
    """Something that can be named. `id` is the content's own, None for what only the taxonomy has."""

    kind: str
    label: str
    concept_id: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class Term:
    """One way to write a concept."""

    text: str
    concept: Concept
    rank: int = OWN


class Vocabulary:
    """Terms by key; content before taxonomy where both use the same word."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms: list[Term] = []
        self._by_key: dict[str, list[Term]] = {}
        for term in terms:
            same = self._by_key.setdefault(key(term.text), [])
            if key(term.text) and all(other.concept != term.concept for other in same):
                same.append(term)
                self.terms.append(term)
        for same in self._by_key.values():
            same.sort(key=lambda term: term.rank)
        self.spellings = Counter(term.concept for term in self.terms)

    def named(self, term_key: str) -> Sequence[Term]:
        """The terms with this key (see `swedish.key`), surest first."""
        return self._by_key.get(term_key, ())

    def keys(self) -> Iterable[str]:
        return self._by_key.keys()

    def concepts(self) -> list[Concept]:
        return list(dict.fromkeys(term.concept for term in self.terms))


def from_content(
    kind: str,
    catalogue: Catalogue,
    taxonomy: Iterable[TaxonomyConcept] = (),
    everyday: Iterable[TradeName] = (),
) -> Vocabulary:
    """The terms of one kind: all the content names, everyday names of other trades, then the taxonomy's."""
    own = list(_content_terms(kind, catalogue))
    if kind == OCCUPATION:
        own += _everyday_terms(everyday, {key(term.text) for term in own})
    known = {term.concept.concept_id: term.concept for term in own if term.concept.concept_id}
    names = {key(term.text): term.concept for term in own}
    return Vocabulary(own + list(_taxonomy_terms(kind, taxonomy, known, names)))


def from_rows(kind: str, rows: Iterable[tuple[str, str]]) -> Vocabulary:
    """Terms from pairs of term and concept: the concept's name is then its label."""
    return Vocabulary(Term(text, Concept(kind, label)) for text, label in rows)


def _content_terms(kind: str, catalogue: Catalogue) -> Iterator[Term]:
    for concept, synonyms in _named(kind, catalogue):
        yield Term(concept.label, concept)
        for synonym in synonyms:
            yield Term(synonym, concept)
        for part in alternatives(concept.label):
            yield Term(part, concept, LABEL)


def _everyday_terms(everyday: Iterable[TradeName], taken: set[str]) -> list[Term]:
    """Only names the content has not given to a trade of its own."""
    terms = []
    for entry in everyday:
        concept = Concept(OCCUPATION, entry.label, entry.concept_id)
        terms += [Term(name, concept) for name in (entry.label, *entry.names) if key(name) not in taken]
    return terms


def _named(kind: str, catalogue: Catalogue) -> Iterator[tuple[Concept, Sequence[str]]]:
    if kind == OCCUPATION:
        for trade in catalogue.occupations.values():
            yield Concept(kind, trade.label, trade.concept_id, trade.id), trade.synonyms
    elif kind == SKILL:
        for skill in catalogue.skills.values():
            yield Concept(kind, skill.label, skill.concept_id, skill.id), skill.synonyms
    elif kind == MUNICIPALITY:
        for place in catalogue.municipalities.values():
            around = (f"{town}{ending}" for town in {place.name, place.main_town} for ending in _AROUND)
            names = (place.main_town, f"{place.name} kommun", *place.places, *sorted(around))
            yield Concept(kind, place.name, None, place.code), names
    elif kind == CERTIFICATE:
        for proof in catalogue.certificates.values():
            yield Concept(kind, proof.label, None, proof.id), proof.synonyms
    elif kind == LANGUAGE:
        for language, names in catalogue.languages.items():
            yield Concept(kind, language, None, language), names


def _taxonomy_terms(
    kind: str,
    taxonomy: Iterable[TaxonomyConcept],
    known: dict[str, Concept],
    names: dict[str, Concept],
) -> Iterator[Term]:
    for entry in taxonomy:
        if entry.type != kind:
            continue
        concept = known.get(entry.concept_id)
        if concept is None and kind in (MUNICIPALITY, LANGUAGE) and key(entry.label) in names:
            continue
        concept = concept or Concept(kind, entry.label, entry.concept_id)
        yield Term(entry.label, concept, LABEL)
        if kind in (OCCUPATION, SKILL):
            for part in alternatives(entry.label):
                yield Term(part, concept, LABEL)
            for part in heads(entry.label):
                yield Term(part, concept, PART)


def alternatives(label: str) -> list[str]:
    """The names in a label that gives several ("Träarbetare/Snickare"); none for a single name."""
    parts = [part.strip() for part in label.split("/")]
    return [part for part in parts if len(part) >= _SHORTEST_PART and fold(part) != fold(label)]


def heads(label: str) -> list[str]:
    """What stands before the first comma of each name ("Svetsare, manuell"): right, but not the whole."""
    parts = (part.partition(",")[0].strip() for part in label.split("/") if "," in part)
    return [part for part in dict.fromkeys(parts) if len(part) >= _SHORTEST_PART]
