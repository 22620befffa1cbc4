"""How Swedish words are written and bent: words with their places, keys for lookup, base forms.

Called by everything else in this package. All functions are linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Iterator, NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[.#'’´:-][^\W_]+)*[+#]{0,2}")
_SEPARATORS = re.compile(r"[^\w+#]+|_+")
_LONGEST_WORD = 60

# What an ending may be exchanged for; the first that leads to a known word wins.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("erna", ("", "er", "e")),
    ("orna", ("a",)),
    ("arna", ("are", "", "e")),
    ("ena", ("e", "")),
    ("na", ("", "e")),
    ("or", ("a",)),
    ("er", ("", "e")),
    ("ar", ("", "are", "e")),
    ("aren", ("are",)),
    ("en", ("", "e")),
    ("et", ("", "e")),
    ("an", ("a",)),
    ("n", ("",)),
    ("t", ("",)),
    ("r", ("",)),
)
# What somebody did, and who does it: "svetsat" -> "svetsare". Not the infinitive: "lära" is no "lärare".
_DEEDS: tuple[str, ...] = ("ade", "at")
_TOLD_DEEDS: tuple[str, ...] = ("ar", "er", "a")
_SHORTEST_STEM = 3
_SH = re.compile("sch|skj|stj|sh|sj|c(?=[eiyäö])")
_DOUBLED = re.compile(r"(\w)\1+")


class Word(NamedTuple):
    """A word of a text: `text` as written, `fold` for comparing, and where it stands."""

    text: str
    fold: str
    start: int
    end: int


def fold(text: str) -> str:
    """Small letters, composed characters, one kind of apostrophe; å, ä and ö stay what they are."""
    return unicodedata.normalize("NFC", text).lower().replace("’", "'").replace("´", "'")


def flat(text: str) -> str:
    """Small letters, every character in its place: what the finders search, so that places stay true."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def words(text: str) -> list[Word]:
    """The words of a text; punctuation only separates."""
    return [
        Word(found.group(), fold(found.group())[:_LONGEST_WORD], found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


def key(text: str) -> str:
    """What a term is looked up by: hyphens and spaces do not matter ("CNC-operatör", "cnc operatör")."""
    return _SEPARATORS.sub("", fold(text))


@lru_cache(maxsize=4096)
def base_forms(word: str) -> tuple[str, ...]:
    """What the dictionary form of a folded noun may be, likeliest first, itself foremost."""
    forms = [word]
    if word.endswith("s") and len(word) > _SHORTEST_STEM:
        forms.append(word[:-1])
    for form in tuple(forms):
        forms.extend(_without_ending(form))
    return tuple(dict.fromkeys(forms))


def _without_ending(word: str) -> Iterator[str]:
    for ending, replacements in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            for replacement in replacements:
                yield stem + replacement


@lru_cache(maxsize=4096)
def doers(word: str, told: bool = False) -> tuple[str, ...]:
    """Who does what the verb says ("svetsat", "svetsade" -> "svetsare"); empty for other words.

    With `told` the short forms people speak count too: "svetsa rör i tio år", "ja måler".
    """
    for ending in (*_DEEDS, *(_TOLD_DEEDS if told else ())):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            return (stem + "are",)
    return ()


def done(word: str) -> tuple[str, ...]:
    """What has been done, of a verb's short form: "baka" -> "bakat"."""
    return (word + "t",) if word.endswith("a") and len(word) > _SHORTEST_STEM else ()


def sound(word: str) -> str:
    """How a word sounds, roughly: the same for "torsby" and "tårschby", "konditor" and "kondittor"."""
    return _DOUBLED.sub(r"\1", plain(_SH.sub("s", word).translate(_SAME_SOUND)).replace("ts", "s").replace("x", "ks"))


def plain(text: str) -> str:
    """Without the dots and rings of å, ä, ö: for people whose keyboard lacks them."""
    return fold(text).translate(_PLAIN)


_PLAIN = str.maketrans("åäöéèüáàøæô", "aaoeeuaaoao")
_SAME_SOUND = str.maketrans("åäæcqwz", "oeekkvs")
