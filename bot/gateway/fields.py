"""Reads what clients send, and refuses it in plain Swedish naming the field."""

from __future__ import annotations

import json
import unicodedata
from typing import Any, Mapping
from urllib.parse import parse_qsl

from aiohttp import web

from bot.errors import BadRequest, Invalid, TooLong

MAX_BODY = 256 * 1024
MAX_FIELDS = 100
MOST_DIGITS = 12


async def json_object(request: web.Request, *, needed: bool = True) -> Mapping[str, Any]:
    """The body as a JSON object; an empty one when there is no body and none is needed.

    Raises:
        BadRequest: not UTF-8, not JSON, or not an object.
    """
    sent = await request.read()
    if not sent and not needed:
        return {}
    try:
        body = json.loads(sent)
    except (ValueError, RecursionError):
        raise BadRequest() from None
    if not isinstance(body, dict):
        raise BadRequest()
    return body


async def form(request: web.Request) -> Mapping[str, str]:
    """The body as form fields (application/x-www-form-urlencoded), the last of each name.

    Raises:
        BadRequest: far more fields than any form of ours.
    """
    body = (await request.read()).decode("utf-8", "replace")
    try:
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MAX_FIELDS))
    except ValueError:
        raise BadRequest() from None


def text(body: Mapping[str, Any], field: str, *, most: int, needed: bool = True) -> str:
    """A piece of text, cleaned of what no database takes; empty when missing and not needed.

    Raises:
        Invalid: `missing` or of another type; TooLong over `most` characters.
    """
    value = body.get(field)
    if value is None and not needed:
        return ""
    if not isinstance(value, str):
        raise Invalid("missing" if value is None else "invalid", field=field)
    cleaned = value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if len(cleaned) > most:
        raise TooLong(field=field, most=most)
    if needed and not cleaned.strip():
        raise Invalid("missing", field=field)
    return cleaned


def identifier(body: Mapping[str, Any], field: str, *, most: int) -> str:
    """A sender's own id, kept exactly as it is or refused: cleaned, two of them could become one.

    Raises:
        Invalid: `missing`, of another type, or with characters nobody sees; TooLong over `most`.
    """
    value = text(body, field, most=most)
    if value != body[field] or any(unicodedata.category(letter) == "Cc" for letter in value):
        raise Invalid(field=field)
    return value


def optional_text(body: Mapping[str, Any], field: str, *, most: int) -> str | None:
    """Like `text`, None when missing or empty."""
    return text(body, field, most=most, needed=False).strip() or None


def whole_number(request: web.Request, name: str, default: int, *, most: int = 2**31 - 1) -> int:
    """A query parameter that is a whole number from 0.

    Raises:
        Invalid: it is something else.
    """
    value = request.query.get(name)
    if value is None or value == "":
        return default
    # The length first: Python refuses to read numbers of thousands of digits.
    if not value.isascii() or not value.isdigit() or len(value) > MOST_DIGITS or int(value) > most:
        raise Invalid(field=name)
    return int(value)


def seconds(request: web.Request, name: str, *, most: float) -> float:
    """A query parameter in seconds, cut at `most`.

    Raises:
        Invalid: not a number from 0.
    """
    try:
        value = float(request.query.get(name) or 0)
    except ValueError:
        raise Invalid(field=name) from None
    if not 0 <= value < float("inf"):
        raise Invalid(field=name)
    return min(value, most)
