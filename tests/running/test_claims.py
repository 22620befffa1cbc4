"""Two products on one data folder or one port are refused; what a dead one held is free again."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from bot.errors import Unavailable
from bot.running.children import free_port
from bot.running.claims import folder_held, require_port

HOLD = """
import sys, time
from pathlib import Path
from bot.running.claims import folder_held
with folder_held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_folder_is_held_by_one_and_free_when_that_one_is_killed(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None and other.stdout.readline() == "held\n"
    with pytest.raises(Unavailable) as refused, folder_held(tmp_path):
        pass
    assert refused.value.code == "data_taken"
    other.kill()
    other.wait()
    other.stdout.close()
    with folder_held(tmp_path):
        pass
    with folder_held(tmp_path):
        pass


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_a_port_somebody_listens_on_is_refused(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        with pytest.raises(Unavailable) as refused:
            require_port(host, taken.getsockname()[1], patience=0)
    assert refused.value.code == "port_taken"
    require_port(host, free_port())


def test_a_port_that_is_just_being_let_go_of_is_waited_for() -> None:
    taken = socket.create_server(("127.0.0.1", 0))
    threading.Timer(0.5, taken.close).start()
    require_port("127.0.0.1", taken.getsockname()[1], patience=10)


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(Unavailable) as refused:
        require_port(host, free_port())
    assert refused.value.code == "no_address"
