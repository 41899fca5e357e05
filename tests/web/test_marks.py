"""Marks on a page's text: they overlap as they like, and the text stays what it was."""

from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.casefile import EventName, PageBundle
from rashomon.model import Actor, Article, Claim, EventType, Place, Reading, Report, Span, TimeMention
from rashomon.web import marks
from tests.casefile.make import page

TEXT = "Menu\n\nShells on Old Ford\n\nThe army said on Monday that two men died at Old Ford, in Sumy.\n\nShare"


def span(start: int, end: int, text: str = TEXT) -> Span:
    return Span(start=start, end=end, text=text[start:end])


def words(piece: str, text: str = TEXT) -> Span:
    return span(text.index(piece), text.index(piece) + len(piece), text)


def claim(number: int, own: Span, **fields: object) -> Claim:
    given = {"id": f"c{number}", "page": "a", "article": 0, "span": own, "voices": ("UKR/MOD",), "source": "UKR/MOD"}
    return Claim.model_validate(given | fields)


def bundle(claims: Iterable[Claim], text: str = TEXT, kept: tuple[Span, ...] | None = None) -> PageBundle:
    claims = tuple(claims)
    article = Article(page="a", index=0, spans=kept or (words("Shells on Old Ford"), words(TEXT[26:-7])))
    ford = Place(name="Old Ford", admin1="Sumy", precision=2)
    told = Report(
        id="r", page="a", article=0, kind="incident", event=EventType(plover="ASSAULT"), title="Shelling", place=ford,
        claims=tuple(c.id for c in claims), times=() if text != TEXT else (TimeMention(span=words("on Monday")),),
    )  # fmt: skip
    actor = Actor(code="UKR/MOD", name="The army", kind="body", country="UKR")
    reading = Reading(article="a#0", claims=claims, reports=(told,), actors=(actor,))
    event = EventName("e1", "incident", "Shelling", "2024-03-04", "2024-03-04", False)
    return PageBundle(page("a", text), ((article, reading),), {"r": event}, None)


def test_each_kind_of_mark_stands_where_its_words_are_and_leads_to_its_event() -> None:
    found = marks.part(bundle([claim(0, words("two men died at Old Ford"), cue=words("said"), source_span=words("The army"))]), 1)  # fmt: skip
    kinds = {p.text: p.kinds for p in found.pieces if p.kinds}
    assert kinds["The army"] == ("actor",)
    assert kinds["said"] == ("cue",)
    assert kinds["on Monday"] == ("time",)
    assert kinds["two men died at "] == ("claim",)
    assert [p.kinds for p in found.pieces if p.text == "Old Ford"] == [("place",), ("claim", "place")]
    notes = {n.kind: n for n in found.notes}
    assert notes["claim"].event
    assert notes["claim"].event.id == "e1"
    assert notes["time"].event
    assert notes["time"].event.id == "e1"
    assert notes["actor"].code == "UKR/MOD"
    assert (notes["place"].title, notes["place"].times) == ("Old Ford, Sumy", 2)
    keys = {n.key for n in found.notes}
    assert {p.note for p in found.pieces if p.note} == keys, "every note has its words, every mark its note"


def test_what_no_article_has_is_cut() -> None:
    found = marks.part(bundle([]), 1)
    assert [p.text.strip() for p in found.pieces if p.cut and p.text.strip()] == ["Menu", "Share"]
    assert [p.opens for p in found.pieces if p.text.startswith("Shells")] == [0]


def test_the_words_asked_for_are_pointed_out_once() -> None:
    here = words("two men died at Old Ford")
    found = marks.part(bundle([claim(0, words("men died"))]), 1, (here.start, here.end))
    assert "".join(p.text for p in found.pieces if p.here) == here.text
    assert [p.start for p in found.pieces if p.first] == [here.start]
    assert marks.part(bundle([]), 1, (10_000, 20_000)).pieces, "words that are not there point to nothing"


def test_a_long_page_comes_in_parts() -> None:
    text = "x" * (marks.LENGTH * 2 + 5)
    long = bundle([claim(0, span(marks.LENGTH - 3, marks.LENGTH + 3, text))], text, (span(0, len(text), text),))
    parts = [marks.part(long, n) for n in (1, 2, 3)]
    assert "".join(p.text for part in parts for p in part.pieces) == text
    assert [part.number for part in parts] == [1, 2, 3]
    assert parts[0].last == 3
    assert [len(part.notes) for part in parts] == [1, 1, 0], "a claim across the border stands in both"
    assert marks.part(long, 99).number == 3
    assert marks.part_of(marks.LENGTH, len(text)) == 2
    assert marks.part_of(10**9, 0) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)), max_size=12))
def test_any_claims_leave_the_text_whole_and_are_all_marked(ranges: list[tuple[int, int]]) -> None:
    claims = [claim(i, span(a, min(a + n, len(TEXT)))) for i, (a, n) in enumerate(ranges)]
    found = marks.part(bundle(claims), 1)
    assert "".join(p.text for p in found.pieces) == TEXT
    marked = {at for p in found.pieces if "claim" in p.kinds for at in range(p.start, p.start + len(p.text))}
    assert marked == {at for c in claims for at in range(c.span.start, c.span.end)}
