"""Train the decision who blames whom for which incident on coded war news, and print how well it does on pages held out.

    python -m bench.train_blames --data PATH [PATH ...] [--part dev|all] [--whole PATH ...] [--share 0.5] [--write] [--json]

PATH is a folder that holds ``gold.jsonl`` and ``pages/``. A row is a speaker, one whom his words name, and an incident; it is right where
the coder wrote that this voice blames him for the fact that the incident tells most of. Folds are by incident: pages that share one stay
together. ``--share`` is the say of what is learned now beside the stored decision: the mean of their log odds is taken. The baseline is what
rules alone take for blames. ``--whole`` names folders of which all is learned from. ``--write`` stores the trees in
``rashomon/reading/data/blames.json``; nothing of the texts goes into it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score
from spacy.tokens import Doc

from bench.conflicts import find_above, load_module, split
from bench.train_events import places_of
from bench.trees import blend, store
from rashomon import language, pages
from rashomon.build import DEFAULT_MODEL
from rashomon.forest import read
from rashomon.model import OUTLET, Article, Page, Skipped
from rashomon.reading import accounts_of
from rashomon.reading.accounts import Account
from rashomon.reading.accused.features import rows
from rashomon.reading.accused.judge import STORED, kind_of, known
from rashomon.reading.accused.sayings import Saying
from rashomon.reading.blame import blames
from rashomon.reading.events.features import Features
from rashomon.reading.events.learned import Decision, matrix
from rashomon.reading.events.scene import Scene
from rashomon.reading.voices import voices_of

FOLDS = 5
LIMITS = {"read": 0.12, "rest": 0.15, "named": 0.2}
"""Chances from which on each kind of saying is taken for a blame."""
UNNAMED = 0.5
"""What a row counts whose voice the coder did not write down for the incident: mostly he only did not bother."""
ELSEWHERE = 0.3
"""What a right row counts that does not stand in the words which the coder quoted."""
LADDER = (0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4)
SHORTEST = 4
"""Letters of a word from which a final s is taken for a plural."""


@dataclass
class Row:
    """One row: whether it is right, whether the scorer would say so, whether the coder named its voice for the fact, what it counts."""

    page: str
    group: str
    """The pages with which it shares an incident, by the first of their names."""
    fact: int | None
    pair: tuple[tuple[str, ...], str]
    features: Features
    right: bool
    exact: bool
    named: bool
    weight: float
    kind: str
    main: bool
    """Whether the incident is the one that tells most of the fact."""


def fit(same: ModuleType, left: str, right: str) -> bool:
    """Whether two names are one party's, by the scorer or but for number."""
    if same.same_party(left, right):
        return True
    a, b = ({_stem(w) for w in same.fold(name.replace("/", " ")).split()} for name in (left, right))
    return bool(a and b) and (a <= b or b <= a)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > SHORTEST and word.endswith("s") else word


def facts_of(
    scene: Scene, article: Article, accounts: Sequence[Account], telling: Sequence[list[tuple[int, int]]]
) -> tuple[dict[int, int], dict[int, int]]:
    """For each incident by its number the fact that it tells: the first for the one that tells most of a fact, the second for the rest."""
    told: Counter[tuple[int, int]] = Counter()
    for n, account in enumerate(accounts):
        if account.kind != "incident":
            continue
        for segment in account.segments:
            for i in [m.at for m in segment.mentions] + [scene.tolls[k].trigger for k in segment.tolls]:
                at = _start(scene, article, i)
                told.update((n, k) for k, spans in enumerate(telling) if any(a <= at < b for a, b in spans))
    main: dict[int, int] = {}
    rest: dict[int, int] = {}
    ranked = sorted(told.items(), key=lambda item: -item[1])
    for (n, k), _ in ranked:
        if n not in main and k not in main.values():
            main[n] = k
    for (n, k), _ in ranked:
        if n not in main:
            rest.setdefault(n, k)
    return main, rest


def _start(scene: Scene, article: Article, i: int) -> int:
    try:
        return article.locate(scene.doc[i].idx, scene.doc[i].idx + len(scene.doc[i])).start
    except ValueError:
        return -1


