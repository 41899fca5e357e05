"""Folding of place names: what is the same name in another spelling becomes the same key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ə": "a", "ǝ": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("'’‘`´ʻʼʽʾʿˈ′ʹʺ\"“”\u200b\u200c\u200d", "")
)
_COMBINING = re.compile("[\u0300-\u036f]+")
_WORDS = re.compile(r"[^\W_]+")
# how Arabic's article is written before any letter
ARTICLES = frozenset(
    (
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
    )
)
# one sound, many transcriptions; in this order
_SAME_SOUND = (
    ("kh", "h"), ("gh", "g"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("zh", "j"), ("dzh", "j"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"),
)  # fmt: skip
_W = re.compile(r"([aeiou])w(?![aeiouy])")
_VOWELS = str.maketrans("", "", "aeiouy")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Key of a name: no case, no diacritics, no apostrophes; hyphens and dots are spaces.

    Parameters: any text. Returns lower-case words parted by one space; empty when nothing is left.
    """
    return fold_once(name)


def fold_once(name: str) -> str:
    """:func:`fold` for names that are asked for once, so that it pays not to remember them."""
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return text if text.isalpha() else " ".join(_WORDS.findall(text))


def bare(key: str) -> str:
    """A folded name without its leading Arabic article ("al hasakah" -> "hasakah") or "the"."""
    first, _, rest = key.partition(" ")
    return rest if rest and (first in ARTICLES or first == "the") else key


def skeleton(key: str) -> str:
    """What stays of a folded name however it is transliterated: its consonants, without articles and doublings.

    "deir ez zor", "dayr az zawr" and "deir al zour" give one key. Empty for names too short to tell apart.
    """
    if " " in key:
        words = key.split()
        key = "".join([w for w in words if w not in ARTICLES] or words)
    if "w" in key:
        key = _W.sub(r"\1", key).replace("w", "v")
    for spelled, sound in _SAME_SOUND:
        if spelled in key:
            key = key.replace(spelled, sound)
    first = "a" if key[:1] in "aeiouy" else ""
    # a final h is mostly a silent ta marbuta or a transcriber's habit
    bones = _DOUBLE.sub(r"\1", first + key.translate(_VOWELS)).removesuffix("h")
    return bones if len(bones) >= 2 else ""
