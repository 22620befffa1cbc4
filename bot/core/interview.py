"""The conversation that makes a competence profile: what a message means and what is asked next.

Pure: takes the state and a reading, gives the new state and the replies. `bot.services.interview`
stores the state around every call; `ask`, `help` and `why` note the wording used, so store it
after them too.
"""

from __future__ import annotations

from bot.core.asking import explain, question
from bot.core.clearing import asked_about_clearing
from bot.core.conversation import Reading, Reply
from bot.core.interview_state import Interview, Outcome, World
from bot.core.listening import listen
from bot.core.questions import doubt_waits, open_next, progress_of, step_of
from bot.core.wording import fresh, say

__all__ = ["Interview", "Outcome", "World", "answer", "ask", "begin", "help", "progress", "step", "why"]
GONE_ON_AFTER = 4


def begin(state: Interview, world: World) -> Interview:
    """Choose the first open question, or go on where it was."""
    state = state.copy()
    if not state.done and (state.asking is None or _lost(state, world)):
        open_next(state, world)
    return state


def answer(state: Interview, reading: Reading, world: World) -> Outcome:
    """Take in one message. The next question is `ask`'s, except when `done`."""
    state = begin(state, world)
    before = state.snapshot()
    heard = listen(state, reading, world)
    if heard.undone:
        state.reached = progress_of(state)
        return Outcome(state, heard.replies, state.done)
    if heard.answered:
        state.remember(before)
    if not state.done and (state.marker in state.closed or heard.cleared or doubt_waits(state)):
        open_next(state, world)
    elif heard.confused:
        return _confused(state, world)
    elif heard.answered:
        state.confused = 0
    state.reached = max(state.reached, progress_of(state))
    return Outcome(state, heard.replies, state.done)


def ask(state: Interview, world: World, *, again: bool = False) -> tuple[Reply, ...]:
    """The open question, or the one whose yes clears a part; worded otherwise when it has been asked before."""
    if state.clearing:
        return (asked_about_clearing(state, world),)
    if state.done or state.asking is None:
        return ()
    return (question(state, world, again),)


def step(state: Interview) -> str:
    """The contract's step."""
    return step_of(state)


def progress(state: Interview) -> float:
    """0-1; goes back only when the person does."""
    return 1.0 if state.done else min(1.0, max(state.reached, progress_of(state)))


def why(state: Interview, world: World) -> Reply:
    """Why the open question is asked."""
    return Reply(fresh(state, lambda: say(state, world, f"why_{step_of(state)}")))


def help(state: Interview, world: World) -> Reply:
    """What the open question means, with an example."""
    return explain(state, world)


def _confused(state: Interview, world: World) -> Outcome:
    """Reworded, then with buttons, then with a human; at last the question is left open."""
    state.confused += 1
    if state.confused > GONE_ON_AFTER and state.asking != "confirm_profile":
        before = state.snapshot()
        state.close(state.marker)
        state.skipped.append(state.marker)
        state.remember(before)
        text = fresh(state, lambda: say(state, world, "going_on"))
        open_next(state, world)
        return Outcome(state, (Reply(text),), state.done, missed=True)
    level = min(state.confused, 3)
    text = fresh(state, lambda: say(state, world, f"misunderstood_{level}"))
    return Outcome(state, (Reply(text),), state.done, missed=True)


def _lost(state: Interview, world: World) -> bool:
    """Whether the open question is about something the content no longer has."""
    name, _, rest = (state.asking or "").partition(":")
    return name in ("skill", "evidence") and rest not in world.catalogue.skills
