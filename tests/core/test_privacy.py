"""Personal numbers are found in every form people write them, and nothing else is."""

from __future__ import annotations

import pytest

from bot.core.privacy import mask_personal_numbers, without_mask


@pytest.mark.parametrize(
    "written",
    [
        "640823-3234",
        "19640823-3234",
        "6408233234",
        "196408233234",
        "640823 3234",
        "640823+3234",
        "640823 - 3234",
        "701063-2391",  # samordningsnummer: day + 60
        "19701063-2391",
        "199006022397",
        "640823-3235",  # a typing error still shows who it is
    ],
)
def test_personal_numbers_are_masked(written: str) -> None:
    assert mask_personal_numbers(f"jag heter Bo, {written}, svetsare", "*") == "jag heter Bo, *, svetsare"


@pytest.mark.parametrize(
    "written",
    [
        "070-174 06 05",
        "0701740605",
        "0701740699",
        "+46701740605",
        "1234567890",
        "2026-11-24",
        "20261124",
        "kl. 13.00",
        "1 500 poäng",
        "100 000 kr",
        "661 60 Säffle",
    ],
)
def test_other_numbers_are_left_alone(written: str) -> None:
    assert mask_personal_numbers(written, "*") == written


def test_several_are_all_masked() -> None:
    assert mask_personal_numbers("640823-3234 och 900602-2397", "*") == "* och *"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("*", ""),
        ("mitt personnummer är *.", ""),
        ("Personnr: *", ""),
        ("*, kalle larsson", ", kalle larsson"),
        ("avboka min tid, *", "avboka min tid,"),
    ],
)
def test_what_is_said_beside_a_masked_number_is_what_counts(text: str, left: str) -> None:
    assert without_mask(text, "*") == left
