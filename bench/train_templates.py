"""Learn what the coding guide of MUC-4 counts (:mod:`bench.muc_choice`) from the development texts.

    python -m bench.train_templates --data PATH [--write]

Each incident of a text is filled with all people, things and doers that its sentences name, and mapped to the key that it agrees with most;
what agrees with an answer of that key is right. First what the words around weigh (a linear model), and for the effects and how surely a
group did it the values that the keys give. From these the decisions about people, things, doers, groups and tools are learned, then,
over templates filled by them, whether a template counts: right is what the scoring maps to a key. Every third development text with an incident
also taught the event decisions which words belong together (:mod:`bench.train_events`): these are learned from, too, but not judged by;
nor is a third of the quiet ones, that both keep their share. Five folds of texts choose the limits that give the best F1 of all slots, and
fill the templates of the last decision; prints them; ``--write`` stores the
forests that all texts together give.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bench import muc, muc_fill
from bench.muc_choice import DECISIONS, LEXIS, ONE, SEEN, STORED, Features, Option, matrix
from bench.muc_fill import Candidate, chosen, rows
from bench.muc_score import Response, Result, credit, score, worth
from bench.muc_seen import Vectors
from bench.muc_values import CATEGORY, DEPENDENT, NONE, Weights, categorised, grounds
from bench.templates import all_told, annotated
from bench.train_events import EVERY
from bench.trees import store

FOLDS = 5
OFTEN = 4
"""Rows that must have a word for it to weigh."""
LEAST = 0.03
"""Weights below are left out."""
STRENGTH = 0.07
"""How far the weights of words may go: the inverse of their penalty."""
HOLD = 0.003
"""The same for the weights of the encoder's numbers."""
ROUNDS = 2
"""How often the limits of the decisions are chosen, each time with the templates that those before give."""
LADDER = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
SETTINGS = {
    "max_iter": 160, "learning_rate": 0.04, "max_leaf_nodes": 10, "min_samples_leaf": 15, "l2_regularization": 1.0, "max_features": 0.2,
    "random_state": 0,
}  # fmt: skip
SLOTS = {
    "day": (2,),
    "place": (3,),
    "victim": (18, 19),
    "thing": (12,),
    "individual": (9,),
    "organisation": (10,),
    "tool": (6,),
}
"""The slots whose strings say whether an option is right."""

Own = Mapping[str, Sequence[Candidate]]
Keys = Mapping[str, Sequence[muc.Template]]
Chances = NDArray[np.float64]


def unseen(texts: Sequence[muc.Text], keys: Keys) -> dict[str, Sequence[muc.Template]]:
    """The keys of the development texts that the event decisions were not trained on."""
    coded = [name for name, own in keys.items() if own]
    quiet = [t.name for t in texts if not keys[t.name]]
    out = {*coded[::EVERY], *quiet[::EVERY]}
    return {name: own for name, own in keys.items() if name not in out}


def mapped(filled: Sequence[Response], keys: Sequence[muc.Template]) -> dict[int, int]:
    """For the templates of a text, by number, the key that each is mapped to."""
    if not filled or not keys:
        return {}
    worths = np.array([[worth(response, key) for key in keys] for response in filled])
    pairs = zip(*linear_sum_assignment(-worths), strict=True)
    return {int(i): int(j) for i, j in pairs if worths[i, j] > 0}


def whole(one: Candidate) -> list[bool]:
    """For each option whether a template takes it that is filled with all that may belong to it, on the day and at the place that the reader gives."""
    return [o.decision not in ONE or bool(o.features["own"]) for o in one.options]


def right(one: Candidate, key: muc.Template, decision: str) -> list[bool]:
    """For each option of a decision whether it agrees with an answer of the key; a day or a place must agree wholly."""
    options = [o for o in one.options if o.decision == decision]
    wanted = [(slot, filler) for slot in SLOTS[decision] for filler in key.slots.get(slot, ())]
    if not options or not wanted:
        return [False] * len(options)
    worths = np.array(
        [
            [max((credit(slot, a, f) for a in o.answers.get(slot, ())), default=0.0) for slot, f in wanted]
            for o in options
        ]
    )
    return [bool(yes) for yes in worths.max(axis=1) >= (1 if decision in ONE else 0.5)]


