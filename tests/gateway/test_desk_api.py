"""The desk over HTTP: contract section 7, and who may see and do what."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, AsyncIterator

import pytest

from bot.core.conversation import Reply
from bot.core.profile import HeldSkill
from tests.gateway.desk_world import KARLSTAD, PASSWORD, SAFFLE, Counsellor, DeskWorld, desk_world

WELD = HeldSkill("mig_svetsning", "MIG-svetsning", level=2, words="jag kan mig", evidence=["none"])


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[DeskWorld]:
    async with desk_world(tmp_path) as opened:
        yield opened


@pytest.fixture
async def anna(world: DeskWorld) -> Counsellor:
    return await world.counsellor()


def code(body: Any) -> str:
    return str(body["error"]["code"])


# --- login ------------------------------------------------------------------------------------


async def test_login_sets_a_cookie_no_script_can_read_and_gives_the_csrf_token(world: DeskWorld) -> None:
    await world.parts.accounts.add("anna", PASSWORD, "counsellor", [])
    response = await world.client.post("/desk/api/login", json={"name": "anna", "password": PASSWORD})
    cookie = response.cookies["lotsen_desk"]
    assert response.status == 200 and (await response.json())["csrf"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == "/desk"
    assert not cookie["secure"]


async def test_the_cookie_is_for_https_only_when_the_setting_says_so(tmp_path: Path) -> None:
    async with desk_world(tmp_path, secure_cookies=True) as world:
        await world.parts.accounts.add("anna", PASSWORD, "counsellor", [])
        response = await world.client.post("/desk/api/login", json={"name": "anna", "password": PASSWORD})
        assert response.cookies["lotsen_desk"]["secure"]


async def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(world: DeskWorld) -> None:
    await world.parts.accounts.add("anna", PASSWORD, "counsellor", [])
    wrong = await world.client.post("/desk/api/login", json={"name": "anna", "password": "fel"})
    unknown = await world.client.post("/desk/api/login", json={"name": "ingen", "password": "fel"})
    assert (wrong.status, await wrong.json()) == (unknown.status, await unknown.json())
    assert wrong.status == 401 and code(await wrong.json()) == "login_failed"


async def test_too_many_guesses_are_slowed_down(tmp_path: Path) -> None:
    async with desk_world(tmp_path, rate_limit=60) as world:
        statuses = []
        for _ in range(12):
            response = await world.client.post("/desk/api/login", json={"name": "anna", "password": "x"})
            statuses.append(response.status)
        assert statuses[:10] == [401] * 10 and statuses[-1] == 429
        assert int(response.headers["Retry-After"]) >= 1


@pytest.mark.parametrize("body", ["[]", "{", '{"name": 1, "password": "x"}', '{"name": "a"}', '"x"'])
async def test_a_strange_login_is_refused_and_never_a_fault(world: DeskWorld, body: str) -> None:
    response = await world.client.post("/desk/api/login", data=body)
    assert 400 <= response.status < 500 and (await response.json())["error"]["message"]


async def test_without_login_nothing_is_shown(world: DeskWorld) -> None:
    for path in ("/conversations", "/conversations/x", "/bookings", "/slots", "/events"):
        response = await world.client.get("/desk/api" + path)
        assert response.status == 401, path


async def test_a_change_without_the_csrf_token_is_refused(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    anna.csrf = "fel"
    status, body = await anna.post(f"/conversations/{person.id}/claim")
    assert (status, code(body)) == (403, "csrf")
    assert await person.status() == "bot"


async def test_after_logout_and_after_the_working_day_the_cookie_opens_nothing(
    world: DeskWorld, anna: Counsellor
) -> None:
    assert (await anna.get("/conversations"))[0] == 200
    world.clock.forward(hours=world.parts.settings.desk_hours, minutes=1)
    assert (await anna.get("/conversations"))[0] == 401
    await anna.login()
    cookie = anna.client.session.cookie_jar.filter_cookies(world.server.make_url("/desk"))["lotsen_desk"]
    assert (await anna.post("/logout"))[0] == 204
    response = await world.client.get("/desk/api/conversations", headers={"Cookie": f"lotsen_desk={cookie.value}"})
    assert response.status == 401


# --- inbox ------------------------------------------------------------------------------------


async def test_the_inbox_has_the_greatest_need_first(world: DeskWorld, anna: Counsellor) -> None:
    bot = await world.person("hej")
    first, second, despair = [await world.person() for _ in range(3)]
    for person, need in ((first, "human"), (second, "human"), (despair, "distress")):
        world.clock.forward(minutes=1)
        await world.waits(person, need)
    status, body = await anna.get("/conversations")
    assert status == 200 and body["next"] is None
    assert [row["id"] for row in body["conversations"]] == [despair.id, first.id, second.id, bot.id]
    assert body["counts"]["waiting"] == 3
    row = body["conversations"][-1]
    keys = {"id", "status", "municipality_code", "channel", "need", "waiting_since", "last_text"}
    assert keys <= set(row) and row["last_text"] == "svar på hej"


async def test_the_inbox_can_be_narrowed_to_a_status(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    await world.person()
    await world.waits(person)
    rows = (await anna.get("/conversations?status=waiting"))[1]["conversations"]
    assert [row["id"] for row in rows] == [person.id]
    assert (await anna.get("/conversations?status=nonsens"))[0] == 422


async def test_the_pages_of_the_inbox_hold_everybody_once(
    world: DeskWorld, anna: Counsellor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.desk_views.PAGE", 2)
    people = [await world.person() for _ in range(7)]
    for person in people[:3]:
        world.clock.forward(seconds=1)
        await world.waits(person)
    seen: list[str] = []
    cursor = ""
    while True:
        body = (await anna.get(f"/conversations?cursor={cursor}"))[1]
        seen += [row["id"] for row in body["conversations"]]
        cursor = body["next"]
        if cursor is None:
            break
    assert len(seen) == 7 and set(seen) == {person.id for person in people}


@pytest.mark.parametrize("cursor", ["x", "%C3%A5", "W10", "WzEsMiwzLDRd", "AAAA"])
async def test_an_invented_cursor_is_refused(anna: Counsellor, cursor: str) -> None:
    assert (await anna.get(f"/conversations?cursor={cursor}"))[0] == 422


async def test_other_municipalities_conversations_are_not_there(world: DeskWorld, anna: Counsellor) -> None:
    own = await world.person(municipality=SAFFLE)
    unknown = await world.person()
    other = await world.person(municipality=KARLSTAD)
    rows = (await anna.get("/conversations"))[1]["conversations"]
    assert {row["id"] for row in rows} == {own.id, unknown.id}
    for answer in (
        await anna.get(f"/conversations/{other.id}"),
        await anna.post(f"/conversations/{other.id}/claim"),
        await anna.post(f"/conversations/{other.id}/messages", {"text": "hej"}),
        await anna.post(f"/conversations/{other.id}/notes", {"text": "hej"}),
        await anna.get("/conversations/finns-inte"),
    ):
        assert answer[0] == 404
    boss = await world.counsellor("Chefen", role="admin", places=())
    assert len((await boss.get("/conversations"))[1]["conversations"]) == 3


async def test_a_conversation_stays_with_its_holder_when_the_municipality_turns_out_to_be_another(
    world: DeskWorld, anna: Counsellor
) -> None:
    person = await world.person()
    await anna.post(f"/conversations/{person.id}/claim")
    async with world.parts.units.write() as unit:
        await unit.conversations.change(person.id, municipality_code=KARLSTAD)
    assert (await anna.open(person))["mine"]


# --- one conversation -------------------------------------------------------------------------


async def test_a_conversation_comes_with_everything_around_it(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person("jag vill prata med någon")
    await world.has_told(person, WELD)
    await world.waits(person)
    body = await anna.open(person)
    assert body["status"] == "waiting" and body["channel"] == "web"
    assert [m["sender"] for m in body["transcript"]] == ["bot", "user", "bot"]
    assert body["profile"]["skills"][0]["words"] == "jag kan mig"
    assert body["suggestions"] and body["plan"] == {"activities": []}
    assert body["bookings"] == [] and body["notes"] == []
    assert body["handover"]["reason"] == "human" and body["handover"]["at"]


async def test_reading_and_changing_is_on_record(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    await anna.open(person)
    await anna.open(person)
    await anna.post(f"/conversations/{person.id}/claim")
    await anna.post(f"/conversations/{person.id}/notes", {"text": "x"})
    await anna.post(f"/conversations/{person.id}/close")
    assert await acts(world, person.id) == ["read", "claim", "note", "close"]


async def acts(world: DeskWorld, conversation_id: str) -> list[str]:
    import sqlite3

    path = world.parts.settings.database.removeprefix("sqlite:///")
    with sqlite3.connect(path) as database:
        query = "SELECT act FROM audit WHERE conversation_id = ? ORDER BY id"
        return [row[0] for row in database.execute(query, (conversation_id,))]


async def test_taking_over_silences_the_bot_and_tells_the_person_once(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    for _ in range(2):
        status, body = await anna.post(f"/conversations/{person.id}/claim")
        assert status == 200, body
    turns = len(world.understander.turns)
    await person.say("är du där?")
    assert len(world.understander.turns) == turns and await person.status() == "counsellor"
    told = [text for sender, text in await person.said() if sender == "system"]
    assert len(told) == 1 and "Anna Berg" in told[0]


async def test_only_one_of_many_gets_the_conversation(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    others = [await world.counsellor(f"Person {number}") for number in range(5)]
    answers = await asyncio.gather(*(c.post(f"/conversations/{person.id}/claim") for c in (anna, *others)))
    assert sorted(status for status, _ in answers) == [200, 409, 409, 409, 409, 409]
    assert {code(body) for status, body in answers if status == 409} == {"claimed"}
    assert len([text for sender, text in await person.said() if sender == "system"]) == 1


async def test_a_counsellors_words_reach_the_person_with_the_name(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    await anna.post(f"/conversations/{person.id}/claim")
    status, body = await anna.post(f"/conversations/{person.id}/messages", {"text": "Hej, hur är läget?"})
    last = (await person.messages())[-1]
    assert status == 201 and body["seq"] == last["seq"]
    assert (last["sender"], last["author"], last["text"]) == ("counsellor", "Anna Berg", "Hej, hur är läget?")


async def test_answering_is_itself_taking_over(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    bertil = await world.counsellor("Bertil")
    assert (await anna.post(f"/conversations/{person.id}/messages", {"text": "Hej!"}))[0] == 201
    assert await person.status() == "counsellor"
    assert [sender for sender, _ in await person.said()] == ["bot", "system", "counsellor"]
    status, body = await bertil.post(f"/conversations/{person.id}/messages", {"text": "Hej!"})
    assert (status, code(body)) == (409, "claimed")


async def test_a_message_sent_twice_is_said_once(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    body = {"id": "m1", "text": "Hej!"}
    first = await anna.post(f"/conversations/{person.id}/messages", body)
    again = await anna.post(f"/conversations/{person.id}/messages", body)
    assert (first[0], again[0]) == (201, 200) and first[1] == again[1]
    assert [text for sender, text in await person.said() if sender == "counsellor"] == ["Hej!"]


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [({}, 422, "missing"), ({"text": " "}, 422, "missing"), ({"text": "x" * 2001}, 422, "too_long"),
     ({"text": 7}, 422, "invalid"), ([], 400, "bad_request")],
)  # fmt: skip
async def test_an_unusable_message_is_refused_and_takes_nothing_over(
    world: DeskWorld, anna: Counsellor, body: Any, status: int, expected: str
) -> None:
    person = await world.person()
    answer = await anna.post(f"/conversations/{person.id}/messages", body)
    assert (answer[0], code(answer[1])) == (status, expected)
    assert await person.status() == "bot"


async def test_notes_are_kept_and_never_shown_to_the_person(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    before = await person.said()
    status, body = await anna.post(f"/conversations/{person.id}/notes", {"text": "Ring efter lunch"})
    assert status == 201 and body["author"] == "Anna Berg"
    assert [note["text"] for note in (await anna.open(person))["notes"]] == ["Ring efter lunch"]
    assert await person.said() == before


async def test_given_back_the_bot_takes_up_its_question_again(world: DeskWorld, anna: Counsellor) -> None:
    world.understander.answer = lambda turn: [Reply(f"svar på {turn.kind} {turn.payload}", asks="years")]
    person = await world.person()
    await world.has_told(person)
    await anna.post(f"/conversations/{person.id}/claim")
    status, _ = await anna.post(f"/conversations/{person.id}/release")
    await world.settled(person.id)
    assert status == 200 and await person.status() == "bot"
    messages = await person.messages()
    assert [m["sender"] for m in messages[-2:]] == ["system", "bot"]
    assert messages[-1]["text"] == "svar på release /start_guidance"
    assert messages[-1]["in_reply_to"] is None and messages[-1]["asks"] == "years"
    await person.say("fem år")
    assert (await person.said())[-1][0] == "bot"


async def test_after_despair_the_bot_waits_for_the_person(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    await world.has_told(person)
    await world.waits(person, "distress")
    await anna.post(f"/conversations/{person.id}/claim")
    await anna.post(f"/conversations/{person.id}/release")
    await world.settled(person.id)
    assert [m["sender"] for m in await person.messages()][-1] == "system"


async def test_only_the_holder_or_an_admin_may_let_go(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    bertil = await world.counsellor("Bertil")
    boss = await world.counsellor("Chefen", role="admin", places=())
    await world.waits(person)
    assert code((await anna.post(f"/conversations/{person.id}/release"))[1]) == "not_claimed"
    await anna.post(f"/conversations/{person.id}/claim")
    for act in ("release", "close"):
        status, body = await bertil.post(f"/conversations/{person.id}/{act}")
        assert (status, code(body)) == (409, "claimed")
    assert (await boss.post(f"/conversations/{person.id}/release"))[0] == 200
    assert (await bertil.post(f"/conversations/{person.id}/claim"))[0] == 200


async def test_a_closed_conversation_opens_again_when_the_person_writes(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    await anna.post(f"/conversations/{person.id}/claim")
    status, _ = await anna.post(f"/conversations/{person.id}/close")
    assert status == 200 and await person.status() == "closed"
    assert code((await anna.post(f"/conversations/{person.id}/messages", {"text": "x"}))[1]) == "closed"
    await person.say("en sak till")
    assert await person.status() == "bot"
    assert (await person.said())[-1] == ("bot", "svar på en sak till")


# --- skills -----------------------------------------------------------------------------------


async def test_a_verified_skill_says_by_whom_and_how_and_the_old_value_is_kept(
    world: DeskWorld, anna: Counsellor
) -> None:
    person = await world.person()
    await world.has_told(person, WELD)
    change = {"level": 3, "status": "verified", "method": "arbetsprov", "evidence": ["work_sample"]}
    status, skill = await anna.change("PATCH", f"/conversations/{person.id}/skills/mig_svetsning", change)
    assert status == 200
    assert (skill["level"], skill["status"], skill["verified_by"]) == (3, "verified", "Anna Berg")
    body = await anna.open(person)
    assert body["profile"]["skills"][0] == skill and skill["words"] == "jag kan mig"
    kept = body["skill_changes"][0]
    assert (kept["before"]["level"], kept["after"]["level"], kept["author"]) == (2, 3, "Anna Berg")
    headers = {"Authorization": f"Bearer {person.token}"}
    own = await (await world.client.get(f"/api/chat/{person.id}/profile", headers=headers)).json()
    assert own["skills"][0]["method"] == "arbetsprov"


async def test_a_step_back_in_the_interview_keeps_what_is_verified(world: DeskWorld, anna: Counsellor) -> None:
    from bot.core.guidance import Guidance

    person = await world.person()
    await world.has_told(person, WELD)
    change = {"status": "verified", "method": "samtal"}
    await anna.change("PATCH", f"/conversations/{person.id}/skills/mig_svetsning", change)
    async with world.parts.units.read() as unit:
        conversation = await unit.conversations.get(person.id)
    assert conversation is not None
    interview = Guidance.from_dict(conversation.state).interview
    assert interview.undo() and interview.profile.skills[0].status == "verified"


@pytest.mark.parametrize(
    ("change", "field"),
    [({"level": 5}, "level"), ({"level": "3"}, "level"), ({"level": True}, "level"), ({"status": "x"}, "status"),
     ({"evidence": ["x"]}, "evidence"), ({"evidence": "grade"}, "evidence"), ({"status": "verified"}, "method"),
     ({"method": 3}, "method")],
)  # fmt: skip
async def test_a_value_that_a_skill_cannot_have_is_refused(
    world: DeskWorld, anna: Counsellor, change: Any, field: str
) -> None:
    person = await world.person()
    await world.has_told(person, WELD)
    status, body = await anna.change("PATCH", f"/conversations/{person.id}/skills/mig_svetsning", change)
    assert status == 422 and body["error"]["field"] == field


async def test_a_skill_nobody_has_told_of_cannot_be_verified(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    change = {"status": "verified", "method": "samtal"}
    assert (await anna.change("PATCH", f"/conversations/{person.id}/skills/finns_inte", change))[0] == 404


# --- calendar ---------------------------------------------------------------------------------


async def test_a_time_is_opened_once_and_closed_again(world: DeskWorld, anna: Counsellor) -> None:
    wanted = {"team": "saffle", "start": "2026-12-01T13:00:00+01:00"}
    status, slot = await anna.post("/slots", wanted)
    assert status == 201 and slot["end"] == "2026-12-01T13:00:00+00:00" and slot["free"] == slot["capacity"]
    assert code((await anna.post("/slots", wanted))[1]) == "slot_exists"
    assert [s["slot_id"] for s in (await anna.get("/slots"))[1]["slots"]] == [slot["slot_id"]]
    assert (await anna.change("DELETE", f"/slots/{slot['slot_id']}"))[0] == 204
    assert (await anna.get("/slots"))[1]["slots"] == []
    assert (await anna.post("/slots", wanted))[0] == 201


async def test_a_booked_time_cannot_vanish(world: DeskWorld, anna: Counsellor) -> None:
    from bot.core.records import Booking

    slot, person = await world.slot(), await world.person()
    booking = Booking("b1", slot, person.id, "phone", "Kim", "+46701234567", None, "t", "booked", 0, world.clock())
    async with world.parts.units.write() as unit:
        assert await unit.bookings.add(booking, 0)
    status, body = await anna.change("DELETE", "/slots", {"slot_id": slot.id})
    assert (status, code(body)) == (409, "slot_booked")
    booked = (await anna.get("/bookings"))[1]["bookings"]
    assert [(b["booking_id"], b["name"], b["team"]) for b in booked] == [("b1", "Kim", "saffle")]
    assert (await anna.open(person))["alias"] == "Kim"


async def test_another_teams_calendar_is_not_there(world: DeskWorld, anna: Counsellor) -> None:
    slot = await world.slot(team="karlstad")
    assert (await anna.get("/slots"))[1]["slots"] == []
    assert (await anna.change("DELETE", f"/slots/{slot.id}"))[0] == 404
    assert (await anna.post("/slots", {"team": "karlstad", "start": "2026-12-01T13:00:00+01:00"}))[0] == 404


async def test_the_calendar_of_one_team_is_asked_for_by_its_name(world: DeskWorld) -> None:
    boss = await world.counsellor("Chefen", role="admin", places=())
    mine, other = await world.slot("s1", "saffle"), await world.slot("s2", "karlstad")
    assert {one["slot_id"] for one in (await boss.get("/slots"))[1]["slots"]} == {mine.id, other.id}
    assert [one["slot_id"] for one in (await boss.get("/slots?team=karlstad"))[1]["slots"]] == [other.id]
    assert (await boss.get("/bookings?team=saffle"))[1]["bookings"] == []


async def test_a_team_that_is_not_there_or_not_ones_own_has_no_calendar(anna: Counsellor) -> None:
    for path in ("/slots", "/bookings"):
        for team in ("nope", "karlstad"):
            status, body = await anna.get(f"{path}?team={team}")
            assert status == 404 and body["error"]["field"] == "team", (path, team)


@pytest.mark.parametrize(
    ("body", "field"),
    [({"team": "saffle"}, "start"), ({"team": "saffle", "start": "i morgon"}, "start"),
     ({"team": "saffle", "start": "2020-01-01T10:00:00+01:00"}, "start"),
     ({"team": "saffle", "start": "2026-12-01T13:00", "end": "2026-12-01T12:00"}, "end"),
     ({"team": "saffle", "start": "2026-12-01T13:00", "capacity": -1}, "capacity"),
     ({"team": "saffle", "start": "2026-12-01T13:00", "modes": ["brev"]}, "modes"),
     ({"start": "2026-12-01T13:00"}, "team"),
     ({"team": "saffle", "start": "9999-12-31T23:59:59-12:00"}, "start")],
)  # fmt: skip
async def test_an_impossible_time_is_refused(anna: Counsellor, body: Any, field: str) -> None:
    status, answer = await anna.post("/slots", body)
    assert status == 422 and answer["error"]["field"] == field


# --- live -------------------------------------------------------------------------------------


class Stream:
    """The live events of one page."""

    def __init__(self, counsellor: Counsellor) -> None:
        self._counsellor = counsellor

    async def __aenter__(self) -> Stream:
        self._response = await self._counsellor.client.get("/desk/api/events")
        assert self._response.status == 200
        assert await self._response.content.readline() == b"retry: 2000\n"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._response.close()

    @property
    def ended(self) -> bool:
        return self._response.content.at_eof()

    async def line(self) -> bytes:
        """The next line that is not empty; nothing at the end."""
        async with asyncio.timeout(4):
            while not self.ended:
                line = (await self._response.content.readline()).strip()
                if line:
                    return line
        return b""

    async def next(self) -> dict[str, str]:
        async with asyncio.timeout(4):
            while True:
                line = await self._response.content.readline()
                if line.startswith(b"data: "):
                    found: dict[str, str] = json.loads(line[6:])
                    return found


async def test_what_a_person_writes_and_a_wish_for_a_human_reach_every_open_page(
    world: DeskWorld, anna: Counsellor
) -> None:
    person = await world.person()
    async with Stream(anna) as one, Stream(anna) as two:
        await world.waits(person)
        for page in (one, two):
            assert await page.next() == {"conversation_id": person.id, "kind": "status"}
        await anna.post(f"/conversations/{person.id}/claim")
        assert (await one.next())["kind"] == "status"
        await person.say("hallå")
        assert await one.next() == {"conversation_id": person.id, "kind": "message"}


async def test_a_page_hears_nothing_of_other_municipalities(world: DeskWorld, anna: Counsellor) -> None:
    other = await world.person(municipality=KARLSTAD)
    async with Stream(anna) as page:
        await world.waits(other)
        await other.say("hej")
        own = await world.person(municipality=SAFFLE)
        assert (await page.next())["conversation_id"] == own.id


async def test_the_live_page_ends_with_the_login(
    world: DeskWorld, anna: Counsellor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateway.desk.events.HEARTBEAT", 0.1)
    async with Stream(anna) as page:
        assert await page.line() == b": ready"
        assert await page.line() == b": still here"
        await anna.post("/logout")
        async with asyncio.timeout(4):
            while await page.line():
                pass
        assert page.ended


async def test_a_person_who_removes_everything_disappears_from_the_page(world: DeskWorld, anna: Counsellor) -> None:
    person = await world.person()
    await world.waits(person)
    async with Stream(anna) as page:
        await world.client.delete(f"/api/chat/{person.id}", headers={"Authorization": f"Bearer {person.token}"})
        assert await page.next() == {"conversation_id": person.id, "kind": "gone"}
