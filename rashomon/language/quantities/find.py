"""One pass over a text's words that finds every count in it."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from rashomon.language.quantities.lexicon import Lexicon, Phrase, Range, cardinal
from rashomon.model import Count

MONTHS = frozenset(n.lower() for m in (calendar.month_name, calendar.month_abbr) for n in m if n) | {"sept"}
RANGE = re.compile(r"(\d+)[-–](\d+)")
SINCE = frozenset({"in", "since", "from", "until", "till", "by", "during", "early", "late", "mid", "before", "after"})
MONEY = frozenset("$£€¥₹₪")
DASHES = frozenset("-–—")
BEHIND = (("or", "more"), ("at", "the", "least"), ("if", "not", "more"))
"""What may also stand behind the noun: "54 persons or more"."""
JOINERS = frozenset({"to", "or", "and"})
AGES = frozenset({"age", "ages", "aged"})
AGES_APART = 8
"""Tokens between "aged" and the last of several ages at most."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "got", "of"})


class Found(NamedTuple):
    """A count with its half-open range of token indices."""

    start: int
    end: int
    value: Count


def find(words: list[str], tags: list[str], texts: list[str], lex: Lexicon) -> list[Found]:
    """Every count in a text, in order, none overlapping.

    Parameters: the tokens in lower case, their Penn tags and their texts as written, all of one length. Result: half-open
    token ranges with the count they say.
    """
    found: list[Found] = []
    at, size = 0, len(words)
    starts = lex.starts
    while at < size:
        word = words[at]
        if word in starts or "0" <= word[0] <= "9":
            hit = _count(words, tags, texts, at, lex)
            if hit is not None:
                last = found[-1].end if found else 0
                found.append(hit if hit.start >= last else Found(last, hit.end, hit.value))
                at = hit.end
                continue
        at += 1
    return found


def _count(words: list[str], tags: list[str], texts: list[str], at: int, lex: Lexicon) -> Found | None:
    """The count whose number begins at ``at``, widened over its modifiers."""
    word = words[at]
    bare = (_hyphened(words, at) if "0" <= word[0] <= "9" else None) or _bare(words, at, lex)
    if bare is None:
        if word in ("a", "an", "another"):
            return None if _modifies(words, at, lex) else _single(words, tags, at, lex)
        return _nobody(words, tags, at, lex) if word in lex.none else None
    (low, high), end = bare
    if word == "one" and end == at + 1 and low == high == 1:
        return _one(words, tags, at, lex)
    if _no_count(words, tags, texts, at, end, lex):
        return None
    joined = _joined(words, tags, texts, at, end, lex)
    if joined is not None:
        return joined if joined.end else None
    start, effects = at, []
    for _ in range(2):
        start, effect = _start(words, start, lex)
        effects.append(effect)
    for phrase, effect in lex.after.get(words[end], ()) if end < len(words) else ():
        if tuple(words[end : end + len(phrase)]) == phrase and not _goes_on(words, end + len(phrase), lex):
            effects.append(effect)
            end += len(phrase)
            break
    else:
        effects.append(_behind_noun(words, tags, end, lex))
    return Found(start, end, _bend((low, high), effects))


def _behind_noun(words: list[str], tags: list[str], end: int, lex: Lexicon) -> str:
    """What stands behind the noun that a number counts does to it: "54 persons or more"."""
    noun = end
    while noun < len(words) and tags[noun] in ("JJ", "NN", "NNP"):
        noun += 1
    if noun >= len(words) or (tags[noun] not in ("NNS", "NNPS") and words[noun] != "people"):
        return "plain"
    for phrase, effect in lex.after.get(words[noun + 1], ()) if noun + 1 < len(words) else ():
        if phrase in BEHIND and tuple(words[noun + 1 : noun + 1 + len(phrase)]) == phrase:
            return "plain" if _goes_on(words, noun + 1 + len(phrase), lex) else effect
    return "plain"


