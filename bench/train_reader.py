"""Train the page encoder that the event reader asks beside its forests, and write how it sees pages that it did not learn from.

    python -m bench.train_reader --data PATH [PATH ...] [--part dev|all] [--whole PATH ...] [--labels PATH] [--muc PATH] [--more PATH] [--cache FILE]
                                 --encoder FOLDER --teacher FOLDER --seen FILE [--write] [--epochs X] [--limit N]

The pages and the folds are those of ``bench.train_events``. Of each fold, and once of all pages, a teacher learns first: six layers of all-mpnet-base-v2
(``--teacher``), shown the whole article. Then four layers of all-MiniLM-L6-v2 (``--encoder``), shown only the headline and the sentences that hold a
segment, learn from the coders and from what the teacher makes of all segments and pairs, of the pages of ``--more`` as well, which nobody coded: FA-KES
and the development texts of MUC-4. FILE gets, for each page, the log-odds of the student that learned from neither it nor its fold; ``bench.train_events
--seen`` learns from them. ``--write`` stores the student that learned from all. Needs torch, transformers and onnx; made for a GPU, where it takes
minutes; ``--limit`` takes the first pages of each kind only, to try it out.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, roc_auc_score
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.optim import swa_utils

from bench import muc
from bench.reader_net import Net, Spread, squashed, write
from bench.train_events import FOLDS, Coded, Sample, data_options, gather, name_of, sample, unseen
from rashomon import language, pages
from rashomon.build import DEFAULT_MODEL
from rashomon.model import Article, Page, Skipped
from rashomon.reading.events import features
from rashomon.reading.events.encoder import FAR, STORED, TOKENIZER
from rashomon.reading.events.groups import FAR as APART
from rashomon.reading.events.learned import matrix
from rashomon.reading.events.pairs import of_pair
from rashomon.reading.events.shown import Shown, shown, telling

MASK = 103
"""The encoders' piece that stands for one not shown."""
HIDDEN = 0.1
"""Share of the pieces that are not shown while learning."""
OWN = 0.4
"""Say of the coders beside the teacher."""
TEACHER = {"layers": 6, "epochs": 2.5, "rate": 5e-5}
STUDENT = {"layers": 4, "epochs": 6.0, "rate": 1.5e-4}
BATCH = 16
BARE = 900
"""Texts of MUC-4 that are learned from without a coding."""

Floats = NDArray[np.float32]
Soft = list[tuple[Floats, Floats]]
"""Log-odds of the segments and pairs of a page, with its date and without."""


@dataclass
class Read:
    """One article as the encoders take it. ``fresh`` and ``alike``: what the coders say of segments and pairs, -1 where nothing; ``asked``: features
    of both, with the page's date and without."""

    page: str
    name: tuple[str, str]
    fold: int
    whole: Shown
    told: Shown
    sentence: Tensor
    headline: Tensor
    two: Tensor
    fresh: Tensor
    alike: Tensor
    asked: list[tuple[Floats, Floats]]


Names = tuple[list[str], list[str]]


def unlabelled(data: Path) -> list[Coded]:
    """Pages that nobody coded: the articles of FA-KES and development texts of MUC-4. ``data``: folder with ``credibility`` and ``templates``."""
    content = gzip.decompress((data / "credibility" / "FA-KES.csv.gz").read_bytes()).decode("latin-1")
    texts = [
        Page(
            name=f"fakes {row['unit_id']}", sha256="", media_type="text/plain", charset="utf-8", size=0,
            text=f"{row['article_title']}\n{row['date']}\n\n{row['article_content']}",
        )
        for row in csv.DictReader(io.StringIO(content))
    ]  # fmt: skip
    texts += [text.page for text in islice(muc.texts(data, "dev"), BARE)]
    found = []
    for page in texts:
        articles = pages.articles(page)
        if articles and not isinstance(articles, Skipped):
            found.append(Coded(page.name, "bare", list(articles), [], 0, page.name))
    return found


def read_bare(coded: Sequence[Coded]) -> Iterator[Sample]:
    """Samples of pages without a coding."""
    nlp = language.load(DEFAULT_MODEL)
    every: list[Article] = [article for one in coded for article in one.articles]
    docs = language.annotate(nlp, every)
    for one in coded:
        yield from sample(one, [doc for _, doc in islice(docs, len(one.articles))], unseen)


def names_of(samples: Sequence[Sample]) -> Names:
    """Names of all features of segments and of pairs."""
    segment = {name for one in samples for k in range(len(one.known)) for name in features.of_segment(one.known, k)}
    pair = {name for one in samples for a, b in list(combinations(one.known, 2))[:20] for name in of_pair(a, b)}
    return sorted(segment), sorted(pair)


