"""Takes away one part of what was told ("ta bort allt jag sagt om jobb"), after a yes."""

from __future__ import annotations

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.conversation import Button, Reading, Reply
from bot.core.interview_state import Interview, World
from bot.core.profile import Education, Wishes
from bot.core.wording import fresh, label, say

CLEARABLE = ("occupation", "skills", "education", "certificates", "languages", "wishes")


def part_named(reading: Reading) -> str | None:
    """Which part of the profile the person wants gone as a whole; None for anything else."""
    return part_of(words.normal(reading.text))


def part_of(text: str) -> str | None:
    """The same for normalised text."""
    if not words.has(telling.CLEAR_PART, text):
        return None
    named = [field.partition(":")[0] for field in words.every(words.FIELD, text)]
    return next((part for part in named if part in CLEARABLE), None)


def asked_about_clearing(state: Interview, world: World) -> Reply:
    """The question whose yes clears; what was asked before stays open."""
    text = fresh(state, lambda: say(state, world, "clear_part", part=label(world, f"part_{state.clearing}")))
    buttons = (Button(label(world, "button_clear"), "/affirm"), Button(label(world, "button_keep"), "/deny"))
    return Reply(text, buttons, None if state.done else state.asking)


def clear(state: Interview) -> None:
    """Empty the part; its questions are open again. What a counsellor has verified stays."""
    profile, part = state.profile, state.clearing
    if part == "occupation":
        profile.experiences, state.job, state.pending = [], None, []
        for question in [item for item in state.closed if item.partition(":")[0] in ("occupation", "more", "years")]:
            state.reopen(question)
    elif part == "skills":
        profile.skills = [skill for skill in profile.skills if skill.status == "verified"]
    elif part == "education":
        profile.education = Education()
    elif part == "certificates":
        profile.certificates = []
    elif part == "languages":
        profile.languages = []
    elif part == "wishes":
        profile.wishes = Wishes()
    if part and part != "skills":
        state.reopen(part)
    state.clearing = None
