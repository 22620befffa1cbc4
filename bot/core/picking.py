"""Which of the things offered a text picks: by number or place in the list, by name, all but some.

Called where an answer is read and, inside Rasa, where it is decided whether a text is an answer at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.amounts import NUMBERS, numbers
from bot.core.catalogue import Certificate, Skill

LEAST_STEM = 4


@dataclass(frozen=True)
class Option:
    """`names` are its label and synonyms; `also` are words that mean it only where it is offered ("mig")."""

    key: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pick:
    """`yes` and `no` are keys; `little` are those of `yes` that were only tried; `every`: "alla", "det mesta"."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    little: tuple[str, ...] = ()
    every: bool = False


def options_of(keys: Sequence[str], known: Mapping[str, Skill] | Mapping[str, Certificate]) -> list[Option]:
    """The catalogue's entries as options, in the order given."""
    entries = [known[key] for key in keys if key in known]
    return [Option(entry.id, (entry.label, *entry.synonyms), entry.when_asked) for entry in entries]


def pick(text: str, options: Sequence[Option]) -> Pick:
    """`text` is normalised (`answer_words.normal`)."""
    keys = [option.key for option in options]
    placed = by_place(text, len(options))
    if placed is not None:
        return Pick(tuple(keys[place] for place in placed))
    owners = _owners(options)
    everything = words.has(telling.ALL_OF, text) or words.has(telling.OFTEN_OR_ONCE, text)
    if everything and not words.has(words.NO_MORE, text) and keys:
        but = words.after(telling.EXCEPT, text)
        left_out = _named(but, options, owners, loose=True) if but else []
        tried = tuple(keys) if words.has(telling.LITTLE, text) and not words.has(telling.ALL_OF, text) else ()
        return Pick(tuple(key for key in keys if key not in left_out), tuple(left_out), tried, every=True)
    only = words.after(telling.NOTHING_BUT, text)
    if only:
        return Pick(_once(_named(only, options, owners)))
    yes: list[str] = []
    no: list[str] = []
    little: list[str] = []
    for clause in words.clauses(text):
        found = _named(clause, options, owners)
        if words.has(telling.DENIED, clause):
            no += found
            continue
        yes += found
        little += found if words.has(telling.LITTLE, clause) else []
    return Pick(_once(yes), _once(key for key in no if key not in yes), _once(little))


def by_place(text: str, count: int) -> list[int] | None:
    """ "1 och 3", "de två första", "den sista": places from 0; None when the text is anything else."""
    if not count:
        return None
    if re.fullmatch(r"(\d+|[ ,.&+]|och|o|nr)+", text) and re.search(r"\d", text):
        return [int(number) - 1 for number in re.findall(r"\d+", text) if 0 < int(number) <= count]
    said = [word for word in re.findall(r"[\wåäö]+", text) if word not in telling.AROUND_PLACES]
    if not said or not any(word in telling.ORDINALS or word in telling.LAST for word in said):
        return None
    if not all(word in telling.ORDINALS or word in telling.LAST or word in NUMBERS or word.isdigit() for word in said):
        return None
    amount = next((int(number) for number in numbers(" ".join(said)) if number <= count), None)
    if amount is not None and len(said) == 2:
        last = any(word in telling.LAST for word in said)
        return list(range(count - amount, count)) if last else list(range(amount))
    places = [count if word in telling.LAST else telling.ORDINALS.get(word, 0) for word in said]
    return [place - 1 for place in dict.fromkeys(places) if 0 < place <= count]


def words_of(options: Sequence[Option]) -> set[str]:
    """Every word that has to do with what is offered."""
    named = {token for option in options for token in words.tokens([*option.names, *option.also], shortest=1)}
    return named - telling.EMPTY


def plainly_named(text: str, options: Sequence[Option]) -> list[str]:
    """Keys whose whole name or own short word stands in the text, outside what is denied."""
    clauses = [clause for clause in words.clauses(text) if not words.has(telling.DENIED, clause)]
    return [
        option.key
        for option in options
        if any(words.mentions(name, part, strict=True) for name in (*option.names, *option.also) for part in clauses)
    ]


def _owners(options: Sequence[Option]) -> dict[str, set[str]]:
    """Word → keys of the options it belongs to; a word given as `also` belongs to that option alone."""
    owners: dict[str, set[str]] = {}
    for option in options:
        for token in words.tokens(option.names):
            if token not in telling.EMPTY:
                owners.setdefault(token, set()).add(option.key)
    for option in options:
        for word in option.also:
            owners[word] = {option.key}
    return owners


def _named(text: str, options: Sequence[Option], owners: Mapping[str, set[str]], loose: bool = False) -> list[str]:
    """Keys named in a clause. `loose`: a word's beginning is enough ("tak" for "takläggning")."""
    said = words.tokens([text], shortest=1)
    alone = {key for token in said for key in owners.get(token, ()) if len(owners[token]) == 1}
    owned = {token for token in said if token in owners}
    if loose:
        for token in said:
            if len(token) >= 3 and token not in telling.EMPTY and token not in owned:
                alone |= {key for owner, holders in owners.items() if owner.startswith(token) for key in holders}
    found = []
    for option in options:
        whole = any(words.mentions(name, text) for name in option.names if len(name) >= LEAST_STEM)
        if option.key in alone or whole or any(words.mentions(name, text, strict=True) for name in option.names):
            found.append(option.key)
    return found


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