def read(samples: Sequence[Sample], names: Names, coded: bool) -> list[Read]:
    """The articles that hold a segment; ``samples`` come in twos, with the page's date and without."""
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    found = []
    articles: dict[str, int] = {}
    for dated, undated in zip(samples[::2], samples[1::2], strict=True):
        number = articles[dated.page] = articles.get(dated.page, -1) + 1
        known, facts = dated.known, dated.facts
        if not known:
            continue
        two = [(i, j) for i, j in combinations(range(len(known)), 2) if j < i + APART]
        rows = []
        for own in (dated.known, undated.known):
            segment = matrix([features.of_segment(own, k) for k in range(len(own))], names[0])
            pair = matrix([of_pair(own[i], own[j]) for i, j in two], names[1])
            rows.append((segment, pair.reshape(-1, len(names[1]))))
        # Where nobody coded, nothing is known; of MUC-4 only what tells a key is.
        fresh = [int(bool(f)) if coded and not dated.only_pairs else -1 for f in facts]
        alike = [int(bool(facts[i] & facts[j])) if facts[i] and facts[j] else -1 for i, j in two]
        found.append(
            Read(
                dated.page, (name_of(dated.page, number, False), name_of(dated.page, number, True)), dated.fold,
                shown(tokenizer, known, range(len(known[0].scene.doc))), shown(tokenizer, known, telling(known)),
                torch.tensor([k.segment.sentence for k in known]), torch.tensor([int(k.headline) for k in known]),
                torch.tensor(two, dtype=torch.long).reshape(-1, 2), torch.tensor(fresh), torch.tensor(alike), rows,
            )
        )  # fmt: skip
    return found


def spread(tables: Sequence[Floats]) -> Spread:
    """Mean and deviation of each column."""
    near = squashed(np.concatenate(tables))
    return near.mean(0), near.std(0) + 0.01


def seen(net: Net, batch: Sequence[Read], whole: bool, hidden: float = 0.0) -> Iterator[list[tuple[Tensor, Tensor]]]:
    """For each article, with its date and without, the log-odds of its segments and pairs; ``whole``: shown all of it."""
    device = next(net.parameters()).device
    given = [one.whole if whole else one.told for one in batch]
    windows = [torch.from_numpy(w) for own in given for w in own.windows]
    table = nn.utils.rnn.pad_sequence(windows, batch_first=True)
    if hidden:
        keep = (torch.rand(table.shape) >= hidden) | (table == 0) | (table == 101) | (table == 102)
        table = torch.where(keep, table, MASK)
    table = table.to(device)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
        vectors = net.told(table)
    row = 0
    for one, own in zip(batch, given, strict=True):
        told = torch.cat([vectors[row + k, : len(w)] for k, w in enumerate(own.windows)]).float()
        row += len(own.windows)
        pooled = torch.cat([torch.from_numpy(w).to(device) @ told for w in own.weights], 1)
        sentence, i, j = one.sentence.to(device), one.two[:, 0], one.two[:, 1]
        gap = (one.sentence[j] - one.sentence[i]).clamp(0, FAR).to(device)
        answers = []
        for segment, pair in one.asked:
            fresh, left, right = net.page(
                pooled, sentence, one.headline.to(device), torch.from_numpy(segment).to(device)
            )
            alike = net.pair(left[i], right[j], gap, torch.from_numpy(pair).to(device)) if len(i) else fresh[:0]
            answers.append((fresh, alike))
        yield answers


def loss_of(answers: list[tuple[Tensor, Tensor]], one: Read, soft: Soft | None) -> Tensor:
    """Nats of one article: of its segments and pairs, against the coders and, where there is one, the teacher."""
    entropy = nn.functional.binary_cross_entropy_with_logits
    total = torch.zeros((), device=answers[0][0].device)
    for date, both in enumerate(answers):
        for part, (odds, said) in enumerate(zip(both, (one.fresh, one.alike), strict=True)):
            known = (said >= 0).to(odds.device)
            right = said.to(odds.device).float()
            # Pairs of a page count with the root of their number: a page of many must not outweigh the others.
            if bool(known.any()):
                own = entropy(odds[known], right[known]) * (len(right[known]) ** 0.5 if part else len(right[known]))
                total = total + own * (OWN if soft is not None else 1.0)
            if soft is not None and len(odds):
                taught = torch.sigmoid(torch.from_numpy(soft[date][part]).to(odds.device))
                total = total + entropy(odds, taught) * (len(odds) ** 0.5 if part else len(odds))
    return total / (2 * len(one.fresh) ** 0.5)


