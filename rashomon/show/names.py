"""Names of countries and of their bodies by code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pycountry


def _rows(*path: str) -> Iterator[list[str]]:
    # Looked up from the top: the package that holds the file would load the whole language pipeline for a list of names.
    data = files("rashomon").joinpath("language", *path).read_text(encoding="utf-8")
    return (line.split("\t") for line in data.splitlines() if not line.startswith("#"))


@cache
def _names() -> dict[str, str]:
    """The names that news uses ("Russia", "Republic of the Congo"), where ISO 3166 has the formal or the inverted one."""
    return {row[0]: row[2] for row in _rows("places", "data", "countries.tsv")}


@cache
def _bodies() -> dict[str, str]:
    """The first phrase of each body whose code is letters only: ``MOD`` is the defence ministry."""
    return {row[0]: row[3].partition("|")[0] for row in _rows("actors", "data", "bodies.tsv") if row[0].isupper()}


def country(code: str) -> str | None:
    """Short English name of a country's alpha-3 code, ``None`` for what is no country."""
    return _names().get(code)


def body(part: str) -> str:
    """What stands after the slash of a code, in words: ``Defence ministry`` for ``MOD``; all others are their own names."""
    words = _bodies().get(part)
    return words.capitalize() if words else part


def country_number(code: str) -> str | None:
    """ISO 3166 numeric code of an alpha-3 code, without leading zeros, as ACLED has it; ``None`` where there is none."""
    found = pycountry.countries.get(alpha_3=code)
    return None if found is None else str(int(found.numeric))
