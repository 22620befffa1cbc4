"""Puts the open question into words; its buttons and card come from `buttons` and `cards`."""

from __future__ import annotations

from bot.core.buttons import buttons_for
from bot.core.cards import card_for
from bot.core.conversation import Reply
from bot.core.interview_state import Interview, World
from bot.core.jobs import job_in_question
from bot.core.questions import step_of
from bot.core.summary import skill_label, summary_text
from bot.core.wording import certificate_label, fresh, listed, lower_first, say

INTRODUCED = ("work", "skills", "background", "wishes")


def question(state: Interview, world: World, again: bool) -> Reply:
    """The open question. Notes in `state` which wording was used."""
    name = wording_of(state, world)
    here = f"{state.marker}/{name}"
    again = (again or state.confused > 0 or state.asked == here) and name != "confirm"
    state.asked = here
    intro = "" if again else _intro(state, world)
    text = fresh(state, lambda: intro + _text(state, world, name, again))
    return Reply(text, buttons_for(state, world, name), state.asking, card_for(state, world, name))


def explain(state: Interview, world: World) -> Reply:
    """What the open question means, with an example."""
    name = wording_of(state, world) if state.asking and not state.done else "none"
    return Reply(fresh(state, lambda: say(state, world, f"help_{name}", **values_of(state, world))))


def wording_of(state: Interview, world: World) -> str:
    """Which family of wordings fits the open question."""
    name, _, rest = (state.asking or "").partition(":")
    if name == "occupation":
        special = [("occupation_clear", state.unclear), ("more", state.marker == "more")]
        return next((key for key, fits in special if fits), "occupation")
    if name == "years":
        job = job_in_question(state)
        return "years" if job is None or job.occupation or job.concept_id else "years_own"
    if name == "skills" and not state.group:
        return "edit_skills"
    if name == "skill" and rest in world.catalogue.skills and world.catalogue.skills[rest].levels:
        return "level"
    if name == "certificates" and state.profile.certificates and not state.reopened:
        return "certificates_more"
    if name == "wishes":
        return f"wishes_{rest}"
    if name == "confirm_profile":
        return "change" if state.changing else "confirm"
    return name


def values_of(state: Interview, world: World) -> dict[str, str]:
    """What the wordings may speak of."""
    catalogue, job = world.catalogue, job_in_question(state)
    skill = catalogue.skills.get((state.asking or "").partition(":")[2])
    group = catalogue.groups.get(state.group or "")
    names = [lower_first(skill_label(state, world, item)) for item in state.options]
    held = [lower_first(certificate_label(world, item)) for item in state.profile.certificates]
    return {
        "skill": lower_first(skill.label) if skill else "",
        "question": group.question if group else skill.question if skill else "",
        "group": lower_first(group.label) if group else "",
        "options": listed(world, names),
        "job": lower_first(job.label) if job else "",
        "words": state.unclear or (state.pending[0]["words"] if state.pending else ""),
        "certificates": listed(world, held),
    }


def _text(state: Interview, world: World, name: str, again: bool) -> str:
    if name == "confirm":
        return summary_text(state, world)
    return say(state, world, f"{'again' if again else 'ask'}_{name}", **values_of(state, world))


def _intro(state: Interview, world: World) -> str:
    """Why this part is asked about, once when it begins."""
    step = step_of(state)
    if step not in INTRODUCED or step in state.explained:
        return ""
    state.explained.append(step)
    if step == "work" and state.profile.experiences:
        return ""  # told already, unasked
    return say(state, world, f"intro_{step}") + " "
