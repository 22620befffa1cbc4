"""The order of the interview: which question comes next, where we are, how far we have come."""

from __future__ import annotations

from bot.core.interview_state import Interview, World
from bot.core.jobs import job_without_years
from bot.core.options import certificate_options, language_options
from bot.core.skill_choice import key_skills, next_skill_question, question_limit
from bot.core.wishes import next_wish

STEP_OF = {
    "situation": "situation",
    "municipality": "municipality",
    "occupation": "work",
    "occupation_choice": "work",
    "years": "work",
    "skills": "skills",
    "skill": "skills",
    "evidence": "skills",
    "education": "background",
    "certificates": "background",
    "languages": "background",
    "wishes": "wishes",
    "confirm_profile": "summary",
}
# How far one has come when a question is asked, and what share answering its kind adds.
REACHED = {
    "situation": 0.0,
    "municipality": 0.08,
    "occupation": 0.16,
    "occupation_choice": 0.2,
    "years": 0.24,
    "skills": 0.32,
    "skill": 0.32,
    "evidence": 0.56,
    "education": 0.62,
    "certificates": 0.7,
    "languages": 0.77,
    "wishes": 0.84,
    "confirm_profile": 0.94,
}
SKILLS_SHARE = 0.24
MAX_YEARS_ASKED = 4
MORE_REACHED = 0.28


def kind(question: str | None) -> str:
    """ "skill:mig_svetsning" is of the kind "skill"."""
    return (question or "").partition(":")[0]


def step_of(state: Interview) -> str:
    """The contract's step."""
    if state.done:
        return "suggestions"
    return STEP_OF.get(kind(state.asking), "welcome")


def progress_of(state: Interview) -> float:
    """0-1 from the open question alone."""
    if state.done:
        return 1.0
    name = kind(state.asking)
    base = MORE_REACHED if state.marker == "more" else REACHED.get(name, 0.0)
    if name in ("skills", "skill"):
        answered = max(0, state.skill_questions - 1)
        base += SKILLS_SHARE * min(1.0, answered / question_limit(state.profile))
    if name == "wishes":
        base += 0.05 * max(0, len(state.wishes_asked) - 1)
    return round(base, 3)


def open_next(state: Interview, world: World) -> None:
    """Make the next question the open one; what has been said is never asked for."""
    if state.marker not in state.closed:
        _put_off(state)
    state.confused, state.fallback, state.unclear, state.unclear_years = 0, False, None, None
    state.changing, state.reopened = False, False
    state.group, state.options = None, []
    question, marker = _basics(state) or _skills(state, world) or _rest(state, world)
    state.asking, state.marker = question, marker or question
    state.questions_asked += 1
    set_options(state, world)


def doubt_waits(state: Interview) -> bool:
    """Whether a trade told just now could be several, which is asked about before the open question goes on."""
    return bool(state.pending) and state.asking not in ("situation", "municipality", "occupation_choice")


def _put_off(state: Interview) -> None:
    """The open question was not answered: it does not count as asked."""
    name, _, rest = (state.asking or "").partition(":")
    asked = {"skill": state.singles, "evidence": state.evidence_asked, "wishes": state.wishes_asked}.get(name, [])
    if rest in asked:
        asked.remove(rest)
    if name == "skills":
        state.groups.pop(state.group or "", None)


def set_options(state: Interview, world: World) -> None:
    if state.asking == "certificates":
        state.options = certificate_options(state, world)
    elif state.asking == "languages":
        state.options = language_options(world)


def _basics(state: Interview) -> tuple[str, str] | None:
    profile, closed = state.profile, state.closed
    if profile.situation is None and "situation" not in closed:
        return "situation", ""
    if profile.municipality_code is None and "municipality" not in closed:
        return "municipality", ""
    if state.pending:
        return "occupation_choice", f"choice:{state.pending[0]['words']}"
    if not profile.experiences and "occupation" not in closed:
        return "occupation", "occupation"
    job = job_without_years(state)
    if job and sum(item.startswith("years:") for item in closed) < MAX_YEARS_ASKED:
        state.job = job.label
        return "years", f"years:{job.label}"
    if len(profile.experiences) < 2 and "more" not in closed:
        state.close("occupation")
        return "occupation", "more"
    return None


def _skills(state: Interview, world: World) -> tuple[str, str] | None:
    enough = f"skills of {len(state.profile.experiences)}"  # a further job opens them again
    if enough in state.closed:
        return None
    chosen = next_skill_question(state, world)
    if chosen is not None:
        state.first_gain = max(state.first_gain, chosen.gain)
        if chosen.group is None:
            state.singles.append(chosen.asks.partition(":")[2])
            return chosen.asks, ""
        state.group, state.options = chosen.group, list(chosen.options)
        state.groups[chosen.group] = list(chosen.options)
        return "skills", f"skills:{chosen.group}"
    if len(state.evidence_asked) < min(2, max(1, len(state.profile.experiences))):
        for skill in key_skills(state, world):
            if skill not in state.evidence_asked:
                state.evidence_asked.append(skill)
                return f"evidence:{skill}", ""
    state.close(enough)
    return None


def _rest(state: Interview, world: World) -> tuple[str, str]:
    profile, closed = state.profile, state.closed
    if profile.education.level is None and "education" not in closed:
        return "education", ""
    if "certificates" not in closed:
        return "certificates", ""
    if not profile.languages and "languages" not in closed:
        return "languages", ""
    wish = next_wish(state, world)
    if wish is not None:
        state.wishes_asked.append(wish)
        return f"wishes:{wish}", ""
    return "confirm_profile", ""
