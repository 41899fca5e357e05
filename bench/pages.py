"""Main text of HTML news pages: ours against trafilatura alone, by shingle F1 and word F1; their dates against htmldate alone, authors and titles.

    python -m bench.pages --data PATH [--worst 20] [--json]

PATH holds article-extraction and WCXB article sets, as archives or unpacked. Shingle F1 is that of the article extraction
benchmark (4-grams of words, each page counts alike); word F1 is that of WCXB (bags of words, mean over pages). WCXB gives dates: a
page counts when exactly its day is found. The baseline is the better setting of htmldate, the one that looks for the original date.
It gives authors and titles, too: an author is right who shares more than half of the words, and the baseline is trafilatura's own metadata.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura
from htmldate import find_date

from rashomon import pages
from rashomon.model import Page, Skipped

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Sample:
    """One page of a set with the text that a person takes for its article."""

    dataset: str
    name: str
    html: bytes
    truth: str
    title: str | None = None
    published: str | None = None
    author: str | None = None


def samples(data: Path) -> Iterator[Sample]:
    """All pages of the sets below a folder, in a fixed order. Raises ``FileNotFoundError`` when there are none."""
    files = {}
    for path in sorted(data.rglob("*")):
        if path.name.endswith((".tar.gz", ".tar.xz", ".tgz")):
            with tarfile.open(path) as archive:
                for member in archive:
                    stream = archive.extractfile(member) if member.isfile() else None
                    if stream:
                        files[f"{path.name}/{member.name.removeprefix('./')}"] = stream.read()
        elif path.suffix in {".json", ".gz"} and path.is_file():
            files[path.relative_to(data).as_posix()] = path.read_bytes()
    found = 0
    for name, content in sorted(files.items()):
        folder, _, base = name.rpartition("/")
        prefix = f"{folder}/" if folder else ""
        if base == "ground-truth.json":
            for key, value in sorted(json.loads(content).items()):
                html = files.get(f"{prefix}html/{key}.html.gz")
                if html:
                    found += 1
                    yield Sample("article-extraction", key, gzip.decompress(html), value["articleBody"])
        elif folder.endswith("ground-truth") and base.endswith(".json"):
            truth = json.loads(content)["ground_truth"]
            html = files.get(f"{folder.removesuffix('ground-truth')}html/{base.removesuffix('.json')}.html.gz")
            if html:
                found += 1
                yield Sample(
                    "wcxb",
                    base.removesuffix(".json"),
                    gzip.decompress(html),
                    truth["main_content"] or "",
                    truth.get("title"),
                    truth.get("publish_date"),
                    truth.get("author"),
                )
    if not found:
        raise FileNotFoundError(f"no pages with ground truth below {data}")


def body(page: Page | Skipped) -> str:
    """The body of all articles of a page, without headlines, as one text."""
    found = [] if isinstance(page, Skipped) else pages.articles(page)
    if isinstance(found, Skipped):
        return ""
    return "\n\n".join(s.text for article in found for s in article.spans if s != article.headline)


def shingles(truth: str, given: str) -> tuple[float, float, float]:
    """Shares of true positives, false positives and false negatives among 4-grams of words; they sum to 1."""
    bags = []
    for text in (truth, given):
        words = WORD.findall(text.lower())
        bags.append(Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter())
    true, got = bags
    both = (true & got).total()
    parts = (both, (got - true).total(), (true - got).total())
    total = sum(parts) or 1
    return parts[0] / total, parts[1] / total, parts[2] / total


def word_f1(truth: str, given: str) -> float:
    """F1 of two texts as bags of words."""
    true, got = (Counter(WORD.findall(text.lower())) for text in (truth, given))
    both = (true & got).total()
    return 2 * both / (true.total() + got.total()) if both else float(not true and not got)


def shingle_f1(parts: list[tuple[float, float, float]]) -> float:
    """F1 over pages that count alike."""
    true, extra, missed = (sum(column) for column in zip(*parts, strict=True))
    return 2 * true / (2 * true + extra + missed) if true else 0.0


def published(page: Page | Skipped) -> str | None:
    """The day that a page of one article is dated to."""
    found = [] if isinstance(page, Skipped) else pages.articles(page)
    return None if isinstance(found, Skipped) or len(found) != 1 else found[0].published.edtf


def credited(page: Page | Skipped) -> tuple[str | None, str | None]:
    """The author and the headline of a page's first article."""
    found = [] if isinstance(page, Skipped) else pages.articles(page)
    if isinstance(found, Skipped) or not found:
        return None, None
    head = found[0].headline
    return found[0].byline, head.text if head else None


def same_author(truth: str | None, given: str | None) -> bool:
    """Whether two bylines share more than half of their words; roles and degrees are often given with one of them only."""
    bags = [{word.lower() for word in WORD.findall(text or "")} - {"by", "and"} for text in (truth, given)]
    return 4 * len(bags[0] & bags[1]) > len(bags[0]) + len(bags[1])


