"""Picks the interview's words so that the bot never says the same thing twice in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.interview_state import Interview, World
from bot.core.profile import Experience

RECENT = 4


def say(state: Interview, world: World, key: str, **values: object) -> str:
    """The next unused wording of `interview.<key>`."""
    name = key if "." in key else f"interview.{key}"
    turn = state.turns.get(name, 0)
    state.turns[name] = turn + 1
    return world.phrases.say(name, turn, **values)


def label(world: World, key: str) -> str:
    """A fixed word: a button's title, the name of a level."""
    return world.phrases.say(f"interview.{key}")


def fresh(state: Interview, build: Callable[[], str]) -> str:
    """The first text `build` makes that was not among the last ones said; remembers it."""
    text = build()
    for _ in range(RECENT):
        if text not in state.recent:
            break
        text = build()
    else:
        for _ in range(RECENT):
            if text != state.recent[-1]:
                break
            text = build()
    state.recent = [*state.recent, text][-RECENT:]
    return text


def listed(world: World, things: Sequence[str]) -> str:
    """ "a", "a och b", "a, b och c"; "samt" where a thing has an "och" of its own."""
    if len(things) < 2:
        return "".join(things)
    inner = world.phrases.say("interview.and", 0, first="", last="")
    key = "interview.and_mixed" if any(inner in thing for thing in things) else "interview.and"
    return world.phrases.say(key, 0, first=", ".join(things[:-1]), last=things[-1])


def number(value: float) -> str:
    """A number as Swedes write it: 15, 2,5."""
    return str(int(value)) if value == int(value) else f"{value:.1f}".replace(".", ",")


def years_in_words(world: World, years: float) -> str:
    """ "15 år"; months below one year."""
    if 0 < years < 1:
        months = max(1, round(years * 12))
        return world.phrases.say("interview.months" if months > 1 else "interview.month", 0, months=months)
    return world.phrases.say("interview.years", 0, years=number(years))


def job_in_words(world: World, job: Experience) -> str:
    """ "svetsare i 22 år"; the trade alone where the years are unknown."""
    if job.years is None:
        return lower_first(job.label)
    years = years_in_words(world, job.years)
    return world.phrases.say("interview.job_with_years", 0, job=lower_first(job.label), years=years)


def certificate_label(world: World, certificate: str) -> str:
    """Its name; what the person wrote where we have none."""
    known = world.catalogue.certificates.get(certificate)
    return known.label if known else certificate


def lower_first(text: str) -> str:
    """A label in the middle of a sentence; abbreviations keep their capitals."""
    if len(text) > 1 and text[1].islower():
        return text[0].lower() + text[1:]
    return text


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
