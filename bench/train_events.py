"""Train the four decisions of the event reader on coded war news, and print how well they do on pages held out.

    python -m bench.train_events --data PATH [PATH ...] [--part dev|all] [--whole PATH ...] [--scorer PATH] [--labels PATH] [--muc PATH]
                                 [--only segment|pair|part|group] [--share SHARE] [--write] [--cache FILE]
                                 [--seen FILE] [--segment-limit X] [--pair-limit X] [--part-limit X] [--group-limit X]

PATH is a folder that holds ``gold.jsonl`` and ``pages/``. A segment tells the fact whose quoted words stand in it. Folds are by
incident, as in ``bench.conflicts``; ``--part dev`` (the default) leaves its held third alone; ``--whole`` names folders of which all is learned from; ``--scorer`` is the
folder of the scorer where it stands above none of them. ``--only`` learns
one decision beside the other stored ones, with ``--share`` as the mean of it and the one that is stored (the third and fourth on the groups that those before make when they don't know the page): they swing with each training, and the incidents of a few pages with them. ``--muc`` adds a third of the development texts of MUC-4,
from which only the second decision learns: their coders left out what is no terror, so a segment that tells no key says nothing. ``--write`` puts the trees into
``rashomon/reading/data/events.json``; nothing of the texts goes into it. ``--cache`` keeps the annotated texts between runs. ``--seen`` is what
``bench.train_reader`` wrote of these pages, each as an encoder sees it that did not learn from it; without it the shipped encoder reads them, which knows
most of them, and forests that learn beside it believe it too much.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score, roc_auc_score
from spacy.tokens import Doc

from bench import labels, muc, muc_labels
from bench.conflicts import find_above, load_module, split
from bench.trees import blend, store
from rashomon import language, pages
from rashomon.build import DEFAULT_MODEL
from rashomon.forest import read
from rashomon.language.extensions import register
from rashomon.model import Article, Page, Skipped, When
from rashomon.reading import scene_of
from rashomon.reading.events import features
from rashomon.reading.events.encoder import Pairs, Seen, beside, encoder
from rashomon.reading.events.groups import joined, linked, news
from rashomon.reading.events.groups import pair_rows as rows_of_pairs
from rashomon.reading.events.learned import STORED, Decision, Decisions, matrix, unpack
from rashomon.reading.events.lexicon import lexicon
from rashomon.reading.events.mentions import mentions, weapons
from rashomon.reading.events.parts import of_parts
from rashomon.reading.events.segments import violent_segments

FOLDS = 5
EVERY = 3
"""Of the MUC-4 texts every third is learned from: all of them outweigh the other pages, and one incident of the tidy pages was lost."""
LADDER = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
"""Limits of the fourth decision that are tried."""
QUIET = 3
"""How often a group of a page that tells no incident is learned from: such pages are few, and an incident found there is worse than one missed elsewhere."""
LIMITS = {"segment": 0.35, "pair": 0.45, "part": 0.4, "group": 0.31}
SEGMENT = (10, 120)
PAIR = (6, 150)
PART = (6, 80)
GROUP = (6, 60)
"""Leaves of a tree and number of trees of the four: of the second, larger ones fit the pages better that they learned from, and others worse."""


@dataclass
class Sample:
    """One coded page: its segments, and for each the facts (numbers) that it tells. ``also``: further incidents in passing."""

    page: str
    source: str
    fold: int
    known: list[features.Known]
    facts: list[set[int]]
    wanted: int
    also: int
    seen: Seen
    """What the encoder makes of it."""
    undated: bool = False
    """The same page again as if nobody knew when it was published: many a page does not say."""
    only_pairs: bool = False
    """Its segments without a fact are not known to tell none."""


Telling = list[list[tuple[int, int]]]
"""For each fact of a page, the stretches of the page's text that tell it."""


@dataclass
class Coded:
    """A coded page before it is read: its articles, which of them by number have which facts."""

    page: str
    source: str
    articles: list[Article]
    telling: Telling
    also: int
    key: str
    """What decides the fold: the first incident, else the page."""
    only_pairs: bool = False


