"""Reads a profile that comes from outside (contract, section 3) and links what came by name alone.

Strict: an unknown field or a value that is not allowed is a `ProfileFault` that says where.
Fields that are left out or null are unknown. Called by `lotsen suggest`.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Sequence

from bot.core.catalogue import Catalogue
from bot.core.profile import EDUCATION_LEVELS, EVIDENCE, PACES, SITUATIONS, Profile
from bot.core.suggestion import FORMS

Resolve = Callable[[str, str], "str | None"]
"""(kind, name) → id; kinds are occupation, skill and certificate."""
Check = Callable[[str, Any], Any]
STATUSES = ("self_reported", "verified")


class ProfileFault(ValueError):
    """The profile cannot be used. `key` is a phrase under "suggestions.", `values` its placeholders."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


def read_profile(data: Any, catalogue: Catalogue, resolve: Resolve) -> Profile:
    """The profile in `data`, with skills, trades and certificates linked to the catalogue.

    Raises:
        ProfileFault: at the first fault.
    """
    if not isinstance(data, dict):
        raise ProfileFault("fault_not_object")
    fields = _object("", data, _shape(catalogue))
    fields["skills"] = [
        _skill(item, f"skills[{number}]", catalogue, resolve) for number, item in enumerate(fields.get("skills", []))
    ]
    fields["experiences"] = [
        _experience(item, f"experiences[{number}]", catalogue, resolve)
        for number, item in enumerate(fields.get("experiences", []))
    ]
    fields["certificates"] = [resolve("certificate", name) or name for name in fields.get("certificates", [])]
    return Profile.from_dict(fields)


def _shape(catalogue: Catalogue) -> Dict[str, Check]:
    return {
        "situation": _one_of(SITUATIONS),
        "municipality_code": _municipality(catalogue),
        "experiences": _list_of(_object_of(EXPERIENCE)),
        "skills": _list_of(_object_of(SKILL)),
        "lacks": _list_of(_text),
        "education": _object_of(EDUCATION),
        "certificates": _list_of(_text),
        "languages": _list_of(_object_of(LANGUAGE)),
        "wishes": _object_of({"sectors": _list_of(_one_of(catalogue.sectors)), **WISHES}),
    }


def _skill(item: Dict[str, Any], field: str, catalogue: Catalogue, resolve: Resolve) -> Dict[str, Any]:
    """With an id of the catalogue; a name nobody knows is kept as the person's own word."""
    key, label = item.get("id"), item.get("label")
    if key not in catalogue.skills:
        key = resolve("skill", label) if label else None
    if key is None and not label:
        raise ProfileFault("fault_skill", value=item.get("id", ""), field=field)
    known = catalogue.skills.get(key or "")
    return {**item, "id": key or label, "label": label or (known.label if known else "")}


def _experience(item: Dict[str, Any], field: str, catalogue: Catalogue, resolve: Resolve) -> Dict[str, Any]:
    by_concept = (one.id for one in catalogue.occupations.values() if one.concept_id == item.get("concept_id"))
    key, label = item.get("occupation"), item.get("label")
    if key not in catalogue.occupations:
        key = next(by_concept, None) if item.get("concept_id") else None
    if key is None and label:
        key = resolve("occupation", label)
    known = catalogue.occupations.get(key or "")
    if known is None:
        if not label:
            raise ProfileFault("fault_name", field=field)
        return {**item, "occupation": None}
    linked = {"label": known.label, "concept_id": known.concept_id, "ssyk": known.ssyk}
    return {**linked, **item, "occupation": known.id}


def _object(field: str, data: Any, shape: Mapping[str, Check]) -> Dict[str, Any]:
    """The fields of one object that are known, each checked."""
    if not isinstance(data, dict):
        raise ProfileFault("fault_type_object", field=field)
    prefix = f"{field}." if field else ""
    for name in data:
        if name not in shape:
            raise ProfileFault("fault_unknown", field=f"{prefix}{name}", allowed=", ".join(shape))
    return {name: shape[name](prefix + name, value) for name, value in data.items() if value is not None}


def _object_of(shape: Mapping[str, Check]) -> Check:
    return lambda field, value: _object(field, value, shape)


def _list_of(check: Check) -> Check:
    def checked(field: str, value: Any) -> List[Any]:
        if not isinstance(value, list):
            raise ProfileFault("fault_type_list", field=field)
        return [check(f"{field}[{number}]", item) for number, item in enumerate(value)]

    return checked


def _one_of(allowed: Sequence[str]) -> Check:
    def checked(field: str, value: Any) -> Any:
        if value not in allowed:
            raise ProfileFault("fault_choice", field=field, value=value, allowed=", ".join(allowed))
        return value

    return checked


def _text(field: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ProfileFault("fault_type_text", field=field)
    return value.strip()


def _yes_no(field: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ProfileFault("fault_type_yes_no", field=field)
    return value


def _number(low: int, high: int, whole: bool) -> Check:
    """A number in a range; 62.0 is whole, true is not a number."""

    def checked(field: str, value: Any) -> float | int:
        fits = isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high
        if not fits or (whole and value != int(value)):
            key = "fault_type_whole" if whole else "fault_type_number"
            raise ProfileFault(key, field=field, low=low, high=high)
        return int(value) if whole else float(value)

    return checked


def _municipality(catalogue: Catalogue) -> Check:
    def checked(field: str, value: Any) -> str:
        if not isinstance(value, str) or value not in catalogue.municipalities:
            raise ProfileFault("fault_municipality", value=value)
        return value

    return checked


EXPERIENCE: Dict[str, Check] = {
    "label": _text,
    "occupation": _text,
    "concept_id": _text,
    "ssyk": _text,
    "years": _number(0, 80, whole=False),
    "words": _text,
}
SKILL: Dict[str, Check] = {
    "id": _text,
    "label": _text,
    "level": _number(1, 4, whole=True),
    "evidence": _list_of(_one_of(EVIDENCE)),
    "status": _one_of(STATUSES),
    "verified_by": _text,
    "method": _text,
    "words": _text,
}
EDUCATION: Dict[str, Check] = {
    "level": _one_of(EDUCATION_LEVELS),
    "seqf_level": _number(1, 8, whole=True),
    "details": _list_of(_text),
}
LANGUAGE: Dict[str, Check] = {"language": _text, "level": _text}
WISHES: Dict[str, Check] = {
    "forms": _list_of(_one_of(FORMS)),
    "distance_ok": _yes_no,
    "max_travel_km": _number(0, 3000, whole=True),
    "pace": _one_of(PACES),
    "start_by": _text,
}
