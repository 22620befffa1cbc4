"""What one running product has to itself: its data folder and its port."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from bot.errors import Unavailable

LOCK = "run.lock"
PATIENCE_SECONDS = 5.0
LOOK_SECONDS = 0.1


@contextmanager
def folder_held(folder: Path) -> Iterator[None]:
    """Hold the data folder while the product runs. The kernel lets go of it however the process ends.

    Raises:
        Unavailable: `data_taken`, another one is running on it.
    """
    file = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Unavailable("data_taken") from None
        yield
    finally:
        os.close(file)


def require_port(host: str, port: int, *, patience: float = PATIENCE_SECONDS) -> None:
    """See that the gateway will be able to listen there.

    After a hard end the old gateway may still be closing: a taken port is looked at again for as
    many seconds as `patience` says.

    Raises:
        Unavailable: `port_taken`, somebody does already; `port_forbidden`, only the superuser may;
            `no_address`, this machine has no such address.
    """
    give_up = time.monotonic() + patience
    while True:
        try:
            return _bind(host, port)
        except Unavailable as fault:
            if fault.code != "port_taken" or time.monotonic() > give_up:
                raise
        time.sleep(LOOK_SECONDS)


def _bind(host: str, port: int) -> None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the gateway does: connections that are only being forgotten do not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except PermissionError:
        raise Unavailable("port_forbidden") from None
    except socket.gaierror:
        raise Unavailable("no_address") from None
    except OSError as fault:
        raise Unavailable("port_taken" if fault.errno == errno.EADDRINUSE else "no_address") from None
