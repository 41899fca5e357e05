"""The case file: everything that was read and found, in one SQLite file."""

from rashomon.casefile.case import Case
from rashomon.casefile.schema import NotACaseError

__all__ = ["Case", "NotACaseError"]