def places_of(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the words of a quote stand in a text, whatever the white space."""
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    return [m.span() for m in re.finditer(pattern, text)] if pattern else []


def from_gold(data: Path, part: str, scorer: Path | None) -> list[Coded]:
    """The pages of a folder with ``gold.jsonl``; facts tell by their quotes. ``scorer``: where it is looked for, if not above the folder."""
    lines = load_module(find_above(scorer or data, "score.py")).lines
    gold = {p["page"]: p for p in split(lines(data / "gold.jsonl"), part)}
    found = []
    for page in pages.load([data / "pages"]):
        name = page.name.rpartition("/")[2]
        articles = [] if isinstance(page, Skipped) or name not in gold else pages.articles(page)
        if isinstance(page, Skipped) or isinstance(articles, Skipped) or not articles:
            continue
        facts = gold[name]["facts"]
        quotes = [[*f["quotes"], *(t["quote"] for s in ("killed", "wounded") for t in f[s])] for f in facts]
        telling = [[span for q in own if q for span in places_of(page.text, q)] for own in quotes]
        key = facts[0]["incident"] if facts else name
        found.append(Coded(name, data.name, articles, telling, gold[name].get("also", 0), key))
    return found


def from_labels(data: Path) -> list[Coded]:
    """The pages of ``bench.labels``; their offsets count in the page's text."""
    found = []
    for one in labels.samples(data):
        page = Page(name=one.page, sha256="", text=one.text, media_type="text/plain", charset="utf-8", size=0)
        articles = pages.articles(page)
        if isinstance(articles, Skipped):
            continue
        if one.published is not None:
            when = When(edtf=one.published.isoformat(), start=one.published, end=one.published)
            articles = [a if a.published.start else a.model_copy(update={"published": when}) for a in articles]
        key = one.facts[0].incident if one.facts else one.page
        found.append(Coded(one.page, "labels", articles, [list(f.spans) for f in one.facts], 0, key))
    return found


def from_muc(data: Path) -> list[Coded]:
    """Every third development text of MUC-4 with an incident in the key."""
    keys = {name: own for name, own in muc.keys(data, "dev").items() if own}
    chosen = set(list(keys)[::EVERY])
    found = []
    for text in (t for t in muc.texts(data, "dev") if t.name in chosen):
        telling = [list(spans) for spans in muc_labels.tell(text, keys[text.name])]
        articles = pages.articles(text.page) if any(telling) else []
        if articles and not isinstance(articles, Skipped):
            found.append(Coded(text.name, "muc", articles, telling, 0, text.name, only_pairs=True))
    return found


Stored = Mapping[str, NDArray[np.float16]]
"""Log-odds of ``bench.train_reader``: for each :func:`name_of` those of the segments and, in a square table, of each two."""


def name_of(page: str, article: int, undated: bool) -> str:
    """Under what the log-odds of an article stand."""
    return f"{page} {article} {'undated' if undated else 'dated'}"


See = Callable[[Sequence[features.Known], str], Seen]
"""Gives what an encoder makes of the segments of an article, which has that name."""


def shipped(known: Sequence[features.Known], _: str) -> Seen:
    """As the encoder sees it that comes with the package."""
    if not known:
        return unseen(known, "")
    return encoder().read(known, [features.of_segment(known, k) for k in range(len(known))])


def unseen(known: Sequence[features.Known], _: str) -> Seen:
    """Nothing is known of any segment or pair."""
    return Seen(np.zeros(len(known)), lambda two, _: np.zeros(len(two)))


def stored_in(path: Path) -> See:
    """As the encoders of ``bench.train_reader`` saw them that did not learn from the page."""
    with np.load(path, allow_pickle=False) as file:
        stored: Stored = {name: file[name] for name in file.files}

    def see(known: Sequence[features.Known], name: str) -> Seen:
        if not known:
            return unseen(known, name)
        table = stored[f"{name} alike"]

        def alike(two: Pairs, _: Sequence[features.Features]) -> NDArray[np.float64]:
            return np.array([table[i, j] for i, j in two], dtype=np.float64)

        return Seen(stored[f"{name} fresh"].astype(np.float64), alike)

    return see


def sample(coded: Coded, docs: list[Doc], see: See) -> Iterator[Sample]:
    """Segments of each article of a page with the facts they tell; a fact belongs to the article that tells most of it."""
    read = []
    undated = []
    for doc in docs:
        scene = scene_of(doc)
        armed = weapons(scene, lexicon())
        segments = violent_segments(scene, mentions(scene, armed), armed)
        known = features.known(scene, segments, doc._.article, doc._.headline_end)
        read.append((known, [_facts(one, coded.telling) for one in known]))
        undated.append(features.known(scene, segments, None, doc._.headline_end))
    home = {n: max(range(len(read)), key=lambda k: sum(n in f for f in read[k][1])) for n in range(len(coded.telling))}
    fold = int(hashlib.md5(coded.key.encode()).hexdigest(), 16) % FOLDS
    for k, (known, facts) in enumerate(read):
        wanted = sum(at == k for at in home.values())
        also = coded.also if k == 0 else 0
        for own, late in ((known, False), (undated[k], True)):
            source = f"{coded.source}, undated" if late else coded.source
            seen = see(own, name_of(coded.page, k, late))
            yield Sample(coded.page, source, fold, own, facts, wanted, also, seen, late, coded.only_pairs)


def _facts(one: features.Known, telling: Telling) -> set[int]:
    doc = one.scene.doc
    at = [m.at for m in one.segment.mentions] + [t.trigger for t in one.tolls]
    starts = []
    for i in at:
        try:
            starts.append(doc._.article.locate(doc[i].idx, doc[i].idx + len(doc[i])).start)
        except ValueError:
            continue
    return {n for n, spans in enumerate(telling) if any(s <= at < e for at in starts for s, e in spans)}


def gather(options: argparse.Namespace, see: See) -> list[Sample]:
    """All samples of the chosen part."""
    coded = [c for data in options.data for c in from_gold(data, options.part, options.scorer)]
    coded += [c for data in options.whole for c in from_gold(data, "all", options.scorer)]
    if options.labels:
        coded += from_labels(options.labels)
    if options.muc:
        coded += from_muc(options.muc)
    register()
    cached: dict[str, list[Doc]] = {}
    if options.cache and options.cache.exists():
        cached = pickle.loads(options.cache.read_bytes())
    missing = [c for c in coded if c.page not in cached]
    if missing:
        nlp = language.load(DEFAULT_MODEL)
        docs = language.annotate(nlp, [a for c in missing for a in c.articles])
        for one in missing:
            cached[one.page] = [doc for _, doc in islice(docs, len(one.articles))]
        if options.cache:
            options.cache.write_bytes(pickle.dumps(cached))
    return [found for c in coded for found in sample(c, cached[c.page], see)]


@dataclass(frozen=True)
class Trained:
    """A decision and the form in which it is stored."""

    decision: Decision
    stored: dict[str, Any]


def decide(rows: list[features.Features], labels: list[int], size: tuple[int, int]) -> Trained:
    """Fit a decision on rows of features; ``size``: leaves of a tree, number of trees.

    A node asks only a part of the questions, so that the trees differ and are together steadier (Breiman 2001): on pages of other
    wars that were not learned from, the second decision's AUC rose with it from .785 to .788.
    """
    leaves, rounds = size
    names = sorted({name for row in rows for name in row})
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        max_leaf_nodes=leaves,
        learning_rate=0.07,
        min_samples_leaf=25,
        l2_regularization=2,
        max_features=0.3,
        random_state=1,
    )
    stored = store(model.fit(matrix(rows, names), labels))
    return Trained(Decision(read(stored), tuple(names)), {"features": names} | stored)


