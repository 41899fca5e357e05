"""Is a text English? By the share of function words, without a model."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
NAMES = {
    "es": "Spanish", "fr": "French", "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish",
    "da": "Danish", "nb": "Norwegian", "pl": "Polish", "ro": "Romanian", "tr": "Turkish", "id": "Indonesian",
    "hu": "Hungarian", "cs": "Czech", "fi": "Finnish", "hr": "Croatian", "sq": "Albanian", "af": "Afrikaans", "ca": "Catalan",
}  # fmt: skip


@cache
def _lists() -> dict[str, frozenset[str]]:
    lines = (files("rashomon.pages") / "data" / "function_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: frozenset(words.split()) for code, words in rows}


def function_words(code: str) -> frozenset[str]:
    """The function words of a language by its ISO 639-1 ``code``. Raises ``KeyError`` for one that is not listed."""
    return _lists()[code]


def foreign(text: str) -> str | None:
    """The language that a text seems to be in when it is not English.

    A text with fewer than ten words is never called foreign. Parameters: ``text``, of which the first 20,000 characters count.
    Result: a language's or script's name for people, or ``None`` for English.
    """
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    if len(words) < 10:
        return None
    latin = sum(1 for word in words if word[0] < "\u0250")
    if latin * 2 < len(words):
        return "a language in a non-Latin script"
    counts = Counter(words)
    shares = {}
    for code, known in _lists().items():
        found = [n for word, n in counts.items() if word in known]
        # A word or two said over and over, such as the marks of a table, make no language.
        shares[code] = sum(found) / len(words) if len(found) > 2 or len(words) < 30 else 0.0
    english = shares.pop("en")
    code, other = max(shares.items(), key=lambda item: item[1])
    if other > english * 1.15 and other > 0.15:
        return NAMES.get(code, "another language")
    if english < 0.12 and len(words) >= 60:
        return "no running English"
    return None
