"""What counts as a name, a number and an address."""

from __future__ import annotations

import pytest

from bot.content.loader import load_phrases
from bot.errors import Invalid
from bot.services.contacts import checked, email_address, full_number


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("070-174 06 66", "+46701740666"),
        ("(0533) 123 45", "+4653312345"),
        ("46701740666", "+46701740666"),
        ("+47 22 86 44 00", "+4722864400"),
        ("070-174 06 6", None),
        ("8508312389", None),
        ("850831-2389", None),
        ("19850831-2389", None),
        ("112", None),
        ("0" * 60, None),
        ("", None),
    ],
)
def test_a_number_is_kept_in_full_or_not_at_all(written: str, full: str | None) -> None:
    assert full_number(written) == full


@pytest.mark.parametrize("address", ["a@exempel.se", "anna.berg+jobb@mejl.exempel.se", "åsa@räksmörgås.se"])
def test_ordinary_addresses_are_taken(address: str) -> None:
    assert email_address(f" {address.upper()} ") == address


@pytest.mark.parametrize(
    "address", ["a@b", "a b@exempel.se", "@exempel.se", "a@.se", "a..b@exempel.se", "a@exempel.se\nb@c.se"]
)
def test_what_no_letter_would_reach_is_refused(address: str) -> None:
    assert email_address(address) is None


def test_a_personal_number_in_the_name_is_not_kept() -> None:
    name, _, _ = checked("Anna 850831-2389", "0701740666", None, phone_needed=True, phrases=load_phrases())
    assert "2389" not in name and name.startswith("Anna")


def test_somebody_who_cannot_be_reached_cannot_book() -> None:
    with pytest.raises(Invalid) as fault:
        checked("Anna", None, None, phone_needed=False, phrases=load_phrases())
    assert (fault.value.code, fault.value.field) == ("missing", "phone")
