"""Two segments of one article that can't tell one deed, for the one was told, or lies back, before the day of the other."""

from __future__ import annotations

from rashomon.model import TimeMention
from rashomon.reading.events.days import Ago, ago, says_which_day
from rashomon.reading.events.features import Known
from rashomon.reading.events.otherwhere import tells

WEEK = 7
"""Days."""
SURE = 1
"""Days by which a day that is known may be off."""


def told_earlier(left: Known, right: Known) -> bool:
    """Whether one tells a deed that has no day of its own but was reported on a day before that of the other: "on Wednesday the agency said
    that troops had killed 28" is no news of what was done on Thursday.

    Parameters: two segments of an article. ``False`` where both give one figure.
    """
    return not left.numbered & right.numbered and (_reported_before(left, right) or _reported_before(right, left))


def further_back(back: TimeMention, day: TimeMention, one: Known) -> bool:
    """Whether a deed that lies some days before the news of its sentence can't be that of a day which is nearer to publication: "eight days
    after a bomb in the suburbs" is told of no bomb of yesterday.

    Parameters: the expression that counts back; the other one, which names a day; a segment of the article.
    """
    least, found = _days_back(back), _sure(day, one)
    return least is not None and found is not None and 0 <= found[1] < least


def _reported_before(told: Known, other: Known) -> bool:
    said = told.segment.said
    if said is None or told.segment.times or told.segment.counted or not says_which_day(said) or not tells(told):
        return False
    days = [m.time for m in other.segment.times if m.time is not None and says_which_day(m.time)]
    here = _sure(said, told)
    there = next((found for day in days if (found := _sure(day, other)) is not None), None)
    return here is not None and there is not None and here[0] > there[1] >= 0


def _sure(day: TimeMention, one: Known) -> Ago | None:
    """Days from it to publication, where it names one day."""
    if day.modifier is not None or day.end is not None:
        return None
    found = ago(day, one.published)
    return found if found is not None and found[1] - found[0] <= SURE else None


def _days_back(time: TimeMention) -> int | None:
    if time.offset is None or time.offset >= 0 or time.unit not in ("day", "week"):
        return None
    high = time.offset if time.offset_high is None else max(time.offset, time.offset_high)
    return -high * (WEEK if time.unit == "week" else 1)
