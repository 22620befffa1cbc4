"""What is said to somebody who writes in another language or asks for one. Pure.

The card `{"type": "languages", "parts": [{"lang", "dir", "text"}], "titles"?: {"lang", "dir"}}` is the
message's text taken apart by language, so that a screen reader reads each part as it should; the text
alone says the same. `titles` tells what stands behind " / " on the buttons.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Sequence

from bot.core.catalogue import Catalogue, OtherLanguage
from bot.core.conversation import Button, Reply
from bot.core.phrases import Phrases
from bot.core.sms import is_lost

PAYLOADS = {"book": "/book_session", "human": "/human_handover", "go_on": "/start_guidance"}
FIRST_TIME = ("book", "human", "go_on")
# Who was not helped by the first answer is shown the way to a person first.
AGAIN = ("human", "book", "go_on")
ENGLISH, SWEDISH = "en", "sv"


@dataclass(frozen=True)
class Situation:
    """What decides how it is said: the how-manieth time, whether by SMS, and what is open anyway.

    `answering`: a question of the bot's follows, which is the way on. `booking`: it is about a time.
    """

    turn: int = 0
    sms: bool = False
    answering: bool = False
    booking: bool = False


def answers_in(catalogue: Catalogue, language: str | None, *, sms: bool) -> List[OtherLanguage]:
    """The entries to answer with: the language's own, else English.

    An SMS has no Arabic, Thai or Cyrillic letters (contract, section 6): English stands in for them.
    """
    own = entries_of(catalogue, language)
    if sms:
        own = [one for one in own if not is_lost(one.answers[0])]
    return own or [one for one in catalogue.other_languages.values() if one.tag == ENGLISH]


def entries_of(catalogue: Catalogue, language: str | None) -> List[OtherLanguage]:
    """The entries whose words serve that language; none for one the content does not have."""
    return [one for one in catalogue.other_languages.values() if language in (one.name, *one.also)]


def noted(catalogue: Catalogue, language: str, *, named: bool) -> str:
    """The language as a counsellor reads it; where the writing fits several, all of them."""
    own = (one.noted for one in entries_of(catalogue, language) if one.noted)
    return language if named else next(own, language)


def reply_in(entries: Sequence[OtherLanguage], phrases: Phrases, situation: Situation, *, known: bool) -> Reply:
    """The answer in those languages with a line in Swedish; Swedish first where the language is not `known`."""
    told = [_part(one.tag, one.answers[situation.turn % len(one.answers)], one.right_to_left) for one in entries]
    swedish = _part(SWEDISH, phrases.say("languages.simple" if known else "languages.swedish", situation.turn))
    return _reply([*told, swedish] if known else [swedish, *told], phrases, situation, entries[:1])


def reply_to_neighbour(phrases: Phrases, situation: Situation) -> Reply:
    """Norwegian and Danish are understood and answered in Swedish."""
    return _reply([_part(SWEDISH, phrases.say("languages.neighbour", situation.turn))], phrases, situation, ())


def _part(tag: str, text: str, right_to_left: bool = False) -> Dict[str, Any]:
    return {"lang": tag, "dir": _direction(right_to_left), "text": text}


def _direction(right_to_left: bool) -> str:
    return "rtl" if right_to_left else "ltr"


def _reply(
    parts: List[Dict[str, Any]], phrases: Phrases, situation: Situation, titled: Sequence[OtherLanguage]
) -> Reply:
    needless = {"go_on"} if situation.answering else set()
    if situation.booking:
        needless.add("book")
    ways = [way for way in (AGAIN if situation.turn else FIRST_TIME) if way not in needless]
    buttons = tuple(Button(_title(way, phrases, titled), PAYLOADS[way]) for way in ways)
    card: Dict[str, Any] = {"type": "languages", "parts": parts}
    if titled:
        card["titles"] = {"lang": titled[0].tag, "dir": _direction(titled[0].right_to_left)}
    return Reply("\n\n".join(part["text"] for part in parts), buttons=buttons, card=card)


def _title(way: str, phrases: Phrases, titled: Sequence[OtherLanguage]) -> str:
    swedish = phrases.say(f"languages.{way}_button")
    others = [getattr(one, way) for one in titled]
    return phrases.say("languages.both", swedish=swedish, other=others[0]) if others else swedish
