"""A wish that leans on the time chosen or booked: "en timme tidigare", "dagen efter", "torsdagen veckan efter".

Called by `bot.core.booking_wishes`, which knows that time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import List

from bot.core.conversation import Reading
from bot.core.slot_choice import ON_THE_DAY
from bot.core.slot_wishes import DAY, NIGHT, Window, Wish, at_hours, one_day
from bot.core.wish_reading import WEEKDAYS, words_of

_AMOUNT = r"(?P<amount>\d{1,2}|en|ett|två|tre|fyra|fem|sex)"
_UNIT = r"(?P<unit>halvtimm|kvart|tim|minut|dag|veck|månad)\w*"
# Behind "efter" a thing may follow ("en timme efter lunch"): that leans on something else.
_ENDS = r"(?=$|[,.;!?)]| (?:i ?stället|samma|kl|på|går|funkar|passar|tack|om|så|då|men|än)\b)"
_WAY = rf"(?P<way>tidigare|senare|framåt|bakåt|(?:innan|före|efter){_ENDS})"
_BY = re.compile(rf"\b{_AMOUNT} {_UNIT} {_WAY}")
_PUT_OFF = re.compile(
    rf"\b(?P<way>skjut\w*|senarelägg\w*|tidigarelägg\w*)\b(?: \w+){{0,3}}? (?:med )?{_AMOUNT} {_UNIT}"
)
_BESIDE = re.compile(rf"\b(?P<unit>dag|veck)(?:en|an) (?P<way>därpå|därefter|dessförinnan|(?:innan|före|efter){_ENDS})")
_BESIDE_IN_DAY = re.compile(r"\bveckan (?:därpå|efter)")
_EARLIER = ("tidigare", "bakåt", "innan", "före", "dessför")
_NUMBERS = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
_MINUTES = {"minut": 1, "kvart": 15, "halvtimm": 30, "tim": 60}
# A month on is the same weekday four weeks on.
_DAYS = {"dag": 1, "veck": 7, "månad": 28}


@dataclass(frozen=True)
class Shift:
    """So many minutes or days from the known time; `within` only earlier or later on its day (-1, 1)."""

    minutes: int = 0
    days: int = 0
    within: int = 0


def shift_in(reading: Reading, said: str) -> Shift | None:
    """How far from the known time a message wishes to come; None when it does not lean on it."""
    found = _BY.search(said) or _PUT_OFF.search(said) or _BESIDE.search(said)
    if found is not None:
        way = -1 if found["way"].startswith(_EARLIER) else 1
        told = found.groupdict().get("amount") or "en"
        number = way * (int(told) if told.isdecimal() else _NUMBERS[told])
        unit = found["unit"]
        return Shift(minutes=number * _MINUTES.get(unit, 0), days=number * _DAYS.get(unit, 0))
    if any(WEEKDAYS.match(words) and _BESIDE_IN_DAY.search(words) for words in words_of(reading, "date")):
        return Shift(days=7)
    found = re.search(ON_THE_DAY, said)
    return Shift(within=1 if found["way"] == "senare" else -1) if found else None


def shifted(shift: Shift, known: datetime, wish: Wish, reading: Reading) -> List[Wish]:
    """What that means, the best first: the same time of day, the whole day, the week. Empty: another day was named.

    `known` is the local time leaned on, `wish` what the message says besides: times of day, or a
    weekday in the week that is meant.
    """
    clock = known.strftime("%H:%M")
    if shift.within:
        hours = (clock, NIGHT) if shift.within > 0 else (DAY, clock)
        window = replace(one_day(known.date()), begin=hours[0], end=hours[1])
        return [] if wish.windows else [Wish((window,), (replace(window, begin=clock, end=clock), *wish.without))]
    if shift.minutes:
        target = known + timedelta(minutes=shift.minutes)
        point = target.strftime("%H:%M")
        return [] if wish.windows else [Wish((replace(one_day(target.date()), begin=point, end=point),))]
    day = known.date() + timedelta(days=shift.days)
    monday = day - timedelta(days=day.weekday())
    week = Window(monday, monday + timedelta(days=6))
    weekdays = _weekdays(wish, reading) if shift.days % 7 == 0 else []
    if wish.dated and not weekdays:
        return []
    days = [one_day(monday + timedelta(days=number)) for number in weekdays] or [one_day(day)]
    hours_said = [one for one in wish.windows if one.timed]
    whole = [days] if weekdays or shift.days % 7 else [days, [week]]
    if hours_said:
        return [Wish(at_hours(each, hours_said), wish.without) for each in whole]
    same = Wish(at_hours(days, [Window(None, None, clock, clock)]), wish.without)
    return [same, *(Wish(tuple(each), wish.without) for each in whole)]


def _weekdays(wish: Wish, reading: Reading) -> List[int]:
    """The weekdays said beside the week, if nothing but weekdays was said."""
    named = [one.first.weekday() for one in wish.windows if one.first]
    plain = all(WEEKDAYS.match(words) for words in words_of(reading, "date"))
    return list(dict.fromkeys(named)) if plain else []
