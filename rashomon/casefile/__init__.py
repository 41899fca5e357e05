"""The case file: everything that was read and found, in one SQLite file."""

from rashomon.casefile.bundles import (
    EventBundle,
    EventName,
    Origin,
    PageBundle,
    PageFilter,
    PageRow,
    ReportPlace,
    Telling,
)
from rashomon.casefile.case import Case
from rashomon.casefile.filter import Filter, Order
from rashomon.casefile.queries import Bar, Bin, Marker
from rashomon.casefile.schema import NotACaseError
from rashomon.casefile.speakers import Name, Side, SideSheet, Statement, StatementFilter
from rashomon.casefile.talks import LANES, Agreement, Followed, Lane, Moment
from rashomon.casefile.totals import Total, Totals, total

__all__ = [
    "LANES",
    "Agreement",
    "Bar",
    "Bin",
    "Case",
    "EventBundle",
    "EventName",
    "Filter",
    "Followed",
    "Lane",
    "Marker",
    "Moment",
    "Name",
    "NotACaseError",
    "Order",
    "Origin",
    "PageBundle",
    "PageFilter",
    "PageRow",
    "ReportPlace",
    "Side",
    "SideSheet",
    "Statement",
    "StatementFilter",
    "Telling",
    "Total",
    "Totals",
    "total",
]
