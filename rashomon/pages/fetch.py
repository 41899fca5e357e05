"""Pages at web addresses, fetched politely: one at a time, named, bounded in time, size and redirects."""

from __future__ import annotations

import io
import ipaddress
import socket
import time
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx

from rashomon.model import Skipped
from rashomon.pages import answer
from rashomon.pages.page import LIMIT, Told, skip, too_large
from rashomon.pages.stream import Budget, Entry, Flow

HOPS = 5
"""Redirects that are followed from one address."""
WAIT = httpx.Timeout(20, connect=10)
"""Seconds without any news from the server."""
DEADLINE = 60.0
"""Seconds that one address may take in all, so that a server that sends a byte now and then does not hold up the run."""
PAUSE = 1.0
"""Seconds between two requests to one server."""
HEADERS = {
    "User-Agent": f"Rashomon/{version('rashomon')} (reads single news pages that a person has named)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, application/pdf, */*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}


def is_address(path: str) -> bool:
    """True for an ``http`` or ``https`` address."""
    return path.lower().startswith(("http://", "https://"))


def bare(address: str) -> str:
    """An address without the part of the page that it points to: the name of the page."""
    return address.partition("#")[0]


class Fetcher:
    """Fetches addresses one after another over kept connections. Use it as a context manager."""

    def __init__(self) -> None:
        self._client = httpx.Client(headers=HEADERS, timeout=WAIT, follow_redirects=False)
        self._last: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, address: str, budget: Budget) -> Entry | Skipped:
        """What stands at an address, with the headers and the time of the answer, or why it could not be had.

        Parameters: ``address``, which is also the name; the ``budget`` of this input. Redirects are followed up to :data:`HOPS`
        times, never from the open web into an inner network. Never raises for what a server does.
        """
        name = bare(address)
        here = name
        until = time.monotonic() + DEADLINE
        try:
            server = urlsplit(name).netloc
            if "@" in server:
                name = name.replace(server, server.rpartition("@")[2], 1)
                message = "its address holds a user name or password, which would be kept; leave it out"
                return skip(name, "not fetched", message)
            for _ in range(HOPS + 1):
                self._wait(here)
                with self._client.stream("GET", here) as response:
                    if not response.is_redirect:
                        return _entry(name, here, response, until, budget)
                    target = urljoin(here, response.headers.get("location", ""))
                if not is_address(target):
                    return skip(
                        name, "not fetched", "it leads on to something that is no web address; look at it in a browser"
                    )
                if _inner(target) and not _inner(name):
                    return skip(
                        name,
                        "not fetched",
                        "it leads on into an inner network; that is not followed; check the address",
                    )
                here = bare(target)
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            return skip(name, "not fetched", f"{_words(error)}; check the address and try again later")
        return skip(
            name, "not fetched", f"it leads on more than {HOPS} times, perhaps in a circle; look at it in a browser"
        )

    def _wait(self, address: str) -> None:
        """Leave a pause between two requests to one server."""
        server = urlsplit(address).netloc
        time.sleep(max(0.0, self._last.get(server, -PAUSE) + PAUSE - time.monotonic()))
        self._last[server] = time.monotonic()


def _entry(name: str, here: str, response: httpx.Response, until: float, budget: Budget) -> Entry | Skipped:
    """The body of an answer, never more than the limit of it, and what the server says of it."""
    if response.status_code != 200:
        meaning = f"{response.status_code} {response.reason_phrase}".strip()
        return skip(name, "not fetched", f"the server answers {meaning!r}; check the address and try again later")
    parts: list[bytes] = []
    size = 0
    for part in response.iter_raw():
        parts.append(part)
        size += len(part)
        if size > LIMIT:
            return too_large(name, None)
        if time.monotonic() > until:
            return skip(name, "not fetched", f"the server takes more than {DEADLINE:.0f} seconds; try again later")
    try:
        data = answer.body(b"".join(parts), response.headers.get("content-encoding"))
    except answer.PackingError as error:
        return skip(name, "not fetched", f"{error}; try again later")
    if len(data) > LIMIT:
        return too_large(name, None)
    budget.came(len(data))
    media_type, charset = answer.content_type(response.headers.get("content-type"))
    told = Told(address=here, fetched=datetime.now(UTC), headers=answer.kept_headers(response.headers.multi_items()))
    source = io.BytesIO(data)
    label = urlsplit(here).path
    return Entry(name, Flow(source, budget), label, source, media_type, charset, told)


def _inner(address: str) -> bool:
    """True for an address on this machine or in an inner network, as far as its name can be resolved."""
    try:
        found = socket.getaddrinfo(urlsplit(address).hostname, None)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(item[4][0]).partition("%")[0]).is_global for item in found)


def _words(error: Exception) -> str:
    """Why a server could not be reached, in words."""
    if isinstance(error, httpx.TimeoutException):
        return "the server does not answer in time"
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL | ValueError):
        return "it is no address that can be fetched"
    text = "".join(c for c in " ".join(str(error).split()) if c.isprintable())[:120]
    return f"the server can't be reached or breaks off ({text or type(error).__name__})"