def _goes_on(words: list[str], at: int, lex: Lexicon) -> bool:
    """Whether what follows at ``at`` takes the words before it for its own: "12 or more than 12", "killed 12 at least 40 wounded"."""
    return at < len(words) and (words[at] == "than" or words[at][0].isdigit() or words[at] in lex.starts)


def _joined(words: list[str], tags: list[str], texts: list[str], at: int, end: int, lex: Lexicon) -> Found | None:
    """The range "N to M", "N or M", "between N and M" that the number in ``[at, end)`` opens; an empty one where what it
    counts is no count; ``None`` where there is none. "From N to M" tells a change, so two figures."""
    before = words[at - 1] if at else ""
    if end + 1 >= len(words) or words[end] not in JOINERS:
        return None
    if (words[end] == "and" and before != "between") or (words[end] == "to" and before == "from"):
        return None
    near, far = _bare(words, at, lex), _bare(words, end + 1, lex)
    if near is None or far is None or near[0][0] is None or far[0][0] is None or far[0][0] <= near[0][0]:
        return None
    if _no_count(words, tags, texts, end + 1, far[1], lex):
        return Found(at, 0, Count())
    start = at - 1 if before == "between" else _start(words, at, lex, "plain")[0]
    high = far[0][1] if far[0][1] is not None else far[0][0]
    return Found(start, far[1], Count(low=near[0][0], high=high))


def _bare(words: list[str], at: int, lex: Lexicon) -> tuple[Range, int] | None:
    """Range and end of the number or vague word at ``at``, without its modifiers."""
    number = cardinal(words, at, lex)
    if number is not None:
        value, end = number
        return (value, value), end
    word = words[at]
    if word in lex.plurals:
        low, end = lex.plurals[word], at + 1
        while end + 1 < len(words) and words[end] == "of" and words[end + 1] in lex.plurals:
            low, end = low * lex.plurals[words[end + 1]], end + 2
        return (low, None), end
    if word in lex.scales:
        return ((lex.scales[word],) * 2, at + 1) if word in ("dozen", "hundred") else None
    for phrase, (vague_low, high) in lex.vague.get(word, ()):
        end = at + len(phrase)
        if tuple(words[at:end]) == phrase:
            if (
                end < len(words)
                and vague_low is not None
                and (scale := lex.scales.get(words[end]) or lex.plurals.get(words[end]))
            ):
                return (vague_low * scale, high and high * scale), end + 1
            return (vague_low, high), end
    return None


def _hyphened(words: list[str], at: int) -> tuple[Range, int] | None:
    """A range written with a dash, "10-15", in one token or three."""
    three = "".join(words[at : at + 3])
    for text, end in ((words[at], at + 1), (three, at + 3)):
        match = RANGE.fullmatch(text)
        if (
            match
            and int(match[1]) < int(match[2])
            and len(match[2]) < 4
            and text[0] != "0"
            and words[end : end + 1] not in (["-"], ["/"])
        ):
            return (int(match[1]), int(match[2])), end
    return None


def _modifies(words: list[str], at: int, lex: Lexicon) -> bool:
    """Whether "another" or "a" at ``at`` begins the modifiers of a number that follows ("another three", "a further ten")."""
    for end in (at + 1, at + 2, at + 3):
        if end < len(words) and _start(words, end, lex)[0] == at:
            return _bare(words, end, lex) is not None or words[end] in lex.plurals
    return False


def _start(words: list[str], at: int, lex: Lexicon, only: str | None = None) -> tuple[int, str]:
    """Where the longest modifier before ``at`` begins, and what it does to the number."""
    if at:
        for phrase, effect in lex.before.get(words[at - 1], ()):
            if at >= len(phrase) and tuple(words[at - len(phrase) : at]) == phrase and only in (None, effect):
                if phrase == ("up", "to") and at > 2 and words[at - 3] in lex.rises:
                    # "the toll went up to 12"
                    continue
                return at - len(phrase), effect
    return at, "plain"


