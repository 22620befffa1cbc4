"""`lotsen suggest --profile FILE [--top N]`: suggestions for a profile, without a conversation."""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bot.content.loader import catalogue as own_catalogue
from bot.content.loader import phrases as own_phrases
from bot.core import catalogue_index
from bot.core.matching import rank
from bot.core.profile_reading import ProfileFault, Resolve, read_profile

DEFAULT_TOP = 5
REFUSED = 2
STDIN = "-"


def run(profile_path: str | Path, top: int | None = None, *, resolve: Resolve | None = None) -> int:
    """Print the suggestions as JSON; a profile that cannot be used is explained on stderr, exit 2.

    Args:
        profile_path: a JSON file as in the contract's section 3, or "-" for standard input.
        top: how many suggestions, 5 unless given.
        resolve: links names to ids; exact names and synonyms unless given.
    """
    catalogue, phrases = own_catalogue(), own_phrases()
    try:
        if top is not None and top < 1:
            raise ProfileFault("fault_top")
        data = _read(str(profile_path))
        profile = read_profile(data, catalogue, resolve or partial(catalogue_index.resolve, catalogue))
    except ProfileFault as fault:
        print(phrases.say(f"suggestions.{fault.key}", 0, **fault.values), file=sys.stderr)
        return REFUSED
    found = rank(profile, catalogue, phrases, today=date.today(), limit=top or DEFAULT_TOP)
    print(json.dumps({"suggestions": [one.to_dict() for one in found]}, ensure_ascii=False, indent=2))
    return 0


def _read(path: str) -> Any:
    """The JSON in the file; a byte order mark is no fault."""
    try:
        text = sys.stdin.read() if path == STDIN else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ProfileFault("fault_file", file=path) from None
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise ProfileFault("fault_json", file=path, line=fault.lineno, column=fault.colno) from None
