"""`lotsen link`: words to concepts, a line each."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.core.phrases import Phrases
from bot.knowledge import cli

REFUSED = 2


def link(kind: str, terms: Path | None, top: int, phrases: Phrases) -> int:
    """JSON lines from standard input to standard output; 2 for what cannot be read or a senseless `top`."""
    try:
        if top < 1:
            return _refuse(phrases.say("commands.link_top"))
        return cli.link(kind, terms, top, sys.stdin, sys.stdout)
    except cli.BadInput as bad:
        return _refuse(phrases.say(f"commands.link_{bad.fault}", where=bad.where))
    except OSError as fault:
        return _refuse(phrases.say("commands.link_no_file", where=fault.filename))
    except UnicodeDecodeError:
        return _refuse(phrases.say("commands.link_not_utf8"))


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return REFUSED
