"""Where the named places are, measured on texts with gold place names (LGL and GeoVirus formats).

    python -m bench.places --data PATH [--worst 20] [--json]

PATH is a folder that holds ``*.xml`` or ``*.xml.gz``, or one such file. Two measures for each file:

*within 161 km*: the gold names are given; the share of those with gold coordinates that are put within 161 km (100 miles) of
them; what is not placed counts as wrong (Leidner 2007 and after). The baseline takes the most populous place of that name.
*recognition*: names that the pipeline finds in the plain text against the gold spans; one fits when the spans overlap and
neither holds another. The baseline takes spaCy's entities labelled GPE, LOC and FAC.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import spacy

from rashomon.build import DEFAULT_MODEL
from rashomon.earth import kilometres
from rashomon.language.places import Gazetteer, find_spans, locate

WITHIN_KM = 161.0


@dataclass(frozen=True)
class Toponym:
    """A gold name: character offsets, the name, and degrees (``None`` where the gold has no place)."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True)
class Text:
    """A text and its gold names in order."""

    text: str
    toponyms: tuple[Toponym, ...]


def read(path: Path) -> Iterator[Text]:
    """The texts of a file in LGL's (``toponym``) or GeoVirus' (``location``) format."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for article in ElementTree.fromstring(raw):
        text = article.findtext("text") or ""
        found = []
        for node in (*article.iter("toponym"), *article.iter("location")):
            name = node.findtext("phrase") or node.findtext("name") or ""
            start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
            # GeoVirus counts characters from one
            if text[start:end] != name and text[start - 1 : end - 1] == name:
                start, end = start - 1, end - 1
            point = [node.findtext(f".//{part}") for part in ("lat", "lon")]
            lat, lon = (float(value) if value else None for value in point)
            found.append(Toponym(start, end, name, lat, lon))
        yield Text(text, tuple(sorted(found, key=lambda t: t.start)))


def near(toponym: Toponym, point: tuple[float, float] | None) -> bool:
    """True when a point lies near enough to the gold."""
    if point is None or toponym.lat is None or toponym.lon is None:
        return False
    return kilometres(toponym.lat, toponym.lon, *point) <= WITHIN_KM


def most_populous(name: str, gazetteer: Gazetteer) -> tuple[float, float] | None:
    """Where the most populous place of that name lies, whatever the text."""
    placed = [(e.population, e.lat, e.lon) for e in gazetteer.find(name) if e.lat is not None and e.lon is not None]
    return max(placed)[1:] if placed else None


def resolution(texts: Iterable[Text], gazetteer: Gazetteer) -> tuple[float, float, collections.Counter[str]]:
    """Accuracy within 161 km of ours and of the baseline, and our errors with how often each occurs."""
    total = ours = theirs = 0
    errors: collections.Counter[str] = collections.Counter()
    for text in texts:
        gold = list({(t.start, t.end): t for t in text.toponyms}.values())
        places = locate(text.text, [(t.start, t.end) for t in gold], gazetteer)
        points = {
            (t.start, t.end): None if r is None or r.lat is None or r.lon is None else (r.lat, r.lon)
            for t, r in zip(gold, places, strict=True)
        }
        said = {(t.start, t.end): r for t, r in zip(gold, places, strict=True)}
        for toponym in text.toponyms:
            if toponym.lat is None:
                continue
            total += 1
            point = points[toponym.start, toponym.end]
            right = near(toponym, point)
            ours += right
            theirs += near(toponym, most_populous(toponym.name, gazetteer))
            if not right:
                place = said[toponym.start, toponym.end]
                got = (
                    "nowhere"
                    if place is None or point is None
                    else f"{place.name}, {place.admin1}, {place.country} {point}"
                )
                errors[f"{toponym.name} ({toponym.lat}, {toponym.lon}) put at {got}"] += 1
    return ours / max(total, 1), theirs / max(total, 1), errors


def overlap(found: set[tuple[int, int]], gold: set[tuple[int, int]]) -> int:
    """How many found spans can be paired, one to one, with a gold span that they overlap."""
    free, hits = sorted(gold), 0
    for start, end in sorted(found):
        for other in free:
            if other[0] < end and start < other[1]:
                free.remove(other)
                hits += 1
                break
    return hits


def f1(hits: int, found: int, gold: int) -> float:
    """F1 of counts; 0 when nothing hits."""
    return 2 * hits / (found + gold) if found + gold else 0.0


def recognition(
    texts: list[Text], gazetteer: Gazetteer
) -> tuple[list[float], list[float], dict[str, collections.Counter[str]]]:
    """Precision, recall and F1 of ours and of spaCy's entities, and our missed and surplus names."""
    nlp = spacy.load(DEFAULT_MODEL)
    counts = {"ours": [0, 0], "spacy": [0, 0]}
    gold_count = 0
    wrong: dict[str, collections.Counter[str]] = {"missed": collections.Counter(), "surplus": collections.Counter()}
    for text, doc in zip(texts, nlp.pipe(t.text for t in texts), strict=True):
        gold = {(t.start, t.end) for t in text.toponyms}
        gold_count += len(gold)
        spans = {
            "ours": set(find_spans(doc, gazetteer)),
            "spacy": {(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("GPE", "LOC", "FAC")},
        }
        for name, found in spans.items():
            counts[name][0] += overlap(found, gold)
            counts[name][1] += len(found)
        for kind, these, those in (("missed", gold, spans["ours"]), ("surplus", spans["ours"], gold)):
            for start, end in these:
                if not any(a < end and start < b for a, b in those):
                    wrong[kind][text.text[start:end]] += 1
    result = [
        [hits / max(found, 1), hits / max(gold_count, 1), f1(hits, found, gold_count)]
        for hits, found in counts.values()
    ]
    return result[0], result[1], wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    paths = [options.data] if options.data.is_file() else sorted(options.data.rglob("*.xml*"))
    report: dict[str, dict[str, float]] = {"ours": {}, "baseline": {}}
    gazetteer = Gazetteer()
    for path in paths:
        name, texts = path.name.split(".")[0], list(read(path))
        ours, theirs, errors = resolution(texts, gazetteer)
        report["ours"][f"{name}: within 161 km"] = round(ours, 4)
        report["baseline"][f"{name}: within 161 km"] = round(theirs, 4)
        found, entities, wrong = recognition(texts, gazetteer)
        for measure, a, b in zip(("precision", "recall", "F1"), found, entities, strict=True):
            report["ours"][f"{name}: recognition {measure}"] = round(a, 4)
            report["baseline"][f"{name}: recognition {measure}"] = round(b, 4)
        if not options.json:
            for kind, counter in (("misplaced", errors), *wrong.items()):
                print(f"\n== {name}: the {options.worst} most frequent {kind}")
                print("\n".join(f"{count:4d}  {what}" for what, count in counter.most_common(options.worst)))
    if options.json:
        print(json.dumps(report))
        return
    print(f"\n{'':40s} {'ours':>8} {'baseline':>8}")
    for measure, value in report["ours"].items():
        print(f"{measure:40s} {value:8.3f} {report['baseline'][measure]:8.3f}")


if __name__ == "__main__":
    main()
