"""Estimate the weights of the incident links: writes ``rashomon/linking/parameters/incident.yaml`` and ``docs/weights.svg``.

    python -m bench.train_linking --data PATH [--sample 600] [--keep FOLDER] [--write]

PATH holds ``shootings/``, ``gvc/`` and ``annotated/`` (``syria`` and ``wire``). Trained on the dev halves of the shootings and the
coded war pages and on the train part of GVC, as this program reads them: every report that is known to tell a coded incident is
labelled, and levels of agreement are counted among candidate pairs of one incident (m) and of two (u), each set with its share in
:data:`SHARES`. Names, words and places say partly the same, so a logistic regression then finds how much of each comparison counts.
Levels that are too rare to count keep what stands in the file. ``--keep`` stores the cases there and takes those that are there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

import rashomon
from bench import shootings
from bench.conflicts import find_above, load_module, split
from bench.linking import reliability
from rashomon import dating, linking, weighing
from rashomon.casefile import Case
from rashomon.linking.comparisons import COMPARISONS
from rashomon.linking.model import COUNTS, Model, make, parameters
from rashomon.linking.rows import rows
from rashomon.linking.score import compare
from rashomon.model import Article, Event, Reading, Report, When

SHARES = {"syria": 0.55, "wire": 0.2, "shootings": 0.15, "gvc": 0.1}
"""How much each set counts: war news is what the program is for, crime news is told by many more pages."""
OTHER_KINDS = frozenset({"years", "held"})
"""Comparisons that are made for talks or past wars only."""
BY_HAND = frozenset(
    {("place", "other country"), ("day", "further apart"), ("day", "vague"), ("parties", "two in common")}
)
"""Levels that the sets can't tell of. Three are of one country each, so that another country is an error of reading there, as
days that are weeks apart are errors of dating; nothing may be joined in spite of them. In a set on one war the same two
parties fight every day, and its widest ranges come from the pages that are read worst."""
RARE = 20
"""Pairs at a level below which its weight is not counted but stays as stated."""
SMOOTH = 1.0
"""Added to each level's count, so that none is impossible."""
WAR_ONLY = frozenset({"day", "toll"})
"""Comparisons that only war news tells of: a crime is told again months later, at court, and has few victims."""
WAR = ("syria", "wire")
MOST = 400
"""Pairs of one incident that all sets together speak with, so that no set outvotes the others by its size."""
RIDGE = 0.02
"""Pull of each comparison's share towards :data:`USUAL`."""
USUAL = 0.7
OUT = Path(rashomon.__file__).parent / "linking" / "parameters" / "incident.yaml"
CHART = Path(__file__).parents[1] / "docs" / "weights.svg"


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


def solve(case: Case) -> Solved:
    """Link loosely and date, as the conductor does before it links for good."""
    articles = case.articles(as_read=True)
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


def read_war(data: Path, name: str, keep: Path) -> tuple[Solved, Labels]:
    """The dev part of the coded war pages."""
    folder = data / "annotated" / name
    scorer = load_module(find_above(data, "score.py"))
    gold = split(scorer.lines(folder / "gold.jsonl"), "dev")
    path = keep / f"{name}.case"
    if not path.exists():
        with tempfile.TemporaryDirectory() as pages:
            for page in gold:
                shutil.copy(folder / "pages" / page["page"], pages)
            rashomon.build([pages], path).close()
    with Case(path) as case:
        solved = solve(case)
    return solved, war_labels(solved, gold, scorer)


def read_crime(docs: Sequence[shootings.Doc], name: str, keep: Path) -> tuple[Solved, Labels]:
    """Pages on shootings, each of one incident."""
    path = keep / f"{name}.case"
    if not path.exists():
        shootings.build(docs, path).close()
    with Case(path) as case:
        solved = solve(case)
    return solved, page_labels(solved, {d.id: d.incident for d in docs})


def with_all(stated: Mapping[str, Any]) -> dict[str, Any]:
    """The stated parameters with every comparison of incidents, also one that the file does not know yet."""
    every = {c.name: stated["comparisons"].get(c.name, {}) for c in COMPARISONS if c.name not in OTHER_KINDS}
    return {**stated, "comparisons": every}


def frequencies(
    sets: Mapping[str, Sequence[Pair]], comparison: str, levels: Iterable[str], same: bool
) -> dict[str, float]:
    """How often each level is seen among pairs of one incident (or of two), over all sets."""
    names = list(levels)
    total: dict[str, float] = dict.fromkeys(names, SMOOTH)
    for name in WAR if comparison in WAR_ONLY else sets:
        pairs = sets[name]
        seen = Counter(p.levels[comparison] for p in pairs if p.same == same and p.levels[comparison] in total)
        known = sum(seen.values())
        # A small set speaks with no more than its own number of pairs.
        weight = min(known, (MOST if same else 10 * MOST) * SHARES[name])
        for level, count in seen.items():
            total[level] += weight * count / known
    every = sum(total.values())
    return {level: value / every for level, value in total.items()}


