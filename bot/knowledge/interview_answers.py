"""Whether words answer a question of the interview, by the same tables the interview reads them with.

Called by `bot.knowledge.answers`. `asks` and `offered` are what the bot has just asked and offered.
"""

from __future__ import annotations

import re
from typing import Any, Mapping, Sequence

from bot.content.loader import catalogue
from bot.core import answer_words as table
from bot.core import telling_words as telling
from bot.core.amounts import kilometres
from bot.core.answers import situation_said
from bot.core.catalogue import Certificate, Skill
from bot.core.clearing import part_of
from bot.core.picking import Option, options_of, pick, words_of
from bot.core.schooling import NONE_AT_ALL, is_about_school, level_told
from bot.knowledge.swedish import words
from bot.knowledge.wordlists import beginnings, listen_for

# An answer and nothing else; an answer whatever else there is; something that may be one.
WHOLE, CLEAR, PART = "whole", "clear", "part"
Entities = Sequence[Mapping[str, Any]]
INTERVIEW = frozenset(
    """situation municipality occupation occupation_choice years skills skill evidence education certificates
    languages wishes confirm_profile""".split()
)
_LONGEST_LEVEL = 9
_SHORTEST_STEM = 4
_LONGEST_HOME = 8


def interview_fit(asks: str, text: str, entities: Entities, offered: Sequence[str]) -> str | None:
    """WHOLE, CLEAR or PART; None where it is no answer, or asks for something instead."""
    kind, _, rest = asks.partition(":")
    said = table.normal(text)
    if kind not in INTERVIEW or any(word.fold.startswith(beginnings("asks_instead")) for word in words(text)):
        return None
    if kind == "wishes" and (
        table.has(table.ANY_ALONE, said) or rest == "sectors" and table.has(telling.SAME_ALONE, said)
    ):
        return WHOLE
    if kind in ("languages", "confirm_profile") and _lacks_a_language(said, entities):
        return WHOLE
    if kind == "skills":
        return _skills(text, said, entities, offered)
    if kind == "certificates":
        return _papers(text, said, entities)
    if _answers(kind, rest, said, entities) or _volunteers(said, entities):
        return CLEAR
    return None


def commands(text: str) -> str | None:
    """The intent of words that mean the same whatever is asked: one part cleared, never mind, go on, more about."""
    said = table.normal(text)
    if part_of(said) or (table.has(table.NOT_MY_SITUATION, said) and situation_said(said)):
        return "inform"
    if table.has(table.SKIP, said) and len(said.split()) <= 3:
        return "skip"
    if not listen_for("recovered").isdisjoint(word.fold for word in words(text)):
        said = re.split(r"[,.!]\s*", said.rstrip(".! "))[-1]  # "jag mår bättre nu, vi kan fortsätta"
    first, _, rest = said.partition(" ")
    if rest in listen_for("go_on") and first.rstrip(",") in listen_for("before_going_on"):
        said = rest
    if said in listen_for("go_on") or table.has(telling.LEAVES_QUEUE, said):
        return "start_guidance"
    return "ask_programmes" if table.has(telling.MORE_ABOUT, said) and _names_suggestion(said) else None


def _skills(text: str, said: str, entities: Entities, offered: Sequence[str]) -> str | None:
    known: Mapping[str, Skill] = catalogue().skills
    options = options_of(offered, known)
    if not options:  # nobody said what was offered: only the words that skills have for this question
        options = [Option(one.id, one.when_asked) for one in known.values() if one.when_asked]
    found = pick(said, options)
    row = [word.fold for word in words(text)]
    named = words_of(options)
    naming = [word in named or word.startswith(beginnings("answer_skills")) for word in row]
    around = listen_for("fillers") | listen_for("picking")
    picks = found.yes or found.no or found.every
    if picks and all(names or word in around or word.isdigit() for names, word in zip(naming, row, strict=True)):
        return WHOLE
    if found.every or any(
        names and word not in listen_for("pronouns") for names, word in zip(naming, row, strict=True)
    ):
        return CLEAR if picks else PART
    return CLEAR if _volunteers(said, entities) else None


