"""Names of countries by code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pycountry


@cache
def _names() -> dict[str, str]:
    """The names that news uses ("Russia", "Republic of the Congo"), where ISO 3166 has the formal or the inverted one."""
    # Looked up from the top: the package that holds it would load the whole language pipeline for a list of names.
    data = files("rashomon").joinpath("language", "places", "data", "countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in data.splitlines() if not line.startswith("#"))
    return {row[0]: row[2] for row in rows}


def country(code: str) -> str | None:
    """Short English name of a country's alpha-3 code, ``None`` for what is no country."""
    return _names().get(code)


def country_number(code: str) -> str | None:
    """ISO 3166 numeric code of an alpha-3 code, without leading zeros, as ACLED has it; ``None`` where there is none."""
    found = pycountry.countries.get(alpha_3=code) if len(code) == 3 and code.isupper() else None
    return None if found is None else str(int(found.numeric))
