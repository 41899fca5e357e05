"""Which figures a text itself calls out of date: "raising an earlier toll of three", "the toll rose to twelve"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import Literal

from rashomon.model import Article, Claim

Revision = Literal["old", "new"]
"""``old``: the text says that it was given earlier; ``new``: that it took an earlier one's place."""
AROUND = 160
"""Characters of the sentence that are read before and after a figure's words."""
_STOP = re.compile(r"[.!?]['\"”’]*\s+(?=[\"“'‘]?[A-Z])|\n")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Old by what stands before a figure, old by "up from" it, old by what stands after it, new."""
    listed: dict[str, list[str]] = defaultdict(list)
    for line in files("rashomon.weighing").joinpath("data", "revisions.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, forms = line.split("\t")
            listed[kind] += forms.split()
    words = {kind: rf"\b(?:{'|'.join(forms)})\b" for kind, forms in listed.items()}

    def some(most: int) -> str:
        """Up to so many words without a stop between."""
        return rf"(?:[^\w.;]+[\w'’-]+){{0,{most}}}?"

    gap = r"[^\w.;]+"
    old = rf"{words['earlier']}{some(2)}{gap}{words['figure']}{some(6)}\W*$"
    had = rf"{words['earlier']}{some(5)}{gap}had(?:{gap}[\w'’-]+)?{gap}{words['figure']}{some(6)}\W*$"
    fallen = rf"{words['change']}{some(4)}{gap}from(?:{gap}(?!to\b)[\w'’-]+){{0,2}}\W*$"
    after = rf"^{some(4)}{gap}{words['figure']}{some(3)}{gap}{words['later']}{some(1)}{gap}{words['change']}"
    rose = rf"{words['figure']}{some(6)}{gap}{words['change']}{some(5)}{gap}to"
    raised = rf"{words['change']}{some(3)}{gap}{words['figure']}{some(3)}{gap}to"
    stands = rf"{words['figure']}{some(6)}{gap}{words['stands']}{some(1)}{gap}at"
    new = rf"(?:{rose}|{raised}|{stands}){some(3)}\W*$"
    earlier = rf"(?:{old}|{had})"
    first, second, third, fourth = (re.compile(pattern, re.IGNORECASE) for pattern in (earlier, fallen, after, new))
    return first, second, third, fourth


def revision(claim: Claim, article: Article) -> Revision | None:
    """What the sentence says of the age of a figure, by the words around those that give it.

    Parameters: the claim of a toll and its article. Result: ``None`` where the text does not say.
    """
    span = claim.span
    block = next((b for b in article.spans if b.start <= span.start < b.end), None)
    if block is None:
        return None
    at, end = span.start - block.start, span.end - block.start
    # With the figure's first letter, so that the stop right before it is seen.
    before = _STOP.split(block.text[max(at - AROUND, 0) : at + 1])[-1][:-1]
    after = _STOP.split(block.text[end : end + AROUND], maxsplit=1)[0]
    # A claim's words may begin with the noun ("toll of three") and end with the verb.
    upto = before + " ".join(span.text.split()[:2])
    old, fallen, later, new = _patterns()
    if any(old.search(text) or fallen.search(text) for text in (before, upto)) or later.search(after):
        return "old"
    return "new" if new.search(before) or new.search(upto) else None
