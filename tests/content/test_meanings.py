"""Everything somebody can mean has a name for the buttons of "did you mean"; the rest is left out on purpose."""

from __future__ import annotations

import re

import pytest
import yaml

from bot.content.loader import load_phrases
from bot.core.gsm7 import is_gsm7
from bot.core.misunderstanding import key_of
from bot.core.payloads import parse_payload
from bot.rasa_server.names import outside
from bot.settings import ROOT

PHRASES = load_phrases()
FILE = ROOT / "bot" / "content" / "phrases" / "meanings.yml"
NAMES: dict[str, str] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
# Nobody says "I meant thanks"; despair is met, not offered; `inform` is named by what is asked.
UNNAMED = set(
    """greet goodbye thank affirm deny complaint distress reassure other_language out_of_scope inform welcome
    tell_more after_distress""".split()
)
ASKS = (
    "situation municipality occupation occupation_choice years skills skill:tig evidence:tig education certificates "
    "languages wishes:sectors wishes:forms wishes:travel wishes:pace wishes:start confirm_profile slot mode name "
    "contact confirm_booking"
).split()
LONGEST_TITLE = 45


def intents() -> list[str]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return [outside(next(iter(intent))) for intent in domain["intents"]]


def test_every_intent_has_a_name_or_is_left_out_on_purpose() -> None:
    unnamed = {intent for intent in intents() if key_of(intent, None) not in PHRASES}
    assert unnamed == UNNAMED


@pytest.mark.parametrize("asks", ASKS)
def test_an_answer_to_every_question_has_a_name(asks: str) -> None:
    assert key_of("inform", asks) in PHRASES


def test_no_name_is_there_that_nothing_can_mean() -> None:
    used = {key_of(intent, None) for intent in intents()} | {key_of("inform", asks) for asks in ASKS}
    assert {f"meanings.{key}" for key in NAMES} <= used


def test_names_are_short_different_and_fit_a_button_and_a_text_message() -> None:
    assert len(set(NAMES.values())) == len(NAMES)
    for name in NAMES.values():
        assert len(name) <= LONGEST_TITLE and is_gsm7(name) and name[0].isupper() and name[-1] not in ".?!"


def test_pressing_a_name_means_its_intent() -> None:
    for intent in set(intents()) - UNNAMED:
        pressed = parse_payload(f"/{intent}")
        assert pressed is not None and pressed.intent == intent


@pytest.mark.parametrize("key", ["missed", "missed_again", "missed_human", "off_topic", "off_topic_human", "complaint"])
def test_failures_and_anger_have_at_least_four_short_wordings(key: str) -> None:
    name = f"misunderstandings.{key}"
    wordings = {PHRASES.say(name, turn) for turn in range(PHRASES.count(name))}
    assert len(wordings) == PHRASES.count(name) >= 4
    for text in wordings:
        assert len(re.findall(r"[.?!](?:\s|$)", text)) <= 3 and text.count("?") == text.endswith("?"), text
        assert key.startswith("missed") or "?" not in text  # the open question comes after it
