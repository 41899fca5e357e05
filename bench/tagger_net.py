"""The network of the learned tagger of attributions, as it is trained.

No command: ``bench.train_tagger`` trains it and writes it out for ``rashomon/reading/attribution/tagger.py``. Needs torch, which the software
itself does not.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from bench.tagger_course import NEVER, Course
from rashomon.reading.attribution.facts import AHEAD, BEHIND, SEEN, SIZES
from rashomon.reading.attribution.spans import ROLES, TAGS

DEEP, SPLIT, WIDE = 384, 12, 1536
"""Width, heads of attention and inner width of the sentence encoder all-MiniLM-L6-v2."""
LAYERS, TOLD = 4, 2
"""Its layers that are used, of six, and the one before which the facts of each word are added."""
WIDTH = 192
"""Numbers that stand for a token when its neighbours and its head are asked."""
SEEN_WIDTH = 128
HEADS = 4
REACH = 48
"""Tokens beyond which distance is not told apart by the second network's attention."""


class Block(nn.Module):
    """One layer of the sentence encoder (BERT)."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.asked, self.joined = nn.Linear(DEEP, 3 * DEEP), nn.Linear(DEEP, DEEP)
        self.wide, self.narrow = nn.Linear(DEEP, WIDE), nn.Linear(WIDE, DEEP)
        self.norms = nn.ModuleList(nn.LayerNorm(DEEP, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        n, length, _ = x.shape
        q, k, v = self.asked(x).view(n, length, 3, SPLIT, DEEP // SPLIT).permute(2, 0, 3, 1, 4)
        told = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norms[0](x + self.joined(told.transpose(1, 2).reshape(n, length, DEEP)))
        return self.norms[1](x + self.drop(self.narrow(nn.functional.gelu(self.wide(x)))))


class Reader(nn.Module):
    """The sentence encoder's word pieces and layers: the lowest ``TOLD`` of them, then the rest, told the facts of each word."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.table, self.place = nn.Embedding(30522, DEEP), nn.Embedding(512, DEEP)
        self.norm = nn.LayerNorm(DEEP, eps=1e-12)
        self.blocks = nn.ModuleList(Block(drop) for _ in range(LAYERS))
        for part in (self.table, self.place, self.norm):
            part.requires_grad_(False)
        self.columns = nn.ModuleList(nn.Embedding(size, DEEP) for size in SIZES.values())
        for column in self.columns:
            nn.init.normal_(column.weight, std=0.02)

    def forward(self, pieces: Tensor, facts: Tensor, home: Tensor) -> Tensor:
        """Numbers for each piece; ``home`` names the token of each, one past the last where it has none."""
        mask = ((pieces == 0).float() * NEVER)[:, None, None, :]
        x = self.norm(self.table(pieces) + self.place(torch.arange(pieces.shape[1], device=pieces.device))[None])
        for block in self.blocks[:TOLD]:
            x = block(x, mask)
        told = sum(column(facts[:, :, i]) for i, column in enumerate(self.columns))
        told = torch.cat([told, torch.zeros_like(told[:, :1])], 1)
        x = x + torch.gather(told, 1, home[:, :, None].expand(-1, -1, DEEP))
        for block in self.blocks[TOLD:]:
            x = block(x, mask)
        return x

    def take(self, stored: dict[str, Tensor]) -> None:
        """Takes the numbers of the sentence encoder as its makers store them. Raises ``ValueError`` when they are another network's."""
        own = {"table.weight": stored["embeddings.word_embeddings.weight"]}
        kind = stored["embeddings.token_type_embeddings.weight"][0]
        own["place.weight"] = stored["embeddings.position_embeddings.weight"] + kind
        for end in ("weight", "bias"):
            own[f"norm.{end}"] = stored[f"embeddings.LayerNorm.{end}"]
            for i in range(len(self.blocks)):
                there, here = f"encoder.layer.{i}", f"blocks.{i}"
                three = [stored[f"{there}.attention.self.{name}.{end}"] for name in ("query", "key", "value")]
                own[f"{here}.asked.{end}"] = torch.cat(three)
                for name, other in {
                    "joined": "attention.output.dense", "wide": "intermediate.dense", "narrow": "output.dense",
                    "norms.0": "attention.output.LayerNorm", "norms.1": "output.LayerNorm",
                }.items():  # fmt: skip
                    own[f"{here}.{name}.{end}"] = stored[f"{there}.{other}.{end}"]
        missing, unknown = self.load_state_dict(own, strict=False)
        lacking = [name for name in missing if not name.startswith("columns.")]
        if lacking or unknown:
            raise ValueError(f"not the sentence encoder expected: lacks {lacking}, has {unknown}")