def _bend(base: Range, effects: list[str]) -> Count:
    """The count that a number becomes under its modifiers."""
    low, high = base
    value = high if high is not None else low
    if "floor" in effects:
        return Count(low=low, high=None)
    if "ceiling" in effects and high is not None:
        return Count(low=None, high=value)
    return Count(low=low, high=high, approximate="about" in effects)


def _no_count(words: list[str], tags: list[str], texts: list[str], at: int, end: int, lex: Lexicon) -> bool:
    """Whether the number in ``[at, end)`` is a year, a date, a time, a price, a measure, an age or part of a name."""
    size = len(words)
    after = words[end] if end < size else ""
    before = words[at - 1] if at else ""
    digits = end == at + 1 and words[at][0].isdigit()
    if after in lex.units or (after == "per" and end + 1 < size and words[end + 1] == "cent"):
        return True
    if after in DASHES and end + 1 < size and words[end + 1] in lex.units:
        return True
    if _age(words, at, lex):
        return True
    if before == "number" and at > 1 and words[at - 2] in lex.deeds:
        # "the wounded number 70"
        return False
    if before in MONEY or before in lex.labels or (at and texts[at - 1][-1] in MONEY):
        return True
    if (words[at] == "many" and before == "as") or before == "how" or (before in ("so", "too") and words[at] == "many"):
        return True
    if not digits:
        return after in DASHES and end + 1 < size and tags[end + 1][:1] in "NJ" and texts[end + 1].islower()
    plural = tags[end] in ("NNS", "NNPS") if end < size else False
    if before.rstrip(".") in MONTHS or after in MONTHS or (before == "." and at > 1 and words[at - 2] in MONTHS):
        dated = before == "." or before.endswith(".") or (at > 1 and words[at - 2] == "the")
        return not plural or after in MONTHS or len(words[at]) == 4 or (dated and len(words[at]) < 3)
    aside = before in DASHES and at > 1 and (before == "—" or tags[at - 2] in ("NNS", "NNPS")) and _plural(tags, end)
    if (
        (before in DASHES and not aside and not _opens_entry(words, texts, at, lex))
        or (after in DASHES and end + 1 < size and tags[end + 1] == "CD")
        or words[at].count("-") > 1
    ):
        return True
    listed = tags[end + 2 : end + 3] == ["NNS"]
    clock = after in (":", "/") and end + 1 < size and words[end + 1][0].isdigit() and not listed
    # "14:40: 21 people were hurt" gives the time, then the count; "the toll at 28: 20 soldiers", a total and its parts
    timed = before in (":", "/") and at > 1 and words[at - 2][0].isdigit() and not words[at - 2].count(":")
    timed = timed and not (before == ":" and plural)
    if words[at][0] == "0" or clock or timed:
        return words[at] != "0" or not plural
    if len(words[at]) == 4 and "1000" <= words[at] <= "2100" and not plural:
        if before in MONTHS or before[:1].isdigit() or (before in SINCE and words[at] >= "1900"):
            return True
        noun = end < size and tags[end][:1] in "NJ" and "NNS" in tags[end : end + 3]
        return not noun and after not in ("of", "other", "more", "were", "killed", "wounded")
    if before == "," and after in (",", ".", ";", "and") and at > 1 and tags[at - 2][:1] in "NU" and not plural:
        return not words[at - 2][0].isdigit()
    if before in (",", "and") and after in (",", ".", ";", "and") and at > 3 and words[at - 2].isdigit() and not plural:
        # "two boys, 14 and 15, were hurt"
        return _no_count(words, tags, texts, at - 2, at - 1, lex)
    named = at > 0 and tags[at - 1][:3] == "NNP" and texts[at - 1][:1].isupper() and before not in lex.deeds
    return named and (end == size or tags[end][:1] not in "NJV" or after in BE)


def _opens_entry(words: list[str], texts: list[str], at: int, lex: Lexicon) -> bool:
    """Whether the dash before the number at ``at`` only sets it off: as the mark of a list's entry ("- 6 killed"), or behind what it
    counts ("killed - 7")."""
    return at == 1 or texts[at - 2].isspace() or words[at - 2] in lex.deeds


