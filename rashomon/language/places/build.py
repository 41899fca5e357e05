"""Makes the gazetteer's index ahead of its first use: ``python -m rashomon.language.places.build``."""

from __future__ import annotations

import logging

from rashomon.language.places.index import country_table, ensure

__all__ = ["country_table"]

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("rashomon").info("gazetteer: %s", ensure())
