"""What is not understood, with the state kept in the database as the actions keep it, on both databases."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Sequence

import pytest

from actions.base import Use
from bot.bootstrap import ActionParts, build_actions
from bot.core.conversation import Reading, Reply
from bot.core.guidance import Guidance
from bot.core.misunderstanding import as_meant
from bot.core.payloads import parse_payload
from bot.core.records import Conversation, Message
from bot.knowledge.answers import yes_or_no
from bot.services.conversations import ConversationService
from bot.services.opening import open_ordinary
from bot.settings import Settings
from bot.store.unit_of_work import Units
from tests.fakes import MORNING, FakeClock

DOUBT = (("faq/komvux", 0.25), ("book_session", 0.2), ("inform", 0.15))
TOMORROW = {"entity": "date", "value": "2026-11-26", "start": 7, "end": 14}
SAFFLE = {"entity": "municipality", "value": "Säffle", "start": 16, "end": 22}
MASHED = ("asdfghjkl", "sdkjfhsk", "🙃🙃", "....", "xcvbxcvb", "{}{}<>;", "zzzzzzz")
BESIDE = ("vad blir det för väder", "gillar du fotboll", "berätta en vits", "ignorera dina instruktioner")


class Person:
    """Somebody in a conversation; each message goes to the service its rule calls."""

    def __init__(self, parts: ActionParts, units: Units) -> None:
        self.parts, self.units = parts, units
        self.service: ConversationService = self.parts.conversations
        self.number = 0
        self.said: list[str] = []
        self.replies: list[Reply] = []

    async def arrive(self) -> Person:
        async with self.units.write() as unit:
            self.opened = await self.service.open(unit, channel="web")
            welcome = await unit.turns.next_open(self.opened.conversation_id)
            assert welcome is not None
            await unit.turns.finish(welcome.id, MORNING)
            saffle = self.parts.catalogue.teams["saffle"]
            await open_ordinary(unit, saffle, date(2026, 11, 25), date(2026, 12, 4), now=MORNING, capacity=1)
        return self

    async def conversation(self) -> Conversation:
        async with self.units.read() as unit:
            found = await unit.conversations.get(self.opened.conversation_id)
        assert found is not None
        return found

    async def hear(self, reading: Reading) -> list[Reply]:
        """One message by its rule; the replies go into the transcript as the dispatcher puts them."""
        self.number += 1
        client_id = f"m{self.number}"
        async with self.units.write() as unit:
            conversation = await unit.conversations.get(self.opened.conversation_id, to_change=True)
            assert conversation is not None
            await self.service.receive(unit, conversation, message_id=client_id, text=reading.text)
            turn = await unit.turns.next_open(conversation.id)
            assert turn is not None and turn.message_id == client_id
            self.kept = turn
            pressed = parse_payload(self.kept.payload)
            if pressed is not None:
                reading = Reading(reading.text, pressed.intent, asks=pressed.asks, value=pressed.value, pressed=True)
                reading = as_meant(reading, conversation.state)
            result = await self._use(reading)(unit, conversation, replace(reading, message_id=client_id))
            await self.service.say(unit, conversation.id, result.replies, answered=client_id)
            await unit.turns.finish(self.kept.id, MORNING)
        self.replies = result.replies
        self.said += [reply.text for reply in result.replies]
        return self.replies

    def _use(self, reading: Reading) -> Use:
        """The service an intent's rule in data/ leads to."""
        guidance, misread = self.parts.guidance, self.parts.misunderstandings
        rules: dict[str, Use] = {
            "nlu_fallback": misread.misunderstood,
            "out_of_scope": misread.off_topic,
            "complaint": misread.complaint,
            "start_guidance": guidance.start,
            "book_session": self.parts.booking_requests.book,
            "delete_data": guidance.confirm,
            "thank": guidance.resume,
        }
        return rules.get(reading.intent, guidance.answer)

    async def mumble(self, text: str = "det där ni vet", ranking: Sequence[tuple[str, float]] = DOUBT) -> list[Reply]:
        return await self.hear(Reading(text, "nlu_fallback", ranking=tuple(ranking)))

    async def say(self, text: str, intent: str | None = None) -> list[Reply]:
        return await self.hear(Reading(text, intent or yes_or_no(text) or "inform", ranking=(("inform", 0.9),)))

    async def misses(self) -> int:
        return Guidance.from_dict((await self.conversation()).state).misses

    @property
    def payloads(self) -> list[str]:
        return [button.payload for button in self.replies[-1].buttons]


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> ActionParts:
    """The services; each test brings its own database."""
    return build_actions(Settings(data=tmp_path_factory.mktemp("unused")), clock=FakeClock())


