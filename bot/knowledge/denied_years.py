"""Years that are denied beside those that are held: "tolv år och inte tio", "inte fem år utan åtta".

Asked by the finder, so that whoever reads the message hears which number was wrong.
"""

from __future__ import annotations

from typing import Sequence

from bot.knowledge.numbers import Token, quantity, text, tokens
from bot.knowledge.swedish import flat
from bot.knowledge.wordlists import listen_for
from bot.knowledge.year_talk import Span, is_work_word
from bot.knowledge.years import lengths, unit_at

_JOINTS = frozenset((",", ".", "-", "–", "och", "o", "å", "&", "men", "fast", "alltså", "(", "som", "i"))
_ENDS = frozenset(("", ".", ",", "!", "?", ";", ")", "som", "men", "jag", "ja", "sorry", "förlåt"))
_BUT = "utan"
_LONGEST, _NEAR = 60, 7


def denied_years(words: str, held: Sequence[Span]) -> list[Span]:
    """The numbers of years said not to be so, each where another number of years is `held` instead."""
    row = tokens(flat(words))
    found: list[Span] = []
    for at, token in enumerate(row):
        if token.text in listen_for("denials"):
            begin = at + 1 + is_work_word(text(row, at + 1))
            begin += text(row, begin) == "i"
            found += _denied(row, begin, _unit_of_held(row, at, held))
    return found + _taken_back(words, row, held)


def _taken_back(words: str, row: Sequence[Token], held: Sequence[Span]) -> list[Span]:
    """ "I åtta år, nej förresten nio": the length before the correction, which `held` has no more."""
    if not held or not any(token.text in listen_for("corrections") for token in row):
        return []
    found = []
    told = [one for one in lengths(words) if all(one.end <= other.start or one.start >= other.end for other in held)]
    for one in told:
        after = min((other.start for other in held if other.start >= one.end), default=one.end)
        between = [token.text for token in row if one.end <= token.start < after]
        near = sum(word.isalnum() for word in between) <= _NEAR and not any(word.isdecimal() for word in between)
        if near and any(word in listen_for("corrections") for word in between):
            found.append(one)
    return found


def _denied(row: list[Token], begin: int, before: float | None) -> list[Span]:
    reading = quantity(row, begin)
    if reading is None:
        return []
    unit = unit_at(row, reading.after)
    after = reading.after + (unit is not None)
    value = reading.value * (unit or before or 1.0)
    behind = text(row, after)
    held = behind in _ENDS and before is not None or behind == _BUT and _is_length(row, after + 1, unit)
    return [Span(round(value, 2), row[begin].start, row[after - 1].end)] if held and 0 < value <= _LONGEST else []


def _unit_of_held(row: list[Token], denial: int, held: Sequence[Span]) -> float | None:
    """The unit of the length that ends right before, past commas and "och"."""
    at = denial - 1
    while text(row, at) in _JOINTS:
        at -= 1
    return unit_at(row, at) if at > 0 and any(span.end == row[at].end for span in held) else None


def _is_length(row: list[Token], at: int, unit: float | None) -> bool:
    """Whether a number stands here that counts years: with its unit, or alone where the one before had its own."""
    reading = quantity(row, at + (text(row, at) == "i"))
    if reading is None:
        return False
    return unit_at(row, reading.after) is not None or unit is not None and text(row, reading.after) in _ENDS