def read_page(
    page: Page, docs: Sequence[tuple[Article, Doc]], facts: Sequence[dict[str, Any]], same: ModuleType, group: str = ""
) -> Iterator[Row]:
    """The rows of one coded page."""
    telling = [
        [
            span
            for q in [*f["quotes"], *(t["quote"] for s in ("killed", "wounded") for t in f[s])]
            if q
            for span in places_of(page.text, q)
        ]
        for f in facts
    ]
    for article, doc in docs:
        scene, accounts, found = accounts_of(doc)
        asked = known(scene, accounts, found, blames(scene, accounts))
        main, rest = facts_of(scene, article, accounts, telling)
        for saying in asked.sayings:
            voices = tuple(v.source for v in voices_of(scene, article, saying.number))
            if voices == (OUTLET,):
                continue
            for n, row in rows(asked, saying):
                fact = main.get(n, rest.get(n))
                coded = facts[fact].get("blames") or [] if fact is not None else []
                right, exact, named, weight = _judged(scene, article, page, saying, voices, coded, same)
                kind = kind_of(saying, row)
                pair = (voices, saying.accused.side.split("/")[0])
                yield Row(page.name, group or page.name, fact, pair, row, right, exact, named, weight, kind, n in main)


def _judged(
    scene: Scene,
    article: Article,
    page: Page,
    saying: Saying,
    voices: Sequence[str],
    coded: Sequence[dict[str, str]],
    same: ModuleType,
) -> tuple[bool, bool, bool, float]:
    one, accused = scene.attributions[saying.number], saying.accused
    called = [*voices, *([scene.doc[slice(*one.source)].text] if one.source is not None else [])]
    mark = next((m for m in scene.actors if m.start == saying.at), None)
    names = [accused.code, *accused.plural_of, *([scene.doc[mark.start : mark.end].text] if mark is not None else [])]
    right = exact = named = False
    weight = 1.0
    for blame in coded:
        if not blame.get("accused") or not any(fit(same, blame["claimant"], v) for v in called):
            continue
        named = True
        if not any(fit(same, blame["accused"], a) for a in names):
            continue
        right = True
        exact |= any(same.same_party(blame["claimant"], v) for v in voices) and any(
            same.same_party(blame["accused"], a) for a in (accused.plural_of or (accused.code,))
        )
        start, end = (_start(scene, article, i) for i in (saying.tokens[0], saying.tokens[1] - 1))
        quoted = places_of(page.text, blame.get("quote") or "")
        weight = min(weight, ELSEWHERE if quoted and not any(a <= end and start < b for a, b in quoted) else 1.0)
    return right, exact, named, weight if right else 1.0 if named else UNNAMED


def gather(options: argparse.Namespace) -> tuple[list[Row], int]:
    """The rows of all pages of the chosen part, and how many blames their coders wrote down."""
    nlp = language.load(DEFAULT_MODEL)
    found: list[Row] = []
    wanted = 0
    for data, part in [*((d, options.part) for d in options.data), *((d, "all") for d in options.whole)]:
        same = load_module(find_above(data, "score.py"))
        gold = {p["page"]: p for p in split(same.lines(data / "gold.jsonl"), part)}
        group = together(list(gold.values()))
        for page in pages.load([data / "pages"]):
            name = page.name.rpartition("/")[2]
            articles = [] if isinstance(page, Skipped) or name not in gold else pages.articles(page)
            if not isinstance(page, Skipped) and not isinstance(articles, Skipped) and articles:
                facts = gold[name]["facts"]
                wanted += sum(bool(b.get("accused")) for f in facts for b in f.get("blames") or [])
                found += read_page(page, list(language.annotate(nlp, articles)), facts, same, group[name])
    return found, wanted


