"""Learn which words ordinary news writes in small letters, so that texts in capitals and headlines get theirs back.

    python -m bench.truecase --data PATH [--write] [--json]

Learns from the cased texts under PATH (``attribution``, ``times``, ``places``, ``pages``, ``shootings``, ``annotated``): how often a
word stands in small letters inside a sentence, and how the words around it decide where that varies. What it learned is
``rashomon/language/recase/data/case.json.gz``: words and weights, no text. Prints the share of words inside a sentence that get their own form back, on
documents that were not learned from, beside a baseline that writes each word as the training texts most often do.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import spacy
from sklearn.linear_model import LogisticRegression

from bench import labels
from rashomon.build import DEFAULT_MODEL
from rashomon.language.recase import capital
from rashomon.language.recase.letters import STORED, SURE, Dictionary, Model, lower, row
from rashomon.language.recase.words import WORD, words

LEAST = 2
"""A word that fewer documents hold is not kept: it is read as a name, as unknown words are."""
PAIRS = 12
"""The same for two words that follow each other."""
MOST_DOCS = 4000
"""Documents of one corpus that are read; more add little."""


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each cased document under ``data``."""
    for corpus, read in labels.corpora(data).items():
        if corpus not in ("examples", "seeds"):
            for name, source in sorted(read().items())[:MOST_DOCS]:
                yield f"{corpus}/{name}", source.text
    for path in sorted(data.glob("annotated/*/pages/*.txt")):
        yield path.name, path.read_text(encoding="utf-8", errors="replace")
    shootings = data / "shootings" / "docs.jsonl.gz"
    if shootings.exists():
        with gzip.open(shootings, "rt", encoding="utf-8") as lines:
            for line, _ in zip(lines, range(MOST_DOCS), strict=False):
                document = json.loads(line)
                yield document["id"], document["text"]


def dictionary(known: Collection[str]) -> Dictionary:
    """What the pipeline that reads the texts knows of words; the forms that it met only of words that are not ``known`` anyway."""
    nlp = spacy.load(DEFAULT_MODEL, exclude=["tok2vec", "tagger", "parser", "ner"])
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    forms = set(nlp.vocab.strings)

    def plain(found: Iterable[str]) -> frozenset[str]:
        return frozenset(w for w in found if WORD.fullmatch(w) and w == w.lower())

    others = (w for kind in ("verb", "adj", "adv") for w in index.get(kind, ()))
    large = plain(w.lower() for w in forms if w != w.lower() and w in (w.lower().capitalize(), w.lower().upper()))
    met = plain(forms) - large - set(known), large - set(known)
    return Dictionary(plain(index.get("noun", ())), plain(others), *met)


def prose(text: str) -> Iterator[str]:
    """The paragraphs of a text that are running sentences: not headlines, menus or lines of capitals."""
    for part in re.split(r"\n\s*\n|\n(?=[^a-z])", text):
        found = WORD.findall(part)
        if (
            len(found) >= 12
            and sum(w[0].islower() for w in found) > 0.55 * len(found)
            and re.search(r"[.!?]\W*$", part)
        ):
            yield " ".join(part.split())


def inside(text: str) -> Iterator[list[tuple[str, bool]]]:
    """For each paragraph of prose its words as they are written, and whether each begins a sentence."""
    for part in prose(text):
        yield [(m[0], first) for m, first in words(part)]


