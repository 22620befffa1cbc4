"""The arrows of docs/architecture.md, held against the imports that are really there."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Iterator

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for folder in ("bot", "actions") for path in (ROOT / folder).rglob("*.py"))
LONGEST_MODULE = 250
LONGEST_FUNCTION = 40

# Who may import whom inside the project. Everybody may import the root modules named in OPEN.
OPEN = {"bot.errors"}
ALLOWED = {
    "bot.core": {"bot.core"},
    "bot.content": {"bot.core", "bot.content"},
    "bot.knowledge": {"bot.core", "bot.content", "bot.knowledge"},
    "bot.nlu": {"bot.core", "bot.content", "bot.knowledge", "bot.nlu", "bot.rasa_server.names"},
    "bot.store": {"bot.core", "bot.store"},
    "bot.rasa_server": {"bot.core", "bot.rasa_server"},
    "bot.services": {"bot.core", "bot.knowledge", "bot.content", "bot.services", "bot.store.unit_of_work"},
    "bot.gateway": {"bot.core", "bot.services", "bot.gateway", "bot.bootstrap", "bot.settings", "bot.logs"},
    "actions": {
        "bot.core",
        "bot.services",
        "bot.bootstrap",
        "bot.logs",
        "actions",
        "bot.rasa_server.names",
        "bot.store.unit_of_work",
    },
    "bot.running": {"bot.core", "bot.running", "bot.settings"},
    "bot.commands": {"bot"},
    "bot.bootstrap": {
        "bot.core",
        "bot.content",
        "bot.services",
        "bot.store",
        "bot.rasa_server",
        "bot.gateway.outbox",
        "bot.gateway.sms_provider",
        "bot.settings",
    },
    "bot.settings": set(),
    "bot.logs": set(),
    "bot.errors": set(),
    "bot.__main__": {"bot"},
    "bot": set(),
}
# Libraries that only one place may know.
ONLY_IN = {
    "sqlalchemy": ("bot.store", "bot.rasa_server.tracker_store", "bot.commands"),
    "rasa": (
        "bot.nlu",
        "bot.rasa_server.channel",
        "bot.rasa_server.tracker_store",
        "bot.rasa_server.wordings",
        "bot.rasa_server.action_endpoint",
    ),
    "rasa_sdk": ("actions",),
    "aiohttp.web": ("bot.gateway",),
}


def name_of(path: Path) -> str:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """Every module a file imports, `from a import b` as a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def group_of(name: str) -> str:
    return max((group for group in ALLOWED if inside(name, group)), key=len)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_follow_the_arrows(path: Path) -> None:
    name = name_of(path)
    allowed = ALLOWED[group_of(name)] | OPEN
    for imported in imports_of(path):
        if inside(imported, "bot") or inside(imported, "actions"):
            fits = any(inside(imported, package) for package in allowed)
            assert fits, f"{name} may not import {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_library_stays_in_its_place(path: Path) -> None:
    name = name_of(path)
    for imported in imports_of(path):
        for library, places in ONLY_IN.items():
            if inside(imported, library):
                fits = any(inside(name, place) for place in places)
                assert fits, f"{name} may not import {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_or_function_is_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE, name_of(path)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= LONGEST_FUNCTION, f"{name_of(path)}.{node.name} has {lines} lines"


# These hold words that are recognised in what people write, never shown to anybody.
RECOGNISING = {
    "bot.core.amounts",
    "bot.core.answer_words",
    "bot.core.answers",
    "bot.core.booking_words",
    "bot.core.corrections",
    "bot.core.last_resort",
    "bot.core.schooling",
    "bot.core.telling_words",
    "bot.core.slot_choice",
    "bot.core.spotting",
    "bot.core.wish_answers",
    "bot.core.wish_reading",
}
SPEAKING = [path for path in MODULES if name_of(path) not in RECOGNISING and "knowledge" not in path.parts]


@pytest.mark.parametrize("path", SPEAKING, ids=name_of)
def test_no_swedish_stands_in_code(path: Path) -> None:
    """What people read is in YAML or templates."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr | ast.Constant) and isinstance(getattr(node, "value", None), str):
            words = node.value.split()  # type: ignore[union-attr]
            swedish = sum(any(letter in word for letter in "åäöÅÄÖ") for word in words)
            assert swedish < 2 or is_docstring(node, path), f"{name_of(path)}:{node.lineno}: {node.value!r}"  # type: ignore[union-attr]


def is_docstring(node: ast.AST, path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {ast.get_docstring(item, clean=False) for item in ast.walk(tree) if isinstance(item, owners)}
    return getattr(node, "value", None) in docstrings
