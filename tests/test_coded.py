"""Labels of real pages: offsets become words again and back, what does not fit is told, and parts are by incident."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import coded

TEXT = "Two farmers were shot dead near the old mill by the river on Monday, police said."


def fact(incident: str) -> dict[str, Any]:
    return {
        "incident": incident,
        "place": "near the old mill by the river",
        "date_quote": "on Monday",
        "killed": [{"side": "unknown", "low": 2, "high": 2, "quote": "Two farmers were shot dead"}],
        "quotes": ["Two farmers were shot dead", "police said"],
    }


def page(name: str, *incidents: str) -> coded.Line:
    return {"page": name, "kind": "incident", "facts": [fact(i) for i in incidents]}


def test_words_become_offsets_and_words_again() -> None:
    line = page("mill.txt", "mill-2020-01-06")
    label = coded.without_words(line, TEXT, "f00d")
    assert label["facts"][0]["killed"][0] == {"side": "unknown", "low": 2, "high": 2, "quote": [0, 26]}
    assert label["facts"][0]["place"] == [27, 57]
    assert label["facts"][0]["incident"] == "mill-2020-01-06"
    assert coded.with_words(label, TEXT) == line


def test_a_quote_that_is_not_on_the_page_is_refused() -> None:
    line = page("mill.txt", "mill-2020-01-06")
    line["facts"][0]["quotes"].append("Three farmers")
    with pytest.raises(ValueError, match=r"mill\.txt: no such words: Three farmers"):
        coded.without_words(line, TEXT, "f00d")


def test_offsets_outside_of_the_text_are_refused() -> None:
    label = coded.without_words(page("mill.txt", "mill-2020-01-06"), TEXT, "f00d")
    with pytest.raises(ValueError, match=r"mill\.txt: no characters"):
        coded.with_words(label, TEXT[:20])


def test_pages_of_one_incident_are_in_one_part() -> None:
    chain = [page("a", "one", "two"), page("b", "two", "three"), page("c", "three")]
    singles = [page(f"s{n}", f"s{n}") for n in range(60)]
    found = coded.parts([*chain, *singles], [])
    assert len({found[name] for name in "abc"}) == 1
    assert 5 < sum(found[p["page"]] == "held" for p in singles) < 35


def test_an_incident_coded_elsewhere_keeps_its_part() -> None:
    others = [page(f"o{n}", f"o{n}") for n in range(60)]
    held = {p["page"] for p in coded.split(others, "held")}
    found = coded.parts([page(f"x{n}", f"o{n}", f"new{n}") for n in range(60)], others)
    assert {f"o{name[1:]}" for name, part in found.items() if part == "held"} == held


def test_a_changed_text_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    label = coded.without_words(page("mill.txt", "mill-2020-01-06"), TEXT, coded.fingerprint(TEXT))
    (tmp_path / "made.jsonl").write_text(json.dumps(label) + "\n")
    monkeypatch.setattr(coded, "CODED", tmp_path)
    monkeypatch.setitem(coded.CORPORA, "made", lambda _: iter([("mill.txt", TEXT, TEXT)]))
    assert coded.restored("made", tmp_path) == ([(page("mill.txt", "mill-2020-01-06"), TEXT)], [])
    monkeypatch.setitem(coded.CORPORA, "made", lambda _: iter([("mill.txt", TEXT + " ", TEXT)]))
    assert coded.restored("made", tmp_path) == ([], ["made: mill.txt: the text is not the one that was coded"])


def test_labels_hold_no_sentence() -> None:
    def words(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [w for v in value.values() for w in words(v)]
        if isinstance(value, list):
            return [w for v in value for w in words(v)]
        return [value] if isinstance(value, str) else []

    for path in sorted(coded.CODED.glob("*.jsonl")):
        for row in path.read_text(encoding="utf-8").splitlines():
            assert max(len(w.split()) for w in words(json.loads(row))) <= 12
