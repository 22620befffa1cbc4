"""The stock bot to measure against: what `rasa init` gives, trained and served beside the product."""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from bot.running.children import free_port
from bot.running.model import RASA_PYTHON, rasa_environment

START_SECONDS = 600


class StockBot:
    """Made in `folder`; `train_seconds` and `start_seconds` are measured on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/webhooks/rest/webhook"
        self.train_seconds = 0.0
        self.start_seconds = 0.0
        self.process: subprocess.Popen[bytes] | None = None

    def _rasa(self, *words: str) -> list[str]:
        return [str(RASA_PYTHON), "-m", "rasa", *words]

    def start(self) -> StockBot:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = rasa_environment()
        if not (self.folder / "domain.yml").exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            init = ("init", "--no-prompt", "--init-dir", str(self.folder))
            subprocess.run(self._rasa(*init), env=environment, check=True, **quiet)  # type: ignore[call-overload]
        began = time.perf_counter()
        train = self._rasa("train", "--force", "--fixed-model-name", "stock")
        subprocess.run(train, cwd=self.folder, env=environment, check=True, **quiet)  # type: ignore[call-overload]
        self.train_seconds = time.perf_counter() - began
        began = time.perf_counter()
        serve = self._rasa("run", "--model", "models/stock.tar.gz", "-i", "127.0.0.1", "--port", str(self.port))
        self.process = subprocess.Popen(serve, cwd=self.folder, env=environment, **quiet)  # type: ignore[call-overload]
        self._await()
        self.start_seconds = time.perf_counter() - began
        return self

    def _await(self) -> None:
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/webhooks/rest/", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError("the stock bot did not start")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
