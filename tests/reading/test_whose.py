"""Whose people those of no named side are, and which figures of a headline are an incident's."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Claim, When
from rashomon.reading import read
from rashomon.reading.events import groups
from tests.spans import paragraphs


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def tolls(nlp: Language, text: str, headline: str | None = None) -> list[Claim]:
    spans = paragraphs(f"{headline}\n\n{text}" if headline else text)
    day = date(2022, 9, 18)
    article = Article(
        page="p.txt",
        index=0,
        spans=spans,
        headline=spans[0] if headline else None,
        published=When(edtf="2022-09-18", start=day, end=day),
        published_stated=True,
    )
    _, doc = next(language.annotate(nlp, [article]))
    return [c for c in read(doc).claims if c.content.what == "toll"]


def test_the_dead_of_a_border_are_of_the_side_whose_ministry_counts_them(nlp: Language) -> None:
    text = (
        "Kyrgyzstan's health ministry said 46 people had been killed in shelling on the border with Tajikistan. "
        "Tajikistan reported 35 deaths. Each side accused the other of breaking the truce on Saturday."
    )
    assert {(c.content.side, c.content.count.low) for c in tolls(nlp, text) if c.content.count} == {
        ("KGZ", 46),
        ("TJK", 35),
    }


def test_who_only_speaks_of_a_war_is_no_party_to_it(nlp: Language) -> None:
    text = (
        "Tajik shelling hit the Kyrgyz town of Batken on Saturday. Germany's foreign ministry said in Bonn that "
        "nine people were killed in the shelling. Kyrgyzstan blamed Tajikistan."
    )
    assert "DEU" not in {c.content.side for c in tolls(nlp, text)}


@pytest.mark.parametrize(("whose", "side"), [("Chadian", "TCD"), ("Togolese", "TGO"), ("Malian", "MLI")])
def test_soldiers_of_a_headline_are_those_of_the_text(nlp: Language, whose: str, side: str) -> None:
    text = f"Two {whose} peacekeepers were killed when their convoy struck a mine near Tessalit in northern Mali on Wednesday, the UN said."
    found = tolls(nlp, text, headline="Two soldiers killed in Mali mine blast")
    assert {c.content.side for c in found} == {side}


@pytest.mark.parametrize(
    ("headline", "given"), [("Nine killed, 12 injured", True), ("Two nurses killed, Jos mourns", False)]
)
def test_a_headline_that_is_no_news_by_itself_still_gives_the_total_of_its_incident(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, headline: str, given: bool
) -> None:
    chosen = groups.news
    monkeypatch.setattr(groups, "news", lambda s, f, limit: [k for k in chosen(s, f, limit) if not s[k].headline])
    text = (
        "Six traders were killed on Saturday and eight people were injured in rebel mortar fire on the mill in Jos, a doctor "
        "said. Earlier three drivers were killed and four others were injured by rebel shells on the town."
    )
    whole = {(c.content.status, c.content.count.low) for c in tolls(nlp, text, headline) if c.content.count}
    assert {("killed", 6), ("killed", 3)} <= whole
    assert ({("killed", 9), ("wounded", 12)} <= whole) == given
    assert ("killed", 2) not in whole


def test_soldiers_under_another_states_bombs_are_not_its_own(nlp: Language) -> None:
    text = (
        "Sudanese warplanes bombed the market of Bentiu in South Sudan on Saturday. A doctor counted four dead "
        "traders and a soldier. Nobody else came to harm in the air raid."
    )
    assert "SDN" not in {c.content.side for c in tolls(nlp, text)}