def _plural(tags: list[str], end: int) -> bool:
    """Whether a plural noun follows at ``end``, over adjectives: what stands before the number is then no name."""
    while end < len(tags) and tags[end][:2] == "JJ":
        end += 1
    return end < len(tags) and tags[end] in ("NNS", "NNPS")


def _one(words: list[str], tags: list[str], at: int, lex: Lexicon) -> Found | None:
    """ "One" where it counts somebody, under what stands before it ("at least one", "more than one")."""
    single = _single(words, tags, at, lex)
    start, effect = _start(words, at, lex)
    return single if single is None or effect == "plain" else Found(start, single.end, _bend((1, 1), [effect]))


def _age(words: list[str], at: int, lex: Lexicon) -> bool:
    """Whether the number at ``at`` stands in "aged 12", "ages 12 to 16" or "between ages 5, 7 and 9"."""
    k = at - 1
    while (
        k > 0
        and at - k < AGES_APART
        and (
            words[k] in JOINERS
            or words[k] in DASHES
            or words[k] in (",", "between")
            or cardinal(words, k, lex) is not None
        )
    ):
        k -= 1
    return k >= 0 and words[k] in AGES


def _single(words: list[str], tags: list[str], at: int, lex: Lexicon) -> Found | None:
    """ "a", "one" or "another" before a noun, or "one" and "another" standing for somebody: a count of one."""
    word, size = words[at], len(words)
    if (
        word in ("one", "another")
        and at
        and words[at - 1] in ("no", "any", "every", "each", "which", "this", "that", "the", "one")
    ):
        return None
    if word == "a" and at + 1 < size and words[at + 1] in lex.ordinals and _stands_alone(words, tags, at + 2):
        # "killed two and wounded a third": nothing that the ordinal could tell apart follows
        return Found(at, at + 2, Count(low=1, high=1))
    for step in range(1, 6):
        if at + step >= size:
            break
        tag, follower = tags[at + step], words[at + step]
        if follower in lex.units or (step == 1 and follower == "of"):
            return None
        if tag in ("NN", "NNP"):
            nxt = at + step + 1
            if nxt < size and (
                tags[nxt] in ("NN", "NNP", "NNS", "POS", "HYPH") or (tag == "NNP" and tags[nxt][:1] == "J")
            ):
                continue
            return Found(at, at + 1, Count(low=1, high=1))
        if tag[:2] not in ("JJ", "RB", "VB", "CD", "NN") and tag not in ("HYPH", "POS", ","):
            if word in ("one", "another") and step > 1 and tag in ("CC", "IN", ".", ":"):
                return Found(at, at + 1, Count(low=1, high=1))
            break
        if word in ("one", "another") and (follower in BE or tag in ("VBN", "VBD")):
            return Found(at, at + 1, Count(low=1, high=1))
    alone = word in ("one", "another") and (at + 1 == size or tags[at + 1][:1] in ".,CIRVW:-")
    return Found(at, at + 1, Count(low=1, high=1)) if alone and (at + 1 == size or words[at + 1] != "of") else None


def _stands_alone(words: list[str], tags: list[str], end: int) -> bool:
    """Whether no noun or its like follows at ``end``."""
    return end == len(words) or (tags[end][:1] not in "NJC" and words[end] not in ("of", "-", "–", ","))


def _nobody(words: list[str], tags: list[str], at: int, lex: Lexicon) -> Found | None:
    """ "no", "none", "nobody": a count of nobody; "no" only before a noun."""
    for phrase in lex.none[words[at]]:
        end = at + len(phrase)
        if tuple(words[at:end]) != phrase:
            continue
        if phrase == ("no",):
            following: Phrase = tuple(tags[end : end + 3])
            if (
                not following
                or following[0][:1] not in "NJ"
                or words[end] in lex.units
                or not (any(t[:1] == "N" for t in following) or words[end + 1 : end + 2] == ["dead"])
            ):
                return None
        return Found(at, end, Count(low=0, high=0))
    return None