class Learned:
    """One decision: its columns, and for each row the chance that the folds without its text give.

    What the words weigh is learned first; the forest sees each row with the weight that the folds without its text give.
    """

    def __init__(
        self,
        found: Sequence[Features],
        words: Sequence[frozenset[str]],
        seen: Sequence[Vectors],
        yes: Sequence[bool | None],
        fold: Sequence[int],
    ) -> None:
        folds = np.array(fold)
        known = np.array([y is not None for y in yes])
        y = np.array([bool(one) for one in yes])
        listed, counts = vocabulary(words)
        numbers = np.stack(seen)
        scores, told = np.zeros(len(y)), np.zeros(len(y))
        for k in range(FOLDS):
            linear = weighing(counts[known & (folds != k)], y[known & (folds != k)])
            scores[folds == k] = linear.decision_function(counts[folds == k])
            told[folds == k] = numbers[folds == k] @ numbering(numbers[known & (folds != k)], y[known & (folds != k)])
        found = [
            row | {LEXIS: score, SEEN: number}
            for row, score, number in zip(found, scores.tolist(), told.tolist(), strict=True)
        ]
        self.names = sorted({name for row in found for name in row})
        x = matrix(found, self.names)
        linear = weighing(counts[known], y[known])
        self.weights = {"": float(linear.intercept_[0])} | {
            name: float(w) for name, w in zip(listed, linear.coef_[0], strict=True) if abs(w) >= LEAST
        }
        self.numbers = numbering(numbers[known], y[known])
        self.chances: Chances = np.zeros(len(y))
        for k in range(FOLDS):
            model = fitted(x[known & (folds != k)], y[known & (folds != k)])
            self.chances[folds == k] = model.predict_proba(x[folds == k])[:, 1]
        self.area = float(roc_auc_score(y[known], self.chances[known]))
        self.count = int(known.sum())
        self.model = fitted(x[known], y[known])
        self.limit = 0.4

    def stored(self) -> dict[str, Any]:
        words = {name: round(w, 2) for name, w in self.weights.items()}
        numbers = [float(f"{n:.3g}") for n in self.numbers.tolist()]
        return {"features": self.names, "limit": self.limit, "words": words, "numbers": numbers, **store(self.model)}


def vocabulary(words: Sequence[frozenset[str]]) -> tuple[list[str], csr_matrix]:
    """The words that several rows have, and which rows have them."""
    often = Counter(word for row in words for word in row)
    listed = sorted(word for word, n in often.items() if n >= OFTEN)
    number = {word: n for n, word in enumerate(listed)}
    found = [[number[word] for word in row if word in number] for row in words]
    starts = np.cumsum([0, *map(len, found)])
    flat = [n for row in found for n in sorted(row)]
    return listed, csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(words), len(listed)))


def weighing(x: csr_matrix, y: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=200).fit(x, y)


def numbering(x: Vectors, y: NDArray[np.bool_]) -> Vectors:
    """What each of the encoder's numbers weighs; they are scaled alike to learn it. What weighs all alike is left out: a forest asks only which is more."""
    scale = x.std(axis=0) + 1e-6
    model = LogisticRegression(C=HOLD, max_iter=300).fit((x - x.mean(axis=0)) / scale, y)
    return np.asarray(model.coef_[0] / scale, dtype=np.float32)


def fitted(x: NDArray[np.float32], y: NDArray[np.bool_]) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(**SETTINGS).fit(x, y)


def options(own: Own, keys: Keys, fold: Mapping[str, int]) -> dict[str, Learned]:
    """The decisions about people, things, doers and groups; what is mapped to no key is not known."""
    pairs = {n: mapped([c.response(whole(c)) for c in found], keys[n]) for n, found in own.items()}
    learned = {}
    for decision in DECISIONS[:-1]:
        features: list[Features] = []
        words: list[frozenset[str]] = []
        seen: list[Vectors] = []
        yes: list[bool | None] = []
        folds: list[int] = []
        for name, found in own.items():
            for k, one in enumerate(found):
                mine = [o for o in one.options if o.decision == decision]
                key = pairs[name].get(k)
                features += [o.features for o in mine]
                words += [o.words for o in mine]
                seen += [o.seen for o in mine]
                yes += right(one, keys[name][key], decision) if key is not None else [None] * len(mine)
                folds += [fold[name]] * len(mine)
        learned[decision] = Learned(features, words, seen, yes, folds)
    return learned


