"""The real content's words, read once for all tests of this folder."""

from __future__ import annotations

from datetime import date

import pytest

from bot.knowledge.finder import Finder, finder
from bot.knowledge.linker import Linker, linker


@pytest.fixture(scope="session")
def reader() -> Finder:
    return finder()


@pytest.fixture(scope="session")
def trades() -> Linker:
    return linker("occupation")


@pytest.fixture
def today() -> date:
    return date(2026, 11, 24)
