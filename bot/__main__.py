"""The command line: parses arguments, calls `bot.commands`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Callable, Sequence

from bot.content.loader import load_phrases
from bot.errors import DatabaseAway
from bot.settings import Settings

Command = Callable[[argparse.Namespace, Settings], int]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lotsen", description="Lotsen, digital guide for people given notice.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = _add(commands, "run", _run, "start Rasa, the action server and the gateway")
    run.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    run.add_argument("--port", type=int, help="port to listen on (default 8080)")
    _add(commands, "gateway", _gateway, "start the gateway alone, as `run` does")
    _add(commands, "train", _train, "train the model if what it learns from has changed")
    _add(commands, "check", _check, "say whether everything is fit to run")
    user = _add(commands, "user", _user_add, "desk accounts")
    user.add_argument("action", choices=["add"])
    user.add_argument("name")
    user.add_argument("--role", choices=["counsellor", "admin"], required=True)
    user.add_argument("--municipality", nargs="+", action="extend", default=[], metavar="CODE")
    user.add_argument("--password-stdin", action="store_true", required=True)
    slots = _add(commands, "slots", _slots_add, "bookable times")
    slots.add_argument("action", choices=["add"])
    slots.add_argument("--team", required=True)
    slots.add_argument("--from", dest="first", required=True, metavar="DATE")
    slots.add_argument("--to", dest="last", required=True, metavar="DATE")
    slots.add_argument("--minutes", type=int)
    slots.add_argument("--capacity", type=int)
    slots.add_argument("--modes", nargs="+", choices=["place", "phone", "video"])
    _add(commands, "parse", _parse, "JSON lines in, what was understood out")
    link = _add(commands, "link", _link, "JSON lines in, linked concepts out")
    link.add_argument("--type", choices=["occupation", "skill", "municipality"], required=True)
    link.add_argument("--terms", type=Path)
    link.add_argument("--top", type=int, default=5)
    suggest = _add(commands, "suggest", _suggest, "suggestions for a profile in a file")
    suggest.add_argument("--profile", type=Path, required=True)
    suggest.add_argument("--top", type=int)
    erase = _add(commands, "erase", _erase, "remove a conversation and all its personal data")
    erase.add_argument("conversation")
    return parser


def _add(commands: Any, name: str, command: Command, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--data", type=Path, help="folder for the database (default var, or LOTSEN_DATA)")
    parser.set_defaults(run=command)
    return parser


def _run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.run import run

    return run(settings, load_phrases())


def _gateway(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.run import gateway

    return gateway(settings)


def _train(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.run import train

    return train(settings, load_phrases())


def _check(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.check import check

    return check(settings, load_phrases())


def _user_add(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.user import add, password_from

    password = password_from(sys.stdin.buffer)
    return add(settings, arguments.name, arguments.role, arguments.municipality, password)


def _slots_add(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.slots import add

    return add(
        settings,
        arguments.team,
        arguments.first,
        arguments.last,
        minutes=arguments.minutes,
        capacity=arguments.capacity,
        modes=arguments.modes,
    )


def _parse(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.parse import parse

    return parse(settings, load_phrases())


def _link(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.link import link

    return link(arguments.type, arguments.terms, arguments.top, load_phrases())


def _suggest(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.suggest import run

    return run(arguments.profile, arguments.top)


def _erase(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.erase import erase

    return erase(settings, arguments.conversation, load_phrases())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    arguments = _parser().parse_args(argv)
    given = {name: getattr(arguments, name, None) for name in ("host", "port", "data")}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    command: Command = arguments.run
    try:
        return command(arguments, settings)
    except DatabaseAway:
        print(load_phrases().say("commands.fault_database"), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