def pairs(one: Sample, chosen: Sequence[int]) -> tuple[list[features.Features], list[int]]:
    """All pairs of telling segments of a page, and whether the two share a fact."""
    two = [(a, b) for a, b in combinations(chosen, 2) if one.facts[a] and one.facts[b]]
    return rows_of_pairs(one.known, two, one.seen), [int(bool(one.facts[a] & one.facts[b])) for a, b in two]


def asked(one: Sample) -> list[features.Features]:
    """The rows of a page's segments."""
    return beside([features.of_segment(one.known, k) for k in range(len(one.known))], one.seen.fresh)


def segment_rows(chosen: Sequence[Sample]) -> tuple[list[features.Features], list[int]]:
    rows, labels = [], []
    for one in (s for s in chosen if not s.only_pairs):
        rows += asked(one)
        labels += [int(bool(f)) for f in one.facts]
    return rows, labels


def pair_rows(chosen: Sequence[Sample]) -> tuple[list[features.Features], list[int]]:
    rows, labels = [], []
    for one in chosen:
        r, y = pairs(one, range(len(one.known)))
        rows += r
        labels += y
    return rows, labels


@dataclass(frozen=True)
class Clustered:
    """What the first two decisions make of a page, which is of ``fold`` and may be ``quiet``, without an incident: its fresh segments with the chance of each, the clusters of them by number, and
    the chance of each two to tell one event."""

    fold: int
    quiet: bool
    told: list[features.Known]
    facts: list[set[int]]
    fresh: list[float]
    clusters: list[list[int]]
    likeness: NDArray[np.float64]


