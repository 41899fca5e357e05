"""The export contract: every key, exact spans, and no half-written file."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.casefile import Case
from rashomon.export import FORMATS, jsonl, write_jsonl
from rashomon.model import Article, Claim, Reading, Span
from tests.casefile.make import TEXTS, page, small_case

EVENT = {"id", "kind", "title", "event", "date", "place", "parties", "casualties", "findings", "reports"}
CLAIM = {
    "id",
    "page",
    "article",
    "start",
    "end",
    "text",
    "voices",
    "source",
    "stance",
    "reality",
    "fresh",
    "event",
    "content",
}
ARTICLE = {"page", "article", "headline", "outlet", "byline", "agencies", "published", "published_stated", "spans"}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return small_case(tmp_path / "small.case")


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def test_every_key_of_the_contract_is_there(case: Case, tmp_path: Path) -> None:
    counts = write_jsonl(case, tmp_path / "deep" / "out")
    out = tmp_path / "deep" / "out"
    events, claims, articles = (read(out / f"{name}.jsonl") for name in ("events", "claims", "articles"))
    assert counts == {"events.jsonl": 2, "claims.jsonl": 5, "articles.jsonl": 2}
    assert [len(events), len(claims), len(articles)] == [2, 5, 2]
    for line in events:
        assert line.keys() >= EVENT
        assert line["event"].keys() >= {"plover", "mode", "acled_type", "acled_sub"}
        assert line["date"].keys() >= {"edtf", "start", "end"}
    for line in claims:
        assert line.keys() >= CLAIM
    for line in articles:
        assert line.keys() >= ARTICLE
    shelling = events[0]
    assert shelling["place"].keys() >= {"name", "admin1", "country", "lat", "lon", "precision"}
    assert shelling["date"]["start"] == "2024-03-04"
    for side in shelling["casualties"]:
        assert side.keys() >= {"side", "status", "category", "low", "high", "standing", "voices", "claims"}
    attacker = next(f for f in shelling["findings"] if f["field"] == "attacker")
    assert attacker["standing"] == "disputed"
    assert attacker["values"][0]["value"] == "RUS"
    assert attacker["values"][0]["voices"] == ["UKR/MOD"]
    assert attacker["values"][0]["claims"] == ["north/herald.txt#0/c2"]
    assert shelling["reports"] == [{"page": "north/herald.txt", "article": 0}, {"page": "post.txt", "article": 0}]
    assert events[1]["kind"] == "diplomacy"
    assert events[1]["place"] is None
    assert events[1]["date"]["edtf"] is None


def test_claims_point_at_the_pages_text_and_at_their_event(case: Case, tmp_path: Path) -> None:
    write_jsonl(case, tmp_path)
    claims = read(tmp_path / "claims.jsonl")
    for line in claims:
        assert case.page_text(line["page"])[line["start"] : line["end"]] == line["text"]
    denial = next(c for c in claims if c["stance"] == "denies")
    assert denial["source"] == "RUS/MOD"
    assert denial["event"] == "e1shelling"
    toll = next(c for c in claims if c["content"]["what"] == "toll")
    assert toll["content"]["quantity"] == {"low": 2, "high": 2, "approximate": False}
    assert "count" not in toll["content"]
    assert "accused" not in toll["content"], "what is not said is left out"
    ids = {c["id"] for c in claims}
    for event in read(tmp_path / "events.jsonl"):
        assert {c for side in event["casualties"] for c in side["claims"]} <= ids


def test_articles_give_their_parts_of_the_page(case: Case, tmp_path: Path) -> None:
    write_jsonl(case, tmp_path)
    herald = read(tmp_path / "articles.jsonl")[0]
    assert herald["headline"] == "Shells hit Old Ford"
    assert herald["agencies"] == ["AFP"]
    assert herald["published"]["edtf"] == "2024-03-04"
    text = TEXTS["north/herald.txt"]
    assert next(text[s["start"] : s["end"]] for s in herald["spans"]) == "Shells hit Old Ford"


def test_offsets_count_code_points_and_a_line_separator_is_no_line_end(tmp_path: Path) -> None:
    text = "𝕏 says: \u2028 three died \U0001f4a5 there."
    at = text.index("three died")
    span = Span(start=at, end=at + 10, text="three died")
    article = Article(page="x.txt", index=0, spans=(Span(start=0, end=len(text), text=text),))
    claim = Claim(id="c", page="x.txt", article=0, span=span, voices=("x.txt",), source="outlet")
    with Case(tmp_path / "x.case", create=True) as case:
        case.keep_page(page("x.txt", text))
        case.keep_reading("x.txt", [(article, Reading(article=article.id, claims=(claim,)))], "r")
        write_jsonl(case, tmp_path)
        (line,) = read(tmp_path / "claims.jsonl")
        assert case.page_text("x.txt")[line["start"] : line["end"]] == line["text"]
        assert line["event"] is None


def test_a_failing_write_leaves_the_earlier_files_as_they_were(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_jsonl(case, tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def full(claim: Claim, event: str | None) -> dict[str, Any]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(jsonl, "claim_line", full)
    case.keep_events([], {}, {})
    with pytest.raises(OSError, match="No space"):
        write_jsonl(case, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before, "and no draft stays"


def test_a_case_without_events_gives_empty_files(tmp_path: Path) -> None:
    with Case(tmp_path / "e.case", create=True) as case:
        assert set(FORMATS["jsonl"](case, tmp_path / "out").values()) == {0}
    assert (tmp_path / "out" / "events.jsonl").read_text() == ""
