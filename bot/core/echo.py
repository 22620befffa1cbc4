"""Says back what was written down, so that an error is seen at once: one short message before the next question."""

from __future__ import annotations

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.answers import pick_skills
from bot.core.care_work import mourns
from bot.core.conversation import Reading, Reply
from bot.core.interview_state import Change, Interview, World
from bot.core.jobs import current_job
from bot.core.profile import Profile
from bot.core.questions import kind
from bot.core.wish_words import wish_in_words
from bot.core.wishes import WISHES, is_same
from bot.core.wording import (
    certificate_label,
    fresh,
    job_in_words,
    label,
    listed,
    lower_first,
    say,
    years_in_words,
)

MET = ("varslad", "uppsagd", "arbetslös")
MOST_SENTENCES = 3
LEAST_SAID, NO_PROOF = 3, "none"
# How each kind of change is said, in this order; those of the first are the answer itself.
KINDS = (
    "met",
    "years",
    "mourned",
    "care",
    "every",
    "changed",
    "added",
    "tried",
    "already",
    "two_year_line",
    "removed",
    "run_out",
    "outside",
)
OUTRANKED = {"added": ("every", "tried")}  # the same thing is not said twice
WITHOUT_THINGS = ("met", "mourned", "two_year_line")


def answered_in_words(
    state: Interview, reading: Reading, world: World, asked: str | None, before: Profile
) -> list[Change]:
    """The answer to the open question itself, as far as typed words could have been misread."""
    profile, name, text = state.profile, kind(asked), words.normal(reading.text)
    found: list[Change] = []
    if name == "situation" and profile.situation != before.situation:
        found.append(Change("met", name, ""))
    if mourns(text) and len(profile.experiences) > len(before.experiences):
        found.append(Change("mourned", "occupation", ""))
    if name == "skills":
        had = [skill.id for skill in before.skills]
        picked = pick_skills(state, reading, world)
        kinds = "every" if picked.every and not picked.no else "added"
        for item in profile.skills:
            if item.id not in had:
                tried = "tried" if item.id in picked.little else kinds
                found.append(Change(tried, name, lower_first(item.label)))
    elif name == "years":
        found += _years(state, world, before)
    elif name == "skill" and len(text.split()) > 1:
        found += _level(state, world, asked, before)
    elif name == "evidence":
        found += _proofs(state, world, asked, text)
    elif name == "education" and profile.education.level not in (None, before.education.level):
        found.append(Change("added", "education!", in_words(state, world, "education")))
    elif name == "wishes" and not is_same(profile.wishes, before.wishes, str(asked).partition(":")[2]):
        said = in_words(state, world, str(asked))
        found += [Change("added", "wishes!", said)] if said else []
    if words.has(telling.TWO_YEAR_LINE, text) and profile.education.level != before.education.level:
        found = [item for item in found if item.subject != "education!"]
        found.append(Change("two_year_line", "education", ""))
    return found


def acknowledge(state: Interview, world: World, changes: list[Change], asked: str | None) -> list[Reply]:
    """One short message for everything that was written down or changed."""
    sentences: list[str] = []
    if any(item.kind == "two_year_line" for item in changes):
        changes = [item for item in changes if item.subject != "education" or item.kind == "two_year_line"]
    if any(item.subject == "years" for item in changes):
        changes = [item for item in changes if item.kind != "years"]  # said with the job's name
    for change_kind in KINDS:
        told = [item for item in changes if item.kind == change_kind]
        others = OUTRANKED.get(change_kind, ())
        said = {item.what for item in changes if item.kind in others}
        things = list(dict.fromkeys(item.what for item in told if item.what and item.what not in said))
        if change_kind == "met" and told:
            sentences += _met(state, world)
        elif told and change_kind in WITHOUT_THINGS:
            sentences.append(say(state, world, change_kind if change_kind == "mourned" else f"ack_{change_kind}"))
        elif things:
            sentences.append(say(state, world, f"ack_{change_kind}", things=listed(world, things)))
        elif told and not said:
            sentences.append(say(state, world, "ack_plain"))
    if not sentences:
        return []
    text = " ".join(sentences[:MOST_SENTENCES])
    return [Reply(fresh(state, lambda: text if text not in state.recent else say(state, world, "ack_plain")))]


def already_known(state: Interview, world: World, things: list[str]) -> tuple[Reply, ...]:
    """What was told again stands in the profile."""
    return (Reply(fresh(state, lambda: say(state, world, "known", things=listed(world, things)))),)


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
    return wish_in_words(profile.wishes, world, rest) if name == "wishes" and rest in WISHES else ""


def _met(state: Interview, world: World) -> list[str]:
    """A word about what has happened, once."""
    if state.profile.situation not in MET or "met" in state.explained:
        return []
    state.explained.append("met")
    return [say(state, world, f"met_{state.profile.situation}")]


def _years(state: Interview, world: World, before: Profile) -> list[Change]:
    """The figure alone, for the question named the job."""
    job = current_job(state)
    asked = job is not None and any(held.label == job.label and held.years is None for held in before.experiences)
    if job is None or job.years is None or not asked:
        return []
    return [Change("years", "years!", years_in_words(world, job.years))]


def _level(state: Interview, world: World, asked: str | None, before: Profile) -> list[Change]:
    skill = str(asked).partition(":")[2]
    held = next((item for item in state.profile.skills if item.id == skill), None)
    if held is None or held.level is None or held in before.skills:
        return []
    step = lower_first(label(world, f"level_{held.level}"))
    what = world.phrases.say("interview.skill_at_level", 0, skill=lower_first(held.label), level=step)
    return [Change("added", "skill!", what)]


def _proofs(state: Interview, world: World, asked: str | None, text: str) -> list[Change]:
    """What the words were taken for; a short answer in its own name, or a plain no, is not said again."""
    skill = str(asked).partition(":")[2]
    held = next((item for item in state.profile.skills if item.id == skill), None)
    proofs = held.evidence if held else []
    shown = [lower_first(label(world, f"title_{proof}")) for proof in proofs]
    plain = NO_PROOF in proofs or any(one.split()[0] in text for one in shown)
    if plain and len(text.split()) < LEAST_SAID:
        return []
    return [Change("added", "evidence!", proof) for proof in shown]