def clustered(one: Sample, segment: Decision, pair: Decision, limits: dict[str, float]) -> Clustered:
    """A page as the first two decisions cluster it."""
    fresh = segment.chances(asked(one))
    chosen = news(one.known, fresh, limits["segment"])
    told = [one.known[k] for k in chosen]
    clusters, likeness = linked(told, pair, limits["pair"], one.seen)
    return Clustered(
        one.fold,
        not one.wanted,
        told,
        [one.facts[k] for k in chosen],
        [float(fresh[k]) for k in chosen],
        clusters,
        likeness,
    )


def part_rows(page: Clustered) -> tuple[list[features.Features], list[int]]:
    """Every two clusters of a page that tell a fact, and whether it is the same that each tells most of."""
    most = [Counter(f for k in c for f in sorted(page.facts[k])).most_common(1) for c in page.clusters]
    rows, labels = [], []
    for (a, left), (b, right) in combinations(zip(page.clusters, most, strict=True), 2):
        if left and right:
            rows.append(of_parts(page.told, a, b, page.likeness, page.fresh, len(page.clusters)))
            labels.append(int(left[0][0] == right[0][0]))
    return rows, labels


def grouped(page: Clustered, part: Decision, limits: dict[str, float]) -> list[list[int]]:
    """The groups that the first three decisions make of a page."""
    return joined(page.told, page.clusters, page.likeness, page.fresh, part, limits["part"])


def group_rows(page: Clustered, found: list[list[int]]) -> tuple[list[features.Features], list[int]]:
    """Rows for a page's groups; a group is right when it is the one that tells most of some fact."""
    rows = [features.of_group([page.told[k] for k in g], [page.fresh[k] for k in g], len(found)) for g in found]
    best: dict[int, tuple[int, int]] = {}
    for n, g in enumerate(found):
        for fact in {f for k in g for f in page.facts[k]}:
            size = sum(fact in page.facts[k] for k in g)
            if size > best.get(fact, (0, -1))[0]:
                best[fact] = (size, n)
    return rows, [int(n in {b for _, b in best.values()}) for n in range(len(found))]


