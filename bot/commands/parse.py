"""`lotsen parse`: understanding alone, without a conversation. The model is trained if it is missing."""

from __future__ import annotations

import sys

from bot.commands.folder import make_folder
from bot.core.phrases import Phrases
from bot.errors import Unavailable
from bot.knowledge import cli
from bot.running.model import MODELS, RASA_PYTHON, TRAINING_LOG, ensure_model
from bot.settings import ROOT, Settings


def parse(settings: Settings, phrases: Phrases) -> int:
    """JSON lines from standard input to standard output; 1 without a model, 2 for a bad line."""
    make_folder(settings)
    try:
        ensure_model(settings.data / TRAINING_LOG, lambda _: None)
    except Unavailable:
        print(phrases.say("commands.training_failed", log=settings.data / TRAINING_LOG), file=sys.stderr)
        return 1
    return cli.parse(RASA_PYTHON, ROOT, MODELS)
