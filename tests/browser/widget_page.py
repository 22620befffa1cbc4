"""Opens the demo page in the system's Chromium for the widget's tests, and finds its parts."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()

Scheme = Literal["light", "dark"]

needs_chromium = pytest.mark.skipif(
    not CHROMIUM.exists() and not os.environ.get("CI"), reason="no Chromium on this machine"
)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield found
        await found.close()


class WidgetPage:
    """A page with the widget on it; `errors` collects what the browser complained about."""

    def __init__(self, page: Page, errors: list[str]) -> None:
        self.page = page
        self.errors = errors
        self.launcher = page.locator("lotsen-chat .launcher")
        self.panel = page.get_by_role("dialog")
        self.log = page.get_by_role("log")
        self.field = page.get_by_label("Skriv ditt meddelande")

    def button(self, name: str, *, exact: bool = True) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact)

    async def open(self) -> None:
        await self.launcher.click()
        await self.panel.wait_for()

    async def begin(self) -> None:
        await self.open()
        await self.button("Jag är varslad").wait_for()

    async def write(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")

    async def menu(self, name: str) -> None:
        await self.button("Meny").click()
        await self.page.get_by_role("menuitem", name=name).click()

    async def texts(self) -> list[str]:
        return await self.page.locator("lotsen-chat .message .text").all_inner_texts()

    async def focused(self) -> str:
        """What has the focus, in words: its accessible name or its text."""
        return str(
            await self.page.evaluate(
                """() => {
                  const here = document.activeElement;
                  const node = here && here.shadowRoot ? here.shadowRoot.activeElement : here;
                  if (!node || node === document.body) return "";
                  const label = node.labels?.[0]?.textContent;
                  return node.getAttribute("aria-label") || label || node.textContent || "";
                }"""
            )
        )

    async def stored(self) -> dict[str, Any]:
        return dict(await self.page.evaluate("() => ({...localStorage})"))


@asynccontextmanager
async def widget_page(
    url: str,
    *,
    width: int = 1280,
    height: int = 800,
    scheme: Scheme = "light",
    path: str = "/",
    **options: Any,
) -> AsyncIterator[WidgetPage]:
    async with browser() as found:
        context: BrowserContext = await found.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE", **options
        )
        context.set_default_timeout(8000)
        page = await context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if "Content Security" in line.text else None)
        await page.goto(url + path)
        yield WidgetPage(page, errors)
        await context.close()


async def walk_to_suggestions(chat: WidgetPage) -> None:
    """From the welcome to the suggestions, one card of each kind on the way."""
    await chat.begin()
    await chat.button("Jag är varslad").click()
    await chat.page.get_by_role("combobox").fill("saff")
    await chat.page.get_by_role("option", name="Säffle").click()
    await chat.log.get_by_text("Vad har du arbetat med?").wait_for()
    await chat.write("Jag har svetsat i tolv år")
    await chat.page.get_by_label("Svetsa MIG/MAG").check()
    await chat.page.get_by_label("Läsa ritningar").check()
    await chat.button("Klar").click()
    await chat.button("Jag gör det själv", exact=False).click()
    await chat.button("Ja, det stämmer").click()
    await chat.button("Boka en tid").wait_for()
