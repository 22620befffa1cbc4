"""The desk as counsellors use it: live, by keyboard, on every width, for everybody."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, AsyncIterator

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from bot.core.profile import HeldSkill
from tests.browser.widget_page import browser, needs_chromium
from tests.gateway.desk_world import PASSWORD, SAFFLE, DeskWorld, Person, desk_world

pytestmark = needs_chromium

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SKILLS = (
    HeldSkill("mig_svetsning", "MIG-svetsning", 3, ["certificate"], words="jag svetsar varje dag"),
    HeldSkill("truck", "Köra truck", 3, status="verified", verified_by="Anna Berg", method="uppvisat intyg"),
)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[DeskWorld]:
    async with desk_world(tmp_path) as opened:
        await opened.parts.accounts.add("Anna Berg", PASSWORD, "counsellor", [SAFFLE])
        yield opened


@pytest.fixture
async def chromium_browser() -> AsyncIterator[Browser]:
    async with browser() as opened:
        yield opened


@asynccontextmanager
async def desk(
    opened: Browser, world: DeskWorld, path: str = "/desk", refused: int | None = None, **options: Any
) -> AsyncIterator[Page]:
    """A logged-in page; what the browser complains about fails the test, but for calls `refused` with that status."""
    width, height = options.pop("width", 1440), options.pop("height", 900)
    context = await opened.new_context(viewport={"width": width, "height": height}, **options)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(world.url + path)
    await login(page)
    yield page
    await context.close()
    assert [text for text in complaints if refused is None or f"status of {refused}" not in text] == []


async def login(page: Page) -> None:
    await page.get_by_label("Namn").fill("Anna Berg")
    await page.get_by_label("Lösenord").fill(PASSWORD)
    await page.get_by_role("button", name="Logga in").click()
    # Not by its role: on a phone the inbox is hidden as soon as the conversation opens, and a hidden heading has none.
    await page.locator("#queue-title").wait_for(state="attached")


async def somebody(world: DeskWorld, *said: str, waits: str | None = None) -> Person:
    person = await world.person(*said, municipality=SAFFLE)
    await world.has_told(person, *SKILLS)
    if waits:
        await world.waits(person, waits)
    return person


async def open_talk(page: Page, person: Person) -> None:
    await page.locator(f'a.row[href$="{person.id}"]').click()
    await page.get_by_role("log").wait_for()


async def violations(page: Page) -> list[str]:
    found = await Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


async def overflow(page: Page) -> int:
    script = """() => {
      const boxes = [document.documentElement, ...document.querySelectorAll(".scroll, .talk, .person, .queue")];
      const shown = boxes.filter((box) => box.clientWidth);
      return Math.max(...shown.map((box) => box.scrollWidth - box.clientWidth));
    }"""
    return int(await page.evaluate(script))


async def test_the_login_page_leads_to_the_conversation_that_was_asked_for(
    world: DeskWorld, chromium_browser: Browser
) -> None:
    person = await somebody(world, "hej")
    async with desk(chromium_browser, world, f"/desk/samtal/{person.id}") as page:
        await expect(page.get_by_role("log")).to_contain_text("hej")
        assert page.url.endswith(person.id)


async def test_a_wrong_password_is_said_beside_the_field(world: DeskWorld, chromium_browser: Browser) -> None:
    page = await chromium_browser.new_page()
    await page.goto(world.url + "/desk")
    await page.get_by_label("Namn").fill("Anna Berg")
    await page.get_by_label("Lösenord").fill("fel")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text("Namnet eller lösenordet stämmer inte. Försök igen.")
    await expect(page.get_by_label("Lösenord")).to_be_focused()
    await page.close()


async def test_the_language_somebody_wants_stands_with_the_person_and_their_words_run_their_own_way(
    world: DeskWorld, chromium_browser: Browser
) -> None:
    person = await somebody(world, "لا أتكلم السويدية", waits="human")
    await world.wants_interpreter(person, "arabiska")
    async with desk(chromium_browser, world, f"/desk/samtal/{person.id}") as page:
        await expect(page.get_by_role("tabpanel")).to_contain_text("Tolkarabiska")
        await expect(page.locator(".message.user .said")).to_have_css("direction", "rtl")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
async def test_no_rule_is_broken_on_login_inbox_and_conversation(
    world: DeskWorld, chromium_browser: Browser, scheme: Any, width: int
) -> None:
    person = await somebody(world, "jag kan svetsa", waits="distress")
    await somebody(world, waits="human")
    bare = await chromium_browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    await bare.goto(world.url + "/desk/login")
    assert await violations(bare) == []
    await bare.close()
    async with desk(chromium_browser, world, color_scheme=scheme, width=width) as page:
        await page.locator(".row").first.wait_for()
        assert await violations(page) == []
        await open_talk(page, person)
        assert await violations(page) == []
        await page.get_by_role("button", name="Ta över").click()
        await page.get_by_text("Du har samtalet", exact=True).last.wait_for()
        assert await violations(page) == []
        if width < 1000:
            await page.get_by_role("button", name="Om personen").click()
        await page.get_by_role("button", name="Verifiera eller ändra MIG-svetsning").click()
        assert await violations(page) == []
        for tab in ("Förslag", "Tider", "Anteckningar"):
            await page.get_by_role("tab", name=re.compile(tab)).click()
            assert await violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
async def test_nothing_sticks_out_to_the_side(world: DeskWorld, chromium_browser: Browser, width: int) -> None:
    person = await somebody(world, "ett" + "långt" * 60, waits="human")
    async with desk(chromium_browser, world, width=width, height=700) as page:
        await page.locator(".row").first.wait_for()
        assert await overflow(page) <= 0
        await open_talk(page, person)
        assert await overflow(page) <= 0
        if width < 1216:
            await page.get_by_role("button", name="Om personen").click()
        await expect(page.get_by_role("tab", name="Profil")).to_be_visible()
        assert await overflow(page) <= 0


@pytest.mark.parametrize("width", [390, 1440])
async def test_twice_as_large_text_still_fits(world: DeskWorld, chromium_browser: Browser, width: int) -> None:
    person = await somebody(world, "jag vill veta mer om validering", waits="human")
    async with desk(chromium_browser, world, f"/desk/samtal/{person.id}", width=width) as page:
        await page.get_by_role("log").wait_for()
        await page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        assert await overflow(page) <= 0
        await expect(page.get_by_role("button", name="Ta över")).to_be_visible()


async def test_what_the_person_writes_shows_by_itself_and_the_answer_reaches_the_person(
    world: DeskWorld, chromium_browser: Browser
) -> None:
    person = await somebody(world, waits="human")
    async with desk(chromium_browser, world) as page:
        await open_talk(page, person)
        await page.get_by_role("button", name="Ta över").click()
        field = page.get_by_label("Svar till personen")
        await expect(field).to_be_focused()
        await field.fill("Hej! Vad kan jag hjälpa till med?")
        await field.press("Enter")
        await expect(page.locator(".message.counsellor")).to_contain_text("Vad kan jag hjälpa till med?")
        await expect(field).to_have_value("")
        await person.say("hur lång tid tar validering?")
        await expect(page.get_by_role("log")).to_contain_text("hur lång tid tar validering?")
        await expect(page.locator(".row", has_text="Obesvarat")).to_have_count(1)
    said = await person.said()
    assert [sender for sender, _ in said[-3:]] == ["system", "counsellor", "user"]


async def test_a_new_one_who_waits_announces_itself_without_moving_anything(
    world: DeskWorld, chromium_browser: Browser
) -> None:
    first = await somebody(world, waits="human")
    async with desk(chromium_browser, world) as page:
        row = page.locator(".row")
        await expect(row).to_have_count(1)
        second = await somebody(world, waits="distress")
        news = page.get_by_role("button", name="1 nytt – visa")
        await news.wait_for()
        await expect(page.locator("#announce")).to_contain_text("Någon väntar")
        await expect(page).to_have_title("(2) Inkorg – Lotsen")
        await expect(row).to_have_count(1)
        await news.click()
        await expect(row).to_have_count(2)
        assert (await row.first.get_attribute("href") or "").endswith(second.id)
        await expect(row.first).to_contain_text("Mår mycket dåligt")
        await expect(row.first).to_be_focused()
        assert (await row.last.get_attribute("href") or "").endswith(first.id)


async def test_two_tabs_both_hear_what_happens(world: DeskWorld, chromium_browser: Browser) -> None:
    person = await somebody(world, waits="human")
    async with desk(chromium_browser, world, f"/desk/samtal/{person.id}") as one:
        other = await one.context.new_page()
        await other.goto(f"{world.url}/desk/samtal/{person.id}")
        await other.get_by_role("log").wait_for()
        await one.get_by_role("button", name="Ta över").click()
        for page in (one, other):
            await expect(page.locator(".talk-state")).to_have_text("Du har samtalet")
        await one.close()
        await person.say("är du kvar?")
        await expect(other.get_by_role("log")).to_contain_text("är du kvar?")


async def test_the_whole_work_can_be_done_by_keyboard(world: DeskWorld, chromium_browser: Browser) -> None:
    first, second = await somebody(world, waits="distress"), await somebody(world, waits="human")
    async with desk(chromium_browser, world) as page:
        await expect(page.locator(".row")).to_have_count(2)
        for key in ("j", "j", "k", "j"):
            await page.keyboard.press(key)
        await page.keyboard.press("Enter")
        await expect(page.locator(".talk-title h2")).to_be_focused()
        assert page.url.endswith(second.id)
        await page.keyboard.press("c")
        await expect(page.get_by_label("Svar till personen")).to_be_focused()
        await page.keyboard.type("jck?n")
        await expect(page.get_by_label("Svar till personen")).to_have_value("jck?n")
        assert page.url.endswith(second.id) and not await page.locator("dialog[open]").count()
        await page.keyboard.press("Escape")
        await page.keyboard.press("n")
        await expect(page.get_by_label("Ny anteckning")).to_be_focused()
        await page.keyboard.press("Escape")
        await page.keyboard.press("?")
        await expect(page.get_by_role("dialog", name="Kortkommandon")).to_be_visible()
        await page.get_by_label("Använd kortkommandon").uncheck()
        await page.keyboard.press("Escape")
        await page.keyboard.press("r")
        await expect(page.get_by_label("Svar till personen")).not_to_be_focused()
    assert await second.status() == "counsellor" and await first.status() == "waiting"


async def test_a_skill_is_verified_with_its_method(world: DeskWorld, chromium_browser: Browser) -> None:
    person = await somebody(world)
    async with desk(chromium_browser, world, f"/desk/samtal/{person.id}") as page:
        await page.get_by_text("jag svetsar varje dag").wait_for()
        await page.get_by_role("button", name="Verifiera eller ändra MIG-svetsning").click()
        await page.get_by_label("Kan lära ut").check()
        await page.get_by_role("button", name="Spara som verifierad").click()
        await expect(page.get_by_text("Skriv hur du har kontrollerat det.")).to_be_visible()
        await page.get_by_label("Hur har du kontrollerat det?").fill("arbetsprov")
        await page.get_by_role("button", name="Spara som verifierad").click()
        await page.get_by_text("Verifierad av Anna Berg, genom arbetsprov").wait_for()
        await expect(page.get_by_text("Tidigare: Gör det på egen hand, egen uppgift.")).to_be_visible()


async def test_giving_back_and_closing_are_single_clear_acts(world: DeskWorld, chromium_browser: Browser) -> None:
    person = await somebody(world, waits="human")
    async with desk(chromium_browser, world, f"/desk/samtal/{person.id}") as page:
        await page.get_by_role("button", name="Ta över").click()
        await page.get_by_role("button", name="Lämna till roboten").click()
        await expect(page.locator(".talk-state")).to_have_text("Roboten svarar")
        await expect(page.locator(".event").last).to_contain_text("Anna Berg har lämnat samtalet")
        await page.get_by_role("button", name="Ta över").click()
        await page.get_by_role("button", name="Avsluta", exact=True).click()
        await page.get_by_role("dialog").get_by_role("button", name="Avbryt").click()
        assert await person.status() == "counsellor"
        await page.get_by_role("button", name="Avsluta", exact=True).click()
        await page.get_by_role("dialog").get_by_role("button", name="Avsluta samtalet").click()
        await expect(page.locator(".talk-state")).to_have_text("Samtalet är avslutat")
    assert await person.status() == "closed"


async def test_the_reading_position_is_kept_when_something_new_comes(
    world: DeskWorld, chromium_browser: Browser
) -> None:
    person = await somebody(world, *(f"rad {number}" for number in range(25)))
    async with desk(chromium_browser, world, f"/desk/samtal/{person.id}", height=600) as page:
        box = page.locator(".transcript")
        await page.get_by_role("log").get_by_text("rad 24", exact=True).wait_for()
        await page.wait_for_timeout(150)
        await box.evaluate("(node) => { node.scrollTop = 100; }")
        await person.say("något nytt")
        await page.get_by_role("button", name="Nya meddelanden").wait_for()
        assert await box.evaluate("(node) => node.scrollTop") == 100
        await page.get_by_role("button", name="Nya meddelanden").click()
        await expect(page.get_by_text("något nytt", exact=True).last).to_be_in_viewport()


async def test_a_draft_survives_that_another_conversation_is_opened(
    world: DeskWorld, chromium_browser: Browser
) -> None:
    one, two = await somebody(world, waits="distress"), await somebody(world, waits="human")
    async with desk(chromium_browser, world) as page:
        await open_talk(page, one)
        await page.get_by_label("Svar till personen").fill("Ett påbörjat svar")
        await open_talk(page, two)
        await expect(page.get_by_label("Svar till personen")).to_have_value("")
        await open_talk(page, one)
        await expect(page.get_by_label("Svar till personen")).to_have_value("Ett påbörjat svar")


async def test_a_login_that_ran_out_leads_back_to_the_same_conversation_with_the_draft(
    world: DeskWorld, chromium_browser: Browser
) -> None:
    person = await somebody(world, waits="human")
    async with desk(chromium_browser, world, f"/desk/samtal/{person.id}", refused=401) as page:
        await page.get_by_role("button", name="Ta över").wait_for()
        await page.get_by_label("Svar till personen").fill("Ett påbörjat svar")
        await page.context.clear_cookies()
        # The first call that is refused leads away, so what makes the page call comes from outside it.
        await person.say("Är du kvar?")
        await page.get_by_role("heading", name="Logga in").wait_for()
        await login(page)
        await expect(page.get_by_label("Svar till personen")).to_have_value("Ett påbörjat svar")


async def test_a_new_login_in_another_tab_does_not_stop_this_one(world: DeskWorld, chromium_browser: Browser) -> None:
    person = await somebody(world, waits="human")
    complaints_allowed = await chromium_browser.new_context()
    page = await complaints_allowed.new_page()
    await page.goto(f"{world.url}/desk/samtal/{person.id}")
    await login(page)
    await page.get_by_role("button", name="Ta över").wait_for()
    await page.evaluate(
        """([name, password]) => fetch("/desk/api/login", {method: "POST", body: JSON.stringify({name, password})})""",
        ["Anna Berg", PASSWORD],
    )
    await page.get_by_role("button", name="Ta över").click()
    await expect(page.locator(".talk-state")).to_have_text("Du har samtalet")
    await complaints_allowed.close()


async def test_empty_places_say_what_will_come(world: DeskWorld, chromium_browser: Browser) -> None:
    async with desk(chromium_browser, world) as page:
        await page.get_by_role("button", name=re.compile("Väntar")).click()
        await expect(page.get_by_role("heading", name="Ingen väntar just nu")).to_be_visible()
        await somebody(world, waits="human")
        await expect(page.locator(".row")).to_have_count(1)
