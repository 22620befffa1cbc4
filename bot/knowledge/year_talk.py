"""What is said around a number of years: corrections, children's ages, years at home. Asked by `years`."""

from __future__ import annotations

import re
from typing import NamedTuple, Sequence

from bot.knowledge.no_work import is_broken_off, is_no_work
from bot.knowledge.numbers import Token, quantity, text
from bot.knowledge.titles import is_title
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
_NEAR_WORK = 4
_AFTER = "efter"
_DONE, _DEEDS = ("t", "de"), ("at", "ade")
_SMALL = frozenset((",", ".", "-", "–", "(", "eller"))
_BEHIND = frozenset(("", ".", ",", "!", "var", "va", "är"))
_SAYING = frozenset(("det", "de", "var", "va", "blev", "är", "nog", "snarare", "kanske", "väl", "ju", "förresten", "i"))
_ONESELF = re.compile(r"(?i:\bjag?\s+$)")
# A name that begins the message: "Ali, 38 år, svetsare".
_FIRST = re.compile(r"\s*(?:(?i:hej|hejsan|hallå)[,!.]?\s+)?[A-ZÅÄÖ][a-zåäöé]+(?:\s+[A-ZÅÄÖ][a-zåäöé]+)?,?\s+$")


class Span(NamedTuple):
    """A value and the place of its words in the text."""

    value: float
    start: int
    end: int


def is_work(row: Sequence[Token], at: int, reach: int = _REACH) -> bool:
    """Whether the words before a token are about having worked."""
    return any(is_work_word(text(row, place)) for place in range(max(at - reach, 0), at))


def is_of_something_else(row: Sequence[Token], at: int) -> bool:
    """ "mammaledig i ett år", "två barn 4 och 7 år": the nearest telling word before is not work."""
    if text(row, at - 1) == _AFTER:  # "arbetslös efter 20 år på bruket"
        return is_broken_off(row, at)
    if text(row, _past_small(row, at - 1)) in listen_for("relatives") or _is_asked_about(row, at):
        return True
    if is_no_work(row, at):
        return True
    return _is_told_before(row, at, children=True)


def is_other_time(row: Sequence[Token], at: int) -> bool:
    """ "Gift sen 1999", "bodde i Norge 2001-2010": as above, for calendar years."""
    return is_no_work(row, at) or _is_told_before(row, at, children=False)


def _is_told_before(row: Sequence[Token], at: int, *, children: bool) -> bool:
    """Whether something other than work is told before a place, and nothing about work behind it."""
    titled = False
    for place in range(at - 1, max(at - 1 - _REACH, -1), -1):
        word = row[place].text
        if word in listen_for("not_work") or word in listen_for("ailments"):
            return not titled or is_title(text(row, place + 1))  # "bor i Kil svetsare"; but "arbetslös svetsare"
        if children and word in listen_for("children"):
            return not _is_cared_for(row, place, at)
        if is_lasting(word):
            also = text(row, at - 1) in listen_for("joining")  # "har gymnasium och tolv år på bruket"
            return not (
                also
                or _is_longer(row, word, at)
                or titled
                and text(row, at - 1) != "på"
                or _is_worked_with(row, place)
                or _is_over(row, place)
            )
        if is_work_word(word):
            return _is_without(row, place, at)
        if word in _CLAUSE_ENDS or word == _AFTER:
            return False
        if is_title(word) and word not in listen_for("people"):
            titled = titled or text(row, place - 1) != "till"  # "pluggade till kock"
            if text(row, place - 1) in listen_for("before_titles"):  # "gift och svetsare i 20 år"
                return False
        if word == "," and not _is_in_list(row[max(place - 1, 0)].text, row[place + 1].text):
            return False
    return False


def _is_without(row: Sequence[Token], place: int, at: int) -> bool:
    """ "utan jobb i två år", "inte jobbat på två år", "inte haft nåt jobb på två år": a length of no work."""
    before = text(row, place - 1)
    if place == at - 2 and text(row, at - 1) == "på" and text(row, place - 2) in listen_for("having"):
        before = text(row, place - 3)
    return before == "utan" or before in listen_for("denials") and place == at - 2 and text(row, at - 1) in ("på", "i")


def is_to_come(row: Sequence[Token], at: int, unit: int) -> bool:
    """ "Tre år till pension", "lånet löper i tio år till"; not "jobbade fem år till"."""
    if text(row, unit + 1) != "till":
        return False
    behind = text(row, unit + 2)
    before = [token.text for token in row[max(at - _REACH, 0) : at]]
    done = any(word in listen_for("was") or word.endswith(_DONE) and is_work_word(word) for word in before)
    return not done and (behind in listen_for("pensions") or behind in ("", ".", ",", "!", "?"))


def is_work_word(word: str) -> bool:
    """Whether a word begins as those for having worked do."""
    return word.startswith(beginnings("work_stems"))


def is_lasting(word: str) -> bool:
    """Whether a word is for something with a length of its own: a notice, a course, a loan."""
    return word in listen_for("lasting") or word.endswith(beginnings("lasting_ends"))


def _is_longer(row: Sequence[Token], word: str, at: int) -> bool:
    """ "Uppsägningstid sju år?": of an employment, for no notice is counted in years."""
    reading = quantity(row, at)
    notice = word.startswith(beginnings("notices"))
    return notice and reading is not None and not text(row, reading.after).startswith(beginnings("notice_units"))


def _past_small(row: Sequence[Token], at: int) -> int:
    """The place of the word before "är", "på" and commas: whose age a number is."""
    while text(row, at) in listen_for("age_verbs") or text(row, at) in (",", "(", "på", "nu"):
        at -= 1
    return at


def _is_asked_about(row: Sequence[Token], at: int) -> bool:
    """ "Hur lång är utbildningen, ett år eller två?": a question about the length of something that is no work."""
    begin = next((place + 1 for place in range(at - 1, -1, -1) if row[place].text in _CLAUSE_ENDS), 0)
    end = next((place for place in range(at, len(row)) if row[place].text in _CLAUSE_ENDS), len(row))
    if text(row, end) != "?":
        return False
    asked = [token.text for token in row[begin:at]]
    lasting = any(is_lasting(word) and not _is_longer(row, word, at) for word in asked)
    return lasting and not any(is_work_word(word) or is_title(word) for word in asked)


def _is_cared_for(row: Sequence[Token], place: int, at: int) -> bool:
    """ "jobbat med barn i 7 år", "assistent åt en pojke i 3 år"; not "ensam med två barn, 4 och 6 år"."""
    before = [row[other].text for other in range(max(place - 2, 0), place)]
    about = any(one in listen_for("about") for one in before)
    own = text(row, place + 1) == "," or before[-2:-1] == ["med"] and text(row, at - 1) != "i"
    return about and not own or _is_worked_with(row, place)


def _is_worked_with(row: Sequence[Token], place: int) -> bool:
    """Whether somebody's work is with what is named: "jobbat på utbildningen", "lärare på programmet"."""
    for other in range(place - 1, max(place - 1 - _NEAR_WORK, -1), -1):
        word = row[other].text
        deed = word.endswith(_DEEDS) and word not in listen_for("stopped") | listen_for("not_work")
        if is_work_word(word) or is_title(word) or deed and text(row, other + 1) in listen_for("elsewhere"):
            return word not in listen_for("relatives")
        if word in _CLAUSE_ENDS or word in (",", "och", "o", "å"):
            return False
    return False


def _is_over(row: Sequence[Token], place: int) -> bool:
    """ "Efter utbildningen i tio år", "sen kursen": what came later."""
    return any(text(row, place - back) in listen_for("later") for back in (1, 2))


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
