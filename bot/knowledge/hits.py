"""A term found in a text, and whether what stands around allows it. Shared by the finder's parts."""

from __future__ import annotations

from typing import NamedTuple, Sequence

from bot.knowledge.swedish import Word, key
from bot.knowledge.titles import is_work_verb, says_trade
from bot.knowledge.vocabulary import LANGUAGE, MUNICIPALITY, OCCUPATION, PART, Term
from bot.knowledge.wordlists import listen_for

_ABBREVIATION = 3  # "VA" and "IT" are words of their own only in capitals: many write "va" for "vad"
_AND = ("och", "o", "å")
_DEFINITE = ("n", "na", "ns", "nas")


class Hit(NamedTuple):
    """Terms found at the words `first`..`last`: one, or several trades that share the word.

    `strong` is set for trades that were told ("svetsare", "kört truck"), not only hinted at ("lager");
    `deed` for those a verb and its object hint at ("lödde kretskort"): less than a title, more than a place.
    """

    terms: tuple[Term, ...]
    first: int
    last: int
    strong: bool
    deed: bool = False

    @property
    def term(self) -> Term:
        return self.terms[0]


def hit_of(terms: Sequence[Term], row: Sequence[Word], first: int, last: int) -> Hit:
    """The hit of terms at words of a text."""
    strong = terms[0].concept.kind == OCCUPATION and (
        says_trade(terms[0].text) or (first > 0 and is_work_verb(row[first - 1].fold))
    )
    return Hit(tuple(terms), first, last, strong)


def fits(term: Term, row: Sequence[Word], first: int, last: int) -> bool:
    """Whether what stands around allows it: "vara" is no town, "svenskt körkort" no language."""
    concept, before = term.concept, row[first - 1].fold if first else ""
    if len(term.text) <= _ABBREVIATION and term.text.isupper() and len(row) > 1:
        return row[first].text.isupper()
    if concept.kind == OCCUPATION:
        return before not in listen_for("meeting") and _is_trade(term, row, first, last)
    if concept.kind == MUNICIPALITY and last + 1 < len(row) and row[last + 1].fold in listen_for("no_place_before"):
        return False
    if concept.kind == MUNICIPALITY and concept.id is None:
        if not row[first].text[:1].isupper():
            return False
        listed = before in _AND and first > 1 and row[first - 2].text[:1].isupper()  # "Säffle och Åmål"
        return listed or _is_corrected_town(row) or before in listen_for("place_cues") or len(row) <= 2
    if concept.kind == LANGUAGE and before in listen_for("plain_speech") and _is_asked_for(row, first):
        return False
    if concept.kind == LANGUAGE and (len(key(term.text)) < 5 or term.text.endswith("sk")):
        return len(row) <= 2 or any(word.fold in listen_for("language_cues") for word in row[max(first - 3, 0) : first])
    return True


def _is_corrected_town(row: Sequence[Word]) -> bool:
    """ "Karlskoga, nä vänta, Degerfors menar jag": nothing but names, a correction and small words."""
    small = [word.fold for word in row if not word.text[:1].isupper()]
    said = {word.fold for word in row} & listen_for("corrections")
    return bool(said) and listen_for("corrections").union(listen_for("fillers")).issuperset(small)


def _is_asked_for(row: Sequence[Word], first: int) -> bool:
    """ "På enkel svenska tack", "kan du prata lätt svenska"; not "jag kan enkel svenska"."""
    before = [word.fold for word in row[max(first - 4, 0) : first - 1]]
    while before and before[-1] in listen_for("softeners") | listen_for("little"):
        before.pop()
    known = before[-1:] and before[-1] in listen_for("knowing_languages")
    return not (known and before[-2:-1] != ["du"] and before[-2:-1] != ["ni"])


def _is_trade(term: Term, row: Sequence[Word], first: int, last: int) -> bool:
    """Whether a trade's name is more than a person met, a thing, or what everybody does now and then."""
    word, name = row[last].fold, term.text.lower()
    before = [row[at].fold for at in range(max(first - 2, 0), first)]
    if first == last and (word in listen_for("no_trades") or name in listen_for("no_trades")):
        return before[-1:] == ["som"] and word == name and term.rank < PART
    if name in listen_for("met"):
        beside = len(before) == 2 and before[0] in listen_for("persons") and before[1] in _AND  # "jag och syrra"
        return bool(before) and before[-1] in listen_for("trade_cues") and word == name.split()[-1] and not beside
    if term.concept.id is not None or first != last:
        return True
    return word == name or not word.endswith(_DEFINITE) or name.endswith("n")  # "rektorn" is somebody else
