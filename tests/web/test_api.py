"""The API gives what the export gives, and describes itself without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from rashomon.casefile import Case, Filter
from rashomon.export import write_jsonl
from rashomon.web import create_app


@pytest.fixture(scope="module")
def client(example_case: Path) -> Iterator[TestClient]:
    with TestClient(create_app(example_case), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture(scope="module")
def exported(example_case: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("export")
    with Case(example_case) as case:
        write_jsonl(case, folder)
    return {p.stem: [json.loads(line) for line in p.read_text(encoding="utf-8").splitlines()] for p in folder.iterdir()}


def test_events_are_those_of_the_export(client: TestClient, exported: dict[str, list[dict[str, Any]]]) -> None:
    answer = client.get("/api/events?kind=all&limit=200").json()
    assert answer["total"] == len(exported["events"])
    assert answer["events"] == exported["events"]
    first, rest = (client.get(f"/api/events?kind=all&limit=5&offset={offset}").json()["events"] for offset in (0, 5))
    assert first + rest == exported["events"][:10]


def test_one_event_has_its_claims_and_articles_as_exported(
    client: TestClient, exported: dict[str, list[dict[str, Any]]]
) -> None:
    for event in exported["events"]:
        answer = client.get(f"/api/events/{event['id']}").json()
        assert {key: answer[key] for key in event} == event
        assert answer["claims"] == [c for c in exported["claims"] if c["event"] == event["id"]]
        assert client.get(f"/api/events/{event['id']}/claims").json() == {"claims": answer["claims"]}
        for article in answer["articles"]:
            assert article in exported["articles"]


def test_a_page_has_the_text_that_its_claims_count_in(
    client: TestClient, exported: dict[str, list[dict[str, Any]]]
) -> None:
    rows = client.get("/api/pages?limit=200").json()
    assert rows["total"] == len(rows["pages"]) > 10
    claims = []
    for row in rows["pages"]:
        page = client.get("/api/page", params={"name": row["name"]}).json()
        assert all(page["text"][c["start"] : c["end"]] == c["text"] for c in page["claims"])
        claims += page["claims"]
    assert sorted(claims, key=lambda c: c["id"]) == sorted(exported["claims"], key=lambda c: c["id"])


def test_totals_and_facets_answer_to_the_filter(client: TestClient, example_case: Path) -> None:
    with Case(example_case, read_only=True) as case:
        country, n = case.facets(Filter(kind="incident"))["country"][0]
        wanted = Filter(kind="incident", country=country)
        killed = [t.low for t in case.totals(wanted).overall if t.status == "killed"]
    answer = client.get(f"/api/totals?country={country}").json()
    assert [t["low"] for t in answer["overall"] if t["status"] == "killed"] == killed
    assert (
        sum(
            f["events"] for f in client.get(f"/api/facets?country={country}").json()["kind"] if f["value"] == "incident"
        )
        == n
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("events/none", 404),
        ("events?first=x", 400),
        ("events?limit=0", 422),
        ("page?name=none", 404),
        ("page", 422),
        ("none", 404),
    ],
)
def test_errors_have_one_shape(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"]["status"] == status
    assert answer.json()["error"]["message"]


def test_it_describes_every_call_with_the_filter(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert set(described["paths"]) == {
        "/api/events", "/api/events/{event_id}", "/api/events/{event_id}/claims", "/api/totals", "/api/facets", "/api/pages", "/api/page",
    }  # fmt: skip
    names = {p["name"] for p in described["paths"]["/api/events"]["get"]["parameters"]}
    assert {"country", "first", "words", "disputed", "limit", "offset", "order"} <= names
    shown = client.get("/api/docs").text
    assert all(path in shown for path in described["paths"])
    assert "://" not in shown.replace("http://www.w3.org", "")
