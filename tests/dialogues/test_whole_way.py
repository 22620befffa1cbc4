"""Whole conversations over HTTP against the real Rasa."""

from __future__ import annotations

from tests.dialogues.walker import Walker, never_repeats
from tests.product import Chat

MOST_MESSAGES = 22


async def test_a_welder_gets_from_hello_to_booked(chat: Chat) -> None:
    welder = Walker(chat, {"occupation": ["svetsare i 22 år på verkstad", "nej det var allt"], "years": "22 år"})
    await welder.say("hej")
    await welder.walk_to("confirm_profile")
    profile = await chat.get("/profile")
    assert profile["situation"] == "varslad" and profile["municipality_code"] == "1785"
    assert profile["experiences"][0]["years"] == 22
    assert len(profile["skills"]) >= 3
    await welder.say("ja det stämmer")
    found = (await chat.get("/suggestions"))["suggestions"]
    assert found and all(one["eligible"] in ("yes", "after") and one["why"] for one in found)
    await welder.say("ja, boka en tid")
    await welder.walk_to("nothing")
    booking = next(m["card"] for m in reversed(chat.messages) if m["card"] and m["card"]["type"] == "booking")
    assert booking["booking"]["status"] == "booked" and "/bokning/" in booking["booking"]["manage_url"]
    assert welder.sent <= MOST_MESSAGES, welder.asked
    assert never_repeats(chat)


async def test_a_nurse_assistant_with_two_jobs_in_one_sentence(chat: Chat) -> None:
    person = Walker(
        chat,
        {
            "situation": "uppsagd",
            "municipality": "bor i Torsby",
            "occupation": ["undersköterska i 8 år och sen hemtjänsten 3 år", "nej"],
            "years": "3 år",
            "education": "gymnasiet, omvårdnad",
        },
    )
    await person.say("hej jag behöver hjälp")
    await person.walk_to("confirm_profile")
    profile = await chat.get("/profile")
    assert profile["municipality_code"] == "1737"
    assert profile["experiences"][0]["label"].lower().startswith("undersköterska")
    # Home care is the same trade in the taxonomy, so its years are added.
    assert sum(job["years"] for job in profile["experiences"]) == 11
    assert never_repeats(chat)


async def test_a_question_in_the_middle_is_answered_and_the_step_goes_on(chat: Chat) -> None:
    await chat.press("Kom igång")
    await chat.press("Varslad")
    assert chat.asks == "municipality"
    answer = await chat.say("hur lång är uppsägningstiden?")
    assert any("månad" in message["text"] for message in answer)
    assert any(message["card"] and message["card"]["type"] == "source" for message in answer)
    assert chat.asks == "municipality"
    await chat.say("Säffle")
    assert chat.asks == "occupation"


async def test_an_answer_reckons_with_the_years_told_and_has_more_to_it(chat: Chat) -> None:
    await chat.press("Kom igång")
    await chat.press("Varslad")
    [general, question] = await chat.say("hur lång är uppsägningstiden?")
    assert "Skriv hur många år" in general["text"] and question["asks"] == "municipality"
    [reckoned, _] = await chat.say("7 år")
    assert "7 år" in reckoned["text"] and "4 månader" in reckoned["text"] and chat.asks == "municipality"
    [longer, _] = await chat.press("Berätta mer")
    assert "6 månader efter 10 år" in longer["text"] and longer["card"]["type"] == "source"
    [all_told, _] = await chat.say("mer")
    assert "människa" in all_told["text"] and chat.asks == "municipality"
    [days, _] = await chat.say("jag har jobbat 9 månader, hur många dagar a-kassa får jag")
    assert "9 månader" in days["text"] and "200 dagar" in days["text"]
    await chat.say("Säffle")
    await chat.say("svetsare i 22 år")
    [known, _] = await chat.say("vad är min uppsägningstid?")
    assert "22 år som svetsare" in known["text"] and "6 månader" in known["text"]
    [other, _] = await chat.say("berätta mer om yh")
    assert "praktik" in other["text"] or "företagen" in other["text"]
    assert never_repeats(chat)


async def test_years_are_corrected_afterwards(chat: Chat) -> None:
    person = Walker(chat, {"occupation": "svetsare i 10 år"})
    await person.say("hej")
    await person.walk_to("skills")
    await person.say("nej, elva år")
    assert (await chat.get("/profile"))["experiences"][0]["years"] == 11
    assert never_repeats(chat)


async def test_back_asks_the_question_before_again(chat: Chat) -> None:
    await chat.press("Kom igång")
    await chat.press("Varslad")
    assert chat.asks == "municipality"
    await chat.say("backa")
    assert chat.asks == "situation"
    await chat.press("Uppsagd")
    assert (await chat.get("/profile"))["situation"] == "uppsagd"


async def test_everything_can_be_skipped(chat: Chat) -> None:
    await chat.press("Kom igång")
    for _ in range(25):
        if chat.asks in (None, "confirm_profile"):
            break
        await chat.say("hoppa över")
    assert chat.asks == "confirm_profile"
    assert never_repeats(chat)


async def test_despair_stops_the_questions_and_shows_where_help_is(chat: Chat) -> None:
    await chat.press("Kom igång")
    await chat.press("Varslad")
    answer = await chat.say("jag orkar inte leva längre")
    text = " ".join(message["text"] for message in answer)
    assert "112" in text and "90101" in text and "1177" in text
    assert chat.asks is None
    assert (await chat.get())["status"] == "waiting"
    await chat.press("Fortsätt")
    assert chat.asks == "municipality"


async def test_a_human_can_be_asked_for_anywhere(chat: Chat) -> None:
    await chat.press("Kom igång")
    await chat.press("Varslad")
    await chat.say("jag vill prata med en människa")
    assert (await chat.get())["status"] == "waiting"


async def test_a_typed_command_is_only_text(chat: Chat) -> None:
    await chat.press("Kom igång")
    await chat.press("Varslad")
    await chat.say("/restart")
    assert (await chat.get("/profile"))["situation"] == "varslad"
    transcript = [message["text"] for message in chat.messages if message["sender"] == "user"]
    assert "/restart" in transcript


async def test_gibberish_is_met_differently_each_time_and_then_with_a_human(chat: Chat) -> None:
    await chat.press("Kom igång")
    for text in ("asdfgh", "qwerty zxcv", "hjklö"):
        await chat.say(text)
    assert never_repeats(chat)
    titles = [button["title"] for message in chat.messages[-3:] for button in message["buttons"]]
    assert any("människa" in title for title in titles)


async def test_deleting_asks_first_and_then_forgets(chat: Chat) -> None:
    await chat.press("Kom igång")
    await chat.press("Varslad")
    await chat.say("ta bort allt jag har skrivit")
    assert (await chat.get("/profile"))["situation"] == "varslad"
    await chat.say("ja")
    assert (await chat.get("/profile"))["situation"] is None


async def test_a_first_message_that_tells_the_situation_is_not_asked_about_it_again(chat: Chat) -> None:
    await chat.say("jag är varslad")
    assert (await chat.get("/profile"))["situation"] == "varslad"
    assert chat.asks == "municipality"