def count(documents: Iterable[str]) -> Model:
    """The shares of words and pairs of words; without weights."""
    total: Counter[str] = Counter()
    low: Counter[str] = Counter()
    held: Counter[str] = Counter()
    special: dict[str, Counter[str]] = {}
    pair_total: Counter[tuple[str, str]] = Counter()
    pair_low: tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]] = (Counter(), Counter())
    for text in documents:
        own = set()
        for part in inside(text):
            for k, (word, first) in enumerate(part):
                key = word.lower()
                if k and not part[k - 1][1]:
                    pair = (part[k - 1][0].lower(), key)
                    pair_total[pair] += 1
                    pair_low[0][pair] += part[k - 1][0].islower()
                    pair_low[1][pair] += word.islower() or first
                if first:
                    continue
                own.add(key)
                total[key] += 1
                low[key] += word.islower()
                if not word.islower() and word != word.capitalize():
                    special.setdefault(key, Counter())[word] += 1
        held.update(own)
    small = {w: low[w] / n for w, n in total.items() if held[w] >= LEAST and low[w]}
    forms = {}
    for key, found in special.items():
        word, n = found.most_common(1)[0]
        if held[key] >= LEAST and n > 0.5 * (total[key] - low[key]):
            forms[key] = word
    unsure = {w for w, share in small.items() if 1 - SURE < share < SURE}
    pairs = [p for p, n in pair_total.items() if n >= PAIRS]
    left = {f"{a} {b}": pair_low[1][a, b] / pair_total[a, b] for a, b in pairs if b in unsure}
    right = {f"{a} {b}": pair_low[0][a, b] / pair_total[a, b] for a, b in pairs if a in unsure}
    kept = lambda found, at: {  # noqa: E731
        p: round(s, 2) for p, s in found.items() if abs(s - small[p.split()[at]]) > 0.15
    }
    return Model(
        {w: round(s, 3) for w, s in small.items()}, kept(left, 1), kept(right, 0), forms, (), dictionary(small)
    )


def learn(documents: list[str]) -> Model:
    """Shares from all documents, weights from a tenth of them."""
    model = count(documents)
    rows, right = [], []
    for text in documents[::10]:
        for part in inside(text):
            keys = [w.lower() for w, _ in part]
            for k, (word, first) in enumerate(part):
                share = model.small.get(keys[k])
                if not first and (share is None or 1 - SURE < share < SURE):
                    rows.append(row(model, keys, k, None if k == 0 or part[k - 1][1] else part[k - 1][0].islower()))
                    right.append(word.islower())
    fitted = LogisticRegression(max_iter=500, fit_intercept=False).fit(np.array(rows), right)
    return replace(model, weights=tuple(float(w) for w in fitted.coef_[0]))


def evaluate(model: Model, documents: list[str]) -> dict[str, dict[str, float]]:
    """Shares of words inside a sentence, and of those that have a capital, that get their own form back."""
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text in documents:
        for part in inside(text):
            keys = [w.lower() for w, _ in part]
            small = lower(model, keys, [f for _, f in part])
            for (word, first), key, low in zip(part, keys, small, strict=True):
                if first:
                    continue
                kind = ("words", "capitals") if not word.islower() else ("words",)
                form = key if low else model.forms.get(key) or capital(key)
                plain = key if model.small.get(key, 0.0) >= 0.5 else model.forms.get(key) or capital(key)
                for name in kind:
                    total[name] += 1
                    hits["ours", name] += form == word  # type: ignore[index]
                    hits["baseline", name] += plain == word  # type: ignore[index]
    return {
        side: {f"right {name}": round(hits[side, name] / max(total[name], 1), 4) for name in total}  # type: ignore[index]
        for side in ("ours", "baseline")
    }


def write(model: Model) -> None:
    """Keep a model where the language room reads it; the same model gives the same bytes."""
    held = {k: dict(sorted(v.items())) if isinstance(v, dict) else v for k, v in vars(model).items()}
    held["weights"] = [round(w, 4) for w in model.weights]
    held["dictionary"] = {name: " ".join(sorted(found)) for name, found in vars(model.dictionary).items()}
    STORED.write_bytes(gzip.compress(json.dumps(held, separators=(",", ":")).encode(), 9, mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    train: list[str] = []
    test: list[str] = []
    for name, text in texts(options.data):
        held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0
        (test if held else train).append(text)
    figures = evaluate(learn(train), test)
    if options.json:
        print(json.dumps(figures))
    else:
        print(f"{len(train)} documents learned from, {len(test)} held out")
        for name, value in figures["ours"].items():
            print(f"{name:20s} ours {value:.4f}  baseline {figures['baseline'][name]:.4f}")
    if options.write:
        write(learn(train + test))
        print(f"wrote {STORED.name}, {STORED.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
