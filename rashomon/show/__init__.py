"""A case on a terminal: the list of events, and one event with its accounts side by side."""

from rashomon.show.accounts import QUESTIONS, Account, accounts
from rashomon.show.tables import (
    STANDING_MARK,
    event_list,
    event_sheet,
    harmless,
    plain,
    skipped_summary,
    why_sheet,
)

__all__ = [
    "QUESTIONS",
    "STANDING_MARK",
    "Account",
    "accounts",
    "event_list",
    "event_sheet",
    "harmless",
    "plain",
    "skipped_summary",
    "why_sheet",
]
