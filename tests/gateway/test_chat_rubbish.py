"""Rubbish at the chat's doors: always a fitting 4xx in plain Swedish, never a 5xx, never an inner text."""

from __future__ import annotations

import gzip
import json
from typing import Any, AsyncIterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.unit_of_work import Units
from tests.gateway.chat_door import ChatDoor, chat_door, refusal

JSON = {"Content-Type": "application/json"}
ODD = [None, 0, 1.5, True, [], {}, ["a"], {"a": 1}]
# What every call but the first is given in place of a conversation's id.
ODD_IDS = ["%00", "a%00b", "%ED%A0%80", "%FF", "%2e%2e%2f", "..%2Fhealthz", "%25", "å", "😀", "x" * 3000, "'--", "{id}"]


@pytest.fixture
async def door(units: Units) -> AsyncIterator[ChatDoor]:
    async with chat_door(units) as opened:
        yield opened


BODIES: dict[str, bytes] = {
    "nothing": b"",
    "not JSON": b"{",
    "half a JSON": b'{"id":"a","text":"hej',
    "a list": b"[]",
    "a text": b'"hej"',
    "a number": b"1",
    "null": b"null",
    "not UTF-8": b'{"id":"a","text":"\xff\xfe"}',
    "binary": bytes(range(256)),
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 30_000 + b"1" + b"}" * 30_000,
    "a form": b"id=a&text=hej",
    "a number of 5000 digits": b'{"id":' + b"1" * 5000 + b"}",
}


