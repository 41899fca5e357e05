"""Letters as in ordinary news for what a page prints in capitals only, in small letters only or with a capital on every word, so that old wires,
posts and headlines are read like other text.

Only what the pipeline reads is changed, and no character moves: the page, and all that is quoted of it, stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from rashomon.language.recase.letters import Model, lower, stored
from rashomon.language.recase.words import SHORT, WORD, words

__all__ = ["recased", "truecase"]

GROUPS = Path(__file__).parent.parent / "actors" / "data" / "groups.tsv"
LEAST = 4
"""A part of a text with fewer words stays as it is: a name, a place line, an outlet."""
CAPITALS = 0.9
"""Share of a part's words, all in capitals, from which on it is one in capitals."""
SENTENCE = 12
"""A part in small letters with fewer words may be a caption or a list."""
TITLED = 0.8
"""Share of a part's longer words with a capital in front from which on it may be a headline with a capital on every word."""
LONG = 4
"""Letters of a longer word; headlines leave many shorter ones small."""
HEADLINE = 40
"""Words of the longest headline."""
COMMON = 0.7
"""A word that ordinary news writes so often in small letters has no capital of its own; two of them must have one in a headline."""
_BREAK = re.compile(r"(\n\s*\n)")
_VOWEL = re.compile("[aeiouy]")


def recased(text: str) -> str:
    """The text written as ordinary news is, where it is all in capitals, all in small letters, or has a capital on every word.

    Parameters: an article's text, a blank line between two paragraphs. Result: a text of the same length, each character at its place, its
    paragraphs in ordinary letters untouched; a word of the others is written as those write it, else as :func:`truecase` does.
    """
    parts = _BREAK.split(text)
    made = [(_flat(p), _titled(p)) if k % 2 == 0 else (False, False) for k, p in enumerate(parts)]
    if not any(flat or titled for flat, titled in made):
        return text
    own = _forms("\n\n".join(p for p, kind in zip(parts, made, strict=True) if not any(kind)))
    return "".join(
        truecase(p, own) if flat else _untitled(p, own) if titled else p
        for p, (flat, titled) in zip(parts, made, strict=True)
    )


def _flat(part: str) -> bool:
    """Whether all is in capitals, or all of something longer in small letters."""
    found = WORD.findall(part)
    if len(found) >= SENTENCE and all(w.islower() for w in found):
        return True
    return len(found) >= LEAST and sum(w.isupper() for w in found) >= CAPITALS * len(found)


def _titled(part: str) -> bool:
    found = WORD.findall(part)
    large = [w for w in found if len(w) >= LONG and w[0].isupper()]
    if not LEAST <= len(found) <= HEADLINE or len(large) < TITLED * sum(len(w) >= LONG for w in found):
        return False
    small = stored().small
    return sum(small.get(w.lower(), 0.0) > COMMON for w in large) > 1


def _forms(text: str) -> dict[str, str]:
    """How a text mostly writes each word inside its sentences, by the word in small letters."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for match, first in words(text):
        if not first:
            counts[match[0].lower()][match[0]] += 1
    return {key: forms.most_common(1)[0][0] for key, forms in counts.items()}


def _untitled(part: str, own: Mapping[str, str]) -> str:
    """A headline with a capital on every word, without those that ordinary text does not have."""
    found = list(words(part))
    keys = [m[0].lower() for m, _ in found]
    small = lower(stored(), keys, [first for _, first in found])
    pieces, at = [], 0
    for (match, first), key, low in zip(found, keys, small, strict=True):
        word = match[0]
        plain = not first and word == word.capitalize()
        form = own.get(key, key if low else word) if plain else word
        pieces += [part[at : match.start()], form if len(form) == len(word) else word]
        at = match.end()
    return "".join(pieces) + part[at:]


def truecase(text: str, own: Mapping[str, str] | None = None) -> str:
    """A text that is all in capitals or all in small letters, written as ordinary news is; each character stays at its place.

    Parameters: ``own``: how other text of the same page writes words, by the word in small letters.
    """
    model, names, own = stored(), phrases(), own or {}
    short = acronyms(text, model)
    short |= {key for (key, *more), name in names.items() if not more and name.isupper()} - model.small.keys()
    found = list(words(text))
    keys = [m[0].lower() for m, _ in found]
    small = lower(model, keys, [first for _, first in found])
    forms = [
        capital(own[key]) if key in own and first and own[key].islower()
        else own[key] if key in own
        else _letters(key) if key.removesuffix("'s") in short
        else key if low
        else model.forms.get(key) or capital(key)
        for key, low, (_, first) in zip(keys, small, found, strict=True)
    ]  # fmt: skip
    longest = max(map(len, names), default=0)
    for k in range(len(keys)):
        for size in range(min(longest, len(keys) - k), 1, -1):
            name = names.get(tuple(keys[k : k + size]))
            if name is not None:
                forms[k : k + size] = name.split(" ")
                break
    parts, at = [], 0
    for (match, _), form in zip(found, forms, strict=True):
        parts += [text[at : match.start()].lower(), form if len(form) == len(match[0]) else match[0].lower()]
        at = match.end()
    return "".join(parts) + text[at:]


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
        if not _VOWEL.search(word) and word not in model.small and not SHORT.search(f"{word}. ")
    }
    return {w for w in found if model.small.get(w, 0.0) < 0.5}


@lru_cache(maxsize=1)
def phrases() -> dict[tuple[str, ...], str]:
    """Names of groups and organisations as they are written, by their words in small letters."""
    found = {}
    for line in GROUPS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            fields = line.split("\t")
            for name in (fields[0], *fields[-1].split("|")):
                if re.fullmatch(r"[A-Za-z]+( [A-Za-z]+)+|[A-Z]{3,6}", name):
                    found[tuple(name.lower().split(" "))] = name
    return found


def _letters(key: str) -> str:
    """All capitals, but for an "'s" behind."""
    return key.removesuffix("'s").upper() + ("'s" if key.endswith("'s") else "")


def capital(key: str) -> str:
    """A capital in front, after an apostrophe too where more than two letters follow ("O'Neill", not "Peru'S")."""
    head, mark, tail = key.partition("'")
    return head.capitalize() + mark + (tail.capitalize() if len(head) == 1 else tail)
