"""The widget without a mouse: every control can be reached, and the focus is never lost."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.fake_chat import FakeChat
from tests.browser.widget_page import WidgetPage, needs_chromium, widget_page

pytestmark = needs_chromium


async def test_booked_time_is_reached_with_the_keyboard_alone() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        keyboard = chat.page.keyboard
        await chat.launcher.wait_for()
        await tab_to(chat, "Prata med Lotsen")
        await keyboard.press("Enter")
        await chat.button("Jag är varslad").wait_for()
        assert await chat.focused() == "Skriv ditt meddelande"
        await tab_to(chat, "Jag är varslad", back=True)
        await keyboard.press("Enter")
        await chat.page.get_by_role("combobox").wait_for()
        await tab_to(chat, "Sök din kommun")
        await keyboard.type("sä")
        await keyboard.press("ArrowDown")
        await keyboard.press("Enter")
        await chat.log.get_by_text("Vad har du arbetat med?").wait_for()
        await tab_to(chat, "Skriv ditt meddelande")
        await keyboard.type("svetsare")
        await keyboard.press("Enter")
        await chat.page.get_by_label("Svetsa MIG/MAG").wait_for()
        await tab_to(chat, "Svetsa MIG/MAG", back=True)
        await keyboard.press("Space")
        await tab_to(chat, "Klar")
        await keyboard.press("Enter")
        await chat.button("Jag gör det själv", exact=False).wait_for()
        await tab_to(chat, "Jag gör det själv")
        await keyboard.press("Enter")
        await chat.button("Ja, det stämmer").wait_for()
        await tab_to(chat, "Ja, det stämmer")
        await keyboard.press("Enter")
        await chat.button("Boka en tid").wait_for()
        await tab_to(chat, "Boka en tid")
        await keyboard.press("Enter")
        await chat.page.get_by_role("grid").wait_for()
        await tab_to(chat, "2 lediga tider")
        await keyboard.press("ArrowRight")
        await keyboard.press("ArrowRight")
        assert "1 ledig tid" in await chat.focused()
        await keyboard.press("Enter")
        await tab_to(chat, "kl.\u00a09.00")
        await keyboard.press("Enter")
        await chat.page.get_by_role("link", name="Lägg i kalendern").wait_for()
        assert fake.posts[-1]["payload"] == '/inform{"asks":"slot","value":"s3"}'


async def tab_to(chat: WidgetPage, words: str, *, back: bool = False) -> None:
    """Tabs until what has the focus is named so; fails when it cannot be reached."""
    seen = []
    for _ in range(40):
        here = await chat.focused()
        if words in here:
            return
        seen.append(here)
        await chat.page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{words} cannot be reached: {seen}")


async def test_escape_closes_and_focus_returns_to_the_launcher() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.button("Meny").click()
        await chat.page.keyboard.press("Escape")
        assert await chat.focused() == "Meny"
        await expect(chat.panel).to_be_visible()
        await chat.menu("Min plan")
        await expect(chat.page.get_by_role("heading", name="Min plan")).to_be_focused()
        await chat.page.keyboard.press("Escape")
        assert await chat.focused() == "Skriv ditt meddelande"
        await chat.page.keyboard.press("Escape")
        await expect(chat.panel).to_be_hidden()
        assert "Prata med Lotsen" in await chat.focused()


async def test_menu_is_walked_with_arrows_and_letters() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.button("Meny").focus()
        await chat.page.keyboard.press("ArrowUp")
        assert await chat.focused() == "Om dina uppgifter"
        await chat.page.keyboard.press("ArrowDown")
        assert await chat.focused() == "Min profil"
        await chat.page.keyboard.press("r")
        assert await chat.focused() == "Rensa chatten"


async def test_pressed_choice_leaves_the_focus_on_the_answer_it_became() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.button("Jag är varslad").click()
        await chat.page.get_by_role("combobox").wait_for()
        assert await chat.focused() == "Du: Jag är varslad"


async def test_focus_stays_inside_when_the_panel_covers_a_phone() -> None:
    async with FakeChat() as fake, widget_page(fake.url, width=390, height=780) as chat:
        await chat.begin()
        await expect(chat.panel).to_have_attribute("aria-modal", "true")
        for _ in range(15):
            await chat.page.keyboard.press("Tab")
            assert await chat.page.evaluate("document.activeElement.localName") == "lotsen-chat"
