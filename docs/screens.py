"""Takes the pictures of the screens in ``docs/screens/`` from the bundled example: ``python -m docs.screens``. Needs Chromium."""

from __future__ import annotations

import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from playwright.sync_api import Browser, sync_playwright

import rashomon
from rashomon.cli import examples
from rashomon.web import addresses, create_app

FOLDER = Path(__file__).parent / "screens"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
WIDE, PHONE = (1280, 900), (390, 844)


def take(browser: Browser, url: str, name: str, size: tuple[int, int], scheme: str, at: str | None = None) -> None:
    """One picture. ``at``: what is to stand at the top."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(url)
    if tab.locator(".map").count():
        tab.wait_for_selector(".map[data-drawn='done']")
    if at:
        tab.locator(at).first.evaluate("e => e.scrollIntoView({behavior: 'instant'})")
    # The outlines of provinces come when the map has come to rest.
    tab.wait_for_timeout(800)
    tab.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("no Chromium: install it ('apt-get install chromium')")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "demo.case")
        with rashomon.build([examples()], path) as case:
            told_most = max(case.events("incident"), key=lambda e: (e.disputed, len(e.reports)))
            first = case.event_bundle(told_most.id).claims[0]
        bound = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(path), log_level="warning"))
        threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        base = f"http://127.0.0.1:{bound.getsockname()[1]}"
        event = base + addresses.event(told_most.id)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            take(browser, base, "overview", WIDE, "light")
            take(browser, base, "overview-dark", WIDE, "dark", "#h-time")
            take(browser, base, "overview-phone", PHONE, "light", ".pair")
            take(browser, event, "event", WIDE, "light")
            take(browser, event, "event-dark", WIDE, "dark", "#accounts")
            take(browser, event, "event-phone", PHONE, "dark")
            take(browser, base + addresses.claim(first), "page", WIDE, "light")
            take(browser, f"{base}/talks", "talks", WIDE, "light")
            take(browser, f"{base}/actor?{urlencode({'code': told_most.parties[0]})}", "actor", WIDE, "light")
            take(browser, f"{base}/review", "review", WIDE, "light")
            take(browser, f"{base}/add", "add", PHONE, "light")
            browser.close()
        server.should_exit = True


if __name__ == "__main__":
    main()
