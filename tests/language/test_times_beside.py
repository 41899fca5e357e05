"""Time expressions by what stands beside them: a weekday in apposition, names, date lines, what was due, who spoke."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Span, TimeMention, When
from tests.spans import paragraphs


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def found(nlp: Language, text: str) -> dict[str, TimeMention]:
    doc = nlp(text)
    return {span.text: span._.time for span in doc.spans["times"]}


@pytest.mark.parametrize(
    ("text", "said", "parts"),
    [
        ("On 17 March, a Sunday, gunmen came.", "17 March, a Sunday", {"month": 3, "day": 17, "weekday": 6}),
        ("A boy was killed on the eve, they said.", "the eve", {"offset": -1, "unit": "day"}),
        ("From 4 in the night jets flew.", "4 in the night", {"hour": 4, "part": "night"}),
        ("They came at about 2 hours in the morning.", "about 2 hours in the morning", {"hour": 2}),
        ("They shot him at ten at night.", "ten at night", {"hour": 22}),
        ("It was in the night of Friday 4 to Saturday 5 June.", "the night of Friday 4 to Saturday 5 June", {"day": 4}),
        ("It came on Saturday in the morning.", "Saturday in the morning", {"weekday": 5, "part": "morning"}),
    ],
)
def test_what_an_expression_takes_in(nlp: Language, text: str, said: str, parts: dict[str, Any]) -> None:
    mention = found(nlp, text)[said]
    assert {name: getattr(mention, name) for name in parts} == parts


def test_a_weekday_before_a_newspaper_is_of_that(nlp: Language) -> None:
    assert "March 17, a Sunday" not in found(nlp, "It was in the issue of March 17, a Sunday newspaper.")


@pytest.mark.parametrize(
    "text",
    [
        "The governor of the state, Monday Okpebholo, put it at ten.",
        "Presidential spokesman Sunday Dare said ten had died.",
    ],
)
def test_a_weekday_can_be_a_first_name(nlp: Language, text: str) -> None:
    assert found(nlp, text) == {}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The raid, before dawn on Thursday, was claimed by the rebels.", "event"),
        ("On 10 January the rebels claimed the attack and twenty killed.", "reporting"),
        ("On Monday gunmen claimed 20 lives.", "event"),
    ],
)
def test_whose_day_it_is(nlp: Language, text: str, role: str) -> None:
    assert [mention.role for mention in found(nlp, text).values()] == [role]


def test_what_had_been_due_looks_ahead(nlp: Language) -> None:
    assert found(nlp, "The talks were supposed to begin on Monday.")["Monday"].tense == "future"
    assert found(nlp, "Join us on Sunday.")["Sunday"].tense == "future"


@pytest.mark.parametrize(("noun", "modifier"), [("a gunfight", None), ("fighting", "since")])
def test_what_is_over_at_once_does_not_go_on_since(nlp: Language, noun: str, modifier: str | None) -> None:
    assert found(nlp, f"In {noun} that broke out on Friday nine people died.")["Friday"].modifier == modifier


def test_nothing_happened_on_the_day_of_a_dateline(nlp: Language) -> None:
    text = "ORVEL, 14 February 2031 -\n\nThe mayor was shot a week ago.\n\nFriday 14 February 2031 | 6 a.m.\n\nOn 14 February 2031 a mill burnt."
    spans = paragraphs(text)
    day = date(2031, 2, 14)
    when = When(edtf=day.isoformat(), start=day, end=day)
    line = Span(start=spans[0].start, end=spans[0].end, text=spans[0].text)
    page = Article(page="p.txt", index=0, spans=spans, dateline=line, published=when, published_stated=True)
    _, doc = next(language.annotate(nlp, [page]))
    whole = [span._.time.role for span in doc.spans["times"] if span._.time.year == 2031]
    assert whole == [None, None, "event"]
