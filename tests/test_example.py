"""The bundled example, built whole, against what a careful reader takes from it (``examples/gold.jsonl``).

The floors lie a little below what is reached, so that they fail when a room breaks; raise them as the rooms get better.
"""

import json
import math
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import rashomon
from rashomon.casefile import Case
from rashomon.export import write_jsonl
from rashomon.model import Event, Side
from rashomon.states import is_state

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLD = [json.loads(line) for line in (EXAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
UNDATED = {page["page"]: page["published"] for page in GOLD if not page["published_stated"]}
NEAR_KM = 25.0
WIDEST_DAYS = 8
"""A range of dates wider than this finds nothing."""

Line = dict[str, Any]
Items = Callable[[Line], set[tuple[Any, ...]]]
"""What is compared of a fact, or of an event."""


class Told(NamedTuple):
    """A fact of a page, and the incident of that page that the case has for it."""

    fact: Line
    event: Line | None


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with rashomon.build([EXAMPLES / "pages"], tmp_path_factory.mktemp("example") / "example.case") as built:
        yield built


@pytest.fixture(scope="module")
def export(case: Case, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Line]]:
    folder = tmp_path_factory.mktemp("export")
    write_jsonl(case, folder)
    names = ("events", "claims", "articles")
    return {n: [json.loads(x) for x in (folder / f"{n}.jsonl").read_text("utf-8").splitlines()] for n in names}


@pytest.fixture(scope="module")
def incidents(export: dict[str, list[Line]]) -> list[Line]:
    return [event for event in export["events"] if event["kind"] == "incident"]


@pytest.fixture(scope="module")
def told(incidents: list[Line]) -> list[Told]:
    found = []
    for page in GOLD:
        free = [event for event in incidents if page["page"] in pages_of(event)]
        for fact in page["facts"]:
            event = next((e for e in free if same_day(fact, e) and same_place(fact, e)), None)
            if event:
                free.remove(event)
            found.append(Told(fact, event))
    return found


def pages_of(event: Line) -> set[str]:
    return {report["page"] for report in event["reports"]}


def same_day(fact: Line, event: Line) -> bool:
    start, end = event["date"]["start"], event["date"]["end"]
    if not (start and end) or start > fact["date_end"] or end < fact["date_start"]:
        return False
    return (date.fromisoformat(end) - date.fromisoformat(start)).days <= WIDEST_DAYS


def same_place(fact: Line, event: Line) -> bool:
    place = event["place"]
    if not place:
        return False
    if place["name"] in (fact["place"], *fact["place_aliases"]):
        return True
    return place["lat"] is not None and kilometres(fact, place) <= NEAR_KM


def kilometres(one: Line, two: Line) -> float:
    a, b, c, d = (math.radians(p[key]) for p in (one, two) for key in ("lat", "lon"))
    return 6371 * math.acos(min(1, math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)))


def side(code: str) -> str:
    """The state of a code; groups that are no state are one, as pages name them in many ways."""
    state = code.split("/")[0]
    return state if is_state(state) else "no state"


def tolls_of(event: Line) -> set[tuple[Any, ...]]:
    return {(side(t["side"]), t["status"], t["low"], t["high"]) for t in event["casualties"]}


def tolls_in(fact: Line) -> set[tuple[Any, ...]]:
    """Figures that somebody gives for the harmed: not "nobody"."""
    return {
        (side(t["side"]), status, t["low"], t["high"])
        for status in ("killed", "wounded")
        for t in fact[status]
        if t["high"] != 0
    }


def blames_of(event: Line) -> set[tuple[Any, ...]]:
    attackers = [f for f in event["findings"] if f["field"] == "attacker"]
    pairs = {(side(v), side(x["value"])) for f in attackers for x in f["values"] for v in x["voices"]}
    return {(voice, accused) for voice, accused in pairs if voice != accused and voice != "no state"}


def blames_in(fact: Line) -> set[tuple[Any, ...]]:
    return {(side(b["claimant"]), side(b["accused"])) for b in fact["blames"]}


def counts(told: list[Told], wanted_in: Items, given_by: Items) -> tuple[float, float]:
    """Precision and recall over all incidents, each counted once however many pages tell it."""
    wanted: set[tuple[Any, ...]] = set()
    given: set[tuple[Any, ...]] = set()
    for fact, event in told:
        wanted |= {(fact["incident"], *item) for item in wanted_in(fact)}
        if event:
            given |= {(fact["incident"], *item) for item in given_by(event)}
    hits = len(wanted & given)
    return hits / len(given), hits / len(wanted)


def test_incidents_are_found_on_their_pages(told: list[Told], incidents: list[Line]) -> None:
    used = {event["id"] for _, event in told if event}
    assert sum(event is not None for _, event in told) / len(told) >= 0.60
    assert len(used) / len(incidents) >= 0.55


