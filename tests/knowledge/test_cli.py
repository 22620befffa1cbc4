from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from bot.knowledge.cli import BadInput, link, parse, read_lines, read_terms

TERMS = "term\tconcept\nsvetsare\tSvetsare\nsvets are\tSvetsare\nkock\tKock\n"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    file = tmp_path / "terms.tsv"
    file.write_text(TERMS, encoding="utf-8")
    return file


def linked(kind: str, terms: Path | None, top: int, *lines: str) -> list[dict[str, object]]:
    sink = io.StringIO()
    assert link(kind, terms, top, lines, sink) == 0
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def test_one_line_comes_out_for_each_line_in(terms: Path) -> None:
    found = linked("occupation", terms, 5, '{"text":"svettsare"}\n', "\n", '{"text":"kock"}')
    assert [line["text"] for line in found] == ["svettsare", "kock"]


def test_given_terms_replace_the_vocabulary_and_the_concept_is_the_label(terms: Path) -> None:
    [line] = linked("occupation", terms, 5, '{"text":"svetsare"}')
    assert line["candidates"][0] == {"label": "Svetsare", "score": 1.0, "method": "exact"}  # type: ignore[index]


def test_no_more_candidates_come_than_asked_for() -> None:
    [line] = linked("occupation", None, 2, '{"text":"montör"}')
    assert len(line["candidates"]) == 2  # type: ignore[arg-type]
    assert all(candidate["concept_id"] for candidate in line["candidates"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", ["{", "[]", '{"text": 3}', "{}"])
def test_a_line_that_is_not_right_is_named_by_its_number(line: str) -> None:
    with pytest.raises(BadInput, match=" 2$"):
        list(read_lines(['{"text":"a"}', line]))


def test_a_file_without_the_two_columns_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "wrong.tsv"
    file.write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="no_columns"):
        read_terms(file)


def test_parse_hands_on_the_exit_code_of_the_inner_half(tmp_path: Path) -> None:
    project = Path(__file__).resolve().parents[2]
    assert parse(Path(sys.executable), project, tmp_path) == 1
