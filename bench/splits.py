"""Several articles on one page: boundaries found on pages made by joining 2 to 4, and none found on single pages.

    python -m bench.splits --data PATH [--half held|train|all] [--wire PATH] [--worst 20] [--json] [--train]

PATH holds the page sets of ``bench.pages``. Each page is turned into plain text as a scraper would (see ``bench.train_lines``);
joined pages keep the noise around each article, and every third has one site's noise around all. ``--wire`` adds joins of
agency texts from a folder. A boundary is found when it lies after the last paragraph of one article and before the first of the
next. The model is trained (``--train``) on one half of the pages; figures are on the other. The limits in ``rashomon.pages.split`` were
chosen on the training half with a model trained on the other one. The baseline never splits.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench import train_lines
from bench.pages import samples
from rashomon.pages import split
from rashomon.pages.blocks import Block, cut
from rashomon.pages.clean import body

OUT = Path(__file__).parents[1] / "rashomon" / "pages" / "data" / "split.json"


@dataclass
class Piece:
    """One article with its noise as plain text; ``top`` is the noise before its body; ``kind``: web, tidy or wire."""

    kind: str
    name: str
    group: int
    text: str
    top: str
    labels_start: int
    labels_end: int


@dataclass
class Made:
    """A page made of pieces; ``truth``: the offsets of the last and first paragraphs around each join."""

    name: str
    text: str
    truth: list[tuple[int, int]]


def pieces(data: Path, wire: Path | None) -> list[Piece]:
    """Every page in one of its renderings, with the place of its body."""
    found = []
    web = []
    for group, sample in enumerate(samples(data)):
        options = [e for e in train_lines.examples(sample, group) if e.style != "html"]
        web += options
        for example in options[group // 2 % 2 :: 2]:
            name = f"{sample.name[:12]}/{example.style}"
            found.append(_piece("web", name, group, example.blocks, example.labels))
    texts = train_lines.wire(wire, 0) if wire else []
    for number, example in enumerate(texts):
        found.append(_piece("wire", f"wire {number}", number, example.blocks, example.labels))
    donors = [e for e in web if e.style == "text"]
    for number, example in enumerate(train_lines.sprinkled([*donors, *texts], donors, 3)):
        found.append(_piece("tidy", f"tidy {number}", example.group, example.blocks, example.labels))
    return [piece for piece in found if piece.labels_end > piece.labels_start]


def _piece(kind: str, name: str, group: int, blocks: Sequence[Block], labels: Sequence[int]) -> Piece:
    lines: list[str] = []
    size = 0
    start, end, top = -1, -1, 0
    for block, is_body in zip(blocks, labels, strict=True):
        line = "\n" * (1 + min(block.gap, 2)) + block.text
        if is_body and len(block.words) >= 5:
            start = size + 1 if start < 0 else start
            end = size + len(line)
        lines.append(line)
        size += len(line)
        if start < 0:
            top = size
    text = "".join(lines)
    return Piece(kind, name, group, text, text[:top], start, end)


def make(chosen: Sequence[Piece], count: int, seed: int) -> Iterator[Made]:
    """Join random pieces of different pages, two to four at a time."""
    chance = random.Random(seed)
    for number in range(count):
        own: list[Piece] = []
        first = chance.choice(chosen)
        while len(own) < chance.randint(2, 4):
            piece = first if not own else chance.choice(chosen)
            if piece.group not in {p.group for p in own}:
                own.append(piece)
        text, truth, last = "", [], 0
        for i, piece in enumerate(own):
            shown = piece
            if i and number % 3 == 0 and piece.kind == "web":
                # One site's frame around all: its navigation is printed again, the article's own headline stays.
                keep = "".join(f"\n{line}" for line in piece.top.strip().split("\n")[-6:])
                top = first.top[: len(first.top) // 2] + keep + "\n"
                moved = len(top) - len(piece.top)
                shown = Piece(
                    piece.kind,
                    piece.name,
                    piece.group,
                    top + piece.text[len(piece.top) :],
                    top,
                    piece.labels_start + moved,
                    piece.labels_end + moved,
                )
            if i:
                truth.append((last, len(text) + shown.labels_start))
            last = len(text) + shown.labels_end
            text += shown.text + "\n" * chance.randint(1, 4)
        yield Made(" + ".join(p.name for p in own), text, truth)


def judge(made: Made, found: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """True positives, false positives and false negatives of boundaries given as offsets around each gap."""
    hit = sum(any(_overlap(t, f) for f in found) for t in made.truth)
    right = sum(any(_overlap(t, f) for t in made.truth) for f in found)
    return hit, len(found) - right, len(made.truth) - hit


def _overlap(truth: tuple[int, int], given: tuple[int, int]) -> bool:
    """The gap found shares characters with the true gap; an empty gap still has the line break."""
    return given[0] < truth[1] + 1 and truth[0] < given[1] + 1


def gaps(text: str) -> list[tuple[int, int]]:
    """Boundaries on a page as offsets: the end of the last paragraph before, the start of the first after."""
    blocks = cut(text)
    return [(blocks[a].end, blocks[b].start) for a, b in split.boundaries(blocks, body(blocks))]


def train(chosen: Sequence[Piece]) -> None:
    """Fit the model on joined and single pages and write it."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows: list[list[float]] = []
    labels: list[int] = []
    weights: list[int] = []
    made: list[Made] = []
    for seed, (kind, count) in enumerate({"web": 900, "tidy": 900, "wire": 300}.items(), start=1):
        own = [p for p in chosen if p.kind == kind]
        made += make(own, count if own else 0, seed)
    made += [Made(p.name, p.text, []) for p in chosen]
    for page in made:
        blocks = cut(page.text)
        for last, first, row in split.candidates(blocks, body(blocks)):
            rows.append(row)
            labels.append(int(any(_overlap(t, (blocks[last].end, blocks[first].start)) for t in page.truth)))
            # To tear one article apart is worse than to leave two together.
            weights.append(1 if page.truth else 3)
    model = HistGradientBoostingClassifier(
        max_iter=100, max_leaf_nodes=8, learning_rate=0.1, min_samples_leaf=30, l2_regularization=1, random_state=1
    ).fit(np.array(rows), labels, sample_weight=weights)
    OUT.write_text(json.dumps(train_lines.store(model), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"trained on {len(rows)} gaps, {sum(labels)} of them boundaries; wrote {OUT.name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=["held", "train", "all"], default="held")
    parser.add_argument("--wire", type=Path)
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--train", action="store_true")
    options = parser.parse_args()
    everything = pieces(options.data, options.wire)
    if options.train:
        train([p for p in everything if p.group % 2 == 0])
        split._model.cache_clear()
    wanted = {"held": {1}, "train": {0}, "all": {0, 1}}[options.half]
    chosen = [p for p in everything if p.group % 2 in wanted]
    results: dict[str, list[tuple[Made, tuple[int, int, int]]]] = {}
    for kind, count in (("web", 200), ("tidy", 100), ("wire", 100)):
        own = [p for p in chosen if p.kind == kind]
        results[kind] = [(page, judge(page, gaps(page.text))) for page in make(own, count if own else 0, 3)]
    single = [(p, len(gaps(p.text))) for p in chosen]
    figures: dict[str, dict[str, Any]] = {"ours": {}, "baseline": {}}
    names = {"web": "joined pages", "tidy": "joined tidy scrapes", "wire": "joined agency texts"}
    for name, found in ((names[kind], found) for kind, found in results.items()):
        if found:
            hit, extra, missed = (sum(counts[i] for _, counts in found) for i in range(3))
            figures["ours"][f"{name}: boundary F1"] = round(2 * hit / (2 * hit + extra + missed), 4)
            figures["baseline"][f"{name}: boundary F1"] = 0.0
    figures["ours"]["single pages: not split"] = round(sum(n == 0 for _, n in single) / len(single), 4)
    figures["baseline"]["single pages: not split"] = 1.0
    if options.json:
        print(json.dumps(figures))
        return
    for measure, value in figures["ours"].items():
        print(f"{measure:40} {value:.4f}   baseline {figures['baseline'][measure]:.4f}")
    worst = sorted((row for rows in results.values() for row in rows), key=lambda r: -(r[1][1] + r[1][2]))[
        : options.worst
    ]
    print("\nworst joined pages (found, false, missed)")
    for page, counts in worst:
        print(f"  {counts} {page.name}")
    print("single pages that were split:", ", ".join(p.name for p, n in single if n))


if __name__ == "__main__":
    main()
