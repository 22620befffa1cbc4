"""`lotsen suggest`: a profile in a file in, suggestions as JSON out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.commands.suggest import run

WELDER = {
    "situation": "uppsagd",
    "municipality_code": "1785",
    "experiences": [{"label": "svetsare", "years": 22}],
    "skills": [{"label": "ritningsläsning", "level": 3}],
    "education": {"level": "grundskola"},
}


def _file(folder: Path, content: str | dict[str, Any]) -> Path:
    path = folder / "profile.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_suggestions_are_printed_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_file(tmp_path, WELDER)) == 0
    found = json.loads(capsys.readouterr().out)["suggestions"]
    assert len(found) == 5
    assert found[0]["kind"] == "validation"
    assert any("ritningslasning" in one["has"] for one in found)


def test_the_same_file_gives_the_same_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = set()
    for _ in range(2):
        run(_file(tmp_path, WELDER), 20)
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


@pytest.mark.parametrize("top", [1, 3, 12])
def test_top_says_how_many(tmp_path: Path, capsys: pytest.CaptureFixture[str], top: int) -> None:
    assert run(_file(tmp_path, {}), top) == 0
    assert len(json.loads(capsys.readouterr().out)["suggestions"]) == top


def test_a_profile_may_come_on_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"situation": "varslad"}'))
    assert run("-", 1) == 0
    assert json.loads(capsys.readouterr().out)["suggestions"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "inte giltig JSON"),
        ("", "inte giltig JSON"),
        ("[]", "ska vara ett JSON-objekt"),
        ({"namn": "Kim"}, "namn känns inte igen"),
        ({"municipality_code": "0180"}, "0180 finns inte"),
        ({"situation": "pensionär"}, "Välj bland: varslad"),
        ({"skills": [{"label": "svets", "level": 9}]}, "skills[0].level"),
    ],
)
def test_a_bad_profile_is_explained_in_swedish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | dict[str, Any], words: str
) -> None:
    assert run(_file(tmp_path, content)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert words in printed.err


def test_a_missing_file_and_a_senseless_number_are_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "finns-inte.json") == 2
    assert "går inte att läsa" in capsys.readouterr().err
    assert run(_file(tmp_path, {}), 0) == 2
    assert "minst 1" in capsys.readouterr().err


def test_a_file_that_is_not_text_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "profile.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert run(path) == 2
    assert capsys.readouterr().err


def test_another_linker_can_be_plugged_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(
        _file(tmp_path, {"skills": [{"label": "foga ihop plåt"}]}),
        40,
        resolve=lambda kind, name: "svets_mig_mag" if kind == "skill" else None,
    )
    found = json.loads(capsys.readouterr().out)["suggestions"]
    assert any("svets_mig_mag" in one["has"] for one in found)
