"""Tells what cannot be words: a mashed keyboard, lone signs, only punctuation or emoji, program code.

Pure and without word lists, so that it is the same for every language written in Latin letters;
other scripts are never called nonsense. Used where words would otherwise be kept as somebody's own.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_READ = 2000
# A mash of letters outweighs a stray readable one; "jobb i sthlm" does not.
OUTWEIGHS = 2
CODE_SIGNS, CODE_SHARE = 3, 0.06
_CODE = re.compile(r"[{}<>;=\\$|\[\]#_^~*]")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiouyåäöéèêëáàâæøüûúùíìîïóòôõ"
_CONSONANTS = re.compile(rf"[^{_VOWELS}]{{4,}}")
# What may stand between two vowels of Swedish, also where a compound is joined: the end of one syllable
# ("världs"), then the beginning of the next ("språk").
_JOINT = re.compile(
    r"r?l?[mnj]?n?[bdgpkfvcx]?[gkdn]?s?[ktc]?[stz]?h?'?"
    r"(?:ps|s?[ptkbdgfvhmnlrjcqwxz]?c?h?)[rljvn]?"
)
_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")
_RUN = 4
_RUNS = frozenset(
    run
    for row in _ROWS
    for line in (row, row[::-1])
    for run in (line[start : start + _RUN] for start in range(len(line) - _RUN + 1))
    # "wert" and "erty" stand in names and in "övertygad".
    if sum(letter in _VOWELS for letter in run) <= 1 and not set(run[1:3]) & set(_VOWELS)
)


def is_nonsense(text: str) -> bool:
    """Whether there is nothing in it to understand. Numbers and lone question marks can be answers."""
    text = text[:LONGEST_READ].strip()
    if _is_code(text):
        return True
    words = _WORD.findall(text.casefold())
    if not words:
        return not re.search(r"\d", text) and not re.fullmatch(r"\?+", text)
    if not all(_is_latin(word) for word in words):
        return False
    if len(words) == 1 and len(_unstretched(words[0])) == 1 and not re.search(r"\d", text):
        return True
    unreadable = sum(len(word) for word in words if not _is_readable(word))
    readable = sum(len(word) for word in words if _is_readable(word) and len(word) > 1)
    return unreadable > 0 and unreadable >= OUTWEIGHS * readable


def _is_code(text: str) -> bool:
    signs = len(_CODE.findall(text))
    return signs >= CODE_SIGNS and signs >= CODE_SHARE * len(text)


def _is_latin(word: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in word)


def _unstretched(word: str) -> str:
    """ "neeeej" is "nej"; a letter written three times or more is written once."""
    return re.sub(r"(.)\1{2,}", r"\1", word)


def _is_readable(word: str) -> bool:
    """Whether it can be pronounced, or is as short as an abbreviation."""
    short = re.sub(r"(.)\1", r"\1", _unstretched(word))
    if len(short) < _RUN:
        return len(word) < _RUN or len(set(word)) > 1
    if any(short[start : start + _RUN] in _RUNS for start in range(len(short) - _RUN + 1)):
        return False
    if not any(letter in _VOWELS for letter in short):
        return False
    return all(_JOINT.fullmatch(run) for run in _CONSONANTS.findall(short))
