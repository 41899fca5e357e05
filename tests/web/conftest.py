"""A real server and a real browser for the tests of the app.

Chromium is Debian's. Where it is missing the browser tests are skipped, by name; with ``RASHOMON_REQUIRE_BROWSER=1``, as in CI, they fail.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

import rashomon
from rashomon.cli import examples
from rashomon.web import create_app

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Served(NamedTuple):
    """A case that is served: the address, without a slash at the end, and the file."""

    url: str
    path: Path


@pytest.fixture(scope="session")
def example_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled example's case. Not to be changed: see ``own_site``."""
    path = tmp_path_factory.mktemp("web") / "example.case"
    rashomon.build([examples()], path).close()
    return path


@pytest.fixture(scope="session")
def serve_case() -> Iterator[Callable[..., str]]:
    """Serves a case on loopback until the session ends: ``serve_case(path)`` gives the address. Options go to ``create_app``."""
    running = []

    def start(path: Path, **options: Any) -> str:
        bound = socket.socket()
        bound.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(path, **options), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        running.append((server, thread, bound))
        deadline = time.monotonic() + 20
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            assert time.monotonic() < deadline, "the server did not start in time"
            time.sleep(0.01)
        return f"http://127.0.0.1:{bound.getsockname()[1]}"

    yield start
    for server, thread, bound in running:
        server.should_exit = True
        thread.join(10)
        bound.close()


@pytest.fixture(scope="session")
def site(serve_case: Callable[..., str], example_case: Path) -> str:
    """Address of the bundled example's case, for tests that only look."""
    return serve_case(example_case)


@pytest.fixture
def own_site(serve_case: Callable[..., str], example_case: Path, tmp_path: Path) -> Served:
    """A copy of the example's case of the test's own, which it may change."""
    path = tmp_path / "own.case"
    shutil.copyfile(example_case, path)
    return Served(serve_case(path), path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = os.environ.get("RASHOMON_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        message = "no Chromium: install it ('apt-get install chromium'), or name one in RASHOMON_CHROMIUM"
        if os.environ.get("RASHOMON_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of a browser that knows nothing yet. A script error, a refused style or script, or a request that leaves this machine
    fails the test at its end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    faults: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    # A status that is not 200 is what some tests ask for, and they look at it themselves.
    opened.on(
        "console",
        lambda line: (
            faults.append(line.text) if line.type == "error" and "Failed to load resource" not in line.text else None
        ),
    )
    opened.on(
        "request",
        lambda request: (
            faults.append(f"left this machine: {request.url}")
            if urlsplit(request.url).hostname not in ("127.0.0.1", None)
            else None
        ),
    )
    yield opened
    context.close()
    assert not faults, faults


@pytest.fixture
def faults() -> Callable[[Page], list[str]]:
    """Accessibility faults of a tab: ``faults(tab)`` gives a line for each rule of WCAG 2.2 A and AA that axe finds broken."""

    def find(opened: Page) -> list[str]:
        opened.evaluate(AXE)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        # Spots of near places overlap until the reader zooms in; the list beside the map holds the same links.
        context = "{include: document, exclude: [['.leaflet-marker-pane']]}"
        result = opened.evaluate(f"tags => axe.run({context}, {{runOnly: {{type: 'tag', values: tags}}}})", tags)
        return [
            f"{fault['id']} ({fault['impact']}): {fault['help']}: {[node['html'][:160] for node in fault['nodes'][:3]]}"
            for fault in result["violations"]
            if fault["impact"] in ("serious", "critical", "moderate")
        ]

    return find
