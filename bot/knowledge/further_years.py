"""Numbers in the unit of the length before them: "tio år på lager och 3 på kontor", "23 år, varav 15 som chef".

Asked by `years`, which knows the unit; corrections ("åtta år, nej nio") are `year_talk`'s.
"""

from __future__ import annotations

from typing import Sequence

from bot.knowledge.numbers import NEUTER_HALVES, Quantity, Token, quantity, text
from bot.knowledge.titles import is_title
from bot.knowledge.wordlists import listen_for

_BEGINNINGS = frozenset((",", ".", ";", "&", "+", "plus", "sen", "sedan", "innan"))
_PLACES = frozenset(("på", "i", "hos", "vid", "inom", "åt"))
_AS = "som"
_ENDS = frozenset(("", ",", ".", ";", "!", "?", ")", "och", "o", "å", "men"))
_ONES = ("en", "ett")
_REACH, _MOST, _SHORTEST_TITLE = 6, 50, 4
_DEED = "ade"
_DAYS = ("dag", "dagen", "dagar", "dagarna")


def further(row: Sequence[Token], at: int, unit: float | None) -> Quantity | None:
    """Years of one more place of work, `unit` that of the length before; None where anything else may be counted."""
    before = text(row, at - 1)
    part = before in listen_for("of_which")
    if unit is None or not (part or before in _BEGINNINGS or before in listen_for("joining")):
        return None
    reading = quantity(row, at)
    halved = reading is not None and text(row, reading.after - 1) in NEUTER_HALVES
    if reading is None or not 0 < reading.value <= _MOST or text(row, at) in _ONES and not halved:
        return None
    if not (_is_somewhere(row, reading.after) or part and text(row, reading.after) in _ENDS):
        return None
    return Quantity(reading.value * unit, reading.after)


def _is_somewhere(row: Sequence[Token], at: int) -> bool:
    """ "På kontor", "i Filipstad", "som chef"; not "(fem) på morgonen", "(två) på jobbet fick gå", "(tre) som kom"."""
    joint, name = text(row, at), text(row, at + 1)
    if joint == _AS:
        return is_title(name) and len(name) >= _SHORTEST_TITLE
    when = name in listen_for("counted_there") or name.endswith(_DAYS)
    if joint not in _PLACES or not name.isalpha() or when:
        return False
    for place in range(at + 1, at + _REACH):
        word = text(row, place)
        if word in _ENDS or word in listen_for("own_subjects"):
            break
        if word in listen_for("others_do") or word in listen_for("subject_verbs") or word.endswith(_DEED):
            return False
    return True
