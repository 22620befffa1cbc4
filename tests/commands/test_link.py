"""`lotsen link`: candidates as JSON lines, and plain Swedish for what it cannot use."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.commands.link import link
from bot.content.loader import load_phrases


def refused(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    terms: Path | None = None,
    top: int = 5,
) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    assert link("municipality", terms, top, load_phrases()) == 2
    printed = capsys.readouterr()
    assert not printed.out
    return printed.err


@pytest.mark.parametrize("top", [0, -3])
def test_a_senseless_number_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], top: int
) -> None:
    assert "minst 1" in refused(monkeypatch, capsys, '{"text": "säffle"}', top=top)


def test_a_line_that_is_not_right_is_named_in_swedish(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(monkeypatch, capsys, "{") == "Rad 1 är inte giltig JSON.\n"
    assert refused(monkeypatch, capsys, "[]") == 'Rad 1 ska vara ett JSON-objekt med "text".\n'


def test_terms_that_are_not_there_or_not_terms_are_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    line, file = '{"text": "a"}', tmp_path / "terms.tsv"
    assert "går inte att läsa" in refused(monkeypatch, capsys, line, file)
    file.write_text("a\tb\n", encoding="utf-8")
    assert "term och concept" in refused(monkeypatch, capsys, line, file)
    file.write_bytes(b"term\tconcept\n\xff\t\xfe\n")
    assert "UTF-8" in refused(monkeypatch, capsys, line, file)


def test_what_can_be_read_is_linked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"text": "säffle"}'))
    assert link("municipality", None, 1, load_phrases()) == 0
    assert "Säffle" in capsys.readouterr().out