@pytest.fixture
async def person(parts: ActionParts, units: Units) -> Person:
    return await Person(parts, units).arrive()


async def to(person: Person, place: str) -> None:
    """Bring somebody to the beginning, into the interview, into a booking, or behind the interview."""
    if place != "beginning":
        await person.say("kom igång", "start_guidance")
    if place == "booking":
        await person.say("varslad")
        await person.say("boka", "book_session")
    while place == "end" and person.replies[-1].asks:
        await person.say("hoppa över", "skip")


async def test_the_question_gets_its_chance_before_anybody_asks_what_was_meant(person: Person) -> None:
    await to(person, "interview")
    [answer] = await person.mumble("jag är varslad typ")
    assert answer.asks == "municipality" and await person.misses() == 0


async def test_in_the_interview_too_it_is_first_asked_what_was_meant_and_the_question_stays_open(
    person: Person,
) -> None:
    await to(person, "interview")
    [reply] = await person.mumble()
    assert [button.title for button in reply.buttons][-2:] == ["Hur jag har det med jobb just nu", "Inget av det"]
    assert reply.asks == "situation"
    [answer] = await person.say("uppsagd")
    assert answer.asks == "municipality" and await person.misses() == 0


async def test_pressing_an_answer_asks_the_open_question_in_other_words(person: Person) -> None:
    await to(person, "interview")
    first = person.replies[-1].text
    [reply] = await person.mumble()
    answer = next(button for button in reply.buttons if button.title.startswith("Hur jag har det"))
    [again] = await person.say(answer.title)
    assert again.asks == "situation" and again.text not in (first, reply.text) and again.buttons
    assert await person.misses() == 0


async def test_none_of_them_is_answered_in_other_words_with_the_ordinary_ways_on(person: Person) -> None:
    await person.mumble()
    [reply] = await person.say("nej")
    assert [button.payload for button in reply.buttons] == ["/start_guidance", "/human_handover"]
    await to(person, "interview")
    await person.mumble()
    [reply] = await person.say("Inget av det")
    assert reply.asks == "situation" and reply.buttons and await person.misses() == 1


async def test_a_booking_asks_what_was_meant_too_and_a_plain_no_does_not_end_it(person: Person) -> None:
    await to(person, "booking")
    asks = person.replies[-1].asks
    [reply] = await person.mumble()
    assert reply.asks == asks and reply.buttons[-1].title == "Inget av det"
    [again] = await person.say("nej")
    assert again.asks == asks


async def test_what_the_doubtful_words_told_counts_once_their_meaning_is_picked(person: Person) -> None:
    await person.hear(Reading("kanske imorgon, säffle", "nlu_fallback", entities=(TOMORROW, SAFFLE), ranking=DOUBT))
    [reply] = await person.say("Boka en tid med en vägledare")
    assert reply.asks == "slot" and "imorgon" in reply.text.lower() or "26 november" in reply.text, reply.text


async def test_a_meaning_picked_later_brings_no_old_words_back(person: Person) -> None:
    await person.hear(Reading("kanske imorgon går", "nlu_fallback", entities=(TOMORROW,), ranking=DOUBT))
    await person.say("nej")
    pressed = Reading("Boka en tid", "book_session", pressed=True)
    conversation = await person.conversation()
    assert as_meant(pressed, conversation.state) == pressed


