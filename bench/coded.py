"""Whole records coded by us on pages of public corpora: from labels without texts to folders that every bench reads.

    python -m bench.coded --data PATH --out FOLDER

``bench/coded/*.jsonl`` holds a line a page in the form of ``gold.jsonl`` (see ``examples/README.md``), with ``[start, end)`` of the page's text in place of each
quote and long name; the texts stay where they are. PATH is the folder with ``credibility/`` (FA-KES), ``templates/`` (MUC-4) and ``annotated/``.
Writes ``FOLDER/NAME-PART/`` with ``gold.jsonl`` and ``pages/`` for each file of labels and each part, *dev* and *held*: what
``bench.conflicts``, ``bench.train_events --whole`` and the other benches take. The parts are by incident: a page that tells an incident of
``annotated/`` (or of a page that does) is on the side on which ``bench.conflicts`` has that incident, held if on both. Prints counts and whatever is wrong,
and ends with 1 when something is; such pages are left out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import muc
from bench.conflicts import split
from bench.labels import fingerprint

CODED = Path(__file__).parent / "coded"
QUOTES = frozenset(("quote", "quotes", "date_quote"))
LONGEST_NAME = 4
"""Words; what is longer is told in the page's own words."""

Line = dict[str, Any]
"""One coded page: with offsets for its quotes in ``bench/coded/``, with their words in ``gold.jsonl``."""


def fakes(data: Path) -> Iterator[tuple[str, str, str]]:
    """Name, text as it came and text as a page of each article of FA-KES."""
    path = data / "credibility" / "FA-KES.csv.gz"
    rows = csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode("latin-1")))
    for row in rows:
        yield f"{row['unit_id']}.txt", row["article_content"], row["article_content"]


def latin(data: Path) -> Iterator[tuple[str, str, str]]:
    """Name, text in capitals and text with small letters of each development text of MUC-4."""
    for text in muc.texts(data, "dev"):
        yield f"{text.name.lower()}.txt", text.capitals, text.page.text


CORPORA: dict[str, Callable[[Path], Iterator[tuple[str, str, str]]]] = {"fakes": fakes, "muc": latin}
"""How the texts are read that a file of labels is about, by the file's name."""


def with_words(line: Line, text: str) -> Line:
    """A line of labels as a line of ``gold.jsonl``; raises ``ValueError`` where offsets are outside of the text."""

    def words(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: words(v) for k, v in value.items()}
        if not isinstance(value, list):
            return value
        if len(value) != 2 or not all(isinstance(v, int) for v in value):
            return [words(v) for v in value]
        start, end = value
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{line['page']}: no characters {start} to {end}")
        return text[start:end]

    return words({k: v for k, v in line.items() if k != "text"})


def without_words(line: Line, text: str, mark: str) -> Line:
    """A line of ``gold.jsonl`` as a line of labels: quotes, and names so long that they are a piece of text, as offsets.

    Parameters: the line; the page's text; the fingerprint of the text as it came. Raises ``ValueError`` where a quote isn't on the page.
    """

    def spans(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            return {k: spans(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [spans(v, name) for v in value]
        quote = name in QUOTES
        if not isinstance(value, str) or not (quote or len(value.split()) > LONGEST_NAME):
            return value
        start = text.find(value)
        if start < 0 and quote:
            raise ValueError(f"{line['page']}: no such words: {value[:60]}")
        return [start, start + len(value)] if start >= 0 else value

    return {"page": line["page"], "text": mark} | spans(line, "")


def restored(name: str, data: Path) -> tuple[list[tuple[Line, str]], list[str]]:
    """The coded pages of one file with their texts, and what is wrong with them."""
    texts: dict[str, tuple[str, str]] = {}
    for page, came, shown in CORPORA[name](data):
        texts.setdefault(page, (came, shown))
    found, wrong = [], []
    for row in (CODED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        line = json.loads(row)
        came, shown = texts.get(line["page"], ("", ""))
        if fingerprint(came) != line["text"]:
            wrong.append(f"{name}: {line['page']}: the text is not the one that was coded")
            continue
        try:
            found.append((with_words(line, shown), shown))
        except ValueError as error:
            wrong.append(f"{name}: {error}")
    return found, wrong


def parts(own: Sequence[Line], others: Sequence[Line]) -> dict[str, str]:
    """The part of each page by name; ``others`` are coded pages whose parts stand."""
    held = {f["incident"] for p in split(list(others), "held") for f in p["facts"]}
    old = {f["incident"] for p in others for f in p["facts"]}
    chosen: dict[str, str] = {}
    for group in _together(own):
        told = {f["incident"] for p in group for f in p["facts"]} & old
        key = min(p["page"] for p in group)
        aside = told & held if told else int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0
        chosen |= {p["page"]: "held" if aside else "dev" for p in group}
    return chosen


def _together(own: Sequence[Line]) -> list[list[Line]]:
    """The pages in groups that share incidents."""
    groups: list[tuple[set[str], list[Line]]] = []
    for page in own:
        told = {f["incident"] for f in page["facts"]} or {page["page"]}
        touched = [g for g in groups if g[0] & told]
        groups = [g for g in groups if not g[0] & told]
        groups.append((told.union(*(g[0] for g in touched)), [page] + [p for g in touched for p in g[1]]))
    return [pages for _, pages in groups]


def write(folder: Path, pages: Sequence[tuple[Line, str]]) -> None:
    """A folder as the benches read it."""
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    for line, text in pages:
        (folder / "pages" / line["page"]).write_text(text, encoding="utf-8")
    rows = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line, _ in pages)
    (folder / "gold.jsonl").write_text(rows, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    others = [
        json.loads(row)
        for path in sorted((options.data / "annotated").glob("*/gold.jsonl"))
        for row in path.read_text(encoding="utf-8").splitlines()
    ]
    problems: list[str] = []
    for name in CORPORA:
        found, wrong = restored(name, options.data)
        problems += wrong
        part = parts([line for line, _ in found], others)
        by_part = defaultdict(list)
        for line, text in found:
            by_part[part[line["page"]]].append((line, text))
        for chosen, pages in sorted(by_part.items()):
            write(options.out / f"{name}-{chosen}", pages)
            facts = [f for line, _ in pages for f in line["facts"]]
            print(
                f"{name}-{chosen}: {len(pages)} pages, {sum(not line['facts'] for line, _ in pages)} without a fact, {len(facts)} facts, "
                f"{len({f['incident'] for f in facts})} incidents"
            )
    print("\n".join(problems) if problems else "nothing wrong")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
