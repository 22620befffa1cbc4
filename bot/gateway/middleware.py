"""What every request passes: errors in one shape, security headers, CORS for the widget's calls."""

from __future__ import annotations

import time
from typing import Any, Awaitable, Callable

import structlog
from aiohttp import web
from prometheus_client import Counter, Histogram

from bot.core.phrases import Phrases
from bot.errors import BadRequest, DatabaseAway, LotsenError, TooMany
from bot.gateway.keys import PARTS

log = structlog.get_logger()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

REQUESTS = Counter("lotsen_requests_total", "Requests by route and status", ["route", "status"])
SECONDS = Histogram("lotsen_request_seconds", "Time to answer a request", ["route"])

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    # Not which library in which version: that helps only those who look for holes.
    "Server": "lotsen",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}
# The widget runs on other websites; its token travels in a header, never in a cookie.
OPEN_TO_WEBSITES = ("/api/", "/widget.js", "/static/widget/")
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "86400",
}
# How soon it is worth trying again while the database is away.
AWAY_SECONDS = 10
_OWN_CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 403: "forbidden"}


def error_answer(phrases: Phrases, code: str, status: int) -> web.Response:
    """The one shape of an error (contract, section 8) for what is no error of our own."""
    return web.json_response({"error": {"code": code, "message": _message(phrases, code)}}, status=status)


def _own_answer(phrases: Phrases, fault: LotsenError) -> web.Response:
    """The same for one of our own, with its field and what else belongs to it."""
    error = {"code": fault.code, "message": _message(phrases, fault.code, **fault.values())}
    if fault.field is not None:
        error["field"] = fault.field
    return web.json_response({"error": error, **fault.extra()}, status=fault.status)


def _message(phrases: Phrases, code: str, **values: Any) -> str:
    return phrases.say(f"errors.{code}" if f"errors.{code}" in phrases else "errors.invalid", 0, **values)


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns every exception into an answer. The only place of the gateway that does."""
    phrases = request.app[PARTS].phrases
    try:
        return await handler(request)
    except LotsenError as error:
        answer = _own_answer(phrases, error)
        if isinstance(error, TooMany):
            answer.headers["Retry-After"] = str(error.retry_after)
        if isinstance(error, DatabaseAway):
            log.error("database_away", route=_route(request))
            answer.headers["Retry-After"] = str(AWAY_SECONDS)
        return answer
    except web.RequestPayloadError:
        answer = error_answer(phrases, BadRequest.code, BadRequest.status)
        answer.force_close()  # where the next request begins can no longer be told
        return answer
    except web.HTTPException as error:
        return translated(phrases, error)
    except Exception:
        log.exception("request_failed", route=_route(request))
        return error_answer(phrases, "internal", 500)


def translated(phrases: Phrases, error: web.HTTPException) -> web.Response:
    """The server's own refusal or redirection as an answer of ours."""
    if error.status < 400:
        return web.Response(status=error.status, headers={"Location": error.headers["Location"]})
    answer = error_answer(phrases, _OWN_CODES.get(error.status, "invalid"), error.status)
    if "Allow" in error.headers:
        answer.headers["Allow"] = error.headers["Allow"]
    return answer


@web.middleware
async def headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Security headers on everything, CORS where the widget calls, and the figures."""
    started = time.perf_counter()
    open_route = request.path.startswith(OPEN_TO_WEBSITES)
    if request.method == "OPTIONS" and open_route:
        return web.Response(status=204, headers={**SECURITY, **CORS})
    answer = await handler(request)
    if not answer.prepared:
        answer.headers.update({**SECURITY, **answer.headers})
        if open_route:
            answer.headers.update(CORS)
        if request.path.startswith(("/api/", "/desk", "/bokning")):
            answer.headers.setdefault("Cache-Control", "no-store")
    REQUESTS.labels(_route(request), answer.status).inc()
    SECONDS.labels(_route(request)).observe(time.perf_counter() - started)
    return answer


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "none"


def client_address(request: web.Request) -> str:
    """Whom to count calls by; X-Forwarded-For only as far as the configured proxies wrote it."""
    trusted = request.app[PARTS].settings.trusted_proxies
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if trusted and len(forwarded) >= trusted:
        return forwarded[-trusted]
    return request.remote or ""
