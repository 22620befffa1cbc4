from __future__ import annotations

import pytest

from bot.knowledge.negation import is_denied, is_over
from bot.knowledge.swedish import words


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("inte kock", True),
        ("jag har aldrig jobbat som kock", True),
        ("utan erfarenhet som kock", True),
        ("kock har jag aldrig varit", True),
        ("kock: nej", True),
        ("kock? aldrig i livet", True),
        ("aldri vart kock", True),
        ("kock bler ja alldri", True),
        ("kock har jag då rakt aldrig varit", True),
        ("kock, nej 12 år", False),
        ("inte målare - kock", False),
        ("jag är inte målare utan kock", False),
        ("inte målare men kock", False),
        ("inte bara kock", False),
        ("inte längre kock", False),
        ("det var inte målare det var kock", False),
        ("jag är inte målare jag är kock", False),
        ("jag tror inte att jag är kock", True),
        ("jag tror inte jag var kock", True),
        ("det var inte kock", True),
        ("nej. kock", False),
        ("jag trivs inte och har varit kock", False),
        ("kock", False),
        ("kock har jag varit", False),
        ("kock har jag varit, inte målare", False),
        ("kock har jag varit men inte målare", False),
    ],
)
def test_denial_reaches_as_far_as_the_clause(text: str, denied: bool) -> None:
    row = words(text)
    place = [word.fold for word in row].index("kock")
    assert is_denied(text, row, place, place) is denied


@pytest.mark.parametrize(
    ("text", "over"),
    [("inte kock längre", True), ("aldrig kock mer", True), ("inte kock", False), ("kock längre", False)],
)
def test_what_goes_on_no_longer_has_been(text: str, over: bool) -> None:
    row = words(text)
    place = [word.fold for word in row].index("kock")
    assert is_over(row, place, place) is over
