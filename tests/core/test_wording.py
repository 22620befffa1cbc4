"""Several things in a row are put together as Swedes do."""

from __future__ import annotations

from bot.core.wording import listed
from tests.core.interview_world import small_world


def test_the_last_of_several_things_is_joined_by_och() -> None:
    assert listed(small_world(), []) == ""
    assert listed(small_world(), ["svetsa"]) == "svetsa"
    assert listed(small_world(), ["svetsa", "löda", "slipa"]) == "svetsa, löda och slipa"


def test_a_thing_with_an_och_of_its_own_is_joined_by_samt() -> None:
    assert listed(small_world(), ["ritningsläsning", "utsättning och avvägning"]) == (
        "ritningsläsning samt utsättning och avvägning"
    )
