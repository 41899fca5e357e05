"""Which stretches of a page tell which fresh incident: labels of our own for seeds, examples and public corpora.

    python -m bench.labels [--data PATH]

``bench/labels/*.jsonl`` holds a line a page: what the page is, when it was published, and each fact with the characters
that tell it; the texts stay where they are. PATH is the folder with ``times/``, ``places/``, ``attribution/``
and ``pages/``; the seeds lie in ``seeds/`` in it or beside it. Prints counts and whatever is wrong; ends with 1 when
something is. See ``bench/labels/README.md``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from lxml import etree

from rashomon import pages
from rashomon.model import Page

LABELS = Path(__file__).parent / "labels"
EXAMPLES = Path(__file__).parents[1] / "examples" / "pages"
KINDS = ("incident", "talks", "background", "unrelated")
FRESH = timedelta(days=31)
"""Fresh is about two weeks; a date that starts earlier than a month before its page is a slip."""
LONGEST = 1500
"""Characters; no paragraph of a news page is longer."""


@dataclass(frozen=True)
class Fact:
    """One fresh incident that a page tells: first and last day it can have been, place, and character ranges that tell it."""

    incident: str
    start: date
    end: date
    place: str | None
    country: str | None
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class LabelledPage:
    """A page with its facts; ``title`` is the headline when the corpus keeps it apart (then ``text`` begins with it)."""

    page: str
    kind: str
    published: date | None
    text: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Source:
    """What a corpus holds of one page."""

    text: str
    title: str = ""
    published: date | None = None


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that change when the text does."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def loaded(folder: Path) -> dict[str, Source]:
    """Pages of a folder by name, with the text that ``rashomon text`` prints."""
    if not folder.is_dir():
        return {}
    return {p.name.rpartition("/")[2]: Source(p.text) for p in pages.load([folder]) if isinstance(p, Page)}


def members(archive: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Stem and bytes of the files of an archive that end so; nothing when there is no archive."""
    if archive.exists():
        with tarfile.open(archive) as tar:
            for item in tar:
                content = tar.extractfile(item) if item.name.endswith(suffix) else None
                if content:
                    yield Path(item.name).name.removesuffix(suffix), content.read()


def timeml(folder: Path) -> dict[str, Source]:
    """TimeML documents: the title, where there is one, a blank line, and the text; dated by the creation time."""
    found = {}
    for name, raw in members(folder / "tbaq-timeml.tar.gz", ".tml"):
        root = etree.parse(io.BytesIO(raw)).getroot()
        title = " ".join((root.findtext("TITLE") or "").split())
        body = "".join(root.find("TEXT").itertext()).strip()
        published = date.fromisoformat(root.find("DCT/TIMEX3").get("value")[:10])
        found[name] = Source(f"{title}\n\n{body}" if title else body, title, published)
    return found


def lgl(folder: Path) -> dict[str, Source]:
    """LGL articles by document id, dated by the day they were fetched; the text begins with the headline."""
    found = {}
    for article in articles(folder / "lgl.xml.gz"):
        fetched = date.fromisoformat((article.findtext("dltime") or "")[:10])
        found[article.get("docid") or ""] = Source(article.findtext("text") or "", published=fetched)
    return found


def geovirus(folder: Path) -> dict[str, Source]:
    """GeoVirus articles by the last part of their address; they are undated."""
    return {
        (article.findtext("source") or "").rpartition("/")[2]: Source(article.findtext("text") or "")
        for article in articles(folder / "GeoVirus.xml.gz")
    }


def articles(path: Path) -> Iterable[ElementTree.Element]:
    """The articles of a zipped XML file; none when there is no such file."""
    return ElementTree.fromstring(gzip.decompress(path.read_bytes())) if path.exists() else ()


def polnear(folder: Path) -> dict[str, Source]:
    """PolNeAR texts, dated by the name of the file."""
    found = {}
    for name, raw in members(folder / "polnear-train-dev.tar.gz", ".txt"):
        text = raw.decode("utf-8").replace("\r\n", "\n")
        day = re.search(r"_(\d{4}-\d\d-\d\d)_", name)
        found[name] = Source(text, published=date.fromisoformat(day[1]) if day else None)
    return found


def web(folder: Path) -> dict[str, Source]:
    """True article bodies of web pages, by the first twelve digits of their name."""
    return {
        name[:12]: Source(item["articleBody"].strip())
        for _, raw in members(folder / "article-extraction.tar.gz", "ground-truth.json")
        for name, item in json.loads(raw).items()
    }


