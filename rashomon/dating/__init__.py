"""Dating: the day of each article and of each report, by constraints over the whole case."""

from rashomon.dating.dates import Dates, date, published

__all__ = ["Dates", "date", "published"]
