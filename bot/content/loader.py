"""Reads what the organisation edits (the YAML beside this file) into the types of `bot.core`.

Strict on purpose: an unknown key, a duplicate, a value that is not allowed or a reference to
something that does not exist stops the reading with one `ContentError` that names file and entry.
Called by `bot.bootstrap`, by the components inside Rasa and by `lotsen check`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any, Mapping, NamedTuple

from bot.content.reading import ContentError, Place, convert, read_document, read_entry
from bot.content.rules import SECTORS, deed_faults, faults, unknown_languages
from bot.core import catalogue as types
from bot.core.catalogue import Catalogue
from bot.core.deeds import DeedBook
from bot.core.organisation import Organisation
from bot.core.phrases import Phrases
from bot.core.statutes import Statutes

__all__ = [
    "ContentError",
    "catalogue",
    "deeds",
    "load_catalogue",
    "load_deeds",
    "load_follow_ups",
    "load_phrases",
    "load_statutes",
    "phrases",
]

FOLDER = Path(__file__).parent
TEXTS = tuple[str, ...]


class Collection(NamedTuple):
    """One kind of entry: the key above it, the file or folder it stands in, its type."""

    name: str
    path: str
    type: Any


class Document(NamedTuple):
    """One YAML file; `file` is its name relative to the content folder."""

    file: str
    data: dict[str, Any]


COLLECTIONS = (
    Collection("groups", "skills.yml", types.SkillGroup),
    Collection("skills", "skills.yml", types.Skill),
    Collection("occupations", "occupations", types.Occupation),
    Collection("certificates", "certificates.yml", types.Certificate),
    Collection("municipalities", "municipalities.yml", types.Municipality),
    Collection("providers", "providers.yml", types.Provider),
    Collection("arenas", "arenas.yml", types.Arena),
    Collection("programmes", "programmes", types.Programme),
    Collection("teams", "teams.yml", types.Team),
    Collection("other_languages", "other_languages.yml", types.OtherLanguage),
)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The project's own content, read once."""
    return load_catalogue()


