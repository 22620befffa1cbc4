"""The buttons under each question: everything they send is an answer in the contract's values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.conversation import Button
from bot.core.interview_state import Interview, World
from bot.core.options import (
    ANYTHING,
    DISTANCE,
    FORMS,
    LANGUAGE_AT_HOME,
    NONE,
    OUTSIDE,
    START_DAYS,
    TRAVEL_KM,
    YEARS,
    common_trades,
    person_sectors,
)
from bot.core.payloads import answer_button
from bot.core.profile import EDUCATION_LEVELS, LEVELS, PACES, SITUATIONS
from bot.core.summary import skill_label
from bot.core.wishes import WISHES, is_told
from bot.core.wording import certificate_label, label, upper_first, years_in_words

HELPLESS_AFTER = 3
CHANGEABLE = ("situation", "municipality", "occupation", "skills", "education", "certificates", "languages")
COMMON_PLACES = ("1785", "1780", "1784", "1781")  # Säffle, Karlstad, Arvika, Kristinehamn


def buttons_for(state: Interview, world: World, name: str) -> tuple[Button, ...]:
    """The buttons of the question worded as `name`; after three failures a human's among them."""
    buttons = _BUTTONS[name](state, world) if name in _BUTTONS else []
    if state.confused >= HELPLESS_AFTER:
        buttons = [item for item in buttons if item.payload != "/skip"]
        buttons += [Button(label(world, "button_skip"), "/skip")]
        buttons += [Button(label(world, "button_human"), "/human_handover")]
    return tuple(buttons)


def _confirm(state: Interview, world: World) -> list[Button]:
    yes = Button(label(world, "button_right"), "/affirm")
    return [yes, Button(label(world, "button_change"), "/deny")]


def _titled(world: World, asks: str, values: Any, prefix: str = "title") -> list[Button]:
    return [answer_button(label(world, f"{prefix}_{value}"), asks, value) for value in values]


def _skip(world: World) -> list[Button]:
    return [Button(label(world, "button_skip"), "/skip")]


def _helping(state: Interview) -> bool:
    return state.confused > 0 or state.fallback


def _municipality(state: Interview, world: World) -> list[Button]:
    places = world.catalogue.municipalities
    common = [code for code in COMMON_PLACES if code in places] or list(places)[: len(COMMON_PLACES)]
    helping = [answer_button(places[code].name, "municipality", code) for code in common if _helping(state)]
    outside = answer_button(label(world, "button_outside"), "municipality", OUTSIDE)
    return [*helping, outside, *_skip(world)]


def _occupation(state: Interview, world: World) -> list[Button]:
    if not _helping(state):
        return _skip(world)
    trades = [answer_button(name, "occupation", trade) for trade, name in common_trades(world)]
    return [*trades, *_skip(world)]


def _occupation_clear(state: Interview, world: World) -> list[Button]:
    keep = answer_button(label(world, "button_keep_words"), "occupation", state.unclear or NONE)
    return [keep] + [answer_button(name, "occupation", trade) for trade, name in common_trades(world)]


def _more(state: Interview, world: World) -> list[Button]:
    return [answer_button(label(world, "button_no_more"), "occupation", NONE)]


def _occupation_choice(state: Interview, world: World) -> list[Button]:
    candidates = state.pending[0]["candidates"] if state.pending else []
    buttons = [answer_button(upper_first(item["label"]), "occupation_choice", item["key"]) for item in candidates]
    return [*buttons, answer_button(label(world, "button_none_of_them"), "occupation_choice", NONE)]


def _years(state: Interview, world: World) -> list[Button]:
    return [answer_button(years_in_words(world, amount), "years", amount) for amount in YEARS] + _skip(world)


def _skills(state: Interview, world: World) -> list[Button]:
    buttons = [answer_button(skill_label(state, world, item), "skills", [item]) for item in state.options]
    return [*buttons, answer_button(label(world, "button_none_of_them"), "skills", [])]


def _level(state: Interview, world: World) -> list[Button]:
    return _titled(world, str(state.asking), (*reversed(LEVELS), 0), "level")


def _skill(state: Interview, world: World) -> list[Button]:
    return _titled(world, str(state.asking), (3, 1, 0), "can")


def _evidence(state: Interview, world: World) -> list[Button]:
    skill = world.catalogue.skills.get(str(state.asking).partition(":")[2])
    return _titled(world, str(state.asking), (*(skill.evidence if skill else ()), "none"))


def _certificates(state: Interview, world: World) -> list[Button]:
    buttons = [answer_button(certificate_label(world, item), "certificates", [item]) for item in state.options]
    return [*buttons, answer_button(label(world, "button_no_certificates"), "certificates", [])]


def _languages(state: Interview, world: World) -> list[Button]:
    only = answer_button(label(world, "button_only_swedish"), "languages", [LANGUAGE_AT_HOME])
    others = [item for item in state.options if item != LANGUAGE_AT_HOME]
    return [only] + [answer_button(upper_first(item), "languages", [item]) for item in others]


def _sectors(state: Interview, world: World) -> list[Button]:
    asks, own = "wishes:sectors", person_sectors(state.profile, world.catalogue)
    same = [answer_button(label(world, "button_same_sector"), asks, own)] if own else []
    others = [sector for sector in world.catalogue.sectors if sector not in own]
    buttons = [answer_button(upper_first(sector), asks, [sector]) for sector in others]
    return [*same, *buttons, answer_button(label(world, "button_open"), asks, [])]


def _forms(state: Interview, world: World) -> list[Button]:
    found = {programme.form for programme in world.catalogue.programmes.values()}
    buttons = _titled(world, "wishes:forms", [form for form in FORMS if form in found])
    return [*buttons, answer_button(label(world, "button_any"), "wishes:forms", [])]


def _change(state: Interview, world: World) -> list[Button]:
    told = [wish for wish in WISHES if wish in state.wishes_asked or is_told(state.profile.wishes, wish)]
    fields = [*CHANGEABLE, *(f"wishes:{wish}" for wish in told)]
    buttons = [answer_button(label(world, f"field_{asks.replace(':', '_')}"), asks, None) for asks in fields]
    return [*buttons, Button(label(world, "button_nothing_to_change"), "/affirm")]


def _travel(state: Interview, world: World) -> list[Button]:
    return _titled(world, "wishes:travel", (*TRAVEL_KM, DISTANCE, ANYTHING), "travel")


_BUTTONS: dict[str, Callable[[Interview, World], list[Button]]] = {
    "situation": lambda state, world: _titled(world, "situation", SITUATIONS),
    "municipality": _municipality,
    "occupation": _occupation,
    "occupation_clear": _occupation_clear,
    "more": _more,
    "occupation_choice": _occupation_choice,
    "years": _years,
    "years_own": _years,
    "skills": _skills,
    "edit_skills": _skills,
    "level": _level,
    "skill": _skill,
    "evidence": _evidence,
    "education": lambda state, world: _titled(world, "education", EDUCATION_LEVELS) + _skip(world),
    "certificates": _certificates,
    "certificates_more": _certificates,
    "languages": _languages,
    "wishes_sectors": _sectors,
    "wishes_forms": _forms,
    "wishes_travel": _travel,
    "wishes_pace": lambda state, world: _titled(world, "wishes:pace", (*PACES, ANYTHING)),
    "wishes_start": lambda state, world: _titled(world, "wishes:start", (*START_DAYS, ANYTHING), "start"),
    "change": _change,
    "confirm": _confirm,
}
