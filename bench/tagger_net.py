"""The network of the learned tagger of attributions, as it is trained.

No command: ``bench.train_tagger`` trains it and writes it out for ``rashomon/reading/attribution/tagger.py``. Needs torch, which the software
itself does not.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from rashomon.reading.attribution.facts import AHEAD, BEHIND, SEEN, SIZES
from rashomon.reading.attribution.spans import ROLES, TAGS

WORD = 128
"""Numbers that stand for a word."""
WIDTH = 128
SEEN_WIDTH = 96
HEADS = 4
REACH = 48
"""Tokens beyond which distance is not told apart by attention."""


class Attention(nn.Module):
    """Attention over a window, with a learned liking for distances."""

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


class Layer(nn.Module):
    """A token looks at its neighbours and its head, then at the whole window."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(3))
        self.near, self.attention, self.wide = nn.Linear(4 * width, width), Attention(width), Wide(width)

    def forward(self, x: Tensor, heads: Tensor, mask: Tensor) -> Tensor:
        y = self.norms[0](x)
        edge = torch.zeros_like(y[:, :1])
        above = torch.gather(y, 1, heads[:, :, None].expand(-1, -1, y.shape[2]))
        near = torch.cat([torch.cat([edge, y[:, :-1]], 1), y, torch.cat([y[:, 1:], edge], 1), above], 2)
        x = x + nn.functional.gelu(self.near(near))
        x = x + self.attention(self.norms[1](x), mask)
        return x + self.wide(self.norms[2](x))


class Encoder(nn.Module):
    """Words and their facts -> what each is in any attribution (``TAGS``), and what the second head needs of it."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.columns = nn.ModuleList(nn.Embedding(size, WIDTH) for size in SIZES.values())
        for column in self.columns:
            nn.init.normal_(column.weight, std=0.3)
        self.layers = nn.ModuleList(Layer(WIDTH) for _ in range(3))
        self.norm, self.drop = nn.LayerNorm(WIDTH), nn.Dropout(drop)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.word, self.cue = nn.Linear(WIDTH, SEEN_WIDTH), nn.Linear(WIDTH, SEEN_WIDTH)

    def forward(self, vectors: Tensor, facts: Tensor, heads: Tensor, there: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        x = self.drop(vectors)
        for i, column in enumerate(self.columns):
            x = x + column(facts[:, :, i])
        mask = (1.0 - there) * -1e4
        for layer in self.layers:
            x = layer(x, heads, mask)
        x = self.drop(self.norm(x))
        return self.tags(x), self.word(x), self.cue(x)


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
        x = word + cue[:, None, :] + self.place + marked[:, :, None] * self.mark
        for i, column in enumerate(self.columns):
            x = x + column(seen[:, :, i])
        mask = (1.0 - there) * -1e4
        y = nn.functional.pad(self.norms[0](x), (0, 0, 2, 2))
        near = torch.cat([y[:, k : k + x.shape[1]] for k in range(5)], 2)
        x = x + nn.functional.gelu(self.near(near))
        x = x + self.wides[0](self.norms[1](x))
        x = x + self.look(self.norms[2](x), mask)
        x = x + self.wides[1](self.norms[3](x))
        result: Tensor = self.out(self.norms[4](x))
        return result


class Net(nn.Module):
    """Both heads together, with the words' numbers made from a sentence encoder's: ``table`` holds its word pieces."""

    def __init__(self, table: Tensor, drop: float) -> None:
        super().__init__()
        self.table = nn.Embedding.from_pretrained(table, freeze=True)
        self.shrink = nn.Linear(table.shape[1], WORD)
        self.encoder, self.roles = Encoder(drop), Roles()

    def vectors(self, pieces: Tensor) -> Tensor:
        """Each word's numbers: the mean over its pieces (0 for none)."""
        there = (pieces > 0).float()[..., None]
        mean = (self.table(pieces) * there).sum(-2) / there.sum(-2).clamp(min=1)
        result: Tensor = self.shrink(mean)
        return result

    def around(self, word: Tensor, cue: Tensor, lengths: Tensor, cues: Tensor, seen: Tensor) -> Tensor:
        """Roles for ``cues``: rows of window, first token, end token (positions in the window)."""
        row, start, end = cues.T
        at = start[:, None] + torch.arange(-BEHIND, AHEAD)
        there = (at >= 0) & (at < lengths[row][:, None])
        marked = ((at >= start[:, None]) & (at < end[:, None])).float()
        at = at.clamp(0, word.shape[1] - 1)
        whole = (cue[row[:, None], at] * (marked / marked.sum(1, keepdim=True))[:, :, None]).sum(1)
        result: Tensor = self.roles(word[row[:, None], at], whole, seen, marked, there.float())
        return result


def write(net: Net, folder: Path) -> None:
    """Writes the trained network for use without torch: two ONNX graphs, and the numbers of each word piece in whole numbers of 8 bits."""
    net.eval()
    with torch.inference_mode():
        table = (net.table.weight @ net.shrink.weight.T).numpy()
    scale = np.abs(table).max(1, keepdims=True).clip(1e-6) / 127
    rounded = np.round(table / scale).astype(np.int8)
    np.savez_compressed(
        folder / "words.npz", table=rounded, scale=scale.astype(np.float32), base=net.shrink.bias.detach().numpy()
    )
    words, cues, around = 7, 3, BEHIND + AHEAD
    both = {0: "windows", 1: "tokens"}
    torch.onnx.export(
        net.encoder,
        (
            torch.zeros(2, words, WORD),
            torch.zeros(2, words, len(SIZES), dtype=torch.long),
            torch.zeros(2, words, dtype=torch.long),
            torch.ones(2, words),
        ),
        str(folder / "encode.onnx"),
        input_names=["vectors", "facts", "heads", "there"],
        output_names=["tags", "word", "cue"],
        dynamic_axes=dict.fromkeys(["vectors", "facts", "heads", "there", "tags", "word", "cue"], both),
        opset_version=17,
        dynamo=False,
    )
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
