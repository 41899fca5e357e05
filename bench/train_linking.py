"""Estimate the weights of the incident links: writes ``rashomon/linking/parameters/incident.yaml`` and ``docs/weights.svg``.

    python -m bench.train_linking --data PATH [--sample 250] [--only COMPARISON ...] [--on] [--also FOLDER ...]
                                  [--keep FOLDER] [--write]

PATH holds ``shootings/``, ``gvc/`` and ``annotated/`` (``syria`` and ``wire``). Trained on the dev halves of the shootings and the
coded war pages and on the train part of GVC, as this program reads them, on the war pages once more with their days hidden, and
on reports made from the coded facts. Every report that is known to tell a coded incident is labelled, and levels of agreement are
counted among candidate pairs of one incident (m) and of two (u). Names, words and places say partly the same, so a logistic
regression then finds what each level weighs beside the others, drawn towards :data:`TOWARDS` of what it weighs alone. Levels that
are too rare to count are drawn towards what stands in the file. ``--only`` fits the named comparisons beside the others as the
file has them, which stay: for a new comparison. ``--on`` goes on from the file: the weights are drawn towards those that stand there
(and :data:`STAY` stay), not towards counts; levels that it lacks are counted. ``--also`` names folders with ``gold.jsonl`` and ``pages/`` of which the regression learns
besides; nothing of their texts goes into the file. ``--keep`` stores the cases there and takes those that are there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import tempfile
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

import rashomon
from bench import shootings
from bench.conflicts import find_above, load_module, split
from bench.link_labels import Labels, Pair, Solved, labelled_pairs, page_labels, read_war, solve
from bench.linking import reliability, reports
from rashomon.casefile import Case
from rashomon.linking.comparisons import COMPARISONS
from rashomon.linking.model import COUNTS, Model, make, parameters
from rashomon.model import Article, Reading, When

SHARES = {"syria": 0.55, "wire": 0.2, "shootings": 0.15, "gvc": 0.1}
"""How much each set counts for m and u: war news is what the program is for, crime news is told by many more pages."""
FITTED = {
    "syria": 0.35, "syria, undated": 0.1, "wire": 0.2, "wire, undated": 0.1, "coded facts": 2.0, "shootings": 1.0, "gvc": 0.3,
}  # fmt: skip
"""How much each set counts in the regression. Most for the coded facts: only they are free of errors of reading; much for crime news,
which has the most pairs, on the most different incidents."""
OWN_RATE = 20.0
"""Loss for each squared bit that a set's own chance of a pair lies off the stated one. Sets differ in more than the levels tell; what
would else be learned as a weight of whatever one set has and the others don't (parties, in war news) is taken for that."""
ALSO = 1.3
"""The same for what is learned besides, all together: pages on wars of many countries."""
STAY = frozenset(
    {
        ("place", "other country"),
        ("day", "further apart"),
        ("day", "other month"),
        ("day", "unknown"),
        ("day", "same weekday"),
        ("day", "weekday beside"),
        ("day", "other weekday"),
        ("toll", "soldiers of one side counted otherwise"),
        ("place", "other province, one named on the other's page"),
    }
)
"""Levels whose weights stay when they are learned on: nothing, or hardly anything, may be joined in spite of them; crime news, where places are
often misread and days are always known, tells nothing of what they weigh in a war."""
OTHER_KINDS = frozenset({"years", "held"})
"""Comparisons that are made for talks or past wars only."""
BY_HAND = frozenset(
    {
        ("place", "other country"), ("place", "other province"), ("day", "further apart"), ("day", "same month and day"), ("day", "other month"),
        ("day", "same weekday"), ("day", "weekday beside"), ("day", "other weekday"), ("parties", "two in common"),
        ("toll", "soldiers of one side counted otherwise"), ("day", "same day"), ("day", "same day, one by the other's"),
        ("day", "same day, one by its page's day only"), ("place", "same province, elsewhere"), ("place", "across a border"),
        ("place", "across a border, one placed by guess"), ("type", "same seldom manner"),
    }
)  # fmt: skip
"""Levels that the counts can't tell of. Each war set is of one country or tells few pages, so that another country or province is often an error of reading
there, as days that are weeks apart are errors of dating; nothing may be joined in spite of them. What a clash on a border, a seldom manner
and a day that is not a page's own weigh was chosen on coded pages about many other wars. In a set on one war the same two parties
fight every day. Weekdays and months were counted among all reports of the war pages: a calendar needs no more."""
RARE = 20
"""Pairs at a level below which its weight is not counted but stays as stated."""
SMOOTH = 1.0
"""Added to each level's count, so that none is impossible."""
WAR_ONLY = frozenset({"day", "toll"})
"""Comparisons that only war news tells of: a crime is told again months later, at court, and has few victims."""
WAR = ("syria", "wire")
MOST = 400
"""Pairs of one incident that all sets together speak with, so that no set outvotes the others by its size."""
PAIRS = 300
"""Pairs of one incident that all sets together speak with in the regression."""
TOWARDS = 0.6
"""What a level is thought to weigh, of what it weighs when counted alone."""
RIDGE = 1.0
"""Loss for each squared bit that a level's weight is off that: chosen among 0.5, 1 and 2 by cross-validation over incidents."""
OUT = Path(rashomon.__file__).parent / "linking" / "parameters" / "incident.yaml"
CHART = Path(__file__).parents[1] / "docs" / "weights.svg"


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
            found = sum(p.levels[comparison] == level for pairs in sets.values() for p in pairs)
            before = stated["comparisons"][comparison].get(level)
            if level == last.name and last.unknown:
                continue
            if found >= RARE and (comparison, level) not in BY_HAND:
                out[comparison][level] = {"m": round(m[level], 4), "u": round(u[level], 4)}
            elif before:
                out[comparison][level] = dict(before)
    return out


