"""Train the model that tells the lines of an article from what stands around it, and print its cross-validated word F1.

    python -m bench.train_lines --data PATH [--wire PATH] [--write]

PATH holds the page sets of ``bench.pages``; ``--wire`` a folder of plain agency texts (date line, headline, paragraphs), which
teach that a tidy page is nearly all body. Each page is rendered four ways: by us with and without main content marked, by
inscriptis, by a naive tag stripper; and tidy scrapes are made of it: headline and body with a few runs of other lines. ``--write`` puts the weights into ``rashomon/pages/data/lines.json``: of the texts, only the
weights of single words that stand on at least 20 pages.
"""

from __future__ import annotations

import argparse
import html
import json
import math
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from inscriptis import get_text
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.pages import Sample, samples, word_f1
from bench.trees import store
from rashomon import forest
from rashomon.pages import features, headline
from rashomon.pages.blocks import Block, cut
from rashomon.pages.decode import decode
from rashomon.pages.render import kept, render
from rashomon.pages.tongue import foreign

FOLDS = 5
PLAIN = frozenset({"text", "inscriptis", "stripped"})
"""Renderings of whole pages as text."""
WORD = re.compile(r"\w+")
OUT = Path(__file__).parents[1] / "rashomon" / "pages" / "data" / "lines.json"


@dataclass
class Example:
    """One rendering of a page: its blocks and which of them are body. ``group`` keeps a page on one side of a split."""

    group: int
    style: str
    blocks: list[Block]
    labels: list[int]
    truth: str


def strip_tags(markup: str) -> str:
    """What a one-line scraper leaves of a page: tags out, block tags as line breaks."""
    text = re.sub(r"(?is)<(script|style|noscript|template|svg|head)\b.*?</\1\s*>", " ", markup)
    text = re.sub(r"(?s)<!--.*?-->", "", text)
    blocks = "br|p|div|li|h\\d|tr|td|section|article|ul|ol|header|footer|nav|figure|figcaption|blockquote"
    text = re.sub(rf"(?i)</?(?:{blocks})\b[^>]*>", "\n", text)
    text = html.unescape(re.sub(r"(?s)<[^>]+>", "", text))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in text.split("\n"))).strip()


def label(text: str, blocks: Sequence[Block], truth: str) -> list[int]:
    """1 for each block that stands in the true text: in its order, or with most of its runs of four words."""
    spots = [start for start, _ in kept(text, truth)]
    words = [word.lower() for word in WORD.findall(truth)]
    runs = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    found = []
    keys = set()
    for block in blocks:
        own = any(block.start - 12 <= start <= block.start for start in spots)
        found.append(int(own))
        if own:
            keys.add(block.key)
    for i, block in enumerate(blocks):
        own_words = [word.lower() for word in WORD.findall(block.text)]
        if not found[i] and block.key not in keys and len(own_words) >= 8:
            own_runs = [tuple(own_words[j : j + 4]) for j in range(len(own_words) - 3)]
            found[i] = int(sum(run in runs for run in own_runs) >= 0.6 * len(own_runs))
    return found


def examples(sample: Sample, group: int) -> list[Example]:
    """The renderings of one page; none for a page that is not English."""
    decoded = decode(sample.html, html=True)
    rendered = render(decoded[0], len(decoded[0])) if decoded else None
    if decoded is None or rendered is None or foreign(sample.truth):
        return []
    found = []
    styles = [("html", rendered.text, rendered.main), ("text", rendered.text, ())]
    styles += [("inscriptis", get_text(decoded[0]), ()), ("stripped", strip_tags(decoded[0]), ())]
    for style, text, main in styles:
        blocks = cut(text, main)
        if blocks:
            found.append(Example(group, style, blocks, label(text, blocks, sample.truth), sample.truth))
    # A tidier scrape of the same page: most of what surrounds the body is gone already.
    chance = random.Random(group)
    source = found[1] if len(found) > 1 else None
    if source:
        own = [i for i, is_body in enumerate(source.labels) if is_body or chance.random() < 0.12]
        if own:
            found.append(
                Example(group, "tidy", [source.blocks[i] for i in own], [source.labels[i] for i in own], sample.truth)
            )
    return found


