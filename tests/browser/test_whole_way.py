"""The whole way in a real browser against the running product: a person in the widget, a counsellor at the desk."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, ViewportSize, async_playwright, expect

from tests.browser.test_widget_accessibility import violations
from tests.browser.widget_page import FLAGS, WidgetPage
from tests.product import Product

NAME, PASSWORD = "Anna Berg", "ett långt lösenord för Anna"
MOST_QUESTIONS = 30
FREE_DAY = re.compile(r"\d lediga? tid")
SIZES = (ViewportSize(width=390, height=844), ViewportSize(width=1440, height=900))
# True once the words of the person's have been answered and the next way to answer is there.
OFFERED = """(sent) => {
  const root = document.querySelector("lotsen-chat").shadowRoot;
  const rows = [...root.querySelectorAll(".messages > .message")];
  const last = rows[rows.length - 1];
  return rows.filter((row) => row.matches(".user:not(.pending)")).length > sent
    && !last.matches(".user") && last.querySelector(".answers") !== null;
}"""


@dataclass
class Person:
    """Somebody in the widget on the demo page."""

    widget: WidgetPage

    def __post_init__(self) -> None:
        self.page: Page = self.widget.page
        self.answers: Locator = self.page.locator("lotsen-chat .answers").last

    async def sent(self) -> int:
        return await self.page.locator("lotsen-chat .message.user:not(.pending)").count()

    async def offered(self, sent: int) -> None:
        await self.page.wait_for_function(OFFERED, arg=sent)

    async def press(self, name: str) -> None:
        sent = await self.sent()
        await self.answers.get_by_role("button", name=name, exact=True).click()
        await self.offered(sent)

    async def say(self, text: str) -> None:
        sent = await self.sent()
        await self.widget.write(text)
        await self.offered(sent)

    async def answer_something(self) -> None:
        """The first thing offered, whatever the question is."""
        sent = await self.sent()
        boxes = self.answers.get_by_role("checkbox")
        if await boxes.count():
            await boxes.first.check()
            await self.answers.get_by_role("button", name="Klar", exact=True).click()
        else:
            await self.answers.get_by_role("button").first.click()
        await self.offered(sent)

    async def chat(self) -> dict[str, Any]:
        """The conversation's id and token, as the widget keeps them."""
        stored = await self.widget.stored()
        return next(dict(json.loads(value)) for value in stored.values() if '"token"' in value)

    async def settled(self, product: Product) -> list[dict[str, Any]]:
        """Every message, once there is nothing left to answer."""
        chat = await self.chat()
        address = f"{product.url}/api/chat/{chat['id']}/messages?after="
        headers = {"Authorization": f"Bearer {chat['token']}"}
        messages: list[dict[str, Any]] = []
        idle = False
        while not idle:
            after = messages[-1]["seq"] if messages else 0
            news = await (await self.page.request.get(f"{address}{after}&wait=5", headers=headers)).json()
            messages, idle = messages + news["messages"], news["idle"]
        return messages


@pytest.fixture
async def people(product: Product, chromium: Path) -> AsyncIterator[tuple[Person, Page]]:
    """The person's widget and the counsellor's page, each in a browser profile of their own."""
    added = product.command(
        "user", "add", NAME, "--role", "counsellor", "--municipality", "1785", "--password-stdin", stdin=PASSWORD
    )
    assert added.returncode == 0, added.stderr
    errors: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        pages = []
        for size in SIZES:
            context = await browser.new_context(viewport=size, locale="sv-SE", reduced_motion="reduce")
            context.set_default_timeout(15000)
            pages.append(await context.new_page())
            pages[-1].on("pageerror", lambda error: errors.append(str(error)))
        await pages[0].goto(product.url + "/")
        await pages[1].goto(product.url + "/desk")
        yield Person(WidgetPage(pages[0], errors)), pages[1]
        await browser.close()
    assert errors == []


async def test_a_welder_books_and_talks_with_a_counsellor(product: Product, people: tuple[Person, Page]) -> None:
    welder, desk = people
    await tell_about_oneself(welder)
    await see_suggestions(welder)
    await book(welder)
    await log_in(desk)
    await ask_for_a_human(welder, desk)
    await read_up(desk)
    await talk_together(product, welder, desk)
    await end_it(welder, desk)


async def tell_about_oneself(welder: Person) -> None:
    """By buttons, by a card, in words, and by ticking."""
    await welder.widget.open()
    await welder.press("Kom igång")
    await welder.press("Varslad")
    await welder.page.get_by_role("combobox").fill("saff")
    sent = await welder.sent()
    await welder.page.get_by_role("option", name="Säffle").click()
    await welder.offered(sent)
    await welder.say("Jag har svetsat i 22 år på verkstad")
    await expect(welder.widget.log).to_contain_text("svetsare i 22 år")
    await welder.press("Nej, inget mer")
    titles = await welder.answers.get_by_role("button").all_inner_texts()
    assert len(titles) == len(set(titles)) and "MIG/MAG-svetsning" not in titles, "the card's choices came twice"
    await welder.page.get_by_label("MIG/MAG-svetsning", exact=True).check()
    await welder.page.get_by_label("TIG-svetsning", exact=True).check()
    assert await violations(welder.page) == []
    await welder.press("Klar")
    for _ in range(MOST_QUESTIONS):
        if await welder.answers.get_by_role("button", name="Ja, det stämmer").count():
            return
        await welder.answer_something()
    raise AssertionError("the questions never end")


