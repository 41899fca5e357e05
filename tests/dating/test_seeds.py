"""Five pages like those that outlets print, told in our own words: what is stated nowhere follows from the rest."""

from datetime import date as day

import pytest

from rashomon import dating
from rashomon.dating import Dates
from tests.dating.make import FEB_13, PREVIOUS_DAY, TODAY, TUESDAY, article, at, reading, report

CLASH = (
    "The first deadly clash since Azerbaijan retook Karabakh, in September. Talks began last year. EU foreign affairs chief "
    "Josep Borrell spoke to reporters in Brussels."
)
FEBRUARY = "On Feb. 13 the ministry spoke of four dead. In 2020 the two fought a major war."
CANDLES = (
    "The fire comes just days after Ilham Aliyev was given a fifth term. His army had meant to retake control of Nagorno-Karabakh "
    "by its assault."
)
SEPTEMBER = (
    "Fighting broke out on September 28. It is the worst since a 2020 war. Moscow is isolated following its invasion of "
    "Ukraine. Ministers met under U.S. Secretary of State Antony Blinken, and European Council President Charles Michel led talks."
)
FRIDAY = (
    "Shots were heard on Friday. Both will be at the European summit in Moldova on June 1. U.S. Secretary of State Antony Blinken "
    "saw their ministers in early May. Russia counts for less since its invasion of Ukraine."
)


@pytest.fixture(scope="module")
def found() -> Dates:
    a, b, c = article("a", CLASH), article("b", FEBRUARY), article("c", CANDLES)
    d, e = article("d", SEPTEMBER), article("e", FRIDAY)
    monday = at("Monday evening", weekday=0, part="evening", tense="past")
    evening = at("on the evening of Feb. 12", month=2, day=12, part="evening")
    early_may = at("in early May", month=5, modifier="start", tense="past")
    june = at("on June 1", month=6, day=1)
    readings = [
        reading(
            a,
            report("a", "attack", TUESDAY),
            report("a", "provocation", PREVIOUS_DAY, after="a:attack"),
            report("a", "north", monday),
            report("a", "retaken", at("in September", month=9, tense="past"), kind="history"),
        ),
        reading(
            b,
            report("b", "attack", FEB_13, at("this week", offset=0, unit="week", anchor="publication")),
            report("b", "north", evening),
        ),
        reading(c, report("c", "attack"), report("c", "wounded")),
        reading(d, report("d", "clash", at("on September 28", month=9, day=28, tense="past"))),
        reading(
            e,
            report("e", "clash", at("on Friday", weekday=4, tense="past")),
            report("e", "before", PREVIOUS_DAY, after="e:clash"),
            report("e", "brussels", at("Sunday", weekday=6, tense="future"), kind="diplomacy", reality="planned"),
            report("e", "washington", early_may, kind="diplomacy"),
            report("e", "moldova", june, kind="diplomacy", reality="planned"),
        ),
    ]
    clusters = [["a:attack", "b:attack", "c:attack"], ["a:provocation", "c:wounded"], ["a:north", "b:north"]]
    return dating.date([a, b, c, d, e], readings, clusters, TODAY)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a:attack", "2024-02-13"),
        ("b:attack", "2024-02-13"),
        ("c:attack", "2024-02-13"),
        ("a:provocation", "2024-02-12"),
        ("c:wounded", "2024-02-12"),
        ("a:north", "2024-02-12"),
        ("b:north", "2024-02-12"),
        ("a:retaken", "2023-09"),
        ("d:clash", "2022-09-28?"),
        ("e:clash", "2023-05-12?"),
        ("e:before", "2023-05-11?"),
        ("e:brussels", "2023-05-14?"),
        ("e:washington", "2023-05-01/2023-05-10"),
        ("e:moldova", "2023-06-01"),
    ],
)
def test_reports(found: Dates, name: str, expected: str) -> None:
    assert found.reports[name].edtf == expected


def test_articles(found: Dates) -> None:
    days = {name: (found.articles[f"{name}#0"].start, found.articles[f"{name}#0"].end) for name in "abcde"}
    assert days["a"] == (day(2024, 2, 13), day(2024, 2, 18))
    assert days["b"] == (day(2024, 2, 13), day(2024, 2, 18))
    assert days["c"] == (day(2024, 2, 13), day(2024, 2, 20))
    assert days["d"] == (day(2022, 9, 28), day(2022, 9, 30))
    assert days["e"] == (day(2023, 5, 12), day(2023, 5, 14))


def test_the_basis_names_the_anchor(found: Dates) -> None:
    assert "invasion of Ukraine" in found.articles["d#0"].basis
    assert "summit in Moldova" in found.articles["e#0"].basis
