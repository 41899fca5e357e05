"""From the reports of an event to findings: who says what, which voices are independent, and how each value stands."""

from rashomon.weighing.corrected import correct
from rashomon.weighing.doubts import doubts
from rashomon.weighing.event import weigh
from rashomon.weighing.passages import shared_text

__all__ = ["correct", "doubts", "shared_text", "weigh"]
