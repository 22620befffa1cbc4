"""More about one suggestion: which of them is meant, and what there is to say beside the list. Called by services."""

from __future__ import annotations

import re
from typing import List, Sequence

from bot.core import answer_words as words
from bot.core import telling_words as telling
from bot.core.phrases import Phrases
from bot.core.suggestion import Suggestion
from bot.core.suggestion_text import eligibility_line, facts

NOUN = "suggestions"
MOST_REASONS = 3


def meant(text: str, shown: Sequence[Suggestion], others: Sequence[Suggestion]) -> Suggestion | None:
    """The suggestion that words ask to hear more about, by title or by its place among those shown."""
    said = words.normal(text)
    if not words.has(telling.MORE_ABOUT, said):
        return None
    named = [one for one in (*shown, *others) if words.normal(one.title) in said]
    if named:
        return max(named, key=lambda one: len(one.title))
    place = _place(said, len(shown))
    return shown[place] if place is not None else None


def more_about(suggestion: Suggestion, phrases: Phrases) -> str:
    """What it is, why it is suggested, what it takes, and who says so."""
    title = suggestion.title if suggestion.provider is None else f"{suggestion.title}, {suggestion.provider}"
    lines: List[str] = [f"{title} ({', '.join(facts(suggestion, phrases))})"]
    lines += [why.text for why in suggestion.why[:MOST_REASONS]]
    lines += [eligibility_line(suggestion, phrases), *suggestion.after]
    lines.append(phrases.say(f"{NOUN}.more_source", name=suggestion.source.name))
    return "\n".join(lines)


def _place(said: str, count: int) -> int | None:
    """ "Den andra" is 1; "förslag 3" is 2."""
    for word in re.findall(r"\w+", said):
        if word in telling.LAST:
            return count - 1 if count else None
        number = telling.ORDINALS.get(word) or (int(word) if word.isdigit() and len(word) < 3 else 0)
        if 0 < number <= count:
            return number - 1
    return None
