"""Takes things back: what was volunteered, an earlier answer, a pressed button of an older question."""

from __future__ import annotations

from typing import Any

from bot.core import answer_words as words
from bot.core.answers import NOTHING, interpret
from bot.core.conversation import Reading, Reply
from bot.core.facts import job_in_words
from bot.core.interview_state import Change, Interview, World
from bot.core.jobs import current_job
from bot.core.options import ANYTHING
from bot.core.profile import SITUATIONS
from bot.core.questions import kind, open_next, set_options
from bot.core.recording import recorded
from bot.core.summary import certificate_label
from bot.core.wishes import WISHES, is_told
from bot.core.wording import fresh, label, listed, lower_first, say

MAX_KEPT_SKILLS = 12
STUDYING = r"plugga|läsa|studera|utbilda|\bkurs"
TRAVELLING = r"pendl|resa|åka|max|högst|inom \d|reser"
SCHOOLED_AT = ("situation", "municipality", "occupation", "years", "certificates", "languages", "confirm_profile")
REOPENABLE = (
    *("situation", "municipality", "occupation", "years", "skills", "education", "certificates", "languages"),
    *("wishes", *(f"wishes:{wish}" for wish in WISHES)),
)


def take_volunteered(state: Interview, reading: Reading, world: World, correcting: bool) -> list[Change]:
    """Situation, schooling and wishes told in passing, or told anew."""
    text, profile, changes = words.normal(reading.text), state.profile, []
    if reading.text.rstrip().endswith("?"):
        return []
    told: list[tuple[str, Any, bool]] = []
    situation = words.first(words.SITUATION, text)
    if situation in SITUATIONS[:3] and situation != profile.situation:
        told.append(("situation", situation, profile.situation is None))
    if kind(state.asking) in SCHOOLED_AT:
        behind = [part for part in words.clauses(text) if not words.has(words.WISH_CUE, part)]
        level = words.first(words.EDUCATION, ", ".join(behind))
        if level and level != profile.education.level:
            told.append(("education", level, profile.education.level is None))
    told += _wishes(state, reading, world, text)
    for asks, value, new in told:
        wanted = asks != state.asking and (new or correcting)
        if wanted and recorded(state, world, asks, value, reading.text):
            changes.append(Change("added" if new else "changed", asks, in_words(state, world, asks)))
    return changes


def _wishes(state: Interview, reading: Reading, world: World, text: str) -> list[tuple[str, Any, bool]]:
    wishing, studying = words.has(words.WISH_CUE, text), words.has(STUDYING, text)
    cues = {
        "sectors": wishing and words.has(r"\bbli\b|jobba (med|inom|som)|utbilda mig|arbeta (med|inom)", text),
        "travel": words.has(TRAVELLING, text) and words.kilometres(text) is not None,
        "forms": studying or wishing,
        "pace": words.has(r"heltid|deltid|halvfart|halvtid", text) and (studying or wishing),
        "start": wishing and words.has(r"börja|starta", text),
    }
    if words.has(r"på distans|hemifrån", text) and (studying or wishing):
        cues["travel"] = True
    found = []
    for wish in WISHES:
        value = interpret(state, reading, world, f"wishes:{wish}", bare=False) if cues[wish] else NOTHING
        if value is not NOTHING and value not in ([], ANYTHING):
            found.append((f"wishes:{wish}", value, not is_told(state.profile.wishes, wish)))
    return found


def correct_previous(state: Interview, reading: Reading, world: World) -> list[Change]:
    """ "Nej, jag menade intyg": the question answered last, read once more."""
    for before in reversed(state.history[-2:]):
        asks = str(before.get("asking") or "")
        if asks and asks != state.asking and kind(asks) not in ("occupation", "occupation_choice", "confirm_profile"):
            open_options, state.options = state.options, list(before.get("options") or [])
            value = interpret(state, reading, world, asks, bare=False)
            state.options = open_options
            if value is not NOTHING and recorded(state, world, asks, value, reading.text):
                return [Change("changed", asks, in_words(state, world, asks))]
    return []


def field_named(reading: Reading) -> str | None:
    """ "Kommunen är fel": which answer the person wants to change."""
    text = words.normal(reading.text)
    return words.first(words.FIELD, text) if len(text.split()) < 9 else None


def reopen(state: Interview, asks: str, world: World) -> None:
    """Ask an old question anew; what it said stays until it is answered."""
    if asks == "wishes":
        asks = f"wishes:{state.wishes_asked[0] if state.wishes_asked else WISHES[0]}"
    state.group, state.options, state.unclear = None, [], None
    state.changing, state.reopened, state.confused, state.fallback = False, True, 0, False
    job = current_job(state)
    if asks == "years" and job is None or asks == "skills" and not state.profile.skills:
        open_next(state, world)
        return
    state.marker = {"skills": "skills:", "occupation": "more", "years": f"years:{job.label if job else ''}"}.get(
        asks, asks
    )
    state.asking = asks
    state.reopen(state.marker)
    if asks == "skills":
        state.options = [skill.id for skill in state.profile.skills][:MAX_KEPT_SKILLS]
    set_options(state, world)


def in_words(state: Interview, world: World, asks: str) -> str:
    """What the profile now says about a question; empty for what has no short words."""
    profile, (name, _, rest) = state.profile, asks.partition(":")
    job = current_job(state)
    if name in ("occupation", "occupation_choice", "years"):
        return job_in_words(world, job) if job else ""
    if name == "municipality":
        place = world.catalogue.municipalities.get(profile.municipality_code or "")
        return place.name if place else ""
    if name in ("situation", "education"):
        value = profile.situation if name == "situation" else profile.education.level
        return lower_first(label(world, f"title_{value}")) if value else ""
    if name in ("skill", "evidence"):
        skill = world.catalogue.skills.get(rest)
        return lower_first(skill.label) if skill else ""
    if name == "certificates":
        return listed(world, [lower_first(certificate_label(world, item)) for item in profile.certificates])
    if name == "languages":
        return listed(world, [item.language for item in profile.languages])
    return label(world, f"wish_{rest}") if name == "wishes" and rest in WISHES else ""


def acknowledge(state: Interview, world: World, changes: list[Change], asked: str | None) -> list[Reply]:
    """One short message for everything that was written down or changed besides the answer itself."""
    sentences = []
    for change_kind in ("changed", "added", "removed", "outside"):
        told = [item for item in changes if item.kind == change_kind]
        if change_kind == "added":
            told = [item for item in told if item.subject == "occupation" or item.subject != kind(asked)]
        things = list(dict.fromkeys(item.what for item in told if item.what))
        if things:
            sentences.append(say(state, world, f"ack_{change_kind}", things=listed(world, things)))
        elif told:
            sentences.append(say(state, world, "ack_plain"))
    if not sentences:
        return []
    text = " ".join(sentences[:3])
    return [Reply(fresh(state, lambda: text if text not in state.recent else say(state, world, "ack_plain")))]
