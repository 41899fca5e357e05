"""A voice counts once: copies, wires and statements that many pages print."""

from rashomon.model import OUTLET, Article, Event, Span
from rashomon.weighing import shared_text
from tests.weighing.make import says, toll, weighed

WIRE = (
    "Shells fired from the eastern bank hit the ferry landing at Old Ford shortly before dawn on Monday. Two dockers were"
    " killed and a customs clerk lost a leg, the harbour office said. Crews needed six hours to put the burning fuel store"
    " out, and the crossing will stay shut until engineers have tested the pier."
)
QUOTE = (
    '"We did not open fire, and whoever claims otherwise should show us one shell that is ours," the spokesman said.'
)
OTHER = (
    "Farmers upriver heard nothing of it. The harvest goes on, prices at the exchange fell by a tenth this week, and the"
    " minister of trade expects the road over the pass to reopen before the first snow, if money for the bridge is found."
)


def article(page: str, *paragraphs: str, before: int = 0) -> Article:
    """An article whose paragraphs stand one after the other, ``before`` characters into the page."""
    spans, at = [], before
    for text in paragraphs:
        spans.append(Span(start=at, end=at + len(text), text=text))
        at += len(text) + 2
    return Article(page=page, index=0, spans=tuple(spans))


def voices(event: Event) -> tuple[str, ...]:
    (side,) = event.casualties
    return side.voices


def test_independent_outlets_are_voices_of_their_own() -> None:
    assert voices(weighed(toll(OUTLET, "LUX", 2), toll(OUTLET, "LUX", 2, page="b"))) == ("Outlet a", "Outlet b")


def test_a_copy_is_the_voice_of_the_page_that_was_first() -> None:
    event = weighed(
        toll(OUTLET, "LUX", 2),
        toll(OUTLET, "LUX", 2, page="b"),
        days={"a": "2031-03-02", "b": "2031-03-01"},
        shared=[("a", "b")],
    )
    assert voices(event) == ("Outlet b",)


def test_a_chain_of_copies_is_one_voice_that_of_the_agency_credited_anywhere_in_it() -> None:
    event = weighed(
        *(toll(OUTLET, "LUX", 2, page=p) for p in "abc"),
        shared=[("a", "b"), ("b", "c")],
        agencies={"c": ("Wire Agency",)},
        days={"a": "2031-03-01", "b": "2031-03-02", "c": "2031-03-03"},
    )
    assert voices(event) == ("Wire Agency",)


def test_two_outlets_that_name_one_agency_are_one_voice_even_without_shared_text() -> None:
    event = weighed(
        toll(OUTLET, "LUX", 2, through=("Outlet a", "Wire Agency")),
        toll(OUTLET, "LUX", 2, page="b", through=("Outlet b", "Wire Agency")),
    )
    assert voices(event) == ("Wire Agency",)


def test_words_outside_the_shared_passage_stay_the_outlets_own() -> None:
    event = weighed(
        toll(OUTLET, "LUX", 2),
        says(OUTLET, agent="LUX"),
        toll(OUTLET, "LUX", 2, page="b"),
        says(OUTLET, "b", agent="LUX"),
        passages=[("a", 1, "b", 1)],
    )
    assert voices(event) == ("Outlet a", "Outlet b")
    (attacker,) = (f for f in event.findings if f.field == "attacker")
    assert attacker.values[0].voices == ("Outlet a",)


def test_an_outlet_that_quotes_a_speaker_for_a_figure_adds_no_voice_of_its_own() -> None:
    event = weighed(toll(OUTLET, "LUX", 2), toll("LUX/MOD", "LUX", 2))
    assert voices(event) == ("LUX/MOD",)
    assert event.casualties[0].standing == "one-sided"


def test_a_page_without_an_outlet_speaks_by_its_name() -> None:
    event = weighed(toll(OUTLET, "LUX", 2, through=(OUTLET,)), outlets={"a": ""})
    assert voices(event) == ("a",)


def test_a_wire_printed_twice_is_a_copy_and_its_spans_are_exact() -> None:
    pages = {"a": article("a", WIRE), "b": article("b", OTHER, WIRE.replace("dawn", "sunrise"), before=40)}
    (found,) = shared_text(list(pages.values()))
    assert found.extent == "copy"
    assert (found.left, found.right) == ("a#0", "b#0")
    assert found.left_span.text.startswith("Shells fired")
    for side, span in (("a", found.left_span), ("b", found.right_span)):
        own = next(s for s in pages[side].spans if s.start <= span.start < s.end)
        assert own.text[span.start - own.start : span.end - own.start] == span.text


def test_an_agencys_sentences_in_two_long_articles_are_a_passage() -> None:
    shared = "Two dockers were killed and a customs clerk lost a leg, the harbour office said late in the evening."
    first = article("a", WIRE.replace("Two dockers", "Some"), shared)
    second = article("b", OTHER, OTHER.upper().replace(" THE ", " A "), shared)
    assert [s.extent for s in shared_text([first, second])] == ["passage"]


def test_one_quotation_in_two_articles_is_a_statement() -> None:
    found = shared_text([article("a", WIRE, QUOTE), article("b", OTHER, f"Asked about it, he was angry. {QUOTE}")])
    assert [s.extent for s in found] == ["statement"]


def test_two_tellings_in_own_words_share_nothing() -> None:
    assert shared_text([article("a", WIRE), article("b", OTHER)]) == []
    assert shared_text([article("a", "Too short."), article("b", "Too short.")]) == []
    assert shared_text([article("a"), article("b")]) == []
    assert shared_text([]) == []


def test_two_articles_of_one_page_are_not_compared() -> None:
    first = article("a", WIRE)
    assert shared_text([first, first.model_copy(update={"index": 1})]) == []


def test_a_wire_that_hundreds_print_is_one_voice_and_found_soon() -> None:
    pages = [f"p{n:03d}" for n in range(120)]
    found = shared_text([article(page, WIRE) for page in pages])
    reached, todo = {"p000"}, ["p000"]
    near: dict[str, set[str]] = {}
    for s in found:
        near.setdefault(s.left[:4], set()).add(s.right[:4])
        near.setdefault(s.right[:4], set()).add(s.left[:4])
    while todo:
        fresh = near[todo.pop()] - reached
        reached |= fresh
        todo += fresh
    assert reached == set(pages)
    assert len(found) < 10 * len(pages), "not every pair is compared"
