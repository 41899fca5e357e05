"""Linking alone: reports made from hand-coded facts, joined by the linking room, scored over pairs of reports.

    python -m bench.linking --data FOLDER... [--part dev|held|all] [--read] [--weights] [--worst 20] [--json]

FOLDER holds ``gold.jsonl`` (a page a line with its facts, each of one incident). Reports are given the facts' dates, places,
parties, tolls and quoted words, so reading errors play no part. ``--weights`` prints how often each level of each comparison
is seen among candidate pairs that tell one incident (m) and among those that do not (u).
The baseline joins what has one day and one place name. The reliability table says how often the candidate pairs to which the
shipped weights give a probability do tell one incident; the baseline of its Brier score gives every pair the same, true share.
``--read`` builds the pages, too, and judges the pairs of reports as this program reads them (those that are known to tell a coded
incident), so that errors of reading count.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from bench.conflicts import Gold, find_above, load_module, split
from bench.link_labels import labelled_pairs, read_war
from rashomon.linking import canonical, cluster, link, recode
from rashomon.linking.model import make, parameters
from rashomon.linking.rows import rows
from rashomon.linking.score import compare
from rashomon.model import Actor, Article, Claim, Content, Count, EventType, Place, Reading, Report, Span, When

PROVINCE = ("province", "governorate", "countryside", "region", "northern", "southern", "eastern", "western", "central")
Pairs = set[tuple[str, str]]


def when(first: str | None, last: str | None) -> When:
    """A coded date as the pipeline has it."""
    if not first or not last:
        return When()
    return When(
        edtf=first if first == last else f"{first}/{last}",
        start=date.fromisoformat(first),
        end=date.fromisoformat(last),
    )


def place(fact: Mapping[str, Any]) -> Place | None:
    """A coded place; how precise it is shows only in its name."""
    if not fact.get("place"):
        return None
    wide = any(word in fact["place"].lower() for word in PROVINCE)
    return Place(
        name=fact["place"], admin1=fact.get("admin1"), country=fact.get("country"), lat=fact.get("lat"),
        lon=fact.get("lon"), precision=6 if len(str(fact["place"]).split()) == 1 and not fact.get("admin1") else 4 if wide else 2,
    )  # fmt: skip


def reports(gold: Gold) -> tuple[list[Article], list[Reading], dict[str, When], dict[str, str]]:
    """Articles, readings, dates of reports and each report's true incident."""
    articles, readings, dates, truth = [], [], {}, {}
    for page in gold:
        told, claims = [], []
        actors: dict[str, Actor] = {}
        for number, fact in enumerate(page.get("facts") or []):
            name = f"{page['page']}#0/{number}"
            own = list(_tolls(page["page"], name, fact))
            parties = tuple(fact.get("parties") or ())
            for code in parties:
                actors[code] = Actor(code=code, name=code, kind="non-state")
            kind = str(fact.get("event") or "other")
            told.append(
                Report(
                    id=name, page=page["page"], article=0, kind="incident", title=kind,
                    event=EventType(plover="ASSAULT", mode=kind), place=place(fact), parties=parties,
                    places=tuple(filter(None, [place(fact)])),
                    agents=tuple(filter(None, [fact.get("attacker")])), claims=tuple(c.id for c in own),
                    spans=tuple(_spans(fact)),
                )
            )  # fmt: skip
            claims += own
            dates[name] = when(fact.get("date_start"), fact.get("date_end"))
            truth[name] = fact.get("incident") or name
        published = when(page.get("published"), page.get("published"))
        articles.append(Article(page=page["page"], index=0, spans=(), published=published))
        reading = Reading(
            article=articles[-1].id, claims=tuple(claims), reports=tuple(told), actors=tuple(actors.values())
        )
        readings.append(reading)
    names = canonical(actor for reading in readings for actor in reading.actors)
    return articles, [recode(reading, names) for reading in readings], dates, truth


def _spans(fact: Mapping[str, Any]) -> Iterable[Span]:
    tolls = [t.get("quote") for s in ("killed", "wounded") for t in fact.get(s) or []]
    for text in dict.fromkeys(filter(None, [*(fact.get("quotes") or []), *tolls])):
        yield Span(start=0, end=len(text), text=text)


