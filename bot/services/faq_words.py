"""What the words around an answer of the FAQ mean: what a figure is of, what is asked on about, what is an age."""

from __future__ import annotations

from typing import Tuple

from bot.core.answer_words import SITUATION, first, normal
from bot.core.conversation import Reading
from bot.core.figures import Cues, Figure
from bot.core.guidance import Guidance
from bot.knowledge.numbers import number
from bot.knowledge.wordlists import beginnings, listen_for

ASKED_ON = ("length", "price", "who", "place")
# A bare number from here on is rather an age.
OLD = 46
# What the buttons of "which job" answer; no question of the interview.
THERE = "years_there"
# What the finder may make of words that are only a length of time.
LENGTHS = ("years", "date", "time")


def cues(benefit: Tuple[str, ...] = ()) -> Cues:
    """The words of the content that say what a length of time is of."""
    work, membership = beginnings("figure_work"), beginnings("figure_membership")
    return Cues(work=work, membership=membership, benefit=benefit, under=beginnings("figure_under"))


def asked_on(text: str) -> str:
    """What a question without a subject is after: "length", "price", "place" or "who"; empty for anything else."""
    said = set(normal(text).strip("?").split())
    return next((kind for kind in ASKED_ON if said & listen_for(f"follow_up_{kind}")), "")


def says(reading: Reading, name: str) -> bool:
    """Whether words of that list of the content stand in the message."""
    return any(words in reading.text.lower() for words in beginnings(name))


def reckoned_before(guidance: Guidance, topic: str) -> Figure | None:
    """What the person wrote the last time; it need not be written again."""
    before = guidance.reckoned
    if not before or before["topic"] != topic:
        return None
    return Figure(before["years"], before["kind"], under=before["under"])


def is_age(text: str) -> bool:
    """A bare number that few have worked at one place, and many have lived."""
    bare = number(text.strip(" .!?"))
    return bare is not None and bare >= OLD


def names_something(text: str) -> bool:
    """ "berätta mer om svetsare", unlike "mer om det"."""
    words = text.partition(" om ")[2].split()
    return bool(words) and words[0].strip(".,!?") not in listen_for("this")


def tells_more(reading: Reading, asking: str | None) -> bool:
    """Whether the message answers the open question too, not only how long."""
    if reading.asks == THERE:
        return False
    if reading.pressed or asking == "years" or reading.intent == "correct_answer":
        return True
    if asking == "situation" and first(SITUATION, normal(reading.text)):
        return True
    return any(entity.get("entity") not in LENGTHS for entity in reading.entities)
