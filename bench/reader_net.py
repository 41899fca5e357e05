"""The page encoder as it is trained: a sentence encoder, a small network over the segments of a page, and one over each two of them. Needs
torch and transformers, which the software itself does not.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from rashomon.reading.events.encoder import FAR

WIDTH, HALF, ASKED = 256, 128, 64
"""Numbers that stand for a segment, for one of two, and for the features of either."""
HEADS, LAYERS = 4, 2
REACH = 30
"""Sentences beyond which distance is not told apart by the network over a page."""
STEPS = 32
CLIP = 4
"""Deviations beyond which a feature counts no further."""

Spread = tuple[NDArray[np.float32], NDArray[np.float32]]
"""Mean and deviation of each feature, squashed."""


def squashed(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Features with far values brought near."""
    found: NDArray[np.float32] = np.sign(values) * np.log1p(np.abs(values))
    return found


class Asked(nn.Module):
    """What the network is told of the forests' features."""

    def __init__(self, spread: Spread, drop: float) -> None:
        super().__init__()
        self.register_buffer("mean", torch.from_numpy(spread[0]))
        self.register_buffer("deviation", torch.from_numpy(spread[1]))
        self.inner = nn.Sequential(nn.Linear(len(spread[0]), ASKED), nn.GELU(), nn.Dropout(drop))

    def forward(self, features: Tensor) -> Tensor:
        near = torch.sign(features) * torch.log1p(features.abs())
        result: Tensor = self.inner(((near - self.mean) / self.deviation).clamp(-CLIP, CLIP))
        return result


