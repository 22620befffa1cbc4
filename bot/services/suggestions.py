"""Suggestions for a profile, as data for the API and as messages for the chat."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from bot.core.catalogue import Catalogue
from bot.core.conversation import Button, Reading, Reply
from bot.core.guidance import Guidance
from bot.core.influence import skill_influence
from bot.core.matching import rank
from bot.core.phrases import Phrases
from bot.core.profile import Profile
from bot.core.records import Conversation, TurnResult
from bot.core.suggestion import Suggestion
from bot.core.suggestion_more import meant, more_about
from bot.core.suggestion_text import heading, summary
from bot.services.own_times import coming_in_words
from bot.services.ports import Clock
from bot.store.unit_of_work import UnitOfWork

SHOWN = 5
IN_WORDS = 3


class SuggestionService:
    def __init__(self, *, catalogue: Catalogue, phrases: Phrases, clock: Clock) -> None:
        self._catalogue = catalogue
        self._phrases = phrases
        self._clock = clock

    def influence(self, profile: Profile) -> Mapping[str, float]:
        """How much knowing each skill would move the suggestions."""
        return skill_influence(profile, self._catalogue)

    def of(self, profile: Profile, limit: int | None = SHOWN) -> List[Suggestion]:
        """The best suggestions first."""
        today = self._clock().date()
        return rank(profile, self._catalogue, self._phrases, today=today, limit=limit)

    def public(self, profile: Profile, limit: int | None = SHOWN) -> List[Dict[str, Any]]:
        """As the contract's section 4 prints them."""
        return [suggestion.to_dict() for suggestion in self.of(profile, limit)]

    def present(self, guidance: Guidance, booked: str | None) -> List[Reply]:
        """The suggestions in the chat: the best in words, all on cards, and the way to a session.

        `booked`: when the person's time is, who then is not asked to book one.
        """
        guidance.suggested = True
        found = self.of(guidance.interview.profile)
        turn = guidance.next_turn("suggestions.present")
        lines = [heading(found, self._phrases, turn)]
        lines += [summary(suggestion, number + 1, self._phrases) for number, suggestion in enumerate(found[:IN_WORDS])]
        card = {"type": "suggestions", "suggestions": [suggestion.to_dict() for suggestion in found]}
        shown = Reply("\n\n".join(lines), card=card if found else None)
        return [shown, self._next(turn, booked)]

    def _more(self, guidance: Guidance, reading: Reading, booked: str | None) -> List[Reply]:
        """About one suggestion alone, where the words ask for it ("berätta mer om den första")."""
        profile = guidance.interview.profile
        one = meant(reading.text, self.of(profile), self.of(profile, None))
        if one is None:
            return []
        told = Reply(more_about(one, self._phrases), card={"type": "suggestions", "suggestions": [one.to_dict()]})
        return [told, self._next(guidance.next_turn("suggestions.present"), booked)]

    def _next(self, turn: int, booked: str | None) -> Reply:
        human = Button(self._phrases.say("guidance.human_button"), "/human_handover")
        if booked:
            change = Button(self._phrases.say("guidance.change_button"), "/change_booking")
            return Reply(self._phrases.say("suggestions.next_booked", turn, when=booked), buttons=(change, human))
        buttons = (
            Button(self._phrases.say("guidance.book_button"), "/book_session"),
            Button(self._phrases.say("suggestions.later_button"), "/deny"),
            human,
        )
        return Reply(self._phrases.say("suggestions.next", turn), buttons=buttons)

    async def suggest(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`ask_programmes` at any time: with what is known so far, or more about one that is named."""
        guidance = Guidance.understood(conversation.state)
        booked = await coming_in_words(unit, conversation.id, self._phrases, self._clock())
        replies = self._more(guidance, reading, booked) or self.present(guidance, booked)
        ready = guidance.interview.done or not guidance.begun
        await unit.conversations.change(conversation.id, state=guidance.to_dict())
        if ready and not guidance.booking:
            return TurnResult(replies=replies)
        return TurnResult(replies=replies[:1], follow_up="action_resume")

    async def show_profile(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`ask_profile`: what has been told so far."""
        guidance = Guidance.understood(conversation.state)
        turn = guidance.next_turn("suggestions.profile")
        profile = guidance.interview.profile
        card = {"type": "profile", "profile": profile.to_public()} if guidance.begun else None
        key = "suggestions.profile" if guidance.begun else "suggestions.no_profile"
        await unit.conversations.change(conversation.id, state=guidance.to_dict())
        return TurnResult(replies=[Reply(self._phrases.say(key, turn), card=card)], follow_up="action_resume")


def profile_of(conversation: Conversation) -> Profile:
    """What the person has told in this conversation."""
    return Guidance.from_dict(conversation.state).interview.profile
