"""The day of an incident where the text gives it apart from what it tells of it."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Report, When
from rashomon.reading import read
from tests.spans import paragraphs

DAY = date(2031, 5, 14)
TOLD = "Gunmen killed five people at a market in Gao, the police said."
FILLER = "Traders shut their shops. The road to the river was closed to lorries. Schools sent children home. Two of the mayor's aides met the elders."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def told(nlp: Language, text: str) -> list[Report]:
    when = When(edtf=DAY.isoformat(), start=DAY, end=DAY)
    page = Article(page="p.txt", index=0, spans=paragraphs(text), published=when, published_stated=True)
    [doc] = [doc for _, doc in language.annotate(nlp, [page])]
    return [r for r in read(doc).reports if r.kind == "incident"]


def weekday(report: Report) -> int | None:
    return next((t.weekday for t in report.times if t.role != "reporting" and t.weekday is not None), None)


@pytest.mark.parametrize(
    "behind",
    [
        "The attack took place on Sunday.",
        "Nobody has owned up to Sunday's attack.",
        "The killings happened at about six in the evening on Sunday.",
        "The shooting on Sunday was the worst in years.",
    ],
)
def test_the_day_at_which_a_text_comes_back_to_the_deed(nlp: Language, behind: str) -> None:
    assert weekday(told(nlp, f"{TOLD} {FILLER}\n\n{behind}")[0]) == 6


@pytest.mark.parametrize("behind", ["The talks took place on Sunday.", "The attack will take place on Sunday."])
def test_not_that_of_another_deed_or_of_what_is_none(nlp: Language, behind: str) -> None:
    assert weekday(told(nlp, f"{TOLD} {FILLER}\n\n{behind}")[0]) is None


def test_a_day_behind_the_cut_of_a_sentence_is_of_the_deed_before_it(nlp: Language) -> None:
    text = "A guard was shot dead in Lurgan, County Armagh, last night, three days after the killing of two traders at a farm in Antrim."
    assert told(nlp, text)[0].times[0].span.text == "last night"


def test_what_is_counted_from_leaves_the_day_of_the_news_to_the_news(nlp: Language) -> None:
    text = "A week after gunmen killed five people in Gao, relatives on Wednesday demanded an inquiry."
    [report] = told(nlp, text)
    assert (report.times[0].offset, report.times[0].unit) == (-7, "day")
    assert [t.role for t in report.times if t.weekday == 2] == ["reporting"]


def test_a_bracket_that_names_a_source_dates_the_source(nlp: Language) -> None:
    text = "(Army page, 12 May) The rebels fired rockets at Gao and killed two people late on Sunday, 11 May."
    [report] = told(nlp, text)
    assert [t.day for t in report.times if t.role != "reporting"] == [11]


def test_who_died_later_was_harmed_the_day_before(nlp: Language) -> None:
    text = "On Tuesday a trader died of injuries he had suffered the day before, when soldiers raided a camp in Gao."
    [report] = told(nlp, text)
    assert report.times[0].span.text == "the day before"


def test_a_day_by_which_people_were_counted_is_one_of_saying(nlp: Language) -> None:
    [report] = told(nlp, "Shells hit the market of Gao. By Monday night doctors had counted 20 dead.")
    assert [t.role for t in report.times if t.weekday == 0] == ["reporting"]


def test_the_same_morning_is_nearer_than_a_stretch_further_down(nlp: Language) -> None:
    text = (
        "On Tuesday shells killed four people in Gao. On the same morning three people died in Kidal when a mine exploded. "
        "The army and the rebels had fought there from 1 May to 4 May."
    )
    kidal = next(r for r in told(nlp, text) if r.place is not None and r.place.name == "Kidal")
    assert kidal.times[0].span.text == "the same morning"
