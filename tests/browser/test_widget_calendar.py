"""The times of a booking in the widget: buttons for a few, the calendar for all."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from playwright.async_api import expect

from tests.browser.fake_chat import FakeChat
from tests.browser.widget_page import needs_chromium, widget_page

pytestmark = needs_chromium


@pytest.mark.parametrize("width", [390, 1280])
async def test_four_times_to_pick_at_once_stand_together_in_two_rows(width: int) -> None:
    async with FakeChat() as fake, widget_page(fake.url, width=width) as chat:
        offer = fake.script["payloads"]["/book_session"]["replies"][0]
        times = ("tors 26 nov kl. 9.00", "fre 27 nov kl. 13.00", "mån 30 nov kl. 9.00", "ons 30 dec kl. 15.00")
        ids = [slot["slot_id"] for slot in offer["card"]["slots"]]
        offer["buttons"] = [
            {"title": title, "payload": "/inform" + json.dumps({"asks": "slot", "value": slot})}
            for title, slot in zip(times, ids, strict=True)
        ]
        await chat.begin()
        await chat.menu("Mina tider")
        await chat.button("Boka en tid").click()
        quick = chat.page.locator("lotsen-chat .options.quick button")
        await expect(quick).to_have_count(4)
        tops = await quick.evaluate_all("all => all.map((one) => Math.round(one.getBoundingClientRect().top))")
        assert len(set(tops)) == 2 and tops[0] == tops[1] and tops[2] == tops[3]


async def test_the_calendar_opens_at_the_week_that_was_wished_for() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        card = fake.script["payloads"]["/book_session"]["replies"][0]["card"]
        card["slots"].append({**card["slots"][0], "slot_id": "s9", "start": "+45 10:00", "end": "+45 10:45"})
        card["opens"] = (date.today() + timedelta(days=45)).isoformat()
        await chat.begin()
        await chat.menu("Mina tider")
        await chat.button("Boka en tid").click()
        wished = chat.page.locator(f'lotsen-chat [data-day="{card["opens"]}"]')
        await expect(wished).to_have_attribute("tabindex", "0")
        await expect(chat.page.locator('lotsen-chat [aria-pressed="true"]')).to_have_attribute(
            "data-day", card["opens"]
        )
        await expect(chat.button("Senare dagar")).to_be_disabled()
        for _ in range(2):
            await chat.button("Tidigare dagar").click()
        await expect(wished).to_have_count(0)
        await expect(chat.button("Tidigare dagar")).to_be_disabled()
        assert chat.errors == []
