"""Lines that count the dead and hurt of a bulletin or a table stay with its text; those that lead elsewhere don't."""

from __future__ import annotations

import pytest

from rashomon.pages.tallies import is_tally
from tests.pages.read import HEADLINE, STORY, only


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Wounded: 26", True),
        ("* wounded: thirty-one", True),
        ("- Deaths told by clinics: 31", True),
        ("Dead (raiders): four", True),
        ("Injured: at least nine passers-by", True),
        ("Missing - 4", True),
        ("| rebels | 17 killed |", True),
        ("Army: 3 dead, 5 wounded", True),
        ("- 12 bandits liquidated, 4 captured", True),
        ("- a dozen herders killed", True),
        ("- Ten dead in market blast", False),
        ("Police officer killed in hill town", False),
        ("Ten dead in market blast", False),
        ("Kivu: two soldiers killed as rebels attack a base near the river", False),
        ("Photos: the dead of the hill towns", False),
        (
            "Nobody was hurt when the house burned down, the mayor told the paper: the three who live there were away that day",
            False,
        ),
    ],
)
def test_a_line_that_counts_the_dead_or_hurt(text: str, is_one: bool) -> None:
    assert is_tally(text) == is_one


def test_such_lines_and_what_leads_to_them_stay_between_the_paragraphs_and_behind_them() -> None:
    lines = ["| rebels | 17 killed |", "| soldiers | 4 killed, 9 wounded |"]
    article = only("\n\n".join([HEADLINE, "12 June 2031", STORY[0], "\n".join(lines), STORY[1], "Wounded: 26"]))
    for line in (*lines, "Wounded: 26"):
        assert line in article.text


def test_a_page_of_nothing_but_headlines_keeps_none() -> None:
    article = only(
        "\n\n".join([HEADLINE, "12 June 2031", *STORY, "Sports", "Weather", "Ten dead in market blast", "Shop"])
    )
    assert "market blast" not in article.text
