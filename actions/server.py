"""The action server as `lotsen run` starts it: one process, loopback only, ready at its first call.

`rasa run actions` works too; it starts Sanic with a worker of its own and listens on every address.
"""

from __future__ import annotations

import argparse
import logging

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from bot.bootstrap import action_parts
from bot.logs import configure

LOOPBACK = "127.0.0.1"


def main() -> None:
    """Serve until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m actions.server")
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    configure(action_parts().settings.log_level)
    logging.getLogger("rasa_sdk").setLevel(logging.ERROR)
    executor = ActionExecutor()
    executor.register_package("actions")
    app = create_app(executor)
    app.run(host=LOOPBACK, port=port, single_process=True, motd=False, access_log=False)


if __name__ == "__main__":
    main()
