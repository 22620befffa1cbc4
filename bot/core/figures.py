"""Which length of time an answer reckons with: the one in the message, else what the profile knows.

A message may hold others too ("gav mig en månad fast jag har jobbat i 12 år"): the words nearest
before a length, else those behind it, say what it is the length of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List, Sequence, Tuple

from bot.core.conversation import Reading
from bot.core.profile import Profile
from bot.core.spotting import years_of
from bot.core.wording import lower_first

ALMOST = 0.02
_WORDS_BEFORE = 3
WORK, MEMBERSHIP, UNKNOWN = "work", "membership", "unknown"
_SENTENCE_END = re.compile(r"[.!?\n]")
_CLAUSE_END = re.compile(r"[,;.!?\n]| men | fast | och ")


@dataclass(frozen=True)
class Figure:
    """A length of time in years, what it is of, and the trade it belongs to.

    `told` is true when the person wrote it as an answer or in the question. `under`: almost so long, not quite.
    """

    years: float
    kind: str
    job: str | None = None
    told: bool = True
    under: bool = False

    @property
    def full_years(self) -> float:
        """The years that are full for sure."""
        return self.years - ALMOST if self.under else self.years


@dataclass(frozen=True)
class Cues:
    """Beginnings of words (small letters) that say what a length of time is of."""

    work: Tuple[str, ...]
    membership: Tuple[str, ...]
    benefit: Tuple[str, ...]
    under: Tuple[str, ...] = ()


def told_figures(reading: Reading, cues: Cues, lengths: Sequence[Tuple[int, float]] = ()) -> List[Figure]:
    """The lengths of time the message tells of, all of one kind: work before membership before the rest.

    What is neither work nor membership in so many words is `UNKNOWN`, unless it is the length of a
    benefit asked about, which is left out. The entities are lengths of work; `lengths` are all there
    are, (where, years), and only those of a membership count.
    """
    text = reading.text.lower()
    found = [(_kind(text, at, cues), years, at) for at, years in years_of(reading)]
    found += [(MEMBERSHIP, years, at) for at, years in lengths if _kind(text, at, cues) == MEMBERSHIP]
    for kind in (WORK, MEMBERSHIP, UNKNOWN):
        values = {years: _is_under(text, at, cues.under) for of, years, at in found if of == kind and years}
        if values:
            return [Figure(years, kind, _trade(reading), under=under) for years, under in values.items()]
    return []


def chosen(told: Sequence[Figure], known: Figure | None) -> Figure | None:
    """What the message tells before what is known; None where it tells several and leaves open which."""
    if len(told) > 1:
        return None
    return told[0] if told else known


def known_figures(profile: Profile) -> List[Figure]:
    """The years of every job that has any, in the order told."""
    jobs = [job for job in profile.experiences if job.years]
    return [Figure(float(job.years or 0), WORK, lower_first(job.label), told=False) for job in jobs]


def _kind(text: str, at: int, cues: Cues) -> str | None:
    ends = [end.end() for end in _SENTENCE_END.finditer(text) if end.end() <= at]
    before = text[ends[-1] if ends else 0 : at]
    stop = _CLAUSE_END.search(text, at)
    behind = text[at : stop.start() if stop else len(text)]
    spoken = [(place, WORK) for place in _places(before, cues.work)]
    spoken += [(place, MEMBERSHIP) for place in _places(before, cues.membership)]
    if spoken:
        return max(spoken)[1]
    if _places(before, cues.benefit):
        return None
    named = [(place, WORK) for place in _places(behind, cues.work)]
    named += [(place, MEMBERSHIP) for place in _places(behind, cues.membership)]
    return min(named)[1] if named else UNKNOWN


def _is_under(text: str, at: int, words: Sequence[str]) -> bool:
    """ "nästan 4 år", "mindre än två år": not quite so long."""
    before = " ".join(text[:at].split()[-_WORDS_BEFORE:])
    return any(before.endswith(word) for word in words)


def _places(text: str, words: Sequence[str]) -> List[int]:
    return [found.start() for word in words for found in re.finditer(rf"\b{re.escape(word)}", text)]


def _trade(reading: Reading) -> str | None:
    """The one trade named in the message."""
    named = {str(e["value"]) for e in reading.entities if e.get("entity") == "occupation" and not e.get("negated")}
    return lower_first(named.pop()) if len(named) == 1 else None
