"""A booking as a calendar file that any calendar takes in (RFC 5545, RFC 5546)."""

from __future__ import annotations

from datetime import datetime

from icalendar import Calendar, Event

from bot.core.booking_text import modes_in_words, sentence
from bot.core.catalogue import Team
from bot.core.phrases import Phrases
from bot.core.records import Booking

PRODUCT = "-//Lotsen//Bokning//SV"


def calendar_file(booking: Booking, team: Team | None, *, phrases: Phrases, url: str, now: datetime) -> bytes:
    """One event. The UID stays and SEQUENCE grows, so that a calendar moves or removes what it has.

    Times are in UTC: calendars show them in local time, across every change of the clocks.
    """
    cancelled = booking.status != "booked"
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    event = Event()
    event.add("uid", f"{booking.id}@lotsen")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", booking.slot.start)
    event.add("dtend", booking.slot.end)
    event.add("summary", phrases.say("bookings.ics_summary"))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    name = team.name if team else booking.slot.team
    where = phrases.say(f"bookings.ics_where_{booking.mode}") if booking.mode != "place" else ""
    event.add("location", where or (f"{name}, {team.place}" if team else name))
    how = sentence(modes_in_words(phrases, [booking.mode]))
    event.add("description", phrases.say("bookings.ics_about", 0, team=name, how=how, url=url))
    if url.startswith("http"):
        event.add("url", url)
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
