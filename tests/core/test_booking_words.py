"""Names, numbers and ways to meet in people's own words."""

from __future__ import annotations

import pytest

from bot.core.answer_words import normal
from bot.core.booking_words import Details, email_in, modes_denied, modes_in, name_in, name_said, new_details, phone_in
from bot.services.contacts import full_number


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Anna", "Anna"),
        ("jag heter anna berg", "Anna Berg"),
        ("hej jag heter bo", "Bo"),
        ("tor", "Tor"),
        ("Mohammed al-Sayed", "Mohammed al-Sayed"),
        ("anna-lena, mitt nummer är 070-174 06 66", "Anna-Lena"),
        ("Kalle 070 174 06 66 kalle@exempel.se", "Kalle"),
        ("nej", None),
        ("vet inte", None),
        ("varför då?", None),
        ("070-174 06 66", None),
        ("", None),
        ("jag vill prata om hur det egentligen ska gå till med allt det här", None),
    ],
)
def test_a_name_is_what_is_left_without_numbers_and_small_talk(words: str, name: str | None) -> None:
    assert name_in(words) == name


def test_a_name_that_is_introduced_is_found_anywhere() -> None:
    assert name_said("tors funkar, jag heter Eva-Lena Ek och jag vill ses") == "Eva-Lena Ek"
    assert name_said("torsdag") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("070-174 06 66", "+46701740666"),
        ("ring 0701740666 efter tre", "+46701740666"),
        ("+46 70 174 06 66", "+46701740666"),
        ("0046701740666", "+46701740666"),
        ("0533-123 45", "+4653312345"),
        ("+47 22 86 44 00", "+4722864400"),
        ("850831-2389", None),
        ("070-12", None),
        ("torsdag 26 november kl 13", None),
    ],
)
def test_a_telephone_number_is_found_in_its_full_form(words: str, number: str | None) -> None:
    assert phone_in(words, full_number) == number


def test_an_address_is_found_in_lower_case() -> None:
    assert email_in("Mejla Anna.Berg@Exempel.se.") == "anna.berg@exempel.se"
    assert email_in("anna at exempel") is None


@pytest.mark.parametrize(
    ("words", "wanted", "denied"),
    [
        ("på telefon tack", ["phone"], []),
        ("inte telefon, hellre video", ["video"], ["phone"]),
        ("helst inte på plats", [], ["place"]),
        ("jag vill träffa en vägledare", [], []),
    ],
)
def test_ways_to_meet_and_ways_ruled_out(words: str, wanted: list[str], denied: list[str]) -> None:
    assert (modes_in(words), modes_denied(words)) == (wanted, denied)
    assert modes_in("vi ses", asked=True) == ["place"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("kan du byta numret till 0705550000", Details(phone="+46705550000")),
        ("nytt telefonnummer: 0709998877", Details(phone="+46709998877")),
        ("jag har bytt nummer, det är 070-174 06 66", Details(phone="+46701740666")),
        ("byt min e-post till nils@exempel.se", Details(email="nils@exempel.se")),
        ("byt namn till Nils", Details(name="Nils")),
        ("ändra namnet på bokningen till Nils Berg i stället", Details(name="Nils Berg")),
        ("namnet ska vara Nils, tack", Details(name="Nils")),
        ("kan jag byta telefonnummer?", Details()),
        ("kan jag ändra namnet på bokningen?", Details()),
        ("byt till telefon", None),
        ("kan vi byta tid", None),
        ("mitt nummer är 0705550000", None),
        ("jag vill byta jobb", None),
        ("jag heter Nils", None),
    ],
)
def test_what_is_to_stand_on_a_booking_instead_is_found(words: str, wanted: Details | None) -> None:
    assert new_details(words, normal(words), full_number) == wanted