@lru_cache(maxsize=1)
def deeds() -> DeedBook:
    """The project's own trades told by deeds, read once."""
    return load_deeds()


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The project's own phrases, read once."""
    return load_phrases()


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Everything under `folder` (the content beside this module unless given).

    Raises:
        ContentError: at the first fault.
    """
    root = folder or FOLDER
    documents = {path: _documents(root, path) for path in sorted({kind.path for kind in COLLECTIONS})}
    _refuse_unknown_sections(documents)
    origins: dict[tuple[str, str], str] = {}
    found = {kind.name: _entries(kind, documents[kind.path], origins) for kind in COLLECTIONS}
    languages, codes = _languages(root)
    for fault in (*faults(found), *unknown_languages(found["other_languages"], languages)):
        raise ContentError(origins[fault.collection, fault.entry], fault.entry, fault.problem)
    return Catalogue(
        **found,
        languages=languages,
        language_codes=codes,
        sectors=SECTORS,
        organisation=_organisation(root),
    )


def load_phrases(folder: Path | None = None) -> Phrases:
    """All phrases: `key` in `phrases/<noun>.yml` becomes "<noun>.<key>"."""
    variants: dict[str, tuple[str, ...]] = {}
    for file, data in _documents(folder or FOLDER, "phrases"):
        for key, value in data.items():
            place = Place(file, key)
            wordings = convert(TEXTS, [value] if isinstance(value, str) else value, place)
            if not wordings:
                raise place.error("has no wording")
            for wording in wordings:
                _check_placeholders(wording, place)
            variants[f"{Path(file).stem}.{key}"] = wordings
    return Phrases(variants)


def load_statutes(folder: Path | None = None) -> Statutes:
    """The tables of law in `statutes.yml`.

    Raises:
        ContentError: at the first fault; also where a table does not begin at nothing or does not rise.
    """
    [(file, data)] = _documents(folder or FOLDER, "statutes.yml")
    found: Statutes = read_entry(Statutes, data, Place(file, "statutes"))
    insurance = found.unemployment_insurance
    tables: dict[str, list[float]] = {
        "notice_period.steps": [step.years for step in found.notice_period.steps],
        "unemployment_insurance.levels": [step.months for step in insurance.levels],
        "unemployment_insurance.main": [0, *(step.months for step in insurance.main)],
    }
    for name, begins in tables.items():
        if begins != sorted(set(begins)) or not begins or begins[0] != 0:
            raise ContentError(file, name, "the steps must rise, from 0 where everybody is on the first one")
    return found


def load_deeds(folder: Path | None = None) -> DeedBook:
    """Which deeds say which trades, out of `deeds.yml`.

    Raises:
        ContentError: at the first fault.
    """
    [(file, data)] = _documents(folder or FOLDER, "deeds.yml")
    found: DeedBook = read_entry(DeedBook, data, Place(file))
    for deed, problem in deed_faults(found):
        raise ContentError(file, deed.trade, problem)
    return found


def load_follow_ups(folder: Path | None = None) -> Mapping[str, Mapping[str, str]]:
    """Which topic answers what is asked on about another, out of `follow_ups.yml`."""
    [(file, data)] = _documents(folder or FOLDER, "follow_ups.yml")
    for topic, ways in data.items():
        if not isinstance(ways, dict) or not all(isinstance(other, str) for other in ways.values()):
            raise ContentError(file, str(topic), "what is asked on about, and the topic that answers it")
    return data


def _check_placeholders(wording: str, place: Place) -> None:
    try:
        names = [name for _, name, _, _ in Formatter().parse(wording) if name is not None]
    except ValueError as fault:
        raise place.error(f"braces do not match ({fault}): {wording!r}") from None
    for name in names:
        if not name.isidentifier():
            raise place.error(f"{{{name}}} is not the name of a value: {wording!r}")


def _documents(root: Path, path: str) -> list[Document]:
    """The file at `path`, or every YAML file in the folder at `path`."""
    single = path.endswith(".yml")
    files = [root / path] if single else sorted((root / path).glob("*.y*ml"))
    if not files:
        raise ContentError(path, None, "has no YAML files")
    return [Document(file.relative_to(root).as_posix(), read_document(root, file)) for file in files]


def _refuse_unknown_sections(documents: dict[str, list[Document]]) -> None:
    for path, group in documents.items():
        allowed = sorted(kind.name for kind in COLLECTIONS if kind.path == path)
        for file, data in group:
            for key in data:
                if key not in allowed:
                    raise ContentError(file, None, f"unknown key {key!r}; here: {', '.join(allowed)}")
            for key in allowed:
                if not isinstance(data.get(key), list):
                    raise ContentError(file, None, f"needs the key {key!r} with a list")


def _entries(kind: Collection, documents: list[Document], origins: dict[tuple[str, str], str]) -> dict[str, Any]:
    """The entries by id, in the order of the files; `origins` learns which file each came from."""
    found: dict[str, Any] = {}
    for file, data in documents:
        for number, item in enumerate(data[kind.name], start=1):
            entry = read_entry(kind.type, item, Place(file, f"{kind.name} number {number}"))
            key = str(getattr(entry, "id", None) or entry.code)
            if key in found:
                raise ContentError(file, key, f"duplicate id, also in {origins[kind.name, key]}")
            found[key] = entry
            origins[kind.name, key] = file
    return found


def _organisation(root: Path) -> Organisation:
    [(file, data)] = _documents(root, "organisation.yml")
    if list(data) != ["organisation"]:
        raise ContentError(file, None, "needs the one key 'organisation'")
    found: Organisation = read_entry(Organisation, data["organisation"], Place(file, "organisation"))
    if found.example and any((found.email, found.phone, found.officer_email, found.officer_phone)):
        raise ContentError(file, "organisation", "an example has no address or number; set example to false")
    return found


def _languages(root: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """The languages with their synonyms, and the codes of those recognised from the writing."""
    [(file, data)] = _documents(root, "languages.yml")
    names, codes = data.get("languages"), data.get("codes", {})
    if not {"languages"} <= set(data) <= {"languages", "codes"} or not isinstance(names, dict):
        raise ContentError(file, None, "needs the key 'languages' with names and their synonyms, and may have 'codes'")
    languages = {str(name): convert(TEXTS, words, Place(file, str(name))) for name, words in names.items()}
    for code, name in codes.items() if isinstance(codes, dict) else [(codes, None)]:
        if not isinstance(code, str) or name not in languages:
            raise ContentError(file, "codes", f"{code!r} must be a code in quotes with the name of a language here")
    return languages, codes
