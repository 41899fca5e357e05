"""A case on a terminal: the list of events, and one event with its accounts side by side."""

from rashomon.show.accounts import QUESTIONS, Account, Answer, accounts, number, shorten
from rashomon.show.decided import WORDS, about, decision_list, stands, value_words
from rashomon.show.names import body, country, country_number
from rashomon.show.tables import (
    PRECISION,
    STANDING_MARK,
    event_list,
    event_sheet,
    harmless,
    plain,
    skipped_summary,
    what,
)
from rashomon.show.together import copies
from rashomon.show.why import why_sheet

__all__ = [
    "PRECISION",
    "QUESTIONS",
    "STANDING_MARK",
    "WORDS",
    "Account",
    "Answer",
    "about",
    "accounts",
    "body",
    "copies",
    "country",
    "country_number",
    "decision_list",
    "event_list",
    "event_sheet",
    "harmless",
    "number",
    "plain",
    "shorten",
    "skipped_summary",
    "stands",
    "value_words",
    "what",
    "why_sheet",
]
