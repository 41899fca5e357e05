"""What the event decisions learn from: coded pages in a folder, and the groups of pages that tell no incident."""

import json
from pathlib import Path

import numpy as np
import pytest

from bench import train_events
from bench.train_events import QUIET, Clustered, from_gold, grown

SCORER = "import json\n\ndef lines(path):\n    return [json.loads(line) for line in open(path, encoding='utf-8')]\n"
TEXT = "Blast at a mill\n\nTwo millers died when a boiler burst.\n"


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A folder of one page that tells one fact."""
    folder = tmp_path / "data"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "mill.txt").write_text(TEXT, encoding="utf-8")
    killed = {"quote": "Two millers died"}
    fact = {"incident": "mill", "quotes": ["a boiler burst"], "killed": [killed], "wounded": []}
    (folder / "gold.jsonl").write_text(json.dumps({"page": "mill.txt", "facts": [fact]}) + "\n", encoding="utf-8")
    return folder


def test_the_scorer_may_stand_apart_from_the_pages(coded: Path, tmp_path: Path) -> None:
    apart = tmp_path / "scorer"
    apart.mkdir()
    (apart / "score.py").write_text(SCORER, encoding="utf-8")
    (page,) = from_gold(coded, "all", apart)
    told = [TEXT[start:end] for start, end in page.telling[0]]
    assert told == ["a boiler burst", "Two millers died"]
    with pytest.raises(FileNotFoundError):
        from_gold(coded, "all", None)


def test_groups_of_quiet_pages_are_learned_from_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(page: Clustered, _: list[list[int]]) -> train_events.Rows:
        return [{"quiet": float(page.quiet)}], [int(not page.quiet)]

    monkeypatch.setattr(train_events, "group_rows", rows)
    monkeypatch.setattr(train_events, "part_rows", lambda _: ([{"mean": n / 60} for n in range(60)], [0, 1] * 30))
    monkeypatch.setattr(train_events, "grouped", lambda *_: [[0]])
    quiet, telling = (Clustered(fold, fold == 0, [], [], [], [], np.zeros((0, 0))) for fold in (0, 1))
    found = grown([[quiet], [telling]], {"part": 0.4})
    assert [fold for fold, _ in found] == [0] * QUIET + [1]