def test_pages_that_tell_one_incident_are_together(told: list[Told]) -> None:
    pairs = list(combinations(told, 2))
    same = [(a, b) for a, b in pairs if a.fact["incident"] == b.fact["incident"]]
    joined = [(a, b) for a, b in pairs if a.event and b.event and a.event["id"] == b.event["id"]]
    right = [pair for pair in same if pair in joined]
    assert len(right) / len(same) >= 0.5
    assert len(right) / len(joined) >= 0.8


def test_tolls_are_read_by_side(told: list[Told]) -> None:
    precision, recall = counts(told, tolls_in, tolls_of)
    assert precision >= 0.6
    assert recall >= 0.5


def test_it_is_known_who_blames_whom(told: list[Told]) -> None:
    precision, recall = counts(told, blames_in, blames_of)
    assert precision >= 0.9
    assert recall >= 0.45


def test_the_mine_told_behind_a_clash_has_none_of_its_blames(incidents: list[Line]) -> None:
    (mine,) = (e for e in incidents if e["place"] and e["place"]["name"] == "Ubon Ratchathani")
    assert not blames_of(mine)


def test_all_pages_are_read_and_coded(case: Case) -> None:
    assert case.skipped() == []
    assert {page.name for page in case.pages()} == {page["page"] for page in GOLD}


def test_every_claim_is_in_its_page(case: Case, export: dict[str, list[Line]]) -> None:
    assert case.check() == []
    assert len(export["claims"]) > 100
    for claim in export["claims"]:
        assert case.page_text(claim["page"])[claim["start"] : claim["end"]] == claim["text"]


def test_two_articles_on_one_page_are_apart(export: dict[str, list[Line]]) -> None:
    dates: dict[str, list[str | None]] = {page["page"]: [] for page in GOLD}
    for article in export["articles"]:
        dates[article["page"]].append(article["published"]["start"])
    assert dates.pop("galwan-and-kabul.txt") == ["2021-02-19", "2021-02-21"]
    assert {len(found) for found in dates.values()} == {1}


@pytest.mark.parametrize("page", [page["page"] for page in GOLD if not page["facts"]])
def test_no_incident_is_made_of_talks_or_history(page: str, incidents: list[Line]) -> None:
    assert not [event["title"] for event in incidents if page in pages_of(event)]


@pytest.mark.parametrize("page", UNDATED)
def test_a_page_without_a_date_gets_the_days_that_it_can_be_of(page: str, export: dict[str, list[Line]]) -> None:
    article = next(a for a in export["articles"] if a["page"] == page)
    start, end = article["published"]["start"], article["published"]["end"]
    assert not article["published_stated"]
    assert start
    assert start <= UNDATED[page] <= (end or "9999")


def shares(event: Event) -> list[set[str]]:
    """Pages of the event that hold one text, by twos."""
    return [{text.left.split("#")[0], text.right.split("#")[0]} for text in event.shared]


def incident_of(case: Case, page: str) -> Event:
    """The first incident that the page tells."""
    ids = {report.id for report in case.reports() if report.page == page}
    return next(event for event in case.events("incident") if ids & set(event.reports))


def toll(event: Event, whose: str, low: int, high: int | None) -> Side:
    return next(t for t in event.casualties if (t.side, t.status, t.low, t.high) == (whose, "killed", low, high))


def test_agency_copy_is_one_voice(case: Case) -> None:
    event = incident_of(case, "galwan-later.txt")
    dead = toll(event, "IND", 20, None)
    assert {"galwan-later.txt", "galwan-wire.txt"} in shares(event)
    assert {claim.split("#")[0] for claim in dead.claims} == {"galwan-later.txt", "galwan-wire.txt"}
    assert len(dead.voices) == 1


def test_a_copied_page_is_no_confirmation(case: Case) -> None:
    event = incident_of(case, "chongbok-copy.txt")
    dead = toll(event, "KHM", 1, 1)
    assert {"chongbok-bangkok.txt", "chongbok-copy.txt"} in shares(event)
    assert {voice.split("/")[0] for voice in dead.voices} == {"KHM", "THA"}


def test_a_correction_supersedes_and_keeps_the_earlier_figure(case: Case) -> None:
    event = incident_of(case, "tamuen-update.html")
    assert toll(event, "THA", 9, 9).superseded
    assert not toll(event, "THA", 11, 11).superseded


def test_a_later_toll_supersedes_and_keeps_the_earlier_one(case: Case) -> None:
    event = incident_of(case, "galwan-later.txt")
    assert toll(event, "IND", 3, 3).superseded
    assert not toll(event, "IND", 20, None).superseded