async def test_a_body_that_is_no_json_object_is_a_bad_request(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for name, body in BODIES.items():
        for headers in (JSON, {"Content-Type": "text/plain"}, {"Content-Type": "application/json; charset=rubbish"}):
            response = await visitor.post(data=body, headers=headers)
            assert (await refusal(response, 400))["code"] == "bad_request", name
            response = await door.client.post("/api/chat", data=body, headers=headers)
            assert response.status == 201 if not body else await refusal(response, 400), name


async def test_a_body_packed_or_cut_wrongly_is_a_bad_request(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    packed = gzip.compress(b'{"id":"a","text":"hej"}')
    for body, encoding in ((b"rubbish", "gzip"), (packed[:12], "gzip"), (b"rubbish", "deflate")):
        response = await visitor.post(data=body, headers={**JSON, "Content-Encoding": encoding})
        await refusal(response, 400)
    assert (await visitor.post(data=packed, headers={**JSON, "Content-Encoding": "gzip"})).status == 202


async def test_a_field_of_another_type_is_named(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    whole = {"id": "a", "text": "Hej!", "payload": "/affirm"}
    for field in whole:
        for value in ODD:
            if value is None and field != "id":
                continue  # left out: either of them says enough
            assert (await refusal(await visitor.post({**whole, field: value}), 422))["field"] == field, (field, value)
    for value in [*ODD, "sms", "WEB", "x" * 3000]:
        response = await door.client.post("/api/chat", json={"channel": value})
        assert (await refusal(response, 422))["field"] == "channel"


async def test_what_is_missing_or_empty_is_named(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for body, field in (
        ({"text": "Hej!"}, "id"),
        ({"id": "", "text": "Hej!"}, "id"),
        ({"id": " \t", "text": "Hej!"}, "id"),
        ({"id": 5, "text": "Hej!"}, "id"),
        ({"id": "x" * 81, "text": "Hej!"}, "id"),
        ({"id": "a\u0000", "text": "Hej!"}, "id"),
        ({"id": "a\ud800", "text": "Hej!"}, "id"),
        ({"id": "\tstart", "text": "Hej!"}, "id"),
        ({"id": "a"}, "text"),
        ({"id": "a", "text": None}, "text"),
        ({"id": "a", "text": ""}, "text"),
        ({"id": "a", "text": " \n "}, "text"),
        ({"id": "a", "text": "\u0000"}, "text"),
        ({"id": "a", "text": "", "payload": "/session_start"}, "text"),
        ({"id": "a", "text": "Hej!", "payload": "x" * 2001}, "payload"),
    ):
        assert (await refusal(await visitor.post(body), 422))["field"] == field, body
    assert len(await visitor.settled()) == 1


async def test_two_thousand_characters_are_taken_and_one_more_is_too_long(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for number, letter in enumerate(("a", "å", "😀")):
        assert (await visitor.post({"id": f"m{number}", "text": letter * 2000})).status == 202
        for length in (2001, 20_000, 500_000):
            response = await visitor.post({"id": f"n{number}", "text": letter * length})
            error = await refusal(response, 422)
            assert (error["code"], error["field"]) == ("too_long", "text"), (letter, length)
            assert "2 000 tecken" in error["message"]
    assert [len(m["text"]) for m in await visitor.settled() if m["sender"] == "user"] == [2000] * 3


async def test_odd_letters_are_kept_or_made_harmless(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    texts = [
        "👩‍👩‍👧‍👦 åäö ÅÄÖ",
        "a\u0000b",
        "x\ud800y",
        "\u202eabc",
        "\u200b.",
        "{id} %s {0}",
        "<script>alert(1)</script>",
    ]
    for number, text in enumerate(texts):
        body = json.dumps({"id": f"m{number}", "text": text})
        assert (await visitor.post(data=body, headers=JSON)).status == 202
    said = [m["text"] for m in await visitor.settled() if m["sender"] == "user"]
    assert said == ["👩‍👩‍👧‍👦 åäö ÅÄÖ", "ab", "x?y", *texts[3:]]


async def test_a_payload_of_nobodys_making_is_taken_as_the_words_beside_it(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    rubbish = [
        "hej", "/", "//", "/restart{", "/inform{}{}", '/inform{"asks":1}', "/action_restart", "/nlu_fallback",
        '/inform{"asks":"years","value":NaN}', '/inform{"asks":"years","value":' + "[" * 450 + "]" * 450 + "}",
        '/inform{"asks":"years","value":"\\u0000\\ud800"}', "\u0000", "\ud800", "/inform" + "x" * 1900,
    ]  # fmt: skip
    for number, payload in enumerate(rubbish):
        response = await visitor.post({"id": f"m{number}", "text": "Hej!", "payload": payload})
        assert response.status == 202, (payload, await response.text())
    await visitor.settled()
    assert [turn.payload for turn, _, _ in door.understander.turns] == [None] * (len(rubbish) + 1)


async def test_a_query_that_cannot_be_meant_is_named(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for name, values in (
        ("wait", ["-1", "nan", "abc", "inf", "1e999", "-0.1", "0x10", "😀"]),
        ("after", ["-1", "abc", "1.5", str(2**70), "0" * 12 + str(2**70), "9" * 5000, "²", "١", "null"]),
    ):
        for value in values:
            response = await door.client.get(visitor.path + "/messages", params={name: value}, headers=visitor.headers)
            assert (await refusal(response, 422))["field"] == name, value
    for query in (
        "wait=1e9",
        "wait=0.0",
        "wait=&after=",
        "unknown=1&x[]=2",
        "after=0&after=7",
        "%zz=%",
        "&&&",
        "wait=00",
    ):
        response = await visitor.get("/messages?" + query)
        assert response.status == 200 and (await response.json())["messages"], query
    assert (await visitor.read(f"/messages?after={2**31 - 1}"))["messages"] == []


async def test_an_id_of_no_conversation_is_not_let_in(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for odd in ODD_IDS:
        for rest in ("", "/messages", "/profile", "/events"):
            response = await door.client.get(f"/api/chat/{odd}{rest}", headers=visitor.headers)
            await refusal(response, 401, 404)


async def test_a_token_of_odd_bytes_opens_nothing(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for token in ("å", "\udcff", "😀", "x" * 7000, "a b", "," * 50):
        response = await door.client.get(visitor.path, headers={"Authorization": f"Bearer {token}"})
        await refusal(response, 401)


async def test_an_unknown_path_or_method_is_told_in_the_same_shape(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for path in ("/api", "/api/", "/api/chat/", "/api/chat/x/y/z", "/finns-inte", "/api/chat/%00/x", "/%2e%2e/etc"):
        await refusal(await door.client.get(path, headers=visitor.headers), 404, 405)
    for method, path in (
        ("GET", "/api/chat"), ("PUT", visitor.path), ("PATCH", visitor.path), ("POST", visitor.path),
        ("DELETE", visitor.path + "/messages"), ("POST", "/"), ("DELETE", "/healthz"),
    ):  # fmt: skip
        response = await door.client.request(method, path, headers=visitor.headers)
        assert (await refusal(response, 405))["code"] == "method_not_allowed"
        assert response.headers["Allow"]


async def test_nothing_outside_the_static_files_can_be_read(door: ChatDoor) -> None:
    for path in (
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/%2e%2e%2f%2e%2e%2fsettings.py",
        "/static/widget/../../app.py", "/static/..%5capp.py", "/static//etc/passwd", "/static/%2fetc%2fpasswd",
        "/static/%00", "/static/a%00.js", "/static/", "/static/widget", "/static/" + "x" * 5000, "/static/%ED%A0%80",
    ):  # fmt: skip
        response = await door.client.get(path)
        await refusal(response, 403, 404)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.dictionaries(st.sampled_from(["id", "text", "payload", "channel", "x"]), JSON_VALUES))
async def test_no_object_of_any_kind_is_answered_with_a_5xx(door: ChatDoor, body: dict[str, Any]) -> None:
    visitor = await door.visitor()
    response = await visitor.post(data=json.dumps(body), headers=JSON)
    if response.status not in (200, 202):
        await refusal(response, 400, 422)


async def test_what_is_too_long_says_how_long_it_may_be(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    error = await refusal(await visitor.post({"id": "x" * 81, "text": "Hej!"}), 422)
    assert (error["code"], error["field"]) == ("too_long", "id") and "högst 80 tecken" in error["message"]
    sent = {"slot_id": "x", "mode": "place", "name": "A" * 121}
    response = await door.client.post(visitor.path + "/bookings", json=sent, headers=visitor.headers)
    error = await refusal(response, 422)
    assert (error["code"], error["field"]) == ("too_long", "name") and "högst 120 tecken" in error["message"]
    response = await door.client.post("/desk/api/login", json={"name": "a" * 500, "password": "x"})
    assert "högst 80 tecken" in (await refusal(response, 422))["message"]
