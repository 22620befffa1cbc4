"""Which language a message is written in, and which language it asks for.

Called by `bot.services.other_languages`. The recognition (py3langid, over the languages in
`content/languages.yml`) is loaded at the first message that needs it: 0.6 s and about 85 MB.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Iterable, List, Mapping

from bot.core.catalogue import Catalogue
from bot.knowledge.swedish import fold, words
from bot.knowledge.wordlists import listen_for

LONGEST = 2000
# Below this share the writing tells nothing: single words, Arabic in Latin letters.
SURE = 0.5


@dataclass(frozen=True)
class Meant:
    """`language`: its name in the content, None when it is Swedish or cannot be told.

    `named`: the person said its name; otherwise it was told from the writing.
    """

    language: str | None
    named: bool = False


def meant(text: str, entities: Iterable[Mapping[str, Any]], catalogue: Catalogue) -> Meant:
    """The language the person wants to be met in.

    A language named in Swedish or English is asked for ("kan ni arabiska", "do you have Somali");
    words in any other language ask for that one, whatever they name.
    """
    written = written_in(text, catalogue)
    asking = listen_for("asking_languages")
    named = named_in(text, entities, catalogue)
    if named and (written is None or written in asking):
        return Meant(named[0], named=True)
    if written is None or written in listen_for("own_language") | listen_for("neighbour_languages"):
        return Meant(None)
    return Meant(written)


def written_in(text: str, catalogue: Catalogue) -> str | None:
    """The name of the language a text is written in; None when that is not sure.

    Languages that one answer serves together (Bosnian, Croatian, Serbian) count together.
    """
    shares: defaultdict[str, float] = defaultdict(float)
    likeliest: dict[str, str] = {}
    together = {name: one.id for one in catalogue.other_languages.values() for name in (one.name, *one.also)}
    for code, share in _identifier(tuple(catalogue.language_codes)).rank(text[:LONGEST]):
        name = catalogue.language_codes[code]
        group = together.get(name, name)
        likeliest.setdefault(group, name)
        shares[group] += share
    best = max(shares, key=lambda group: shares[group], default=None)
    if best is None or shares[best] < SURE:
        return None
    name = likeliest[best]
    return _of_ethiopia(text, catalogue) if name == catalogue.language_codes.get("am") else name


def _of_ethiopia(text: str, catalogue: Catalogue) -> str:
    """Tigrinya or Amharic: the recognition knows only the second, and their letters are the same."""
    signs = {name: sum(text.count(sign) for sign in listen_for(name)) for name in ("tigrinya", "amharic")}
    tigrinya = next((one.name for one in catalogue.other_languages.values() if one.tag == "ti"), None)
    return tigrinya if tigrinya and signs["tigrinya"] >= signs["amharic"] else catalogue.language_codes["am"]


def named_in(text: str, entities: Iterable[Mapping[str, Any]], catalogue: Catalogue) -> List[str]:
    """The languages named and not denied, Swedish left out; `entities` as `lotsen parse` gives them."""
    own = listen_for("own_language")
    found = [one for one in entities if one.get("entity") == "language"]
    names = [str(one["value"]).lower() for one in found if not one.get("negated")]
    denied = {str(one["value"]).lower() for one in found if one.get("negated")}
    spoken = {fold(word): name for name, others in catalogue.languages.items() for word in (name, *others)}
    names += [spoken[word.fold] for word in words(text[:LONGEST]) if word.fold in spoken]
    return [name for name in dict.fromkeys(names) if name not in own | denied]


@lru_cache(maxsize=2)
def _identifier(codes: tuple[str, ...]) -> Any:
    # Imported here: only the action server has it, and only from the first message that needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(codes)
    return identifier
