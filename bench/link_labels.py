"""Reports as this program reads them, labelled with the coded incident that they tell: for judging and training the links."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rashomon
from bench.conflicts import find_above, load_module, split
from rashomon import dating, linking, weighing
from rashomon.casefile import Case
from rashomon.linking.model import Model
from rashomon.linking.rows import rows
from rashomon.linking.score import compare
from rashomon.model import Article, Event, Reading, Report, When


@dataclass(frozen=True)
class Solved:
    """A case up to its dates: what the second linking is given."""

    articles: list[Article]
    readings: list[Reading]
    reports: list[Report]
    dates: Mapping[str, When]


@dataclass(frozen=True)
class Pair:
    """A labelled candidate pair: the level of each comparison, and whether both reports tell one incident."""

    levels: dict[str, str]
    same: bool


Labels = dict[str, str]
"""Report id -> coded incident, for reports that are known to tell one."""


def solve(case: Case, *, dated: bool = True) -> Solved:
    """Link loosely and date, as the conductor does before it links for good; unless ``dated``, with the pages' own days hidden."""
    articles = case.articles(as_read=True)
    if not dated:
        articles = [a.model_copy(update={"published": When(), "published_stated": False}) for a in articles]
    as_read = case.readings(as_read=True)
    names = linking.canonical(actor for reading in as_read for actor in reading.actors)
    readings = [linking.recode(reading, names) for reading in as_read]
    reports = [report for reading in readings for report in reading.reports]
    loose = linking.cluster(reports, linking.link(articles, readings))
    return Solved(articles, readings, reports, dating.date(articles, readings, loose).reports)


def war_labels(solved: Solved, gold: Sequence[Mapping[str, Any]], scorer: Any) -> Labels:
    """Reports that the scorer matches with a coded fact of their page, each weighed alone."""
    reading_of = {r.article: r for r in solved.readings}
    article_of = {a.id: a for a in solved.articles}
    on_page: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for report in solved.reports:
        if report.kind == "incident":
            own = ([reading_of[report.article_id]], [article_of[report.article_id]])
            event = weighing.weigh(report.id, [report], *own, {report.id: solved.dates[report.id]})
            on_page[report.page].append(_as_exported(event))
    labels = {}
    for page in gold:
        told = page.get("facts") or []
        for number, event in scorer.assign(told, on_page[page["page"]]).items():
            labels[event["id"]] = told[number].get("incident") or f"{page['page']}/{number}"
    return labels


def _as_exported(event: Event) -> dict[str, Any]:
    days = {
        name: day.isoformat() if day else None for name, day in (("start", event.date.start), ("end", event.date.end))
    }
    tolls = [side.model_dump() for side in event.casualties]
    return {
        "id": event.id,
        "date": days,
        "place": event.place.model_dump() if event.place else None,
        "casualties": tolls,
    }


def page_labels(solved: Solved, incident: Mapping[str, str]) -> Labels:
    """For pages of one coded incident: the report that most of the page's words tell."""
    told: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for report in solved.reports:
        if report.kind == "incident":
            told[report.page].append((-sum(s.end - s.start for s in report.spans), report.id))
    return {min(found)[1]: incident[page] for page, found in told.items()}


def labelled_pairs(solved: Solved, labels: Labels, model: Model) -> tuple[float, list[Pair]]:
    """Chance of a candidate pair in this set, and the candidate pairs of labelled reports."""
    found = [row for row in rows(solved.articles, solved.readings, solved.dates) if row["kind"] == "incident"]
    chance, candidates = compare(found, model, keep=0)
    return chance, [
        Pair(
            {c: model.level(c, bits).name for c, bits in pair["bits"].items()},
            labels[pair["left"]] == labels[pair["right"]],
        )
        for pair in candidates
        if pair["left"] in labels and pair["right"] in labels
    ]


def read_war(folder: Path, part: str, path: Path) -> tuple[Solved, Solved, Labels]:
    """Coded war pages as this program reads them: dated, with their days hidden, and the incidents that their reports tell.

    Parameters: a folder with ``gold.jsonl`` and ``pages/``; which part of it; the case, which is built where there is none.
    """
    scorer = load_module(find_above(folder, "score.py"))
    gold = split(scorer.lines(folder / "gold.jsonl"), part)
    if not path.exists():
        with tempfile.TemporaryDirectory() as pages:
            for page in gold:
                shutil.copy(folder / "pages" / page["page"], pages)
            rashomon.build([pages], path).close()
    with Case(path) as case:
        solved, hidden = solve(case), solve(case, dated=False)
    return solved, hidden, war_labels(solved, gold, scorer)
