"""Times of day as people say them in Swedish: "kl 13", "halv nio", "tors fm", "strax efter lunch".

A point is "13:00"; a window is two of them with a slash ("08:00/12:00"). Hours one to seven are taken
for the afternoon unless something says otherwise: nobody books a talk at three in the night.
Called by the finder.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Iterator

from bot.knowledge.dates import Span
from bot.knowledge.numbers import WORDS
from bot.knowledge.swedish import flat

_HOURS = {word: int(value) for word, value in WORDS.items() if value in range(1, 25)}
_WORD = "|".join(sorted((word for word in _HOURS if _HOURS[word] <= 12), key=len, reverse=True))
_END = r"(?!\w)"
_HOUR = rf"(?:(?:[01]?\d|2[0-4])(?!\d)|(?:{_WORD}){_END})"
_CLOCK = rf"(?:(?P<half>halv) |(?P<quarter>kvart (?:i|över)) )?(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d){_END})?"
_CUE = r"(?:klockan|klock|kl[.:]?)"
# After an hour without "klockan" something must show that it is no number of things ("vid tre skift").
_FOLLOW = (
    r"(?= ?(?:$|[.,!?;)\n]|(?:på|i|om|så|eller|och|fun[kg]|pass|går|blir|är|kan|den|nästa|imorgon|idag|tack"
    r"|helst|vore|mån|tis|ons|tor|fre)))"
)
_WEEKDAY = r"(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?|i ?(?:morgon|dag)|vecka"
_PART = (
    r"(?P<part>fm|em|förmiddag(?:en|ar)?|förmiddan|eftermiddag(?:en|ar)?|eftermiddan|kväll(?:en|ar)?"
    r"|morgonen|morgnar|(?<!i\s)(?<!god\s)morgon|bitti|efterlunch|lunch(?:en|tid)?|mitt\spå\sdagen|mitt\spå\sdan)"
)
# "dagen efter kl 9" is nine o'clock on another day.
_AFTER = r"(?<!dagen )(?<!veckan )(?P<relation>efter|från|tidigast|före|innan|senast|fram till)"

_PARTS = (
    (("fm", "förm"), "08:00", "12:00"),
    (("em", "efterm"), "12:00", "17:00"),
    (("kväll",), "17:00", "21:00"),
    (("morg", "bitti"), "07:00", "10:00"),
    (("lunch",), "11:30", "13:00"),
    (("mitt",), "11:00", "14:00"),
)
_DAY_BEGINS, _DAY_ENDS = "00:00", "23:59"
_AFTER_LUNCH, _BEFORE_LUNCH = "12:00/15:00", "09:00/12:00"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w:./-])" + pattern)


_POINT_IN_TIME = rf"{_HOUR}(?:[:.][0-5]\d)?"
_SPOKEN_PART = r"(?P<part>morgonen|förmiddagen|eftermiddagen|kvällen)"
_THINGS = r"(?! (?:år|månad|veck|dag|st|km|kilometer|procent|pers))"
_BETWEEN = _compiled(
    rf"(?:mellan |från |kl\.? ?|klockan )(?P<one>{_POINT_IN_TIME}) ?(?:och|till|-|–) ?(?P<two>{_POINT_IN_TIME}){_END}"
)
_FROM_TO = (
    _compiled(rf"(?P<one>\d{{1,2}}[:.][0-5]\d) ?(?:-|–|till) ?(?P<two>\d{{1,2}}[:.][0-5]\d){_END}"),
    _compiled(rf"(?P<one>\d{{1,2}}) ?[-–] ?(?P<two>\d{{1,2}})(?= (?:på )?(?:{_WEEKDAY}){_END})"),
)
_LUNCH = _compiled(rf"(?:strax\s|direkt\s|lite\s|någon\sgång\s)?(?P<relation>efter|före|innan)\slunch(?:en)?{_END}")
_RELATED = _compiled(rf"(?:strax\s|någon\sgång\s)?{_AFTER} (?:klockan |kl\.? ?)?{_CLOCK}{_END}{_FOLLOW}")
_AT_ABOUT = _compiled(rf"(?:vid|runt|omkring) {_CLOCK}{_END}{_FOLLOW}")
_AFTER_DAY = _compiled(rf"(?:{_WEEKDAY}),? (?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d))?{_END}{_FOLLOW}")
_POINT = _compiled(rf"(?:{_CUE} ?)(?:klockan |kl\.? ?)?{_CLOCK}{_END}(?: på {_SPOKEN_PART})?{_THINGS}")
_BARE = _compiled(
    rf"(?:(?P<half>halv) |(?P<quarter>kvart (?:i|över)) )(?P<hour>{_HOUR}){_END}"
    r"|(?P<hour2>[01]?\d|2[0-3])[:.](?P<minute2>[0-5]\d)(?![\w.:/-])"
)
_SPOKEN = _compiled(rf"(?P<hour>{_HOUR}) på {_SPOKEN_PART}")
_ABOUT = _compiled(rf"vid (?P<hour>{_WORD})-?tiden{_END}")
_DAYPART = _compiled(rf"(?:på |tidig[at]* |sen |sent )*{_PART}{_END}")


def times(words: str) -> list[Span]:
    """Every time or window of the day in a text, in order."""
    text = flat(words)
    found: list[Span] = []
    taken = -1
    for span in sorted(_candidates(text), key=lambda span: (span.start, -span.end)):
        if span.start >= taken:
            found.append(span)
            taken = span.end
    return found


def interval(day: str, hours: str | None, zone: tzinfo) -> tuple[datetime, datetime]:
    """The stretch of time (UTC) that a date's and a time's value mean together; a point lasts an hour."""
    first, _, last = day.partition("/")
    begin, _, end = (hours or f"{_DAY_BEGINS}/{_DAY_ENDS}").partition("/")
    start = datetime.combine(date.fromisoformat(first), time.fromisoformat(begin), zone)
    stop = datetime.combine(date.fromisoformat(last or first), time.fromisoformat(end or begin), zone)
    stop_utc = stop.astimezone(timezone.utc) + (timedelta() if end else timedelta(hours=1))
    return start.astimezone(timezone.utc), stop_utc


def _candidates(text: str) -> Iterator[Span]:
    for found in (match for pattern in (_BETWEEN, *_FROM_TO) for match in pattern.finditer(text)):
        one, two = _simple(found["one"]), _simple(found["two"])
        if one and two and one < two:
            yield Span(f"{one}/{two}", *found.span())
    for found in _LUNCH.finditer(text):
        yield Span(_AFTER_LUNCH if found["relation"] == "efter" else _BEFORE_LUNCH, *found.span())
    for found in _RELATED.finditer(text):
        point = _clock(found["hour"], found["minute"], found["half"], found["quarter"])
        if point:
            late = found["relation"] in ("efter", "från", "tidigast")
            yield Span(f"{point}/{_DAY_ENDS}" if late else f"{_DAY_BEGINS}/{point}", *found.span())
    for found in _AFTER_DAY.finditer(text):
        value = _clock(found["hour"], found["minute"])
        if value and found["hour"] not in ("en", "ett"):
            yield Span(value, found.start("hour"), found.end())
    for found in (*_POINT.finditer(text), *_AT_ABOUT.finditer(text)):
        part = found.groupdict().get("part")
        yield from _span(_clock(found["hour"], found["minute"], found["half"], found["quarter"], part), found)
    for found in _BARE.finditer(text):
        hour, minute = found["hour"] or found["hour2"], found["minute2"]
        yield from _span(_clock(hour, minute, found["half"], found["quarter"]), found)
    for pattern in (_SPOKEN, _ABOUT):
        for found in pattern.finditer(text):
            yield from _span(_clock(found["hour"], part=found.groupdict().get("part")), found)
    for found in _DAYPART.finditer(text):
        yield from _span(_part(found["part"]), found)


def _span(value: str | None, found: re.Match[str]) -> Iterator[Span]:
    if value is not None:
        yield Span(value, *found.span())


def _part(word: str) -> str | None:
    if word == "efterlunch":
        return _AFTER_LUNCH
    return next((f"{begin}/{end}" for heads, begin, end in _PARTS if word.startswith(heads)), None)


def _simple(written: str) -> str | None:
    hour, _, minute = written.replace(".", ":").partition(":")
    return _clock(hour, minute or None)


def _clock(
    hour: str, minute: str | None = None, half: str | None = None, quarter: str | None = None, part: str | None = None
) -> str | None:
    number = int(hour) if hour.isdecimal() else _HOURS[hour]
    minutes = number * 60 + int(minute or 0)
    if half:
        minutes -= 30
    if quarter:
        minutes += 15 if quarter.endswith("över") else -15
    written_out = len(hour) == 2 and hour.startswith("0")
    morning = part == "morgonen" or written_out
    if not morning and (minutes < 7 * 60 + 30 if not part else part != "förmiddagen" and minutes < 12 * 60):
        minutes += 12 * 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}" if 0 < minutes < 24 * 60 else None
