"""Day words that belong together: "tisdag 8 december" is one day, "torsdag … nästa vecka" lies in that week.

Called by `bot.knowledge.dates` with what it found, in order.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """A value and the place of its words in the text."""

    value: str
    start: int
    end: int


_WEEKDAY = r"(?:nu |på )*(?:mån|tis|ons|tors?|fre|lör|sön)\w*\.?"
_BARE = re.compile(_WEEKDAY)
_BEGINS = re.compile(rf"{_WEEKDAY} ")
_ENDS = re.compile(rf".*\bv(?:ecka|\.)? ?.*{_WEEKDAY}")
_BESIDE = re.compile(r"[ ,(]*")
_EITHER = re.compile(r"[ ,]*(?:eller|el|och|o|/)?[ ,]*")
_LONGEST_WEEK = 6
_FAR = 30


def together(spans: list[Span], text: str) -> list[Span]:
    """The same days, each weekday with the date or the week said beside it."""
    joined: list[Span] = []
    for span in reversed(spans):
        following = joined[0] if joined else None
        if following is None or not _BARE.fullmatch(text[span.start : span.end]):
            joined.insert(0, span)
            continue
        between = text[span.end : following.start]
        if _is_that_day(span, following) and _BESIDE.fullmatch(between) and not _named(following, text):
            joined[0] = Span(following.value, span.start, following.end)
        else:
            joined.insert(0, Span(_placed(span, following, between, text), span.start, span.end))
    return [_in_same_week(before, span, text) for before, span in zip([None, *joined], joined, strict=False)]


def _in_same_week(before: Span | None, span: Span, text: str) -> Span:
    """The second of two weekdays where the first has its week: "nästa vecka torsdag eller fredag"."""
    if before is None or "/" in before.value or not _BARE.fullmatch(text[span.start : span.end]):
        return span
    if not _ENDS.fullmatch(text[before.start : before.end]) or not _EITHER.fullmatch(text[before.end : span.start]):
        return span
    first, day = date.fromisoformat(before.value), date.fromisoformat(span.value)
    return span._replace(value=(first + timedelta(days=day.weekday() - first.weekday())).isoformat())


def _named(span: Span, text: str) -> bool:
    return _BARE.match(text[span.start : span.end]) is not None


def _is_that_day(weekday: Span, following: Span) -> bool:
    if "/" in following.value:
        return False
    return date.fromisoformat(weekday.value).weekday() == date.fromisoformat(following.value).weekday()


def _placed(weekday: Span, following: Span, between: str, text: str) -> str:
    """The weekday's date within the week that follows it; else as it was."""
    day = date.fromisoformat(weekday.value)
    first, _, last = following.value.partition("/")
    begins = date.fromisoformat(first)
    if last:
        is_week = (date.fromisoformat(last) - begins).days <= _LONGEST_WEEK and len(between) <= _FAR
        moved = begins + timedelta(days=(day.weekday() - begins.weekday()) % 7)
        return moved.isoformat() if is_week and moved.isoformat() <= last else weekday.value
    if _EITHER.fullmatch(between) and _BEGINS.match(text[following.start : following.end]):
        return (begins + timedelta(days=day.weekday() - begins.weekday())).isoformat()
    return weekday.value
