"""The trained model belongs to the checkout: made when its data changes, reused otherwise."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from bot.errors import Unavailable
from bot.settings import ROOT

MODELS = ROOT / "models"
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


def ensure_model() -> Path:
    """The model for today's data, trained first if it is missing.

    Raises:
        Unavailable: `rasa train` failed; what it printed has been passed on.
    """
    path = model_path()
    with _one_at_a_time():
        if not path.exists():
            _train(path)
            _forget_older(path)
    return path


def _train(path: Path) -> None:
    command = [str(RASA_PYTHON), "-m", "rasa", "train", "--fixed-model-name", path.stem.removesuffix(".tar")]
    done = subprocess.run(command, cwd=ROOT, env=rasa_environment(), stdout=sys.stderr, check=False)
    if done.returncode or not path.exists():
        raise Unavailable("training_failed")


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
