"""From a YAML file to the dataclasses of `bot.core`, driven by their field types; nothing is guessed.

Knows nothing about what the fields mean: that is in `bot.content.rules`.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import yaml

NONE = type(None)
WORDS = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date (2026-11-23)",
}


class ContentError(ValueError):
    """The content cannot be used: `file` and `entry` say where, `problem` says why."""

    def __init__(self, file: str, entry: str | None, problem: str) -> None:
        super().__init__(": ".join(part for part in (file, entry, problem) if part))
        self.file = file
        self.entry = entry
        self.problem = problem


class Place(NamedTuple):
    """Where in the content something stands; `key` names the field."""

    file: str
    entry: str | None = None
    key: str | None = None

    def error(self, problem: str) -> ContentError:
        return ContentError(self.file, self.entry, f"{self.key}: {problem}" if self.key else problem)


class _Yaml(yaml.CSafeLoader):
    """YAML that refuses to let the second of two equal keys win silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if isinstance(key.value, str) and key.value in seen:
                problem = f"duplicate key {key.value!r}"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


def read_document(root: Path, file: Path) -> dict[str, Any]:
    """The keys and values of one YAML file; faults name it relative to `root`."""
    name = file.relative_to(root).as_posix()
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=_Yaml)
    except FileNotFoundError:
        raise ContentError(name, None, "is missing") from None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise ContentError(name, None, f"is not readable YAML: {fault}") from None
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise ContentError(name, None, "must have named keys at the top level")
    return data


def read_entry(kind: Any, data: Any, place: Place) -> Any:
    """One dataclass of type `kind` from the mapping in the file.

    A key left out is empty: None where the field may be, no items, false, the field's default.
    """
    if not isinstance(data, dict):
        raise place.error("must be written as 'key: value' lines")
    name = data.get("id") or data.get("code")
    here = place._replace(entry=str(name)) if name and place.key is None else place
    hints = _hints(kind)
    for key in data:
        if key not in hints:
            raise here.error(f"unknown key {key!r}")
    return kind(**{field.name: _field(field, hints[field.name], data, here) for field in fields(kind)})


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _field(field: Field[Any], hint: Any, data: dict[str, Any], place: Place) -> Any:
    if data.get(field.name) is not None:
        key = f"{place.key}.{field.name}" if place.key else field.name
        return convert(hint, data[field.name], place._replace(key=key))
    if field.default is not MISSING:
        return field.default
    if NONE in get_args(hint):
        return None
    if get_origin(hint) is tuple:
        return ()
    if hint is bool:
        return False
    if isinstance(hint, type) and is_dataclass(hint) and _may_be_empty(hint):
        return hint()
    raise place.error(f"the key {field.name!r} is missing")


def _may_be_empty(kind: Any) -> bool:
    return all(item.default is not MISSING for item in fields(kind))


def convert(hint: Any, value: Any, place: Place) -> Any:
    """`value` as the type `hint` asks for; another type is a fault."""
    arguments = [argument for argument in get_args(hint) if argument not in (NONE, Ellipsis)]
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise place.error("must be a list")
        return tuple(convert(arguments[0], item, place) for item in value)
    if arguments:
        return convert(arguments[0], value, place)
    if is_dataclass(hint):
        return read_entry(hint, value, place)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint or value == "":
        hurdle = " (put it in quotes)" if hint is str and value != "" else ""
        raise place.error(f"must be {WORDS[hint]}, not {value!r}{hurdle}")
    return value