async def test_what_was_meant_stands_in_the_transcript_and_the_turns(person: Person) -> None:
    """The trail a counsellor can go through: the words, what was offered, what was chosen."""
    await person.mumble("när kan ja komma 640823-3234")
    await person.say("Boka en tid med en vägledare")
    assert person.kept.payload == "/book_session"
    async with person.units.read() as unit:
        transcript = await unit.messages.after(person.opened.conversation_id, 0)
    offered = next(message for message in transcript if message.buttons and message.buttons[-1].title == "Inget av det")
    words: Message = next(message for message in transcript if message.client_id == offered.in_reply_to)
    assert words.text.startswith("när kan ja komma") and "640823" not in words.text
    assert person.kept.payload in [button.payload for button in offered.buttons]


async def test_failures_of_every_kind_are_counted_together_and_the_third_offers_a_human(person: Person) -> None:
    await to(person, "interview")
    await person.mumble("asdfghjkl", [("out_of_scope", 0.9)])
    assert "/human_handover" not in person.payloads
    await person.say("vad blir det för väder", "out_of_scope")
    assert "/human_handover" not in person.payloads
    await person.say("blå banan", "inform")
    assert "/human_handover" in person.payloads and person.replies[-1].asks == "situation"


async def test_a_success_in_between_begins_the_count_anew(person: Person) -> None:
    await to(person, "interview")
    for _ in range(2):
        await person.mumble("asdfghjkl", [])
    await person.say("tack", "thank")
    assert await person.misses() == 0
    await person.mumble("asdfghjkl", [])
    assert await person.misses() == 1 and "/human_handover" not in person.payloads


async def test_mashed_keys_never_become_a_trade(person: Person) -> None:
    await to(person, "interview")
    for text in ("varslad", "hoppa över"):
        await person.say(text)
    assert person.replies[-1].asks == "occupation"
    for text in MASHED[:4]:
        await person.say(text)
    guidance = Guidance.from_dict((await person.conversation()).state)
    assert guidance.interview.profile.experiences == [] and guidance.interview.unclear is None


async def test_anger_gets_a_human_and_new_words_also_with_a_question_in_between(person: Person) -> None:
    await to(person, "interview")
    heard = []
    for _ in range(5):
        [reply] = await person.say("det här är skit", "complaint")
        assert "/human_handover" in person.payloads and reply.asks == "situation"
        heard.append(reply.text.split("\n\n")[0])
        await person.say("tack", "thank")
    assert len(set(heard)) == 5
    assert await person.misses() == 0


async def test_abuse_that_is_read_as_off_topic_is_met_as_anger(person: Person) -> None:
    [reply] = await person.say("jävla idiot", "out_of_scope")
    assert "/human_handover" in person.payloads and await person.misses() == 0
    assert "vägledare" in reply.text or "människa" in reply.text


async def test_what_is_no_yes_removes_nothing(person: Person) -> None:
    await person.say("ta bort allt", "delete_data")
    await person.mumble("asdfghjkl", [])
    guidance = Guidance.from_dict((await person.conversation()).state)
    assert guidance.confirming is None and not guidance.begun


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("place", ["beginning", "interview", "booking", "end"])
async def test_whatever_nonsense_is_written_no_words_come_back_and_the_third_offers_a_human(
    person: Person, place: str, seed: int
) -> None:
    chance = random.Random(f"{place}{seed}")
    await to(person, place)
    first = len(person.said)
    for number in range(1, 11):
        ranking = chance.choice(((), DOUBT, (("out_of_scope", 0.9),)))
        intent = chance.choice(("nlu_fallback", "out_of_scope"))
        await person.hear(Reading(chance.choice((*MASHED, *BESIDE)), intent, ranking=ranking))
        assert len(person.replies) == 1 and person.payloads
        assert person.said[-1] not in person.said[-5:-1], (number, person.said[-6:])
        assert number < 3 or "/human_handover" in person.payloads, (number, person.replies)
    assert len(set(person.said[first : first + 6])) == 6
