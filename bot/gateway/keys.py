"""Typed keys of what the application carries."""

from __future__ import annotations

from aiohttp import web

from bot.bootstrap import Parts
from bot.gateway.limits import Limits

PARTS = web.AppKey("parts", Parts)
LIMITS = web.AppKey("limits", Limits)
