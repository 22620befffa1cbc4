"""The data folder before a command works in it: it is there, for its owner alone, and its database up to date."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from bot.errors import DatabaseAway
from bot.settings import Settings
from bot.store.engine import migrate

OWNER_ONLY = 0o700


def make_folder(settings: Settings) -> None:
    """See that the folder is there.

    One that is there already keeps its mode: it may be somebody's shared one. The database in it is
    for the owner alone in any case.

    Raises:
        DatabaseAway: it cannot be made.
    """
    try:
        settings.data.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as fault:
        raise DatabaseAway() from fault


def open_data(settings: Settings) -> None:
    """Make the folder and bring the database to its newest form.

    Raises:
        DatabaseAway: the folder or the database cannot be opened.
    """
    make_folder(settings)
    try:
        migrate(settings.database)
    except (OSError, SQLAlchemyError) as fault:
        raise DatabaseAway() from fault