def credits(found: list[tuple[Sample, str | None, str | None]]) -> dict[str, float]:
    """F1 of authors (a page with another than the true one counts against both sides), word F1 of titles, mean over pages."""
    right = sum(same_author(sample.author, author) for sample, author, _ in found)
    both = sum(bool(sample.author) for sample, _, _ in found) + sum(bool(author) for _, author, _ in found)
    titles = [word_f1(sample.title or "", title or "") for sample, _, title in found]
    return {
        "wcxb: author F1": round(2 * right / both, 4) if both else 0.0,
        "wcxb: author precision": round(right / max(1, sum(bool(author) for _, author, _ in found)), 4),
        "wcxb: title word F1": round(sum(titles) / len(titles), 4),
    }


def worst_credits(found: list[tuple[Sample, str | None, str | None]], most: int) -> None:
    """Print pages whose author, or whose title, is another than the true one."""
    print("\nwrong authors (page, truth, ours)")
    wrong = [row for row in found if (row[1] or row[0].author) and not same_author(row[0].author, row[1])]
    for sample, author, _ in sorted(wrong, key=lambda row: row[1] is None)[:most]:
        print(f"{sample.name:12} {(sample.author or '-')[:50]:50} {(author or '-')[:60]}")
    print("\nwrong titles (page, truth, ours)")
    for sample, _, title in sorted(found, key=lambda row: word_f1(row[0].title or "", row[2] or ""))[:most]:
        print(f"{sample.name:12} {(sample.title or '-')[:60]:60} {(title or '-')[:60]}")


def report(
    rows: list[tuple[Sample, str, str]],
    options: argparse.Namespace,
    unit: str,
    more: dict[str, dict[str, float]] | None = None,
) -> None:
    """Print the figures of two systems, as JSON or as a table with the worst pages.

    Parameters: ``rows`` of a sample, our text and the baseline's; ``unit``: ``html`` for shingles too; ``more`` figures of both.
    """
    figures: dict[str, dict[str, float]] = {"ours": {}, "baseline": {}}
    for dataset in sorted({row[0].dataset for row in rows}):
        own = [row for row in rows if row[0].dataset == dataset]
        for at, system in ((1, "ours"), (2, "baseline")):
            texts = [(row[0].truth, str(row[at])) for row in own]
            figures[system][f"{dataset}: word F1"] = round(sum(word_f1(t, g) for t, g in texts) / len(texts), 4)
            if unit == "html":
                figures[system][f"{dataset}: shingle F1"] = round(shingle_f1([shingles(t, g) for t, g in texts]), 4)
    for system, extra in (more or {}).items():
        figures[system] |= extra
    if options.json:
        print(json.dumps(figures))
        return
    for measure, value in figures["ours"].items():
        print(f"{measure:40} {value:.4f}   baseline {figures['baseline'][measure]:.4f}")
    worst = sorted(rows, key=lambda row: word_f1(row[0].truth, row[1]))[: options.worst]
    print("\nworst pages (ours, baseline, words in truth, words given)")
    for sample, ours, baseline in worst:
        print(
            f"{sample.dataset:20} {sample.name[:24]:24} {word_f1(sample.truth, ours):.3f} {word_f1(sample.truth, baseline):.3f}"
            f" {len(sample.truth.split()):6} {len(ours.split()):6}"
        )


def arguments(doc: str | None) -> Any:
    """The options that the page benches share."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def main() -> None:
    options = arguments(__doc__)
    rows = []
    days: list[tuple[bool, bool]] = []
    told: dict[str, list[tuple[Sample, str | None, str | None]]] = {"ours": [], "baseline": []}
    for sample in samples(options.data):
        page = pages.read_bytes(sample.name, sample.html, media_type="text/html", any_language=True)
        ours = body(page)
        # Alone: as its makers measure it, on the decoded page.
        markup = sample.html.decode("utf-8", "replace")
        alone = trafilatura.extract(markup, include_comments=False) or ""
        rows.append((sample, ours, alone))
        if sample.title:
            stated = trafilatura.extract_metadata(markup)
            told["ours"].append((sample, *credited(page)))
            told["baseline"].append((sample, stated.author, stated.title) if stated else (sample, None, None))
        if sample.published and len(sample.published) == 10:
            days.append(
                (published(page) == sample.published, find_date(markup, original_date=True) == sample.published)
            )
    more: dict[str, dict[str, float]] = {"ours": {}, "baseline": {}}
    if days:
        for at, system in enumerate(more):
            more[system]["wcxb: publication date exact"] = round(sum(day[at] for day in days) / len(days), 4)
    for system, found in told.items():
        more[system] |= credits(found) if found else {}
    report(rows, options, "html", more)
    if not options.json:
        worst_credits(told["ours"], options.worst)


if __name__ == "__main__":
    main()