def _tolls(page: str, name: str, fact: Mapping[str, Any]) -> Iterable[Claim]:
    for status in ("killed", "wounded"):
        for number, toll in enumerate(fact.get(status) or []):
            count = Count(low=toll.get("low"), high=toll.get("high"))
            given = {
                "what": "toll",
                "status": status,
                "side": toll["side"],
                "category": toll.get("category"),
                "count": count,
            }
            content = Content.model_validate(given)
            yield Claim(
                id=f"{name}/{status}{number}", page=page, article=0, span=Span(start=0, end=1, text="x"), voices=("x",),
                source="outlet", content=content,
            )  # fmt: skip


def pairs(groups: Iterable[Sequence[str]]) -> Pairs:
    """Pairs of reports that stand under one event."""
    return {(a, b) for group in groups for a, b in combinations(sorted(group), 2)}


def by_value(labels: Mapping[str, Any]) -> list[list[str]]:
    """Groups of what has the same label."""
    groups = defaultdict(list)
    for name, label in labels.items():
        groups[label].append(name)
    return list(groups.values())


def prf(found: Pairs, wanted: Pairs, prefix: str = "") -> dict[str, float]:
    """Precision, recall and F1 over pairs."""
    hit = len(found & wanted)
    p, r = hit / len(found) if found else 1.0, hit / len(wanted) if wanted else 1.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {f"{prefix}precision": round(p, 3), f"{prefix}recall": round(r, 3), f"{prefix}f1": round(f1, 3)}


BINS = (0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 1.01)


def reliability(judged: Iterable[tuple[float, bool]]) -> str:
    """Table of how often links of a stated probability are true: they are calibrated where the two are alike."""
    rows_ = list(judged)
    lines = ["stated probability      pairs  mean stated  true"]
    for low, high in pairwise((0.0, *BINS)):
        inside = [(p, same) for p, same in rows_ if low <= p < high]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            share = sum(same for _, same in inside) / len(inside)
            lines.append(f"{low:4.2f} to {min(high, 1):4.2f}  {len(inside):13d}  {mean:11.3f}  {share:.3f}")
    return "\n".join(lines)


def calibration_error(judged: Iterable[tuple[float, bool]]) -> float:
    """Mean distance of stated probability and truth over the same bins, each pair counted once (expected calibration error)."""
    rows_ = list(judged)
    total = 0.0
    for low, high in pairwise((0.0, *BINS)):
        inside = [(p, same) for p, same in rows_ if low <= p < high]
        total += abs(sum(p for p, _ in inside) - sum(same for _, same in inside))
    return round(total / max(len(rows_), 1), 4)


def judged(
    articles: list[Article], readings: list[Reading], dates: dict[str, When], truth: dict[str, str]
) -> list[tuple[float, bool]]:
    """The probability of every candidate pair by the shipped weights, and whether it tells one incident."""
    chance, candidates = compare(rows(articles, readings, dates), make(parameters("incident")), keep=0)
    prior = math.log2(chance / (1 - chance))
    return [
        (1 / (1 + 2.0 ** -(prior + sum(pair["bits"].values()))), truth[pair["left"]] == truth[pair["right"]])
        for pair in candidates
    ]


def read_and_judged(folders: Iterable[Path], part: str) -> list[tuple[float, bool]]:
    """The same for the pairs of labelled reports that this program reads in the pages."""
    model, found = make(parameters("incident")), []
    with tempfile.TemporaryDirectory() as scratch:
        for number, folder in enumerate(folders):
            solved, _, labels = read_war(folder, part, Path(scratch, f"{number}.case"))
            chance, pairs_ = labelled_pairs(solved, labels, model)
            bits = {c: {level.name: value for value, level in levels} for c, levels in model.levels.items()}
            prior = math.log2(chance / (1 - chance))
            found += [
                (1 / (1 + 2.0 ** -(prior + sum(bits[c][x] for c, x in p.levels.items()))), p.same) for p in pairs_
            ]
    return found


