"""Sets the profile on paper as a tagged PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping

import typst

TEMPLATE = Path(__file__).with_name("profile.typ")


def pdf(page: Mapping[str, Any]) -> bytes:
    """The PDF of a page made by `core.paper.on_paper`. Takes a few hundredths of a second: use a thread."""
    inputs = {"data": json.dumps(page, ensure_ascii=False)}
    made: bytes = typst.compile(str(TEMPLATE), format="pdf", sys_inputs=inputs, ignore_system_fonts=True)
    return made
