"""The conversation in texts for a telephone, and the words that stop and start it."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Iterator, List, Literal, Sequence

from bot.core.gsm7 import UNKNOWN, cut, is_written, split, to_gsm7
from bot.core.phrases import Phrases
from bot.core.records import Message
from bot.core.sms_choices import answers, choices_together, unnumbered

Command = Literal["stop", "start"]

_COMMANDS: Dict[str, Command] = {
    "stopp": "stop",
    "stop": "stop",
    "avsluta": "stop",
    "sluta": "stop",
    "start": "start",
    "börja": "start",
}
_LISTED = re.compile(r"^\d+\. ", re.MULTILINE)
_LATE_WELCOME = 6


def command_of(text: str) -> Command | None:
    """What a text means that is nothing but STOPP or START, however it is written."""
    return _COMMANDS.get(re.sub(r"[\W\d_]+", "", text.lower()))


def number_of(sender: str) -> str | None:
    """A sender as an E.164 number; None for a name or a short number, which cannot be answered."""
    bare = re.sub(r"[\s()-]", "", sender)
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    elif bare.startswith("0"):
        bare = "+46" + bare[1:]
    elif not bare.startswith("+"):
        bare = "+" + bare
    return bare if re.fullmatch(r"\+[1-9][0-9]{6,14}", bare) else None


def readable_pieces(text: str, most: int) -> List[str]:
    """A person's text in pieces of at most `most` signs (septets never count less than signs)."""
    pieces: List[str] = []
    for piece in cut(text, most) if len(text) > most else [text]:
        pieces += [piece[start : start + most] for start in range(0, len(piece), most)]
    return pieces


def welcome_in(first: Message | None) -> int | None:
    """The sequence number of the welcome, given the bot's first message: it comes by itself and early."""
    if first is None or first.in_reply_to is not None or first.seq > _LATE_WELCOME:
        return None
    return first.seq


def texts(messages: Sequence[Message], phrases: Phrases, *, welcome: int | None = None) -> List[str]:
    """What the telephone gets for these messages, in order; each text is one SMS to send."""
    spoken = [message for message in messages if message.sender != "user"]
    sent: List[str] = []
    opening = ""
    for group in answers(spoken):
        if group[0].seq == welcome:
            opening = phrases.say("sms.welcome")
            continue
        body = _group(group, phrases)
        if opening:
            body, opening = f"{opening}\n\n{body}", ""
        sent += plain(body, phrases)
    return sent + plain(opening, phrases) if opening else sent


def plain(text: str, phrases: Phrases) -> List[str]:
    """A finished text in the SMS alphabet, cut where it is too long."""
    lines = [line for line in text.split("\n") if not is_lost(line)]
    found = to_gsm7("\n".join(lines))
    return split(found or to_gsm7(phrases.say("sms.unreadable")))


def is_lost(line: str) -> bool:
    """Whether most of a line is in letters an SMS does not have; half a line helps nobody."""
    written = [sign for sign in line if is_written(sign)]
    lost = sum(to_gsm7(sign) == UNKNOWN for sign in written)
    return lost * 2 > len(written)


def _group(group: Sequence[Message], phrases: Phrases) -> str:
    """What belongs together as one text: the words, then the choices numbered through, then how."""
    choices = choices_together(group)
    words = "\n".join(_words(message, phrases) for message in group)
    if not choices:
        by_words = [phrases.say("sms.or_write", title=button.title) for button in unnumbered(group)]
        return "\n".join([words, *by_words])
    # Two lists of numbers in one text would leave open which of them "2" is about.
    lines = [_LISTED.sub("- ", words)]
    for number, choice in enumerate(choices, start=1):
        lines.append(phrases.say("sms.choice", number=number, title=choice.title))
    several = sum(choice.option is not None for choice in choices) > 1
    return "\n".join([*lines, phrases.say("sms.choose_several" if several else "sms.choose")])


def _words(message: Message, phrases: Phrases) -> str:
    if message.sender == "counsellor":
        name = (message.author or "").split()
        key = "sms.counsellor" if name else "sms.counsellor_unnamed"
        return phrases.say(key, name=name[0] if name else "", text=message.text)
    return "\n".join([message.text, *_missing(message, phrases)])


def _missing(message: Message, phrases: Phrases) -> Iterator[str]:
    """What only the card says."""
    card = message.card or {}
    add = _ADDED.get(str(card.get("type")))
    return add(card, message.text, phrases) if add else iter(())


def _phones(card: Dict[str, Any], text: str, phrases: Phrases) -> Iterator[str]:
    for phone in card.get("phones", ()):
        if str(phone["number"]) not in text:
            yield phrases.say("sms.phone", label=phone["label"], number=phone["number"])


def _manage(card: Dict[str, Any], text: str, phrases: Phrases) -> Iterator[str]:
    url = (card.get("booking") or {}).get("manage_url")
    if url and url not in text:
        yield phrases.say("sms.manage", url=url)


def _source(card: Dict[str, Any], text: str, phrases: Phrases) -> Iterator[str]:
    name, checked = card.get("name"), str(card.get("checked", ""))
    if name and not (name in text and checked in text):
        yield phrases.say("sms.source", name=name, checked=checked)


_ADDED: Dict[str, Callable[[Dict[str, Any], str, Phrases], Iterator[str]]] = {
    "contact": _phones,
    "booking": _manage,
    "source": _source,
}
