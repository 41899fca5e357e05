"""How fast the screens of a big case are, and how much the first one weighs.

    python -m bench.screens --data PATH [--case CASE] [--rounds 40] [--json]

CASE is made when it is not there (see ``bench.made_case``: 20,000 pages, 3,000 incidents, 300 decisions); without it a temporary one is made. No
data is read from PATH: it is taken so that all benches are called alike. Each screen, and each call of the API, is asked for ``rounds`` times, at
addresses drawn at random, in this process and without a network. The app keeps no answer from one request for the next. What counts is the 95th percentile of the processor's time, which on a machine that does nothing else is the
clock's; the clock's is printed beside it. The baseline is what the same screen took without the case's index: all events or
readings loaded and looked through, once.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.testclient import TestClient

from bench.made_case import make
from rashomon.casefile import Case, Filter, PageFilter
from rashomon.web import create_app

PAGES, INCIDENTS, DECISIONS, SEED = 20_000, 3_000, 300, 1
LIMIT_MS, LIMIT_KB = 150, 500
"""What the screens were promised to keep to."""


def addresses(case: Case, chance: random.Random) -> dict[str, Callable[[], str]]:
    """For each screen a function that draws an address of it."""
    incidents = [e.id for e in case.rows(Filter(kind="incident"), limit=10**6)]
    biggest = [e.id for e in case.rows(Filter(kind="incident"), limit=20, order="reports")]
    names = [row.name for row in case.page_rows(PageFilter(), limit=10**6)]
    facets = case.facets()
    sides = [side.code for side in case.sides()]
    queue = case.question_count()
    joins = [q.doubt for q in case.questions(limit=1000) if q.doubt.kind == "join"]

    def choice(field: str) -> str:
        return urlencode({field: chance.choice(facets[field])[0]})

    def filtered() -> str:
        return chance.choice(
            (
                choice("country"),
                choice("party"),
                choice("outlet"),
                "disputed=1",
                "words=" + chance.choice(("shelled", "raided market", "opened fire")),
                f"first={2017 + chance.randrange(6)}-03-01&last={2023 + chance.randrange(2)}-09-30",
                f"order={chance.choice(('killed', 'reports', 'newest'))}&at={chance.randrange(1, 50)}",
            )
        )

    def pair() -> str:
        doubt = chance.choice(joins)
        return f"/review/pair?{urlencode({'left': doubt.left[0], 'right': doubt.right[0]})}"

    def name() -> str:
        return quote(chance.choice(names), safe="")

    return {
        "overview, all": lambda: "/",
        "overview, filtered": lambda: f"/?{filtered()}",
        "map data": lambda: "/map.json",
        "event": lambda: f"/event/{chance.choice(incidents)}",
        "event, the 20 most told": lambda: f"/event/{chance.choice(biggest)}",
        "pages": lambda: f"/pages?at={chance.randrange(1, 300)}",
        "pages, searched": lambda: "/pages?words=" + chance.choice(("market+shut", "convoy+blankets", "mediator")),
        "page": lambda: f"/page?name={name()}",
        "talks, all": lambda: "/talks",
        "talks of a party": lambda: f"/talks?{choice('party')}",
        "actors": lambda: "/actors",
        "actor": lambda: f"/actor?{urlencode({'code': chance.choice(sides)})}",
        "map data of an event": lambda: f"/event/{chance.choice(incidents)}/map.json",
        "dossier of an event": lambda: f"/event/{chance.choice(incidents)}/dossier.html",
        "add": lambda: "/add",
        "review: queue": lambda: f"/review?at={chance.randrange(1, max(queue // 20, 2))}",
        "review: two reports": pair,
        "review: an event": lambda: f"/review/event/{chance.choice(incidents)}",
        "review: the 20 most told": lambda: f"/review/event/{chance.choice(biggest)}",
        "review: a value": lambda: (
            f"/review/correct?event={chance.choice(incidents)}&field={chance.choice(('date', 'place', 'type', 'killed'))}"
        ),
        "review: decisions": lambda: f"/review/log?at={chance.randrange(1, 4)}",
        "api: events": lambda: f"/api/events?{filtered().partition('&at=')[0]}",
        "api: event": lambda: f"/api/events/{chance.choice(incidents)}",
        "api: event, the 20 most told": lambda: f"/api/events/{chance.choice(biggest)}",
        "api: claims of an event": lambda: f"/api/events/{chance.choice(incidents)}/claims",
        "api: totals": lambda: f"/api/totals?{filtered()}",
        "api: facets": lambda: f"/api/facets?{filtered()}",
        "api: pages": lambda: f"/api/pages?offset={50 * chance.randrange(len(names) // 50)}",
        "api: page": lambda: f"/api/page?name={name()}",
        "api: description": lambda: "/api/docs",
    }


def unindexed(case: Case) -> dict[str, Callable[[], object]]:
    """The same questions answered by looking through everything."""
    event = case.rows(Filter(kind="incident"), limit=1, order="reports")[0]
    side = case.sides(limit=1)[0].code

    def overview() -> object:
        events = case.events("incident")
        return events[:50], Counter(p for e in events for p in e.parties), [s for e in events for s in e.casualties]

    def reports() -> object:
        wanted = set(event.reports)
        readings = [r for r in case.readings() if not wanted.isdisjoint(report.id for report in r.reports)]
        return readings, {a.id: a for a in case.articles()}

    def statements() -> object:
        return [c for c in case.claims() if c.source.split("/")[0] == side]

    def talks() -> object:
        return sorted((e for e in case.events() if e.date.start), key=lambda e: str(e.date.start))

    def searched() -> object:
        return [p.name for p in case.pages() if "market" in p.text and "shut" in p.text]

    def log() -> object:
        return case.decisions(), case.readings()

    ways: dict[str, Callable[[], object]] = {
        "overview, all": overview, "overview, filtered": overview, "map data": overview, "event": reports,
        "event, the 20 most told": reports, "pages": case.articles, "pages, searched": searched, "page": case.readings,
        "talks, all": talks, "talks of a party": talks, "actors": statements, "actor": statements,
        "map data of an event": reports, "dossier of an event": reports,
        "review: queue": talks, "review: two reports": reports, "review: an event": reports, "review: the 20 most told": reports,
        "review: a value": overview, "review: decisions": log,
        "api: events": overview, "api: event": reports, "api: event, the 20 most told": reports, "api: claims of an event": reports,
        "api: totals": overview, "api: facets": overview, "api: pages": case.articles, "api: page": case.readings,
    }  # fmt: skip
    return ways


def measure(client: TestClient, draw: Callable[[], str], rounds: int) -> tuple[list[float], list[float], int]:
    """Milliseconds of each request by the processor and by the clock, each sorted, and the bytes of the biggest answer."""
    times, clock, biggest = [], [], 0
    for number in range(rounds + 2):
        address = draw()
        start, began = time.process_time(), time.perf_counter()
        response = client.get(address)
        taken, waited = 1000 * (time.process_time() - start), 1000 * (time.perf_counter() - began)
        if response.status_code != 200:
            raise RuntimeError(f"{address}: status {response.status_code}")
        biggest = max(biggest, len(response.content))
        # The first two load templates and fill SQLite's cache.
        if number > 1:
            times.append(taken)
            clock.append(waited)
    return sorted(times), sorted(clock), biggest


def first_screen(client: TestClient) -> int:
    """Bytes of the first screen with its styles, scripts and map data, without the shapes of the map."""
    page = client.get("/")
    needed = set(re.findall(r'(?:href|src|data-source)="(/(?:static/|map)[^"]+)"', page.text))
    return len(page.content) + sum(len(client.get(address.replace("&amp;", "&")).content) for address in needed)


def percentile(times: list[float], part: float) -> float:
    return times[min(int(part * len(times)), len(times) - 1)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--case", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    ours: dict[str, float] = {}
    theirs: dict[str, float] = {}
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        path = options.case or Path(folder) / "made.case"
        if not path.exists():
            make(path, PAGES, INCIDENTS, SEED, DECISIONS)
        with Case(path) as case, TestClient(create_app(path), base_url="http://127.0.0.1") as client:
            count = f"{case.page_count():,} pages, {case.count():,} events, of these {case.count(Filter(kind='incident')):,} incidents"
            slow = unindexed(case)
            timed: dict[Callable[[], object], float] = {}
            for name, draw in addresses(case, random.Random(SEED)).items():
                times, clock, biggest = measure(client, draw, options.rounds)
                p95 = percentile(times, 0.95)
                ours[f"{name}: ms"] = round(p95, 1)
                over = "  OVER" if p95 > LIMIT_MS else ""
                cells = [f"{value:10.0f}" for value in (percentile(times, 0.5), p95, percentile(clock, 0.95))]
                if (way := slow.get(name)) is not None:
                    if way not in timed:
                        start = time.process_time()
                        way()
                        timed[way] = 1000 * (time.process_time() - start)
                    theirs[f"{name}: ms"] = round(timed[way], 1)
                cells += [f"{timed[way]:10.0f}" if way else f"{'-':>10}", f"{biggest / 1024:10.0f}"]
                lines.append(f"{name:30}" + "".join(cells) + over)
            size = first_screen(client) / 1024
    ours["first screen: KB"] = round(size, 1)
    if options.json:
        print(json.dumps({"ours": ours, "baseline": theirs}))
        return
    print(
        f"{count}\n{'screen':30}{'median':>10}{'p95':>10}{'clock p95':>10}{'no index':>10}{'KB':>10}   (milliseconds)"
    )
    print("\n".join(lines))
    print(f"first screen with styles, scripts and map data: {size:.0f} KB{'  OVER' if size > LIMIT_KB else ''}")


if __name__ == "__main__":
    main()