def values(own: Own, keys: Keys, fold: Mapping[str, int]) -> tuple[dict[str, Weights], Own]:
    """What weighs for each value of the set fills that are learned; and the incidents with the values that the folds without their text give."""
    pairs = {n: mapped([c.response(whole(c)) for c in found], keys[n]) for n, found in own.items()}
    learned: dict[str, Weights] = {}
    parts: list[dict[str, Weights]] = [{} for _ in range(FOLDS)]
    for decision, slots in DEPENDENT.items():
        for slot in slots:
            rows = [
                (grounds(option, found[k].sure[4][0].value), value, fold[name])
                for name, found in own.items()
                for k, key in pairs[name].items()
                for option in found[k].options
                if option.decision == decision and (value := wanted(option, keys[name][key], slot)) is not None
            ]
            learned[str(slot)] = value_weights([(words, value) for words, value, _ in rows])
            for k, part in enumerate(parts):
                part[str(slot)] = value_weights([(words, value) for words, value, own_fold in rows if own_fold != k])
    return learned, {name: [one.valued(parts[fold[name]]) for one in found] for name, found in own.items()}


def wanted(option: Option, key: muc.Template, slot: int) -> str | None:
    """The value that a key gives in a slot to what an option says; ``None`` where the key does not know it."""
    agreeing = [
        (worth, filler)
        for n in SLOTS[option.decision]
        for answer in option.answers.get(n, ())
        for filler in key.slots.get(n, ())
        if (worth := credit(n, answer, filler)) > 0
    ]
    if not agreeing:
        return None
    filler = max(agreeing, key=lambda pair: pair[0])[1]
    names = {*filler.values, *filler.of}
    given = {f.values[0].strip("()") for f in key.slots.get(slot, ()) if names & set(f.of)}
    return "/".join(sorted(given)) or NONE


