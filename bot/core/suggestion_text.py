"""Puts suggestions into words: every sentence comes from phrases/suggestions.yml.

Called by `bot.core.matching` for what was chosen, and by the dialogue for headings and summaries.
"""

from __future__ import annotations

from datetime import date
from typing import Iterable, List, Sequence, Tuple

from bot.core.catalogue_index import Index
from bot.core.person import Person
from bot.core.phrases import Phrases
from bot.core.reasons import Candidate, has_and_missing, reasons_for
from bot.core.suggestion import Note, Suggestion, Vacancy, Why
from bot.core.vacancies import RankedVacancy

NOUN = "suggestions"
MONTHS_OF_A_YEAR = 12


def programme_suggestion(found: Candidate, person: Person, index: Index, phrases: Phrases) -> Suggestion:
    """A judged programme as the outside sees it."""
    programme = found.programme
    has, missing = has_and_missing(programme, person)
    return Suggestion(
        id=programme.id,
        kind=programme.kind,
        title=programme.title,
        provider=_provider(found, index, phrases),
        municipality_code=found.travel.municipality_code,
        distance=programme.distance,
        form=programme.form,
        sector=programme.sector,
        seqf_level=programme.seqf_level,
        length_weeks=programme.length_weeks,
        start=None,
        eligible=found.eligibility.status,
        after=tuple(worded(note, index, phrases) for note in found.eligibility.after),
        has=has,
        missing=missing,
        arenas=tuple(index.arena_names.get(key, key) for key in programme.arenas),
        financing=programme.financing,
        travel_km=found.travel.km,
        why=tuple(
            Why(reason.kind, worded(reason.note, index, phrases)) for reason in reasons_for(found, person, index)
        ),
        score=found.score,
        source=programme.source,
        example=programme.example,
    )


def vacancy_suggestion(found: RankedVacancy, person: Person, index: Index, phrases: Phrases) -> Suggestion:
    """A vacancy as the outside sees it."""
    vacancy = found.vacancy
    has = tuple(skill for skill in vacancy.skills if skill in person.held)
    return Suggestion(
        id=vacancy.id,
        kind="vacancy",
        title=vacancy.title,
        provider=vacancy.employer,
        municipality_code=vacancy.municipality_code,
        distance=vacancy.distance,
        form=None,
        sector=vacancy.sector,
        seqf_level=None,
        length_weeks=None,
        start=vacancy.start,
        eligible="after" if found.after else "yes",
        after=tuple(worded(note, index, phrases) for note in found.after),
        has=has,
        missing=tuple(skill for skill in vacancy.skills if person.known.get(skill, 0.0) == 0.0),
        arenas=(),
        financing=(),
        travel_km=found.travel.km,
        why=tuple(Why(kind, worded(note, index, phrases)) for kind, note in _vacancy_notes(found, has, person)),
        score=found.score,
        source=vacancy.source,
        example=vacancy.example,
    )


def _vacancy_notes(found: RankedVacancy, has: Tuple[str, ...], person: Person) -> Iterable[Tuple[str, Note]]:
    vacancy: Vacancy = found.vacancy
    own = next((trade for trade in person.trades if trade.occupation == vacancy.occupation), None)
    if own:
        yield "skills", Note("why_vacancy_trade", {"trade": own.label})
    if has:
        yield "skills", Note("why_vacancy_has", {"skills": has[:3]})
    if not own and not has:
        yield "skills", Note("why_vacancy_near", {})
    if found.travel.km is not None:
        home = person.profile.municipality_code
        values = {"place": vacancy.municipality_code, "home": home, "km": found.travel.km}
        yield "travel", Note("why_vacancy_travel" if found.travel.km else "why_vacancy_here", values)
    yield "check", Note("why_vacancy_check", {})


def _provider(found: Candidate, index: Index, phrases: Phrases) -> str | None:
    provider = index.catalogue.providers.get(found.programme.provider or "")
    if provider:
        return provider.name
    code = found.travel.municipality_code or ""
    if not found.programme.home:
        return None
    if code in index.komvux:
        return index.komvux[code]
    if code in index.catalogue.municipalities:
        return phrases.say(f"{NOUN}.provider_home", municipality=index.catalogue.municipalities[code].name)
    return phrases.say(f"{NOUN}.provider_any_home")


def worded(note: Note, index: Index, phrases: Phrases) -> str:
    """A note in Swedish; its ids become names."""
    values = {name: _value(name, value, index, phrases) for name, value in note.values.items()}
    return phrases.say(f"{NOUN}.{note.key}", 0, **values)


