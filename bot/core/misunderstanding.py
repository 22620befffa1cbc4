"""What is said when a message was not understood: did you mean, then other words, then a human.

Pure. Interview and booking word their own failures; how many there have been in a row is counted
here, once for the whole conversation, so that a person is not sent round by two of them in turn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, List, Mapping, Sequence

from bot.core import answer_words as words
from bot.core.conversation import Button, Reading, Reply
from bot.core.guidance import Guidance, with_human
from bot.core.payloads import answer_button
from bot.core.phrases import Phrases
from bot.core.records import Message

MISSES_UNTIL_HUMAN = 3
UNREAD = "nlu_fallback"
# Shares of the ranking, to be read with the reliability table in docs/understanding.md: what a message
# may have meant, from where on there is nothing to ask, and when despair is near enough for a human.
PLAUSIBLE, SURE, DESPAIR_POSSIBLE = 0.1, 0.6, 0.05
MOST_OFFERED = 3
# `asks` and the values of the answers to "did you mean" that name no meaning.
MEANT, NONE, WHICH = "meant", "none", "which"


def hand_down(guidance: Guidance) -> None:
    """Let what is open go on counting from where the conversation stands."""
    misses = guidance.misses
    if guidance.booking:
        guidance.booking["misses"] = misses
        return
    # The interview itself counts on, to leave a question open after enough failures at that very one.
    held = max(guidance.interview.confused, min(misses, MISSES_UNTIL_HUMAN - 1))
    guidance.interview.confused = held if misses else 0


def after_a_miss(guidance: Guidance, reading: Reading, phrases: Phrases, replies: List[Reply]) -> List[Reply]:
    """Count it. The answer is `replies`, what is open would say, unless a meaning can be offered."""
    guidance.misses += 1
    offered = meanings(reading, phrases, guidance.open_asks) if guidance.misses == 1 else []
    if offered:
        key = "did_you_mean" if len(offered) > 1 else "did_you_mean_one"
        guidance.doubted = {"text": reading.text, "entities": list(reading.entities)}
        return [did_you_mean(guidance, phrases, key, offered)]
    return helped(guidance, phrases, replies)


def helped(guidance: Guidance, phrases: Phrases, replies: List[Reply]) -> List[Reply]:
    """The same replies; from the third failure in a row on with a human among the buttons."""
    return with_human(replies, human_button(phrases)) if guidance.misses >= MISSES_UNTIL_HUMAN else replies


def nothing_open(guidance: Guidance, reading: Reading, phrases: Phrases, ways_on: Sequence[Button]) -> List[Reply]:
    """A miss where no question is open: said differently each time, with the ways on as buttons."""
    human = human_button(phrases)
    key = "missed" if guidance.misses == 0 else "missed_again"
    if guidance.misses + 1 >= MISSES_UNTIL_HUMAN:
        key, ways_on = "missed_human", (human, *(button for button in ways_on if button.payload != human.payload))
    return after_a_miss(guidance, reading, phrases, [said(guidance, phrases, key, tuple(ways_on))])


def meanings(reading: Reading, phrases: Phrases, asks: str | None) -> List[str]:
    """The intents a doubtful message may have meant, likeliest first; none where there is no doubt or no idea.

    Only what has a name in `meanings.yml` is offered. Despair has none: where it may be behind the words,
    a human is offered. An answer to the open question alone is no choice: the question says it better.
    """
    ranking = [(intent, share) for intent, share in reading.ranking if intent != UNREAD]
    if reading.pressed or not ranking or ranking[0][1] >= SURE:
        return []
    found = [intent for intent, share in ranking if share >= PLAUSIBLE and key_of(intent, asks) in phrases]
    if any(intent == "distress" and share >= DESPAIR_POSSIBLE for intent, share in ranking):
        others = [intent for intent in found if intent != "human_handover"]
        found = [*others[: MOST_OFFERED - 1], "human_handover"]
    return [] if found == ["inform"] else found[:MOST_OFFERED]


def did_you_mean(guidance: Guidance, phrases: Phrases, key: str, intents: Sequence[str]) -> Reply:
    """The question; each button does what saying it plainly would have done. The open question stays open."""
    asks = guidance.open_asks
    guidance.offered = list(intents)
    none = answer_button(phrases.say("misunderstandings.none_button"), MEANT, NONE)
    buttons = [_meaning(intent, phrases, asks) for intent in intents if key_of(intent, asks) in phrases]
    reply = said(guidance, phrases, key, (*buttons, none))
    return Reply(reply.text, reply.buttons, asks)


def answered_without_meaning(guidance: Guidance, reading: Reading, phrases: Phrases) -> Reply:
    """None of them, or a plain yes to several."""
    if reading.value == WHICH and guidance.offered:
        return did_you_mean(guidance, phrases, "which", guidance.offered)
    return said(guidance, phrases, "not_meant")


def as_meant(reading: Reading, state: Mapping[str, Any]) -> Reading:
    """A meaning that was picked, with the words it was picked for: what they told counts ("boka torsdag").

    `state` is the conversation's state column. A booking under way has already taken what it could use.
    """
    doubted = state.get("doubted")
    picked = reading.pressed and not reading.asks and reading.intent in state.get("offered", ())
    if not doubted or not picked or state.get("booking"):
        return reading
    return replace(reading, text=doubted["text"], entities=tuple(doubted["entities"]), pressed=False)


def key_of(intent: str, asks: str | None) -> str:
    """Where the name of an intent stands; that of a bare answer is the name of what is asked."""
    if intent != "inform":
        return f"meanings.{intent.replace('/', '_')}"
    kind = (asks or "").replace("wishes:", "wishes_").partition(":")[0]
    return f"meanings.inform_{kind}"


def _meaning(intent: str, phrases: Phrases, asks: str | None) -> Button:
    title = phrases.say(key_of(intent, asks))
    return answer_button(title, asks or "", None) if intent == "inform" else Button(title, f"/{intent}")


def typed_meaning(text: str, plain: str | None, before: Message | None) -> str | None:
    """The payload that typed words pick where the bot's message `before` asked "did you mean"; None otherwise.

    `plain`: affirm or deny where the whole text is a yes or a no.
    """
    none = answer_button("", MEANT, NONE).payload
    if before is None or all(button.payload != none for button in before.buttons):
        return None
    text = words.normal(text)
    titled = [button.payload for button in before.buttons if words.normal(button.title) == text]
    if titled:
        return titled[0]
    if plain == "deny" or words.has(words.NOTHING_OF, text):
        return none
    if plain == "affirm":
        single = len(before.buttons) == 2  # the meaning and "none of them"
        return before.buttons[0].payload if single else answer_button("", MEANT, WHICH).payload
    return None


def human_button(phrases: Phrases) -> Button:
    return Button(phrases.say("guidance.human_button"), "/human_handover")


def said(guidance: Guidance, phrases: Phrases, key: str, buttons: tuple[Button, ...] = ()) -> Reply:
    """The next wording of `misunderstandings.<key>`."""
    name = f"misunderstandings.{key}"
    return Reply(phrases.say(name, guidance.next_turn(name)), buttons)