def _papers(text: str, said: str, entities: Entities) -> str | None:
    known: Mapping[str, Certificate] = catalogue().certificates
    options = options_of(list(known), known)
    short = {word for option in options for word in option.also}
    names = {name for option in options for name in map(table.normal, option.names)}
    spans = [(one["start"], one["end"]) for one in entities if one["entity"] == "certificate"]
    row = words(text)
    fits = [
        word.fold in short or word.fold in names or any(start <= word.start < end for start, end in spans)
        for word in row
    ]
    if not any(fits):
        return None
    bare = all(fit or word.fold in listen_for("fillers") for fit, word in zip(fits, row, strict=True))
    return WHOLE if bare and not any(one.get("negated") for one in entities) else CLEAR


def _answers(kind: str, rest: str, said: str, entities: Entities) -> bool:
    """Whether the table of the open question fits."""
    trade = any(one["entity"] == "occupation" for one in entities)
    if kind == "situation":
        return situation_said(said) is not None
    if kind == "occupation":
        return table.has(table.NO_MORE, said) or table.has(telling.CARE_FOR_KIN, said)
    if kind == "skill":
        return len(said.split()) <= _LONGEST_LEVEL and table.first(table.LEVEL, said) is not None
    if kind == "evidence":
        return table.first(table.EVIDENCE, said) is not None
    if kind == "education":
        if table.has(table.WISH_CUE, said) and not table.has(telling.SCHOOLED, said):
            return False
        return level_told(said) is not None or table.has(NONE_AT_ALL, said) or is_about_school(said)
    if kind == "confirm_profile":
        return _tells_a_wish(said)
    readers = {
        "sectors": lambda: trade or bool(table.every(table.SECTORS, said)) or table.has(table.SAME_AGAIN, said),
        "forms": lambda: bool(table.every(table.FORMS, said)) or table.has(table.SHORT_COURSE, said),
        "travel": lambda: kilometres(said) is not None,
        "pace": lambda: table.first(table.PACE, said) is not None,
        "start": lambda: table.first(table.START, said) is not None,
    }
    return kind == "wishes" and rest in readers and bool(readers[rest]())


def _volunteers(said: str, entities: Entities) -> bool:
    """Something for another part of the profile, told plainly: schooling behind one, a trade one wants, a home."""
    home = any(one["entity"] == "municipality" and not one.get("negated") for one in entities)
    if home and table.has(telling.LIVES_IN, said) and len(said.split()) <= _LONGEST_HOME:
        return True
    trade = any(one["entity"] == "occupation" and not one.get("negated") for one in entities)
    if trade and table.has(table.WISH_CUE, said) and table.has(r"\bbli\b", said):
        return True
    return table.has(telling.SCHOOLED, said) and level_told(said) is not None


def _lacks_a_language(said: str, entities: Entities) -> bool:
    """ "jag kan inte engelska", said of the profile; whoever lacks Swedish wants to be met in another language."""
    denied = [one for one in entities if one["entity"] == "language" and one.get("negated")]
    swedish = any(str(one.get("id")) in listen_for("own_language") for one in denied)
    return bool(denied) and not swedish and table.has(telling.LACKS_LANGUAGE, said)


def _tells_a_wish(said: str) -> bool:
    if kilometres(said) is not None:
        return True
    if table.has(table.WISH_CUE, said) and table.every(table.SECTORS, said):
        return True
    starts = table.has(telling.WHEN_TO_START, said) and table.first(table.START, said) is not None
    return starts or table.first(table.PACE, said) is not None


def _names_suggestion(said: str) -> bool:
    """Whether one of the programmes, or a place among those shown, is named."""
    if any(word in telling.ORDINALS or word in telling.LAST for word in said.split()):
        return True
    titles = (table.normal(programme.title) for programme in catalogue().programmes.values())
    return any(len(title) >= _SHORTEST_STEM and title in said for title in titles)
