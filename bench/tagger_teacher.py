"""The large network that teaches the tagger of attributions: all twelve layers of all-mpnet-base-v2, told the same facts of each word.

No command: ``bench.train_tagger --teacher`` uses it. Needs torch and transformers.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from rashomon.reading.attribution.facts import SIZES

WIDE = 768
"""Numbers that this encoder gives for a word piece."""
NAMES = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""What the marks of the small encoder are called in this one."""


class Large(nn.Module):
    """Numbers for each piece of a window, from the ids of the small encoder's word pieces, which this one has too, and the facts of each word."""

    def __init__(self, folder: Path, tokenizer: Tokenizer, drop: float) -> None:
        super().__init__()
        from transformers import MPNetConfig, MPNetModel  # type: ignore[import-not-found]

        config = MPNetConfig.from_pretrained(folder, hidden_dropout_prob=drop, attention_probs_dropout_prob=drop)
        self.model = MPNetModel(config, add_pooling_layer=False)
        stored = load_file(folder / "model.safetensors")
        unknown = self.model.load_state_dict(stored, strict=False)
        if [name for name in unknown.missing_keys if "position_ids" not in name]:
            raise ValueError(f"not the sentence encoder expected: lacks {unknown.missing_keys}")
        own = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
        row = {i: own.get(NAMES.get(word, word), own["[UNK]"]) for word, i in tokenizer.get_vocab().items()}
        self.register_buffer("row", torch.tensor([row[i] for i in range(len(row))]))
        self.model.embeddings.word_embeddings.requires_grad_(False)
        self.columns = nn.ModuleList(nn.Embedding(size, WIDE) for size in SIZES.values())
        for column in self.columns:
            nn.init.normal_(column.weight, std=0.01)

    def forward(self, pieces: Tensor, facts: Tensor, home: Tensor) -> Tensor:
        told = sum(column(facts[:, :, i]) for i, column in enumerate(self.columns))
        told = torch.cat([told, torch.zeros_like(told[:, :1])], 1)
        shown = self.model.embeddings.word_embeddings(self.row[pieces])
        shown = shown + torch.gather(told, 1, home[:, :, None].expand(-1, -1, WIDE))
        result: Tensor = self.model(inputs_embeds=shown, attention_mask=(pieces != 0).long())[0]
        return result
