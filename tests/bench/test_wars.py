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

FOLDER = Path(__file__).parents[2] / "bench" / "wars"
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]


def text_of(page: str) -> str:
    text = (FOLDER / "pages" / page).read_text(encoding="utf-8")
    if page.endswith(".html"):
        text = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:a|b|i|em|strong|span)\b[^>]*>", "", text)))
    return folded(text)


def folded(text: str) -> str:
    return " ".join(text.split())


def quotes(fact: dict[str, Any]) -> Iterator[str]:
    yield from fact["quotes"]
    for kind in ("killed", "wounded", "blames", "denials", "responsibility"):
        yield from (one["quote"] for one in fact[kind] if one.get("quote"))


def test_every_page_is_coded_once() -> None:
    names = [page["page"] for page in GOLD]
    assert sorted(names) == sorted(path.name for path in (FOLDER / "pages").iterdir())
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("page", GOLD, ids=lambda page: page["page"])
def test_labels_stand_on_the_page(page: dict[str, Any]) -> None:
    text = text_of(page["page"])
    published = date.fromisoformat(page["published"])
    for fact in page["facts"]:
        missing = [quote for quote in quotes(fact) if folded(quote) not in text]
        assert missing == []
        if fact["date_start"]:
            assert date.fromisoformat(fact["date_start"]) <= date.fromisoformat(fact["date_end"]) <= published
        for toll in fact["killed"] + fact["wounded"]:
            assert toll["low"] is not None or toll["high"] is not None
            assert toll["low"] is None or toll["high"] is None or toll["low"] <= toll["high"]
