from __future__ import annotations

import pytest

from bot.knowledge.swedish import words
from bot.knowledge.verdicts import is_taken_back, is_turn


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("kock är fel", True),
        ("nej kock e fel, ja är målare", True),
        ("kock stämmer inte", True),
        ("kock är fel yrke för mig", False),
        ("lönen som kock stämmer inte", False),
        ("lokalen för en kock är fel", False),
        ("du skrev kock men det är jag inte", True),
        ("det står att jag är kock, det stämmer inte", True),
        ("ni har skrivit kock fast det har ja alri vart", True),
        ("jag är kock men det är jag inte stolt över", False),
        ("jag är kock, det är inte roligt längre", False),
        ("jag var kock men det är jag inte längre", False),
        ("jag är kock men trivs inte", False),
        ("de tycker jag borde bli kock men knäna är slut så det är helt uteslutet", True),
        ("skulle bli kock men det går inte med min rygg", True),
        ("jag var kock men natt är uteslutet", False),
        ("jag ska bli kock och det går inte att ändra", False),
        ("jag tycker om att vara kock men det vill jag inte prata om", False),
        ("jag är kock men tre skift, det går inte", False),
    ],
)
def test_what_is_named_is_taken_back_by_a_verdict_on_it(text: str, back: bool) -> None:
    row = words(text)
    place = [word.fold for word in row].index("kock")
    assert is_taken_back(text, row, place, place) is back


@pytest.mark.parametrize(("text", "turns"), [("fast målare", True), ("fast jobb", False), ("men jobb", True)])
def test_a_firm_job_turns_nothing(text: str, turns: bool) -> None:
    assert is_turn(words(text), 0) is turns
