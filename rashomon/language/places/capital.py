"""Capitals that a text means without their name: "the Afghan capital", "the capital"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rashomon.language.places.fold import fold
from rashomon.language.places.gazetteer import Entry, Gazetteer

MAINLY = 0.5
"""Least share of one country in what a text names for a bare "the capital" to be that country's."""
TWICE = 2
"""Times that a text names a country, at least, for its capital to be the one that it also names."""
_ANOTHER = re.compile(
    r"(?:\b(?:de[ -]fact\w+|self-\w+|rebel|jihadist|former|old|new|future|economic|commercial|cultural)\s+)$",
    re.IGNORECASE,
)
"""What makes it another town than the seat of the government."""
_CAPITAL = re.compile(
    r"\b(?:([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:['’]s)?|[Tt]h(?:e|is)) (?:(?:federal|national|[a-z]+[- ]{1,2}(?:weary|torn|hit|stricken|scarred)) )?capital\b"
    r"(?! (?:of|punishment|crime|offen[cs]e|goods|gains)\b),?(?! ?[A-Z])"
)


def meant(
    text: str, nations: Counter[str], gazetteer: Gazetteer, year: int | None = None
) -> Iterator[tuple[int, int, Entry]]:
    """Where a text speaks of a capital without naming it there, and which city that is.

    Parameters: ``nations``, how often the text names each country (alpha-3); ``year`` in which the text was written, if known. Yields
    character offsets and the city.
    """
    for found in _CAPITAL.finditer(text):
        if _ANOTHER.search(text, max(0, found.start() - 20), found.start()):
            continue
        code = None
        if found[1]:
            key = fold(found[1])
            last = key.rpartition(" ")[2]
            code = next(
                (c for k in (key, last) if (c := gazetteer.demonyms.get(k) or gazetteer.countries.get(k))), None
            )
        elif nations:
            first, count = nations.most_common(1)[0]
            code = first if count >= MAINLY * nations.total() else None
            if code is None or not _names(text, code, gazetteer):
                # a country whose capital the text names, though it names another more
                code = next((c for c, n in nations.most_common() if n >= TWICE and _names(text, c, gazetteer)), code)
        city = _city(text, code, gazetteer, year) if code else None
        if city:
            yield found.start(1) if found[1] else found.start(), found.end(), city


def _names(text: str, code: str, gazetteer: Gazetteer) -> bool:
    city = gazetteer.capital(code)
    return city is not None and (city.name in text or city.name.upper() in text)


def _city(text: str, code: str, gazetteer: Gazetteer, year: int | None) -> Entry | None:
    """The capital that a text means: the former one until it was moved, or of several seats the one that the text names."""
    now = gazetteer.capital(code)
    named = now is not None and now.name in text
    for seat in gazetteer.other_seats.get(code, ()):
        past = year is not None and seat.until is not None and year <= seat.until
        later = year is not None and seat.until is not None and year > seat.until
        if past or (not later and not named and any(name in text for name in seat.names)):
            return gazetteer.town(seat.names[0], code)
    return now
