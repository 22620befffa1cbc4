"""Takes things back: what was volunteered, an earlier answer, a pressed button of an older question."""

from __future__ import annotations

from typing import Any

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.amounts import kilometres
from bot.core.answers import interpret, situation_said
from bot.core.conversation import Reading
from bot.core.echo import in_words
from bot.core.interview_state import Change, Interview, World
from bot.core.jobs import current_job
from bot.core.options import ANYTHING
from bot.core.profile import EDUCATION_LEVELS, SITUATIONS, Profile
from bot.core.questions import kind, open_next, set_options
from bot.core.recording import recorded
from bot.core.schooling import keep_in_words, level_told
from bot.core.sectors_said import sectors_said
from bot.core.spotting import is_correcting
from bot.core.values import NOTHING
from bot.core.wished import wished_only
from bot.core.wishes import WISHES, is_told

MAX_KEPT_SKILLS = 12
STUDYING = r"plugga\b|läsa|studera|utbilda\b|\bkurs"
TRAVELLING = r"pendl|resa|åka|max|högst|inom \d|reser"
SCHOOLED_AT = ("situation", "municipality", "occupation", "years", "certificates", "languages", "confirm_profile")
SCHOOL_NAMED = r"gymnas|programmet|linjen|högskol|universitet|grundskol"
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
    before = [
        name for name, value in (("situation", profile.situation), ("education", profile.education.level)) if value
    ]
    situation = situation_said(text)
    if situation in SITUATIONS[:3] and situation != profile.situation:
        corrected = words.has(words.NOT_MY_SITUATION, text)
        told.append(("situation", situation, profile.situation is None or corrected))
    if situation and situation == profile.situation and words.has(words.NOT_MY_SITUATION, text):
        changes.append(Change("already", "situation", in_words(state, world, "situation")))
    shown_by = kind(state.asking) == "evidence" and words.has(SCHOOL_NAMED, text)
    if kind(state.asking) in SCHOOLED_AT or shown_by or words.has(telling.SCHOOLED, text):
        behind = [part for part in words.clauses(text) if not words.has(words.WISH_CUE, part)]
        level = level_told(", ".join(behind))
        if level and level != profile.education.level:
            told.append(("education", level, profile.education.level is None or _outdoes(level, profile, text)))
    told += _wishes(state, reading, world, text)
    wished = [f"wishes:{wish}" for wish in WISHES if is_told(profile.wishes, wish)]
    for asks, value, new in told:
        wanted = asks != state.asking and (new or correcting)
        if wanted and recorded(state, world, asks, value, reading.text):
            if asks == "education":
                keep_in_words(state.profile, reading.text)
            changed = not new or asks in before or asks in wished
            changes.append(Change("changed" if changed else "added", asks, in_words(state, world, asks)))
    return changes


def _outdoes(level: str, profile: Profile, text: str) -> bool:
    """Whether schooling told later replaces what was told: it is more, or it says that the other was not finished."""
    old = str(profile.education.level)
    more = EDUCATION_LEVELS.index(level) > EDUCATION_LEVELS.index(old)
    return words.has(telling.SCHOOLED, text) and (more or words.has(telling.BROKEN_OFF, text))


def _wishes(state: Interview, reading: Reading, world: World, text: str) -> list[tuple[str, Any, bool]]:
    wishing, studying = words.has(words.WISH_CUE, text), words.has(STUDYING, text)
    schooled = (words.has(telling.SCHOOLED, text) or state.asking == "education") and not wishing
    at_wishes = kind(state.asking) == "wishes"
    summary = state.asking == "confirm_profile"  # there everything told is about the profile
    cues = {
        "sectors": wishing and words.has(r"\bbli\b|jobba (med|inom|som)|utbilda mig|arbeta (med|inom)", text),
        "travel": (summary or words.has(TRAVELLING, text)) and kilometres(text) is not None,
        "forms": (studying or wishing) and not schooled,
        "pace": words.has(r"heltid|deltid|halvfart|halvtid", text) and (studying or wishing or summary or at_wishes),
        "start": wishing and words.has(r"börja|starta", text) or summary and words.has(telling.WHEN_TO_START, text),
    }
    if words.has(r"på distans|hemifrån", text) and (studying or wishing):
        cues["travel"] = True
    found = []
    for wish in WISHES:
        heard = wished_only(reading) if wish == "sectors" and not summary else reading
        value = interpret(state, heard, world, f"wishes:{wish}", bare=False) if cues[wish] else NOTHING
        if wish == "sectors" and cues[wish]:
            value = _without_unwanted(state, heard, world, value, summary)
        if value is not NOTHING and value not in ([], ANYTHING):
            found.append((f"wishes:{wish}", value, summary or not is_told(state.profile.wishes, wish)))
    return found


def _without_unwanted(state: Interview, reading: Reading, world: World, value: Any, summary: bool) -> Any:
    """ "Jag vill inte jobba med bygg": out of the wishes there are; before they are asked for it settles nothing."""
    said, held = sectors_said(reading, world), state.profile.wishes.sectors
    if said.wanted or not said.unwanted:
        return value
    left = [sector for sector in held if sector not in said.unwanted]
    return left or (value if held or summary else NOTHING)


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


def confirm(state: Interview, reading: Reading, world: World, bare: bool) -> bool:
    """The answer to "Stämmer det?": done, a part to be asked anew, or what is wrong; False when it is none of these."""
    if not bare:
        return False
    value = interpret(state, reading, world, "confirm_profile")
    if value is True:
        state.done, state.confirmed, state.asking = True, True, None
        state.close("confirm_profile")
        return True
    field = field_named(reading)
    if field and (value is False or state.changing or is_correcting(reading)):
        reopen(state, field, world)
        return True
    if value is False or reading.intent == "correct_answer":
        state.changing = True
        return True
    return False


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
