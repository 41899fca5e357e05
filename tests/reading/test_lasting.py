"""How long an incident went on, told in one sentence or further on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading, TimeMention


def first(reading: Reading) -> TimeMention:
    return next(r.times[0] for r in reading.reports if r.kind == "incident" and r.times)


@pytest.mark.parametrize(
    "text",
    [
        "Clashes erupted in the town on Friday between soldiers and rebels. They went on until Monday and left 14 people dead.",
        "Clashes that broke out in the town on Friday died down only on Monday. Fourteen soldiers were killed.",
        "Rebels opened fire on the town on Friday and only stopped shelling on Monday, and 14 people were killed.",
        "Soldiers and rebels fought in the town from Friday until Monday, leaving 14 people dead.",
    ],
)
def test_an_incident_lasts_until_the_day_on_which_it_was_over(told: Callable[[str], Reading], text: str) -> None:
    time = first(told(text))
    assert time.weekday == 4
    assert time.end is not None
    assert time.end.weekday == 0


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the town on Friday and killed 14 people. A curfew continued on Monday.",
        "Gunmen attacked the town on Friday and killed 14 people. The governor went to the market on Monday.",
        "Gunmen attacked the town on Friday and killed 14 people. The fighting will go on until Monday, the rebels warned.",
    ],
)
def test_what_else_goes_on_makes_no_incident_longer(told: Callable[[str], Reading], text: str) -> None:
    time = first(told(text))
    assert time.weekday == 4
    assert time.end is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A three-day battle for the town left 14 soldiers dead.", 3),
        ("Over three days rebels killed 14 people in the town.", 3),
        ("In three days of clashes 14 people were killed in the town.", 3),
        ("It was the second ambush in three days when rebels killed 14 people in the town.", None),
        ("After three days of calm rebels killed 14 people in the town.", None),
    ],
)
def test_how_long_the_violence_took(told: Callable[[str], Reading], text: str, days: int | None) -> None:
    times = [t for r in told(text).reports if r.kind == "incident" for t in r.times]
    assert next((t.offset for t in times if t.kind == "duration"), None) == days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two constables died on Friday when rebels ambushed their car near the town. Their funeral is on Monday.", "Friday"),
        ("Gunmen shot dead nine people in the town. It happened on Friday. The army came on Sunday.", "Friday"),
        ("In the past 24 hours rebels shelled the town and killed nine people. It was last quiet on 17 June.", "the past 24 hours"),
        ("Rebels shelled the town and killed nine people. An envoy is expected on Monday.", None),
    ],
)  # fmt: skip
def test_the_day_of_the_deed_and_no_other(told: Callable[[str], Reading], text: str, said: str | None) -> None:
    times = [t for r in told(text).reports if r.kind == "incident" for t in r.times if t.role == "event"]
    assert (times[0].span.text if times else None) == said
