"""The page under a booking's secret address, as a browser without script meets it."""

from __future__ import annotations

import re
from typing import AsyncIterator

import pytest
from aiohttp import ClientResponse
from icalendar import Calendar

from bot.store.unit_of_work import Units
from tests.gateway.booking_door import Door, door_on


@pytest.fixture
async def door(units: Units) -> AsyncIterator[Door]:
    async with door_on(units) as opened:
        await opened.open_times(capacity=1)
        yield opened


async def booked(door: Door, **given: str) -> str:
    status, booking = await door.book((await door.free())[0]["slot_id"], **given)
    assert status == 201
    return str(booking["manage_url"])


async def post(door: Door, url: str, origin: str | None = None, **form: str) -> ClientResponse:
    headers = {"Origin": origin} if origin else {}
    return await door.client.post(url, data=form, headers=headers, allow_redirects=False)


async def test_the_page_says_when_how_and_with_whom_and_that_it_is_an_example(door: Door) -> None:
    response = await door.client.get(await booked(door))
    page = await response.text()
    assert response.status == 200 and response.content_type == "text/html"
    assert "onsdag 25 november kl. 9.00–10.00" in page and "på telefon" in page
    assert "Anna Berg" in page and "070-174 06 66" in page and "Exempel." in page
    assert response.headers["Cache-Control"] == "no-store" and "noindex" in response.headers["X-Robots-Tag"]
    assert "<script" not in page


async def test_an_address_that_leads_nowhere_says_so_in_words(door: Door) -> None:
    for path in ("/bokning/hejhejhejhejhejhejhejhej", "/bokning/x", "/bokning/%00%ff", "/bokning/" + "a" * 3000):
        response = await door.client.get(path)
        assert response.status == 404 and "Vi hittar ingen tid här" in await response.text(), path
        assert (await door.client.get(path + ".ics")).status == 404
        assert (await post(door, path, act="cancel")).status == 404


async def test_cancelling_asks_first_and_then_gives_the_time_back(door: Door) -> None:
    url = await booked(door)
    taken = len(await door.free())
    asked = await (await door.client.get(url + "?visa=avboka")).text()
    assert "Vill du avboka tiden?" in asked and len(await door.free()) == taken
    response = await post(door, url, act="cancel")
    assert response.status == 303
    after = await (await door.client.get(response.headers["Location"])).text()
    assert "Din tid är avbokad." in after and "Ändra tiden" not in after
    assert len(await door.free()) == taken + 1
    assert (await post(door, url, act="cancel")).status == 303


async def test_moving_takes_the_new_time_and_frees_the_old_one(door: Door) -> None:
    url = await booked(door)
    page = await (await door.client.get(url + "?visa=byt")).text()
    offered = re.findall(r'name="slot_id" value="([^"]+)"', page)
    assert offered == [slot["slot_id"] for slot in await door.free()]
    response = await post(door, url, act="move", slot_id=offered[2], mode="phone")
    assert response.status == 303
    assert "Din tid är ändrad." in await (await door.client.get(response.headers["Location"])).text()
    kept = await door.booked(url)
    assert (kept.slot.id, kept.sequence) == (offered[2], 1)
    assert (await door.free())[0]["start"] == "2026-11-25T08:00:00+00:00"


async def test_only_the_way_to_meet_can_be_changed_too(door: Door) -> None:
    url = await booked(door)
    response = await post(door, url, act="move", mode="video")
    assert response.status == 303
    kept = await door.booked(url)
    assert (kept.mode, kept.sequence) == ("video", 1)


async def test_a_time_that_somebody_else_took_meanwhile_is_said_and_others_are_shown(door: Door) -> None:
    url = await booked(door)
    wanted = (await door.free())[0]["slot_id"]
    assert (await door.book(wanted))[0] == 201
    response = await post(door, url, act="move", slot_id=wanted)
    page = await response.text()
    assert response.status == 409 and "hann bli bokad" in page and 'name="slot_id"' in page
    assert (await door.booked(url)).sequence == 0