def together(gold: Sequence[dict[str, Any]]) -> dict[str, str]:
    """For each coded page the first, by name, of the pages that tell an incident that it tells, too, and of theirs."""
    names: dict[str, set[str]] = defaultdict(set)
    for page in gold:
        for fact in page.get("facts") or []:
            names[fact.get("incident") or page["page"]].add(page["page"])
    first = {page["page"]: page["page"] for page in gold}
    moved = True
    while moved:
        moved = False
        for pages_of in names.values():
            least = min(first[name] for name in pages_of)
            for name in pages_of:
                moved |= first[name] != least
                first[name] = least
    return first


def train(found: Sequence[Row], names: Sequence[str], table: NDArray[np.float32]) -> HistGradientBoostingClassifier:
    """Fit the decision on rows."""
    model = HistGradientBoostingClassifier(
        max_iter=200, max_leaf_nodes=5, learning_rate=0.07, min_samples_leaf=20, l2_regularization=2, random_state=1
    )
    return model.fit(table, [r.right for r in found], sample_weight=[r.weight for r in found])


def count(found: Sequence[Row], kept: Sequence[bool], wanted: int) -> dict[str, float]:
    """Pairs of voice and side for each fact: precision over the voices that the coder named, recall over all that he wrote."""
    pairs: dict[Any, list[bool]] = defaultdict(lambda: [False, False])
    for row, keep in zip(found, kept, strict=True):
        if keep and row.main:
            pair = pairs[row.page, row.fact, row.pair]
            pair[0] |= row.exact
            pair[1] |= row.named
    right, counted = sum(p[0] for p in pairs.values()), sum(p[0] or p[1] for p in pairs.values())
    return {
        "precision": right / max(counted, 1),
        "recall": right / max(wanted, 1),
        "f1": 2 * right / max(counted + wanted, 1),
        "pairs": float(len(pairs)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--part", choices=("dev", "all"), default="dev")
    parser.add_argument("--whole", type=Path, nargs="+", default=[])
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    evaluate(*gather(options), options)


def evaluate(found: list[Row], wanted: int, options: argparse.Namespace) -> None:
    """Print cross-validated figures beside the rules' and, if asked, store a decision learned from all rows."""
    names = sorted({name for row in found for name in row.features})
    table = matrix([row.features for row in found], names)
    fold = np.array([int(hashlib.md5(row.group.encode()).hexdigest(), 16) % FOLDS for row in found])
    old = json.loads(STORED.read_text(encoding="utf-8"))
    chances = np.zeros(len(found))
    for k in range(FOLDS):
        model = train([r for r, f in zip(found, fold, strict=True) if f != k], names, table[fold != k])
        made = mixed(old["blame"], {"features": names} | store(model), options.share)
        decision = Decision(read(made), tuple(made["features"]))
        chances[fold == k] = decision.chances([r.features for r, f in zip(found, fold, strict=True) if f == k])
    limits = np.array([LIMITS[row.kind] for row in found])
    ours = count(found, list(chances >= limits), wanted)
    base = count(found, [r.kind == "read" for r in found], wanted)
    ours["average precision"] = float(average_precision_score([r.right for r in found], chances))
    if options.json:
        print(json.dumps({"ours": ours, "baseline": base}))
    else:
        print(
            f"{len({r.page for r in found})} pages, {len(found)} rows, {sum(r.right for r in found)} right; {FOLDS} folds"
        )
        for limit in LADDER:
            print(f"from {limit:.2f}: " + _line(count(found, list(chances >= limit), wanted)))
        print(f"ours:       {_line(ours)}\nrules only: {_line(base)}")
    if options.write:
        stored = {
            "trained": f"{len({r.page for r in found})} coded pages (bench/train_blames.py)"
            + (f", of which the share is {options.share:g} beside: {old['trained']}" if options.share < 1 else ""),
            "figures": {name: round(value, 3) for name, value in ours.items()},
            "limits": LIMITS,
            "blame": mixed(old["blame"], {"features": names} | store(train(found, names, table)), options.share),
        }
        STORED.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


def mixed(old: dict[str, Any], new: dict[str, Any], share: float) -> dict[str, Any]:
    """The new decision, or its mean with the old one where it has but a share of the say."""
    return blend(old, new, share) if share < 1 else new


def _line(figures: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in figures.items())


if __name__ == "__main__":
    main()
