"""Which of the free times a person means by "torsdag eftermiddag", "den andra" or "så snart som möjligt"."""

from __future__ import annotations

import re
from typing import Sequence, Tuple

from bot.core.records import Slot
from bot.core.slot_wishes import Window

ANY = (
    r"v(?:ilken|ad|ilka|em) som helst|spelar ingen roll|kvittar|valfri|du (?:får )?(?:välja?|bestämm?er?)"
    r"|(?:välj|bestäm|ta) (?:du|nån|någon|en åt)|jag kan (?:alltid|alla dagar|när som helst)|när som helst"
)
SOONEST = (
    r"så (?:snart|fort|tidigt|snabbt)|snarast|asap|första (?:bästa|lediga|möjliga)|tidigast(?:e)? möjlig"
    r"|omgående|närmast(?:e)? (?:lediga )?(?:tid|möjlig)|fortast|nästa lediga|tidigaste"
)
MORE = (
    r"\b(?:fler|flera|andra|nån annan|någon annan|annan|senare|nya) (?:tid|dag|alternativ|förslag)"
    r"|^(?:fler|senare|andra)$"
    r"|visa (?:fler|alla|mer)|(?:passar|går|funkar|fungerar) (?:det |de |den |dom )?(?:inte|ej|inget|inga|ingen)"
    r"|(?:inget|inga|ingen|ingenting) (?:av (?:dem|de|dom|tiderna) )?(?:där )?(?:som )?(?:passar|går|funkar)"
    r"|kan inte (?:då|nån|någon|de|dem|den)|längre fram|lite senare"
)
# Beside another day or time: as the one that is chosen or booked already.
SAME_TIME = r"\bsamma (?:tid|klockslag)\b"
SAME_DAY = r"\bsamma dag\b"
# Days that have been, by name; and "earlier on the same day" as the time there is.
GONE = (
    r"\bi ?(?:förr)?går\b|\b(?:i )?(?:förra|förrförra) (?:veckan|månaden|(?:mån|tis|ons|tors|fre|lör|sön)dagen)\b"
    r"|\bi (?:mån|tis|ons|tors|fre|lör|sön)dags\b"
)
ON_THE_DAY = r"\b(?P<way>tidigare|senare) (?:samma dag|(?:på|den) dagen)|\b(?:lite|något) tidigare\b"
_ORDINALS = (
    ("första", "etta", "ettan", "ett", "en", "översta"),
    ("andra", "tvåa", "tvåan", "två"),
    ("tredje", "trea", "trean", "tre"),
    ("fjärde", "fyra", "fyran"),
    ("femte", "femma", "femman", "fem"),
    ("sjätte", "sexa", "sexan", "sex"),
)
_PLACES = {word: place for place, row in enumerate(_ORDINALS, 1) for word in row}
_POINTING = re.compile(
    r"(?:ja,? |ok(?:ej)?,? )?(?:jag )?(?:tar |väljer |vill ha |kör (?:på )?)?"
    r"(?P<den>(?:den |det )?)(?:nummer |nr\.? |alternativ(?:et)? |tid(?:en)? |val )?"
    r"(?P<which>\d{1,2}|[a-zåäö]+)(?::?(?:an|e|a))?"
    r"(?: (?:tiden|alternativet|av dem|tack|blir bra|går bra|passar(?: bra)?|är bra))*"
)
_BUSINESS = range(7, 21)


def pointed_at(text: str, offered: Sequence[Slot]) -> Tuple[Slot | None, bool]:
    """The shown time that "den andra", "nummer 2" or "sista" means; and whether it may also be a date."""
    found = _POINTING.fullmatch(text)
    if found is None or not offered:
        return None, False
    which = found["which"]
    if which in ("sista", "nedersta"):
        return offered[-1], False
    place = int(which) if which.isdecimal() else _PLACES.get(which, 0)
    if not 1 <= place <= len(offered):
        return None, False
    return offered[place - 1], which.isdecimal() and bool(found["den"])


def clock_in(text: str) -> Window | None:
    """A bare hour ("13", "13.30") as a time of day."""
    found = re.fullmatch(r"(?:kl\.? ?|klockan )?(\d{1,2})(?:[.:](\d\d))?", text)
    if found is None or int(found[1]) not in _BUSINESS or int(found[2] or 0) > 59:
        return None
    clock = f"{int(found[1]):02d}:{found[2] or '00'}"
    return Window(None, None, clock, clock)
