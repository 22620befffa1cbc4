"""Taking over and giving back, as transactions on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Literal

import pytest
from argon2 import PasswordHasher

from bot.bootstrap import build_actions
from bot.content.loader import catalogue, load_phrases
from bot.core.conversation import Reading
from bot.core.desk import Place, SkillChange, place_of
from bot.core.guidance import Guidance
from bot.core.profile import HeldSkill
from bot.core.records import Conversation, User
from bot.errors import Conflict, NotFound, Unauthorized
from bot.services.accounts import AccountService
from bot.services.conversations import ConversationService
from bot.services.desk import DeskService
from bot.services.handovers import HandoverService
from bot.services.suggestions import SuggestionService
from bot.services.support import SupportService
from bot.settings import Settings
from bot.store.unit_of_work import Units
from tests.fakes import FakeClock

SAFFLE, KARLSTAD = "1785", "1780"


class CountingHasher(PasswordHasher):
    verified = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
        self.verified += 1
        return super().verify(hash, password)


@dataclass
class World:
    units: Units
    clock: FakeClock
    conversations: ConversationService
    desk: DeskService
    handovers: HandoverService
    support: SupportService

    async def user(self, name: str, *places: str, role: str = "counsellor") -> User:
        async with self.units.write() as unit:
            await unit.desk.add_user(name, "-", role, places, self.clock())
            user = await unit.desk.user_named(name)
        assert user is not None
        return user

    async def person(self, municipality: str | None = SAFFLE) -> str:
        async with self.units.write() as unit:
            opened = await self.conversations.open(unit, channel="web")
            await unit.conversations.change(opened.conversation_id, municipality_code=municipality)
        return opened.conversation_id

    async def get(self, conversation_id: str) -> Conversation:
        async with self.units.read() as unit:
            found = await unit.conversations.get(conversation_id)
        assert found is not None
        return found

    async def claim(self, user: User, conversation_id: str) -> str:
        try:
            async with self.units.write() as unit:
                await self.desk.claim(unit, user, conversation_id)
        except Conflict as conflict:
            return conflict.code
        return "taken"

    async def inbox(self, user: User, after: Place | None = None) -> list[str]:
        async with self.units.read() as unit:
            page = await self.desk.views.inbox(unit, user, None, after)
        return [row["id"] for row in page.rows]


@pytest.fixture
async def world(units: Units) -> World:
    content, phrases, clock = catalogue(), load_phrases(), FakeClock()
    conversations = ConversationService(phrases=phrases, clock=clock)
    suggestions = SuggestionService(catalogue=content, phrases=phrases, clock=clock)
    desk = DeskService(content, phrases, clock, conversations=conversations, suggestions=suggestions)
    handovers = HandoverService(catalogue=content, phrases=phrases, clock=clock, holidays=set)
    support = SupportService(catalogue=content, phrases=phrases, handovers=handovers)
    return World(units, clock, conversations, desk, handovers, support)


async def test_of_many_who_claim_at_once_exactly_one_gets_it(world: World) -> None:
    conversation_id = await world.person()
    users = [await world.user(f"vägledare {number}", SAFFLE) for number in range(8)]
    results = await asyncio.gather(*(world.claim(user, conversation_id) for user in users))
    assert sorted(results) == ["claimed"] * 7 + ["taken"]
    holder = (await world.get(conversation_id)).holder
    assert holder == users[results.index("taken")].id


async def test_the_queue_is_ordered_by_need_and_its_pages_follow_each_other(world: World) -> None:
    admin = await world.user("chefen", role="admin")
    ids = [await world.person() for _ in range(4)]
    async with world.units.write() as unit:
        for number, need in ((0, "human"), (1, "human"), (2, "distress")):
            world.clock.forward(minutes=1)
            values = {"status": "waiting", "need": need, "waiting_since": world.clock()}
            await unit.conversations.change(ids[number], **values)
    order = [ids[2], ids[0], ids[1], ids[3]]
    assert await world.inbox(admin) == order
    for position, conversation_id in enumerate(order):
        place = place_of(await world.get(conversation_id))
        assert await world.inbox(admin, place) == order[position + 1 :]


async def test_a_counsellor_sees_the_own_municipalities_and_those_without_one(world: World) -> None:
    anna = await world.user("anna", SAFFLE)
    own, unknown, other = await world.person(), await world.person(None), await world.person(KARLSTAD)
    assert set(await world.inbox(anna)) == {own, unknown}
    with pytest.raises(NotFound):
        await world.claim(anna, other)


async def test_a_wish_for_a_human_that_arrives_late_does_not_take_it_from_the_counsellor(world: World) -> None:
    anna, conversation_id = await world.user("anna", SAFFLE), await world.person()
    await world.claim(anna, conversation_id)
    reading = Reading("människa", "human_handover")
    async with world.units.write() as unit:
        conversation = await unit.conversations.get(conversation_id)
        assert conversation is not None
        await world.handovers.hand_over(unit, conversation, reading)
        await world.support.support(unit, conversation, reading)
    after = await world.get(conversation_id)
    assert (after.status, after.holder) == ("counsellor", anna.id)


async def test_despair_is_never_downgraded_and_ends_with_the_hand_back(world: World) -> None:
    anna, conversation_id = await world.user("anna", SAFFLE), await world.person()
    for act, intent in ((world.support.support, "distress"), (world.handovers.hand_over, "human_handover")):
        async with world.units.write() as unit:
            conversation = await unit.conversations.get(conversation_id)
            assert conversation is not None
            await act(unit, conversation, Reading("", intent))
    assert (await world.get(conversation_id)).need == "distress"
    await world.claim(anna, conversation_id)
    assert (await world.get(conversation_id)).need == "distress"
    async with world.units.write() as unit:
        await world.desk.release(unit, anna, conversation_id)
    after = await world.get(conversation_id)
    assert (after.status, after.need, after.holder, after.waiting_since) == ("bot", None, None, None)


async def test_out_of_hours_the_person_is_told_when_and_offered_a_booking(world: World) -> None:
    conversation_id = await world.person()
    world.clock.forward(hours=12)
    async with world.units.write() as unit:
        conversation = await unit.conversations.get(conversation_id)
        assert conversation is not None
        result = await world.handovers.hand_over(unit, conversation, Reading("", "human_handover"))
    notice, offer = result.replies
    assert notice.sender == "system" and "onsdag 25 november kl. 8.00" in notice.text
    assert offer.sender == "bot" and offer.buttons[0].payload == "/book_session"
    assert (await world.get(conversation_id)).status == "waiting"


async def test_given_back_the_open_question_comes_again_and_nothing_is_taken_for_an_answer(world: World) -> None:
    parts = build_actions(Settings(), units=world.units, clock=world.clock)
    conversation_id = await world.person(None)
    asked = []
    for message_id in ("start", "release-1"):
        # A pressed button has the title as its text, or none at all.
        reading = Reading("?", "start_guidance", message_id=message_id, pressed=True)
        async with world.units.write() as unit:
            conversation = await unit.conversations.get(conversation_id)
            assert conversation is not None
            asked.append(await parts.guidance.start(unit, conversation, reading))
    assert [result.replies[-1].asks for result in asked] == ["situation", "situation"]
    guidance = Guidance.from_dict((await world.get(conversation_id)).state)
    assert guidance.interview.skipped == [] and guidance.interview.profile.situation is None


async def test_every_correction_of_a_skill_stays_in_the_history(world: World) -> None:
    anna, conversation_id = await world.user("anna", SAFFLE), await world.person()
    guidance = Guidance(begun=True)
    guidance.interview.profile.skills = [HeldSkill("truck", "Köra truck", 2)]
    async with world.units.write() as unit:
        await unit.conversations.change(conversation_id, state=guidance.to_dict())
    for change in (SkillChange(level=4), SkillChange(status="verified", method="samtal"), SkillChange(level=4)):
        async with world.units.write() as unit:
            await world.desk.correct_skill(unit, anna, conversation_id, "truck", change)
    async with world.units.read() as unit:
        kept = await unit.handovers.skill_changes(conversation_id)
    levels = [(edit.before or {}).get("level") for edit in kept]
    assert levels == [2, 4]  # what changes nothing leaves nothing
    assert kept[1].after is not None and kept[1].after["verified_by"] == "anna"


async def test_an_unknown_name_costs_as_much_hashing_as_a_wrong_password(world: World) -> None:
    hasher = CountingHasher(time_cost=1, memory_cost=64, parallelism=1)
    accounts = AccountService(units=world.units, clock=world.clock, hours=1, hasher=hasher)
    await accounts.add("anna", "ett långt lösenord", "counsellor", [])
    counts = []
    for name in ("anna", "ingen", "anna"):
        hasher.verified = 0
        with pytest.raises(Unauthorized):
            await accounts.login(name, "fel")
        counts.append(hasher.verified)
    assert counts == [1, 1, 1]


async def test_a_name_can_be_taken_only_once(world: World) -> None:
    accounts = AccountService(units=world.units, clock=world.clock, hours=1)
    await accounts.add("anna", "ett långt lösenord", "counsellor", [SAFFLE])
    with pytest.raises(Conflict):
        await accounts.add("anna", "ett annat lösenord", "admin", [])
    login = await accounts.login("anna", "ett långt lösenord")
    session = await accounts.session(login.token)
    assert session is not None and session.user.role == "counsellor" and session.csrf == login.csrf
