"""What the model is measured by is never what it has learnt from."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import yaml

from bot.settings import ROOT
from tests.nlu.measure import plain, sets


@lru_cache(maxsize=1)
def entries() -> list[dict[str, Any]]:
    """Every block of examples under data/."""
    files = sorted((ROOT / "data").rglob("*.yml"))
    return [entry for path in files for entry in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", [])]


@lru_cache(maxsize=1)
def trained() -> dict[str, set[str]]:
    """Every example by what was asked; "" for those that hold anywhere."""
    known: dict[str, set[str]] = {}
    for entry in entries():
        asked = (entry.get("metadata") or {}).get("asks", "")
        lines = entry["examples"].splitlines()
        known.setdefault(asked, set()).update(plain(line[2:]) for line in lines if line.startswith("- "))
    return known


@pytest.mark.parametrize("name", ["own", "hard", "outsiders", "near_distress", "answers"])
def test_no_held_out_message_is_an_example(name: str) -> None:
    seen = [said.text for said in sets()[name] if plain(said.text) and plain(said.text) in trained()[said.asks or ""]]
    assert seen == []


def test_every_intent_and_topic_has_examples_enough() -> None:
    counts: dict[str, int] = {}
    for entry in entries():
        counts[entry["intent"]] = counts.get(entry["intent"], 0) + entry["examples"].count("\n- ") + 1
    bare = {"tell_more"}  # only a few bare words mean it
    few = {intent: count for intent, count in counts.items() if count < (60 if intent.startswith("faq_") else 80)}
    assert set(few) <= bare, few
