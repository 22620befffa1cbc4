"""Whatever people write or press: no crash, no text twice in a row, an end within sixty messages."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.core.conversation import Reading
from bot.core.interview import help, why
from tests.core.interview_world import SKILLS, TRADES, Talk, entity, place, pressed, trade

INTENTS = (
    "inform affirm deny unsure skip back help correct_answer out_of_scope greet thank complaint ask_why "
    "start_guidance repeat distress other_language"
).split()
TEXTS = (
    *("", "?", "ja", "nej", "nej, elva år", "förresten jag bor i Kil", "15", "1 och 2", "alla", "inget av dem"),
    *("vet inte", "kolmilare", "blå banan", "svetsare i 15 år i Säffle", "hoppade av gymnasiet", "3 mil"),
    *("spelar ingen roll", "ta bort truckkort", "jag vill bli undersköterska", "lite", "kan det utantill"),
    *("kommunen är fel", "det blev fel", "backa", "hoppa över", "{x}", "jag är 52 år", "tagit hand om barn"),
    *("blev av med jobbet", "på distans", "högskola"),
)
ASKS = (
    "situation municipality occupation occupation_choice years skills skill:mig skill:x evidence:tig education "
    "certificates languages wishes:sectors wishes:forms wishes:travel wishes:pace wishes:start wishes:x "
    "confirm_profile slot"
).split()
WORDS = ["varslad", "annan", "none", "1715", "svetsare", "any", "distance", "grundskola", "heltid", "asap"]
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 80),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.sampled_from(WORDS),
    st.lists(st.sampled_from([*SKILLS, "svenska", "truckkort", "teknik"]), max_size=4),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=1),
)
CANDIDATES = [{"id": "svetsare"}, {"label": "Plåtslagare", "concept_id": "p"}]
ENTITIES = st.one_of(
    st.builds(trade, st.sampled_from(list(TRADES)), st.integers(0, 20), negated=st.booleans()),
    st.builds(place, st.sampled_from(["1785", "1715"])),
    st.builds(lambda number, start: entity("years", number, start=start), st.integers(-1, 90), st.integers(0, 30)),
    st.builds(lambda key: entity("skill", key, id=key), st.sampled_from([*SKILLS, "okänd"])),
    st.sampled_from(
        [
            entity("certificate", "Truckkort", id="truckkort"),
            entity("certificate", "Truckkort", id="truckkort", negated=True),
            entity("language", "engelska"),
            entity("occupation", "sköterska", candidates=CANDIDATES),
            entity("occupation", "Glasblåsare", concept_id="glas"),
            entity("municipality", "Göteborg"),
            entity("date", "2027-01-15"),
            entity("years", "elva"),
            entity("occupation", ""),
            {"entity": "skill"},
            {},
        ]
    ),
)
TYPED = st.builds(
    Reading,
    text=st.one_of(st.sampled_from(TEXTS), st.text(max_size=30)),
    intent=st.sampled_from(INTENTS),
    entities=st.lists(ENTITIES, max_size=3).map(tuple),
)
PRESSED = st.builds(Reading, text=st.just("knapp"), intent=st.just("inform"), asks=st.sampled_from(ASKS), value=VALUES)
BUTTON = st.integers(0, 12)


def _turn(talk: Talk, move: Any) -> None:
    if isinstance(move, Reading):
        talk.send(move)
    elif talk.question.buttons:
        button = talk.question.buttons[move % len(talk.question.buttons)]
        if button.payload != "/human_handover":
            talk.send(pressed(talk.question, button.title))


@settings(
    max_examples=60, deadline=None, phases=[Phase.generate], derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(st.lists(st.one_of(TYPED, PRESSED, BUTTON), max_size=25))
def test_any_conversation_keeps_its_promises_and_can_be_ended_by_skipping(moves: list[Any]) -> None:
    talk = Talk()
    talk.may_fall = True
    for move in moves:
        _turn(talk, move)
    left = 60
    while not talk.state.done:
        assert left, "skipping does not end it"
        left -= 1
        talk.say("hoppa över", intent="skip")

    assert talk.state.skill_questions <= 12 + 1
    assert len(talk.state.history) <= 12
    assert help(talk.state, talk.world).text and why(talk.state, talk.world).text


@settings(
    max_examples=30, deadline=None, phases=[Phase.generate], derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(st.lists(BUTTON, min_size=60, max_size=60))
def test_pressing_any_button_at_each_question_comes_to_an_end(presses: list[int]) -> None:
    talk = Talk()
    for press in presses:
        if talk.state.done:
            break
        buttons = [item for item in talk.question.buttons if item.payload != "/deny"]
        talk.send(
            pressed(talk.question, buttons[press % len(buttons)].title) if buttons else Reading("svetsare", "inform")
        )

    assert talk.state.done
