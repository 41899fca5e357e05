"""Train the three decisions of the event reader on coded war news, and print how well they do on pages held out.

    python -m bench.train_events --data PATH [PATH ...] [--part dev|all] [--write] [--cache FILE]

PATH is a folder that holds ``gold.jsonl`` and ``pages/``. A segment tells the fact whose quoted words stand in it. Folds are by
incident, as in ``bench.conflicts``; ``--part dev`` (the default) leaves its held third alone. ``--write`` puts the trees into
``rashomon/reading/data/events.json``; nothing of the texts goes into it. ``--cache`` keeps the annotated texts between runs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score, roc_auc_score
from spacy.tokens import Doc

from bench.conflicts import find_above, load_module, split
from bench.trees import store
from rashomon import language, pages
from rashomon.build import DEFAULT_MODEL
from rashomon.forest import read
from rashomon.model import Skipped
from rashomon.reading import scene_of
from rashomon.reading.events import features
from rashomon.reading.events.groups import agglomerate
from rashomon.reading.events.learned import STORED, Decision, matrix
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.segments import violent_segments

FOLDS = 5
LIMITS = {"segment": 0.3, "pair": 0.45, "group": 0.35}


@dataclass
class Sample:
    """One coded page: its segments, and for each the facts (numbers) that it tells. ``also``: further incidents in passing."""

    page: str
    fold: int
    known: list[features.Known]
    facts: list[set[int]]
    gold: list[dict[str, Any]]
    also: int


def annotate(data: Path, gold: Sequence[dict[str, Any]]) -> list[tuple[str, Doc]]:
    """The first article of each page, annotated."""
    nlp = language.load(DEFAULT_MODEL)
    wanted = {page["page"] for page in gold}
    articles = []
    for page in pages.load([data / "pages"]):
        if not isinstance(page, Skipped) and page.name.rpartition("/")[2] in wanted:
            found = pages.articles(page)
            if not isinstance(found, Skipped):
                articles += [(page.name.rpartition("/")[2], a) for a in found]
    return [
        (name, doc)
        for (name, _), (_, doc) in zip(articles, language.annotate(nlp, [a for _, a in articles]), strict=True)
    ]


def places_of(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the words of a quote stand in a text, whatever the white space."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    return [m.span() for m in re.finditer(pattern, text)] if pattern else []


def sample(page: dict[str, Any], doc: Doc, fold: int) -> Sample:
    """Segments of a page with the facts they tell."""
    scene = scene_of(doc)
    armed = weapons(scene, lexicon())
    segments = violent_segments(scene, mentions(scene, armed), armed)
    known = features.known(scene, segments, doc._.article, doc._.headline_end)
    facts: list[set[int]] = [set() for _ in known]
    for number, fact in enumerate(page["facts"]):
        quotes = [*fact["quotes"], *(t["quote"] for s in ("killed", "wounded") for t in fact[s])]
        spans = [span for quote in quotes if quote for span in places_of(doc.text, quote)]
        for k, one in enumerate(known):
            telling = [m.at for m in one.segment.mentions] + [t.trigger for t in one.tolls]
            if any(start <= doc[i].idx < end for i in telling for start, end in spans):
                facts[k].add(number)
    return Sample(page["page"], fold, known, facts, page["facts"], page.get("also", 0))


def gather(options: argparse.Namespace) -> list[Sample]:
    """All samples of the chosen part."""
    found: list[Sample] = []
    cached: dict[str, list[tuple[str, Doc]]] = {}
    if options.cache and options.cache.exists():
        cached = pickle.loads(options.cache.read_bytes())
    for data in options.data:
        lines = load_module(find_above(data, "score.py")).lines
        everything = lines(data / "gold.jsonl")
        if str(data) not in cached:
            cached[str(data)] = annotate(data, everything)
        gold = {page["page"]: page for page in split(everything, options.part)}
        fold_of = folds(list(gold.values()))
        for name, doc in cached[str(data)]:
            if name in gold:
                found.append(sample(gold[name], doc, fold_of[name]))
    if options.cache:
        options.cache.write_bytes(pickle.dumps(cached))
    return found


def folds(gold: list[dict[str, Any]]) -> dict[str, int]:
    """A fold for each page, by the first incident it tells."""
    return {
        p["page"]: int(hashlib.md5((p["facts"][0]["incident"] if p["facts"] else p["page"]).encode()).hexdigest(), 16)
        % FOLDS
        for p in gold
    }


@dataclass(frozen=True)
class Trained:
    """A decision and the form in which it is stored."""

    decision: Decision
    stored: dict[str, Any]


def decide(rows: list[features.Features], labels: list[int], leaves: int = 10, rounds: int = 120) -> Trained:
    """Fit a decision on rows of features."""
    names = sorted({name for row in rows for name in row})
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        max_leaf_nodes=leaves,
        learning_rate=0.07,
        min_samples_leaf=25,
        l2_regularization=2,
        random_state=1,
    )
    stored = store(model.fit(matrix(rows, names), labels))
    return Trained(Decision(read(stored), tuple(names)), {"features": names} | stored)


def pairs(one: Sample, chosen: Sequence[int]) -> tuple[list[features.Features], list[int]]:
    """All pairs of telling segments of a page, and whether the two share a fact."""
    rows, labels = [], []
    for i, a in enumerate(chosen):
        for b in chosen[i + 1 :]:
            if one.facts[a] and one.facts[b]:
                rows.append(features.of_pair(one.known[a], one.known[b]))
                labels.append(int(bool(one.facts[a] & one.facts[b])))
    return rows, labels


def segment_rows(chosen: Sequence[Sample]) -> tuple[list[features.Features], list[int]]:
    rows, labels = [], []
    for one in chosen:
        rows += [features.of_segment(one.known, k) for k in range(len(one.known))]
        labels += [int(bool(f)) for f in one.facts]
    return rows, labels


def pair_rows(chosen: Sequence[Sample]) -> tuple[list[features.Features], list[int]]:
    rows, labels = [], []
    for one in chosen:
        r, y = pairs(one, range(len(one.known)))
        rows += r
        labels += y
    return rows, labels


def grouped(
    one: Sample, segment: Decision, pair: Decision, limits: dict[str, float]
) -> tuple[list[list[int]], list[float]]:
    """The groups that the first two decisions make of a page, and the chance of each segment."""
    fresh = segment.chances([features.of_segment(one.known, k) for k in range(len(one.known))])
    chosen = [k for k in range(len(one.known)) if fresh[k] >= limits["segment"]]
    index = [(i, j) for i in range(len(chosen)) for j in range(i + 1, len(chosen))]
    chances = pair.chances([features.of_pair(one.known[chosen[i]], one.known[chosen[j]]) for i, j in index])
    likeness = np.zeros((len(chosen), len(chosen)))
    for (i, j), chance in zip(index, chances, strict=True):
        likeness[i, j] = likeness[j, i] = chance
    return [[chosen[i] for i in g] for g in agglomerate(likeness, limits["pair"])], [float(f) for f in fresh]


def group_rows(one: Sample, found: list[list[int]], fresh: list[float]) -> tuple[list[features.Features], list[int]]:
    """Rows for a page's groups; a group is right when it is the one that tells most of some fact."""
    rows = [features.of_group([one.known[k] for k in g], [fresh[k] for k in g], len(found)) for g in found]
    best: dict[int, tuple[int, int]] = {}
    for n, g in enumerate(found):
        for fact in {f for k in g for f in one.facts[k]}:
            size = sum(fact in one.facts[k] for k in g)
            if size > best.get(fact, (0, -1))[0]:
                best[fact] = (size, n)
    return rows, [int(n in {b for _, b in best.values()}) for n in range(len(found))]


