"""Patterns of time expressions over a text's word classes, read from ``data/rules.tsv``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rashomon.language.times.words import OTHER, SPACE, lexicon

DATA = Path(__file__).parent / "data" / "rules.tsv"
STRETCH = re.compile(f"[^{re.escape(OTHER)}]+")


class Rule(NamedTuple):
    """One pattern; ``adds`` are parts that it gives besides those of its words."""

    pattern: re.Pattern[str]
    adds: dict[str, str]
    example: str


class Hit(NamedTuple):
    """A pattern that fits the words ``[start, end)``; ``groups`` gives the words of each named part."""

    start: int
    end: int
    groups: dict[str, tuple[int, int]]
    adds: dict[str, str]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the file. Raises ``ValueError`` for a pattern with a class or name that isn't there."""
    macros: dict[str, str] = {}
    found = []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        cells = line.split("\t")
        if len(cells) == 2:
            macros[cells[0]] = _unfold(cells[1], macros)
            continue
        pattern = _expand(_unfold(cells[0], macros))
        adds = dict(pair.split("=", 1) for pair in cells[1].split(";")) if cells[1] != "-" else {}
        try:
            found.append(Rule(re.compile(pattern), adds, cells[2]))
        except re.error as error:
            raise ValueError(f"{DATA.name}: {cells[0]}: {error}") from error
    return tuple(found)


def _unfold(pattern: str, macros: dict[str, str]) -> str:
    """Put the patterns of names in, and take the spaces out."""
    return re.sub(r"@\w+", lambda m: macros[m[0]], pattern).replace(" ", "")


def _expand(pattern: str) -> str:
    """Put the classes' characters in: ``<g=a|b>`` becomes a named group."""
    _, codes = lexicon()

    used: dict[str, int] = {}

    def group(match: re.Match[str]) -> str:
        name, _, kinds = match[1].rpartition("=")
        try:
            letters = "".join(codes[k] for k in kinds.split("|"))
        except KeyError as error:
            raise ValueError(f"{DATA.name}: no word has the class {error}") from error
        letters = f"[{letters}]" if len(letters) > 1 else letters
        if not name:
            return letters
        # Alternatives may name one part; regular expressions want every name once.
        used[name] = used.get(name, 0) + 1
        return f"(?P<{name}_{used[name]}>{letters})"

    return re.sub(r"(?<!\?P)<([a-z0-9|=-]+)>", group, pattern)


def hits(codes: str) -> list[Hit]:
    """All places where patterns fit, the best first at each place: leftmost, then longest, then the earlier rule.

    Parameters: ``codes`` one class character per word. Overlapping places are all given: what follows may reject some.
    White space inside an expression (a line that was broken) doesn't part it.
    """
    at = [i for i, code in enumerate(codes) if code != SPACE]
    found = []
    for match in STRETCH.finditer(codes.replace(SPACE, "")):
        first = match.start()
        for hit in _hits(match[0]):
            groups = {name: (at[a + first], at[b - 1 + first] + 1) for name, (a, b) in hit.groups.items()}
            found.append(Hit(at[hit.start + first], at[hit.end - 1 + first] + 1, groups, hit.adds))
    return found


@lru_cache(maxsize=50_000)
def _hits(stretch: str) -> tuple[Hit, ...]:
    """The hits in words that all have a class; the same few stretches ("in the", a weekday) make up most of a text."""
    found: list[tuple[int, int, int, Hit]] = []
    for order, rule in enumerate(rules()):
        for match in rule.pattern.finditer(stretch):
            groups = {
                name.partition("_")[0]: span for name in rule.pattern.groupindex if (span := match.span(name))[0] >= 0
            }
            found.append((match.start(), -match.end(), order, Hit(*match.span(), groups, rule.adds)))
    found.sort(key=lambda f: f[:3])
    return tuple(hit for *_, hit in found)
