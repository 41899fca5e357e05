"""People, things, tools and groups that a template may hold, read in whole made-up texts."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from bench.muc_fill import Candidate
from bench.muc_values import formed
from bench.templates import all_told
from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, When
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


def test_a_day_and_a_place_have_forms_and_one_of_them_is_sure(nlp: Language) -> None:
    one = told(nlp, TEXT)[0]
    assert one.forms[2] == {"told": "04 MAY 90", "before": "- 04 MAY 90"}
    assert one.forms[3]["country"] == "PERU"
    assert one.forms[3]["town"].startswith("PERU: ")
    assert all(one.sure[n][0].value in forms.values() for n, forms in one.forms.items())
    assert "printed" in one.features


def test_a_form_is_the_one_that_its_words_weigh_for() -> None:
    weights = {"told": {"": 0.0, "says today": 2.0}, "before": {"": 1.0}, "never": {"": 9.0}}
    forms = {"told": "04 MAY 90", "before": "- 04 MAY 90"}
    assert formed(forms, frozenset({"says today"}), weights) == "04 MAY 90"
    assert formed(forms, frozenset(), weights) == "- 04 MAY 90"
