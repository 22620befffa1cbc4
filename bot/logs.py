"""Structured logs with the conversation's id; never message text, names or numbers."""

from __future__ import annotations

import logging
import sys

import structlog


def configure(level: str) -> None:
    """One JSON line an event, on standard error."""
    logging.basicConfig(level=level, stream=sys.stderr, format="%(message)s", force=True)
    for name in ("aiohttp.access", "asyncio"):
        # At DEBUG these print what passes through them: texts and telephone numbers.
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
