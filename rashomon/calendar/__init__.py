"""What time expressions mean by the calendar, read in one way for every room.

A tool, not a room: it knows the model's :class:`~rashomon.model.TimeMention` and nothing of pages or events. ``days`` are sets of
days; :func:`relation` gives all the days that an expression allows, :func:`nearest` the one day or period that it most likely names.
"""

from rashomon.calendar.days import (
    ALL,
    EARLIEST,
    LATEST,
    NONE,
    Days,
    any_year,
    calendar_days,
    span,
    weekdays,
)
from rashomon.calendar.nearest import Told, nearest
from rashomon.calendar.relations import Relation, Tense, lasted, relation

__all__ = [
    "ALL",
    "EARLIEST",
    "LATEST",
    "NONE",
    "Days",
    "Relation",
    "Tense",
    "Told",
    "any_year",
    "calendar_days",
    "lasted",
    "nearest",
    "relation",
    "span",
    "weekdays",
]
