"""The files of the pages, the desk and the widget. Only what lies in the folder, and never a listing of it."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.errors import NotFound

FOLDER = Path(__file__).resolve().parent / "static"


async def file(request: web.Request) -> web.FileResponse:
    try:
        path = (FOLDER / request.match_info["path"]).resolve()
        found = path.is_relative_to(FOLDER) and path.is_file()
    except (OSError, ValueError):  # a name no file can have
        raise NotFound() from None
    if not found:
        raise NotFound()
    return web.FileResponse(path)


ROUTES = [web.get("/static/{path:.*}", file)]