def evaluate(samples: list[Sample], limits: dict[str, float]) -> dict[str, float]:
    """Cross-validated figures of the three decisions and of the incidents they make."""
    seg_y: list[int] = []
    seg_p: list[float] = []
    pair_y: list[int] = []
    pair_p: list[float] = []
    hits = guessed = wanted = 0
    group_y: list[int] = []
    group_p: list[float] = []
    sweep: dict[float, list[int]] = {t / 20: [0, 0] for t in range(4, 17)}
    for fold in range(FOLDS):
        train = [s for s in samples if s.fold != fold]
        test = [s for s in samples if s.fold == fold]
        segment, pair, group = (t.decision for t in train_all(train, limits))
        for one in test:
            rows, labels = segment_rows([one])
            seg_y += labels
            seg_p += list(segment.chances(rows))
            rows, labels = pair_rows([one])
            pair_y += labels
            pair_p += list(pair.chances(rows))
            found, fresh = grouped(one, segment, pair, limits)
            rows, labels = group_rows(one, found, fresh)
            chances = list(group.chances(rows))
            group_y += labels
            group_p += chances
            for limit, counts in sweep.items():
                right = sum(y for y, p in zip(labels, chances, strict=True) if p >= limit)
                kept = sum(p >= limit for p in chances)
                counts[0] += right
                counts[1] += max(kept - one.also, right)
            hits += sum(y for y, p in zip(labels, chances, strict=True) if p >= limits["group"])
            guessed += max(sum(p >= limits["group"] for p in chances) - one.also, 0)
            wanted += len(one.gold)
    for limit, (right, kept) in sweep.items():
        p, r = right / max(kept, 1), right / wanted
        print(f"   group limit {limit:.2f}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / (p + r):.3f}")
    precision, recall = hits / max(guessed, 1), hits / max(wanted, 1)
    return {
        "segment AUC": float(roc_auc_score(seg_y, seg_p)),
        "segment AP": float(average_precision_score(seg_y, seg_p)),
        "pair AUC": float(roc_auc_score(pair_y, pair_p)),
        "pair accuracy": float(np.mean((np.array(pair_p) >= 0.5) == np.array(pair_y))),
        "pair share": float(np.mean(pair_y)),
        "group AUC": float(roc_auc_score(group_y, group_p)),
        "facts with a segment": sum(len(set().union(*s.facts)) if s.facts else 0 for s in samples) / wanted,
        "incident precision": precision,
        "incident recall": recall,
        "incident F1": 2 * precision * recall / (precision + recall),
    }


