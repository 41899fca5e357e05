"""The coded pages in ``bench/wars``: each label stands on its page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

WARS = Path(__file__).parents[2] / "bench" / "wars"
FOLDERS = (WARS, WARS / "second", WARS / "third", WARS / "fourth")
"""The four rounds of pages."""


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


GOLD = [(folder / "pages" / page["page"], page) for folder in FOLDERS for page in lines(folder)]


def text_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:a|b|i|em|strong|span)\b[^>]*>", "", text)))
    return folded(text)


def folded(text: str) -> str:
    return " ".join(text.split())


def quotes(fact: dict[str, Any]) -> Iterator[str]:
    yield from fact["quotes"]
    for kind in ("killed", "wounded", "blames", "denials", "responsibility"):
        yield from (one["quote"] for one in fact[kind] if one.get("quote"))


def test_every_page_is_coded_once() -> None:
    paths = [path for path, _ in GOLD]
    assert sorted(paths) == sorted(path for folder in FOLDERS for path in (folder / "pages").iterdir())
    assert len({path.name for path in paths}) == len(paths)


@pytest.mark.parametrize(("path", "page"), [pytest.param(*one, id=one[0].name) for one in GOLD])
def test_labels_stand_on_the_page(path: Path, page: dict[str, Any]) -> None:
    text = text_of(path)
    published = date.fromisoformat(page["published"])
    for fact in page["facts"]:
        missing = [quote for quote in quotes(fact) if folded(quote) not in text]
        assert missing == []
        if fact["date_start"]:
            assert date.fromisoformat(fact["date_start"]) <= date.fromisoformat(fact["date_end"]) <= published
        for toll in fact["killed"] + fact["wounded"]:
            assert toll["low"] is not None or toll["high"] is not None
            assert toll["low"] is None or toll["high"] is None or toll["low"] <= toll["high"]
