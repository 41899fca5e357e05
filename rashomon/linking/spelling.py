"""One spelling of a name for comparison."""

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


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case without accents, apostrophes and punctuation, one blank between words."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))
