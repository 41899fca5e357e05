"""What a page is about beside fighting: from the shares of its sentences that touch a topic."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.reading import read
from rashomon.reading.attribution.view import View
from rashomon.reading.events.topics import SHORT, TOPICS, shares, topics
from tests.reading.test_events import article


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def test_each_sentence_has_its_topics(nlp: Language) -> None:
    text = "The tribunal sentenced two officers. Shells hit the harbour. Envoys resume talks after the verdict."
    told = topics(View(nlp(text)))
    assert [sorted(one) for one in told] == [["justice"], [], ["justice", "talk"]]


def test_shares_are_of_the_sentences_asked_for_and_small_on_short_pages() -> None:
    told = [frozenset({"talk"}), frozenset(), frozenset({"talk", "mishap"}), frozenset()]
    assert shares("page", told, range(4))["page talk"] == 0.5
    assert shares("page", told, range(4), SHORT)["page talk"] == 2 / SHORT
    assert shares("here", told, [2, 2]) == {f"here {t}": float(t in ("talk", "mishap")) for t in TOPICS}


@pytest.mark.parametrize(
    "text",
    [
        "A coal miner died and five miners were hurt on Monday when a shaft collapsed after a gas leak in the Kessa mine. Rescuers said "
        "the accident was the second this year. The mine had been closed after another accident in March.",
        "Police arrested twelve members of the banned party in raids in Ankara on Monday. Officers detained two more in Izmir and seized "
        "leaflets. The suspects remained in custody.",
    ],
)
def test_a_mishap_or_arrests_make_no_incident(nlp: Language, text: str) -> None:
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert not [r for r in read(doc).reports if r.kind == "incident"]


def test_a_fresh_attack_on_a_page_with_some_politics_stays(nlp: Language) -> None:
    text = (
        "Gunmen attacked the village of Drodro overnight and killed 12 civilians, a local official said on Tuesday. The army said it "
        "had sent soldiers. The minister of defence will speak in parliament about the talks with the rebels."
    )
    _, doc = next(language.annotate(nlp, [article(text)]))
    assert [r for r in read(doc).reports if r.kind == "incident"]
