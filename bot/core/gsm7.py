"""The alphabet of SMS (GSM 03.38) and its counting: what text costs, and where to cut it.

One letter outside the alphabet makes the whole message cost more than twice as much, so everything
sent is brought into it first.
"""

from __future__ import annotations

import re
import unicodedata
from typing import List

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØøÅå" + "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ" + " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "ÄÖÑÜ§" + "¿abcdefghijklmnopqrstuvwxyz" + "äöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€")
SINGLE = 160
PART = 153
MOST_SEPTETS = 3 * PART
_NUMBERING = len("(10/10) ")
UNKNOWN = "?"

_LOOKALIKES = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "´": "'", "`": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "•": "-", "·": "-", "‣": "-", "▪": "-", "●": "-", "◦": "-",
    "…": "...", "→": "->", "←": "<-", "⇒": "=>", "≥": ">=", "≤": "<=", "≈": "~", "≠": "<>",
    "×": "x", "÷": "/", "⁄": "/", "¦": "|", "©": "(c)", "®": "(r)", "°": " ", "µ": "u",
    "✓": "x", "✔": "x", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "Oe", "ı": "i",
    "\r": "\n", "\f": "\n", "\v": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " ",
}  # fmt: skip
_TABLE = str.maketrans(_LOOKALIKES)
_OUTSIDE = re.compile("[^" + re.escape("".join(sorted(BASIC | EXTENDED))) + "]+")
_SENTENCE_END = re.compile(r"[.!?][)\"']*\Z")
_WHITE = re.compile(r"\s+")


def to_gsm7(text: str) -> str:
    """`text` in the SMS alphabet: typographic signs become plain ones, accents fall off, what has no
    likeness becomes a question mark (letters) or goes (emoji, signs)."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_TABLE)
    plain = _OUTSIDE.sub(_likeness, composed)
    plain = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", plain))
    return re.sub(r"\n{3,}", "\n\n", plain).strip()


def _likeness(found: re.Match[str]) -> str:
    made: List[str] = []
    for sign in found.group(0):
        simple = unicodedata.normalize("NFKD", sign).translate(_TABLE)
        fitting = "".join(part for part in simple if part in BASIC or part in EXTENDED)
        if fitting.strip() or not is_written(sign):
            made.append(" " if sign.isspace() else fitting)
        elif made[-1:] != [UNKNOWN]:
            made.append(UNKNOWN)
    return "".join(made)


def is_written(sign: str) -> bool:
    """Whether a sign is a letter or a number of some script, so that its loss would be felt."""
    return unicodedata.category(sign)[0] in "LN"


def is_gsm7(text: str) -> bool:
    return all(sign in BASIC or sign in EXTENDED for sign in text)


def septets(text: str) -> int:
    """How much room a text takes; the signs of the extension table take two places."""
    return sum(2 if sign in EXTENDED else 1 for sign in text)


def parts(text: str) -> int:
    """In how many parts it is sent: 160 places alone, else 153 each; no sign straddles two parts."""
    if septets(text) <= SINGLE:
        return 1
    count, used = 1, 0
    for sign in text:
        size = septets(sign)
        if used + size > PART:
            count, used = count + 1, 0
        used += size
    return count


def split(text: str, most: int = MOST_SEPTETS) -> List[str]:
    """`text` as messages of at most `most` septets, numbered when there are several.

    Cut between lines, else sentences, else words; a word or an address is never cut, so one longer
    than `most` is a message of its own.
    """
    if septets(text) <= most:
        return [text]
    pieces = cut(text, most - _NUMBERING)
    if len(pieces) == 1:
        return pieces
    return [f"({number}/{len(pieces)}) {piece}" for number, piece in enumerate(pieces, start=1)]


def cut(text: str, most: int) -> List[str]:
    """The bare pieces of `split`."""
    pieces: List[str] = []
    rest = text.strip()
    while septets(rest) > most:
        place = _place(rest, most)
        if place is None:
            break
        pieces.append(rest[:place].rstrip())
        rest = rest[place:].lstrip()
    return [*pieces, rest] if rest else pieces


def _place(text: str, most: int) -> int | None:
    """Where to cut the first piece off; None when there is nowhere."""
    reach = _reach(text, most)
    gaps = [gap for gap in _WHITE.finditer(text) if gap.end() < len(text)]
    fitting = [gap for gap in gaps if gap.start() <= reach]
    if not fitting:
        return gaps[0].start() if gaps else None
    lines = [gap.start() for gap in fitting if "\n" in gap.group(0)]
    sentences = [gap.start() for gap in fitting if _ends_sentence(text, gap)]
    for places in (lines, sentences):
        if places and places[-1] * 2 >= reach:
            return places[-1]
    return fitting[-1].start()


def _ends_sentence(text: str, gap: re.Match[str]) -> bool:
    """A full stop with a capital after it; "kl. 9" and "t.ex. så" go on."""
    before, after = text[max(0, gap.start() - 4) : gap.start()], text[gap.end()]
    return bool(_SENTENCE_END.search(before)) and not (after.islower() or after.isdigit())


def _reach(text: str, most: int) -> int:
    """How many signs from the start take at most `most` septets."""
    used = 0
    for index, sign in enumerate(text):
        used += septets(sign)
        if used > most:
            return index
    return len(text)
