"""Values in plain words."""

from datetime import date

import pytest

from rashomon.model import Place, Side, When
from rashomon.web import words


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ARM", "Armenia"), ("XKX", "Kosovo"), ("RUS", "Russia"), ("COD", "Democratic Republic of the Congo"), ("ARM/MOD", "MOD (Armenia)"),
        ("IND and CHN", "India and China"), ("army and police", "army and police"), ("Islamic State", "Islamic State"), ("ABC", "ABC"),
        ("all", "all sides together"), ("unknown", "side not said"), ("", ""),
    ],
)  # fmt: skip
def test_actors(code: str, text: str) -> None:
    assert words.actor(code) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2024-02-13", "2024-02-13", "13 Feb 2024"),
        ("2023-08-01", "2023-08-08", "1–8 Aug 2023"),
        ("2023-08-01", "2023-08-31", "Aug 2023"),
        ("2023-08-30", "2023-09-02", "30 Aug – 2 Sep 2023"),
        ("2023-08-01", "2023-09-30", "Aug – Sep 2023"),
        ("2008-01-01", "2008-12-31", "2008"),
        ("2008-01-01", "2011-12-31", "2008–2011"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
        ("2023-12-01", "2024-01-31", "Dec 2023 – Jan 2024"),
        ("9999-12-01", "9999-12-31", "Dec 9999"),
    ],
)
def test_days(first: str, last: str, text: str) -> None:
    assert words.days(date.fromisoformat(first), date.fromisoformat(last)) == text


def test_what_is_not_known_is_said_so() -> None:
    assert words.when(None) == words.when(When()) == "date not known"
    assert words.when(When(edtf="19XX")) == "19XX"
    assert words.place(None) == "place not said"
    assert words.place(Place(name="Sudan", country="SDN", precision=6)) == "Sudan"


def test_figures() -> None:
    assert words.figure(Side(side="X", status="killed", low=4, standing="reported")) == "at least 4"
    assert words.many(1, "page") == "1 page"
    assert words.many(1204, "page") == "1,204 pages"
