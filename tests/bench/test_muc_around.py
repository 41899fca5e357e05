"""People, things, tools and groups that a template may hold, read in whole made-up texts."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from bench.muc_fill import Candidate
from bench.muc_seen import mean, seen
from bench.muc_told import read_at
from bench.muc_where import names
from bench.templates import all_told
from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Place, When, as_read
from tests.spans import paragraphs

TEXT = (
    "Lima, 4 May 1990. Red Dawn Front guerrillas attacked the town hall of Ayacucho in Peru today with dynamite, police said.\n\n"
    "The mayor was killed in the attack. Rosa Quispe, a nurse, was seriously wounded.\n\n"
    "The blast damaged two clinics and a bakery."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str) -> list[Candidate]:
    article = Article(
        page="p.txt",
        index=0,
        spans=paragraphs(text),
        published=When(start=date(1990, 5, 4), end=date(1990, 5, 4)),
    )
    return all_told(next(language.annotate(nlp, [article]))[1])


def offered(found: list[Candidate], slot: int) -> set[str]:
    return {a.value for one in found for option in one.options for a in option.answers.get(slot, ())}


def test_people_and_things_of_the_sentences_around_may_belong_to_an_incident(nlp: Language) -> None:
    found = told(nlp, TEXT)
    assert "ROSA QUISPE" in offered(found, 18)
    assert {"MAYOR", "NURSE"} & offered(found, 19)
    assert {"CLINICS", "BAKERY"} <= offered(found, 12)
    for one in found:
        for option in one.options:
            if option.decision in ("victim", "thing"):
                assert 0 <= option.features["away"] <= 2


def test_a_tool_that_stands_before_another_noun_is_named_alone(nlp: Language) -> None:
    found = told(nlp, "Lima, 4 May 1990. A car bomb explosion killed two women in the centre of Lima, Peru, today.")
    assert "CAR BOMB" in offered(found, 6)


def test_the_days_of_a_template_are_those_the_text_counts_to_and_that_of_the_page(nlp: Language) -> None:
    found = told(nlp, "Lima, 4 May 1990. Gunmen killed the mayor of Ayacucho in Peru on Tuesday, police said.")
    days = {a.value: o for one in found for o in one.options for a in o.answers.get(2, ())}
    assert {"01 MAY 90", "- 01 MAY 90", "04 MAY 90", "- 04 MAY 90"} <= set(days)
    assert days["01 MAY 90"].features["weekday"] == 1
    assert days["01 MAY 90"].features["age"] == 3
    assert days["- 04 MAY 90"].features["printed"] == 1


def test_the_places_of_a_template_are_all_that_the_text_names_in_the_nine_countries(nlp: Language) -> None:
    text = (
        "Lima, 4 May 1990. Guerrillas attacked the town hall of Ayacucho in Peru today, police said in Lima.\n\n"
        "The mayor was killed in the attack. An envoy flew home to Paris in France."
    )
    found = told(nlp, text)
    places = {a.value: o for o in found[0].options for a in o.answers.get(3, ())}
    assert {"PERU", "PERU: AYACUCHO"} <= set(places)
    assert any(value.endswith(": LIMA") or value == "PERU: LIMA" for value in places)
    assert not any("PARIS" in value for value in places)
    assert places["PERU: AYACUCHO"].features["inside"] == 1
    assert places["PERU"].features["levels"] == 0


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        ("Flores Neighborhood", "PER", ("CALLAO", "LIMA", "FLORES")),
        ("District", "PER", ("CALLAO", "LIMA", "DISTRICT")),
        ("Peru", "PER", ("CALLAO", "LIMA")),
        ("Flores", "COL", ("LIMA", "FLORES")),
    ],
)
def test_a_place_is_named_from_the_widest_on_without_words_for_its_kind(
    name: str, country: str, found: tuple[str, ...]
) -> None:
    place = Place(name=name, admin1="Callao", within="Lima", country="PER", precision=1)
    assert names(place, country) == found


def test_every_token_is_seen_however_long_the_text(nlp: Language) -> None:
    doc = nlp(" ".join(["Gunmen killed the mayor of the town near the river on the same day."] * 60))
    vectors = seen(doc)
    assert len(vectors) == len(doc) > 512
    assert abs(vectors).sum(axis=1).min() > 0
    assert not any(mean(vectors, []))
    assert mean(vectors, [1, 3]) == pytest.approx((vectors[1] + vectors[3]) / 2)
    assert (abs(vectors[1] - vectors[3]) > 0.1).any(), "words differ"


def test_sentences_are_found_again_in_paragraphs_with_broken_lines(nlp: Language) -> None:
    broken = TEXT.replace("town hall", "town" + " " * 90 + "hall").replace(". Rosa", "." + "\n " * 90 + "Rosa")
    plain, found = told(nlp, TEXT), told(nlp, broken)
    assert [one.features["sentences"] for one in found] == [one.features["sentences"] for one in plain]
    assert [one.features["acts"] for one in found] == [one.features["acts"] for one in plain]
    assert offered(found, 18) == offered(plain, 18)


def test_a_character_behind_blank_space_is_read_at_its_place() -> None:
    text = "a  b\n\n c-\nd"
    read, stretches = as_read(text)
    assert read == "a b c-d"
    assert [read[read_at(stretches, at)] for at, letter in enumerate(text) if letter.strip()] == list("abc-d")
