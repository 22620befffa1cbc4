"""What cannot be words, and what only looks like it."""

from __future__ import annotations

import time

import pytest

from bot.content.loader import load_catalogue
from bot.core.nonsense import is_nonsense


@pytest.mark.parametrize(
    "text",
    [
        *("asdfghjkl", "jkfhdsjkfhs sdkjfh", "lkajsdlkj", "öalskdjf", "fghfgh", "qqqqqq", "aaaaaaaaaaaa"),
        *("x", "!", "....!!", "😀😀", "- - -", "", "   ", "hjkl 7"),
        *("SELECT * FROM users; DROP TABLE users;", "<script>alert(1)</script>", '{"a": 1, "b": [2]}'),
        "sdfkjh " * 300,
    ],
)
def test_mashed_keys_lone_signs_and_code_are_nonsense(text: str) -> None:
    assert is_nonsense(text)


@pytest.mark.parametrize(
    "text",
    [
        *("hjälp mig", "neeeej", "jaaaaa", "jobb i sthlm", "csn?", "vvs", "ok", "mm", "15", "v 48", "070-174 06 05"),
        *("?", "???", "världsspråk", "övertygad", "ångestskrik", "längdskidåkning", "kakelugnsmakare", "Ewert"),
        *("jag <3 mitt jobb", "ja jobba på bruke i 22 år", "orkar inte mer 😭", "gdpr, hur är det med det?"),
        *("أنا أبحث عن عمل", "ሰላም", "мне нужна работа", "Nguyễn Thị Hằng", "waxaan rabaa shaqo", "työtön"),
        "hej " * 500,
    ],
)
def test_words_numbers_and_other_scripts_are_not(text: str) -> None:
    assert not is_nonsense(text)


def test_no_name_of_a_trade_a_place_or_a_skill_is_taken_for_nonsense() -> None:
    content = load_catalogue()
    names = [name for trade in content.occupations.values() for name in (trade.label, *trade.synonyms)]
    names += [name for place in content.municipalities.values() for name in (place.name, *place.places)]
    names += [skill.label for skill in content.skills.values()]
    assert len(names) > 300
    assert [name for name in names if is_nonsense(name)] == []


def test_junk_of_any_length_is_told_in_no_time() -> None:
    started = time.perf_counter()
    for junk in ("x" * 1_000_000, "sdfg " * 200_000, "<" * 1_000_000, "rldsspr" * 100_000):
        is_nonsense(junk)
    assert time.perf_counter() - started < 1
