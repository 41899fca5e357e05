"""Give a text in capitals its small letters back, so that tools made for ordinary news can read it.

    python -m bench.truecase --data PATH [--write] [--json]

Learns from the cased texts under PATH (``attribution``, ``times``, ``places``, ``pages``, ``shootings``, ``annotated``): how often a
word stands in small letters inside a sentence, and how the words around it decide where that varies. What it learned is
``bench/data/case.json.gz``: words and weights, no text. Prints the share of words inside a sentence that get their own form back, on
documents that were not learned from, beside a baseline that writes each word as the training texts most often do.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from sklearn.linear_model import LogisticRegression

from bench import labels
from rashomon.build import DEFAULT_MODEL

STORED = Path(__file__).parent / "data" / "case.json.gz"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?:]['\"”’)\]]*\s+[\[(\"'“‘]*$|\n\s*\n\s*[\[(\"'“‘]*$|^\W*$|--\s*(?:\[\w+\]\s*)*$")
SHORT = re.compile(
    r"\b(?:[A-Z]|mr|mrs|ms|dr|gen|col|lt|msgr|sgt|capt|maj|brig|adm|gov|sen|rep|rev|st|jr|sr|no|nos)\.\s+$", re.I
)
ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("men", "man"),
)
LEAST = 2
"""A word that fewer documents hold is not kept: it is read as a name, as unknown words are."""
PAIRS = 12
"""The same for two words that follow each other."""
SURE = 0.985
"""Share from which a word has one form whatever stands around it."""
MOST_DOCS = 4000
"""Documents of one corpus that are read; more add little."""


@dataclass(frozen=True)
class Model:
    """What is known of words: share in small letters, of two words too; forms that are neither small nor capitalised; weights."""

    small: dict[str, float]
    left: dict[str, float]
    """Share of small letters of the second of two words; ``right`` of the first."""
    right: dict[str, float]
    forms: dict[str, str]
    weights: tuple[float, ...]


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each cased document under ``data``."""
    for corpus, read in labels.corpora(data).items():
        if corpus not in ("examples", "seeds"):
            for name, source in sorted(read().items())[:MOST_DOCS]:
                yield f"{corpus}/{name}", source.text
    for path in sorted(data.glob("annotated/*/pages/*.txt")):
        yield path.name, path.read_text(encoding="utf-8", errors="replace")
    shootings = data / "shootings" / "docs.jsonl.gz"
    if shootings.exists():
        with gzip.open(shootings, "rt", encoding="utf-8") as lines:
            for line, _ in zip(lines, range(MOST_DOCS), strict=False):
                row = json.loads(line)
                yield row["id"], row["text"]


@dataclass(frozen=True)
class Dictionary:
    """What spaCy's pipeline knows of words: the ``nouns`` (many names are among them) and the ``others`` that its lemmatizer looks words up in,
    and the ``forms`` that its training met, small letters and capitals apart."""

    nouns: frozenset[str]
    others: frozenset[str]
    forms: frozenset[str]


@cache
def dictionary() -> Dictionary:
    """The words of the pipeline that reads the texts."""
    nlp = spacy.load(DEFAULT_MODEL, exclude=["tok2vec", "tagger", "parser", "ner"])
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return Dictionary(
        frozenset(index.get("noun", ())),
        frozenset(w for kind in ("verb", "adj", "adv") for w in index.get(kind, ())),
        frozenset(nlp.vocab.strings),
    )


def listed(word: str) -> tuple[bool, bool]:
    """Whether a word, or what is left without its ending, is among the nouns and among the other words."""
    own = stems(word)
    return bool(own & dictionary().nouns), bool(own & dictionary().others)


def stems(word: str) -> set[str]:
    """A word, and what is left of it without its ending."""
    return {word, *(word.removesuffix(end) + put for end, put in ENDINGS if word.endswith(end))}