def estimate(sets: Mapping[str, Sequence[Pair]], stated: Mapping[str, Any], model: Model) -> dict[str, dict[str, Any]]:
    """``m`` and ``u`` of every level of every stated comparison; rare levels as stated."""
    out: dict[str, dict[str, Any]] = {}
    for comparison, entries in model.levels.items():
        known = [level.name for _, level in entries if not level.unknown]
        last = entries[-1][1]
        if last.unknown:
            # "None" says nothing by itself, but the other levels' frequencies are of all pairs.
            known.append(last.name)
        m, u = (frequencies(sets, comparison, known, same) for same in (True, False))
        out[comparison] = {}
        for level in known:
            seen = sum(p.levels[comparison] == level for pairs in sets.values() for p in pairs)
            before = stated["comparisons"][comparison].get(level)
            if level == last.name and last.unknown:
                continue
            if seen >= RARE and (comparison, level) not in BY_HAND:
                out[comparison][level] = {"m": round(m[level], 4), "u": round(u[level], 4)}
            elif before:
                out[comparison][level] = dict(before)
    return out


def shares(
    sets: Mapping[str, Sequence[Pair]], chances: Mapping[str, float], counted: Mapping[str, Mapping[str, Any]]
) -> dict[str, float]:
    """How much of each comparison counts (0 to 1.2): logistic regression of "one incident" on their weights."""
    names = list(counted)
    x, y, prior = {}, {}, {}
    for name, every in sets.items():
        # What stands by hand is no evidence of how much the counted levels of that comparison count.
        pairs = [pair for pair in every if not any(pair.levels[c] == level for c, level in BY_HAND)]
        x[name] = bits_of(pairs, counted)
        y[name] = np.array([p.same for p in pairs], dtype=float)
        prior[name] = math.log(chances[name] / (1 - chances[name]))

    def loss(share: NDArray[np.float64]) -> float:
        total = RIDGE * float(((share - USUAL) ** 2).sum())
        for name in sets:
            z = prior[name] + x[name] @ share * math.log(2)
            total += SHARES[name] * float((np.logaddexp(0, z) - y[name] * z).sum()) / max(y[name].sum(), 1.0)
        return total

    found = minimize(loss, np.full(len(names), USUAL), bounds=[(0.0, 1.2)] * len(names), method="L-BFGS-B").x
    return {name: round(float(share), 2) for name, share in zip(names, found, strict=True)}


def bits_of(pairs: Sequence[Pair], counted: Mapping[str, Mapping[str, Any]]) -> NDArray[np.float64]:
    """Weight in bits of each comparison of each pair, before any share."""

    def bits(pair: Pair, comparison: str) -> float:
        entry = counted[comparison].get(pair.levels[comparison])
        return math.log2(entry["m"] / entry["u"]) if entry else 0.0

    return np.array([[bits(pair, c) for c in counted] for pair in pairs])


def text(
    partners: float, counted: Mapping[str, Mapping[str, Any]], share: Mapping[str, float], seen: Mapping[str, int]
) -> str:
    """The parameters as a file that a person can read."""
    total = ", ".join(f"{name} {count}" for name, count in seen.items())
    lines = [
        "# How much each level of agreement or disagreement between two reports weighs: m = how often it is seen when both tell the",
        "# same event, u = how often when they do not; log2(m/u), times how much of the comparison counts, is the level's weight in bits.",
        "# Comparisons tell partly the same (a name in the words is a place, too), so none counts for all that it tells alone.",
        "# Names and SQL of the levels: comparisons.py; a level that is not listed weighs nothing. A picture: docs/weights.svg.",
        f"# Made by `python -m bench.train_linking` from pairs of reports that tell one coded incident ({total}) and pairs",
        f"# that do not; levels seen on fewer than {RARE} pairs are stated by hand.",
        f"partners: {partners}  # other reports of the same event that a report has, on average",
        "comparisons:",
    ]
    for comparison, levels in counted.items():
        lines += [f"  {comparison}:", f"    {COUNTS}: {share[comparison]}"]
        for level, entry in levels.items():
            bits = share[comparison] * math.log2(entry["m"] / entry["u"])
            lines.append(f"    {level}: {{m: {_plain(entry['m'])}, u: {_plain(entry['u'])}}}  # {bits:+.1f}")
    return "\n".join(lines) + "\n"


