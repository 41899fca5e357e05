"""A case on a terminal: the list of events, and one event with its accounts side by side."""

from rashomon.show.accounts import QUESTIONS, Account, accounts
from rashomon.show.tables import event_list, event_sheet, skipped_summary, why_sheet

__all__ = ["QUESTIONS", "Account", "accounts", "event_list", "event_sheet", "skipped_summary", "why_sheet"]