Counted = Mapping[str, Mapping[str, Mapping[str, float]]]
Weights = dict[tuple[str, str], float]
"""Bits by comparison and level."""


def drawn_to(counted: Counted, stated: Counted) -> Weights:
    """What each level is thought to weigh before the regression: a share of what it weighs alone, or as the file has it."""
    return {
        (comparison, level): math.log2(p["m"] / p["u"]) * (1.0 if p == stated[comparison].get(level) else TOWARDS)
        for comparison, levels in counted.items()
        for level, p in levels.items()
        if level != COUNTS
    }


def fit(
    sets: Mapping[str, Sequence[Pair]],
    chances: Mapping[str, float],
    before: Weights,
    only: Sequence[str] = (),
    stay: Container[tuple[str, str]] = (),
) -> Weights:
    """What each level weighs beside the others: logistic regression of "one incident" on the levels, drawn to ``before``.

    Each set may have a chance of its own of any pair, drawn to ``chances`` (:data:`OWN_RATE`), which is used for nothing else.

    Parameters: ``only``: names of the comparisons to fit; the others stay. Empty: all. ``stay``: levels that stay whatever is fitted.
    """
    names = list(before)
    free = np.array([(not only or name[0] in only) and name not in stay for name in names])
    besides = sum(p.same for name, pairs in sets.items() if name not in FITTED for p in pairs)
    start = np.array([before[name] for name in names])
    x = {s: seen(pairs, names) for s, pairs in sets.items()}
    y = {s: np.array([p.same for p in pairs], dtype=float) for s, pairs in sets.items()}
    prior = {s: math.log2(chances[s] / (1 - chances[s])) for s in sets}

    def loss(tried: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, rates = tried[: len(names)], tried[len(names) :]
        total = RIDGE * float(((weights - start) ** 2).sum()) + OWN_RATE * float((rates**2).sum())
        slope, of_rates = 2 * RIDGE * (weights - start), 2 * OWN_RATE * rates
        for i, name in enumerate(sets):
            z = (prior[name] + rates[i] + x[name] @ weights) * math.log(2)
            share = FITTED[name] * PAIRS / max(y[name].sum(), 1.0) if name in FITTED else ALSO * PAIRS / max(besides, 1)
            total += share * float((np.logaddexp(0, z) - y[name] * z).sum())
            off = share * math.log(2) * (1 / (1 + np.exp(-z)) - y[name])
            slope = slope + x[name].T @ off
            of_rates[i] += off.sum()
        return total, np.concatenate([slope * free, of_rates])

    found = minimize(loss, np.concatenate([start, np.zeros(len(sets))]), jac=True, method="L-BFGS-B").x
    return {name: float(bits) for name, bits in zip(names, found[: len(names)], strict=True)}


def seen(pairs: Sequence[Pair], names: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """A row a pair, a column a level: 1 where the pair is at that level."""
    return np.array([[float(pair.levels[c] == level) for c, level in names] for pair in pairs])


def text(partners: float, counted: Counted, weights: Weights, same: Mapping[str, int]) -> str:
    """The parameters as a file that a person can read."""
    total = ", ".join(f"{name} {count}" for name, count in same.items())
    lines = [
        "# How much each level of agreement or disagreement between two reports weighs: log2(m/u) is the level's weight in bits.",
        "# m = how often it is seen when both tell the same event. u = how often when they don't, as far as the level says something",
        "# that the other comparisons don't (a name in the words is a place, too): found by a logistic regression on all levels.",
        "# Names and SQL of the levels: comparisons.py; a level that is not listed weighs nothing. A picture: docs/weights.svg.",
        "# Made by `python -m bench.train_linking` from pairs of reports that tell one coded incident and pairs that don't (some levels, its",
        "# BY_HAND, start from what stands here); of one incident:",
        f"# {total}.",
        f"partners: {partners}  # other reports of the same event that a report has, on average",
        "comparisons:",
    ]
    for comparison, levels in counted.items():
        lines.append(f"  {comparison}:")
        for level, entry in levels.items():
            bits = weights[comparison, level]
            m = min(entry["m"], 2**bits)
            lines.append(f"    {level}: {{m: {_plain(m)}, u: {_plain(m / 2**bits)}}}  # {bits:+.1f}")
    return "\n".join(lines) + "\n"


def _plain(chance: float) -> str:
    # YAML takes "1e-05" for a word.
    return f"{chance:.7f}".rstrip("0").rstrip(".")


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


def coded(data: Path) -> tuple[list[Article], list[Reading], dict[str, When], Labels]:
    """Reports made from the coded facts of both dev parts."""
    gold = []
    for name in WAR:
        folder = data / "annotated" / name
        gold += split(load_module(find_above(folder, "score.py")).lines(folder / "gold.jsonl"), "dev")
    return reports(gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sample", type=int, default=250)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--on", action="store_true")
    parser.add_argument("--also", type=Path, nargs="+", default=[])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    stated = with_all(parameters("incident"))
    model = make(stated)
    sets: dict[str, list[Pair]] = {}
    chances: dict[str, float] = {}

    def add(name: str, solved: Solved, labels: Labels) -> None:
        chances[name], sets[name] = labelled_pairs(solved, labels, model)
        same = sum(p.same for p in sets[name])
        print(
            f"{name}: {len(labels)} labelled reports, {len(sets[name])} pairs, {same} of one incident; prior {chances[name]:.3f}"
        )

    with tempfile.TemporaryDirectory() as scratch:
        keep = options.keep or Path(scratch)
        for name in WAR:
            dated, hidden, labels = read_war(options.data / "annotated" / name, "dev", keep / f"{name}.case")
            add(name, dated, labels)
            add(f"{name}, undated", hidden, labels)
        articles, readings, dates, truth = coded(options.data)
        add("coded facts", Solved(articles, readings, [], dates), truth)
        dev = shootings.sample(shootings.half(shootings.read(options.data)[0], "dev"), options.sample, 1)
        for name, docs in (("shootings", dev), ("gvc", gvc(options.data))):
            add(name, *read_crime(docs, name, keep))
        for folder in options.also:
            add(folder.name, *read_war(folder, "all", keep / f"{folder.name}.case")[::2])
    counted = estimate({name: sets[name] for name in SHARES}, stated, model)
    counted |= {name: stated["comparisons"][name] for name in counted if options.only and name not in options.only}
    if options.on:
        counted = {c: levels | stated["comparisons"][c] for c, levels in counted.items()}
    weights = fit(
        sets, chances, drawn_to(counted, stated["comparisons"]), options.only, STAY if options.on else frozenset()
    )
    made = text(
        stated["partners"], counted, weights, {name: sum(p.same for p in pairs) for name, pairs in sets.items()}
    )
    print(made)
    for name, pairs in sets.items():
        z = math.log2(chances[name] / (1 - chances[name])) + seen(pairs, list(weights)) @ np.array(
            list(weights.values())
        )
        print(f"\n{name}, all labelled pairs (fitted on them):")
        print(reliability([(float(1 / (1 + 2**-bits)), pair.same) for bits, pair in zip(z, pairs, strict=True)]))
    if options.write:
        OUT.write_text(made, encoding="utf-8")
        CHART.write_text(chart(yaml.safe_load(made)), encoding="utf-8")


if __name__ == "__main__":
    main()
