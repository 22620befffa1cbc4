"""Whether words plainly answer what the bot has just asked. Called by the dialogue context inside Rasa.

`asks` is what the contract's section 2 lists: occupation, years, skill:<id>, name …
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Mapping, Sequence

from bot.knowledge.interview_answers import CLEAR, PART, WHOLE, interview_fit
from bot.knowledge.numbers import number
from bot.knowledge.swedish import fold, words
from bot.knowledge.wordlists import beginnings, listen_for
from bot.knowledge.years import years_answered

Entities = Sequence[Mapping[str, Any]]

_ENTITIES_FOR = {
    "occupation": ("occupation",),
    "occupation_choice": ("occupation",),
    "municipality": ("municipality",),
    "years": ("years",),
    "skills": ("skill",),
    "certificates": ("certificate",),
    "languages": ("language",),
    "slot": ("date", "time"),
}
# Each question of a booking takes what another one asks for, and as a question too ("kan jag få det på video?").
BOOKING = frozenset(("slot", "mode", "name", "contact", "confirm_booking"))
_BEGINNING = 60
_LONGEST_WHAT_IF = 9
# What may stand around a thumb and says nothing: its skin colour, the mark for a picture, blanks, points.
_NO_SIGN = re.compile(r"[\s.!\ufe0f\U0001f3fb-\U0001f3ff]")
_NAME = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_CONTACT = re.compile(r"\d[\d\s-]{5,}|\S+@\S+\.\w+")


def yes_or_no(text: str) -> str | None:
    """ "affirm" or "deny" where the whole text is a plain yes or no."""
    signs = set(_NO_SIGN.sub("", text))
    if signs and signs <= listen_for("yes_signs"):
        return "affirm"
    if signs and signs <= listen_for("no_signs"):
        return "deny"
    said = fold(re.sub(r"[^\w\s]", " ", text)).split()
    plain = " ".join(said)
    if not said:
        return None
    if plain in listen_for("yes") or (set(said) <= {"ja", "jo", "a"}):
        return "affirm"
    return "deny" if plain in listen_for("no") or set(said) <= {"nej", "nä"} else None


def is_question(text: str) -> bool:
    """Whether the person asks something instead of answering."""
    said = " ".join(word.fold for word in words(text[:_BEGINNING])[:2]) + " "
    return text.rstrip().endswith("?") or said.startswith(tuple(f"{start} " for start in beginnings("question")))


def is_follow_up(text: str) -> bool:
    """ "när då?", "hur gör jag", "vem ringer jag": a question with no subject of its own."""
    row = [word.fold for word in words(text[:_BEGINNING])]
    known = all(word in listen_for("asking_on") or word in listen_for("follow_up") for word in row)
    return known and any(word in listen_for("asking_on") for word in row)


def is_what_if(text: str) -> bool:
    """ "och om det är 6 år?", "nej, nio månader": begins as a correction of what was reckoned with, and is short."""
    row = text.lower().split()
    begins = " ".join(row).startswith(tuple(f"{start} " for start in beginnings("what_if")))
    return begins and len(row) <= _LONGEST_WHAT_IF


def fit(asks: str | None, text: str, entities: Entities, today: date, offered: Sequence[str] = ()) -> str | None:
    """WHOLE when the text is an answer to `asks` and nothing else, CLEAR when it surely is one of the interview's,
    PART when it holds one, else None. `offered` are the ids the question offers."""
    if not text.strip():
        return None
    if asks in BOOKING and _fits_booking(text, entities):
        return WHOLE
    if asks in BOOKING and _CONTACT.search(text):
        return PART  # a number, and words that may be a name or anything else
    if is_question(text):
        return None
    if _is_only(text, entities):
        return WHOLE
    if asks is None:
        return None
    found = interview_fit(asks, text, entities, offered)
    plain = _by_kind(asks, fold(text), text, today)
    if WHOLE in (found, plain):
        return WHOLE
    named = any(entity["entity"] in _ENTITIES_FOR.get(asks, ()) for entity in entities)
    return found if found == CLEAR else PART if named or PART in (found, plain) else None


def decided(asks: str | None, text: str, entities: Entities, today: date, offered: Sequence[str] = ()) -> str | None:
    """The intent of a message that leaves nothing to weigh: a plain yes or no, or a bare answer."""
    whole = fit(asks, text, entities, today, offered) == WHOLE
    return yes_or_no(text) or ("inform" if whole else None)


def _fits_booking(text: str, entities: Entities) -> bool:
    """A way to be reached; or days, times and ways to meet with small words; or a question about one's own time."""
    row = words(text)
    folded = " ".join(word.fold for word in row)
    if folded.startswith(beginnings("booking_questions")):
        return True
    spans = [found.span() for found in _CONTACT.finditer(text)]
    spans += [(entity["start"], entity["end"]) for entity in entities if entity["entity"] in _ENTITIES_FOR["slot"]]
    modes = [word.fold.startswith(beginnings("answer_mode")) for word in row]
    small = listen_for("fillers") | listen_for("booking_fillers")
    return (any(modes) or bool(spans)) and all(
        is_mode or word.fold in small or any(start <= word.start < end for start, end in spans)
        for word, is_mode in zip(row, modes, strict=True)
    )


def _by_kind(asks: str, folded: str, text: str, today: date) -> str | None:
    row = [word.fold for word in words(text)]
    if asks == "years" and years_answered(text, today) is not None:
        return WHOLE if len(row) <= 3 else PART
    if asks == "name":
        if not (1 <= len(row) <= 4 and all(_NAME.fullmatch(word) for word in row)):
            return None
        # First and last name written as names leave no doubt; "hjälp" or "backa" stay what they are.
        return WHOLE if len(row) >= 2 and text.strip().istitle() else PART
    if asks.startswith("skill:"):
        return PART if any(sign in folded + " " for sign in beginnings("answer_skill")) else None
    kind = "evidence" if asks.startswith("evidence:") else asks.replace(":", "_")
    stems = beginnings(f"answer_{kind}")
    fitting = [word.startswith(stems) for word in row]
    if (
        row
        and all(fits or word in listen_for("fillers") for fits, word in zip(fitting, row, strict=True))
        and any(fitting)
    ):
        return WHOLE
    return PART if any(fitting) else None


def _is_only(text: str, entities: Entities) -> bool:
    """Whether there is nothing beside what was found but small words; a bare number counts as found."""
    if number(text) is not None:
        return True
    named = [entity for entity in entities if not entity.get("negated")]
    if not named or len(named) < len(entities):
        return False
    spans = [(entity["start"], entity["end"]) for entity in named]
    return all(
        word.fold in listen_for("fillers") or any(start <= word.start < end for start, end in spans)
        for word in words(text)
    )
