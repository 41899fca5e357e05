"""Pages are added from the browser: chosen or pasted, read in the background, in the same case, which stays readable."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rashomon.build import DEFAULT_MODEL
from rashomon.casefile import Case
from rashomon.web.add import page_name
from rashomon.web.work import WAITING, BusyError, Desk
from tests.web.conftest import Served

TEXT = """Shells hit two villages near Sarkand

SARKAND, March 5, 2024 (AFP) - Three soldiers were killed on Tuesday when shells hit two villages near Kandahar in Afghanistan, the Afghan defence
ministry said. The ministry accused Pakistani troops of firing first.

Pakistan’s army denied that it had fired. It said that one of its own soldiers was wounded in the exchange.
"""
MINUTES = 240_000
"""Milliseconds to wait for a reading: it loads the language model first."""


def test_a_chosen_and_a_pasted_page_are_read_into_the_same_case(own_site: Served, tab: Page, tmp_path: Path) -> None:
    with Case(own_site.path, read_only=True) as case:
        before = set(case.page_hashes())
    (tmp_path / "blank.txt").write_text("", encoding="utf-8")
    (tmp_path / "strike.html").write_text(
        f"<html><body><p>{TEXT.replace(chr(10) * 2, '<p>')}</body></html>", encoding="utf-8"
    )
    tab.goto(f"{own_site.url}/add")
    tab.get_by_label("Files").set_input_files([tmp_path / "strike.html", tmp_path / "blank.txt"])
    tab.get_by_role("button", name="Read the files").click()
    tab.get_by_label("The page, as text or HTML").fill(TEXT.replace("Tuesday", "Monday"))
    tab.get_by_label("Name for it").fill("../../etc/passwd")
    tab.get_by_role("button", name="Read the text").click()
    expect(tab.locator(".jobs > li")).to_have_count(2)
    expect(tab.locator("progress")).to_have_count(2)
    other = tab.context.new_page()
    other.goto(own_site.url)
    expect(other.locator(".list tbody tr").first).to_be_visible()  # the case is readable while it is written
    expect(tab.locator(".jobs > li.done")).to_have_count(2, timeout=MINUTES)
    expect(tab.locator(".jobs > li.done").last).to_contain_text("blank.txt: ")
    with Case(own_site.path) as case:
        assert set(case.page_hashes()) - before == {"strike.html", "../../etc/passwd"}, (
            "a name is a name, and never a path"
        )
        told = [e for e in case.events("incident") if any(r.startswith("strike.html") for r in e.reports)]
        assert told
        assert not case.check()
    tab.locator(".jobs a", has_text="To the incidents").first.click()
    expect(tab.locator(".list")).to_contain_text("Afghanistan")


def test_nothing_is_said_to_be_nothing(own_site: Served, tab: Page) -> None:
    tab.goto(f"{own_site.url}/add")
    tab.get_by_role("button", name="Read the files").click()
    expect(tab.locator(".error")).to_contain_text("Nothing was sent")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a/b.html", "a/b.html"),
        ("C:\\news\\b.html", "C:/news/b.html"),
        ("/etc/x", "etc/x"),
        ("a\x00\nb\ud800", "a b"),
        ("x" * 500, "x" * 200),
    ],
)
def test_names_are_one_line_and_no_path(given: str, name: str) -> None:
    assert page_name(given).strip() == name


def test_a_page_without_a_name_has_the_time() -> None:
    assert page_name(" \n ").startswith("pasted 2")


def desk(path: Path) -> Desk:
    return Desk(path, model=DEFAULT_MODEL, gazetteer=None)


def finished(queue: Desk, number: int) -> None:
    deadline = time.monotonic() + 120
    while sum(not job.active for job in queue.jobs()) < number:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_job_that_fails_says_why_and_the_next_one_runs(tmp_path: Path) -> None:
    queue = desk(tmp_path / "gone.case")
    queue.add("first", ())
    queue.add("second", ())
    finished(queue, 2)
    assert [job.state for job in queue.jobs()] == ["failed", "failed"]
    assert all("gone.case" in job.message and "\n" not in job.message for job in queue.jobs())
    queue.close()


def test_who_adds_too_much_is_asked_to_wait(tmp_path: Path) -> None:
    queue = desk(tmp_path / "gone.case")
    blocked = threading.Event()
    queue._run = lambda job: blocked.wait(30) and None  # type: ignore[method-assign,assignment]
    for _ in range(WAITING):
        queue.add("job", ())
    with pytest.raises(BusyError):
        queue.add("one more", ())
    blocked.set()
    queue.close()