class Layer(nn.Module):
    """Attention between the segments of a page, with a learned liking for distances in sentences."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(2))
        self.asked, self.joined = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.GELU(), nn.Dropout(drop), nn.Linear(2 * WIDTH, WIDTH))
        self.far = nn.Parameter(torch.zeros(HEADS, 2 * REACH + 1))

    def forward(self, x: Tensor, gap: Tensor) -> Tensor:
        q, k, v = self.asked(self.norms[0](x)).view(1, -1, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=self.far[:, gap][None].to(q.dtype))
        x = x + self.joined(seen.transpose(1, 2).reshape(-1, WIDTH))
        result: Tensor = x + self.wide(self.norms[1](x))
        return result


class Page(nn.Module):
    """For the segments of one page: the log-odds that each tells fresh news, and what :class:`Pair` needs of it as the first and second of two."""

    def __init__(self, deep: int, spread: Spread, drop: float) -> None:
        super().__init__()
        self.take, self.drop = nn.Linear(2 * deep, WIDTH), nn.Dropout(2 * drop)
        self.place, self.headline = nn.Embedding(STEPS, WIDTH), nn.Embedding(2, WIDTH)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.norm, self.asked = nn.LayerNorm(WIDTH), Asked(spread, drop)
        self.fresh = nn.Sequential(nn.Linear(WIDTH + ASKED, WIDTH), nn.GELU(), nn.Dropout(drop), nn.Linear(WIDTH, 1))
        self.left, self.right = nn.Linear(WIDTH, HALF), nn.Linear(WIDTH, HALF)

    def forward(
        self, pooled: Tensor, sentence: Tensor, headline: Tensor, features: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        at = (sentence.float().sqrt() * 3).long().clamp(max=STEPS - 1)
        x = self.take(self.drop(pooled)) + self.place(at) + self.headline(headline)
        gap = (sentence[None, :] - sentence[:, None]).clamp(-REACH, REACH) + REACH
        for layer in self.layers:
            x = layer(x, gap)
        x = self.norm(x)
        return self.fresh(torch.cat([x, self.asked(features)], 1))[:, 0], self.left(x), self.right(x)


class Pair(nn.Module):
    """The log-odds that two segments tell one event."""

    def __init__(self, spread: Spread, drop: float) -> None:
        super().__init__()
        self.gap, self.asked = nn.Embedding(FAR + 1, HALF), Asked(spread, drop)
        size = 4 * HALF + ASKED
        self.alike = nn.Sequential(
            nn.LayerNorm(size), nn.Linear(size, HALF), nn.GELU(), nn.Dropout(drop), nn.Linear(HALF, 1)
        )

    def forward(self, left: Tensor, right: Tensor, gap: Tensor, features: Tensor) -> Tensor:
        parts = [left + right, left * right, (left - right).abs(), self.gap(gap), self.asked(features)]
        result: Tensor = self.alike(torch.cat(parts, 1))[:, 0]
        return result


def sentence_encoder(folder: Path, layers: int, drop: float) -> Any:
    """The lowest ``layers`` of a stored sentence encoder (MiniLM or MPNet); the vectors of its word pieces stay as they are."""
    from transformers import AutoConfig, AutoModel  # type: ignore[import-not-found]

    config = AutoConfig.from_pretrained(folder, num_hidden_layers=layers, hidden_dropout_prob=drop)
    model = AutoModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    model.embeddings.requires_grad_(False)
    return model


class Net(nn.Module):
    """All three together. ``offset``: what is added to a word piece's number in MiniLM's vocabulary to find it in this encoder's."""

    def __init__(self, folder: Path, layers: int, spreads: tuple[Spread, Spread], drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = sentence_encoder(folder, layers, drop)
        deep = self.encoder.config.hidden_size
        self.mpnet = self.encoder.config.model_type == "mpnet"
        self.page, self.pair = Page(deep, spreads[0], drop), Pair(spreads[1], drop)

    def told(self, pieces: Tensor) -> Tensor:
        """Vectors of word pieces, numbered as MiniLM does, rows filled up with 0."""
        there = pieces > 0
        if self.mpnet:
            # MPNet's vocabulary is BERT's with four marks before it and one behind.
            own = pieces + 4
            for mark, other in ((101, 0), (102, 2), (103, 30526), (0, 1)):
                own[pieces == mark] = other
            pieces = own
        result: Tensor = self.encoder(input_ids=pieces, attention_mask=there.long()).last_hidden_state
        return result


class Top(nn.Module):
    """The sentence encoder above the vectors of the pieces."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.encoder = net.encoder

    def forward(self, vectors: Tensor) -> Tensor:
        result: Tensor = self.encoder(inputs_embeds=vectors).last_hidden_state
        return result


def write(net: Net, folder: Path, names: tuple[list[str], list[str]]) -> None:
    """Writes the trained network for use without torch: the vectors of the pieces and two of the three graphs in 8 bits, and the names of the
    features of segments and pairs."""
    net = net.cpu().eval()
    folder.mkdir(exist_ok=True)
    deep, (few, some) = net.encoder.config.hidden_size, (3, 20)
    vectors = torch.zeros(1, some, deep)
    _graph(Top(net), (vectors,), folder / "encode.onnx", {"vectors": {1: "pieces"}}, ["told"], {1: "pieces"}, True)
    segment = {
        "pooled": torch.zeros(few, 2 * deep), "sentence": torch.arange(few), "headline": torch.zeros(few, dtype=torch.long),
        "features": torch.zeros(few, len(names[0])),
    }  # fmt: skip
    rows = {0: "segments"}
    _graph(net.page, tuple(segment.values()), folder / "page.onnx", dict.fromkeys(segment, rows), ["fresh", "left", "right"], rows, True)  # fmt: skip
    pair = {
        "left": torch.zeros(few, HALF), "right": torch.zeros(few, HALF), "gap": torch.zeros(few, dtype=torch.long),
        "features": torch.zeros(few, len(names[1])),
    }  # fmt: skip
    rows = {0: "pairs"}
    _graph(net.pair, tuple(pair.values()), folder / "pair.onnx", dict.fromkeys(pair, rows), ["alike"], rows, False)
    table = net.encoder.embeddings.word_embeddings.weight.detach()
    scale = table.abs().amax(1).clamp(min=1e-8) / 127
    stored = torch.round(table / scale[:, None]).to(torch.int8).numpy()
    np.savez_compressed(folder / "pieces.npz", pieces=stored, scale=scale.half().numpy())
    text = json.dumps({"segment": names[0], "pair": names[1]}, indent=0)
    (folder / "names.json").write_text(text + "\n", encoding="utf-8")


def _graph(
    part: nn.Module, given: tuple[Tensor, ...], path: Path, axes: dict[str, Any], out: list[str], rows: Any, small: bool
) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".whole") if small else path
    torch.onnx.export(
        part, given, str(whole), input_names=list(axes), output_names=out,
        dynamic_axes=axes | dict.fromkeys(out, rows), opset_version=17, dynamo=False,
    )  # fmt: skip
    if small:
        # 7 of the 8 bits: processors without VNNI overflow with all of them.
        quantize_dynamic(whole, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        whole.unlink()
