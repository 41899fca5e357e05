"""Addresses, against a real server on this machine: what is kept, and what a hostile or broken server can't do."""

from __future__ import annotations

import gzip
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rashomon import pages
from rashomon.model import Page, Skipped
from rashomon.pages import fetch
from tests.pages.make import HTML, TEXT, bad, good, pdf, read, record, zipped
from tests.pages.read import HEADLINE, STORY
from tests.pages.test_formats import RSS

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(body: bytes, kind: str = "text/html", status: int = 200, **fields: str) -> Answer:
    """A handler that sends a body."""

    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body)))
        for key, value in fields.items():
            request.send_header(key.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return send


def leads(target: str) -> Answer:
    return answer(b"", status=302, Location=target)


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    for _ in range(200):
        request.wfile.write(b"<p>")
        request.wfile.flush()
        time.sleep(0.05)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b"<p>More and more. " * 2**16)


def broken(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    request.wfile.write(HTML.encode())


def nonsense(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"\x00\xff no http at all \r\n\r\n")


def many_headers(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    for number in range(20_000):
        request.send_header(f"X-{number}", "y" * 50)
    request.end_headers()


def bomb() -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return b"".join([*(packer.compress(bytes(2**20)) for _ in range(200)), packer.flush()])


ANSWERS: dict[str, Answer] = {
    "/page": answer(HTML.encode(), "text/html; charset=utf-8", Set_Cookie="id=1", X_Cache="hit"),
    "/moved": leads("/page"),
    "/packed": answer(gzip.compress(HTML.encode()), Content_Encoding="gzip"),
    "/feed": answer(RSS.encode(), "application/rss+xml"),
    "/report.pdf": answer(pdf([TEXT.replace(". ", ".\n")]), "application/pdf"),
    "/crawl": answer(gzip.compress(record(1, HTML.encode())), "application/gzip"),
    "/all.zip": answer(zipped({"a.html": HTML.encode()}), "application/zip"),
    "/plain": answer(b"{ " + TEXT.encode(), "text/plain"),
    "/gone": answer(HTML.encode(), status=404),
    "/busy": answer(HTML.encode(), status=429),
    "/picture": answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image/png"),
    "/circle": leads("/circle"),
    "/file": leads("file:///etc/passwd"),
    "/nowhere": answer(b"", status=302),
    "/drip": drip,
    "/endless": endless,
    "/broken": broken,
    "/nonsense": nonsense,
    "/headers": many_headers,
    "/bomb": answer(bomb(), Content_Encoding="gzip"),
    "/unpackable": answer(b"what", Content_Encoding="gzip, rot13"),
    "/damaged": answer(gzip.compress(HTML.encode())[:40] + b"\xff" * 40, Content_Encoding="gzip"),
}
SEEN: list[tuple[str, str]] = []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        SEEN.append((self.path, self.headers["User-Agent"]))
        path = self.path.partition("?")[0]
        step = path.removeprefix("/step/")
        if step != path:
            leads(f"/step/{int(step) + 1}")(self)
        else:
            ANSWERS[path](self)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Address of a server that answers as :data:`ANSWERS` say."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    SEEN.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


def test_a_page_is_kept_as_bytes_with_headers_and_time(server: str) -> None:
    before = datetime.now(UTC)
    [page] = pages.load([f"{server}/page"])
    assert isinstance(page, Page)
    assert page.name == page.address == f"{server}/page"
    assert page.data == HTML.encode()
    assert page.fetched is not None
    assert before <= page.fetched <= datetime.now(UTC)
    kept = {key.lower(): value for key, value in page.headers}
    assert kept["x-cache"] == "hit"
    assert "set-cookie" not in kept
    assert "\n\n".join([HEADLINE, *STORY]) == read(page)
    [(_, agent)] = SEEN
    assert agent.startswith("Rashomon/")


def test_a_redirect_keeps_the_name_that_was_given_and_the_address_that_was_reached(server: str) -> None:
    [page] = pages.load([f"{server}/moved#part"])
    assert isinstance(page, Page)
    assert (page.name, page.address) == (f"{server}/moved", f"{server}/page")


def test_every_format_at_an_address(server: str) -> None:
    paths = [f"{server}/{name}" for name in ("packed", "feed", "report.pdf", "crawl", "all.zip", "plain")]
    names = [name.removeprefix(server) for name in good(pages.load(paths))]
    assert names[0] == "/packed"
    assert names[1].startswith("/feed#")
    assert names[2:] == ["/report.pdf", "/crawl#1", "/all.zip/a.html", "/plain"]


@pytest.mark.parametrize(
    ("path", "why", "said"),
    [
        ("/gone", "not fetched", "404 Not Found"),
        ("/busy", "not fetched", "429"),
        ("/picture", "binary", "binary"),
        ("/circle", "not fetched", "more than 5 times"),
        ("/step/1", "not fetched", "more than 5 times"),
        ("/file", "not fetched", "no web address"),
        ("/endless", "too large", "20 MB"),
        ("/broken", "not fetched", "breaks off"),
        ("/nonsense", "not fetched", "try again"),
        ("/headers", "not fetched", "try again"),
        ("/bomb", "too large", "20 MB"),
        ("/unpackable", "not fetched", "rot13"),
        ("/damaged", "not fetched", "damaged"),
    ],
)
def test_what_a_server_can_not_do(server: str, path: str, why: str, said: str) -> None:
    tracemalloc.start()
    found = list(pages.load([f"{server}{path}", f"{server}/page"]))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 150 * 2**20
    assert bad(found) == {f"{server}{path}": why}
    assert said in found[0].message  # type: ignore[union-attr]
    assert list(good(found)) == [f"{server}/page"], "the run goes on"
    assert len([seen for seen in SEEN if seen[0] != "/page"]) <= 6


def test_a_server_that_is_slow_on_purpose(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "DEADLINE", 0.5)
    start = time.monotonic()
    [found] = pages.load([f"{server}/drip"])
    assert isinstance(found, Skipped)
    assert "seconds" in found.message
    assert time.monotonic() - start < 5


def test_servers_that_are_not_there() -> None:
    found = list(pages.load(["http://127.0.0.1:9/x", "http://no.such.host.invalid/", "http://[::bad/", "https://"]))
    assert [item.reason for item in found if isinstance(item, Skipped)] == ["not fetched"] * 4
    bad(found)


def test_a_redirect_never_leads_into_an_inner_network(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = fetch._inner
    monkeypatch.setattr(fetch, "_inner", lambda address: not address.endswith("/moved") and given(address))
    [found] = pages.load([f"{server}/moved"])
    assert isinstance(found, Skipped)
    assert "inner network" in found.message
    assert [path for path, _ in SEEN] == ["/moved"]


@pytest.mark.parametrize(
    ("address", "inner"),
    [
        ("http://127.0.0.1/", True),
        ("http://localhost:80/", True),
        ("http://10.1.2.3/", True),
        ("http://169.254.169.254/latest", True),
        ("http://[::1]/", True),
        ("http://8.8.8.8/", False),
    ],
)
def test_which_networks_are_inner(address: str, inner: bool) -> None:
    assert fetch._inner(address) == inner


def test_a_password_in_an_address_is_not_kept() -> None:
    [found] = pages.load(["http://ada:secret@127.0.0.1:9/x"])
    assert isinstance(found, Skipped)
    assert "secret" not in found.message + found.name


def test_what_the_case_holds_is_not_fetched_again(server: str) -> None:
    assert list(pages.load([f"{server}/page"], held={f"{server}/page": "any"})) == []
    assert SEEN == []


def test_one_server_is_asked_with_pauses(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSE", 0.3)
    start = time.monotonic()
    list(pages.load([f"{server}/plain", f"{server}/page", f"{server}/packed"]))
    assert time.monotonic() - start >= 0.6
