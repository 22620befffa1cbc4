"""One turn of the guidance: the person's words in, the bot's replies out, the state kept.

Used by the actions. Which of the things under way the words belong to is decided here once;
what each of them says is decided in core.
"""

from __future__ import annotations

from typing import List

from bot.core import interview
from bot.core.catalogue import Catalogue
from bot.core.conversation import Button, Reading, Reply
from bot.core.guidance import Guidance, leaves_queue, merged, step_of, tells_situation, with_human
from bot.core.interview_state import World
from bot.core.phrases import Phrases
from bot.core.records import Conversation, TurnResult
from bot.services.booking_talks import BookingTalkService
from bot.services.handovers import leave_queue
from bot.services.ports import Clock
from bot.services.suggestions import SuggestionService
from bot.store.unit_of_work import UnitOfWork

MISSES_UNTIL_HUMAN = 3
OFF_TOPIC = "out_of_scope"


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
        guidance = Guidance.from_dict(conversation.state)
        if guidance.begun and not reading.pressed and (reading.entities or tells_situation(reading.text)):
            # "jag är varslad" is the wish to begin before the guidance, and an answer in it.
            return await self.answer(unit, conversation, reading)
        replies: List[Reply] = []
        if leaves_queue(reading.text) and conversation.status == "waiting":
            replies.append(self.said(guidance, await leave_queue(unit, conversation, self._clock()), ()))
        elif guidance.begun or reading.intent == "greet":
            key = "guidance.greet_again" if guidance.begun else "guidance.greet"
            replies.append(Reply(self.phrases.say(key, guidance.next_turn(key))))
        if guidance.begun:
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
        if guidance.confirming:
            replies = await self._confirmed(unit, conversation, guidance, reading)
            if replies is not None:
                return await self.keep(unit, conversation, guidance, replies)
        if guidance.booking:
            replies, ended = await self._talks.answer(unit, conversation, guidance, reading)
            if ended:
                replies += await self._after_booking(unit, conversation, guidance)
        elif not guidance.begun:
            replies = self._begin(guidance, reading)
        elif guidance.interview.done:
            replies = await self._after_interview(unit, conversation, guidance, reading)
        else:
            replies = await self._interview(unit, conversation, guidance, reading)
        return await self.keep(unit, conversation, guidance, merged(replies))

    async def _interview(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, reading: Reading
    ) -> List[Reply]:
        outcome = interview.answer(guidance.interview, reading, self.world())
        guidance.interview = outcome.state
        then = self._suggestions.present(guidance) if outcome.done else self._ask(guidance, again=False)
        return [*outcome.replies, *then]

    async def _after_booking(self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance) -> List[Reply]:
        """Back to an interview that was interrupted; nothing more to ask otherwise."""
        if guidance.begun and not guidance.interview.done:
            return self._ask(guidance, again=True)
        return []

    async def _after_interview(
        self, unit: UnitOfWork, conversation: Conversation, guidance: Guidance, reading: Reading
    ) -> List[Reply]:
        """Words after the suggestions: a correction, a yes to booking, or something not understood."""
        plain = reading.intent if guidance.interview.clearing is None else ""
        if plain == "affirm":
            return await self._talks.open(unit, conversation, guidance, "book")
        if plain in ("deny", "skip", "unsure"):
            return [self.said(guidance, "guidance.later", self._later_buttons())]
        outcome = interview.answer(guidance.interview, reading, self.world())
        guidance.interview = outcome.state
        if not outcome.done or outcome.state.clearing:
            return list(outcome.replies) + self._ask(guidance, again=False)
        return list(outcome.replies) or [self.missed(guidance)]

    async def resume(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """After a side question: the open question again, in other words; or the ways on."""
        guidance = Guidance.from_dict(conversation.state)
        guidance.misses = guidance.misses + 1 if reading.intent == OFF_TOPIC else 0
        replies = await self.open_question(unit, conversation, guidance, again=True)
        if guidance.misses >= MISSES_UNTIL_HUMAN:
            replies = with_human(replies, Button(self.phrases.say("guidance.human_button"), "/human_handover"))
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
        key = "guidance.anything_more" if guidance.begun else "guidance.shall_we_start"
        buttons = self._later_buttons() if guidance.begun else self._start_buttons()
        return [self.said(guidance, key, buttons)]

    async def misunderstood(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """Words that fit nothing. The open question gets its chance first: it may know them."""
        guidance = Guidance.from_dict(conversation.state)
        if guidance.asking:
            return await self.answer(unit, conversation, reading)
        return await self.keep(unit, conversation, guidance, [self.missed(guidance)])

    def missed(self, guidance: Guidance) -> Reply:
        """Each failure in other words; the third in a row offers a human."""
        guidance.misses += 1
        buttons = self._start_buttons() if not guidance.begun else self._later_buttons()
        key = "guidance.missed" if guidance.misses < MISSES_UNTIL_HUMAN else "guidance.missed_human"
        return self.said(guidance, key, buttons)

    async def confirm(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`delete_data` and `restart`: nothing is removed without a yes."""
        guidance = Guidance.from_dict(conversation.state)
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
        guidance.suggested, guidance.saved = False, []
        if wanted == "start_over":
            return [
                self.said(guidance, "guidance.started_over", ()),
                *self._begin(guidance, Reading("", "restart")),
            ]
        guidance.interpreter = None
        await unit.conversations.wipe(conversation.id)
        return [self.said(guidance, "guidance.deleted", ())]

    async def book(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        """`book_session`: begin to book; facts in the same message count."""
        return await self._open_booking(unit, conversation, "book", reading)

    async def change_booking(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        return await self._open_booking(unit, conversation, "move", reading)

    async def cancel_booking(self, unit: UnitOfWork, conversation: Conversation, reading: Reading) -> TurnResult:
        return await self._open_booking(unit, conversation, "cancel", reading)

    async def _open_booking(
        self, unit: UnitOfWork, conversation: Conversation, purpose: str, reading: Reading
    ) -> TurnResult:
        guidance = Guidance.from_dict(conversation.state)
        replies = list(await self._talks.open(unit, conversation, guidance, purpose, reading))
        return await self.keep(unit, conversation, guidance, merged(replies))

    def said(self, guidance: Guidance, key: str, buttons: tuple[Button, ...]) -> Reply:
        return Reply(self.phrases.say(key, guidance.next_turn(key)), buttons=buttons)

    def _start_buttons(self) -> tuple[Button, ...]:
        return (
            Button(self.phrases.say("guidance.start_button"), "/start_guidance"),
            Button(self.phrases.say("guidance.human_button"), "/human_handover"),
        )

    def _later_buttons(self) -> tuple[Button, ...]:
        return (
            Button(self.phrases.say("guidance.suggestions_button"), "/ask_programmes"),
            Button(self.phrases.say("guidance.book_button"), "/book_session"),
            Button(self.phrases.say("guidance.human_button"), "/human_handover"),
        )

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
