"""`lotsen parse`: understanding alone, without a conversation. The model is trained if it is missing."""

from __future__ import annotations

import sys

from bot.core.phrases import Phrases
from bot.errors import Unavailable
from bot.knowledge import cli
from bot.running.model import MODELS, RASA_PYTHON, ensure_model
from bot.settings import ROOT


def parse(phrases: Phrases) -> int:
    """JSON lines from standard input to standard output; 1 without a model, 2 for a bad line."""
    try:
        ensure_model()
    except Unavailable:
        print(phrases.say("commands.training_failed"), file=sys.stderr)
        return 1
    return cli.parse(RASA_PYTHON, ROOT, MODELS)