def corpora(data: Path | None) -> dict[str, Callable[[], dict[str, Source]]]:
    """How each corpus is read, by the part of a page's name before the last slash."""
    found: dict[str, Callable[[], dict[str, Source]]] = {"examples": partial(loaded, EXAMPLES)}
    if data:
        seeds = data / "seeds" if (data / "seeds").is_dir() else data.parent / "seeds"
        found |= {
            "seeds": partial(loaded, seeds),
            "times": partial(timeml, data / "times"),
            "places/lgl": partial(lgl, data / "places"),
            "places/geovirus": partial(geovirus, data / "places"),
            "web": partial(web, data / "pages"),
            "attribution": partial(polnear, data / "attribution"),
        }
    return found


def lines() -> Iterator[dict[str, Any]]:
    """The label lines of all files, in the order of the files' names."""
    for path in sorted(LABELS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def fact(item: Mapping[str, Any]) -> Fact:
    """A fact as its line has it."""
    return Fact(
        item["incident"],
        date.fromisoformat(item["start"]),
        date.fromisoformat(item["end"]),
        item["place"],
        item["country"],
        tuple((start, end) for start, end in item["spans"]),
    )


def gather(data: Path | None) -> tuple[list[LabelledPage], list[str]]:
    """The labelled pages whose text is as it was when they were labelled, and what is wrong with the labels."""
    known = {name: read() for name, read in corpora(data).items()}
    found, wrong = [], []
    for line in lines():
        corpus, _, name = line["page"].rpartition("/")
        if corpus not in known:
            continue
        source = known[corpus].get(name)
        if source is None:
            wrong.append(f"{line['page']}: no such page")
        elif fingerprint(source.text) != line["text"]:
            wrong.append(f"{line['page']}: the text is not the one that was labelled")
        else:
            published = date.fromisoformat(line["published"]) if line["published"] else source.published
            facts = tuple(map(fact, line["facts"]))
            found.append(LabelledPage(line["page"], line["kind"], published, source.text, source.title, facts))
    return found, wrong + check(found)


def samples(data: Path | None = None) -> list[LabelledPage]:
    """Labelled pages for training: the examples, and with ``data`` those of the corpora that lie there.

    Parameter: ``data``, the folder with the corpora (see above). Result: pages in the order of the label files.
    Raises ``ValueError`` when labels don't fit the texts or each other.
    """
    found, wrong = gather(data)
    if wrong:
        raise ValueError("; ".join(wrong))
    return found


def check(found: Iterable[LabelledPage]) -> list[str]:
    """What is wrong with the labels: offsets, dates, doubles, and one incident told as two different things."""
    wrong: list[str] = []
    seen: Counter[str] = Counter()
    told: dict[str, Fact] = {}
    for page in found:
        seen[page.page] += 1
        if seen[page.page] == 2:
            wrong.append(f"{page.page}: labelled twice")
        if page.kind not in KINDS or (page.kind == "incident") > bool(page.facts):
            wrong.append(f"{page.page}: kind {page.kind} with {len(page.facts)} facts")
        if len({f.incident for f in page.facts}) < len(page.facts):
            wrong.append(f"{page.page}: one incident is two facts")
        for one in page.facts:
            wrong += [f"{page.page}: {one.incident}: {problem}" for problem in _problems(one, page)]
            other = told.setdefault(one.incident, one)
            if one.country != other.country or one.start > other.end or other.start > one.end:
                wrong.append(f"{page.page}: {one.incident}: another page puts it elsewhere or on other days")
    return wrong


def _problems(one: Fact, page: LabelledPage) -> Iterator[str]:
    """What is wrong with one fact on its page."""
    if not one.spans:
        yield "nothing tells it"
    if one.start > one.end:
        yield "ends before it starts"
    if page.published and not page.published - FRESH <= one.start <= page.published + timedelta(days=1):
        yield f"dated {one.start}, page {page.published}"
    before = 0
    for start, end in sorted(one.spans):
        words = page.text[start:end]
        if not 0 <= start < end <= len(page.text) or words != words.strip():
            yield f"characters {start} to {end} are no stretch of words"
        elif end - start > LONGEST or re.search(r"\n\s*\n", words):
            yield f"characters {start} to {end} are more than a paragraph"
        if start < before:
            yield f"characters {start} to {end} overlap others"
        before = end


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path)
    found, wrong = gather(parser.parse_args().data)
    for corpus in dict.fromkeys(p.page.rpartition("/")[0] for p in found):
        own = [p for p in found if p.page.rpartition("/")[0] == corpus]
        facts = [f for p in own for f in p.facts]
        print(
            f"{corpus:16s} {len(own):4d} pages, {sum(not p.facts for p in own):3d} without a fact, {len(facts):4d} facts, "
            f"{sum(len(f.spans) for f in facts):4d} stretches"
        )
    print(f"{len({f.incident for p in found for f in p.facts})} incidents, {dict(Counter(p.kind for p in found))}")
    print("\n".join(wrong) if wrong else "nothing wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
