"""Days that limit others: "efter den 15 januari", "senast på fredag", "mellan 7 och 9 december", "veckan före jul".

Called by `dates` with the days it found. What is open towards the future ends after a year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.knowledge.days import is_moving, stretch
from bot.knowledge.days_together import Span

_SOON = r"(?P<soon>strax |direkt |genast |precis )?"
_FROM_AND_WITH = r"från och med|fr\.? ?o\.? ?m\.?|f\.? ?o\.? ?m\.?"
_UNTIL = r"senast|till och med|t\.? ?o\.? ?m\.?|fram till|(?:inte|ej) (?:efter|senare än)"
_LIMIT = re.compile(
    r"(?<!\w)(?:någon gång |nån gång |helst |tiden |dagarna )?(?:"
    r"(?:sista |hela )?(?P<unit>dagen|veckan) (?P<beside>före|innan|efter)"
    rf"|(?P<since>{_FROM_AND_WITH}|tidigast|från|(?:inte|ej) (?:före|innan|förrän|tidigare än))"
    rf"|(?P<until>{_UNTIL})"
    rf"|{_SOON}(?P<after>efter|senare än)"
    r"|(?P<before>före|innan|tidigare än)"
    r")(?: den| på)? $"
)
_RANGE = re.compile(rf"(?<!\w)(?:(?P<from>mellan|från|{_FROM_AND_WITH}) )?(?:den |på )?$")
_TO = re.compile(r" ?(?P<to>och|till|till och med|fram till|t\.? ?o\.? ?m\.?|-|–) ?(?:den |på )?")
_YEAR, _SOON_DAYS = timedelta(days=365), timedelta(days=14)


def limited(spans: list[Span], text: str, today: date) -> list[Span]:
    """The same days; one that is said as a limit of others is the stretch of those others."""
    found: list[Span] = []
    rest = list(spans)
    while rest:
        span = rest.pop(0)
        both = _between(span, rest[0], text, today) if rest else None
        if both is not None:
            rest.pop(0)
        found.append(both or _limited(span, text[: span.start], today))
    return found


def _days(span: Span) -> tuple[date, date]:
    first, _, last = span.value.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _between(one: Span, two: Span, text: str, today: date) -> Span | None:
    """ "mellan måndag och onsdag", "från 20 december till 10 januari": both days and all between."""
    lead, to = _RANGE.search(text[: one.start]), _TO.fullmatch(text[one.end : two.start])
    if lead is None or to is None or is_moving(text[: one.start]):
        return None
    if not lead["from"] or (lead["from"] == "mellan") != (to["to"] == "och"):
        return None
    first, last = _days(one)[0], _days(two)[1]
    if last < first and (first - last).days < 7:
        last += timedelta(days=7)
    return Span(stretch(max(first, today), last), lead.start(), two.end) if first <= last >= today else None


def _limited(span: Span, before: str, today: date) -> Span:
    limit = _LIMIT.search(before)
    if limit is None or (limit["since"] == "från" and is_moving(before)):
        return span
    value = _stretch(limit, *_days(span), today)
    return Span(value, limit.start(), span.end) if value else span


def _stretch(limit: re.Match[str], first: date, last: date, today: date) -> str | None:
    """What lies on the side of these days that the words say; None when all of it is over."""
    day = timedelta(days=1)
    if limit["unit"]:
        return _beside(limit, first - day, last + day, today)
    if limit["since"]:
        begin, end = max(first, today), max(first, today) + _YEAR
    elif limit["after"]:
        begin = max(last + day, today)
        end = last + _SOON_DAYS if limit["soon"] else begin + _YEAR
    else:
        begin, end = today, last if limit["until"] else first - day
    return stretch(begin, end) if begin <= end else None


def _beside(limit: re.Match[str], before: date, after: date, today: date) -> str | None:
    """The day or the week (from Monday) next to the days that are named."""
    late = limit["beside"] == "efter"
    day = after if late else before
    if limit["unit"] == "dagen":
        return day.isoformat() if day >= today else None
    # The week before Christmas is the one before the week Christmas Eve lies in.
    named = (after if late else before) + timedelta(days=-1 if late else 1)
    monday = named - timedelta(days=named.weekday()) + timedelta(days=7 if late else -7)
    end = monday + timedelta(days=6)
    return stretch(max(monday, today), end) if end >= today else None
