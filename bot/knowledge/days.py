"""Days and stretches of days: the calendar under `dates` and `stretches`. Pure arithmetic."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?P<month>jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w)\.?"
)

_MOVING = re.compile(r"(?<!\w)(?:flytt|byt|ändr|omboka|boka om)\w*\b[^.;!?]*$")


def is_moving(before: str) -> bool:
    """Whether a time is moved in the words before: "flytta från tisdag till fredag" is no stretch of days."""
    return _MOVING.search(before) is not None


def compiled(*pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + "".join(pattern))


def stretch(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def week_of(day: date) -> str:
    first = day - timedelta(days=day.weekday())
    return stretch(first, first + timedelta(days=6))


def calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def monday(week: int, today: date) -> date | None:
    """The Monday of the next week with this number: this year's, or when it is over, next year's."""
    for year in (today.isocalendar()[0], today.isocalendar()[0] + 1):
        try:
            first = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if first + timedelta(days=6) >= today:
            return first
    return None


def months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        moved = calendar(day.year + years, month + 1, min(day.day, last))
        if moved:
            return moved
    return day
