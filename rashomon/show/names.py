"""Names of countries by code."""

from __future__ import annotations

from functools import lru_cache

import pycountry

KOSOVO = "XKX"
"""In use for Kosovo, though not in ISO 3166."""


@lru_cache(maxsize=4096)
def country(code: str) -> str | None:
    """Short English name of a country's alpha-3 code, ``None`` for what is no country."""
    if code == KOSOVO:
        return "Kosovo"
    found = pycountry.countries.get(alpha_3=code) if len(code) == 3 and code.isupper() else None
    return None if found is None else str(getattr(found, "common_name", found.name)).split(",")[0]


def country_number(code: str) -> str | None:
    """ISO 3166 numeric code of an alpha-3 code, without leading zeros, as ACLED has it; ``None`` where there is none."""
    found = pycountry.countries.get(alpha_3=code) if len(code) == 3 and code.isupper() else None
    return None if found is None else str(int(found.numeric))
