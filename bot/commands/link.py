"""`lotsen link`: words to concepts, a line each."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.core.phrases import Phrases
from bot.knowledge import cli

REFUSED = 2


def link(kind: str, terms: Path | None, top: int, phrases: Phrases) -> int:
    """JSON lines from standard input to standard output; 2 for a line or file that cannot be read."""
    try:
        return cli.link(kind, terms, top, sys.stdin, sys.stdout)
    except (cli.BadInput, OSError, UnicodeDecodeError) as fault:
        print(phrases.say("commands.bad_input", fault=fault), file=sys.stderr)
        return REFUSED
