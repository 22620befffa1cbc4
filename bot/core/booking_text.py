"""How a booking under way is put into words, buttons and cards."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Callable, Dict, List, Sequence, Tuple

from bot.core.booking_state import BookingTalk, BookingWorld
from bot.core.bookings import local, spread
from bot.core.conversation import Button, Reply
from bot.core.payloads import answer_button
from bot.core.phrases import Phrases
from bot.core.records import Slot

RECENT = 4
ON_CARD = 40
AROUND = timedelta(weeks=5)
SUGGESTED = 4


def time_short(phrases: Phrases, moment: datetime) -> str:
    """ "tors 26 nov kl. 13.00" """
    return phrases.say("bookings.time_short", 0, start=_clock(moment), **_day(phrases, moment, "_short"))


def time_long(phrases: Phrases, slot: Slot) -> str:
    """ "torsdag 26 november kl. 13.00–14.00" """
    day = _day(phrases, slot.start, "")
    return phrases.say("bookings.time_long", 0, start=_clock(slot.start), end=_clock(slot.end), **day)


def moment_long(phrases: Phrases, moment: datetime) -> str:
    """ "torsdag 26 november kl. 13.00" """
    return phrases.say("bookings.time_short", 0, start=_clock(moment), **_day(phrases, moment, ""))


def sentence(words: str) -> str:
    """The same words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def day_long(phrases: Phrases, moment: datetime) -> str:
    """ "torsdag 26 november" """
    return phrases.say("bookings.day_long", 0, **_day(phrases, moment, ""))


def month(phrases: Phrases, number: int) -> str:
    """The name of a month, January being 1."""
    return phrases.say("bookings.month", number - 1)


def clock_span(phrases: Phrases, slot: Slot) -> str:
    """ "kl. 13.00–14.00" """
    return phrases.say("bookings.clock", start=_clock(slot.start), end=_clock(slot.end))


def _day(phrases: Phrases, moment: datetime, form: str) -> Dict[str, object]:
    at = local(moment)
    weekday = phrases.say(f"bookings.weekday{form}", at.weekday())
    return {"weekday": weekday, "day": at.day, "month": phrases.say(f"bookings.month{form}", at.month - 1)}


def _clock(moment: datetime) -> str:
    at = local(moment)
    return f"{at.hour}.{at.minute:02d}"


def modes_in_words(phrases: Phrases, modes: Sequence[str]) -> str:
    """ "på plats, på telefon eller på video" """
    words = [phrases.say(f"bookings.how_{mode}") for mode in modes]
    if len(words) < 2:
        return "".join(words)
    return phrases.say("bookings.or", first=", ".join(words[:-1]), last=words[-1])


def title(world: BookingWorld, key: str) -> str:
    return world.phrases.say(f"bookings.{key}")


def say(talk: BookingTalk, world: BookingWorld, key: str, **values: object) -> str:
    """The next wording of `bookings.<key>` that was not among the last things said."""
    text = ""
    for _ in range(world.phrases.count(f"bookings.{key}") + 1):
        turn = talk.turns.get(key, 0)
        talk.turns[key] = turn + 1
        text = world.phrases.say(f"bookings.{key}", turn, **values)
        if text not in talk.recent:
            break
    talk.recent = [*talk.recent, text][-RECENT:]
    return text


def note(talk: BookingTalk, world: BookingWorld, key: str, **values: object) -> Tuple[Reply, ...]:
    """A message that asks nothing."""
    return (Reply(say(talk, world, key, **values)),)


def team_name(talk: BookingTalk, world: BookingWorld) -> str:
    team = world.team(talk)
    return team.name if team else title(world, "team_fallback")


def slot_buttons(talk: BookingTalk, world: BookingWorld, slots: Sequence[Slot]) -> Tuple[Button, ...]:
    """One button for each time; they are what "nummer 2" counts."""
    talk.offered = [slot.id for slot in slots]
    return tuple(answer_button(time_short(world.phrases, slot.start), "slot", slot.id) for slot in slots)


def slots_card(talk: BookingTalk, world: BookingWorld, chosen: Sequence[Slot]) -> Dict[str, Any]:
    """The calendar: so many of the free times around the first that stands as a button, with all that do."""
    middle = chosen[0].start if chosen else world.now
    rest = [slot for slot in world.slots if slot not in chosen and abs(slot.start - middle) <= AROUND]
    shown = sorted([*chosen, *spread(rest, ON_CARD - len(chosen))], key=lambda slot: slot.start)
    team = world.team(talk)
    about = {"id": team.id, "name": team.name, "place": team.place, "example": team.example} if team else {}
    opens = local(middle).date().isoformat()
    return {"type": "slots", "slots": [slot.to_public() for slot in shown], "team": about, "opens": opens}


def offer(talk: BookingTalk, world: BookingWorld, key: str, slots: Sequence[Slot] = (), **values: object) -> Reply:
    """A question for the slot with some times as buttons and the rest in the calendar."""
    chosen = list(slots) or spread(world.slots, SUGGESTED)
    minutes = (chosen[0].end - chosen[0].start).seconds // 60 if chosen else 0
    text = say(talk, world, key, **{**details(talk, world), "minutes": str(minutes), **values})
    buttons = (*slot_buttons(talk, world, chosen), leave_button(talk, world))
    return Reply(text, buttons, "slot", slots_card(talk, world, chosen))


def leave_button(talk: BookingTalk, world: BookingWorld) -> Button:
    return Button(title(world, "button_leave" if talk.purpose == "book" else "button_keep"), "/skip")