def wire(folder: Path, group: int) -> list[Example]:
    """Agency texts: everything after the date line and the headline is body."""
    found = []
    for number, path in enumerate(sorted(folder.glob("*.txt"))):
        blocks = cut(path.read_text(encoding="utf-8"))
        labels = [0, 0, *([1] * (len(blocks) - 2))] if len(blocks) > 2 else []
        if labels:
            found.append(Example(group + number, "wire", blocks, labels, "\n".join(b.text for b in blocks[2:])))
    return found


def sprinkled(sources: Sequence[Example], donors: Sequence[Example], seed: int) -> list[Example]:
    """Tidy scrapes: the headline and body of each source, often cut short, with a few runs of a donor's lines around and amid them.

    Donors are pages of the same fold as the source, so that held-out pages stay unseen. The headline is no body: it is found by
    other means, and stands first after the lines on top.
    """
    chance = random.Random(seed)
    noise: dict[tuple[int, int], list[tuple[list[str], list[str], list[str]]]] = defaultdict(list)
    for donor in donors:
        noise[donor.group % FOLDS, donor.group % 2].append(_noise(donor))
    made = []
    for source in sources:
        own = [block for block, is_body in zip(source.blocks, source.labels, strict=True) if is_body]
        if len(own) < 2:
            continue
        first = source.blocks.index(own[0])
        head = headline.find(source.blocks[:first], own, None)
        lines = [block.text for block in own if head is None or block.key != head.key]
        if chance.random() < 0.6:
            lines = lines[: chance.randint(3, 12)]
        top, amid, below = chance.choice(noise[source.group % FOLDS, source.group % 2])
        body = [(line, 1) for line in lines]
        if chance.random() < 0.4 and len(body) > 3:
            at = chance.randint(1, len(body) - 1)
            body[at:at] = [(line, 0) for line in _run(amid or below, chance, 5)]
        named = [(head.text, 0)] if head else []
        above = [(line, 0) for line in _run(top, chance, 6)] if chance.random() < 0.5 else []
        under = [(line, 0) for line in _run(top, chance, 3)] if chance.random() < 0.4 else []
        end = [(line, 0) for line in _run(below, chance, 8)] if chance.random() < 0.6 else []
        if head and chance.random() < 0.2:
            under += named * chance.randint(1, 2)
        parts = [*above, *named, *under, *body, *end]
        text = chance.choice(["\n", "\n\n"]).join(line for line, _ in parts)
        blocks = cut(text)
        if len(blocks) == len(parts):
            made.append(Example(source.group, "sprinkled", blocks, [is_body for _, is_body in parts], "\n".join(lines)))
    return made


def _noise(donor: Example) -> tuple[list[str], list[str], list[str]]:
    """The lines of a page that are no body: before, amid and after it."""
    own = [i for i, is_body in enumerate(donor.labels) if is_body] or [len(donor.blocks)]
    texts = [block.text for block in donor.blocks]
    amid = [texts[i] for i in range(own[0], own[-1]) if not donor.labels[i]]
    return texts[: own[0]], amid, texts[own[-1] + 1 :]


def _run(lines: Sequence[str], chance: random.Random, most: int) -> list[str]:
    size = min(chance.randint(1, most), len(lines))
    at = chance.randint(0, len(lines) - size)
    return list(lines[at : at + size])


