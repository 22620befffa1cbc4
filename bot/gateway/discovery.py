"""Finds the routes of a package: every module in it that has `ROUTES`."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import List

from aiohttp import web


def routes_in(package: ModuleType) -> List[web.RouteDef]:
    """All `ROUTES` of the package's modules, in the order of their names."""
    found: List[web.RouteDef] = []
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        found += getattr(loaded, "ROUTES", [])
    return found
