"""The labels that train the event reader: those of the bundled pages fit, and slips are found."""

from dataclasses import replace
from datetime import date

import pytest

from bench import labels
from bench.labels import Fact, LabelledPage, check, corpora, lines, samples

TEXT = "Guns fired on Monday.\n\nTwo men died."
FACT = Fact("town-2020-01-06", date(2020, 1, 6), date(2020, 1, 6), "Town", "XKX", ((0, 21), (23, 36)))
PAGE = LabelledPage("made/up", "incident", date(2020, 1, 7), TEXT, "", (FACT,))


def test_bundled_pages_are_labelled_as_they_are() -> None:
    found = samples()
    assert {page.page for page in found} == {f"examples/{name}" for name in corpora(None)["examples"]()}
    assert sum(bool(page.facts) for page in found) > len(found) / 2


def test_stretches_are_the_words_that_tell() -> None:
    page = next(p for p in samples() if p.page == "examples/portsudan-drones.txt")
    told = {f.incident: " ".join(page.text[a:b] for a, b in f.spans) for f in page.facts}
    assert "fuel depot" in told["kassala-2025-05-03"]
    assert "fuel depot" not in told["portsudan-2025-05-04"]
    assert "2023" not in "".join(told.values())


def test_lines_hold_no_sentence() -> None:
    for line in lines():
        words = [
            line["page"].rpartition("/")[2],
            *(str(f[key]) for f in line["facts"] for key in ("incident", "place")),
        ]
        assert set(line) == {"page", "kind", "published", "text", "facts"}
        assert max(len(word.split()) for word in words) <= 6


def test_a_changed_text_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "fingerprint", lambda text: "another")
    with pytest.raises(ValueError, match="not the one that was labelled"):
        samples()


def test_good_labels_pass() -> None:
    assert check([PAGE]) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"spans": ()}, "nothing tells it"),
        ({"spans": ((0, 36),)}, "more than a paragraph"),
        ({"spans": ((23, 37),)}, "no stretch of words"),
        ({"spans": ((0, 22),)}, "no stretch of words"),
        ({"spans": ((0, 21), (5, 12))}, "overlap"),
        ({"end": date(2020, 1, 5)}, "ends before it starts"),
        ({"start": date(2019, 6, 1)}, "dated 2019-06-01"),
    ],
)
def test_slips_in_a_fact_are_found(change: dict[str, object], problem: str) -> None:
    wrong = check([replace(PAGE, facts=(replace(FACT, **change),))])
    assert any(problem in line for line in wrong)


def test_labels_that_contradict_each_other_are_found() -> None:
    elsewhere = replace(PAGE, page="made/two", facts=(replace(FACT, country="ARM"),))
    later = replace(PAGE, page="made/three", facts=(replace(FACT, start=date(2020, 1, 7), end=date(2020, 1, 7)),))
    assert any("elsewhere" in line for line in check([PAGE, elsewhere]))
    assert any("other days" in line for line in check([PAGE, later]))
    assert any("labelled twice" in line for line in check([PAGE, PAGE]))
    assert any("one incident is two facts" in line for line in check([replace(PAGE, facts=(FACT, FACT))]))
    assert any("kind incident with 0 facts" in line for line in check([replace(PAGE, facts=())]))
