"""Folding of place names: what is the same name in another spelling becomes the same key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ə": "a", "ǝ": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_SILENT = str.maketrans("", "", "'’‘`´ʻʼʽʾʿˈ′ʹʺ\"“”\u200b\u200c\u200d")
_BREAKS = re.compile(r"[\W_]+")
_ARTICLE = frozenset(
    [
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "ad",
        "adh",
        "an",
        "at",
        "ath",
        "az",
        "ez",
        "er",
        "es",
        "esh",
        "ed",
        "en",
        "et",
        "ul",
        "il",
    ]
)
_SAME_SOUND = [
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("([aeiou])w(?![aeiouy])", r"\1"), ("kh", "h"), ("gh", "g"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("zh", "j"), ("dh", "d"),
        ("th", "t"), ("ph", "f"), ("dj", "j"), ("dzh", "j"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
        ("c(?=[aou])", "k"),
    )
]  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Key of a name: no case, no diacritics, no apostrophes; hyphens and dots are spaces.

    Parameters: any text. Returns lower-case words parted by one space; empty when nothing is left.
    """
    text = name.casefold().translate(_SILENT)
    if not text.isascii():
        text = text.translate(_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.translate(_LETTERS).translate(_SILENT)
    return _BREAKS.sub(" ", text).strip()


def bare(key: str) -> str:
    """A folded name without its leading Arabic article ("al hasakah" -> "hasakah") or "the"."""
    first, _, rest = key.partition(" ")
    return rest if rest and (first in _ARTICLE or first == "the") else key


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """What stays of a folded name however it is transliterated: its consonants, without articles and doublings.

    "deir ez zor", "dayr az zawr" and "deir al zour" give one key. Empty for names too short to tell apart.
    """
    words = key.split()
    kept = [w for w in words if w not in _ARTICLE] or words
    text = "".join(kept)
    for pattern, replacement in _SAME_SOUND:
        text = pattern.sub(replacement, text)
    first = "a" if text[:1] in "aeiouy" else ""
    bones = _DOUBLE.sub(r"\1", first + _VOWELS.sub("", text))
    # a final h is mostly a silent ta marbuta or a transcriber's habit
    bones = bones.removesuffix("h")
    return bones if len(bones) >= 3 else ""
