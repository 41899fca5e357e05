"""The rules' drafts and the learned tagger's finds made one: the spans are the tagger's, what a cue means is the rules'."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.attribution.draft import Draft
from rashomon.reading.attribution.lexicon import Cue, lexicon
from rashomon.reading.attribution.sources import nobody
from rashomon.reading.attribution.tagger import Tagged
from rashomon.reading.attribution.verbs import keeps_silent
from rashomon.reading.attribution.view import QUOTE_MARKS, View, merged
from rashomon.reading.frames import Tokens


def combined(view: View, drafts: list[Draft], tagged: list[Tagged]) -> tuple[list[Draft], list[Draft]]:
    """The tagger's attributions as drafts, and the rules' ``drafts`` whose cues the tagger did not find."""
    home = {i: n for n, item in enumerate(tagged) for i in range(*item.cue)}
    own: dict[int, Draft] = {}
    left: list[Draft] = []
    for draft in drafts:
        n = home.get(draft.head)
        if n is None:
            left.append(draft)
        elif n not in own or (draft.content and not own[n].content):
            own[n] = draft
    found = [_draft(view, item, own.get(n)) for n, item in enumerate(tagged)]
    return [d for d in found if d is not None], left


def _draft(view: View, item: Tagged, rule: Draft | None) -> Draft | None:
    content = merged([t for span in item.content if (t := view.trim(span)) is not None])
    source = _source(view, item)
    if not content or nobody(view, source):
        return None
    quoted = any(view.low[i] in QUOTE_MARKS for start, end in content for i in (start, end - 1))
    head = _top(view, source) if source is not None else None
    reckons = rule is not None and rule.entry is not None and rule.entry.lemma == "put"
    if rule is not None and head is not None and rule.source is not None and (view.tag[head] == "CD" or reckons):
        # "X said 26 of the dead were farmers and accused Y", "said rebels had fired and put the toll at nine"
        head, source = rule.source, rule.source_span
    if rule is not None:
        return replace(
            rule, cue=item.cue, content=content, source=head, source_span=source, quoted=rule.quoted or quoted
        )
    at, entry = _entry(view, item.cue)
    stance = entry.stance if entry is not None else "asserts"
    if stance == "denies" and keeps_silent(view, at):
        stance = "asserts"
    return Draft(at, item.cue, entry, "", stance, content, head, source, quoted=quoted)


def _source(view: View, item: Tagged) -> Tokens | None:
    """The longest stretch of the source."""
    spans = [t for span in item.source if (t := view.trim(span, quotes=True)) is not None]
    return max(spans, key=lambda s: s[1] - s[0]) if spans else None


def _top(view: View, span: Tokens) -> int:
    """The token that the others of ``span`` hang below."""
    inside = [i for i in range(*span) if not span[0] <= view.head[i] < span[1] or view.head[i] == i]
    return next((i for i in inside if view.pos[i] in ("NOUN", "PROPN", "PRON")), inside[0] if inside else span[0])


def _entry(view: View, cue: Tokens) -> tuple[int, Cue | None]:
    """The cue's main word, and its line of the lexicon."""
    words = lexicon()
    for i in range(*cue):
        entry = words.verbs.get(view.low[i]) if view.verbal(i) else words.nouns.get(view.low[i])
        if entry is not None:
            return i, entry
    return _top(view, cue), None
