"""One turn of the guidance: the person's words in, the bot's replies out, the state kept.

Used by the actions. Which of the things under way the words belong to is decided here once;
what each of them says is decided in core.
"""

from __future__ import annotations

from typing import List

from bot.core import interview
from bot.core.catalogue import Catalogue
from bot.core.conversation import Button, Reading, Reply
from bot.core.guidance import Guidance, leaves_queue, merged, step_of, tells_situation
from bot.core.interview_state import World
from bot.core.misunderstanding import MEANT, after_a_miss, answered_without_meaning, hand_down, nothing_open
from bot.core.phrases import Phrases
from bot.core.records import Conversation, TurnResult
from bot.core.ways_on import ways_on
from bot.services.booking_talks import BookingTalkService
from bot.services.handovers import leave_queue
from bot.services.own_times import coming_in_words
from bot.services.ports import Clock
from bot.services.suggestions import SuggestionService
from bot.store.unit_of_work import UnitOfWork


class GuidanceService:
    """Interview, booking and what follows, as one conversation."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        phrases: Phrases,
        clock: Clock,
        suggestions: SuggestionService,
        talks: BookingTalkService,
    ) -> None:
        self._catalogue = catalogue
        self.phrases = phrases
        self._clock = clock
        self._suggestions = suggestions
        self._talks = talks

    def world(self) -> World:
        return World(
            catalogue=self._catalogue,
            phrases=self.phrases,
            influence=self._suggestions.influence,
            today=self._clock().date(),
        )

    async def start(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """A greeting or the wish to begin; goes on where the person was."""
        guidance = Guidance.understood(conversation.state)
        if guidance.begun and not reading.pressed and (reading.entities or tells_situation(reading.text)):
            # "jag är varslad" is the wish to begin before the guidance, and an answer in it.
            return await self.answer(unit, conversation, reading)
        replies: List[Reply] = []
        if leaves_queue(reading.text) and conversation.status == "waiting":
            replies.append(self.said(guidance, await leave_queue(unit, conversation, self._clock()), ()))
        elif guidance.begun or reading.intent == "greet":
            key = "guidance.greet_again" if guidance.begun else "guidance.greet"
            replies.append(Reply(self.phrases.say(key, guidance.next_turn(key))))
        if guidance.begun or guidance.booking:
            replies += await self.open_question(unit, conversation, guidance, again=True)
        else:
            replies += self._begin(guidance, reading)
        return await self.keep(unit, conversation, guidance, merged(replies))

    def _begin(self, guidance: Guidance, reading: Reading) -> List[Reply]:
        """Open the interview; what the first message told already counts."""
        world = self.world()
        guidance.begun = True
        guidance.interview = interview.begin(guidance.interview, world)
        told: List[Reply] = []
        informs = reading.intent == "inform" or reading.value is not None
        if reading.entities or informs or tells_situation(reading.text):
            outcome = interview.answer(guidance.interview, reading, world)
            guidance.interview, told = outcome.state, list(outcome.replies)
        return told + self._ask(guidance, again=False)

    def _ask(self, guidance: Guidance, *, again: bool) -> List[Reply]:
        return list(interview.ask(guidance.interview, self.world(), again=again))

    async def answer(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Words or a button that belong to whatever is open."""
        guidance = Guidance.from_dict(conversation.state)
        if reading.masked and not reading.text:
            return await self.resume(unit, conversation, reading)  # nothing but a personal number is no answer
        if guidance.confirming:
            replies = await self._confirmed(unit, conversation, guidance, reading)
            if replies is not None:
                guidance.misses = 0
                return await self.keep(unit, conversation, guidance, replies)
        if reading.asks == MEANT:
            replies = [answered_without_meaning(guidance, reading, self.phrases)]
            if not replies[0].buttons:
                replies += await self.open_question(unit, conversation, guidance, again=True)
            return await self.keep(unit, conversation, guidance, merged(replies))
        before = guidance.misses
        hand_down(guidance)
        replies = merged(await self._open(unit, conversation, guidance, reading))
        if guidance.misses == before:  # nobody has missed anything
            guidance.misses = 0
        return await self.keep(unit, conversation, guidance, replies)

    async def _open(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, reading: Reading
    ) -> List[Reply]:
        """What is open takes the words."""
        if guidance.booking:
            return await self._booking(unit, conversation, guidance, reading)
        if not guidance.begun:
            return self._begin(guidance, reading)
        if guidance.interview.done:
            return await self._after_interview(unit, conversation, guidance, reading)
        return self._interview(guidance, reading, await self._booked(unit, conversation))

    def _interview(self, guidance: Guidance, reading: Reading, booked: str | None) -> List[Reply]:
        outcome = interview.answer(guidance.interview, reading, self.world())
        guidance.interview = outcome.state
        replies = list(outcome.replies)
        if outcome.done:
            return replies + self._suggestions.present(guidance, booked)
        replies = merged(replies + self._ask(guidance, again=False))
        return after_a_miss(guidance, reading, self.phrases, replies) if outcome.missed else replies

    async def _booking(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, reading: Reading
    ) -> List[Reply]:
        replies, ended = await self._talks.answer(unit, conversation, guidance, reading)
        if ended:
            return replies + await self._after_booking(unit, conversation, guidance)
        missed = guidance.booking is not None and guidance.booking["misses"] > 0
        return after_a_miss(guidance, reading, self.phrases, merged(replies)) if missed else replies

    async def _after_booking(self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance) -> List[Reply]:
        """Back to an interview that was interrupted; nothing more to ask otherwise."""
        if guidance.begun and not guidance.interview.done:
            return self._ask(guidance, again=True)
        return []

    async def _after_interview(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, reading: Reading
    ) -> List[Reply]:
        """Words after the suggestions: a correction, a yes to booking, or something not understood."""
        booked = await self._booked(unit, conversation)
        plain = reading.intent if guidance.interview.clearing is None else ""
        if plain == "affirm" and not booked:
            return await self._talks.open(unit, conversation, guidance, "book")
        if plain in ("affirm", "deny", "skip", "unsure"):
            key = "guidance.later_booked" if booked else "guidance.later"
            return [self.said(guidance, key, ways_on(True, self.phrases, booked), when=booked)]
        outcome = interview.answer(guidance.interview, reading, self.world())
        guidance.interview = outcome.state
        if not outcome.done or outcome.state.clearing:
            return list(outcome.replies) + self._ask(guidance, again=False)
        return list(outcome.replies) or await self.not_understood(unit, conversation, guidance, reading)

    async def not_understood(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, reading: Reading
    ) -> List[Reply]:
        """A miss with no question open."""
        ways = ways_on(guidance.begun, self.phrases, await self._booked(unit, conversation))
        return nothing_open(guidance, reading, self.phrases, ways)

    async def resume(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """After a side question: the open question again, in other words; or the ways on."""
        guidance = Guidance.understood(conversation.state)
        guidance.note_topic(reading.intent, conversation.last_seq)
        replies = await self.open_question(unit, conversation, guidance, again=True)
        return await self.keep(unit, conversation, guidance, replies)

    async def open_question(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, *, again: bool
    ) -> List[Reply]:
        if guidance.confirming:
            return [self._confirm_question(guidance)]
        if guidance.booking:
            return list(await self._talks.ask(unit, conversation, guidance, again))
        if guidance.begun and not guidance.interview.done:
            return self._ask(guidance, again=again)
        booked = await self._booked(unit, conversation)
        key = "guidance.anything_more" if guidance.begun else "guidance.shall_we_start"
        key = "guidance.anything_more_booked" if booked else key
        return [self.said(guidance, key, ways_on(guidance.begun, self.phrases, booked), when=booked)]

    async def _booked(self, unit: UnitOfWork, conversation: Conversation) -> str | None:
        """The booked time to come, in words; who has one is not asked to book one."""
        return await coming_in_words(unit, conversation.id, self.phrases, self._clock())

    async def confirm(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`delete_data` and `restart`: nothing is removed without a yes."""
        guidance = Guidance.understood(conversation.state)
        guidance.confirming = "delete" if reading.intent == "delete_data" else "start_over"
        return await self.keep(unit, conversation, guidance, [self._confirm_question(guidance)])

    def _confirm_question(self, guidance: Guidance) -> Reply:
        key = f"guidance.confirm_{guidance.confirming}"
        buttons = (
            Button(self.phrases.say(key + "_yes"), "/affirm"),
            Button(self.phrases.say("guidance.confirm_no"), "/deny"),
        )
        return self.said(guidance, key, buttons)

    async def _confirmed(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, reading: Reading
    ) -> List[Reply] | None:
        """What a yes does; None when the words were something else, which then count as a no."""
        wanted, guidance.confirming = guidance.confirming, None
        if reading.intent not in ("affirm", "deny"):
            return None
        if reading.intent == "deny":
            kept = self.said(guidance, "guidance.kept", ())
            return [kept, *await self.open_question(unit, conversation, guidance, again=True)]
        guidance.interview, guidance.booking, guidance.begun = Guidance().interview, None, False
        guidance.suggested, guidance.saved, guidance.topic, guidance.awaiting = False, [], None, None
        if wanted == "start_over":
            return [
                self.said(guidance, "guidance.started_over", ()),
                *self._begin(guidance, Reading("", "restart")),
            ]
        guidance.interpreter = None
        await unit.conversations.wipe(conversation.id)
        return [self.said(guidance, "guidance.deleted", ())]

    def said(self, guidance: Guidance, key: str, buttons: tuple[Button, ...], **values: object) -> Reply:
        return Reply(self.phrases.say(key, guidance.next_turn(key), **values), buttons=buttons)

    async def keep(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, replies: List[Reply]
    ) -> TurnResult:
        state = guidance.interview
        await unit.conversations.change(
            conversation.id,
            state=guidance.to_dict(),
            step=step_of(guidance),
            progress=max(conversation.progress, interview.progress(state)) if guidance.begun else 0.0,
            municipality_code=state.profile.municipality_code,
        )
        return TurnResult(replies=replies)