def evaluate(samples: list[Sample], limits: dict[str, float]) -> dict[str, float]:
    """Cross-validated figures of the four decisions and of the incidents they make, for all pages and by source."""
    segment_y, segment_p, pair_y, pair_p, part_y, part_p, group_y, group_p = [], [], [], [], [], [], [], []
    counts: dict[tuple[str, float], list[int]] = defaultdict(lambda: [0, 0, 0])
    for fold in range(FOLDS):
        segment, pair, part, group = (t.decision for t in train_all([s for s in samples if s.fold != fold], limits))
        for one in (s for s in samples if s.fold == fold and not s.only_pairs):
            rows, right = segment_rows([one])
            segment_y += right
            segment_p += list(segment.chances(rows))
            rows, right = pair_rows([one])
            pair_y += right
            pair_p += list(pair.chances(rows))
            page = clustered(one, segment, pair, limits)
            rows, right = part_rows(page)
            part_y += right
            part_p += list(part.chances(rows))
            rows, right = group_rows(page, grouped(page, part, limits))
            chances = list(group.chances(rows))
            group_y += right
            group_p += chances
            for limit in LADDER:
                hits = sum(y for y, p in zip(right, chances, strict=True) if p >= limit)
                kept = max(sum(p >= limit for p in chances) - one.also, hits)
                for name in ("undated" if one.undated else "dated", one.source):
                    counts[name, limit] = [
                        a + b for a, b in zip(counts[name, limit], (hits, kept, one.wanted), strict=True)
                    ]
    for name in sorted({name for name, _ in counts}):
        print(f"{name}: " + "  ".join(f"{limit:.2f}: {_f1(counts[name, limit]):.3f}" for limit in LADDER))
    return {
        "segment AUC": float(roc_auc_score(segment_y, segment_p)),
        "segment AP": float(average_precision_score(segment_y, segment_p)),
        "pair AUC": float(roc_auc_score(pair_y, pair_p)),
        "part AUC": float(roc_auc_score(part_y, part_p)),
        "group AUC": float(roc_auc_score(group_y, group_p)),
        "incident F1": _f1(counts["dated", min(LADDER, key=lambda x: abs(x - limits["group"]))]),
    }


def _f1(counts: list[int]) -> float:
    hits, kept, wanted = counts
    return 2 * hits / max(kept + wanted, 1)


def train_all(train: list[Sample], limits: dict[str, float]) -> tuple[Trained, Trained, Trained, Trained]:
    """The four decisions; the third and the fourth learn from what the ones before them, trained on other pages, make."""
    segment, pair = decide(*segment_rows(train), SEGMENT), decide(*pair_rows(train), PAIR)
    halves = by_halves(train, limits)
    part = decide(*_flat(part_rows(page) for half in halves for page in half), PART)
    return segment, pair, part, decide(*_flat(rows for _, rows in grown(halves, limits)), GROUP)


def by_halves(train: list[Sample], limits: dict[str, float]) -> list[list[Clustered]]:
    """The pages of each half, clustered by the first two decisions as they are learned from the other half."""
    halves = []
    for half in (0, 1):
        other = [s for s in train if s.fold % 2 != half]
        segment, pair = decide(*segment_rows(other), SEGMENT).decision, decide(*pair_rows(other), PAIR).decision
        mine = [s for s in train if s.fold % 2 == half and not s.only_pairs]
        halves.append([clustered(one, segment, pair, limits) for one in mine])
    return halves


Rows = tuple[list[features.Features], list[int]]


def grown(halves: list[list[Clustered]], limits: dict[str, float]) -> list[tuple[int, Rows]]:
    """The fold and the rows of the groups of each page, as the third decision makes them that is learned from the other half; those of a quiet page
    :data:`QUIET` times."""
    parts = [_flat(part_rows(page) for page in half) for half in halves]
    learned = [decide(*other, PART).decision for other in reversed(parts)]
    return [
        (page.fold, group_rows(page, grouped(page, part, limits)))
        for half, part in zip(halves, learned, strict=True)
        for page in half
        for _ in range(QUIET if page.quiet else 1)
    ]


