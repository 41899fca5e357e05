"""Takes the pictures of the screens in ``docs/screens/`` from the bundled example: ``python -m docs.screens``. Needs Chromium."""

from __future__ import annotations

import base64
import shutil
import socket
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import uvicorn
from playwright.sync_api import Browser, sync_playwright

import rashomon
from rashomon.casefile import Case
from rashomon.cli import examples
from rashomon.model import Decision
from rashomon.solve import decide
from rashomon.web import addresses, create_app

FOLDER = Path(__file__).parent / "screens"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
WIDE, PHONE = (1280, 900), (390, 844)
QUALITY = 70
"""Of the pictures, in per cent: words stay sharp, and all of them together weigh what one photograph does."""


class Picture(NamedTuple):
    """A screen's address, and what is to stand at the top of each picture of it: nothing where it is the top of the screen."""

    address: str
    at: str | None = None


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
    shot = context.new_cdp_session(tab).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    FOLDER.joinpath(f"{name}.webp").write_bytes(base64.b64decode(shot["data"]))
    context.close()


def screens(case: Case) -> dict[str, Picture]:
    """A picture of each kind of screen, by its name. The case gets a decision, so that the log shows one."""
    event = max(case.events("incident"), key=lambda e: (e.disputed, len(e.reports)))
    claim = case.event_bundle(event.id).claims[0]
    join = next(q.doubt for q in case.questions(limit=100) if q.doubt.kind == "join")
    said = {"action": "keep", "field": "date", "left": case.marks(event.id), "reason": "both papers name the night"}
    decide(case, Decision.model_validate({**said, "at": datetime.now(UTC)}))
    shown = addresses.event(event.id)
    pair = urlencode({"left": join.left[0], "right": join.right[0]})
    return {
        "overview": Picture("/"),
        "overview-list": Picture("/", "#h-time"),
        "event": Picture(shown),
        "event-accounts": Picture(shown, "#accounts"),
        "event-why": Picture(shown, "#toll"),
        "pages": Picture("/pages"),
        "page": Picture(addresses.claim(claim)),
        "talks": Picture("/talks"),
        "actors": Picture("/actors"),
        "actor": Picture(addresses.actor(event.parties[0])),
        "review": Picture("/review"),
        "review-pair": Picture(f"/review/pair?{pair}"),
        "review-event": Picture(f"/review/event/{event.id}"),
        "review-value": Picture(f"/review/correct?event={event.id}&field=killed"),
        "decisions": Picture("/review/log"),
        "add": Picture("/add"),
        "api": Picture("/api/docs"),
        "error": Picture("/nowhere"),
    }


ON_A_PHONE = {"overview": ".pair", "event": None, "event-accounts": "#accounts", "page": None, "review": None}
"""Screens that are taken on a phone, too, and what is to stand at the top there."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("no Chromium: install it ('apt-get install chromium')")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "demo.case")
        with rashomon.build([examples()], path) as case:
            pictures = screens(case)
        bound = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(path), log_level="warning"))
        threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        base = f"http://127.0.0.1:{bound.getsockname()[1]}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for name, picture in pictures.items():
                take(browser, base + picture.address, name, WIDE, "light", picture.at)
                take(browser, base + picture.address, f"{name}-dark", WIDE, "dark", picture.at)
                if name in ON_A_PHONE:
                    take(browser, base + picture.address, f"{name}-phone", PHONE, "light", ON_A_PHONE[name])
                    take(browser, base + picture.address, f"{name}-phone-dark", PHONE, "dark", ON_A_PHONE[name])
            browser.close()
        server.should_exit = True


if __name__ == "__main__":
    main()
