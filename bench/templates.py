"""Incidents as filled templates: what the rooms read in the texts of MUC-4, against the coders' keys.

    python -m bench.templates --data PATH [--part tst] [--limit N] [--worst 20] [--json]

PATH is the folder with ``templates/*.tar.gz``. Each text gets its small letters back (:mod:`bench.truecase`), is read as a page, and each
incident that the coding guide counts becomes a template (:mod:`bench.muc_fill`); :mod:`bench.muc_score` compares. The baseline makes one
template for a text with a word of violence: the type of that word, the page's day, the first place, the first people named beside it.
``quiet`` is the share of texts without any template in the key for which an incident (or a template) is given all the same.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pycountry
from spacy.tokens import Doc

from bench import muc, muc_fill
from bench.muc_score import SLOTS, Answer, Response, Result, Tally, score
from bench.muc_words import fill_of
from rashomon import language, pages
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Reading, Skipped
from rashomon.reading import scene_of
from rashomon.reading.diplomacy import diplomacy
from rashomon.reading.events.learned import Decisions, decisions
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.segments import violent_segments
from rashomon.reading.history import history
from rashomon.reading.incidents import incidents
from rashomon.reading.reports import write

LIMITS = {"segment": 0.02, "pair": 0.7, "part": 0.8, "group": 0.0}
"""All that a text tells, kept apart finely: what the guide counts of it is decided later (:mod:`bench.muc_choice`)."""
GROUPS = {
    "incident": (2, 3, 4, 5),
    "instrument": (6, 7),
    "perpetrator": (8, 9, 10, 11),
    "thing hit": (12, 13, 14, 15, 16, 17),
    "victims": (18, 19, 20, 21, 22, 23, 24),
}


def read(doc: Doc, learned: Decisions) -> tuple[Reading, dict[str, float]]:
    """What :func:`rashomon.reading.read` gives, with the limits of ``learned``; and the chance of each report that it is news, by its id."""
    article = doc._.article
    scene = scene_of(doc)
    armed = weapons(scene, lexicon())
    found = mentions(scene, armed)
    fresh, left = incidents(scene, violent_segments(scene, found, armed), article, doc._.headline_end, learned)
    accounts = sorted(
        [*fresh, *diplomacy(scene, found, article), *history(scene, left, found, article)],
        key=lambda a: (a.start, a.kind),
    )
    reading = write(scene, article, accounts, found)
    return reading, {r.id: a.chance for r, a in zip(reading.reports, accounts, strict=True) if a.kind == "incident"}


def all_told(doc: Doc) -> list[muc_fill.Candidate]:
    """Every incident of a text that may be counted, as a template."""
    reading, chances = read(doc, replace(decisions(), limits=decisions().limits | LIMITS))
    return muc_fill.candidates(doc, reading, chances)


def annotated(texts: Sequence[muc.Text]) -> Iterator[Doc]:
    """The ``Doc`` of every article of the texts; a text that gives no article is left out."""
    nlp = language.load(DEFAULT_MODEL)
    found = [pages.articles(text.page) for text in texts]
    for _, doc in language.annotate(nlp, [a for one in found if not isinstance(one, Skipped) for a in one]):
        yield doc


def baseline(doc: Doc) -> list[Response]:
    """One template when a word of violence stands in the text."""
    words = [t.lower_ for t in doc]
    fill = fill_of
    at = next((i for i, w in enumerate(words) if fill("type", w) or fill("harm", w)), None)
    if at is None:
        return []
    places = [e.text for e in doc.ents if e.label_ == "GPE"]
    country = next((p for p in places if pycountry.countries.get(name=p)), None)
    names = [country or "-", *places[:1]]
    published = doc._.article.published.end
    slots: dict[int, list[Answer]] = {
        3: [Answer(": ".join(dict.fromkeys(n.upper() for n in names)))],
        4: [Answer(fill("type", words[at]) or "ATTACK")],
        5: [Answer("ACCOMPLISHED")],
    }
    if published:
        slots[2] = [Answer(f"- {published:%d %b %y}".upper())]
    doer = next((w for w in words if fill("baseline", w)), None)
    if doer:
        slots[8], slots[9] = [Answer("TERRORIST ACT")], [Answer(doer.upper())]
    sentence = doc[at].sent
    person = next((e.text.upper() for e in sentence.ents if e.label_ == "PERSON"), None)
    hit = next((t for t in sentence if not fill("baseline", t.text) and fill("victim", t.text)), None)
    key = person or (hit.text.upper() if hit else None)
    if person:
        slots[18] = [Answer(person)]
    if hit:
        slots[19] = [Answer(hit.text.upper(), person)]
    if key:
        slots[20] = [Answer((fill("victim", hit.text) if hit else None) or "CIVILIAN", key)]
        slots[21] = [Answer("1", key)]
        if any(fill("harm", t.text) == "KILLED" for t in sentence):
            slots[23] = [Answer("DEATH", key)]
    return [slots]


def figures(result: Result, quiet: Mapping[str, float]) -> dict[str, float]:
    """F1 of all slots together, of each group and each slot, precision and recall of all, and the rates of the quiet texts."""
    found = {
        "all slots": result.all.f1,
        "all slots, precision": result.all.precision,
        "all slots, recall": result.all.recall,
    }
    found |= {name: sum((result.slots[n] for n in own), Tally()).f1 for name, own in GROUPS.items()}
    found |= {f"slot {SLOTS[n]}": tally.f1 for n, tally in result.slots.items()}
    found["templates mapped, recall"] = result.mapped / max(result.keys, 1)
    found["templates mapped, precision"] = result.mapped / max(result.responses, 1)
    return {k: round(v, 3) for k, v in (found | dict(quiet)).items()}


def run(data: Path, part: str, limit: int | None) -> tuple[dict[str, dict[str, float]], list[str]]:
    """Figures of ours and of the baseline, and what the texts that cost us most were about."""
    texts = muc.texts(data, part)[:limit]
    known = muc.keys(data, part)
    keys = {t.name: known.get(t.name, []) for t in texts}
    ours: dict[str, list[Response]] = {}
    theirs: dict[str, list[Response]] = {}
    told: set[str] = set()
    for doc in annotated(texts):
        name = doc._.article.page
        if any(r.kind == "incident" for r in read(doc, decisions())[0].reports):
            told.add(name)
        ours.setdefault(name, []).extend(muc_fill.templates(all_told(doc)))
        theirs.setdefault(name, []).extend(baseline(doc))
    quiet = [n for n, own in keys.items() if not own]
    share = lambda found: sum(n in found for n in quiet) / max(len(quiet), 1)  # noqa: E731
    rates = {"quiet texts with an incident (shipped limits)": share(told)}
    results = {"ours": score(ours, keys), "baseline": score(theirs, keys)}
    report = {
        side: figures(result, {"quiet texts with a template": share({n for n, r in answers.items() if r})} | rates)
        for (side, result), answers in zip(results.items(), (ours, theirs), strict=True)
    }
    del report["baseline"]["quiet texts with an incident (shipped limits)"]
    return report, [_case(n, lost, keys[n], ours.get(n, [])) for n, lost in results["ours"].lost.most_common()]


def _case(name: str, lost: int, keys: Sequence[muc.Template], ours: Sequence[Response]) -> str:
    """A text with the answers that it cost, and both sides' templates in short."""
    gold = [
        {SLOTS[n]: [f.values[0] for f in own] for n, own in k.slots.items() if n in (2, 3, 4, 9, 10, 12, 18, 19)}
        for k in keys
    ]
    got = [
        {SLOTS[n]: [a.value for a in own] for n, own in r.items() if n in (2, 3, 4, 9, 10, 12, 18, 19)} for r in ours
    ]
    return "\n".join([f"{name}: {lost} answers", *(f"    gold  {g}" for g in gold), *(f"    found {g}" for g in got)])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="tst", help="tst (all test sets), tst1, dev ...")
    parser.add_argument("--limit", type=int, help="only the first so many texts")
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report, cases = run(options.data, options.part, options.limit)
    if options.json:
        print(json.dumps(report))
        return
    print("\n".join(cases[: options.worst]))
    print(f"\n{'':46s} {'ours':>8} {'baseline':>9}")
    values: dict[str, Any] = report["baseline"]
    for name, value in report["ours"].items():
        print(f"{name:46s} {value:>8} {values.get(name, '-')!s:>9}")


if __name__ == "__main__":
    main()
