"""The cards beside each question. Decoration: text and buttons alone are enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.interview_state import Interview, World
from bot.core.profile import LEVELS
from bot.core.summary import profile_card, skill_label
from bot.core.wording import certificate_label, label, upper_first

MAX_CHOICES = 5


def card_for(state: Interview, world: World, name: str) -> dict[str, Any] | None:
    """The card of the question worded as `name`, if it has one."""
    return _CARDS[name](state, world) if name in _CARDS else None


def choices(asks: str, options: dict[str, str], most: int | None = None) -> dict[str, Any]:
    """The card of a question with several answers."""
    listed_options = [{"id": key, "title": title} for key, title in options.items()]
    return {"type": "choices", "multiple": True, "max": most, "options": listed_options, "asks": asks}


def _skills_card(state: Interview, world: World) -> dict[str, Any]:
    most = MAX_CHOICES if state.group and len(state.options) > MAX_CHOICES else None
    return choices("skills", {item: skill_label(state, world, item) for item in state.options}, most)


def _level_card(state: Interview, world: World) -> dict[str, Any]:
    skill = world.catalogue.skills[str(state.asking).partition(":")[2]]
    steps = [
        {"value": step, "title": label(world, f"level_{step}"), "description": label(world, f"about_level_{step}")}
        for step in LEVELS
    ]
    return {"type": "levels", "skill": {"id": skill.id, "label": skill.label}, "options": steps}


def _municipality_card(state: Interview, world: World) -> dict[str, Any]:
    places = sorted(world.catalogue.municipalities.values(), key=lambda place: place.name)
    return {"type": "municipalities", "options": [{"code": place.code, "name": place.name} for place in places]}


def _certificates_card(state: Interview, world: World) -> dict[str, Any]:
    return choices("certificates", {item: certificate_label(world, item) for item in state.options})


def _languages_card(state: Interview, world: World) -> dict[str, Any]:
    return choices("languages", {item: upper_first(item) for item in state.options})


_CARDS: dict[str, Callable[[Interview, World], dict[str, Any]]] = {
    "municipality": _municipality_card,
    "skills": _skills_card,
    "edit_skills": _skills_card,
    "level": _level_card,
    "certificates": _certificates_card,
    "certificates_more": _certificates_card,
    "languages": _languages_card,
    "confirm": lambda state, world: profile_card(state.profile, world),
}