async def see_suggestions(welder: Person) -> None:
    summary = welder.page.locator("lotsen-chat .card.profile").last
    await expect(summary).to_contain_text("TIG-svetsning")
    await expect(summary).not_to_contain_text("_")
    await welder.press("Ja, det stämmer")
    await expect(welder.page.locator("lotsen-chat .suggestion").first).to_contain_text("22 år som svetsare")


async def book(welder: Person) -> None:
    """A time in the calendar, a name, a number, a yes; then the page and the file behind the confirmation."""
    await welder.press("Boka en tid")
    await welder.page.get_by_role("grid").get_by_role("button", name=FREE_DAY).nth(2).click()
    sent = await welder.sent()
    await welder.page.locator("lotsen-chat .time-choice").first.click()
    await welder.offered(sent)
    await welder.answers.get_by_role("button", name="På plats").click()
    await welder.widget.log.get_by_text("Vad heter du?").wait_for()
    await welder.widget.write("Kim Exempel")
    await welder.widget.log.get_by_text("telefonnummer eller en e-postadress").wait_for()
    await welder.say("070-174 06 05")
    await welder.answers.get_by_role("button", name="Ja, boka").click()
    card = welder.page.locator("lotsen-chat .card.booking")
    calendar = await card.get_by_role("link", name="Lägg i kalendern").get_attribute("href")
    file = await welder.page.request.get(calendar or "")
    assert file.ok and "BEGIN:VEVENT" in await file.text()
    async with welder.page.expect_popup() as opened:
        await card.get_by_role("link", name="Ändra eller avboka").click()
    page = await opened.value
    await page.get_by_text("Kim Exempel").wait_for()
    assert await violations(page) == []
    await page.close()


async def log_in(desk: Page) -> None:
    await desk.get_by_label("Namn").fill(NAME)
    await desk.get_by_label("Lösenord").fill(PASSWORD)
    await desk.get_by_role("button", name="Logga in").click()
    await desk.get_by_role("button", name=re.compile("^Väntar")).click()


async def ask_for_a_human(welder: Person, desk: Page) -> None:
    """The row comes by itself, into the page that is already open."""
    chat = await welder.chat()
    row = desk.locator(f".row[href$='{chat['id']}']")
    await expect(desk.get_by_role("button", name=re.compile("^Väntar"))).to_have_attribute("aria-pressed", "true")
    await expect(row).to_have_count(0)
    await desk.evaluate("() => { window.opened_once = true; }")
    await welder.widget.menu("Prata med en människa")
    await welder.page.get_by_text("du väntar på en vägledare").wait_for()
    news = desk.locator("#news button")
    await expect(row.or_(news).first).to_be_visible()
    assert await violations(desk) == []
    if await news.count():
        await news.click()
    await expect(row).to_contain_text("Vill prata med en människa")
    await row.click()
    assert await desk.evaluate("() => window.opened_once"), "the page was loaded anew"


async def read_up(desk: Page) -> None:
    """What a counsellor knows before the first word: why, what was said, what the person can, what comes."""
    await desk.get_by_role("heading", name="Kim Exempel").wait_for()
    await expect(desk.locator(".why")).to_contain_text("Personen bad om en människa")
    await expect(desk.get_by_role("log")).to_contain_text("Jag har svetsat i 22 år på verkstad")
    person = desk.get_by_label("Om personen").first
    await expect(person).to_contain_text("TIG-svetsning")
    await desk.get_by_role("tab", name="Förslag").click()
    await expect(person).to_contain_text("svetsare")
    await desk.get_by_role("tab", name="Tider").click()
    await expect(person).to_contain_text("Vägledningsteamet i Säffle")
    await desk.get_by_role("tab", name="Profil").click()
    assert await violations(desk) == []


async def talk_together(product: Product, welder: Person, desk: Page) -> None:
    """The person sees who it is; while a human is there the robot is silent."""
    await desk.get_by_role("button", name="Ta över").click()
    await expect(desk.locator(".talk-state")).to_have_text("Du har samtalet")
    await expect(welder.widget.panel.get_by_role("heading", name=NAME)).to_be_visible()
    await expect(welder.widget.panel.get_by_text("vägledare, en människa")).to_be_visible()
    await expect(welder.page.locator("lotsen-chat .answers")).to_have_count(0)
    await desk.get_by_label("Svar till personen").fill("Hej Kim! Vad vill du börja med?")
    await desk.keyboard.press("Enter")
    await welder.widget.log.get_by_text("Hej Kim! Vad vill du börja med?").wait_for()
    await welder.widget.write("Vad kostar validering?")
    await desk.get_by_role("log").get_by_text("Vad kostar validering?").wait_for()
    after = [one["sender"] for one in await welder.settled(product)]
    assert after[-2:] == ["counsellor", "user"], after[-4:]


async def end_it(welder: Person, desk: Page) -> None:
    """Given back, the robot answers again; closed, everybody is told."""
    await desk.get_by_role("button", name="Lämna till roboten").click()
    await welder.widget.log.get_by_text(f"{NAME} har lämnat samtalet").wait_for()
    await expect(welder.widget.panel.get_by_text("digital vägledare, en robot", exact=True)).to_be_visible()
    await welder.say("Vad är validering?")
    await expect(welder.page.locator("lotsen-chat .message.bot .source").last).to_be_visible()
    await desk.get_by_role("button", name="Ta över").click()
    await desk.get_by_role("button", name="Avsluta", exact=True).click()
    await desk.get_by_role("dialog").get_by_role("button", name="Avsluta samtalet").click()
    await expect(desk.locator(".talk-state")).to_have_text("Samtalet är avslutat")
    await expect(welder.page.get_by_text("Det här samtalet är avslutat.")).to_be_visible()
    await expect(welder.page.locator("lotsen-chat .answers")).to_have_count(0)
