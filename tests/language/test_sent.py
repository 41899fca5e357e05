"""The town that a page was sent from, as its dateline says it, and what that tells of where things were."""

from __future__ import annotations

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.language.places.sent import Sent, read
from rashomon.model import Article
from tests.spans import paragraphs


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def sent(nlp: Language, line: str, text: str, agencies: tuple[str, ...] = ()) -> Sent | None:
    """What the dateline of an article says; it stands above the text, and is not part of it."""
    spans = paragraphs(f"{line}\n\n{text}")
    article = Article(page="p", index=0, spans=spans[1:], dateline=spans[0], agencies=agencies)
    found: Sent | None = next(language.annotate(nlp, [article]))[1]._.sent
    return found


@pytest.mark.parametrize(
    ("line", "town", "around"),
    [
        ("PARK CITY --", "PARK CITY", None),
        ("RUPERT, Ida. (KXYZ) –", "RUPERT", "Ida."),
        ("QUETTA, April 3:", "QUETTA", None),
        ("OZONE –", "OZONE", None),
        ("(LAKE CITY)", "LAKE CITY", None),
    ],
)
def test_the_town_of_a_dateline_stands_before_its_agency_and_date(line: str, town: str, around: str | None) -> None:
    assert read(Article(page="p", index=0, spans=(), dateline=paragraphs(line)[0])) == (town, around)


def test_a_small_town_says_where_a_local_page_plays(nlp: Language) -> None:
    found = sent(nlp, "RUPERT, Idaho -", "Gunmen wounded a guard on Tuesday, the sheriff said.")
    assert found is not None
    assert (found.place.name, found.place.admin1, found.small, found.relayed) == ("Rupert", "Idaho", True, False)


def test_a_city_and_an_agency_say_little(nlp: Language) -> None:
    found = sent(nlp, "BOSTON (Reuters) -", "Gunmen wounded a guard in Vermont on Sunday.", ("Reuters",))
    assert found is not None
    assert (found.small, found.relayed) == (False, True)


def test_a_village_that_nobody_knows_is_one_by_its_capitals(nlp: Language) -> None:
    found = sent(nlp, "OZONE, Tennessee -", "Gunmen wounded a guard at a mill in Cumberland County on Monday.")
    assert found is not None
    assert (found.place.name, found.place.admin1, found.place.source) == ("Ozone", "Tennessee", "text")


def test_the_state_of_a_dateline_says_which_district_is_meant(nlp: Language) -> None:
    spans = paragraphs("OZONE, Tennessee -\n\nGunmen wounded a guard at a mill in Cumberland County on Monday.")
    article = Article(page="p", index=0, spans=spans[1:], dateline=spans[0])
    doc = next(language.annotate(nlp, [article]))[1]
    assert [s._.place.admin1 for s in doc.spans["places"]] == ["Tennessee"]


def test_a_county_is_no_town_that_a_page_was_sent_from(nlp: Language) -> None:
    assert sent(nlp, "CUMBERLAND COUNTY –", "Gunmen wounded a guard on Monday.") is None
