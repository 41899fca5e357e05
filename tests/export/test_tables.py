"""The table formats: columns as others expect them, nobody counted twice, and no cell that a spreadsheet runs."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from rashomon.casefile import Case, Filter
from rashomon.export import FORMATS, VIEWS
from rashomon.export.csvs import ACLED, GED, HXL
from rashomon.export.parquet import COLUMNS
from rashomon.model import Event, EventType, Finding, FindingValue, Place, Side, When
from tests.casefile.make import small_case

DAY = date(2024, 3, 4)
FIRE = EventType(plover="ASSAULT", mode="firearms", acled_type="Battles", acled_sub="Armed clash")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return small_case(tmp_path / "small.case")


def side(low: int | None, high: int | None = -1, **fields: Any) -> Side:
    given = {
        "side": "THA",
        "status": "killed",
        "standing": "one-sided",
        "low": low,
        "high": low if high == -1 else high,
    }
    return Side.model_validate(given | fields)


def event(*casualties: Side, **fields: Any) -> Event:
    when = When(edtf="x", start=DAY, end=DAY)
    given = {
        "id": "e1", "kind": "incident", "title": "Shots", "event": FIRE, "date": when, "parties": ("KHM", "THA"),
        "casualties": casualties, "place": Place(name="Surin", admin1="Surin", country="THA", lat=14.9, lon=103.5, precision=4),
    }  # fmt: skip
    return Event.model_validate(given | fields)


def table(case: Case, name: str, folder: Path, *events: Event) -> list[dict[str, str]]:
    if events:
        case.keep_events(events, {}, {})
    FORMATS[name](case, folder)
    with (folder / VIEWS[name].file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_acled_has_its_columns_and_a_row_an_incident(case: Case, tmp_path: Path) -> None:
    (row,) = table(case, "acled", tmp_path)
    assert tuple(row) == ACLED
    assert row["event_id_cnty"] == "e1shelling"
    assert (row["event_date"], row["time_precision"], row["geo_precision"]) == ("04 March 2024", "1", "2")
    assert (row["actor1"], row["inter1"], row["country"], row["iso"]) == (
        "Russia",
        "State Forces",
        "Ukraine",
        "804",
    )
    assert row["source"] == "post.txt; Northern Herald"
    assert (row["fatalities"], row["disputed"]) == ("2", "1")


def test_ged_keeps_deaths_by_side_within_the_total(case: Case, tmp_path: Path) -> None:
    accused = FindingValue(value="KHM/Army", voices=("THA/Army",))
    found = Finding(field="attacker", standing="one-sided", values=(accused,))
    told = event(
        side(7, category="military"), side(4, category="civilian"), side(2, None, side="KHM"), side(30, side="all"),
        side(90, superseded=True), findings=(found,),
    )  # fmt: skip
    (row,) = table(case, "ged", tmp_path, told)
    assert tuple(row) == GED
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == ("Cambodia", "Thailand", "1")
    deaths = [row[f"deaths_{name}"] for name in ("a", "b", "civilians", "unknown")]
    assert deaths == ["2", "7", "4", "17"]
    assert sum(map(int, deaths)) == int(row["best"]) == int(row["low"]) == 30
    assert (row["where_prec"], row["date_prec"], row["geom_wkt"]) == ("4", "1", "POINT (103.5 14.9)")


def test_a_government_is_side_a(case: Case, tmp_path: Path) -> None:
    accused = FindingValue(value="Rebels", voices=("THA/Army",))
    found = Finding(field="attacker", standing="one-sided", values=(accused,))
    (row,) = table(case, "ged", tmp_path, event(side(1), parties=("Rebels", "THA"), findings=(found,)))
    assert (row["side_a"], row["side_b"]) == ("Thailand", "Rebels")
    (row,) = table(case, "acled", tmp_path)
    assert (row["actor1"], row["actor2"]) == ("Rebels", "Thailand")


@pytest.mark.parametrize(
    "told",
    [
        event(side(1), kind="history"),
        event(side(1), reality="planned"),
        event(side(1), date=When()),
        event(side(3, status="wounded")),
    ],
    ids=["history", "planned", "undated", "nobody killed"],
)
def test_ged_leaves_out_what_is_no_deadly_event(case: Case, tmp_path: Path, told: Event) -> None:
    assert table(case, "ged", tmp_path, told) == []


def test_hxl_has_its_row_of_hashtags(case: Case, tmp_path: Path) -> None:
    tags, row = table(case, "hxl", tmp_path, event(side(3, None), side(5, status="wounded")))
    assert tags == HXL
    assert all(tag.startswith("#") for tag in tags.values())
    assert (row["killed_min"], row["killed_max"], row["injured_max"], row["missing_min"]) == ("3", "", "5", "")


def test_geojson_is_a_collection_with_a_feature_an_event(case: Case, tmp_path: Path) -> None:
    FORMATS["geojson"](case, tmp_path)
    found = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))
    first, second = found["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [34.8, 50.9]}
    assert (first["properties"]["killed_low"], first["properties"]["attacker"]) == (2, "RUS")
    assert second["geometry"] is None
    assert json.loads("\n".join(VIEWS["geojson"].lines(case, Filter(kind="history"))))["features"] == []


def test_parquet_holds_the_contract(case: Case, tmp_path: Path) -> None:
    assert FORMATS["parquet"](case, tmp_path) == {"events.parquet": 2, "claims.parquet": 5, "articles.parquet": 2}
    FORMATS["jsonl"](case, tmp_path)
    for name, columns in COLUMNS.items():
        rows = pyarrow.parquet.read_table(tmp_path / f"{name}.parquet").to_pylist()
        lines = [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert set(columns) == set(lines[0]), "every key of the contract is a column"
        for row, line in zip(rows, lines, strict=True):
            for key, value in line.items():
                nested = isinstance(value, (dict, list)) and isinstance(row[key], str)
                assert (json.loads(row[key]) if nested else row[key]) == value


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_a_view_holds_only_what_is_wanted(case: Case, name: str) -> None:
    assert "e1shelling" in "".join(VIEWS[name].lines(case, Filter()))
    assert "e1shelling" not in "".join(VIEWS[name].lines(case, Filter(party="nobody")))


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", 'say "no",\nthen\0'])
def test_no_cell_is_a_formula_and_no_title_breaks_the_table(case: Case, tmp_path: Path, title: str) -> None:
    (row,) = table(case, "acled", tmp_path, event(side(1), title=title))
    assert row["notes"].lstrip("'") == title.replace("\0", "")
    assert not row["notes"].startswith(("=", "+", "-", "@", "\t"))
    assert row["fatalities"] == "1"
