"""The chat widget in a real browser: what a person sees and does, from the first word to a booked time."""

from __future__ import annotations

import json

from playwright.async_api import expect

from tests.browser.fake_chat import FakeChat
from tests.browser.widget_page import needs_chromium, walk_to_suggestions, widget_page

pytestmark = needs_chromium


async def test_whole_guidance_from_welcome_to_booked_time() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await walk_to_suggestions(chat)
        await chat.button("Boka en tid").click()
        await chat.button("kl. 13.00", exact=False).click()
        await expect(chat.page.get_by_role("link", name="Ändra eller avboka")).to_have_attribute(
            "href", f"{fake.url}/bokning/abc123"
        )
        await expect(chat.page.get_by_role("link", name="Lägg i kalendern")).to_have_attribute(
            "href", f"{fake.url}/bokning/abc123.ics"
        )
        assert [post.get("payload") for post in fake.posts] == [
            '/inform{"asks":"situation","value":"varslad"}',
            '/inform{"asks":"municipality","value":"1785"}',
            None,
            '/inform{"asks":"skills","value":["mig_welding","read_drawings"]}',
            '/inform{"asks":"skill:mig_welding","value":3}',
            "/affirm",
            "/book_session",
            '/inform{"asks":"slot","value":"s2"}',
        ]
        assert fake.posts[3]["text"] == "Svetsa MIG/MAG, Läsa ritningar"
        assert chat.errors == []


async def test_choice_is_folded_into_the_answer_and_free_field_stays() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await expect(chat.field).to_be_enabled()
        await chat.button("Jag är uppsagd").click()
        await chat.page.get_by_role("combobox").wait_for()
        await expect(chat.button("Jag är varslad")).to_have_count(0)
        await expect(chat.page.locator("lotsen-chat .message.user")).to_have_text("Du: Jag är uppsagd")


async def test_each_language_of_an_answer_is_marked_and_runs_its_own_way() -> None:
    parts = [
        {"lang": "ar", "dir": "rtl", "text": "أنا روبوت."},
        {"lang": "sv", "dir": "ltr", "text": "Du kan också skriva på enkel svenska."},
    ]
    card = {"type": "languages", "parts": parts, "titles": {"lang": "ar", "dir": "rtl"}}
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.write("لا أتكلم السويدية")
        await chat.page.get_by_role("combobox").wait_for()
        buttons = [{"title": "Boka en tid / حجز موعد", "payload": "/book_session"}]
        text = "\n\n".join(part["text"] for part in parts)
        await fake.add(fake.talk, text=text, card=card, buttons=buttons)
        arabic = chat.log.locator("[lang=ar][dir=rtl]", has_text="أنا روبوت.")
        await expect(arabic).to_have_css("direction", "rtl")
        await expect(arabic).to_have_css("text-align", "start")
        await expect(chat.log.locator("[lang=sv][dir=ltr]")).to_have_text(parts[1]["text"])
        book = chat.button("Boka en tid", exact=False)
        await expect(book.locator("[lang=ar]")).to_have_text("حجز موعد")
        await expect(chat.log.locator(".message.user .text")).to_have_css("direction", "rtl")
        await book.click()
        await expect(chat.log.locator(".message.user").last).to_contain_text("Boka en tid / حجز موعد")
        assert fake.posts[-1]["payload"] == "/book_session"
        assert chat.errors == []


async def test_reload_keeps_history_and_goes_on_where_it_was() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.button("Jag är varslad").click()
        await chat.page.get_by_role("combobox").wait_for()
        before = await chat.texts()
        await chat.field.fill("halvskrivet")
        await chat.page.reload()
        await expect(chat.launcher).to_contain_text("Fortsätt där du var")
        await chat.open()
        await chat.page.get_by_role("combobox").wait_for()
        assert await chat.texts() == before
        await expect(chat.field).to_have_value("halvskrivet")
        await chat.page.get_by_role("combobox").fill("kil")
        await chat.page.get_by_role("combobox").press("Enter")
        await chat.log.get_by_text("Vad har du arbetat med?").wait_for()
        assert len(fake.talks) == 1


