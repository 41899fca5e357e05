"""What reading costs: our whole reading of a text against spaCy alone on the same text, in one run.

    python -m bench.cost --data PATH [--rounds 3] [--json]

PATH is a folder of pages. Both read the same articles in batches of one size; rounds alternate, the median ratio of
processor times counts.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path

import spacy

from rashomon import language, pages, reading
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Skipped


def collect(data: Path) -> list[Article]:
    """All articles of the pages in a folder."""
    found = []
    for page in pages.load([data]):
        if not isinstance(page, Skipped):
            articles = pages.articles(page)
            found += [] if isinstance(articles, Skipped) else articles
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    articles = collect(options.data)
    texts = [article.text for article in articles]
    plain, ours = spacy.load(DEFAULT_MODEL), language.load(DEFAULT_MODEL)
    ratios, tokens = [], 0
    for _ in range(options.rounds):
        start = time.process_time()
        tokens = sum(len(doc) for doc in plain.pipe(texts, batch_size=language.BATCH))
        middle = time.process_time()
        for _, doc in language.annotate(ours, articles):
            reading.read(doc)
        ratios.append((time.process_time() - middle) / (middle - start))
    ratio = round(statistics.median(ratios), 3)
    if options.json:
        print(
            json.dumps(
                {
                    "ours": {"time as a multiple of spaCy alone": ratio},
                    "baseline": {"time as a multiple of spaCy alone": 1.0},
                }
            )
        )
    else:
        print(
            f"{len(texts)} articles, {tokens} tokens: reading takes {ratio} times what spaCy alone takes (rounds: {[round(r, 2) for r in ratios]})"
        )


if __name__ == "__main__":
    main()
