"""The screen of one event: what is known and by whom, the accounts side by side, the words, the pages, why they are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse, JSONResponse

from rashomon.casefile import Case, EventBundle
from rashomon.model import Article, Claim, Event, Link, Place
from rashomon.show import QUESTIONS, Account, Answer, accounts, copies
from rashomon.web import words
from rashomon.web.facts import ACTS, Fact, facts
from rashomon.web.opened import OpenCase
from rashomon.web.render import page
from rashomon.web.sentence import sentences
from rashomon.web.toll import Printed, charts

router = APIRouter(include_in_schema=False)

COLUMNS = 24
"""Accounts side by side; the others are named."""
FIGURES = 60
"""Figures in the table of the toll over time."""
ASKED = {
    "who did it": "Who did it",
    "killed": "Killed",
    "wounded": "Wounded",
    "other harm": "Other harm",
    "with what": "With what",
    "where": "Where",
    "when": "When",
    "why": "Why",
    "what next": "What next",
    "denies": "Denies",
    "says": "Says besides",
}
FIELD_OF = {"who did it": "attacker", "with what": "weapon", "where": "place", "when": "date"}
"""The finding that answers a question; figures of harm have their status as field."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question and what each account answers; ``differs`` where answers can't all be true. ``marked`` are the claims that clash,
    ``old`` those whose figure a later one supersedes."""

    name: str
    differs: bool
    cells: list[Sequence[Answer]]
    marked: frozenset[str]
    old: frozenset[str]


def find(case: Case, event_id: str) -> tuple[EventBundle, int]:
    """An event with all that belongs to it, and how many links it has. Raises ``HTTPException`` 404."""
    try:
        return case.event_sheet(event_id)
    except KeyError:
        line = "there is no such event in this case; a later build may have joined it with another: look for it in the list"
        raise HTTPException(404, line) from None


@router.get("/event/{event_id}")
def event(request: Request, case: OpenCase, event_id: str) -> HTMLResponse:
    """One event."""
    bundle, links = find(case, event_id)
    mapped = any(place.lat is not None or place.country for place in _places(bundle))
    return page(request, "event.html", title=words.title(bundle.event.title), mapped=mapped, **sheet(bundle, links))


def sheet(bundle: EventBundle, links: int) -> dict[str, Any]:
    """All that the screen of an event and its dossier show of it. Parameters: the event, and how many ``links`` it has in all."""
    found = bundle.event
    claims = {claim.id: claim for claim in bundle.claims}
    rows = facts(found, claims, bundle.articles)
    names = list(dict.fromkeys(report.article_id for report in bundle.reports))
    articles = [bundle.articles[name] for name in names]
    texts = copies(names, found.shared)
    told = accounts(bundle.claims, bundle.articles, bundle.reports, name=words.actor)
    over_time = _over_time(found, claims, bundle.articles)
    outlets = len({article.outlet or article.page for article in articles})
    return {
        "event": found,
        "sentences": sentences(found, rows, len(articles), len(texts), outlets),
        "facts": rows,
        "columns": told[:COLUMNS],
        "further": told[COLUMNS:],
        "rows": _rows(told[:COLUMNS], rows),
        "asked": ASKED if found.kind == "incident" else ASKED | {"who did it": ACTS},
        "told": _told(texts, bundle.articles),
        "shared": [(s, bundle.articles[s.left], bundle.articles[s.right]) for s in found.shared if s.extent != "copy"],
        "over_time": over_time[:FIGURES],
        "figures_left": max(len(over_time) - FIGURES, 0),
        "tolls": charts(over_time),
        "pairs": _pairs(found.links, {report.id: bundle.articles[report.article_id] for report in bundle.reports}),
        "pairs_left": links - len(found.links),
    }


@router.get("/event/{event_id}/map.json")
def event_places(case: OpenCase, event_id: str) -> JSONResponse:
    """The places that the event's reports give, for the map."""
    bundle, _ = find(case, event_id)
    count: dict[tuple[Any, ...], list[Place]] = {}
    for place in _places(bundle):
        located = place.lat is not None and place.lon is not None and place.precision < 7
        # Of a place that no gazetteer has only the country can be drawn.
        if located or place.country:
            key = (place.lat, place.lon, place.precision) if located else (None, None, 6)
            count.setdefault((place.name, place.country, *key), []).append(place)
    drawn = [
        {
            "place": words.place(same[0]),
            "country": country,
            "lat": lat,
            "lon": lon,
            "precision": precision,
            "events": 1,
            "disputed": 0,
            "title": f"given by {words.many(len(same), 'report')}",
            "address": "#told",
        }
        for (_, country, lat, lon, precision), same in count.items()
    ]
    return JSONResponse({"places": drawn, "elsewhere": 0})


def _places(bundle: EventBundle) -> list[Place]:
    given = [report.place for report in bundle.reports if report.place is not None]
    return given or ([bundle.event.place] if bundle.event.place else [])


def _rows(columns: Sequence[Account], rows: Sequence[Fact]) -> list[Row]:
    """The table of accounts; which answers clash is what the weighing found, not a second opinion."""
    clash: dict[str, set[str]] = {}
    for fact in rows:
        if fact.standing == "disputed" and not fact.superseded:
            clash.setdefault(fact.field, set()).update(fact.claims)
    figures = [fact for fact in rows if fact.side is not None]
    stands = {name for fact in figures if not fact.superseded for name in fact.claims}
    old = frozenset(name for fact in figures if fact.superseded for name in fact.claims) - stands
    made = []
    for question in QUESTIONS:
        cells: list[Sequence[Answer]] = [account.answers.get(question, ()) for account in columns]
        if not any(cells):
            continue
        field = FIELD_OF.get(question, question)
        marked = frozenset(clash.get(field, ()))
        differs = field in clash or (question == "denies" and "attacker" in clash)
        made.append(Row(question, differs, cells, marked, old))
    return made


def _told(texts: Iterable[Sequence[str]], articles: Mapping[str, Article]) -> list[list[Article]]:
    return [[articles[name] for name in names] for names in texts]


def _over_time(event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> list[Printed]:
    """Each figure in the order in which articles published it; empty where only one day gave figures."""
    rows: list[Printed] = []
    for side in event.casualties:
        seen = set()
        for name in side.claims:
            claim = claims.get(name)
            article = articles.get(f"{claim.page}#{claim.article}") if claim else None
            if claim is None or article is None or (article.id, claim.source) in seen:
                continue
            seen.add((article.id, claim.source))
            rows.append(Printed(side, claim, article))
    days = {row.article.published.start for row in rows} - {None}
    rows.sort(key=lambda row: (str(row.article.published.start or "9999"), row.article.id))
    return rows if len(days) > 1 else []


def _pairs(links: Sequence[Link], articles: Mapping[str, Article]) -> list[dict[str, Any]]:
    return [
        {
            "link": link,
            "left": articles.get(link.left),
            "right": articles.get(link.right),
            "chance": words.chance(link.probability),
            "weights": [(weight, words.speaks(weight.bits)) for weight in link.weights],
        }
        for link in links
    ]