def _value(name: str, value: object, index: Index, phrases: Phrases) -> str:
    """One placeholder's words, by what the placeholder is called."""
    catalogue = index.catalogue
    if name == "skills" and isinstance(value, tuple):
        return listed([mid_sentence(catalogue.skills[key].label) for key in value], phrases)
    if name in ("subjects", "financing") and isinstance(value, tuple):
        return listed(value, phrases)
    if name == "occupation" and value in catalogue.occupations:
        return short_trade(catalogue.occupations[str(value)].label)
    if name in ("place", "home") and value in catalogue.municipalities:
        return catalogue.municipalities[str(value)].name
    if name == "provider" and value in catalogue.providers:
        return catalogue.providers[str(value)].name
    if name == "arena":
        return index.arena_names.get(str(value), str(value))
    if name == "trade":
        return short_trade(str(value))
    if name == "certificate":
        return mid_sentence(str(value))
    if name == "form":
        return mid_sentence(phrases.say(f"{NOUN}.form_{value}"))
    if name == "years" and isinstance(value, (float, int)):
        return duration(value, phrases)
    if name == "weeks" and isinstance(value, int):
        return length(value, phrases)
    if name == "start_by":
        return day(str(value), phrases)
    return str(value)


def listed(names: Sequence[str], phrases: Phrases) -> str:
    """ "a", "a och b", "a, b och c"; "samt" where a name has an "och" of its own."""
    if len(names) < 2:
        return "".join(names)
    inner = phrases.say(f"{NOUN}.list", first="", last="")
    key = "list_mixed" if any(inner in name for name in names) else "list"
    return phrases.say(f"{NOUN}.{key}", first=", ".join(names[:-1]), last=names[-1])


def duration(years: float, phrases: Phrases) -> str:
    """Years as Swedes say them: "22 år", "1,5 år", "7 månader"."""
    if years < 1:
        months = max(1, round(years * MONTHS_OF_A_YEAR))
        return phrases.say(f"{NOUN}.months" if months > 1 else f"{NOUN}.one_month", count=months)
    count = f"{round(years, 1):g}".replace(".", ",")
    return phrases.say(f"{NOUN}.years", count=count)


def length(weeks: int, phrases: Phrases) -> str:
    """Weeks as Swedes say them: "40 veckor", "en vecka"."""
    return phrases.say(f"{NOUN}.week" if weeks == 1 else f"{NOUN}.weeks", count=weeks)


def day(text: str, phrases: Phrases) -> str:
    """An ISO date as "1 mars 2027"; anything else as the person put it."""
    try:
        when = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{when.day} {phrases.say(f'{NOUN}.month', turn=when.month - 1)} {when.year}"


def mid_sentence(label: str) -> str:
    """A label without its capital, unless it is an abbreviation ("MIG/MAG-svetsning")."""
    word = label[1:2].islower() or label[:2] == "E-"
    return label[:1].lower() + label[1:] if word else label


def short_trade(label: str) -> str:
    """The everyday part of an official name: "Svetsare, manuell" is "svetsare"."""
    return mid_sentence(label.split(",")[0].split("/")[0].strip())


def heading(suggestions: Sequence[Suggestion], phrases: Phrases, turn: int = 0) -> str:
    """What to say above a list of suggestions, also an empty one."""
    if not suggestions:
        return phrases.say(f"{NOUN}.heading_none", turn=turn)
    key = "heading_one" if len(suggestions) == 1 else "heading"
    return phrases.say(f"{NOUN}.{key}", turn=turn, count=len(suggestions))


def summary(suggestion: Suggestion, number: int, phrases: Phrases) -> str:
    """One suggestion in a few lines of plain text, for SMS and for those who see no cards."""
    lines: List[str] = [
        phrases.say(
            f"{NOUN}.summary_title",
            number=number,
            title=suggestion.title,
            facts=", ".join(facts(suggestion, phrases)),
        )
    ]
    lines += [suggestion.why[0].text] if suggestion.why else []
    lines += list(suggestion.after)
    return "\n".join(lines)


def facts(suggestion: Suggestion, phrases: Phrases) -> List[str]:
    """Form, length and distance as short words: "Komvux", "40 veckor", "62 km"."""
    key = f"form_{suggestion.form}" if suggestion.form else f"kind_{suggestion.kind}"
    found = [phrases.say(f"{NOUN}.{key}")]
    if suggestion.length_weeks:
        found.append(phrases.say(f"{NOUN}.fact_weeks", weeks=length(suggestion.length_weeks, phrases)))
    if suggestion.travel_km:
        found.append(phrases.say(f"{NOUN}.fact_km", km=suggestion.travel_km))
    if suggestion.distance:
        found.append(phrases.say(f"{NOUN}.fact_distance"))
    if suggestion.example:
        found.append(phrases.say(f"{NOUN}.fact_example"))
    return found


def eligibility_line(suggestion: Suggestion, phrases: Phrases) -> str:
    """Whether the person could start, in one line."""
    return phrases.say(f"{NOUN}.eligible_{suggestion.eligible}")
