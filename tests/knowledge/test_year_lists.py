from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.finder import finder

TODAY = date(2026, 11, 24)


def told(text: str) -> dict[str | None, float]:
    return {one.of: float(one.value) for one in finder().find(text, TODAY) if one.entity == "years"}


@pytest.mark.parametrize(
    "text",
    [
        "svetsare, snickare och målare, 5, 3 och 2 år",
        "svetsare snickare målare 5 3 2".replace(" ", ", "),
        "svetsare, snickare och målare i 5, 3 respektive 2 år",
        "svetsare, snickare o målare fem, tre o två år",
        "svetsare, snickare och målare: 5 år, 3 år och 2 år",
    ],
)
def test_years_in_a_row_belong_to_the_trades_in_a_row(text: str) -> None:
    assert told(text) == {"Svetsare": 5, "Snickare": 3, "Målare": 2}


def test_two_and_two_joined_as_they_are_spoken() -> None:
    assert list(told("truckkörare o plåtslagare 10 å 5 år").values()) == [10, 5]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("svetsare och snickare i 5 år", [5]),
        ("svetsare och snickare, har 2 barn, 5 och 3 år", []),
        ("svetsare i 10, snickare i 5", [10, 5]),
        ("svetsare och snickare i 1 år och 6 månader", [1.5]),
    ],
)
def test_other_numbers_are_no_list_of_years(text: str, years: list[float]) -> None:
    assert list(told(text).values()) == years


def test_a_trade_that_was_so_many_has_so_many() -> None:
    assert told("målare var det 5") == {"Målare": 5}
