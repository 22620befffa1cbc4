"""What is said around a number of years: corrections, children's ages, years at home. Asked by `years`."""

from __future__ import annotations

import re
from typing import NamedTuple, Sequence

from bot.knowledge.numbers import Token, quantity, text
from bot.knowledge.wordlists import beginnings, listen_for

_REACH = 6
_YOUNGEST, _LONGEST_NAME = 15, 60
# A name after "heter", a capitalised one after "är", or a word for a person, and then the number.
_NAMED = r"\s+[\w'-]+(?:\s+[\w'-]+)?"
_WHO = re.compile(
    rf"(?i:\b(?:heter|heder|namn(?:et)? är|undertecknad){_NAMED}"
    r"|\b(?:kvinna|man|kille|tjej|gubbe|tant|pappa|mamma))[,.\s(]+$"
    r"|\b(?i:är|e|ä)\s+[A-ZÅÄÖ][\w'-]+(?:\s+[A-ZÅÄÖ][\w'-]+)?[,.\s(]+$"
)
_NEAR = 7
_CLAUSE_ENDS = frozenset(".;!?")
_SMALL = frozenset((",", ".", "-", "–", "(", "eller"))
_BEHIND = frozenset(("", ".", ",", "!", "var", "va", "är"))
_SAYING = frozenset(("det", "de", "var", "va", "blev", "är", "nog", "snarare", "kanske", "väl", "ju"))
_ONESELF = re.compile(r"(?i:\bjag?\s+$)")
# A name that begins the message: "Ali, 38 år, svetsare".
_FIRST = re.compile(r"\s*(?:(?i:hej|hejsan|hallå)[,!.]?\s+)?[A-ZÅÄÖ][a-zåäöé]+(?:\s+[A-ZÅÄÖ][a-zåäöé]+)?,?\s+$")


class Span(NamedTuple):
    """A value and the place of its words in the text."""

    value: float
    start: int
    end: int


def is_work(row: Sequence[Token], at: int) -> bool:
    """Whether the words before a token are about having worked."""
    before = [row[place].text for place in range(max(at - _REACH, 0), at)]
    return any(word.startswith(beginnings("work_stems")) for word in before)


def is_of_something_else(row: Sequence[Token], at: int) -> bool:
    """ "mammaledig i ett år", "två barn 4 och 7 år": the nearest telling word before is not work."""
    for place in range(at - 1, max(at - 1 - _REACH, -1), -1):
        word = row[place].text
        if word in listen_for("not_work"):
            return True
        if word in listen_for("children"):
            before = [row[other].text for other in range(max(place - 2, 0), place)]
            return not any(one in listen_for("about") or one.startswith(beginnings("work_stems")) for one in before)
        if word in _CLAUSE_ENDS or word.startswith(beginnings("work_stems")):
            return False
        if word == "," and not _is_in_list(row[max(place - 1, 0)].text, row[place + 1].text):
            return False
    return False


def _is_in_list(before: str, after: str) -> bool:
    """The comma in "tre barn, 5, 8 och 12 år"."""
    return after.isdecimal() and (before.isdecimal() or before in listen_for("children"))


def is_age(text: str, span: Span, named: Sequence[int], alone: bool = True) -> bool:
    """ "jag heter Eva, 34 år", "kvinna 52 år": who somebody is comes right before, no trade or town (their places).

    Not `alone`, with other years told, "jag 45 år" is an age too: "jag 45 år jobba 12 år".
    """
    if span.value < _YOUNGEST or span.value % 1:
        return False
    begin = max(span.start - _LONGEST_NAME, 0)
    found = _WHO.search(text, begin, span.start) or (None if alone else _ONESELF.search(text, begin, span.start))
    if found is None and text.split(maxsplit=1)[0].lower().strip(",") not in listen_for("approximately"):
        found = _FIRST.match(text, 0, span.start)
    if found is None:
        return False
    return not any(found.start() <= place < span.start for place in named)


def corrected(found: list[Span], row: list[Token]) -> list[Span]:
    """ "sex år, nej åtta år": what is taken back goes; "2003-2010 alltså sju år" is one and not two."""
    kept: list[Span] = []
    for span in found:
        between = _between(row, kept[-1].end if kept else 0, span.start)
        if kept and sum(token.text.isalnum() for token in between) <= _NEAR:
            cued = any(token.text in listen_for("corrections") for token in between)
            if cued or _is_repeated(kept[-1], span, between):
                kept.pop()
        kept.append(span)
    return [_with_bare_correction(span, row) for span in kept]


def _is_repeated(one: Span, two: Span, between: Sequence[Token]) -> bool:
    return one.value == two.value and any(token.text in listen_for("that_is") for token in between)


def _with_bare_correction(span: Span, row: list[Token]) -> Span:
    """ "sex år, nej åtta", "sex år, eller åtta menar jag": the number alone."""
    at = next((place for place, token in enumerate(row) if token.start >= span.end), len(row))
    at = _place_of_denial(row, at)
    cued = False
    while at < len(row) and (row[at].text in _SMALL or row[at].text in listen_for("corrections") | _SAYING):
        cued = cued or row[at].text in listen_for("corrections")
        at += 1
    reading = quantity(row, at)
    if reading is None or not reading.value:
        return span
    behind = text(row, reading.after)
    if behind in listen_for("corrections") or (cued and behind in _BEHIND):
        return Span(round(reading.value, 2), row[at].start, row[reading.after - 1].end)
    return span


def _place_of_denial(row: Sequence[Token], at: int) -> int:
    """Where "nej" stands behind a length, past the name of the trade: "10 år snickare... eller nej, det var 8"."""
    ahead = range(at, min(at + _NEAR, len(row)))
    return next((place for place in ahead if row[place].text in listen_for("denying")), at)


def _between(row: Sequence[Token], start: int, end: int) -> list[Token]:
    return [token for token in row if start <= token.start < end]
