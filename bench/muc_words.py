"""The words that decide the set fills of a MUC-4 template, and the noun phrases of a text in the form that the guide wants."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import pycountry
from spacy.tokens import Span, Token

from rashomon.reading.events.scene import Scene

WORDS = Path(__file__).parent / "data" / "muc_words.tsv"
LOOSE = frozenset({
    "the", "a", "an", "some", "several", "another", "other", "more", "at", "least", "about", "these", "those", "this", "that", "of",
    "only", "than", "over", "nearly", "almost", "approximately", "around", "up", "to", "most", "in", "by", "on",
})  # fmt: skip


@cache
def word_lists() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each kind of slot its fills in the order of the file, with their words."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            fill, slot, listed = line.split("\t")
            found.setdefault(slot, []).append((fill, tuple(listed.split("|"))))
    return found


@lru_cache(maxsize=1 << 16)
def fill_of(slot: str, text: str) -> str | None:
    """The set fill that the words of a phrase decide, the word that stands last before others; ``None`` where none does."""
    low = f" {re.sub(r'[^a-z0-9-]+', ' ', text.lower()).strip()} "
    best: tuple[int, int, str] | None = None
    for fill, listed in word_lists()[slot]:
        for word in listed:
            for form in (word, word + "s", word + "es", re.sub("y$", "ies", word)):
                at = low.rfind(f" {form} ")
                if at >= 0 and (best is None or (at + len(form), len(form)) > best[:2]):
                    best = (at + len(form), len(form), fill)
    return best[2] if best else None


def plain(name: str) -> str:
    """A name in capitals without accents and without the word for the kind of a province."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r" (?:DEPARTMENT|PROVINCE|REGION|D\.C\.)$", "", bare.upper())


def country_name(code: str) -> str:
    found = pycountry.countries.get(alpha_3=code)
    name = getattr(found, "common_name", None) or getattr(found, "name", code)
    return str(name).partition(",")[0].upper()


def phrase(span: Span) -> str:
    """The words of a noun phrase without articles and counts, in capitals."""
    tokens = list(span)
    while tokens and (
        tokens[0].lower_ in LOOSE or tokens[0].tag_ in ("CD", "PRP$", "DT", "PDT", ",") or not tokens[0].is_alpha
    ):
        tokens = tokens[1:]
    if not tokens:
        return span.text.upper()
    text = re.sub(r"\s+", " ", span.doc[tokens[0].i : tokens[-1].i + 1].text).strip(" .,;\"'()").upper()
    return re.sub(r" \([^)]*$", "", text).removesuffix("'S")


def chunk(head: Token) -> Span:
    """The noun phrase of a head up to it, with a name or noun that follows at once."""
    return head.doc[head.left_edge.i : head.i + 1]


def whole_chunk(head: Token) -> Span:
    """The noun phrase of a head with what it is of, up to the next comma: "president of the supreme court"."""
    end = max([head.i + 1, *(k.right_edge.i + 1 for k in head.children if k.dep_ == "prep" and k.lower_ == "of")])
    comma = next((t.i for t in head.doc[head.i : end] if t.is_punct), end)
    return head.doc[head.left_edge.i : max(comma, head.i + 1)]


def number_of(span: Span) -> str:
    """How many the phrase says: a figure, ``PLURAL`` or 1."""
    for other in span.doc.spans.get("quantities", ()):
        if other.start < span.end and span.start < other.end and other._.count and other._.count.low:
            count = other._.count
            return f"{'~' if count.approximate else ''}{count.low}" + ("-" if count.high is None else "")
    return "PLURAL" if span.root.tag_ in ("NNS", "NNPS") else "1"


def nation(span: Span, scene: Scene, country: str | None) -> str | None:
    """The country of an actor within a phrase, where it is not the one where it happened."""
    codes = (scene.actor_at[i].country for i in range(span.start, span.end) if i in scene.actor_at)
    found = next((c for c in codes if c), None)
    return country_name(found) if found and country and found != country else None
