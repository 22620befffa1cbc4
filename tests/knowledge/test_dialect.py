from __future__ import annotations

import pytest

from bot.knowledge.dialect import written


@pytest.mark.parametrize(
    ("spoken", "standard"),
    [
        ("ja vell int va mä länger", "jag vill inte vad med längre"),
        ("dä ä fôr sent", "det är för sent"),
        ("jag vill inte mer", "jag vill inte mer"),
        ("", ""),
        ("å, nôr?", "och, när?"),
    ],
)
def test_small_spoken_words_are_spelt_as_the_standard_has_them(spoken: str, standard: str) -> None:
    assert written(spoken) == standard


def test_words_that_only_hold_such_letters_stay() -> None:
    assert written("interiör dej-igt jaktlag") == "interiör dig-igt jaktlag"