def value_weights(rows: Sequence[tuple[frozenset[str], str]]) -> Weights:
    """What each word weighs for each value that several rows have."""
    often = Counter(value for _, value in rows)
    y = [value if often[value] > OFTEN else NONE for _, value in rows]
    listed, x = vocabulary([words for words, _ in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(x, y)
    bases, weights = model.intercept_, model.coef_
    if len(model.classes_) == 2:
        # Of two values only what speaks for the second is kept.
        bases, weights = np.array([0.0, *bases]), np.vstack([np.zeros_like(weights), weights])
    return {
        value: {"": round(float(base), 2)}
        | {w: round(float(c), 2) for w, c in zip(listed, row, strict=True) if abs(c) >= LEAST}
        for value, base, row in zip(model.classes_, bases, weights, strict=True)
    }


def weighed(own: Own, learned: Mapping[str, Learned]) -> dict[str, list[list[float]]]:
    """The chances of all options, from the folds without their text."""
    chances = {name: iter(one.chances.tolist()) for name, one in learned.items()}
    return {n: [[next(chances[o.decision]) for o in c.options] for c in found] for n, found in own.items()}


def filled(own: Own, learned: Mapping[str, Learned]) -> dict[str, list[Response]]:
    """All incidents as templates, filled with the options whose chance reaches the limit of their decision."""
    return {
        n: [c.response(yes) for c, yes in zip(own[n], found, strict=True)] for n, found in taken(own, learned).items()
    }


def kept(responses: Mapping[str, Sequence[Response]], keys: Keys, chances: Chances, limit: float) -> Result:
    """The score of the templates whose chance reaches the limit."""
    yes = iter(chances >= limit)
    return score({n: [r for r in found if next(yes)] for n, found in responses.items()}, keys)


def taken(own: Own, learned: Mapping[str, Learned]) -> dict[str, list[list[bool]]]:
    """For all options of all incidents whether they are taken."""
    limits = {name: one.limit for name, one in learned.items()}
    return {
        n: [chosen(one, chances, limits) for one, chances in zip(own[n], found, strict=True)]
        for n, found in weighed(own, learned).items()
    }


def categories(
    own: Own,
    responses: Mapping[str, Sequence[Response]],
    keys: Keys,
    fold: Mapping[str, int],
    learned: Mapping[str, Learned],
) -> tuple[Weights, dict[str, list[Response]]]:
    """What weighs for each kind of doers; and the templates with the kind that the folds without their text give."""
    yes = taken(own, learned)
    grounds = {
        n: [one.grounds(r, y) for one, r, y in zip(found, responses[n], yes[n], strict=True)]
        for n, found in own.items()
    }
    rows = [
        (grounds[n][k], next((f.values[0] for f in keys[n][j].slots.get(CATEGORY, ())), NONE), fold[n])
        for n, found in responses.items()
        for k, j in mapped(found, keys[n]).items()
    ]
    parts = [value_weights([(words, value) for words, value, own_fold in rows if own_fold != k]) for k in range(FOLDS)]
    given = {
        n: [categorised(r, g, {str(CATEGORY): parts[fold[n]]}) for r, g in zip(found, grounds[n], strict=True)]
        for n, found in responses.items()
    }
    return value_weights([(words, value) for words, value, _ in rows]), given


def counting(
    own: Own,
    responses: Mapping[str, Sequence[Response]],
    keys: Keys,
    judged: Keys,
    fold: Mapping[str, int],
    learned: Mapping[str, Learned],
) -> Learned:
    """The decision whether a template counts, with the limit that gives the best F1 of all slots of the texts that are ``judged``."""
    chances, yes = weighed(own, learned), taken(own, learned)
    features = [row for n, found in own.items() for row in rows(found, responses[n], chances[n])]
    pairs = {n: mapped(found, keys[n]) for n, found in responses.items()}
    counts = [k in pairs[n] for n, found in own.items() for k in range(len(found))]
    words = [muc_fill.words(one, y) for n, found in own.items() for one, y in zip(found, yes[n], strict=True)]
    seen = [one.seen for found in own.values() for one in found]
    made = Learned(features, words, seen, counts, [fold[n] for n, found in own.items() for _ in found])
    made.limit = steadiest({limit: kept(responses, judged, made.chances, limit).all.f1 for limit in LADDER})
    return made


def steadiest(results: Mapping[float, float]) -> float:
    """The limit around which the figure is best, the mean of it and its neighbours: a single peak on a flat curve is chance."""
    limits = sorted(results)
    around = {x: [results[y] for y in limits[max(k - 1, 0) : k + 2]] for k, x in enumerate(limits)}
    return max(limits, key=lambda x: (round(sum(around[x]) / len(around[x]), 6), x))


def train(own: Own, keys: Keys, judged: Keys) -> dict[str, Any]:
    """The stored form of the decisions, from the incidents of each text and its keys; prints what the folds say of those ``judged``."""
    fold = {name: k % FOLDS for k, name in enumerate(own)}
    kept_values, own = values(own, keys, fold)
    learned = options(own, keys, fold)
    for _ in range(ROUNDS):
        template = counting(own, filled(own, learned), keys, judged, fold, learned)
        for decision in (one for name, one in learned.items() if name not in ONE):
            results = {}
            for limit in LADDER:
                decision.limit = limit
                results[limit] = kept(filled(own, learned), judged, template.chances, template.limit).all.f1
            decision.limit = steadiest(results)
    kept_values[str(CATEGORY)], responses = categories(own, filled(own, learned), keys, fold, learned)
    learned["template"] = template = counting(own, responses, keys, judged, fold, learned)
    for name, one in learned.items():
        print(f"{name}: {one.count} rows, area under the curve {one.area:.3f}, limit {one.limit}")
    best = kept(responses, judged, template.chances, template.limit)
    found = f"recall {best.mapped / best.keys:.3f}, precision {best.mapped / best.responses:.3f}"
    print(f"{len(judged)} of {len(own)} texts: all slots {best.all.f1:.3f}; templates {found}")
    return {"values": kept_values} | {name: one.stored() for name, one in learned.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    texts, known = muc.texts(given.data, "dev"), muc.keys(given.data, "dev")
    keys = {t.name: known.get(t.name, []) for t in texts}
    own: dict[str, list[Candidate]] = {t.name: [] for t in texts}
    for doc in annotated(texts):
        own[doc._.article.page].extend(all_told(doc))
    found = train(own, keys, unseen(texts, keys))
    if given.write:
        STORED.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