class Encoder(nn.Module):
    """Pieces and facts of a window -> what each token is in any attribution (``TAGS``), and what the second network needs of it."""

    def __init__(self, reader: nn.Module, deep: int, drop: float) -> None:
        super().__init__()
        self.reader, self.deep = reader, deep
        self.drop = nn.Dropout(drop)
        self.shrink, self.near = nn.Linear(deep, WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.word, self.cue = nn.Linear(WIDTH, SEEN_WIDTH), nn.Linear(WIDTH, SEEN_WIDTH)

    def forward(
        self, pieces: Tensor, home: Tensor, first: Tensor, facts: Tensor, heads: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        x = self.reader(pieces, facts, home)
        x = torch.gather(x, 1, first[:, :, None].expand(-1, -1, self.deep))
        y = self.shrink(self.drop(x))
        edge = torch.zeros_like(y[:, :1])
        above = torch.gather(y, 1, heads[:, :, None].expand(-1, -1, WIDTH))
        near = torch.cat([torch.cat([edge, y[:, :-1]], 1), y, torch.cat([y[:, 1:], edge], 1), above], 2)
        y = self.drop(self.norm(y + nn.functional.gelu(self.near(near))))
        return self.tags(y), self.word(y), self.cue(y)


class Attention(nn.Module):
    """Attention with a learned liking for distances."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.asked, self.joined = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.far = nn.Parameter(torch.zeros(HEADS, 2 * REACH + 1))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        n, length, width = x.shape
        q, k, v = self.asked(x).view(n, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        at = torch.arange(length, device=x.device)
        far = (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
        bias = self.far[:, far][None] + mask[:, None, None, :]
        seen = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        result: Tensor = self.joined(seen.transpose(1, 2).reshape(n, length, width))
        return result


class Wide(nn.Module):
    """What a token makes of its own numbers."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.wide, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.narrow(nn.functional.gelu(self.wide(x)))
        return result


class Roles(nn.Module):
    """For one cue: which tokens around it are its source and its content (``ROLES``).

    Takes, for the tokens from ``BEHIND`` before the cue's first to ``AHEAD`` after it: what the encoder gave for each, the mean of what it gave
    for the cue, the facts as seen from the cue, whether each is of the cue, and whether it exists.
    """

    def __init__(self) -> None:
        super().__init__()
        self.columns = nn.ModuleList(nn.Embedding(size, SEEN_WIDTH) for size in SEEN.values())
        for column in self.columns:
            nn.init.normal_(column.weight, std=0.3)
        self.place = nn.Parameter(torch.randn(BEHIND + AHEAD, SEEN_WIDTH) * 0.1)
        self.mark = nn.Parameter(torch.randn(SEEN_WIDTH) * 0.3)
        self.norms = nn.ModuleList(nn.LayerNorm(SEEN_WIDTH) for _ in range(5))
        self.near, self.look = nn.Linear(5 * SEEN_WIDTH, SEEN_WIDTH), Attention(SEEN_WIDTH)
        self.wides = nn.ModuleList(Wide(SEEN_WIDTH) for _ in range(2))
        self.out = nn.Linear(SEEN_WIDTH, len(ROLES))

    def forward(self, word: Tensor, cue: Tensor, seen: Tensor, marked: Tensor, there: Tensor) -> Tensor:
        x = word + cue[:, None, :] + word * cue[:, None, :] + self.place + marked[:, :, None] * self.mark
        for i, column in enumerate(self.columns):
            x = x + column(seen[:, :, i])
        mask = (1.0 - there) * NEVER
        y = nn.functional.pad(self.norms[0](x), (0, 0, 2, 2))
        near = torch.cat([y[:, k : k + x.shape[1]] for k in range(5)], 2)
        x = x + nn.functional.gelu(self.near(near))
        x = x + self.wides[0](self.norms[1](x))
        x = x + self.look(self.norms[2](x), mask)
        x = x + self.wides[1](self.norms[3](x))
        result: Tensor = self.out(self.norms[4](x))
        return result


class Net(nn.Module):
    """Both networks together; ``reader`` gives ``deep`` numbers for each word piece."""

    def __init__(self, reader: nn.Module, deep: int, drop: float) -> None:
        super().__init__()
        self.encoder, self.roles = Encoder(reader, deep, drop), Roles()
        inner = [tag[0] == "I" for tag in TAGS]
        never = [[inner[b] and a[1:] != tag[1:] for b, tag in enumerate(TAGS)] for a in TAGS]
        self.tagged = Course(never, inner)
        self.related = Course([[False] * len(ROLES)] * len(ROLES), [False] * len(ROLES))

    def around(self, word: Tensor, cue: Tensor, lengths: Tensor, cues: Tensor, seen: Tensor) -> Tensor:
        """Roles for ``cues``: rows of window, first token, end token (positions in the window)."""
        row, start, end = cues.T
        at = start[:, None] + torch.arange(-BEHIND, AHEAD, device=start.device)
        there = (at >= 0) & (at < lengths[row][:, None])
        marked = ((at >= start[:, None]) & (at < end[:, None])).float()
        at = at.clamp(0, word.shape[1] - 1)
        whole = (cue[row[:, None], at] * (marked / marked.sum(1, keepdim=True))[:, :, None]).sum(1)
        result: Tensor = self.roles(word[row[:, None], at], whole, seen, marked, there.float())
        return result


def write(net: Net, folder: Path) -> None:
    """Writes the trained network for use without torch: two ONNX graphs, the first with weights of 8 bits, and the scores of steps."""
    import onnx  # type: ignore[import-not-found]
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    words, cues, around = 7, 3, BEHIND + AHEAD
    whole = folder / "whole.onnx"
    torch.onnx.export(
        net.encoder,
        (
            torch.ones(2, words + 2, dtype=torch.long),
            torch.zeros(2, words + 2, dtype=torch.long),
            torch.zeros(2, words, dtype=torch.long),
            torch.zeros(2, words, len(SIZES), dtype=torch.long),
            torch.zeros(2, words, dtype=torch.long),
        ),
        str(whole),
        input_names=["pieces", "home", "first", "facts", "heads"],
        output_names=["tags", "word", "cue"],
        dynamic_axes={
            **{key: {0: "windows", 1: "pieces"} for key in ("pieces", "home")},
            **{key: {0: "windows", 1: "tokens"} for key in ("first", "facts", "heads", "tags", "word", "cue")},
        },
        opset_version=17,
        dynamo=False,
    )
    # The heads stay as they are: they are small, and what they lose the second network loses again.
    heads = [
        node.name
        for node in onnx.load(whole).graph.node
        if node.op_type == "MatMul" and node.name.split("/")[1] in ("shrink", "near", "tags", "word", "cue")
    ]
    # 7 of the 8 bits: processors without VNNI overflow with all of them.
    quantize_dynamic(
        whole,
        folder / "encode.onnx",
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=heads,
    )
    whole.unlink()
    torch.onnx.export(
        net.roles,
        (
            torch.zeros(cues, around, SEEN_WIDTH),
            torch.zeros(cues, SEEN_WIDTH),
            torch.zeros(cues, around, len(SEEN), dtype=torch.long),
            torch.zeros(cues, around),
            torch.ones(cues, around),
        ),
        str(folder / "relate.onnx"),
        input_names=["word", "cue", "seen", "marked", "there"],
        output_names=["roles"],
        dynamic_axes={key: {0: "cues"} for key in ["word", "cue", "seen", "marked", "there", "roles"]},
        opset_version=17,
        dynamo=False,
    )
    with torch.inference_mode():
        scores = {
            f"{name}_{kind}": values.numpy().astype(np.float32, copy=True)
            for name, course in (("tags", net.tagged), ("roles", net.related))
            for kind, values in zip(("steps", "begin"), course.weights(), strict=True)
        }
    np.savez(folder / "steps.npz", **scores)
