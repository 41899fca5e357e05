"""One spelling of a name for comparison, and how it sounds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "ə": "e",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "’": None,
        "'": None,
        "‘": None,
        "ʻ": None,
        "ʼ": None,
        "`": None,
    }
)
_SAME_SOUND = (
    ("tch", "ch"),
    ("sch", "sh"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
)


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case without accents, apostrophes and punctuation, one blank between words; "St. Louis" is "Saint Louis"."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    return " ".join(["saint" if word == "st" else word for word in words[:-1]] + words[-1:])


def sound(word: str) -> str:
    """A rough key of how a transliterated word sounds: "Pashinian" and "Pashinyan", "Jaysh" and "Jeish" share it."""
    word = fold(word)
    for old, new in _SAME_SOUND:
        word = word.replace(old, new)
    word = re.sub(r"(.)\1+", r"\1", word)
    # Semi-vowels and vowels are what transliterations differ in; the first letter stays.
    return word[:1].replace("y", "i").replace("j", "i") + re.sub(r"[aeiouyj]", "", word[1:]) if word else ""
