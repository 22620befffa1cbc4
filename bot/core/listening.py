"""What one message does to the interview: a command, a pressed button, or words."""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace

from bot.core import answer_words as words
from bot.core.answers import interpret, said_yes
from bot.core.asking import explain
from bot.core.clearing import clear, part_named
from bot.core.conversation import Reading, Reply
from bot.core.corrections import REOPENABLE, confirm, correct_previous, field_named, reopen, take_volunteered
from bot.core.differences import gone_from
from bot.core.echo import acknowledge, already_known, answered_in_words, in_words
from bot.core.facts import take_facts, told_again
from bot.core.interview_state import Change, Interview, World
from bot.core.last_resort import accept_words
from bot.core.options import NONE, OUTSIDE
from bot.core.questions import REACHED, kind
from bot.core.recording import record, recorded
from bot.core.schooling import keep_in_words
from bot.core.spotting import is_correcting, of_oneself
from bot.core.told_places import tells_home
from bot.core.told_skills import take_details
from bot.core.values import NOTHING, NotAnAnswer
from bot.core.wording import fresh, label, listed, say

SMALL_TALK = ("greet", "thank", "repeat", "ask_why", "goodbye")
WITHOUT_BUTTONS = ("municipality", "occupation")
ABOUT_ONESELF = ("situation", "occupation")


@dataclass(frozen=True)
class Heard:
    """`answered`: the profile or the open question moved on; `undone`: it moved back.

    `cleared`: what comes next is to be found anew.
    """

    replies: tuple[Reply, ...] = ()
    answered: bool = False
    undone: bool = False
    confused: bool = False
    cleared: bool = False


def listen(state: Interview, reading: Reading, world: World) -> Heard:
    """Understand `reading` and write it into `state`."""
    if reading.value is not None and reading.asks:
        return _pressed(state, reading, world)
    if reading.asks and reading.intent == "inform":
        # A button that names a question and no answer: the open one is asked again, another anew.
        return Heard() if reading.asks == state.asking else _reopened(state, reading.asks, world)
    command = _clearing(state, reading, world) or _command(state, reading, world)
    return command or _told(state, reading, world)


def _says(state: Interview, world: World, key: str) -> tuple[Reply, ...]:
    return (Reply(fresh(state, lambda: say(state, world, key))),)


def _clearing(state: Interview, reading: Reading, world: World) -> Heard | None:
    """One part of the profile is to go: asked first, done after a yes; other words count as a no."""
    part = part_named(reading)
    if part:
        state.clearing = part
        return Heard()
    if state.clearing is None:
        return None
    part = state.clearing
    if reading.intent == "affirm" or words.is_yes(words.normal(reading.text)):
        clear(state)
        text = fresh(state, lambda: say(state, world, "cleared", part=label(world, f"part_{part}")))
        return Heard((Reply(text),), answered=True, cleared=part == "occupation")
    state.clearing = None
    refused = reading.intent == "deny" or words.is_no(words.normal(reading.text))
    return Heard(_says(state, world, "kept_part")) if refused else None


def _pressed(state: Interview, reading: Reading, world: World) -> Heard:
    asked, asks = state.asking, str(reading.asks)
    stale = asks != asked and not (asked == "occupation" and asks == "occupation_choice")
    try:
        record(state, world, asks, reading.value, reading.text)
    except NotAnAnswer:
        return Heard(_says(state, world, "old_button"))
    if asks == "occupation_choice" and asked == "occupation":
        state.close(state.marker)
    if reading.value == OUTSIDE:
        return Heard(_says(state, world, "outside"), answered=True)
    changes = [Change("changed", asks, in_words(state, world, asks))] if stale else []
    changes += [Change("met", "situation", "")] if asks == "situation" and not stale else []
    return Heard(tuple(acknowledge(state, world, changes, asked)), answered=True)


def _reopened(state: Interview, asks: str, world: World) -> Heard:
    if asks not in REOPENABLE:
        return Heard(_says(state, world, "old_button"))
    if state.done:
        state.done, state.confirmed, state.reached = False, False, REACHED["confirm_profile"]
    reopen(state, asks, world)
    return Heard(answered=True)


def _command(state: Interview, reading: Reading, world: World) -> Heard | None:
    text = words.normal(reading.text)
    if reading.intent == "back" or words.has(words.BACK, text):
        return _back(state, world)
    if state.done:
        return None
    if reading.intent == "skip" or words.has(words.SKIP, text):
        return _skip(state, world, "skipped")
    if reading.intent == "help" and not reading.entities:
        return Heard((explain(state, world),))
    if reading.intent in SMALL_TALK and not reading.entities:
        return Heard()
    return None