def brier(pairs_judged: Sequence[tuple[float, bool]]) -> float:
    """Mean square of stated probability less truth: 0 is perfect (Brier, 1950)."""
    return round(sum((p - same) ** 2 for p, same in pairs_judged) / max(len(pairs_judged), 1), 4)


def weights(articles: list[Article], readings: list[Reading], dates: dict[str, When], truth: dict[str, str]) -> str:
    """How often each level is seen among candidate pairs of one incident and of two."""
    model = make(parameters("incident"))
    found = rows(articles, readings, dates)
    seen: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    _, candidates = compare(found, model, keep=0)
    for pair in candidates:
        same = truth[pair["left"]] == truth[pair["right"]]
        for name, bits in pair["bits"].items():
            seen[name, same][model.level(name, bits).name] += 1
    lines = []
    for name in model.levels:
        lines.append(f"  {name}:")
        known = {k: sum(n for x, n in seen[name, k].items() if x != "unknown") for k in (True, False)}
        for level in (entry.name for _, entry in model.levels[name] if entry.name != "unknown"):
            m, u = ((seen[name, k][level] + 0.5) / (known[k] + 1) for k in (True, False))
            lines.append(
                f"    {level}: {{m: {m:.3f}, u: {u:.4f}}}  # {seen[name, True][level]}, {seen[name, False][level]}"
            )
    wanted = pairs(by_value(truth))
    caught = sum(truth[p["left"]] == truth[p["right"]] for p in candidates)
    lines.append(f"candidates {len(candidates)}, of {len(wanted)} true pairs {caught}; reports {len(found)}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="dev")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--weights", action="store_true")
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    scorer = load_module(find_above(options.data[0], "score.py"))
    gold = [page for data in options.data for page in split(scorer.lines(data / "gold.jsonl"), options.part)]
    articles, readings, dates, truth = reports(gold)
    every = [r for reading in readings for r in reading.reports]
    wanted = pairs(by_value(truth))
    links = link(articles, readings, dates)
    found = pairs(cluster(every, links))
    loose = pairs(cluster(every, link(articles, readings)))
    simple = pairs(by_value({r.id: (dates[r.id].edtf or r.id, r.place.name if r.place else r.id) for r in every}))
    ours = prf(found, wanted) | prf(loose, wanted, "before dating: ")
    theirs = prf(simple, wanted)
    stated = judged(articles, readings, dates, truth)
    share = sum(same for _, same in stated) / max(len(stated), 1)
    ours |= {"Brier score": brier(stated), "calibration error": calibration_error(stated)}
    theirs |= {"Brier score": brier([(share, same) for _, same in stated])}
    as_read = read_and_judged(options.data, options.part) if options.read else []
    if as_read:
        share = sum(same for _, same in as_read) / len(as_read)
        ours |= {"as read: Brier score": brier(as_read), "as read: calibration error": calibration_error(as_read)}
        theirs |= {"as read: Brier score": brier([(share, same) for _, same in as_read])}
    if options.json:
        print(json.dumps({"ours": ours, "baseline": theirs}))
        return
    if options.weights:
        print(weights(articles, readings, dates, truth))
    linked = {(x.left, x.right): x for x in links}
    by_id = {r.id: r for r in every}
    for title, wrong in (("joined wrongly", found - wanted), ("missed", wanted - found)):
        print(f"\n== {title}: {len(wrong)}")
        for pair in sorted(wrong)[: options.worst]:
            for name in pair:
                told = by_id[name]
                print(
                    f"  {name} {dates[name].edtf} {told.place.name if told.place else None} | {told.title} | {truth[name]}"
                )
            made = linked.get(pair)
            print(
                "     ",
                made.probability if made else "no link",
                [f"{w.name} {w.bits}" for w in made.weights] if made else "",
            )
    print(
        f"\nreliability of the shipped weights, {len(stated)} candidate pairs ({options.part})\n{reliability(stated)}"
    )
    if as_read:
        print(f"\nthe same for reports as read, {len(as_read)} candidate pairs\n{reliability(as_read)}")
    print(f"\n{len(every)} reports, {len(wanted)} pairs ({options.part})\nours     {ours}\nbaseline {theirs}")


if __name__ == "__main__":
    main()
