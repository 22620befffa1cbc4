"""People who book, move and cancel in the chat, against the real Rasa."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import aiohttp

from tests.dialogues.walker import Walker, never_repeats
from tests.product import Chat, Product

THURSDAY = 3


def booking_card(chat: Chat) -> dict[str, Any]:
    """The latest booking the chat has shown."""
    return next(m["card"]["booking"] for m in reversed(chat.messages) if (m["card"] or {}).get("type") == "booking")


async def book(chat: Chat, first: str, name: str, **answers: Any) -> dict[str, Any]:
    """Say `first` and answer whatever is asked until the booking stands."""
    person = Walker(chat, {"municipality": "Säffle", "name": name, **answers})
    await person.say(first)
    await person.walk_to("nothing")
    return booking_card(chat)


async def test_who_only_wants_a_time_gets_it_without_an_interview(chat: Chat) -> None:
    booked = await book(chat, "boka tid i Säffle på torsdag eftermiddag", "Bo Exempel", slot="den första")
    start = datetime.fromisoformat(booked["start"])
    assert booked["status"] == "booked" and booked["mode"] == "place"
    assert start.weekday() == THURSDAY and start.hour >= 12
    assert "/bokning/" in booked["manage_url"]
    assert (await chat.get("/profile"))["experiences"] == []
    assert never_repeats(chat)


async def test_a_time_is_moved_and_then_cancelled(chat: Chat) -> None:
    booked = await book(chat, "jag vill boka en tid", "Li Exempel")
    await chat.say("jag vill flytta min tid")
    assert chat.asks == "slot" and "flyttas" in chat.last or "ny" in chat.last
    await chat.say("på måndag förmiddag")
    if chat.asks == "slot":
        await chat.say("den första")
    assert chat.asks == "confirm_booking"
    await chat.say("ja")
    moved = booking_card(chat)
    assert moved["status"] == "booked" and moved["start"] != booked["start"]
    assert datetime.fromisoformat(moved["start"]).weekday() == 0
    await chat.say("avboka min tid")
    await chat.say("ja")
    assert booking_card(chat)["status"] == "cancelled"
    await chat.say("avboka min tid")
    assert chat.asks is None
    assert never_repeats(chat)


async def test_no_keeps_a_time_that_was_nearly_cancelled(chat: Chat) -> None:
    booked = await book(chat, "boka möte", "Mo Exempel")
    await chat.say("jag vill avboka")
    await chat.say("nej")
    assert chat.asks is None
    async with chat.session.get(booked["manage_url"]) as page:
        assert page.status == 200


async def test_a_booking_in_the_middle_leads_back_to_the_interview(chat: Chat) -> None:
    await chat.press("Kom igång")
    await chat.press("Varslad")
    await chat.say("Säffle")
    assert chat.asks == "occupation"
    person = Walker(chat)
    await person.say("jag vill boka en tid direkt")
    assert chat.asks == "slot"
    await chat.say("vad händer på mötet?")
    assert chat.asks == "slot"
    await person.walk_to("occupation")
    assert booking_card(chat)["status"] == "booked"
    await chat.say("svetsare i 4 år")
    assert (await chat.get("/profile"))["experiences"][0]["years"] == 4
    assert never_repeats(chat)


async def test_somebody_who_tells_everything_in_their_own_order_is_understood(chat: Chat) -> None:
    await chat.say("jag vill boka en tid i Säffle")
    assert chat.asks == "slot"
    await chat.say("kan jag få det på video?")
    assert chat.asks == "slot" and "video" in chat.last
    await chat.say("torsdag eftermiddag nästa vecka")
    afternoon = [button["title"] for button in chat.messages[-1]["buttons"][:-1]]
    assert all(title.startswith("tors") and int(title.split("kl. ")[1][:2]) >= 12 for title in afternoon)
    await chat.say("kalle larsson, 0701740605")
    assert chat.asks == "slot" and [b["title"] for b in chat.messages[-1]["buttons"][:-1]] == afternoon
    await chat.say("klockan ett")
    assert chat.asks == "confirm_booking" and "kl. 13.00" in chat.last and "Kalle Larsson" in chat.last
    await chat.say("vänta, kan vi ta det på plats istället?")
    assert chat.asks == "confirm_booking" and "på plats" in chat.last
    await chat.say("ring mig")
    assert chat.asks == "confirm_booking" and "på telefon" in chat.last
    assert (await chat.get())["status"] == "bot"
    await chat.say("mitt personnummer är 850831-2389")
    assert chat.asks == "confirm_booking" and "liknade ett personnummer" in chat.last
    await chat.say("0701740605")
    assert chat.asks == "confirm_booking"
    await chat.say("vem är det som ringer?")
    assert chat.asks == "confirm_booking" and "vägledare" in chat.last
    await chat.say("ja")
    booked = booking_card(chat)
    assert booked["mode"] == "phone" and datetime.fromisoformat(booked["start"]).weekday() == THURSDAY
    assert never_repeats(chat)


async def test_who_has_a_time_is_told_when_and_moves_it_instead_of_booking_another(chat: Chat) -> None:
    # On a Thursday "på torsdag" and "torsdag nästa vecka" are one day, and another test has taken its 13.00.
    thursday = date.today() + timedelta(days=14 + (THURSDAY - date.today().weekday()) % 7)
    booked = await book(chat, f"boka tid i Säffle torsdag {thursday.day}/{thursday.month} kl 13", "Siv Exempel")
    await chat.say("när var min tid nu igen?")
    assert chat.asks is None and "kl. 13.00" in chat.last
    assert "Boka en tid" not in [button["title"] for button in chat.messages[-1]["buttons"]]
    await chat.say("boka en tid till")
    assert chat.asks == "slot" and ("en tid i taget" in chat.last or "en i taget" in chat.last)
    await chat.say("flytta den till fredagen samma tid istället")
    assert chat.asks == "confirm_booking" and "fredag" in chat.last and "kl. 13.00" in chat.last
    await chat.say("ja")
    moved = booking_card(chat)
    assert moved["booking_id"] == booked["booking_id"]
    assert datetime.fromisoformat(moved["start"]) - datetime.fromisoformat(booked["start"]) == timedelta(days=1)
    async with chat.session.get(chat.url + "/api/slots?municipality=1785") as listed:
        slot = (await listed.json())["slots"][0]
    body = {"slot_id": slot["slot_id"], "mode": "phone", "name": "Siv", "phone": "070-174 06 05"}
    address = f"{chat.url}/api/chat/{chat.id}/bookings"
    async with chat.session.post(address, json=body, headers=chat.headers) as refused:
        assert refused.status == 409 and (await refused.json())["error"]["code"] == "already_booked"
    assert never_repeats(chat)


async def test_who_comes_too_late_for_a_time_is_offered_others(
    chat: Chat, product: Product, session: aiohttp.ClientSession
) -> None:
    await chat.say("jag vill boka en tid i Säffle")
    offered = next(m["card"]["slots"][0] for m in reversed(chat.messages) if m["card"])
    rivals = [chat, *[await Chat(session, product.url).open() for _ in range(offered["free"])]]
    answers = {"municipality": "Säffle", "slot": "den första", "mode": "på telefon"}
    for rival in rivals:
        await rival.say("jag vill boka en tid i Säffle")
        await Walker(rival, answers).walk_to("confirm_booking")
    assert len({rival.last for rival in rivals}) == 1, "all are to want the same time"
    for rival in rivals[:-1]:
        await rival.say("ja")
        assert booking_card(rival)["slot_id"] == offered["slot_id"]
    late = rivals[-1]
    await late.say("ja")
    assert late.asks == "slot", late.last
    await Walker(late, answers).walk_to("nothing")
    assert booking_card(late)["status"] == "booked"
    assert booking_card(late)["start"] != offered["start"]
    assert never_repeats(late)