@pytest.mark.parametrize("form", [{}, {"mode": "fax"}, {"slot_id": "\x00"}, {"act": "dance"}, {"mode": "phone"}])
async def test_a_form_without_a_choice_is_shown_again(door: Door, form: dict[str, str]) -> None:
    response = await post(door, await booked(door), **form)
    assert response.status in (409, 422) and "Ändra tiden" in await response.text()


async def test_without_a_number_the_telephone_is_no_choice(door: Door) -> None:
    url = await booked(door, mode="video", email="a@exempel.se", phone="")
    page = await (await door.client.get(url + "?visa=byt")).text()
    assert 'value="video"' in page and 'value="phone"' not in page
    assert "vi har inget nummer till dig" in page
    assert (await post(door, url, mode="phone")).status == 422


async def test_with_a_number_nothing_is_said_about_the_telephone(door: Door) -> None:
    assert "inget nummer" not in await (await door.client.get(await booked(door) + "?visa=byt")).text()


async def test_an_address_keeps_its_small_letters(door: Door) -> None:
    url = await booked(door, mode="video", email="eva@exempel.se", phone="")
    page = await (await door.client.get(url)).text()
    assert "<dd>eva@exempel.se</dd>" in page and '<dd class="said">på video</dd>' in page
    style = await (await door.client.get("/static/pages/pages.css")).text()
    raised = [rule.split("{")[0].strip() for rule in style.split("}") if "text-transform: uppercase" in rule]
    assert raised == [".facts .said::first-letter"]


async def test_another_site_cannot_make_a_browser_cancel(door: Door) -> None:
    url = await booked(door)
    own = str(door.client.make_url("/")).rstrip("/")
    for origin in ("https://annan.exempel.se", "null"):
        assert (await post(door, url, origin, act="cancel")).status == 403
    strange = {"Sec-Fetch-Site": "cross-site"}
    assert (await door.client.post(url, data={"act": "cancel"}, headers=strange)).status == 403
    assert (await door.booked(url)).status == "booked"
    assert (await post(door, url, own, act="cancel")).status == 303


async def test_what_is_no_form_is_refused_without_a_fault(door: Door) -> None:
    url = await booked(door)
    for kind in ("multipart/form-data", "application/json", "application/x-www-form-urlencoded"):
        body = b"a=%ff&" * 50 + b"\xff"
        response = await door.client.post(url, data=body, headers={"Content-Type": kind}, allow_redirects=False)
        assert response.status == 400


async def test_a_time_that_has_been_can_only_be_looked_at(door: Door) -> None:
    url = await booked(door)
    door.clock.forward(days=2)
    page = await (await door.client.get(url + "?visa=avboka")).text()
    assert "Tiden har redan varit" in page and "<form" not in page
    for act in ("cancel", "move"):
        assert (await post(door, url, act=act, mode="video")).status == 409


async def test_the_calendar_file_moves_and_cancels_what_a_calendar_has(door: Door) -> None:
    url = await booked(door)
    first = await calendar(door, url)
    assert first["METHOD"] == "PUBLISH"
    event = first.walk("VEVENT")[0]
    assert event["DTSTART"].dt.isoformat() == "2026-11-25T08:00:00+00:00" and event["SEQUENCE"] == 0
    assert event["SUMMARY"] and url in event["DESCRIPTION"] and ". På telefon. Ändra" in event["DESCRIPTION"]
    await post(door, url, slot_id=(await door.free())[0]["slot_id"])
    moved = (await calendar(door, url)).walk("VEVENT")[0]
    assert (moved["UID"], moved["SEQUENCE"]) == (event["UID"], 1)
    await post(door, url, act="cancel")
    gone = await calendar(door, url)
    assert gone["METHOD"] == "CANCEL"
    assert gone.walk("VEVENT")[0]["STATUS"] == "CANCELLED" and gone.walk("VEVENT")[0]["SEQUENCE"] == 2


async def calendar(door: Door, url: str) -> Calendar:
    response = await door.client.get(url + ".ics")
    assert response.status == 200 and response.content_type == "text/calendar"
    return Calendar.from_ical(await response.read())
