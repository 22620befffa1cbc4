"""Numbers in short answers."""

from __future__ import annotations

import pytest

from bot.core.amounts import kilometres, years_told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3 1/2", 3.5),
        ("3½", 3.5),
        ("två och en halv", 2.5),
        ("ett halvt", 0.5),
        ("halvannat", 1.5),
        ("ett par tre", 2.5),
        ("5-6", 5.5),
        ("fem eller sex", 5.5),
        ("tjugotvå år tror jag", 22),
        ("otte", 8),
        ("8 månader", 0.67),
        ("två somrar", 0.33),
        ("10... nej 8", 8),
        ("3 jobb, 12 år", 12),
        ("ett", 1),
        ("ett skämt", None),
        ("två barn", None),
        ("sen jag var 18", None),
        ("över ett halvt liv", None),
        ("to", None),
    ],
)
def test_the_years_in_a_short_answer(text: str, told: float | None) -> None:
    assert years_told(text) == told


@pytest.mark.parametrize(
    ("text", "far"),
    [
        ("en och en halv mil", 15),
        ("två och en halv mil", 25),
        ("1 1/2 mil", 15),
        ("en halv mil", 5),
        ("max 2,5 mil", 25),
        ("3-4 mil", 40),
        ("tjugofem km", 25),
        ("i 3 år", None),
    ],
)
def test_the_longest_way_in_a_short_answer(text: str, far: int | None) -> None:
    assert kilometres(text) == far