def data_options(parser: argparse.ArgumentParser) -> None:
    """The options that say which pages are learned from."""
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--part", choices=("dev", "all"), default="dev")
    parser.add_argument("--whole", type=Path, nargs="+", default=[])
    parser.add_argument("--scorer", type=Path, help="folder that holds score.py, where no folder above the data does")
    parser.add_argument("--labels", type=Path, help="folder of the corpora that bench.labels labels")
    parser.add_argument("--muc", type=Path, help="folder with templates/, the texts and keys of MUC-4")
    parser.add_argument("--cache", type=Path)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    data_options(parser)
    parser.add_argument("--only", choices=("segment", "pair", "part", "group"))
    parser.add_argument(
        "--share", type=float, default=1.0, help="how much say the new decision gets beside the stored one"
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seen", type=Path, help="log-odds that bench.train_reader wrote of the pages")
    for name, value in LIMITS.items():
        parser.add_argument(f"--{name}-limit", type=float, default=value)
    options = parser.parse_args()
    limits = {name: getattr(options, f"{name}_limit") for name in LIMITS}
    samples = gather(options, stored_in(options.seen) if options.seen else shipped)
    figures = (
        one_of(options.only, samples, options.share, write=options.write) if options.only else evaluate(samples, limits)
    )
    print(f"{len({s.page for s in samples})} pages, {sum(len(s.known) for s in samples)} segments, {FOLDS} folds")
    for name, value in figures.items():
        print(f"{name:24s} {value:.3f}")
    if options.write and not options.only:
        write(samples, limits, figures)


def one_of(name: str, samples: list[Sample], share: float, write: bool) -> dict[str, float]:
    """Cross-validated figures of the decision ``name`` beside the stored others, with the stored limits; stored with ``write``, with
    ``share`` of the say where that is less than all."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    kept = unpack(stored)
    size = {"segment": SEGMENT, "pair": PAIR, "part": PART, "group": GROUP}[name]
    made = _rows_for(name, samples, kept)
    all_right: list[int] = []
    all_chances: list[float] = []
    before: list[float] = []
    for fold in range(FOLDS):
        decision = decide(*_flat([own for at, own in made if at != fold]), size).decision
        rows, right = _flat([own for at, own in made if at == fold])
        all_right += right
        all_chances += list(decision.chances(rows))
        before += list(getattr(kept, name).chances(rows))
    figures = {f"{name} AUC": float(roc_auc_score(all_right, all_chances))}
    print(
        f"{name} AUC of the stored one {roc_auc_score(all_right, before):.3f}, which may have learned from these pages"
    )
    if write:
        trained = decide(*_flat([own for _, own in made]), size)
        pages_read = len({one.page for one in samples if name == "pair" or not one.only_pairs})
        note = f"{pages_read} coded pages, each with and without its date (bench/train_events.py --only {name} --share {share})"
        if share < 1:
            note = f"{share:g} of the say: {note}; the rest: {stored[f'trained {name}']}"
        made_of = trained.stored if share == 1 else blend(stored[name], trained.stored, share)
        whole = stored | {f"trained {name}": note, f"figures {name}": figures, name: made_of}
        STORED.write_text(json.dumps(whole, separators=(",", ":")) + "\n", encoding="utf-8")
    return figures


def _rows_for(name: str, samples: list[Sample], kept: Decisions) -> list[tuple[int, Rows]]:
    """The fold and the rows of each page. What is learned of parts and groups is learned from the work of decisions that don't know the page."""
    if name == "pair":
        return [(one.fold, pair_rows([one])) for one in samples]
    if name == "segment":
        return [(one.fold, segment_rows([one])) for one in samples]
    halves = by_halves(samples, kept.limits)
    if name == "part":
        return [(page.fold, part_rows(page)) for half in halves for page in half]
    return grown(halves, kept.limits)


def _flat(made: Iterable[Rows]) -> Rows:
    made = list(made)
    return [row for rows, _ in made for row in rows], [y for _, right in made for y in right]


def write(samples: list[Sample], limits: dict[str, float], figures: dict[str, float]) -> None:
    """Train on all samples and store the trees."""
    segment, pair, part, group = train_all(samples, limits)
    stored = {
        "trained": f"{len({s.page for s in samples})} coded pages, each with and without its date (bench/train_events.py)",
        "figures": {name: round(value, 3) for name, value in figures.items()},
        "limits": limits,
        "segment": segment.stored,
        "pair": pair.stored,
        "part": part.stored,
        "group": group.stored,
    }
    STORED.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {STORED.name}, {STORED.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
