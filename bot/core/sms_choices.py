"""Buttons on a telephone: numbered choices, and which of them "2", "tvåan" or "1 och 3" picks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, List, Sequence, Tuple

from bot.core.conversation import Button
from bot.core.payloads import answer_button, parse_payload
from bot.core.records import Message

# Questions whose answer is itself a number: "5" means five years, not the fifth choice of years.
NUMBER_QUESTIONS = frozenset({"years"})

_WORDS: Tuple[Tuple[str, ...], ...] = (
    ("en", "ett", "etta", "ettan"),
    ("två", "tva", "tvåa", "tvåan", "tvaan"),
    ("tre", "trea", "trean"),
    ("fyra", "fyran"),
    ("fem", "femma", "femman"),
    ("sex", "sexa", "sexan"),
    ("sju", "sjua", "sjuan"),
    ("åtta", "åttan"),
    ("nio", "nia", "nian"),
    ("tio", "tia", "tian"),
    ("elva", "elvan"),
    ("tolv", "tolvan"),
)
_ORDINALS = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    "elfte", "tolfte",
)  # fmt: skip
_VALUES: Dict[str, int] = {word: value for value, row in enumerate(_WORDS, 1) for word in row}
_PLACES: Dict[str, int] = {word: place for place, word in enumerate(_ORDINALS, 1)}
_POINTING = frozenset("den det alternativ alternativet valet raden".split())
_FILLING = _POINTING | frozenset(
    {
        *"jag tar vill ha blir nr nummer val svar svaret svarar tack ok okej siffra siffran".split(),
        *("väljer", "välja", "är", "gärna"),
    }
)
_BETWEEN = frozenset(("och", "o", "å", "samt", "plus"))
_TOKEN = re.compile(r"\d+(?::?an?(?!\w))?|[^\W\d_]+|[^\w\s]")
_SIGNS = frozenset(",.;:/&+()!\"'-")


@dataclass(frozen=True)
class Choice:
    """One numbered choice. `asks` and `option` are set where several may be picked together."""

    title: str
    payload: str
    asks: str | None = None
    option: str | None = None


@dataclass(frozen=True)
class Picked:
    """What a person's number stands for, as a pressed button would have sent it."""

    text: str
    payload: str


def choices_of(message: Message) -> List[Choice]:
    """The choices of one message, in the order they are numbered."""
    if message.asks in NUMBER_QUESTIONS and any(_is_answer(item, message.asks) for item in message.buttons):
        return []
    several = _several(message)
    covered = {choice.payload for choice in several}
    single = [Choice(item.title, item.payload) for item in message.buttons if item.payload not in covered]
    return several + single


def _is_answer(button: Button, asks: str | None) -> bool:
    """Whether it answers the open question itself; those of "did you mean" do not."""
    meant = parse_payload(button.payload)
    return meant is not None and meant.asks == asks and meant.value is not None


def choices_together(group: Sequence[Message]) -> List[Choice]:
    """The choices of messages that belong together, in the order they are numbered.

    Those of the question come first. Where the question's answer is a number itself none is numbered.
    """
    if unnumbered(group):
        return []
    asking_first = sorted(group, key=lambda message: message.asks is None)
    return [choice for message in asking_first for choice in choices_of(message)]


def unnumbered(group: Sequence[Message]) -> List[Button]:
    """Buttons beside a question whose answer is a number: they are picked by their words."""
    if not any(message.asks in NUMBER_QUESTIONS for message in group):
        return []
    return [button for message in group if message.asks is None for button in message.buttons]


def _several(message: Message) -> List[Choice]:
    card = message.card or {}
    if card.get("type") != "choices" or not card.get("multiple"):
        return []
    asks = str(card.get("asks"))
    return [
        Choice(option["title"], _together(asks, [option["id"]]).payload, asks, option["id"])
        for option in card.get("options", ())
    ]


def _together(asks: str, options: List[str], title: str = "") -> Button:
    return answer_button(title, asks, options)


def answers(messages: Sequence[Message]) -> List[List[Message]]:
    """Messages in groups that belong together: all of the bot's that answer the same message."""
    groups: List[List[Message]] = []
    for message in messages:
        last = groups[-1][-1] if groups else None
        together = last is not None and message.sender == last.sender == "bot" and message.in_reply_to
        if together and last is not None and last.in_reply_to == message.in_reply_to:
            groups[-1].append(message)
        else:
            groups.append([message])
    return groups


def open_choices(recent: Sequence[Message], welcome: int | None = None) -> List[Choice]:
    """The choices a number may now mean: those of the bot's latest answer that had any.

    They end where a counsellor has spoken, and where the bot has asked something without choices.
    `welcome` is the sequence number of the welcome, which a telephone gets without choices.
    """
    spoken = [message for message in recent if message.sender != "user" and message.seq != welcome]
    for group in reversed(answers(spoken)):
        if group[0].sender == "counsellor":
            return []
        found = choices_together(group)
        if found or any(message.asks for message in group):
            return found
    return []


def pick(text: str, choices: Sequence[Choice]) -> Picked | None:
    """The choice or choices meant; None when the text is something else, or a number outside."""
    numbers = read_numbers(text)
    if not numbers or not all(1 <= number <= len(choices) for number in numbers):
        return None
    meant = [choices[number - 1] for number in numbers]
    if len(meant) == 1:
        return Picked(meant[0].title, meant[0].payload)
    options = [choice.option for choice in meant if choice.option is not None]
    asks = {choice.asks for choice in meant}
    if len(options) < len(meant) or len(asks) > 1:
        return None
    titles = ", ".join(choice.title for choice in meant)
    return Picked(titles, _together(str(meant[0].asks), options).payload)


def read_numbers(text: str) -> List[int]:
    """The numbers of an answer that is nothing but numbers; else none."""
    words = _TOKEN.findall(text.lower())
    pointing = bool(_POINTING.intersection(words))
    numbers: List[int] = []
    for word in words:
        if word in _BETWEEN or word in _SIGNS or word in _FILLING:
            continue
        digits = re.match(r"\d+", word)
        value = int(digits.group(0)[:6]) if digits else _VALUES.get(word)
        if value is None and pointing:
            value = _PLACES.get(word)
        if value is None:
            return []
        numbers.append(value)
    return list(dict.fromkeys(numbers))
