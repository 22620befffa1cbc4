"""The widget and its pages for everybody: WCAG rules by axe, narrow screens, large text."""

from __future__ import annotations

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.fake_chat import FakeChat
from tests.browser.widget_page import Scheme, needs_chromium, walk_to_suggestions, widget_page

pytestmark = needs_chromium

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
VIEWS = (
    "Min profil",
    "Mina förslag",
    "Min plan",
    "Mina tider",
    "Textstorlek",
    "Rensa chatten",
    "Om dina uppgifter",
)


async def violations(page: Page) -> list[str]:
    found = await Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


async def overflow(page: Page) -> int:
    """How many pixels anything sticks out to the side, on the page or inside the panel."""
    return int(
        await page.evaluate(
            """() => {
              const boxes = [document.documentElement];
              const root = document.querySelector("lotsen-chat").shadowRoot;
              boxes.push(...root.querySelectorAll(".panel, .scroll, .view-body, .progress"));
              return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
            }"""
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_rule_is_broken_through_the_whole_guidance(scheme: Scheme) -> None:
    async with FakeChat() as fake, widget_page(fake.url, scheme=scheme) as chat:
        assert await violations(chat.page) == []
        await walk_to_suggestions(chat)
        assert await violations(chat.page) == []
        await chat.button("Inte för mig: Validering för svetsare").click()
        await chat.button("Boka en tid").click()
        await chat.page.get_by_role("grid").wait_for()
        assert await violations(chat.page) == []
        await chat.button("kl. 10.00", exact=False).click()
        await chat.page.get_by_role("link", name="Lägg i kalendern").wait_for()
        await fake.add(fake.talk, **fake.script["payloads"]["/distress"]["replies"][0])
        await chat.menu("Prata med en människa")
        await fake.counsellor_says("Hej!", "Exempel Exempelsson")
        await chat.log.get_by_text("Exempel Exempelsson").wait_for()
        assert await violations(chat.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_rule_is_broken_by_the_first_questions_and_by_trouble(scheme: Scheme) -> None:
    async with FakeChat() as fake, widget_page(fake.url, scheme=scheme, width=390) as chat:
        await chat.begin()
        assert await violations(chat.page) == []
        await chat.button("Jag är varslad").click()
        await chat.page.get_by_role("combobox").fill("s")
        await chat.page.get_by_role("combobox").press("ArrowDown")
        assert await violations(chat.page) == []
        await chat.page.context.set_offline(True)
        await chat.write("Karlstad")
        await chat.page.get_by_text("Skickas när du har nät igen").wait_for()
        await chat.field.fill("å" * 2010)
        assert await violations(chat.page) == []
        await chat.page.context.set_offline(False)
        await chat.log.get_by_text("Vad har du arbetat med?").wait_for()
        await chat.write("Svetsare")
        await chat.page.get_by_label("Svetsa TIG").check()
        await chat.page.locator("lotsen-chat .step-line").click()
        assert await violations(chat.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_rule_is_broken_by_the_pages_behind_the_menu(scheme: Scheme) -> None:
    async with FakeChat() as fake, widget_page(fake.url, scheme=scheme) as chat:
        await chat.begin()
        await chat.button("Meny").click()
        assert await violations(chat.page) == []
        await chat.page.keyboard.press("Escape")
        for name in VIEWS:
            await chat.menu(name)
            await chat.page.wait_for_timeout(150)
            assert await violations(chat.page) == [], name
        await chat.menu("Min profil")
        await chat.button("Ändra nivå för Svetsa MIG/MAG").click()
        assert await violations(chat.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/tillganglighet", "/integritet"])
@pytest.mark.parametrize("width", [320, 1440])
async def test_public_pages_break_no_rule_and_do_not_scroll_sideways(path: str, scheme: Scheme, width: int) -> None:
    async with FakeChat() as fake, widget_page(fake.url, path=path, scheme=scheme, width=width) as chat:
        await chat.launcher.wait_for()
        assert await violations(chat.page) == []
        assert await overflow(chat.page) <= 0
        assert chat.errors == []


async def test_page_behind_the_panel_can_still_be_scrolled() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.page.mouse.move(200, 400)
        await chat.page.mouse.wheel(0, 400)
        await chat.page.wait_for_function("window.scrollY > 100")


@pytest.mark.parametrize(
    ("width", "size"), [(320, "normal"), (320, "larger"), (390, "larger"), (768, "larger"), (1440, "normal")]
)
async def test_nothing_scrolls_sideways_at_any_width_or_text_size(width: int, size: str) -> None:
    async with FakeChat() as fake, widget_page(fake.url, width=width, height=640) as chat:
        await chat.page.evaluate(f"localStorage.setItem('lotsen.size', JSON.stringify('{size}'))")
        await chat.page.reload()
        await chat.begin()
        await chat.button("Jag är varslad").click()
        await chat.page.get_by_role("combobox").fill("s")
        assert await overflow(chat.page) <= 0
        for answer in ("Säffle", "svetsare", "svetsa"):
            await chat.write(answer)
        await chat.button("Jag gör det själv", exact=False).click()
        await chat.button("Ja, det stämmer").wait_for()
        assert await overflow(chat.page) <= 0
        await chat.button("Ja, det stämmer").click()
        await chat.button("Boka en tid").click()
        await chat.page.get_by_role("grid").wait_for()
        assert await overflow(chat.page) <= 0
        await chat.button("Meny").click()
        menu = await chat.page.get_by_role("menu").bounding_box()
        assert menu is not None and menu["x"] >= 0 and menu["x"] + menu["width"] <= width
        await chat.page.keyboard.press("Escape")
        for name in VIEWS:
            await chat.menu(name)
            await chat.page.wait_for_timeout(100)
            assert await overflow(chat.page) <= 0, name


async def test_everything_to_press_is_at_least_44_pixels_high() -> None:
    async with FakeChat() as fake, widget_page(fake.url, width=390, height=780) as chat:
        await walk_to_suggestions(chat)
        heights = await chat.page.locator("lotsen-chat button:visible").evaluate_all(
            "nodes => nodes.map((node) => [node.textContent, node.getBoundingClientRect().height])"
        )
        assert [one for one in heights if one[1] < 44] == []


async def test_new_messages_are_announced_and_history_is_not() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await expect(chat.log).to_have_attribute("aria-live", "polite")
        await chat.page.reload()
        await chat.launcher.wait_for()
        await chat.page.evaluate(
            """() => {
              const log = document.querySelector("lotsen-chat").shadowRoot.querySelector("[role=log]");
              window.announced = [];
              const polite = () => log.getAttribute("aria-live") === "polite";
              const note = (node) => polite() && window.announced.push(node.textContent);
              const watch = (records) => records.forEach((record) => record.addedNodes.forEach(note));
              new MutationObserver(watch).observe(log, { childList: true, subtree: true });
            }"""
        )
        await chat.open()
        await chat.button("Jag är varslad").wait_for()
        await chat.page.wait_for_timeout(500)
        announced = await chat.page.evaluate("window.announced")
        assert not any("digital vägledare" in text for text in announced)
        await fake.add(fake.talk, text="Ett nytt meddelande.")
        await chat.log.get_by_text("Ett nytt meddelande.").wait_for()
        assert any("Ett nytt meddelande." in text for text in await chat.page.evaluate("window.announced"))


async def test_motion_and_own_colours_are_respected() -> None:
    async with FakeChat(pace=0.8) as fake:
        async with widget_page(fake.url, reduced_motion="reduce", forced_colors="active") as chat:
            await chat.begin()
            await chat.button("Jag är varslad").click()
            dots = chat.page.locator("lotsen-chat .dots span").first
            await dots.wait_for()
            assert await dots.evaluate("node => getComputedStyle(node).animationName") == "none"