async def test_clearing_removes_everything_and_never_offers_to_go_on() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.menu("Rensa chatten")
        await chat.button("Ja, ta bort allt").click()
        await chat.page.get_by_text("Samtalet är borttaget.").wait_for()
        assert fake.erased == ["talk-1"]
        assert not any(key.startswith("lotsen.chat") for key in await chat.stored())
        await chat.page.reload()
        await chat.launcher.wait_for()
        await expect(chat.launcher).not_to_contain_text("Fortsätt")
        await chat.begin()
        assert list(fake.talks) == ["talk-2"]


async def test_clearing_can_be_declined() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.menu("Rensa chatten")
        await chat.button("Nej, behåll").click()
        await expect(chat.button("Jag är varslad")).to_be_visible()
        assert fake.erased == []


async def test_counsellor_is_named_and_shown_as_a_human() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.menu("Prata med en människa")
        await expect(chat.panel).to_contain_text("du väntar på en vägledare")
        await fake.counsellor_says("Hej! Jag har läst din profil.", "Exempel Exempelsson")
        await expect(chat.panel.get_by_role("heading", name="Exempel Exempelsson")).to_be_visible()
        await expect(chat.panel).to_contain_text("vägledare, en människa")
        await expect(chat.page.locator("lotsen-chat .initials")).to_have_text("EE")
        await chat.write("Hej!")
        await expect(chat.page.locator("lotsen-chat .typing")).to_be_hidden()


async def test_counsellors_answer_shows_on_the_closed_launcher() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.menu("Prata med en människa")
        await chat.log.get_by_text("En vägledare får ditt samtal").wait_for()
        await expect(chat.panel).to_contain_text("du väntar på en vägledare")
        await chat.page.reload()
        await chat.launcher.wait_for()
        await fake.counsellor_says("Jag är här nu.", "Exempel Exempelsson")
        await expect(chat.launcher).to_contain_text("1 nytt")


async def test_server_text_is_never_markup_and_bad_links_are_no_links() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await fake.add(fake.talk, **fake.script["payloads"]["/evil"]["replies"][0])
        await chat.log.get_by_text("<img src=x").wait_for()
        await expect(chat.button("<b>Knapp</b>")).to_be_visible()
        assert await chat.page.evaluate("window.hacked") is None
        assert await chat.page.locator("lotsen-chat .message img, lotsen-chat .message a").count() == 0


async def test_help_lines_are_links_to_call() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await fake.add(fake.talk, **fake.script["payloads"]["/distress"]["replies"][0])
        for number in ("112", "90101", "1177"):
            link = chat.log.get_by_role("link", name=f"Ring {number}", exact=False)
            await expect(link).to_have_attribute("href", f"tel:{number}")


async def test_suggestion_can_be_saved_asked_about_and_put_away_with_one_why() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await walk_to_suggestions(chat)
        await chat.button("Spara: Industriteknik, bas").click()
        await chat.button("Inte för mig: Validering för svetsare").click()
        assert await chat.focused() == "Ångra: Validering för svetsare"
        await chat.button("För långt bort").click()
        await expect(chat.log).to_contain_text("Validering för svetsare är inte för mig: för långt bort")
        await chat.button("Inte för mig: Industriteknik, bas").click()
        await expect(chat.page.get_by_text("Vad var det som inte passade?")).to_have_count(0)
        await chat.button("Ångra: Industriteknik, bas").click()
        await chat.button("Berätta mer: Industriteknik, bas").click()
        await expect(chat.log).to_contain_text("Berätta mer om Industriteknik, bas")
        await chat.menu("Mina förslag")
        await expect(chat.page.get_by_role("heading", name="Sparade")).to_be_visible()


async def test_profile_is_shown_changed_and_undone() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.menu("Min profil")
        await chat.page.get_by_text("Så här sa du: ”jag svetsar mest mig”").wait_for()
        for label in ("Truckkort", "Körkort B", "Eget bevis"):
            await expect(chat.page.get_by_text(label, exact=True)).to_be_visible()
        await expect(chat.button("Ändra nivå för Köra truck")).to_have_count(0)
        await chat.button("Ändra nivå för Svetsa MIG/MAG").click()
        await chat.page.get_by_role("radio", name="Kan lära andra").check()
        await chat.button("Klar").click()
        await chat.button("Ångra").click()
        await expect(chat.button("Ångra")).to_have_count(0)
        values = [json.loads(post["payload"].removeprefix("/inform"))["value"] for post in fake.posts]
        assert values == [4, 3]
        async with chat.page.expect_download() as download:
            await chat.button("Ladda ner PDF").click()
        assert (await download.value).suggested_filename == "min-profil.pdf"


