"""Is this word a cue here? A logistic regression over a dozen facts of the parse, learned from PolNeAR (train part).

The weights stand in ``data/cue_weights.json``; ``bench/train_attribution.py`` makes them.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.lexicon import DATA
from rashomon.reading.attribution.view import View

FIRST_SECOND = frozenset({"i", "we", "you"})


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Feature -> weight, in nats; ``""`` is the intercept."""
    loaded: dict[str, float] = json.loads((DATA / "cue_weights.json").read_text(encoding="utf-8"))
    return loaded


def features(view: View, draft: Draft, in_quote: bool) -> list[str]:
    """The facts that tell a cue from another use of the word."""
    i = draft.head
    word = draft.entry.lemma if draft.entry else draft.frame
    kind = draft.entry.kind if draft.entry else "phrase"
    manner = draft.entry.manner if draft.entry else "phrase"
    frame = "quote" if draft.quoted and not draft.frame else draft.frame or "none"
    if draft.source is None:
        who = "nobody"
    elif view.pos[draft.source] == "PRON":
        low = view.low[draft.source]
        who = "speaker" if low in FIRST_SECOND else low
    else:
        who = view.pos[draft.source] + (view.doc[draft.source].ent_type_ or "")
    deps = {view.dep[k] for k in view.kids[i]}
    lows = {view.low[k] for k in view.kids[i] if k < i}
    found = [
        f"word={word}/{kind}", f"word={word}/{kind}/{frame}", f"frame={kind}/{manner}/{frame}", f"who={who}", f"who={manner}/{who}",
        f"tag={view.tag[i]}", f"tag={word}/{view.tag[i]}", f"dep={view.dep[i]}", f"dep={manner}/{view.dep[i]}", f"quoted={draft.quoted}/{manner}",
        f"inside={in_quote}", f"inside={in_quote}/{manner}/{who}", f"size={min(sum(e - s for s, e in draft.content) // 4, 4)}/{manner}",
    ]  # fmt: skip
    if draft.passive:
        found += ["passive", f"passive={word}"]
    found += [
        f"has={d}" for d in deps & {"neg", "aux", "auxpass", "mark", "advcl", "prt", "advmod", "dobj", "prep", "expl"}
    ]
    found += [
        f"modal={w}"
        for w in lows & {"would", "could", "can", "will", "may", "might", "must", "should", "to", "if", "not", "n't"}
    ]
    return found


def probability(view: View, draft: Draft, in_quote: bool) -> float:
    """How likely the draft is an attribution, 0 to 1."""
    table = weights()
    total = table.get("", 0.0)
    for feature in features(view, draft, in_quote):
        total += table.get(feature, 0.0)
    return 1 / (1 + math.exp(-total))
