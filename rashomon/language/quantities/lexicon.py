"""The words of counts, read from ``data/counts.tsv``, and the arithmetic of number words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "counts.tsv"
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
Phrase = tuple[str, ...]
Range = tuple[int | None, int | None]


@dataclass(frozen=True)
class Lexicon:
    """The lines of the data file by kind; phrases as words in lower case."""

    numbers: dict[str, int] = field(default_factory=dict)
    scales: dict[str, int] = field(default_factory=dict)
    plurals: dict[str, int] = field(default_factory=dict)
    vague: dict[str, list[tuple[Phrase, Range]]] = field(default_factory=lambda: defaultdict(list))
    """By first word, longest phrase first."""
    before: dict[str, list[tuple[Phrase, str]]] = field(default_factory=lambda: defaultdict(list))
    """Modifiers by last word, longest first, with what they make of the number."""
    after: dict[str, list[tuple[Phrase, str]]] = field(default_factory=lambda: defaultdict(list))
    none: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    units: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)
    deeds: set[str] = field(default_factory=set)
    rises: set[str] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)
    """Words at which a count can begin, digits and modifiers left out."""


def _value(cell: str) -> int | None:
    return None if cell == "-" else int(cell)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once. Raises ``ValueError`` for a line of an unknown kind."""
    found = Lexicon()
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        text, kind, low, high = line.split("\t")
        phrase = tuple(text.split())
        if kind in ("number", "scale", "plural"):
            {"number": found.numbers, "scale": found.scales, "plural": found.plurals}[kind][text] = int(low)
        elif kind == "vague":
            found.vague[phrase[0]].append((phrase, (_value(low), _value(high))))
        elif kind in ("floor", "ceiling", "about", "plain"):
            found.before[phrase[-1]].append((phrase, kind))
        elif kind in ("floor-after", "about-after"):
            found.after[phrase[0]].append((phrase, kind.removesuffix("-after")))
        elif kind == "none":
            found.none[phrase[0]].append(phrase)
        elif kind == "unit":
            found.units.add(text)
        elif kind == "label":
            found.labels.add(text)
        elif kind == "ordinal":
            found.ordinals.add(text)
        elif kind == "deed":
            found.deeds.add(text)
        elif kind == "rise":
            found.rises.add(text)
        else:
            raise ValueError(f"counts.tsv: unknown kind {kind!r} in the line of {text!r}")
    for table in (found.vague, found.before, found.after):
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    for phrases in found.none.values():
        phrases.sort(key=len, reverse=True)
    found.starts.update(found.numbers, found.scales, found.plurals, found.vague, found.none, ("a", "an", "another"))
    return found


def cardinal(words: list[str], at: int, lex: Lexicon) -> tuple[int, int] | None:
    """Value and end of the exact number that begins at ``at``, in figures or words: "1,300", "twenty-three", "two hundred
    and ten", "a hundred", "2.5 million"; ``None`` where none begins."""
    total, current, i, size = 0, 0.0, at, len(words)
    if words[at] in ("a", "an") and at + 1 < size and words[at + 1] in lex.scales:
        current, i = 1.0, at + 1
    elif DIGITS.fullmatch(words[at]):
        current, i = float(words[at].replace(",", "")), at + 1
        if len(words[at]) < 4 and words[at].isdigit() and words[at] != "0":
            # "500 000": thousands set apart by blanks
            while i < size and len(words[i]) == 3 and words[i].isdigit() and words[i - 1].isdigit():
                current, i = current * 1000 + int(words[i]), i + 1
        if i == size or words[i] not in lex.scales:
            return (int(current), i) if current == int(current) and "." not in words[at] else None
    elif words[at] not in lex.numbers:
        return None
    while i < size:
        word = words[i]
        if word in lex.numbers:
            value = lex.numbers[word]
            if (
                current
                and not (value < 10 and current % 100 >= 20 and current % 10 == 0)
                and (current % 100 or value > 99)
            ):
                break
            current += value
            i += 1
        elif word in lex.scales:
            scale = lex.scales[word]
            if scale >= 1000:
                total, current = total + round(current * scale), 0.0
            else:
                current *= scale
            i += 1
        elif (
            (word == "-" and i + 1 < size and words[i - 1] in lex.numbers and words[i + 1] in lex.numbers)
            or (word == "and" and i + 1 < size and words[i - 1] in lex.scales and words[i - 1] != "dozen" and words[i + 1] in lex.numbers)
        ):  # fmt: skip
            if word == "-" and not (lex.numbers[words[i - 1]] >= 20 and 0 < lex.numbers[words[i + 1]] < 10):
                break
            i += 1
        else:
            break
    return (total + round(current), i) if i > at else None