def _plain(chance: float) -> str:
    # YAML takes "1e-05" for a word.
    return f"{chance:.6f}".rstrip("0")


def chart(stated: Mapping[str, Any]) -> str:
    """The weights as a picture: a bar a level, to the right for one event, to the left against it."""
    rows_: list[tuple[str, str, float]] = []
    for comparison, levels in stated["comparisons"].items():
        share = levels.get(COUNTS, 1.0)
        rows_ += [(comparison, k, share * math.log2(p["m"] / p["u"])) for k, p in levels.items() if k != COUNTS]
    height, middle, scale = 16 * len(rows_) + 40, 500, 40
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 {height}" font-family="system-ui, sans-serif" font-size="11">',
        "<title>Weights of the incident links in bits</title>",
        f'<rect width="780" height="{height}" fill="#fcfbf8"/>',
        f'<text x="{middle}" y="16" text-anchor="middle" fill="#6e747a">against one event  |  for one event (bits)</text>',
    ]
    for tick in range(-4, 5, 2):
        at = middle + tick * scale
        out.append(f'<line x1="{at}" x2="{at}" y1="22" y2="{height - 8}" stroke="#d9d6cf"/>')
        out.append(f'<text x="{at}" y="{height}" text-anchor="middle" fill="#6e747a">{tick:+d}</text>' if tick else "")
    last = ""
    for number, (comparison, level, bits) in enumerate(rows_):
        y = 28 + 16 * number
        if comparison != last:
            out.append(f'<text x="8" y="{y + 9}" font-weight="bold" fill="#212529">{comparison}</text>')
            last = comparison
        width = min(abs(bits), 5) * scale
        left = middle if bits > 0 else middle - width
        fill = "#3a6ea5" if bits > 0 else "#b5533c"
        out.append(f'<text x="84" y="{y + 9}" fill="#212529">{level}</text>')
        out.append(f'<rect x="{left:.0f}" y="{y}" width="{width:.0f}" height="11" fill="{fill}"/>')
        side = middle + width + 4 if bits > 0 else middle - width - 4
        anchor = "start" if bits > 0 else "end"
        out.append(f'<text x="{side:.0f}" y="{y + 9}" text-anchor="{anchor}" fill="#212529">{bits:+.1f}</text>')
    return "\n".join(line for line in out if line) + "\n</svg>\n"


def gvc(data: Path) -> list[shootings.Doc]:
    """The train part of the Gun Violence Corpus."""
    with gzip.open(data / "gvc" / "docs.jsonl.gz", "rt", encoding="utf-8") as file:
        kept = {str(row["id"]) for row in map(json.loads, file) if row["split"] == "train"}
    return [doc for doc in shootings.read(data / "gvc")[0] if doc.id in kept]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=600)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    stated = with_all(parameters("incident"))
    model = make(stated)
    with tempfile.TemporaryDirectory() as scratch:
        keep = options.keep or Path(scratch)
        dev = shootings.sample(shootings.half(shootings.read(options.data)[0], "dev"), options.sample, 1)
        readers: dict[str, Callable[[], tuple[Solved, Labels]]] = {
            "syria": lambda: read_war(options.data, "syria", keep),
            "wire": lambda: read_war(options.data, "wire", keep),
            "shootings": lambda: read_crime(dev, "shootings", keep),
            "gvc": lambda: read_crime(gvc(options.data), "gvc", keep),
        }
        sets, chances = {}, {}
        for name, read in readers.items():
            solved, labels = read()
            chances[name], sets[name] = labelled_pairs(solved, labels, model)
            same = sum(p.same for p in sets[name])
            print(
                f"{name}: {len(labels)} labelled reports, {len(sets[name])} pairs, {same} of one incident; prior {chances[name]:.3f}"
            )
    counted = estimate(sets, stated, model)
    share = shares(sets, chances, counted)
    seen = {name: sum(p.same for p in pairs) for name, pairs in sets.items()}
    made = text(stated["partners"], counted, share, seen)
    print(made)
    for name, pairs in sets.items():
        z = math.log2(chances[name] / (1 - chances[name])) + bits_of(pairs, counted) @ np.array(
            [share[c] for c in counted]
        )
        print(f"\n{name}, all labelled pairs (fitted on them):")
        print(reliability([(float(1 / (1 + 2**-bits)), pair.same) for bits, pair in zip(z, pairs, strict=True)]))
    if options.write:
        OUT.write_text(made, encoding="utf-8")
        CHART.write_text(chart(yaml.safe_load(made)), encoding="utf-8")


if __name__ == "__main__":
    main()
