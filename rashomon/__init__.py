"""Rashomon: every account of an incident, side by side, down to the sentence.

``rashomon.build(paths, case)`` reads pages into a case; ``rashomon.Case(path)`` opens one and gives typed values;
``rashomon.decide(case, decision)`` lets a reviewer's word hold.
"""

from rashomon.build import build
from rashomon.casefile import Case, NotACaseError
from rashomon.solve import decide

__all__ = ["Case", "NotACaseError", "build", "decide"]
