"""Whatever is said or pressed, in whatever order: no crash, no empty words, always a way on."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.conversation import Reading
from tests.core.booking_world import SAFFLE, Talker, booking_at, read, slot_at, weeks, world_of

WORLDS = {
    "plain": world_of(),
    "sms": world_of(address="+46701740666"),
    "few": world_of([slot_at("2026-11-26", "13:00", modes=("phone",))]),
    "known": world_of(weeks()[2:], bookings=[booking_at(weeks()[0], 1), booking_at(weeks()[1], 2)]),
}
PHRASES = st.sampled_from(
    """ja|nej|nej tack|tiden|torsdag kl 13|fredag em|inte på tisdag|den andra|2|13|så snart som möjligt|backa
    |hoppa över|vet inte|på telefon|hellre video|inte telefon|Anna Berg|jag heter Bo|070-174 06 66|a@exempel.se
    |samma nummer|ändra|visa fler|ingen passar|i mars|Säffle|avbryt|namnet|vad menar du?|[personnummer borttaget]
    |den 31 november|kl 25|en vecka senare|dagen efter|torsdag 11 december|den 9:e|på kvällen|samma dag|i går
    |inte på morgonen|helst måndagar|veckan efter""".split("|")
).map(str.strip)
INTENTS = st.sampled_from([None, "affirm", "deny", "skip", "back", "unsure", "help", "inform", "stop", "greet"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
ASKS = st.sampled_from(["slot", "mode", "name", "contact", "confirm_booking", "municipality", "skills", "years"])
SLOT_IDS = st.sampled_from([slot.id for slot in weeks()[:6]])


def entity(kind: str, value: Any, start: Any) -> dict[str, Any]:
    return {"entity": kind, "value": value, "start": start, "end": start}


ENTITIES = st.builds(entity, st.sampled_from(["date", "time", "municipality"]), JSON | st.text("0123456789-:/T"), JSON)
SPOKEN = st.builds(read, PHRASES | st.text(max_size=60), INTENTS)
STRANGE = st.builds(
    lambda text, entities: Reading(text, "inform", entities=tuple(entities)),
    st.text(max_size=30),
    st.lists(ENTITIES, max_size=3),
)
PRESSED = st.builds(lambda asks, value: Reading("x", "inform", asks=asks, value=value), ASKS, JSON | SLOT_IDS)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    purpose=st.sampled_from(["book", "move", "cancel"]),
    world=st.sampled_from(sorted(WORLDS)),
    place=st.sampled_from([SAFFLE, None]),
    turns=st.lists(st.one_of(SPOKEN, SPOKEN, PRESSED, STRANGE), max_size=12),
)
def test_every_talk_keeps_its_promises(purpose: str, world: str, place: str | None, turns: list[Reading]) -> None:
    talk = Talker(purpose, place, WORLDS[world])
    for reading in turns:
        if talk.effect is not None:
            break
        talk.hear(reading)
        assert talk.effect in (None, "leave", purpose)
        assert talk.effect == purpose or talk.replies
        if talk.effect is None:
            assert talk.asks == talk.talk.asking
        if talk.effect == "book":
            told = talk.talk
            assert told.slot and told.mode and told.name and (told.phone or told.email)