def train_all(train: list[Sample], limits: dict[str, float]) -> tuple[Trained, Trained, Trained]:
    """The three decisions; the third learns from groups that the first two, trained on other pages, make."""
    rows, labels = segment_rows(train)
    segment = decide(rows, labels)
    rows, labels = pair_rows(train)
    pair = decide(rows, labels)
    group_x: list[features.Features] = []
    group_y: list[int] = []
    for half in (0, 1):
        other = [s for s in train if s.fold % 2 != half]
        mine = [s for s in train if s.fold % 2 == half]
        seg, par = decide(*segment_rows(other)).decision, decide(*pair_rows(other)).decision
        for one in mine:
            found, fresh = grouped(one, seg, par, limits)
            x, y = group_rows(one, found, fresh)
            group_x += x
            group_y += y
    return segment, pair, decide(group_x, group_y, leaves=6, rounds=60)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--part", choices=("dev", "all"), default="dev")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--cache", type=Path)
    for name, value in LIMITS.items():
        parser.add_argument(f"--{name}", type=float, default=value)
    options = parser.parse_args()
    limits = {name: getattr(options, name) for name in LIMITS}
    samples = gather(options)
    figures = evaluate(samples, limits)
    print(f"{len(samples)} pages, {sum(len(s.known) for s in samples)} segments, {FOLDS} folds")
    for name, value in figures.items():
        print(f"{name:24s} {value:.3f}")
    if options.write:
        write(samples, limits, figures)


def write(samples: list[Sample], limits: dict[str, float], figures: dict[str, float]) -> None:
    """Train on all samples and store the trees."""
    segment, pair, group = train_all(samples, limits)
    stored = {
        "trained": f"{len(samples)} coded pages of war news (bench/train_events.py)",
        "figures": {name: round(value, 3) for name, value in figures.items()},
        "limits": limits,
        "segment": segment.stored,
        "pair": pair.stored,
        "group": group.stored,
    }
    STORED.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {STORED.name}, {STORED.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