async def test_earlier_step_shows_what_was_said_and_lets_it_be_changed() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await walk_to_suggestions(chat)
        await chat.button("Förslag · 8 av 8", exact=False).click()
        await expect(chat.page.get_by_text("Du svarade: Jag är varslad")).to_be_visible()
        await chat.button("Ändra svaret på: Vilken kommun bor du i?").click()
        await chat.page.get_by_role("combobox").fill("arv")
        await chat.page.get_by_role("option", name="Arvika").click()
        await expect(chat.page.locator("lotsen-chat .message.user").last).to_contain_text("Arvika")
        assert fake.posts[-1]["payload"] == '/inform{"asks":"municipality","value":"1784"}'
        await chat.page.locator("lotsen-chat .step-line").click()
        await chat.button("Ändra svaret på: Vad har du arbetat med?").click()
        await expect(chat.field).to_have_value("Nej, jag menade ")


async def test_booking_in_the_middle_leaves_the_steps_where_they_are() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        fake.script["payloads"]["/book_session"]["step"] = "booking"
        await chat.begin()
        await chat.button("Jag är varslad").click()
        await chat.page.get_by_role("combobox").wait_for()
        await chat.menu("Mina tider")
        await chat.button("Boka en tid").click()
        line = chat.page.locator("lotsen-chat .step-line")
        await expect(line).to_contain_text("frågorna väntar på steg 2 av 8")
        await expect(chat.page.locator("lotsen-chat .step-bars .done")).to_have_count(1)
        assert chat.errors == []


async def test_plan_can_be_ticked_and_bookings_are_listed() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await walk_to_suggestions(chat)
        await chat.menu("Mina tider")
        await chat.page.get_by_text("Du har ingen bokad tid").wait_for()
        await chat.button("Boka en tid").click()
        await chat.button("kl. 10.00", exact=False).click()
        await chat.page.get_by_role("link", name="Lägg i kalendern").wait_for()
        await chat.menu("Mina tider")
        await expect(chat.page.locator("lotsen-chat .view").get_by_text("Din tid är bokad")).to_be_visible()
        await chat.menu("Min plan")
        await chat.button("Jag har gjort: Ringa studie- och yrkesvägledaren").click()
        await expect(chat.log).to_contain_text("Jag har gjort Ringa studie- och yrkesvägledaren")


async def test_too_long_text_is_counted_kept_and_not_sent() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        await chat.field.fill("å" * 1900)
        await expect(chat.page.get_by_text("100 tecken kvar")).to_be_visible()
        await chat.field.fill("å" * 2010)
        await expect(chat.page.get_by_text("Texten är 10 tecken för lång")).to_be_visible()
        await chat.field.press("Enter")
        await expect(chat.field).to_have_value("å" * 2010)
        assert fake.posts == []


async def test_choices_stop_at_the_most_that_may_be_chosen() -> None:
    async with FakeChat() as fake, widget_page(fake.url) as chat:
        await chat.begin()
        for answer in ("varslad", "Säffle", "svetsare"):
            await chat.write(answer)
        for name in ("Svetsa MIG/MAG", "Svetsa TIG", "Läsa ritningar"):
            await chat.page.get_by_label(name).check()
        await chat.page.get_by_label("Köra truck").click()
        await expect(chat.page.get_by_label("Köra truck")).not_to_be_checked()
        await expect(chat.page.get_by_text("Du har valt 3.")).to_be_visible()


async def test_page_without_javascript_tells_where_to_turn() -> None:
    async with FakeChat() as fake, widget_page(fake.url, java_script_enabled=False) as chat:
        await expect(chat.page.get_by_role("heading", name="Chatten behöver Javascript")).to_be_visible()
        await expect(chat.launcher).to_have_count(0)
