"""Own words that no list has: asked about once, then kept as they were written. Never a loop."""

from __future__ import annotations

import re

from bot.core import answer_words as words
from bot.core.conversation import Reading, Reply
from bot.core.interview_state import Interview, World
from bot.core.job_doubts import own_label
from bot.core.jobs import MAX_LABEL, add_job, job_of
from bot.core.nonsense import is_nonsense
from bot.core.profile import Language
from bot.core.questions import kind
from bot.core.schooling import is_about_school, keep_in_words
from bot.core.spotting import years_of
from bot.core.wording import fresh, say

MAX_WORDS = 12
MAX_PLACE_WORDS = 3
MAX_CERTIFICATE_WORDS = 6
NOT_AN_ANSWER = ("distress", "complaint", "bot_challenge", "stop", "human_handover", "other_language", "deny")


def accept_words(state: Interview, reading: Reading, world: World) -> tuple[Reply, ...] | None:
    """Replies when the words are taken (or asked about) as they stand; None when they are not."""
    text = words.normal(reading.text)
    plain = re.search(r"[^\W\d_]{3}", text) is not None and not reading.text.rstrip().endswith("?")
    if not plain or reading.intent in NOT_AN_ANSWER or is_nonsense(reading.text):
        return None
    name = kind(state.asking)
    if name == "occupation":
        return _work(state, reading, world, text)
    if name == "municipality":
        return _place(state, reading, world, text)
    if name == "education":
        return _schooling(state, reading, world, text)
    if name in ("certificates", "languages"):
        return _named(state, reading, world, text, name)
    return None


def _work(state: Interview, reading: Reading, world: World, text: str) -> tuple[Reply, ...] | None:
    if len(text.split()) > MAX_WORDS and not words.has(words.UNPAID, text):
        return None
    years = years_of(reading)
    if state.unclear is None and not words.has(words.UNPAID, text):
        state.unclear, state.unclear_years = own_label(reading.text), years[0][1] if years else None
        return ()
    keep = state.unclear and (reading.intent == "affirm" or words.is_yes(text) or len(text) < 3)
    label = str(state.unclear) if keep else own_label(reading.text)
    job = job_of({"value": label}, world.catalogue, reading.text)
    job.years = years[0][1] if years else state.unclear_years
    add_job(state, job)
    state.unclear = None
    state.close(state.marker)
    return (Reply(fresh(state, lambda: say(state, world, "kept_words", words=job.label))),)


def _place(state: Interview, reading: Reading, world: World, text: str) -> tuple[Reply, ...] | None:
    if len(text.split()) > MAX_PLACE_WORDS:
        return None
    if state.unclear is None:
        state.unclear = reading.text.strip()[:MAX_LABEL]
        return None
    state.unclear = None
    state.close(state.marker)
    return (Reply(fresh(state, lambda: say(state, world, "outside"))),)


def _schooling(state: Interview, reading: Reading, world: World, text: str) -> tuple[Reply, ...] | None:
    """Schooling of no known level, or broken off: kept in the person's words, and the level asked for once more."""
    if state.unclear is not None or not is_about_school(text):
        return None
    state.unclear = reading.text.strip()[:MAX_LABEL]
    keep_in_words(state.profile, reading.text)
    return (Reply(fresh(state, lambda: say(state, world, "school_noted"))),)


def _named(state: Interview, reading: Reading, world: World, text: str, name: str) -> tuple[Reply, ...] | None:
    if len(text.split()) > MAX_CERTIFICATE_WORDS:
        return None
    if state.unclear is None and not words.has(r"^[a-zåäö]+ska$", text):
        state.unclear = reading.text.strip()[:MAX_LABEL]
        return None
    typed = reading.text.strip(" .,!")[:MAX_LABEL]
    if name == "certificates":
        state.profile.certificates = list(dict.fromkeys([*state.profile.certificates, typed]))
    elif all(item.language != typed.lower() for item in state.profile.languages):
        state.profile.languages.append(Language(typed.lower()))
    state.unclear = None
    state.close(state.marker)
    return (Reply(fresh(state, lambda: say(state, world, "kept_words", words=typed))),)
