"""Whole records on real war news: build a case from coded pages and score its export.

    python -m bench.conflicts --data PATH [--scorer FOLDER] [--part dev|held|all] [--printed capitals|small|wrapped|mail]
                              [--worst 20] [--json]

PATH is a folder that holds ``gold.jsonl`` and ``pages/`` (or several such folders). The scorer and the baseline, a one-day
script, are looked for in FOLDER, else in the folders above PATH (``score.py``, ``naive_baseline.py``), and run on the same pages. ``--part`` splits by
incident: pages that share an incident stay together; ``dev`` is two thirds to tune on. ``--printed``: the pages as an old wire (all in capitals),
a post (all in small letters), a text of fixed width or a quoted mail prints them.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import rashomon
from rashomon.export import write_jsonl

Gold = list[dict[str, Any]]
WIDTH = 68
"""Characters of a line of wrapped text."""


def find_above(folder: Path, name: str) -> Path:
    """The file ``name`` in ``folder`` or one of the folders above it. Raises ``FileNotFoundError``."""
    for place in (folder, *folder.resolve().parents):
        if (place / name).is_file():
            return place / name
    raise FileNotFoundError(f"no {name} in {folder} or above it")


def load_module(path: Path) -> ModuleType:
    """A script as a module, without leaving anything beside it."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def split(gold: Gold, part: str) -> Gold:
    """The pages of one part; pages that share an incident are on one side."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for page in gold:
        for fact in page.get("facts") or []:
            parent[root(page["page"])] = root("#" + (fact.get("incident") or page["page"]))
    groups = collections.defaultdict(list)
    for page in gold:
        groups[root(page["page"])].append(page)
    chosen = []
    for pages in groups.values():
        key = min(p["page"] for p in pages)
        held = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0
        if part == "all" or held == (part == "held"):
            chosen += pages
    names = {p["page"] for p in chosen}
    return [p for p in gold if p["page"] in names]


def flat(result: dict[str, Any]) -> dict[str, Any]:
    """One number a measure: the F1 where there is one."""
    return {k: v["f1"] if isinstance(v, dict) else v for k, v in result.items()}


def capitals(text: str) -> str:
    return "".join(new if len(new := c.upper()) == 1 else c for c in text)


def small(text: str) -> str:
    return "".join(new if len(new := c.lower()) == 1 else c for c in text)


def wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(" ".join(line.split()), WIDTH, break_on_hyphens=False) for line in text.split("\n"))


def mail(text: str) -> str:
    return "\n".join(f"> {line}" for line in wrapped(text).split("\n"))


PRINTED: dict[str, Callable[[str], str]] = {"capitals": capitals, "small": small, "wrapped": wrapped, "mail": mail}
"""How pages may be printed otherwise than they are, by name."""


def run(
    data: Path, scripts: Path, part: str, printed: str | None
) -> tuple[dict[str, Any], dict[str, Any], dict[str, list[str]]]:
    """Scores of ours and of the baseline on one folder, and the worst pages of each line; ``scripts``: where the scorer is looked for."""
    scorer = load_module(find_above(scripts, "score.py"))
    gold = split(scorer.lines(data / "gold.jsonl"), part)
    with tempfile.TemporaryDirectory() as scratch:
        pages = Path(scratch, "pages")
        pages.mkdir()
        for page in gold:
            text = (data / "pages" / page["page"]).read_bytes().decode("utf-8", errors="surrogateescape")
            text = PRINTED[printed](text) if printed else text
            (pages / page["page"]).write_bytes(text.encode("utf-8", errors="surrogateescape"))
        with rashomon.build([pages], Path(scratch, "case")) as case:
            write_jsonl(case, Path(scratch, "ours"))
            for skipped in case.skipped():
                print("skipped:", skipped.message, file=sys.stderr)
        baseline = find_above(scripts, "naive_baseline.py")
        subprocess.run([sys.executable, baseline, pages, Path(scratch, "theirs")], check=True, capture_output=True)
        events = scorer.lines(Path(scratch, "ours", "events.jsonl"))
        claims = scorer.lines(Path(scratch, "ours", "claims.jsonl"))
        ours = scorer.score(gold, events, claims)
        theirs = scorer.score(gold, scorer.lines(Path(scratch, "theirs", "events.jsonl")), [])
    return ours, theirs, worst(scorer, gold, events, claims)


def worst(scorer: ModuleType, gold: Gold, events: Gold, claims: Gold) -> dict[str, list[str]]:
    """For each line of the score, pages in order of how much they cost it, with what was found."""
    found: dict[str, list[tuple[float, str]]] = collections.defaultdict(list)
    by_page = collections.defaultdict(list)
    for event in events:
        if event["kind"] == "incident":
            for name in {r["page"] for r in event["reports"]}:
                by_page[name].append(event)
    for page in gold:
        own = by_page[page["page"]]
        single = scorer.score([page], own, claims)
        facts = "; ".join(
            f"{f.get('date_start')} {f.get('place')} {[t[:4] for t in scorer.gold_tolls(f)]}"
            for f in page.get("facts") or []
        )
        got = "; ".join(
            f"{e['date']['start']} {(e['place'] or {}).get('name')} {[t[:4] for t in scorer.event_tolls(e)]}"
            for e in own
        )
        for name, value in single.items():
            if isinstance(value, dict):
                lost = (1 - value["f1"]) * max(value["n"], len(own), 1) if value["n"] or own else 0.0
            elif isinstance(value, float):
                lost = (1 - value) * len(page.get("facts") or [])
            else:
                continue
            if lost > 0:
                found[name].append((lost, f"{page['page']}: lost {lost:.1f}\n    gold  {facts}\n    found {got}"))
    return {name: [text for _, text in sorted(rows, key=lambda r: -r[0])] for name, rows in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="all")
    parser.add_argument("--printed", choices=PRINTED)
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report: dict[str, dict[str, Any]] = {"ours": {}, "baseline": {}}
    for data in options.data:
        prefix = f"{data.name}: " if len(options.data) > 1 else ""
        ours, theirs, cases = run(data, options.scorer or data, options.part, options.printed)
        report["ours"] |= {prefix + k: v for k, v in flat(ours).items()}
        report["baseline"] |= {prefix + k: v for k, v in flat(theirs).items()}
        if not options.json:
            for name, rows in cases.items():
                print(f"\n== {prefix}{name}: the {options.worst} worst pages")
                print("\n".join(rows[: options.worst]))
            print(f"\n== {data.name} ({options.part})  {'ours':>10} {'baseline':>10}")
            for name, value in flat(ours).items():
                print(f"{name:45s} {value!s:>10} {flat(theirs).get(name)!s:>10}")
    if options.json:
        print(json.dumps(report))


if __name__ == "__main__":
    main()