def details(talk: BookingTalk, world: BookingWorld) -> Dict[str, str]:
    """What the summary speaks of."""
    booking = world.booking(talk.booking)
    slot = world.slot(talk.slot) or (booking.slot if booking else None)
    mode = talk.mode or (booking.mode if booking else None)
    return {
        "when": time_long(world.phrases, slot) if slot else "",
        "how": modes_in_words(world.phrases, [mode]) if mode else "",
        "team": team_name(talk, world),
        "name": talk.name or "",
        "contact": reached_at(talk.phone, talk.email),
        "address": spoken_phone(world.address) or "",
    }


def reached_at(phone: str | None, email: str | None) -> str:
    """Number and address, as they are read out."""
    return " / ".join(item for item in (spoken_phone(phone), email) if item)


def spoken_phone(number: str | None) -> str | None:
    """A Swedish number as people write it at home; others as they are."""
    if not number or not number.startswith("+46"):
        return number
    home = "0" + number[3:]
    if len(home) != 10 or not home.startswith("07"):
        return home
    return f"{home[:3]}-{home[3:6]} {home[6:8]} {home[8:]}"


def question(talk: BookingTalk, world: BookingWorld, again: bool) -> Reply:
    """The open question with its buttons and card."""
    again = again or talk.misses > 0
    return _QUESTIONS[talk.asking or "slot"](talk, world, "again_" if again else "ask_")


def _municipality(talk: BookingTalk, world: BookingWorld, prefix: str) -> Reply:
    places = sorted(world.catalogue.municipalities.values(), key=lambda place: place.name)
    card = {"type": "municipalities", "options": [{"code": one.code, "name": one.name} for one in places]}
    return Reply(say(talk, world, prefix + "municipality"), (leave_button(talk, world),), "municipality", card)


def _slot(talk: BookingTalk, world: BookingWorld, prefix: str) -> Reply:
    if talk.purpose != "book" and talk.booking is None:
        buttons = tuple(
            answer_button(time_short(world.phrases, one.slot.start), "slot", one.slot.id) for one in world.active
        )
        return Reply(say(talk, world, prefix + "which"), buttons, "slot")
    shown = [slot for slot in map(world.slot, talk.offered) if slot is not None]
    key = prefix + ("slot" if talk.purpose == "book" else "slot_move")
    return offer(talk, world, key, shown if prefix == "again_" else ())


def _mode(talk: BookingTalk, world: BookingWorld, prefix: str) -> Reply:
    slot = world.slot(talk.slot)
    modes = slot.modes if slot else ()
    buttons = tuple(answer_button(title(world, f"button_{mode}"), "mode", mode) for mode in modes)
    return Reply(say(talk, world, prefix + "mode", modes=modes_in_words(world.phrases, modes)), buttons, "mode")


def _name(talk: BookingTalk, world: BookingWorld, prefix: str) -> Reply:
    return Reply(say(talk, world, prefix + "name"), (), "name")


def _contact(talk: BookingTalk, world: BookingWorld, prefix: str) -> Reply:
    if world.address and not talk.phone and prefix == "ask_":
        button = answer_button(title(world, "button_address"), "contact", world.address)
        text = say(talk, world, "ask_contact_address", **details(talk, world))
        return Reply(text, (button,), "contact")
    return Reply(say(talk, world, prefix + ("contact_phone" if talk.mode == "phone" else "contact")), (), "contact")


def _confirm(talk: BookingTalk, world: BookingWorld, prefix: str) -> Reply:
    if talk.changing:
        return Reply(say(talk, world, "ask_change"), _change_buttons(talk, world), "confirm_booking")
    kind = "mode" if same_time(talk, world) else talk.purpose
    key = ("again_" if prefix == "again_" else "") + "confirm" + ("" if kind == "book" else f"_{kind}")
    no_key = {"book": "change", "move": "other_time", "cancel": "keep"}[talk.purpose]
    yes = Button(title(world, f"button_yes_{talk.purpose}"), "/affirm")
    no = Button(title(world, f"button_{no_key}"), "/deny")
    wished = world.interpreter if talk.purpose == "book" else None
    wish = say(talk, world, "interpreter", language=wished) + " " if wished else ""
    return Reply(wish + say(talk, world, key, **details(talk, world)), (yes, no), "confirm_booking")


def same_time(talk: BookingTalk, world: BookingWorld) -> bool:
    """Whether only the way to meet is to be another."""
    booking = world.booking(talk.booking)
    return talk.purpose == "move" and booking is not None and talk.slot == booking.slot.id


def _change_buttons(talk: BookingTalk, world: BookingWorld) -> Tuple[Button, ...]:
    fields = [answer_button(title(world, f"button_change_{name}"), name, None) for name in CHANGEABLE]
    return (*fields, leave_button(talk, world))


CHANGEABLE = ("slot", "mode", "name", "contact")
_QUESTIONS: Dict[str, Callable[[BookingTalk, BookingWorld, str], Reply]] = {
    "municipality": _municipality,
    "slot": _slot,
    "mode": _mode,
    "name": _name,
    "contact": _contact,
    "confirm_booking": _confirm,
}


def ways_on(world: BookingWorld, *, book: bool) -> Tuple[Button, ...]:
    """Where a person can go when nothing could be booked, moved or cancelled."""
    buttons: List[Button] = [Button(title(world, "button_book"), "/book_session")] if book else []
    buttons.append(Button(title(world, "button_human"), "/human_handover"))
    if world.resumes:
        buttons.append(Button(title(world, "button_go_on"), "/start_guidance"))
    return tuple(buttons)
