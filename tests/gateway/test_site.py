"""The pages, the widget's script, health and figures, and the headers that guard them all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import AsyncIterator

import pytest

from bot.core.organisation import Organisation
from bot.gateway.middleware import SECURITY
from bot.store.engine import connect
from bot.store.unit_of_work import Units
from tests.gateway.chat_door import ChatDoor, chat_door, refusal, small_door

AWAY = ["postgresql://postgres@127.0.0.1:9/nowhere", "sqlite:////nowhere/at/all.db"]
PAGES = ["/", "/tillganglighet", "/integritet"]


@pytest.fixture
async def door(tmp_path: Path) -> AsyncIterator[ChatDoor]:
    async with small_door(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_swedish_html_under_a_strict_policy(door: ChatDoor, path: str) -> None:
    response = await door.client.get(path)
    text = await response.text()
    assert response.status == 200 and response.content_type == "text/html"
    assert '<html lang="sv">' in text and "<title>" in text
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert " style=" not in text and " onclick=" not in text and "<script>" not in text


async def test_every_page_shares_one_head(door: ChatDoor) -> None:
    heads = []
    for path in (*PAGES, "/bokning/okand", "/desk/login"):
        text = await (await door.client.get(path)).text()
        heads.append([line.strip() for line in text.splitlines()[:7]])
        assert text.count("<title>") == text.count("<main") == text.count('name="viewport"') == 1, path
    assert all(head == heads[0] for head in heads)


async def test_the_pages_tell_only_of_what_there_is(door: ChatDoor) -> None:
    text = await (await door.client.get("/tillganglighet")).text()
    assert "arbetsgivare" not in text and "statistiksidan" not in text


async def test_the_privacy_page_says_how_long_and_that_its_contact_is_an_example(door: ChatDoor) -> None:
    text = await (await door.client.get("/integritet")).text()
    assert "tills du själv tar bort dem" in text and "Dataskyddsombud" in text
    assert "<strong>Exempel.</strong>" in text and "mailto:" not in text


async def test_the_privacy_page_names_the_regions_own_officer(door: ChatDoor) -> None:
    own = Organisation(
        "Region Exempel", "Kim Ek", officer_email="ombud@exempel.se", retention="Två år, dnr 1.", example=False
    )
    door.parts.catalogue = replace(door.parts.catalogue, organisation=own)
    text = await (await door.client.get("/integritet")).text()
    assert "Kim Ek" in text and "mailto:ombud@exempel.se" in text and "Två år, dnr 1." in text
    assert "Exempel.</strong>" not in text


async def test_the_demo_adds_the_widget_by_one_script_tag(door: ChatDoor) -> None:
    assert (await (await door.client.get("/")).text()).count("<script") == 1
    response = await door.client.get("/widget.js")
    assert response.status == 200 and response.content_type == "text/javascript"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert (await door.client.get("/static/widget/main.js")).headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", [*PAGES, "/healthz", "/readyz", "/metrics", "/widget.js", "/api/slots", "/finns-inte"])
async def test_every_answer_has_the_guarding_headers(door: ChatDoor, path: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        response = await door.client.request(method, path)
        assert response.status < 500
        for name, value in SECURITY.items():
            assert response.headers[name] == value, (method, path, name)


async def test_what_belongs_to_a_person_is_kept_by_no_cache(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for path in ("", "/messages", "/profile", "/suggestions", "/plan"):
        response = await visitor.get(path)
        assert response.headers["Cache-Control"] == "no-store", path
    refused = await door.client.get(visitor.path)
    assert refused.headers["Cache-Control"] == "no-store"
    assert (await door.client.get("/bokning/okand")).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/api/chat", "/api/chat/x/messages", "/api/chat/x", "/api/slots"])
async def test_other_websites_may_ask_first_and_then_call(door: ChatDoor, path: str) -> None:
    headers = {
        "Origin": "https://regionen.exempel.se",
        "Access-Control-Request-Method": "DELETE",
        "Access-Control-Request-Headers": "authorization,content-type,last-event-id",
    }
    asked = await door.client.options(path, headers=headers)
    assert asked.status == 204 and asked.headers["Access-Control-Allow-Origin"] == "*"
    for method in ("GET", "POST", "DELETE"):
        assert method in asked.headers["Access-Control-Allow-Methods"]
    for header in ("Authorization", "Content-Type", "Last-Event-ID"):
        assert header in asked.headers["Access-Control-Allow-Headers"]
    called = await door.client.post("/api/chat", json={}, headers={"Origin": "https://regionen.exempel.se"})
    assert called.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in called.headers


async def test_the_desk_is_open_to_no_other_website(door: ChatDoor) -> None:
    response = await door.client.options("/desk/api/login", headers={"Origin": "https://elak.exempel.se"})
    assert "Access-Control-Allow-Origin" not in response.headers


async def test_head_is_get_without_the_body(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    for path in ("/", "/healthz", "/widget.js", visitor.path, visitor.path + "/messages"):
        response = await door.client.head(path, headers=visitor.headers)
        assert response.status == 200 and await response.read() == b"", path


async def test_it_is_alive_and_ready_only_while_messages_can_be_answered(door: ChatDoor) -> None:
    assert (await door.client.get("/healthz")).status == 200
    ready = await door.client.get("/readyz")
    assert ready.status == 200 and (await ready.json())["ready"] is True
    door.understander.away = 1
    away = await door.client.get("/readyz")
    assert away.status == 503 and await away.json() == {"ready": False, "database": True, "rasa": False}
    assert (await door.client.get("/healthz")).status == 200


@pytest.mark.parametrize("url", AWAY)
async def test_without_its_database_it_lives_but_is_not_ready(url: str) -> None:
    units = Units(connect(url))
    async with chat_door(units, database_url=url) as door:
        assert (await door.client.get("/healthz")).status == 200
        response = await door.client.get("/readyz")
        assert response.status == 503 and (await response.json())["database"] is False
    await units.close()


@pytest.mark.parametrize("url", AWAY)
async def test_without_its_database_it_says_plainly_that_nothing_was_kept(url: str) -> None:
    units = Units(connect(url))
    async with chat_door(units, database_url=url) as door:
        for method, path in (("POST", "/api/chat"), ("GET", "/api/slots")):
            response = await door.client.request(method, path)
            error = await refusal(response, 503)
            assert error["code"] == "database_away" and "inte sparat" in error["message"]
            assert int(response.headers["Retry-After"]) >= 1
    await units.close()


async def test_the_figures_count_requests_by_route_and_name_nobody(door: ChatDoor) -> None:
    visitor = await door.welcomed()
    await visitor.say("Zlatanologi")
    await visitor.settled()
    response = await door.client.get("/metrics")
    text = await response.text()
    assert response.status == 200 and "version=" in response.headers["Content-Type"]
    assert 'lotsen_requests_total{route="/api/chat/{id}/messages",status="202"}' in text
    assert visitor.id not in text and "Zlatanologi" not in text
