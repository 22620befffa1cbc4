"""The inner half of `lotsen parse`, run in Rasa's environment: the newest model reads lines of JSON.

Only understanding is loaded: no server, no policies, no tracker. Standard output carries answers alone.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import sys
import tempfile
import warnings
from pathlib import Path
from typing import IO, Any, Callable, Dict, Iterable, List, Sequence

from bot.knowledge.cli import BadInput, read_lines
from bot.rasa_server.names import outside, typed

Parser = Callable[[str, Dict[str, Any]], Dict[str, Any]]

FALLBACK = "nlu_fallback"
_ENTITY_KEYS = ("entity", "value", "concept_id", "negated", "id", "of", "start", "end")


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads {"text", "asks"?, "offered"?, "at"?} lines, writes the contract's section 1 lines."""
    options = argparse.ArgumentParser(prog="bot.nlu.batch")
    options.add_argument("--models", type=Path, default=Path("models"))
    chosen = options.parse_args(arguments)
    model = newest(chosen.models)
    if model is None:
        print(f"There is no model in {chosen.models}: train one first.", file=sys.stderr)
        return 1
    with quiet() as sink, tempfile.TemporaryDirectory(prefix="lotsen-parse-") as folder:
        try:
            answer_all(sys.stdin, sink, load(model, Path(folder)))
        except BadInput as fault:
            print(fault, file=sys.stderr)
            return 2
    return 0


def answer_all(source: Iterable[str], sink: IO[str], parser: Parser) -> None:
    """One line of answer for each line of question, written as soon as it is known."""
    for data in read_lines(source):
        metadata = {name: data[name] for name in ("asks", "offered", "at") if data.get(name)}
        line = reading(data["text"], parser(data["text"], metadata))
        sink.write(json.dumps(line, ensure_ascii=False) + "\n")
        sink.flush()


def reading(text: str, parsed: Dict[str, Any]) -> Dict[str, Any]:
    """What Rasa understood, as the contract names it: the best real intent, also below the threshold."""
    ranking = [
        {"intent": outside(entry["name"]), "confidence": round(float(entry["confidence"]), 4)}
        for entry in parsed.get("intent_ranking") or [parsed["intent"]]
        if entry.get("name") and entry["name"] != FALLBACK
    ]
    best = ranking[0] if ranking else {"intent": "out_of_scope", "confidence": 0.0}
    entities: List[Dict[str, Any]] = [
        {name: entity[name] for name in _ENTITY_KEYS if name in entity} for entity in parsed.get("entities") or []
    ]
    return {"text": text, **best, "ranking": ranking, "entities": entities}


def newest(folder: Path) -> Path | None:
    """The latest trained model of a folder."""
    return max(folder.glob("*.tar.gz"), key=lambda file: file.stat().st_mtime, default=None)


def load(model: Path, folder: Path) -> Parser:
    """A function from text and metadata to what Rasa's pipeline makes of it; unpacks into `folder`."""
    from rasa.core.channels.channel import UserMessage
    from rasa.engine.loader import load_predict_graph_runner
    from rasa.engine.runner.dask import DaskGraphRunner
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.shared.core.trackers import DialogueStateTracker

    metadata, runner = load_predict_graph_runner(folder, model, LocalModelStorage, DaskGraphRunner)
    tracker = DialogueStateTracker.from_events("parse", [])

    def parse(text: str, about: Dict[str, Any]) -> Dict[str, Any]:
        message = UserMessage(typed(text), metadata=about)
        inputs = {"__message__": [message], "__tracker__": tracker}
        results = runner.run(inputs=inputs, targets=[metadata.nlu_target])
        parsed: Dict[str, Any] = results[metadata.nlu_target][0].as_dict(only_output_properties=True)
        return parsed

    return parse


@contextlib.contextmanager
def quiet() -> Any:
    """Standard output for the answers only: whatever libraries print goes to standard error."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    # Not a filter: libraries put filters of their own in front of ours.
    warnings.showwarning = lambda *_, **__: None
    logging.disable(logging.WARNING)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout.flush()
    os.dup2(sys.stderr.fileno(), 1)
    try:
        yield answers
    finally:
        answers.close()


if __name__ == "__main__":
    sys.exit(main())