def kin(model: Model, word: str) -> float | None:
    """The share in small letters of an unknown word's singular, plural or stem, whichever is known and most often small."""
    shares = [share for form in (stems(word) | {word + "s"}) - {word} if (share := model.small.get(form)) is not None]
    return max(shares, default=None)


def met_small(word: str) -> bool:
    """Whether the pipeline's training met a word in small letters only."""
    return word in dictionary().forms and not met_large(word)


def met_large(word: str) -> bool:
    """Whether it met the word with a capital."""
    forms = dictionary().forms
    return word.capitalize() in forms or word.upper() in forms


def words(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The words of a text, and whether each begins a sentence."""
    for match in WORD.finditer(text):
        before = text[max(match.start() - 40, 0) : match.start()]
        if match.start() <= 40:
            yield match, bool(SENTENCE_END.search(before))
        else:
            yield match, bool(SENTENCE_END.search("x" + before)) and not SHORT.search(before)


def prose(text: str) -> Iterator[str]:
    """The paragraphs of a text that are running sentences: not headlines, menus or lines of capitals."""
    for part in re.split(r"\n\s*\n|\n(?=[^a-z])", text):
        found = WORD.findall(part)
        if (
            len(found) >= 12
            and sum(w[0].islower() for w in found) > 0.55 * len(found)
            and re.search(r"[.!?]\W*$", part)
        ):
            yield " ".join(part.split())


def inside(text: str) -> Iterator[list[tuple[str, bool]]]:
    """For each paragraph of prose its words as they are written, and whether each begins a sentence."""
    for part in prose(text):
        yield [(m[0], first) for m, first in words(part)]


def logit(share: float) -> float:
    share = min(max(share, 0.005), 0.995)
    return math.log(share / (1 - share))


def count(documents: Iterable[str]) -> Model:
    """The shares of words and pairs of words; without weights."""
    total: Counter[str] = Counter()
    low: Counter[str] = Counter()
    held: Counter[str] = Counter()
    special: dict[str, Counter[str]] = {}
    pair_total: Counter[tuple[str, str]] = Counter()
    pair_low: tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]] = (Counter(), Counter())
    for text in documents:
        own = set()
        for part in inside(text):
            for k, (word, first) in enumerate(part):
                key = word.lower()
                if k and not part[k - 1][1]:
                    pair = (part[k - 1][0].lower(), key)
                    pair_total[pair] += 1
                    pair_low[0][pair] += part[k - 1][0].islower()
                    pair_low[1][pair] += word.islower() or first
                if first:
                    continue
                own.add(key)
                total[key] += 1
                low[key] += word.islower()
                if not word.islower() and word != word.capitalize():
                    special.setdefault(key, Counter())[word] += 1
        held.update(own)
    small = {w: low[w] / n for w, n in total.items() if held[w] >= LEAST and low[w]}
    forms = {}
    for key, found in special.items():
        word, n = found.most_common(1)[0]
        if held[key] >= LEAST and n > 0.5 * (total[key] - low[key]):
            forms[key] = word
    unsure = {w for w, share in small.items() if 1 - SURE < share < SURE}
    pairs = [p for p, n in pair_total.items() if n >= PAIRS]
    left = {f"{a} {b}": pair_low[1][a, b] / pair_total[a, b] for a, b in pairs if b in unsure}
    right = {f"{a} {b}": pair_low[0][a, b] / pair_total[a, b] for a, b in pairs if a in unsure}
    kept = lambda found, at: {  # noqa: E731
        p: round(s, 2) for p, s in found.items() if abs(s - small[p.split()[at]]) > 0.15
    }
    return Model({w: round(s, 3) for w, s in small.items()}, kept(left, 1), kept(right, 0), forms, ())


def row(model: Model, keys: list[str], k: int, before: bool | None) -> list[float]:
    """What tells whether the word ``k`` of a paragraph is in small letters; ``before``: whether the word before it is."""
    near = [keys[k + d] if 0 <= k + d < len(keys) else "" for d in (-2, -1, 1, 2)]
    own = model.small.get(keys[k])
    shares = [logit(model.small.get(w, 0.0)) if w else 0.0 for w in near]
    left = model.left.get(f"{near[1]} {keys[k]}")
    right = model.right.get(f"{keys[k]} {near[2]}")
    noun, other = listed(keys[k]) if own is None else (False, False)
    related = kin(model, keys[k]) if own is None else None
    small = own is None and met_small(keys[k])
    large = own is None and met_large(keys[k])
    return [
        1.0,
        float(noun),
        float(other),
        float(len(keys[k]) > 5) * float(own is None),
        logit(own) if own is not None else 0.0,
        float(own is None),
        shares[1],
        shares[2],
        shares[3],
        float(bool(near[2]) and near[2] not in model.small),
        float(bool(near[1]) and near[1] not in model.small),
        float(before is False),
        float(before is None),
        logit(left) if left is not None else 0.0,
        float(left is None),
        logit(right) if right is not None else 0.0,
        float(right is None),
        float(near[1] in ("the", "a", "an")),
        float(near[1] == "of"),
        float(keys[k].endswith(("ing", "ed", "ly"))),
        float(before is False) * float(own is None),
        float(bool(near[2]) and near[2] not in model.small) * (logit(own) if own is not None else 0.0),
        logit(related) if related is not None else 0.0,
        float(own is None and related is None),
        float(small),
        float(small and (noun or other)),
        float(other and not large),
        float(noun and not large),
    ]


def learn(documents: list[str]) -> Model:
    """Shares from all documents, weights from a tenth of them."""
    model = count(documents)
    rows, right = [], []
    for text in documents[::10]:
        for part in inside(text):
            keys = [w.lower() for w, _ in part]
            for k, (word, first) in enumerate(part):
                share = model.small.get(keys[k])
                if not first and (share is None or 1 - SURE < share < SURE):
                    rows.append(row(model, keys, k, None if k == 0 or part[k - 1][1] else part[k - 1][0].islower()))
                    right.append(word.islower())
    fitted = LogisticRegression(max_iter=500, fit_intercept=False).fit(np.array(rows), right)
    return Model(model.small, model.left, model.right, model.forms, tuple(float(w) for w in fitted.coef_[0]))


def lower(model: Model, keys: list[str], firsts: list[bool]) -> list[bool]:
    """For each word of a paragraph whether it is in small letters, from left to right."""
    found: list[bool] = []
    for k, key in enumerate(keys):
        share = model.small.get(key)
        if firsts[k]:
            found.append(False)
        elif share is not None and not 1 - SURE < share < SURE:
            found.append(share > 0.5)
        else:
            before = None if k == 0 or firsts[k - 1] else found[-1]
            found.append(sum(w * x for w, x in zip(model.weights, row(model, keys, k, before), strict=True)) > 0)
    return found


def acronyms(text: str, model: Model) -> set[str]:
    """Words that nobody knows in small letters and that stand alone in brackets, as the letters of a name told before, or have the name behind
    them in brackets and share its initials; and unknown words that can't be spoken."""
    found = {m[1].lower() for m in re.finditer(r"\w[\s\"']+[\[(]([A-Z]{2,8})[\])]", text)}
    for match in re.finditer(r"\b([A-Z]{2,6}) [\[(]((?:[A-Z'-]+ ){2,8}[A-Z'-]+)[\])]", text):
        if len(set(match[1]) & {word[0] for word in match[2].split()}) > 1:
            found.add(match[1].lower())
    found |= {
        word
        for word in {m[0].lower().removesuffix("'s") for m in re.finditer(r"\b[A-Z]{3,6}\b", text)}
        if not re.search("[aeiouy]", word) and word not in model.small and not SHORT.search(f"{word}. ")
    }
    return {w for w in found if model.small.get(w, 0.0) < 0.5}


def truecase(text: str, model: Model, phrases: dict[tuple[str, ...], str] | None = None) -> str:
    """The text with small letters where ordinary news has them; each character stays at its place.

    Parameters: a text in capitals; the :func:`stored` model; ``phrases``: names as they are written, by their words in small letters.
    """
    short = acronyms(text, model)
    short |= {key for (key, *more), name in (phrases or {}).items() if not more and name.isupper()} - model.small.keys()
    found = list(words(text))
    keys = [m[0].lower() for m, _ in found]
    small = lower(model, keys, [first for _, first in found])
    forms = [
        _letters(key) if key.removesuffix("'s") in short else key if low else model.forms.get(key) or _capital(key)
        for key, low in zip(keys, small, strict=True)
    ]
    longest = max(map(len, phrases), default=0) if phrases else 0
    for k in range(len(keys)):
        for size in range(min(longest, len(keys) - k), 1, -1):
            name = (phrases or {}).get(tuple(keys[k : k + size]))
            if name is not None:
                forms[k : k + size] = name.split(" ")
                break
    parts, at = [], 0
    for (match, _), form in zip(found, forms, strict=True):
        parts += [text[at : match.start()].lower(), form if len(form) == len(match[0]) else match[0].lower()]
        at = match.end()
    return "".join(parts) + text[at:]


def _letters(key: str) -> str:
    """All capitals, but for an "'s" behind."""
    return key.removesuffix("'s").upper() + ("'s" if key.endswith("'s") else "")


def _capital(key: str) -> str:
    """A capital in front, after an apostrophe too where more than two letters follow ("O'Neill", not "Peru'S")."""
    head, mark, tail = key.partition("'")
    return head.capitalize() + mark + (tail.capitalize() if len(head) == 1 else tail)


def evaluate(model: Model, documents: list[str]) -> dict[str, dict[str, float]]:
    """Shares of words inside a sentence, and of those that have a capital, that get their own form back."""
    hits: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text in documents:
        for part in inside(text):
            keys = [w.lower() for w, _ in part]
            small = lower(model, keys, [f for _, f in part])
            for (word, first), key, low in zip(part, keys, small, strict=True):
                if first:
                    continue
                kind = ("words", "capitals") if not word.islower() else ("words",)
                form = key if low else model.forms.get(key) or _capital(key)
                plain = key if model.small.get(key, 0.0) >= 0.5 else model.forms.get(key) or _capital(key)
                for name in kind:
                    total[name] += 1
                    hits["ours", name] += form == word  # type: ignore[index]
                    hits["baseline", name] += plain == word  # type: ignore[index]
    return {
        side: {f"right {name}": round(hits[side, name] / max(total[name], 1), 4) for name in total}  # type: ignore[index]
        for side in ("ours", "baseline")
    }


@cache
def stored() -> Model:
    """The model that is kept beside this file."""
    raw: dict[str, Any] = json.loads(gzip.decompress(STORED.read_bytes()))
    return Model(raw["small"], raw["left"], raw["right"], raw["forms"], tuple(raw["weights"]))


def write(model: Model) -> None:
    """Keep a model beside this file; the same model gives the same bytes."""
    held = {k: dict(sorted(v.items())) if isinstance(v, dict) else v for k, v in vars(model).items()}
    held["weights"] = [round(w, 4) for w in model.weights]
    STORED.parent.mkdir(exist_ok=True)
    STORED.write_bytes(gzip.compress(json.dumps(held, separators=(",", ":")).encode(), 9, mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    train: list[str] = []
    test: list[str] = []
    for name, text in texts(options.data):
        held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0
        (test if held else train).append(text)
    figures = evaluate(learn(train), test)
    if options.json:
        print(json.dumps(figures))
    else:
        print(f"{len(train)} documents learned from, {len(test)} held out")
        for name, value in figures["ours"].items():
            print(f"{name:20s} ours {value:.4f}  baseline {figures['baseline'][name]:.4f}")
    if options.write:
        write(learn(train + test))
        print(f"wrote {STORED.name}, {STORED.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
