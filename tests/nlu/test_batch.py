from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.nlu.batch import answer_all, main, newest, reading


def parsed(*ranking: tuple[str, float], entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    entries = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    return {"intent": entries[0], "intent_ranking": entries, "entities": entities or []}


def test_a_question_is_printed_with_its_topic() -> None:
    line = reading("vad är varsel", parsed(("faq_varsel", 0.91234), ("greet", 0.05)))
    assert (line["intent"], line["confidence"]) == ("faq/varsel", 0.9123)
    assert [entry["intent"] for entry in line["ranking"]] == ["faq/varsel", "greet"]


def test_intents_renamed_for_rasa_get_their_own_names_back() -> None:
    assert reading("backa", parsed(("go_back", 0.9)))["intent"] == "back"


def test_below_the_threshold_the_best_guess_is_printed() -> None:
    assert reading("hm", parsed(("nlu_fallback", 0.3), ("unsure", 0.2)))["intent"] == "unsure"


def test_a_message_without_any_guess_is_out_of_scope() -> None:
    assert reading("", parsed(("nlu_fallback", 0.3)))["intent"] == "out_of_scope"


def test_entities_keep_what_the_outside_relies_on_and_nothing_of_rasas() -> None:
    found = {"entity": "occupation", "value": "Svetsare", "start": 0, "end": 8, "concept_id": "x", "extractor": "y"}
    [entity] = reading("svetsare", parsed(("inform", 1.0), entities=[found]))["entities"]
    assert entity == {"entity": "occupation", "value": "Svetsare", "concept_id": "x", "start": 0, "end": 8}


def test_what_was_asked_is_handed_on_line_by_line() -> None:
    seen: list[tuple[str, dict[str, Any]]] = []

    def parser(text: str, about: dict[str, Any]) -> dict[str, Any]:
        seen.append((text, about))
        return parsed(("inform", 0.9))

    sink = io.StringIO()
    answer_all(['{"text":"tolv","asks":"years"}', "", '{"text":"hej"}'], sink, parser)
    assert seen == [("tolv", {"asks": "years"}), ("hej", {})]
    assert [json.loads(line)["text"] for line in sink.getvalue().splitlines()] == ["tolv", "hej"]


def test_the_newest_model_is_taken(tmp_path: Path) -> None:
    assert newest(tmp_path) is None
    for age, name in ((10, "b.tar.gz"), (20, "a.tar.gz")):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    assert newest(tmp_path) == tmp_path / "b.tar.gz"


def test_without_a_model_the_fault_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--models", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err
