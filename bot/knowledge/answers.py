"""Whether words plainly answer what the bot has just asked. Called by the dialogue context inside Rasa.

`asks` is what the contract's section 2 lists: occupation, years, skill:<id>, name …
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Mapping, Sequence

from bot.knowledge.numbers import number
from bot.knowledge.swedish import fold, words
from bot.knowledge.years import years_answered

WHOLE, PART = "whole", "part"
Entities = Sequence[Mapping[str, Any]]

YES = frozenset(
    ("ja", "japp", "jepp", "jo", "jadå", "jodå", "jajamän", "jajamensan", "yes", "yep", "ok", "okej", "visst", "absolut",
     "precis", "stämmer", "mm", "ja tack", "ja visst", "ja absolut", "det stämmer", "ja det stämmer", "jo då", "ja då",
     "det gör det", "det är rätt", "helt rätt", "ja det är rätt", "okej då", "gärna", "ja gärna", "självklart", "a")
)  # fmt: skip
NO = frozenset(
    ("nej", "nä", "näe", "nej tack", "nope", "nix", "nej då", "nädå", "nejdå", "inte", "inte alls", "det stämmer inte",
     "nej det stämmer inte", "nej det gör det inte", "nej inte alls", "näpp")
)  # fmt: skip
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
_STEMS_FOR = {
    "situation": ("varsl", "uppsa", "uppsä", "arbetslös", "sparken", "avsked", "permitter", "sjukskriv", "stude", "jobbar"),
    "education": ("grundskol", "gymnasi", "högskol", "universitet", "realskol", "folkskol", "folkhögskol", "nian", "nionde",
                  "yrkeshögskol", "komvux", "betyg", "högstadi", "mellanstadi", "skola", "klass", "linje", "program",
                  "magister", "kandidat", "examen"),
    "evidence": ("betyg", "intyg", "certifikat", "arbetsgivare", "chef", "referens", "bild", "arbetsprov", "papper", "bevis"),
    "mode": ("telefon", "ring", "video", "teams", "zoom", "plats", "träff", "ses", "besök", "fysisk", "kontor"),
    "wishes:pace": ("heltid", "deltid", "halvtid", "kväll", "distans", "procent"),
    "wishes:forms": ("komvux", "yh", "yrkeshögskol", "folkhögskol", "universitet", "högskol", "validering", "kurs", "distans"),
    "wishes:travel": ("mil", "km", "kilometer", "pendla", "bil", "buss", "tåg", "distans", "hemma", "flytta", "resa"),
    "wishes:start": ("nu", "genast", "direkt", "snarast", "höst", "vår", "januari", "augusti", "vecka", "månad", "sommar"),
    "wishes:sectors": ("vård", "omsorg", "industri", "teknik", "bygg", "transport", "handel", "butik", "restaurang",
                       "data", "ekonomi", "skog", "skola", "service", "kontor"),
}  # fmt: skip
_SKILL_ANSWER = ("kan ", "lite", "ganska", "bra på", "provat", "aldrig", "ibland", "ofta", "själv", "lär", "med hjälp", "dagligen")
_FILLERS = frozenset(
    "i på som och o en ett jag ja är ä har ha hade var varit jobbat jobbar arbetat arbetar bor in från kommer ca typ "
    "år kan det pratar talar mest också även sen samt med av till kommun en nere uppe hos cirka ungefär min mitt".split()
)
_QUESTION = re.compile(
    r"\?\s*$|^\s*(?:vad|hur|när|var|vart|varför|vilk\w+|vem|kan (?:jag|man|ni|du)|får (?:jag|man)|måste|finns|är det|"
    r"kostar|behöver (?:jag|man)|har (?:jag|man|ni|du))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_CONTACT = re.compile(r"\d[\d\s-]{5,}|\S+@\S+\.\w+")


def yes_or_no(text: str) -> str | None:
    """ "affirm" or "deny" where the whole text is a plain yes or no."""
    said = fold(re.sub(r"[^\w\s]", " ", text)).split()
    plain = " ".join(said)
    if not said:
        return None
    if plain in YES or (set(said) <= {"ja", "jo", "a"}):
        return "affirm"
    return "deny" if plain in NO or set(said) <= {"nej", "nä"} else None


def is_question(text: str) -> bool:
    """Whether the person asks something instead of answering."""
    return bool(_QUESTION.search(text))


def fit(asks: str | None, text: str, entities: Entities, today: date) -> str | None:
    """WHOLE when the text is an answer to `asks` and nothing else, PART when it holds one, else None."""
    if not text.strip() or is_question(text):
        return None
    if _is_only(text, entities):
        return WHOLE
    if asks is None:
        return None
    if any(entity["entity"] in _ENTITIES_FOR.get(asks, ()) for entity in entities):
        return PART
    return _by_kind(asks, fold(text), text, today)


def _by_kind(asks: str, folded: str, text: str, today: date) -> str | None:
    row = [word.fold for word in words(text)]
    if asks == "years" and years_answered(text, today) is not None:
        return WHOLE if len(row) <= 3 else PART
    if asks == "name":
        return PART if 1 <= len(row) <= 4 and all(_NAME.fullmatch(word) for word in row) else None
    if asks == "contact":
        return WHOLE if _CONTACT.search(text) else None
    if asks.startswith("skill:"):
        return PART if any(sign in folded + " " for sign in _SKILL_ANSWER) else None
    stems = _STEMS_FOR.get(asks.partition(":")[0] if asks.startswith("evidence") else asks, ())
    return PART if any(word.startswith(stems) for word in row) else None


def _is_only(text: str, entities: Entities) -> bool:
    """Whether there is nothing beside what was found but small words; a bare number counts as found."""
    if number(text) is not None:
        return True
    named = [entity for entity in entities if not entity.get("negated")]
    if not named or len(named) < len(entities):
        return False
    spans = [(entity["start"], entity["end"]) for entity in named]
    return all(
        word.fold in _FILLERS or any(start <= word.start < end for start, end in spans) for word in words(text)
    )
