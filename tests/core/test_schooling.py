"""Schooling in people's own words: what is finished, never more."""

from __future__ import annotations

import pytest

from bot.core.schooling import level_told


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("läste på högskolan men blev aldrig klar", None),
        ("började på högskolan men hoppade av", None),
        ("yh men blev inte klar", None),
        ("läser på högskolan nu", None),
        ("högskola, några kurser", None),
        ("gymnasiet, hoppade av högskolan", "gymnasium"),
        ("har inte gått på högskola, bara gymnasiet", "gymnasium"),
        ("gick ut nian och sen hoppade jag av gymnasiet", "gymnasium_ofullständigt"),
        ("fil kand i ekonomi", "högskola"),
        ("civilekonom", "högskola"),
        ("folkhögskola", None),
        ("gymnasiesärskola", None),
        ("ungdomsskole i norge", "grundskola"),
        ("videregående skole", "gymnasium"),
        ("jag gick 6 år i skolan i somalia", "ej_grundskola"),
        ("nio år i skolan", "grundskola"),
        ("12 år i skolan", None),
    ],
)
def test_the_level_is_what_is_finished(text: str, level: str | None) -> None:
    assert level_told(text) == level
