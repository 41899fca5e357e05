"""Where an incident was, by the districts, datelines, homes and hospitals around it."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from rashomon import language
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, When
from rashomon.reading import read
from tests.spans import paragraphs

DAY = date(2020, 5, 5)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load(DEFAULT_MODEL)


def places(
    nlp: Language, text: str, line: str | None = None, agencies: tuple[str, ...] = ()
) -> list[tuple[str, str | None]]:
    """The first place of each incident of a text, and the town that it lies in; ``line``: its dateline."""
    spans = paragraphs(f"{line}\n\n{text}" if line else text)
    when = When(edtf=DAY.isoformat(), start=DAY, end=DAY)
    article = Article(
        page="p",
        index=0,
        spans=spans[bool(line) :],
        published=when,
        dateline=spans[0] if line else None,
        agencies=agencies,
    )
    _, doc = next(language.annotate(nlp, [article]))
    found = [r.place for r in read(doc).reports if r.kind == "incident"]
    return [(p.name, p.within) for p in found if p is not None]


@pytest.mark.parametrize(
    ("line", "text", "wanted"),
    [
        # a district, and a town in it that the page was sent from
        ("LAKE CITY, Fla. --", "Gunmen killed two men in Columbia County on Monday.", "Lake City"),
        ("ABILENE, Kan. -", "Gunmen killed two men in Dickinson County on Monday.", "Abilene"),
        # nothing else is told of where
        ("RUPERT, Idaho -", "Gunmen killed two men outside a bar on Monday.", "Rupert"),
        # a town too small for an office that tells of all the state
        ("RUPERT, Idaho -", "Gunmen killed two men in southern Idaho on Monday.", "Rupert"),
    ],
)
def test_a_local_page_tells_of_the_town_that_it_was_sent_from(nlp: Language, line: str, text: str, wanted: str) -> None:
    assert places(nlp, text, line) == [(wanted, None)]


def test_the_office_of_an_agency_is_not_where_it_was(nlp: Language) -> None:
    assert places(nlp, "Gunmen killed two men outside a bar on Monday.", "BOISE, Idaho (Reuters) -", ("Reuters",)) == []


def test_where_those_live_who_were_hit_stands_behind_where_it_was(nlp: Language) -> None:
    assert places(nlp, "A Buffalo man was shot dead by robbers in Cattaraugus County on Saturday.") == [
        ("Cattaraugus County", None)
    ]
    assert places(nlp, "A Buffalo man was shot dead by robbers on Saturday.") == [("Buffalo", None)]


def test_a_hospital_without_a_town_says_nothing_of_where(nlp: Language) -> None:
    assert (
        places(nlp, "Gunmen killed a man on Sunday. Another was taken to Mulberrygate Hospital with a bullet wound.")
        == []
    )


def test_a_street_is_nobody_who_speaks_in_its_town(nlp: Language) -> None:
    text = "Gunmen killed two men in Frederick County, Virginia. The raid was late on Sunday on Patsy Cline Lane in Winchester."
    assert places(nlp, text)[0][0] == "Winchester"


def test_the_only_town_of_a_state_in_the_next_sentence_is_where_it_was(nlp: Language) -> None:
    text = (
        "Gunmen killed five people at a home in Vermont on Sunday. Officers were still at the flat in Barre at night."
    )
    assert places(nlp, text)[0][0] == "Barre"


@pytest.mark.parametrize(
    ("text", "quarter", "city"),
    [
        ("Gunmen killed a man in Little Havana on Sunday, Miami police said.", "Little Havana", "Miami"),
        ("Gunmen killed a man in East Hollywood on Sunday, Los Angeles police said.", "East Hollywood", "Los Angeles"),
    ],
)
def test_a_quarter_is_in_the_city_whose_police_speak(nlp: Language, text: str, quarter: str, city: str) -> None:
    assert places(nlp, text) == [(quarter, city)]


def test_what_is_once_called_a_neighborhood_is_one_all_over_the_text(nlp: Language) -> None:
    text = "Gunmen killed a man in Washington Park on Sunday. He lay in a street of the Washington Park neighborhood."
    assert places(nlp, text, "CHICAGO (KXYZ) –")[0] == ("Washington Park", "Chicago")


def test_a_village_that_no_gazetteer_knows_goes_before_its_district(nlp: Language) -> None:
    text = "Gunmen killed two men on a farm in Dickinson County on Monday. A third man was shot dead by the gunmen in the Orvel Fork area."
    assert places(nlp, text) == [("Orvel Fork", None)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A shell fired from rebel positions on Mount Ozren exploded in the centre of Tuzla, killing 71.", "Tuzla"),
        ("A bomb exploded on a bus about to leave Mandalay for Yangon, injuring three monks.", "Mandalay"),
        ("Gunmen killed nine workers of Canadian miner Semafo in eastern Burkina Faso on Monday.", "Burkina Faso"),
        ("A bomb killed two in the Shaar district of Aleppo, Syria, on Monday.", "Shaar"),
        ("A bomb killed two in the Pacific resort of Acapulco, Mexico, on Monday.", "Acapulco"),
        (
            "Rebels overran a camp at Pooneryn in Sri Lanka on Sunday, killing nine. The group said in London it had killed 20.",
            "Pooneryn",
        ),
    ],
)
def test_where_it_was_and_not_whence_or_whither(nlp: Language, text: str, wanted: str) -> None:
    assert places(nlp, text)[0][0] == wanted


def test_a_part_of_the_country_is_no_town_of_another_deed(nlp: Language) -> None:
    text = "Gunmen killed a priest in Dori, Burkina Faso, on Sunday. On Friday two soldiers died in the north of the country."
    assert [name for name, _ in places(nlp, text)] == ["Dori", "Burkina Faso"]
