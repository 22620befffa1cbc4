from __future__ import annotations

from bot.knowledge.lexicon import Lexicon, lexicon


def test_ordinary_words_are_known_and_misspelled_ones_are_not() -> None:
    known = lexicon()
    assert all(word in known for word in ("jobbat", "arbetslösa", "Fabriken"))
    assert "undersjöterska" not in known


def test_an_empty_lexicon_knows_nothing() -> None:
    assert "jobbat" not in Lexicon(())
    assert 3 not in Lexicon(["jobbat"])
