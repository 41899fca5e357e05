"""Learn which words are cues: writes ``rashomon/reading/data/cue_weights.json`` from PolNeAR's train part.

    python -m bench.train_attribution --data PATH

PATH as for ``bench.attribution``. One example a draft of the rules (a cue with what hangs on it), true when a gold attribution
has its cue there. Weights below 0.05 are left out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from bench.attribution import Clock, Said, documents, unpack
from rashomon.reading.attribution.assemble import candidates, quoted
from rashomon.reading.attribution.gate import features
from rashomon.reading.attribution.lexicon import DATA
from rashomon.reading.attribution.quotes import quotations
from rashomon.reading.attribution.view import View


def examples(docs: Iterable[tuple[Doc, list[Said]]]) -> tuple[list[list[str]], list[bool]]:
    """Features and truth of every draft."""
    rows, truth = [], []
    for doc, wanted in docs:
        view = View(doc)
        cues = {i for said in wanted for i in said.cue}
        quotes = quotations(doc, view)
        within = quoted(quotes)
        for draft in candidates(view, quotes):
            rows.append(features(view, draft, draft.head in within))
            truth.append(draft.head in cues)
    return rows, truth


def learn(rows: list[list[str]], truth: list[bool], strength: float = 0.5, least: int = 4) -> dict[str, float]:
    """Feature -> weight. ``least``: how many examples must show a feature."""
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    table = DictVectorizer()
    matrix = table.fit_transform([{name: 1.0 for name in row if counts[name] >= least} for row in rows])
    model = LogisticRegression(C=strength, max_iter=1000).fit(matrix, truth)
    found = {name: round(float(w), 2) for name, w in zip(table.feature_names_, model.coef_[0], strict=True)}
    return {"": round(float(model.intercept_[0]), 3)} | {k: v for k, v in sorted(found.items()) if abs(v) >= 0.05}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = unpack(options.data, "train", scratch)
        rows, truth = examples(documents(folder, defaultdict(Clock)))
    found = learn(rows, truth)
    (DATA / "cue_weights.json").write_text(json.dumps(found, indent=0) + "\n", encoding="utf-8")
    print(f"{len(rows)} drafts, {sum(truth)} of them cues; {len(found)} weights")


if __name__ == "__main__":
    main()
