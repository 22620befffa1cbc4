"""The profile a person takes along says what was told, and marks what somebody confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content.loader import catalogue, load_phrases
from bot.core.interview_state import World
from bot.core.paper import Words, json_resume, on_paper
from bot.core.profile import Education, Experience, HeldSkill, Language, Profile, Wishes
from bot.core.summary import labels_of
from bot.gateway.paper import pdf

TODAY = date(2026, 11, 24)


def words_for(profile: Profile) -> Words:
    content, phrases = catalogue(), load_phrases()
    return Words(content, phrases, labels_of(profile, World(content, phrases, lambda _: {}, TODAY)))


@pytest.fixture
def welder() -> Profile:
    first, second = list(catalogue().skills.values())[:2]
    return Profile(
        situation="varslad",
        municipality_code="1785",
        experiences=[Experience("Svetsare", "svetsare", years=22.5, words="svetsat i 22 och ett halvt år")],
        skills=[
            HeldSkill(first.id, first.label, 4, status="verified", verified_by="Anna", method="arbetsprov"),
            HeldSkill(second.id, second.label, 3, ["employer"]),
        ],
        education=Education("grundskola", 2),
        certificates=["truckkort"],
        languages=[Language("svenska")],
        wishes=Wishes(max_travel_km=30),
    )


def test_the_page_says_all_that_was_told(welder: Profile) -> None:
    page = on_paper(welder, words_for(welder), TODAY)
    text = str(page)
    for part in ("Säffle", "Svetsare", "22,5 år", "svetsat i 22 och ett halvt år", "SeQF-nivå 2", "Svenska", "30 km"):
        assert part in text, part
    assert not page["nothing"]


def test_the_head_says_who_where_and_when_as_swedes_write_it(welder: Profile) -> None:
    page = on_paper(welder, words_for(welder), TODAY, name="Kim Ek")
    assert page["name"] == "Kim Ek" and page["place"] == "Säffle"
    assert page["date"] == "Skriven 24 november 2026"
    assert on_paper(welder, words_for(welder), TODAY)["name"] == ""


def test_a_summary_of_two_lines_is_in_the_persons_own_words_and_not_said_twice(welder: Profile) -> None:
    page = on_paper(welder, words_for(welder), TODAY)
    assert page["summary"] == "”svetsat i 22 och ett halvt år”"
    assert str(page).count("svetsat i 22 och ett halvt år") == 1


def test_much_told_is_cut_between_words_and_the_rest_stands_with_its_job(welder: Profile) -> None:
    long = "jag har stått vid pappersmaskinen " * 8
    welder.experiences += [Experience("Rullare", words=long), Experience("Lokalvårdare", words="städat skolor")]
    page = on_paper(welder, words_for(welder), TODAY)
    assert len(page["summary"]) <= 190 and page["summary"].endswith("…”")
    assert "pappersmaskinen…" in page["summary"] or page["summary"].split()[-1].strip("…”") in long.split()
    small = [item["small"] for item in page["work"][0]["items"]]
    assert small[0] == "" and "pappersmaskinen" in small[1] and "städat skolor" in small[2]


def test_every_line_begins_with_a_capital(welder: Profile) -> None:
    welder.wishes = Wishes(sectors=["teknik", "bygg"], forms=["komvux"], pace="heltid", max_travel_km=30)
    welder.languages = [Language("svenska"), Language("engelska", "bra")]
    page = on_paper(welder, words_for(welder), TODAY)
    lines = [item["text"] for section in page["sections"] for item in section["items"]]
    assert {"Svenska", "Engelska", "Teknik, bygg"} <= set(lines)
    assert all(line[:1].isupper() for line in lines), lines


def test_what_is_confirmed_says_by_whom_and_how_and_the_rest_is_ones_own_word(welder: Profile) -> None:
    page = on_paper(welder, words_for(welder), TODAY)
    shown = [item["small"] for group in page["skills"] for item in group["items"]]
    assert "Bekräftad av Anna: arbetsprov" in shown
    assert any(line.startswith("Egen uppgift") for line in shown)


def test_an_empty_profile_is_honest_about_it() -> None:
    page = on_paper(Profile(), words_for(Profile()), TODAY)
    assert page["nothing"] and not page["skills"] and not page["sections"]
    assert pdf(page).startswith(b"%PDF-")


def test_the_pdf_is_tagged_and_swedish(welder: Profile) -> None:
    made = pdf(on_paper(welder, words_for(welder), TODAY))
    assert b"StructTreeRoot" in made and b"/Lang" in made


def test_words_that_look_like_markup_stay_words() -> None:
    odd = Profile(experiences=[Experience('#panic("x") *$_<b>', words="\\ ] } #eval")])
    assert pdf(on_paper(odd, words_for(odd), TODAY)).startswith(b"%PDF-")


def test_json_resume_carries_the_ids_and_levels(welder: Profile) -> None:
    resume = json_resume(welder, words_for(welder), TODAY)
    assert resume["basics"]["location"]["city"] == "Säffle" and "name" not in resume["basics"]
    named = json_resume(welder, words_for(welder), TODAY, name="Kim Ek")
    assert named["basics"]["name"] == "Kim Ek"
    assert resume["work"][0]["position"] == "Svetsare" and resume["work"][0]["x_years"] == 22.5
    assert [skill["x_status"] for skill in resume["skills"]] == ["verified", "self_reported"]
    assert resume["education"][0]["x_seqf_level"] == 2
