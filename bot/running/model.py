"""The trained model belongs to the checkout: made when its data changes, reused otherwise."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterator, Sequence

from bot.errors import Unavailable
from bot.settings import ROOT

MODELS = ROOT / "models"
TRAINING_LOG = "train.log"
SAY_EVERY_SECONDS = 15.0
Going = Callable[[int], None]
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
# All that a trained model depends on. Content (trades, programmes) is read at run time.
LEARNT_FROM = ("config.yml", "domain.yml", "data/**/*.yml", "bot/nlu/*.py", "requirements/rasa.lock")


def fingerprint(root: Path = ROOT) -> str:
    """Changes with everything the model is learnt from, and with nothing else."""
    digest = hashlib.sha256()
    for pattern in LEARNT_FROM:
        for path in sorted(root.glob(pattern)):
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def model_path() -> Path:
    """Where the model for today's data is, or would be."""
    return MODELS / f"lotsen-{fingerprint()}.tar.gz"


def rasa_environment() -> dict[str, str]:
    """The environment every Rasa process is started with."""
    quiet = {
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "RASA_TELEMETRY_ENABLED": "false",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "CUDA_VISIBLE_DEVICES": "",
    }
    return {**os.environ, **quiet}


def ensure_model(log: Path, going: Going) -> Path:
    """The model for today's data, trained first if it is missing.

    Args:
        log: where all that `rasa train` prints is kept.
        going: called now and then while it trains, with the seconds so far.

    Raises:
        Unavailable: `training_failed`; the log says why.
    """
    path = model_path()
    with _one_at_a_time():
        if not path.exists():
            command = [str(RASA_PYTHON), "-m", "rasa", "train", "--fixed-model-name", path.name.removesuffix(".tar.gz")]
            if run_logged(command, log, going) or not path.exists():
                raise Unavailable("training_failed")
            _forget_older(path)
    return path


def run_logged(command: Sequence[str], log: Path, going: Going, *, every: float = SAY_EVERY_SECONDS) -> int:
    """Run a long command with its output in a file of its owner's; its exit code."""
    began = time.monotonic()
    log.touch(mode=0o600)
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=rasa_environment(), stdout=file, stderr=file)
        try:
            while True:
                try:
                    return process.wait(timeout=every)
                except subprocess.TimeoutExpired:
                    going(round(time.monotonic() - began))
        finally:
            if process.poll() is None:  # stopped on the way: no training goes on behind
                process.terminate()
                process.wait()


def _forget_older(path: Path) -> None:
    for other in MODELS.glob("lotsen-*.tar.gz"):
        if other != path:
            other.unlink(missing_ok=True)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    MODELS.mkdir(exist_ok=True)
    with (MODELS / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
