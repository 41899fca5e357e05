"""World events, people in office and years that a text mentions."""

from datetime import date as day

import pytest

from rashomon.calendar.days import LATEST
from rashomon.dating import anchors, years

TODAY = day(2026, 6, 1)


def bounds(text: str) -> list[tuple[day, day | None]]:
    """First and last day of each clue; ``None`` for no last."""
    found = [*years.clues(text, TODAY), *anchors.clues(text)]
    return [(c.days.first, None if c.days.last == LATEST else c.days.last) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices rose after Russia's invasion of Ukraine.", [(day(2022, 2, 24), None)]),
        ("PRICES rose. Invasion of Ukraine condemned.", [(day(2022, 2, 24), None)]),
        ("He warned of a Russian invasion of Ukraine.", []),
        ("The Minsk agreement, signed after MH17.", [(day(2014, 9, 5), None), (day(2014, 7, 17), None)]),
        ("Secretary of State Antony Blinken arrived.", [(day(2021, 1, 26), day(2025, 1, 20))]),
        ("Former Secretary of State Colin Powell arrived.", [(day(2001, 1, 20), None)]),
        ("In 1995 President Bill Clinton brokered it.", [(day(1995, 1, 1), None), (day(1993, 1, 20), None)]),
        ("Prime Minister Nouri al-Maliki spoke.", [(day(2006, 5, 20), day(2014, 9, 8))]),
        ("President Bush spoke.", [(day(1989, 1, 20), day(2009, 1, 20))]),
        ("President George W. Bush and then Bush said.", [(day(2001, 1, 20), day(2009, 1, 20))]),
        ("President Ana Brnabic spoke to Colin.", []),
        ("It came days after Putin won a fifth term.", [(day(2024, 3, 19), day(2024, 4, 16))]),
        ("They agreed to meet at the G20 summit in Bali.", [(day(2022, 1, 19), day(2022, 11, 16))]),
        ("Nothing of the kind.", []),
        ("", []),
    ],
)
def test_what_a_mention_says_about_publication(text: str, expected: list[tuple[day, day | None]]) -> None:
    assert bounds(text) == expected


def test_two_terms_leave_a_gap() -> None:
    (clue,) = anchors.clues("The Trump administration said so.")
    assert [run.first for run in clue.days.runs()] == [day(2017, 1, 20), day(2025, 1, 20)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since a 2020 war over the region", day(2020, 1, 1)),
        ("It began on Feb. 24, 2022, and in 2014.", day(2022, 2, 24)),
        ("on 24 February 2022", day(2022, 2, 24)),
        ("filed 2022-02-24 * Shells fall on the port", day(2022, 2, 24)),
        ("call 2022-02-24-77 or see /2022-02-24", None),
        ("In 2020, they fought", day(2020, 1, 1)),
        ("It will be over by 2030", None),
        ("ahead of a vote in 2024", None),
        ("bonds due June 2019", None),
        ("killed 2020 people", None),
        ("in 2087 words", None),
    ],
)
def test_the_newest_year_that_is_past(text: str, expected: day | None) -> None:
    found = years.clues(text, TODAY)
    assert (found[0].days.first if found else None) == expected


@pytest.mark.parametrize("name", ["anchors.tsv", "offices.tsv"])
def test_every_row_of_the_data_can_be_read(name: str) -> None:
    rows = list(anchors._rows(name))
    assert len(rows) > 200
    for row in rows:
        assert len(row) == 5, row
        assert row[4].strip(), row
        first, last = anchors._day(row[2], end=False), anchors._day(row[3], end=True)
        assert day(1900, 1, 1) < first <= last, row


def test_every_name_of_an_event_finds_its_own_row() -> None:
    for kind, names, first, *_ in anchors._rows("anchors.tsv"):
        for name in names.split("|"):
            text = f"They spoke about {name.replace(' ... ', ' of the ')}."
            found = [c for c in anchors.clues(text) if c.days.first <= anchors._day(first, end=True)]
            assert found, (kind, name)
