"""The widget when the network or the service is in trouble: nothing is lost, nothing is shown twice."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.fake_chat import FakeChat, fault
from tests.browser.widget_page import WidgetPage, needs_chromium, widget_page

pytestmark = needs_chromium


async def pending(chat: WidgetPage, text: str) -> None:
    await expect(chat.page.locator("lotsen-chat .message.pending")).to_contain_text(text)


async def test_what_is_written_offline_is_queued_and_sent_when_the_network_is_back() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.page.context.set_offline(True)
        await chat.write("Jag är varslad från fabriken")
        await pending(chat, "Skickas när du har nät igen")
        await expect(chat.panel).to_contain_text("Du har inget nät just nu")
        assert fake.posts == []
        await chat.page.context.set_offline(False)
        await chat.page.get_by_role("combobox").wait_for()
        assert [post["text"] for post in fake.posts] == ["Jag är varslad från fabriken"]
        await expect(chat.page.locator("lotsen-chat .message.user")).to_have_count(1)
        await expect(chat.panel).not_to_contain_text("Du har inget nät just nu")


async def test_unsent_message_survives_a_reload() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.faults = ["drop"] * 20
        await chat.write("Det här får inte försvinna")
        await pending(chat, "Försök igen")
        fake.faults = []
        await chat.page.reload()
        await chat.open()
        await chat.page.get_by_role("combobox").wait_for()
        assert [post["text"] for post in fake.posts] == ["Det här får inte försvinna"]


async def test_lost_receipt_is_sent_again_with_the_same_id_and_shown_once() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.lose_receipts = 1
        await chat.write("Jag är varslad")
        await chat.page.get_by_role("combobox").wait_for()
        await expect(chat.page.locator("lotsen-chat .message.pending")).to_have_count(0)
        await expect(chat.page.locator("lotsen-chat .message.user")).to_have_count(1)
        assert len(fake.posts) == 1
        assert fake.repeats == 1


async def test_answer_that_overtakes_the_receipt_still_stands_after_the_question() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.receipt_delay = 0.5
        await chat.button("Jag är varslad").click()
        await chat.page.get_by_role("combobox").wait_for()
        assert (await chat.texts())[-2:] == ["Jag är varslad", fake.talk.messages[-1]["text"]]


async def test_masked_number_is_shown_masked() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.masked = {"Mitt nummer är 19121212-1212": "Mitt nummer är ********-****"}
        fake.receipt_delay = 0.3
        await chat.write("Mitt nummer är 19121212-1212")
        await expect(chat.page.locator("lotsen-chat .message.user")).to_contain_text("********-****")


async def test_refused_message_says_why_and_can_be_tried_again() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.faults = [fault(422, "refused", fake.script["faults"]["refused"])]
        await chat.write("Hej")
        await pending(chat, "Det gick inte att ta emot texten.")
        await chat.button("Försök igen").click()
        await chat.page.get_by_role("combobox").wait_for()
        assert len(fake.posts) == 1


async def test_refused_message_does_not_hold_back_the_next() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.faults = [fault(422, "refused", fake.script["faults"]["refused"])]
        await chat.write("Första")
        await pending(chat, "Gick inte att skicka")
        await chat.write("Andra")
        await chat.button("Ta bort").click()
        await chat.page.get_by_role("combobox").wait_for()
        await expect(chat.page.locator("lotsen-chat .message.user")).to_have_count(1)
        assert [post["text"] for post in fake.posts] == ["Andra"]


async def test_too_many_calls_waits_as_long_as_asked() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.faults = [fault(429, "too_many", fake.script["faults"]["busy"], **{"Retry-After": "2"})]
        await chat.write("Hej")
        await pending(chat, "Skickas om 2 sekunder")
        assert fake.posts == []
        await chat.page.get_by_role("combobox").wait_for()
        assert len(fake.posts) == 1


async def test_vanished_conversation_starts_anew_kindly() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.talks.clear()
        await chat.page.reload()
        await chat.open()
        await expect(chat.log).to_contain_text("Den förra chatten finns inte kvar")
        await chat.button("Jag är varslad").wait_for()
        assert list(fake.talks) == ["talk-2"]


async def test_words_to_a_vanished_conversation_are_kept_in_the_field() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        fake.talks.clear()
        await chat.write("Mina viktiga ord")
        await chat.log.get_by_text("Den förra chatten finns inte kvar").wait_for()
        await expect(chat.field).to_have_value("Mina viktiga ord")


@pytest.mark.parametrize("events", [True, False], ids=["buffered stream", "no stream"])
async def test_messages_that_come_by_themselves_arrive_without_a_working_stream(events: bool) -> None:
    async with FakeChat(events=events) as fake, widget_page(fake.url) as chat:
        fake.buffered = events
        await chat.begin()
        await chat.button("Jag är varslad").click()
        await chat.page.get_by_role("combobox").wait_for()
        await chat.page.wait_for_timeout(4500 if events else 0)
        await fake.counsellor_says("Jag är här.", "Exempel Exempelsson")
        await expect(chat.log).to_contain_text("Jag är här.")
        texts = await chat.texts()
        assert len(texts) == len(fake.talk.messages)


async def test_stream_goes_on_after_the_last_message_seen() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.page.context.set_offline(True)
        await chat.page.wait_for_timeout(300)
        await fake.add(fake.talk, text="Det här kom medan nätet var borta.")
        await chat.page.context.set_offline(False)
        await expect(chat.log).to_contain_text("Det här kom medan nätet var borta.")
        texts = await chat.texts()
        assert len(texts) == len(set(texts)) == 3


async def test_typing_sign_stands_only_while_an_answer_is_on_its_way() -> None:
    async with FakeChat(pace=0.6) as fake, widget_page(fake.url) as chat:
        typing = chat.page.locator("lotsen-chat .typing")
        await chat.begin()
        await expect(typing).to_be_hidden()
        await chat.button("Jag är varslad").click()
        await expect(typing).to_be_visible()
        await chat.page.get_by_role("combobox").wait_for()
        await expect(typing).to_be_hidden()


async def test_clearing_without_network_forgets_here_at_once_and_there_later() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.menu("Rensa chatten")
        await chat.page.context.set_offline(True)
        await chat.button("Ja, ta bort allt").click()
        await expect(chat.panel).to_contain_text("så snart du har nät igen")
        assert await chat.texts() == []
        await chat.page.context.set_offline(False)
        await chat.page.wait_for_timeout(800)
        assert fake.erased == ["talk-1"]
        assert await chat.stored() == {}


async def test_works_on_another_origin_with_styles_of_its_own() -> None:
    async with FakeChat() as fake, FakeChat() as site:
        async with widget_page(site.url, path=f"/host?service={fake.url}") as chat:
            await chat.begin()
            names = "['letterSpacing', 'textTransform', 'fontSize']"
            style = f"node => {names}.map((name) => getComputedStyle(node)[name])"
            assert await chat.button("Jag är varslad").evaluate(style) == ["normal", "none", "17px"]
            await chat.button("Jag är varslad").click()
            await chat.page.get_by_role("combobox").wait_for()
            assert site.talks == {}