def _back(state: Interview, world: World) -> Heard:
    """A step back, and what it took with it."""
    before = copy.deepcopy(state.profile)
    if not state.undo():
        return Heard(_says(state, world, "back_first"), undone=True)
    restored, gone = gone_from(state.profile, before, world), gone_from(before, state.profile, world)
    if not restored and not gone:
        return Heard(_says(state, world, "back"), undone=True)
    key, things = ("back_to", restored) if restored else ("back_from", gone)
    text = fresh(state, lambda: say(state, world, key, things=listed(world, things)))
    return Heard((Reply(text),), undone=True)


def _skip(state: Interview, world: World, key: str) -> Heard:
    if state.asking == "confirm_profile":
        state.done = not state.changing
        state.changing = False
        return Heard(_says(state, world, key) if state.done else (), answered=True)
    if state.asking == "occupation_choice":
        record(state, world, "occupation_choice", NONE, "")
    if state.asking == "occupation":
        state.close("more")
    state.close(state.marker)
    state.skipped.append(state.marker)
    return Heard(_says(state, world, key), answered=True)


def _told(state: Interview, reading: Reading, world: World) -> Heard:
    """Words: every fact in them, then the answer to the open question, then corrections."""
    asked, correcting, doubts = state.asking, is_correcting(reading), len(state.pending)
    before = copy.deepcopy(state.profile)
    if asked == "occupation_choice":
        reading = _choose(state, reading, world)
    changes = take_facts(state, reading, world)
    _end_choice(state, changes)
    changes += take_volunteered(state, reading, world, correcting)
    foreign = any(change.subject != kind(asked) for change in changes)
    moved = not (state.done or state.marker in state.closed) and _answer_open(state, reading, world, not foreign)
    if changes or moved or state.marker in state.closed or len(state.pending) > doubts:
        state.changing = state.changing and not changes
        changes += answered_in_words(state, reading, world, asked, before)
        return Heard(tuple(acknowledge(state, world, changes, asked)), answered=True)
    return Heard() if state.done else _otherwise(state, reading, world, correcting)


def _choose(state: Interview, reading: Reading, world: World) -> Reading:
    """A trade picked among those offered is not a further trade."""
    value = interpret(state, reading, world, "occupation_choice")
    if value is NOTHING or not recorded(state, world, "occupation_choice", value, reading.text):
        return reading
    return replace(reading, entities=tuple(item for item in reading.entities if item.get("entity") != "occupation"))


def _end_choice(state: Interview, changes: list[Change]) -> None:
    """Another trade told instead of a choice settles it."""
    told = any(change.subject == "occupation" and change.kind != "removed" for change in changes)
    if state.asking == "occupation_choice" and told and state.marker not in state.closed:
        state.pending = state.pending[1:]
        state.close(state.marker)


def _answer_open(state: Interview, reading: Reading, world: World, bare: bool) -> bool:
    """Take the words as the answer to the open question, if they are one."""
    asks = str(state.asking)
    if asks == "confirm_profile":
        return confirm(state, reading, world, bare)
    value = interpret(state, reading, world, asks, bare)
    if value is NOTHING or not recorded(state, world, asks, value, reading.text):
        return False
    if asks == "skills":
        take_details(state, reading, world)
    if asks == "education" and len(reading.text.split()) > 3:
        keep_in_words(state.profile, reading.text)
    return True


def _otherwise(state: Interview, reading: Reading, world: World, correcting: bool) -> Heard:
    """The words answered nothing: an earlier question, a doubt, own words, or not understood."""
    asked = state.asking
    changes = correct_previous(state, reading, world) if correcting else []
    if changes:
        return Heard(tuple(acknowledge(state, world, changes, asked)), answered=True)
    known = told_again(state, reading, world)
    if known and tells_home(reading.text):
        return Heard(already_known(state, world, known))
    if reading.intent == "correct_answer":
        return _correct_something(state, reading, world)
    text = words.normal(reading.text)
    if asked in ABOUT_ONESELF and of_oneself(text) != text:
        return Heard(_says(state, world, f"others_{asked}"))
    if reading.intent == "unsure" or words.has(words.UNSURE, text):
        return _unsure(state, world)
    if state.marker == "more" and said_yes(reading, text, True) and len(text.split()) < 4:
        return Heard(_says(state, world, "tell_more"))
    replies = accept_words(state, reading, world)
    if replies is not None:
        return Heard(replies, answered=state.marker in state.closed)
    return Heard(already_known(state, world, known)) if known else Heard(confused=True)


def _correct_something(state: Interview, reading: Reading, world: World) -> Heard:
    field = field_named(reading)
    if field:
        reopen(state, field, world)
        return Heard(answered=True)
    return _back(state, world)


def _unsure(state: Interview, world: World) -> Heard:
    """Buttons first where there were none; then the question is left open."""
    if state.asking == "confirm_profile":
        return Heard((explain(state, world),))
    if state.asking in WITHOUT_BUTTONS and state.marker != "more" and not state.fallback:
        state.fallback = True
        return Heard(_says(state, world, "unsure_choose"))
    return _skip(state, world, "unsure_skip")