def weigh_words(chosen: Sequence[Example]) -> dict[str, float]:
    """Weights of words that stand on at least 20 pages, by logistic regression; the empty word is the constant."""
    pages_of: dict[str, set[int]] = defaultdict(set)
    rows, labels, weights = [], [], []
    for example in chosen:
        if example.style != "html":
            for block, is_body in zip(example.blocks, example.labels, strict=True):
                words = features.tokens(block)
                for word in words:
                    pages_of[word].add(example.group)
                rows.append(words)
                labels.append(is_body)
                weights.append(math.sqrt(len(block.words) + 1))
    known = {word for word, groups in pages_of.items() if len(groups) >= 20}
    vectors = DictVectorizer()
    x = vectors.fit_transform([{w: 1 / math.sqrt(len(words)) for w in words if w in known} for words in rows])
    model = LogisticRegression(C=0.1, max_iter=300).fit(x, labels, sample_weight=weights)
    found = {w: round(float(c), 2) for w, c in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)}
    return {"": round(float(model.intercept_[0]), 2)} | {w: c for w, c in found.items() if abs(c) >= 0.2}


def fit(chosen: Sequence[Example], rows: Sequence[Any]) -> HistGradientBoostingClassifier:
    """Boost trees; blocks weigh by their words, pages alike."""
    weights = []
    for example in chosen:
        total = sum(len(b.words) + 3 for b, is_body in zip(example.blocks, example.labels, strict=True) if is_body)
        weights.append(np.array([(len(b.words) + 3) / (total + 200) for b in example.blocks]))
    weight = np.concatenate(weights)
    model = HistGradientBoostingClassifier(
        max_iter=120, max_leaf_nodes=12, learning_rate=0.1, min_samples_leaf=40, l2_regularization=1, random_state=1
    )
    labels = np.concatenate([example.labels for example in chosen])
    return model.fit(np.concatenate(rows), labels, sample_weight=weight * len(weight) / weight.sum())


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wire", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true", help="no cross-validation")
    options = parser.parse_args()
    everything = [e for group, sample in enumerate(samples(options.data)) for e in examples(sample, group)]
    if options.wire:
        everything += wire(options.wire, 1_000_000)
    donors = [e for e in everything if e.style == "text"]
    for seed in (1, 2):
        everything += sprinkled([e for e in everything if e.style in {"text", "wire"}], donors, seed)
    words_of = [weigh_words([e for e in everything if e.group % FOLDS != fold]) for fold in range(FOLDS)]
    # Every block's word score comes from pages other than its own, so that the trees don't trust it too much.
    rows: list[Any] = [features.matrix(example.blocks, words_of[example.group % FOLDS]) for example in everything]
    stored: dict[str, Any] = {"words": weigh_words(everything), "features": list(features.NAMES)}
    # The third model sees no words, so it serves for languages that it was not trained on.
    blind = [features.matrix(e.blocks, None) if e.style in PLAIN else None for e in everything]
    for name in ("text", "html", "any"):
        own = [i for i, e in enumerate(everything) if (e.style == "html") == (name == "html")]
        if name == "any":
            own = [i for i in own if everything[i].style in PLAIN]
            rows = blind
        scores = defaultdict(list)
        for fold in range(0 if options.quick else FOLDS):
            train = [i for i in own if everything[i].group % FOLDS != fold]
            model = forest.read(store(fit([everything[i] for i in train], [rows[i] for i in train])))
            for i in own:
                if everything[i].group % FOLDS == fold:
                    chances = model.probability(rows[i])
                    for limit in (0.2, 0.3, 0.4):
                        text = "\n".join(
                            b.text for b, p in zip(everything[i].blocks, chances, strict=True) if p > limit
                        )
                        scores[everything[i].style, limit].append(word_f1(everything[i].truth, text))
        for (style, limit), values in sorted(scores.items()):
            print(f"{name:5} {style:10} above {limit}: word F1 {np.mean(values):.4f} on {len(values)} pages, held out")
        stored[name] = store(fit([everything[i] for i in own], [rows[i] for i in own]))
    if options.write:
        OUT.write_text(json.dumps(stored, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {OUT.name}, {OUT.stat().st_size // 1024} KB, {len(stored['words'])} words")


if __name__ == "__main__":
    main()