def fit(
    net: Net, articles: Sequence[Read], whole: bool, epochs: float, rate: float, soft: Sequence[Soft] | None = None
) -> Net:
    """The network after its epochs, as the running average of its weights; ``soft``: the teacher's log-odds of each article."""
    average = swa_utils.AveragedModel(net, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(0.99))
    deep = [p for p in net.encoder.parameters() if p.requires_grad]
    rest = [p for part in (net.page, net.pair) for p in part.parameters()]
    optimizer = torch.optim.AdamW([{"params": deep, "top": rate}, {"params": rest, "top": 1e-3}], rate)
    total = max(1, int(-(-len(articles) // BATCH) * epochs))
    step = 0
    net.train()
    while step < total:
        order = sorted(range(len(articles)), key=lambda i: len(articles[i].whole.windows[0]) + random.random() * 80)
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        random.shuffle(batches)
        for batch in batches[: total - step]:
            share = min(1.0, (step + 1) / total / 0.08) * max(0.01, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * share
            own = [articles[i] for i in batch]
            found = zip(seen(net, own, whole, HIDDEN), own, batch, strict=True)
            losses = [loss_of(answers, one, soft[i] if soft is not None else None) for answers, one, i in found]
            optimizer.zero_grad()
            torch.stack(losses).mean().backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            average.update_parameters(net)
            step += 1
    result: Net = average.module.eval()
    return result


def odds_of(net: Net, articles: Sequence[Read], whole: bool) -> list[Soft]:
    """The log-odds of each article, with its date and without."""
    found: list[Soft] = []
    net.eval()
    with torch.inference_mode():
        for i in range(0, len(articles), BATCH):
            for answers in seen(net, articles[i : i + BATCH], whole):
                found.append([(fresh.cpu().numpy(), alike.cpu().numpy()) for fresh, alike in answers])
    return found


def figures(articles: Sequence[Read], odds: Sequence[Soft]) -> str:
    """Area under the curve and average precision of segments and of pairs, of the pages with their dates."""
    texts = []
    for part, name in enumerate(("fresh", "alike")):
        right = np.concatenate([one[part].numpy() for one in ((a.fresh, a.alike) for a in articles)])
        given = np.concatenate([soft[0][part] for soft in odds])
        known = right >= 0
        area, precision = (f(right[known], given[known]) for f in (roc_auc_score, average_precision_score))
        texts.append(f"{name} AUC {area:.3f} AP {precision:.3f}")
    return "  ".join(texts)


def learned(train: Sequence[Read], more: Sequence[Read], make: Callable[[bool], Net]) -> tuple[Net, Net]:
    """Teacher and student of some pages; ``make`` gives a fresh network, the teacher's or the student's."""
    teacher = fit(make(True), train, True, TEACHER["epochs"], TEACHER["rate"])
    every = [*train, *more]
    student = fit(make(False), every, False, STUDENT["epochs"], STUDENT["rate"], odds_of(teacher, every, True))
    return teacher, student


def stored(articles: Sequence[Read], odds: Sequence[Soft]) -> dict[str, NDArray[np.float16]]:
    """What ``--seen`` gets of some articles."""
    table = {}
    for one, soft in zip(articles, odds, strict=True):
        size = len(one.fresh)
        for name, (fresh, alike) in zip(one.name, soft, strict=True):
            # Too far apart to be compared: surely not one.
            square = np.full((size, size), -4, dtype=np.float16)
            square[tuple(one.two.numpy().T)] = alike
            table[f"{name} fresh"], table[f"{name} alike"] = fresh.astype(np.float16), square
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    data_options(parser)
    parser.add_argument("--more", type=Path, help="folder with credibility/ and templates/")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--seen", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="pages of each kind")
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    samples = gather(options, unseen)[: 2 * options.limit if options.limit else None]
    names = names_of(samples)
    articles = read(samples, names, coded=True)
    bare = unlabelled(options.more)[: options.limit] if options.more else []
    more = read(list(read_bare(bare)), names, coded=False)
    spreads = spread([one.asked[0][0] for one in articles]), spread([one.asked[0][1] for one in articles])
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    def make(teacher: bool) -> Net:
        folder, kind = (options.teacher, TEACHER) if teacher else (options.encoder, STUDENT)
        return Net(folder, int(kind["layers"]), spreads).to(device)

    start = time.perf_counter()
    table: dict[str, NDArray[np.float16]] = {}
    for fold in range(FOLDS):
        train = [one for one in articles if one.fold != fold]
        held = [one for one in articles if one.fold == fold]
        nets = learned(train, more, make)
        for name, net, whole in zip(("teacher", "student"), nets, (True, False), strict=True):
            print(f"fold {fold} {name}: {figures(held, odds_of(net, held, whole))}", flush=True)
        table |= stored(held, odds_of(nets[1], held, False))
    save: Any = np.savez_compressed
    save(options.seen, **table)
    print(f"{len(articles)} articles, {len(more)} more without a coding, {time.perf_counter() - start:.0f} s")
    if options.write:
        write(learned(articles, more, make)[1], STORED, names)


if __name__ == "__main__":
    main()
