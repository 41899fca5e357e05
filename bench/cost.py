"""What reading costs: our whole reading of a text against spaCy alone on the same text, in one run.

    python -m bench.cost --data PATH [--rounds 3] [--most 60] [--json]

PATH is a folder of pages, or one that holds the coded agency texts in ``annotated/wire/pages``; of more than ``--most`` articles the
first are taken. Both read the same articles in batches of one size; rounds alternate, and the median ratio of processor times counts.
*times and places*: those two components alone on what spaCy has annotated.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from itertools import islice
from pathlib import Path

import spacy

from rashomon import language, pages, reading
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Skipped

WIRE = Path("annotated/wire/pages")


def collect(data: Path, most: int) -> list[Article]:
    """The first articles of the pages in a folder."""
    found: list[Article] = []
    for page in pages.load([data / WIRE if (data / WIRE).is_dir() else data]):
        if not isinstance(page, Skipped):
            articles = pages.articles(page)
            found += [] if isinstance(articles, Skipped) else articles
        if len(found) >= most:
            break
    return list(islice(found, most))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    articles = collect(options.data, options.most)
    texts = [article.text for article in articles]
    plain, ours = spacy.load(DEFAULT_MODEL), language.load(DEFAULT_MODEL)
    whole: dict[str, list[float]] = {"reading": [], "times and places": []}
    tokens = 0
    for _ in range(options.rounds):
        start = time.process_time()
        docs = list(plain.pipe(texts, batch_size=language.BATCH))
        alone = time.process_time() - start
        tokens = sum(map(len, docs))
        start = time.process_time()
        for doc in docs:
            for name in ("rashomon_times", "rashomon_places"):
                doc = ours.get_pipe(name)(doc)
        whole["times and places"].append((time.process_time() - start) / alone)
        start = time.process_time()
        for _, doc in language.annotate(ours, articles):
            reading.read(doc)
        whole["reading"].append((time.process_time() - start) / alone)
    names = {
        "reading": "time as a multiple of spaCy alone",
        "times and places": "times and places, share of spaCy's time",
    }
    figures = {names[name]: round(statistics.median(ratios), 3) for name, ratios in whole.items()}
    if options.json:
        print(json.dumps({"ours": figures, "baseline": {names["reading"]: 1.0, names["times and places"]: 0.0}}))
        return
    print(f"{len(texts)} articles, {tokens} tokens, median of {options.rounds} rounds")
    for name, ratios in whole.items():
        print(f"  {names[name]:42s} {figures[names[name]]:.3f}  (rounds: {', '.join(f'{r:.2f}' for r in ratios)})")


if __name__ == "__main__":
    main()
