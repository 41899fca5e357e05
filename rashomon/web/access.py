"""Who may ask, and what a browser may do with the answer: host, token, origin, size of bodies, headers.

Follows OWASP's cheat sheets on cross-site request forgery, DNS rebinding and HTTP headers. The guard is plain ASGI, so that it
stands before every route, the static files too.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.errors import error_response

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
COOKIE = "rashomon"
LARGEST = 64 * 2**20
"""Bytes of the largest request: some thousands of news pages in one upload."""
LONGEST_FIELD = 20 * 2**20
"""Bytes of the longest field of a form: a pasted page may be as long as one that is read from a file."""
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With no-referrer a browser would send 'Origin: null' with our own forms; other sites are told nothing either way.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware that refuses what does not come from the person who started the app.

    Parameters: ``app`` to stand before; ``host`` that the server is bound to; ``token`` that each request must bring (in the
    address once, then as a cookie, or as ``Authorization: Bearer``), ``None`` on loopback.
    """

    def __init__(self, app: ASGIApp, *, host: str = "127.0.0.1", token: str | None = None) -> None:
        self._app = app
        self._hosts = LOOPBACK | {host.strip("[]").lower()}
        self._token = token
        if not is_loopback(host):
            self._hosts |= {socket.gethostname().lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        refusal = self._refusal(request)
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        await self._app(scope, _bounded(receive), answer)

    def _refusal(self, request: Request) -> Any:
        """The response to give instead of the page, or ``None`` for a welcome request."""
        host = request.headers.get("host", "")
        if not self._known(host):
            return error_response(request, 421, f"this app does not answer to the host {host!r}")
        if self._token is not None:
            given = request.query_params.get("token")
            if given is not None and hmac.compare_digest(given.encode(), self._token.encode()):
                return self._welcome(request)
            if not self._has_token(request.headers, request.cookies):
                line = "open the address that 'rashomon serve' printed, with the token in it"
                return error_response(request, 401, line)
        if request.method not in SAFE and not _same_origin(request, host):
            return error_response(request, 403, "the change was asked for by another site")
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST:
            return error_response(request, 413, f"send at most {LARGEST // 2**20} MB at a time")
        return None

    def _known(self, host: str) -> bool:
        """A name of ours, or an address: a rebound name of another site is neither."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").lower()
        except ValueError:
            return False
        if name in self._hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return self._token is not None

    def _welcome(self, request: Request) -> RedirectResponse:
        """Take the token out of the address, so that a shared or bookmarked one does not hold it."""
        rest = [(k, v) for k, v in parse_qsl(request.url.query, keep_blank_values=True) if k != "token"]
        response = RedirectResponse(request.url.path + (f"?{urlencode(rest)}" if rest else ""), 303)
        response.set_cookie(COOKIE, _proof(self._token or ""), httponly=True, samesite="lax")
        return response

    def _has_token(self, headers: Headers, cookies: dict[str, str]) -> bool:
        token = self._token or ""
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and hmac.compare_digest(bearer.strip().encode(), token.encode()):
            return True
        return hmac.compare_digest(cookies.get(COOKIE, "").encode(), _proof(token).encode())


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach a server bound to ``host``."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def new_token() -> str:
    """A token that can't be guessed."""
    return secrets.token_urlsafe(32)


def _proof(token: str) -> str:
    """What the cookie holds: shows that the token was known, without being it."""
    return sha256(f"rashomon {token}".encode()).hexdigest()


def _same_origin(request: Request, host: str) -> bool:
    origin = request.headers.get("origin")
    if origin is not None:
        return origin.lower() == f"{request.url.scheme}://{host}".lower()
    return request.headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _bounded(receive: Receive) -> Receive:
    """Stop a body that says nothing, or something untrue, of its length."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST:
            raise HTTPException(413, f"send at most {LARGEST // 2**20} MB at a time")
        return message

    return bounded


async def check_change(request: Request) -> None:
    """Refuse a change that does not bring the CSRF token of a page of this server: a form field ``csrf`` or the header
    ``X-CSRF-Token``. Raises ``HTTPException`` 403."""
    if request.method in SAFE:
        return
    given: Any = request.headers.get("x-csrf-token")
    if given is None:
        given = (await request.form(max_part_size=LONGEST_FIELD)).get("csrf")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), request.app.state.csrf.encode()):
        raise HTTPException(
            403, "the page that asked for this change is older than the server; reload it and try again"
        )
