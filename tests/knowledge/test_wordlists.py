from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.content.reading import ContentError
from bot.knowledge import wordlists
from bot.knowledge.wordlists import FILE, beginnings, listen_for


def test_every_list_has_small_words_once_each() -> None:
    for name, entries in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        assert all(isinstance(word, str) and word == word.lower() for word in entries), name
        assert len(set(entries)) == len(entries), name


def test_a_list_that_is_not_there_is_refused_or_empty() -> None:
    with pytest.raises(KeyError):
        listen_for("nothing")
    assert beginnings("nothing") == ()


def test_two_lists_of_one_name_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twice = tmp_path / "words.yml"
    twice.write_text("having: [har]\nhaving: [haft]\n", encoding="utf-8")
    monkeypatch.setattr(wordlists, "FILE", twice)
    with pytest.raises(ContentError, match="having"):
        wordlists._lists.__wrapped__()
