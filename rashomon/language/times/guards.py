"""Looks at the words around: is "May" a month here, is this figure a year, is that "week" a rate."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from rashomon.language.times.grammar import Hit
from rashomon.language.times.words import Word

BEFORE_MONTH = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "by",
        "past",
        "coming",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "of",
        "from",
        "to",
        "between",
        "and",
        "or",
        "before",
        "after",
        "during",
        "through",
        "-",
        "–",
    }
)
ON_WEEKDAY = frozenset({"on", "last", "until", "since"})
BEFORE_YEAR = BEFORE_MONTH | {"year", "fiscal", "summer", "spring", "winter", "autumn", "fall", "as"}
BEFORE_COUNT = frozenset(
    {
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "over",
        "than",
        "least",
        "most",
        "another",
        "additional",
        "all",
        "$",
        "£",
        "€",
        "#",
        "up",
    }
)
BESIDE_MONTH = frozenset({"day", "ordinal", "year", "yr", "dayrange"})
BEFORE_DURATION = frozenset(
    {"for", "after", "in", "over", "within", "of", "during", "through", "than", "spent", "lasted", "took", "many"}
)
AT_HOUR = frozenset(
    {"at", "around", "about", "from", "until", "till", "by", "since", "after", "before", "towards", "toward", "nearly"}
)
ENTERED = frozenset(
    {"into", "entered", "enters", "entering", "enter", "for", "reached", "reaching", "began", "on", "in"}
)
"""Words before the day of a fight that has gone on for some: "went into its third day"."""
BEFORE_PART = frozenset({"in", "during", "by", "of", "until", "through", "throughout", "since"})
ROLLS = frozenset({"in", "over", "during", "within", "throughout", "for", "across"})
"""Words before a stretch of time that runs on to the page's own day."""
RATED = frozenset({"times", "once", "twice", "%", "percent", "cent", "dollars"})
Words = Sequence[Word | None]


def _lower(doc: Doc, at: int) -> str:
    return doc[at].lower_ if 0 <= at < len(doc) else ""


def _tag(doc: Doc, at: int) -> str:
    return doc[at].tag_ if 0 <= at < len(doc) else ""


def _kind(words: Words, at: int) -> str:
    word = words[at] if 0 <= at < len(words) else None
    return word.kind if word else ""


def _capital(doc: Doc, at: int) -> bool:
    return 0 <= at < len(doc) and doc[at].text[:1].isupper()


def _opens(doc: Doc, at: int) -> bool:
    """Whether the word begins a sentence, a line or a quotation, where a capital says nothing."""
    return at == 0 or bool(doc[at].is_sent_start) or not doc[at - 1].text[-1:].isalnum()


def _short_month(doc: Doc, words: Words, at: int) -> bool:
    """ "Jan" and "Mar" are names too: without a full stop they need a figure beside them."""
    if doc[at].text[-1] != "." and not (
        _kind(words, at - 1) in BESIDE_MONTH or _kind(words, at + 1) in BESIDE_MONTH or _kind(words, at + 1) == "dash"
    ):
        return False
    return _risky_month(doc, words, at)


def _risky_month(doc: Doc, words: Words, at: int) -> bool:
    beside = _kind(words, at - 1) in BESIDE_MONTH or _kind(words, at + 1) in BESIDE_MONTH
    if not _capital(doc, at) or (_tag(doc, at) == "MD" and not beside):
        return False
    if beside or _lower(doc, at - 1) in BEFORE_MONTH or _lower(doc, at + 1) == "day":
        return True
    return _lower(doc, at - 1) in ("the", "a", "its") and _tag(doc, at + 1)[:2] == "NN"


def _month(doc: Doc, words: Words, at: int) -> bool:
    return _capital(doc, at) and not (_kind(words, at - 1) == "name-before" and _capital(doc, at - 1))


def _short_weekday(doc: Doc, words: Words, at: int) -> bool:
    """ "Sat" and "Sun" are words and names too: they need a date or a part of the day behind, or "on" before and no name behind."""
    if not _capital(doc, at):
        return False
    after = at + 2 if _kind(words, at + 1) == "comma" else at + 1
    if _kind(words, after) in {"month", "may", "august", "mon", "day", "ordinal", "date", "part"}:
        return True
    if _kind(words, after) == "clock" and (at == 0 or "\n" in doc[at - 1].text):
        return True
    return _lower(doc, at - 1) in ON_WEEKDAY and not _capital(doc, at + 1)


def _weekday(doc: Doc, words: Words, at: int) -> bool:
    if not _capital(doc, at):
        return False
    before = words[at - 1] if at else None
    named = before is not None and before.kind == "name-before" and _capital(doc, at - 1)
    if named and before is not None and before.value == "day":
        return not _capital(doc, at + 1)  # "Good Friday" is a day, the Good Friday Agreement is none
    named = (named and not _opens(doc, at - 1)) or _forename(doc, words, at)
    return not named and not (_kind(words, at + 1) == "name-after" and _capital(doc, at + 1))


def _forename(doc: Doc, words: Words, at: int) -> bool:
    """ "The governor, Monday Okpebholo, put it at ten", "spokesman Sunday Dare said": a first name, as in Nigeria, with one name behind it and no word that
    leads to a day before it."""
    if at == 0 or not _capital(doc, at + 1) or _kind(words, at + 1) or _tag(doc, at + 1) != "NNP":
        return False
    after, before = _lower(doc, at + 2), doc[at - 1]
    titled = before.tag_ in ("NN", "NNP") and before.dep_ in ("compound", "nmod", "amod") and before.head.i == at + 1
    apposed = before.text == "," and after == "," and doc[at].dep_ == "compound" and doc[at].head.i == at + 1
    return titled or apposed


def _year(doc: Doc, words: Words, at: int) -> bool:
    value = int(doc[at].text)
    before, after = _lower(doc, at - 1), _tag(doc, at + 1)
    if before in BEFORE_COUNT or _kind(words, at - 1) == "label" or _kind(words, at + 1) in {"zone", "unit", "units"}:
        return False
    if _kind(words, at - 1) in {"dash", "slash"} and _kind(words, at - 2) == "day":
        return False
    led = before in BEFORE_YEAR
    counted = after in ("NNS", "NNPS") or (after[:2] in ("JJ", "NN") and _tag(doc, at + 2) in ("NNS", "NNPS"))
    if not 1900 <= value <= 2050:
        return led and before not in ("of", "to", "and", "or", "-", "–") and value < 1900 and after[:1] != "N"
    if counted:
        return value % 100 != 0 and (led or before in ("the", "'s", "its", "their", "his", "her", "our"))
    if value % 100 == 0 and not led:
        return after[:1] not in "NJ"
    return _tag(doc, at - 1)[:2] != "VB" or led


def _day(doc: Doc, words: Words, at: int) -> bool:
    """Not "In April 20 people": a month that stands with "in" has no day."""
    if _kind(words, at - 1) not in {"month", "may", "august", "mon"} or _lower(doc, at - 2) != "in":
        return True
    return _tag(doc, at + 1) not in ("NNS", "NNPS")


def _deictic(doc: Doc, words: Words, at: int) -> bool:
    if doc[at].lower_.endswith("ys") or doc[at].lower_ == "tomorrows":
        return _tag(doc, at + 1)[:1] in ("N", "J")
    return not _capital(doc, at) or _opens(doc, at) or not _capital(doc, at - 1)


def _plain(doc: Doc, words: Words, at: int) -> bool:
    return not _capital(doc, at) or (_opens(doc, at) and not _capital(doc, at + 1))


def _hourly(doc: Doc, words: Words, at: int) -> bool:
    """Not in "a dawn-to-dusk curfew"."""
    return _plain(doc, words, at) and _lower(doc, at + 1) != "-" and _lower(doc, at - 2) != "to"


def _decade(doc: Doc, words: Words, at: int) -> bool:
    """Not "students in their 20s"."""
    if len(doc[at].text) > 4:
        return True
    before = at - 2 if _kind(words, at - 1) in ("early", "dash") else at - 1
    return _kind(words, before) in ("the", "quote") or doc[at].text[0] in "'’"


def _often(doc: Doc, words: Words, at: int) -> bool:
    if _capital(doc, at + 1) or _lower(doc, at + 1) in ("newspaper", "paper"):
        return False
    return _plain(doc, words, at) and not (_tag(doc, at) == "NN" and _tag(doc, at + 1)[:1] != "N")


def _vaguely(doc: Doc, words: Words, at: int) -> bool:
    return _lower(doc, at - 1) != "as" and _lower(doc, at + 1) != "that" and _lower(doc, at + 2) != "then"


def _following(doc: Doc, words: Words, at: int) -> bool:
    """ "The following Tuesday" is one; "the crowd gathered following Tuesday's raid" is after the last one."""
    after = words[at + 1] if at + 1 < len(words) else None
    day = after is not None and after.kind in ("weekday", "wday", "overnight")
    return not day or _lower(doc, at) != "following" or _tag(doc, at - 1) in ("DT", "PRP$", "POS", "CC", "IN", "JJ")


CHECKS: dict[str, Callable[[Doc, Words, int], bool]] = {
    "may": _risky_month,
    # "Mourning will last three days" looks ahead.
    "last": lambda doc, words, at: _tag(doc, at) != "VB",
    "mon": _short_month,
    "month": _month,
    "august": _month,
    "wday": _short_weekday,
    "weekday": _weekday,
    "weekdays": _weekday,
    "year": _year,
    "day": _day,
    "deictic": _deictic,
    "hourly": _hourly,
    "season": _plain,
    "fall": _plain,
    "often": _often,
    "decade": _decade,
    "vaguely": _vaguely,
    "following": _following,
}
"""By class: whether the word has it here."""


def _noun_follows(doc: Doc, hit: Hit) -> bool:
    return _tag(doc, hit.end)[:2] in ("NN", "JJ")


def _is_old(doc: Doc, hit: Hit) -> bool:
    end = hit.end + (_lower(doc, hit.end) == "-")
    return _lower(doc, end) in ("old", "olds") or (_lower(doc, end) == "of" and _lower(doc, end + 1) == "age")


def _of_another_calendar(doc: Doc, words: Words, hit: Hit) -> bool:
    """ "On the 14th of Ramadan": a month that is none of ours."""
    return _lower(doc, hit.end) == "of" and _capital(doc, hit.end + 1) and not _kind(words, hit.end + 1)


def _thing(doc: Doc, words: Words, hit: Hit) -> bool:
    if _kind(words, hit.end - 1) == "long":
        return True
    for at in range(hit.end, min(hit.end + 4, len(doc))):
        if _kind(words, at) == "thing":
            return True
        if _tag(doc, at)[:1] not in ("J", "N", "V", "H"):
            return False
    return False


def _of_2001(doc: Doc, words: Words, hit: Hit) -> bool:
    """ "The September 11 attacks" are those of 2001 when no year stands there."""
    month, day = words[hit.start], words[hit.end - 1]
    if not month or not day or (month.value, day.value) != (9, 11):
        return False
    return "attacks" in (_lower(doc, hit.end), _lower(doc, hit.end + 1))


def _rated(doc: Doc, hit: Hit) -> bool:
    return _lower(doc, hit.start - 1) in RATED or _tag(doc, hit.start - 1) in ("NNS", "CD")


def _unit_of(words: Words, hit: Hit) -> str:
    value = words[hit.groups["unit"][0]]
    return str(value.value[0]) if value and isinstance(value.value, tuple) else ""


GUARDS: dict[str, Callable[[Doc, Words, Hit], bool]] = {
    "nounless": lambda doc, words, hit: (
        _lower(doc, hit.start - 1) in ("on", "until", "by", "since")
        and not _noun_follows(doc, hit)
        and not _of_another_calendar(doc, words, hit)
    ),
    "first": lambda doc, words, hit: _lower(doc, hit.start) == "first",
    "firstday": lambda doc, words, hit: (
        "first" in (_lower(doc, hit.start), _lower(doc, hit.start + 1))
        and "day" in (_lower(doc, hit.start + 1), _lower(doc, hit.start + 2))
        and (_lower(doc, hit.end - 1) == "year" or _kind(words, hit.end - 1) in {"month", "may", "august", "mon"})
    ),
    "afterlast": lambda doc, words, hit: not _noun_follows(doc, hit),
    "ends": lambda doc, words, hit: (
        hit.end >= len(doc) or doc[hit.end].is_punct or _tag(doc, hit.end)[:1] in ("V", "C")
    ),
    "eve": lambda doc, words, hit: (
        _lower(doc, hit.start - 1) == "on"
        and (hit.end >= len(doc) or doc[hit.end].is_punct or _tag(doc, hit.end)[:1] in ("V", "C", "I"))
        and _lower(doc, hit.end) not in ("of", "to")
    ),
    "apposed": lambda doc, words, hit: not _noun_follows(doc, hit),
    "athour": lambda doc, words, hit: (
        not AT_HOUR.isdisjoint((_lower(doc, hit.start - 1), _lower(doc, hit.start)))
        and ("hrs" not in hit.groups or _lower(doc, hit.groups["hrs"][0]) in ("hours", "hrs"))
    ),
    "entered": lambda doc, words, hit: (
        _unit_of(words, hit) == "day"
        and _lower(doc, hit.start - 1) in ("its", "their", "a", "the")
        and _lower(doc, hit.start - 2) in ENTERED
    ),
    "weekago": lambda doc, words, hit: "week" in (_lower(doc, hit.end - 2), _lower(doc, hit.end - 3)),
    "daybefore": lambda doc, words, hit: _lower(doc, hit.start) == "day",
    "month": lambda doc, words, hit: _lower(doc, hit.end - 1) == "month",
    "past": lambda doc, words, hit: _lower(doc, hit.start) == "past",
    "lastweek": lambda doc, words, hit: _lower(doc, hit.start + 1) == "week",
    "thisday": lambda doc, words, hit: (_lower(doc, hit.start + 1), _lower(doc, hit.end - 1)) == ("day", "week"),
    "led": lambda doc, words, hit: _lower(doc, hit.start - 1) in BEFORE_YEAR and not _noun_follows(doc, hit),
    "plural": lambda doc, words, hit: not _noun_follows(doc, hit),
    "owner": lambda doc, words, hit: _noun_follows(doc, hit),
    "inside": lambda doc, words, hit: _lower(doc, hit.start - 1) in BEFORE_PART,
    "nohour": lambda doc, words, hit: _unit_of(words, hit) not in ("hour", "day"),
    "hour": lambda doc, words, hit: _unit_of(words, hit) == "day",
    "day": lambda doc, words, hit: _unit_of(words, hit) == "day",
    "dayunit": lambda doc, words, hit: _lower(doc, hit.groups["dayunit"][0]) == "day",
    "hours": lambda doc, words, hit: (
        _lower(doc, hit.groups["hrs"][0]) in ("hours", "hrs")
        and (
            _kind(words, hit.groups["time"][0]) == "clock"
            or _lower(doc, hit.start - 1)
            in ("at", "around", "about", "by", "until", "from", "to", "till", "before", "after")
        )
    ),
    "attacks": _of_2001,
    "lasted": lambda doc, words, hit: _lower(doc, hit.start - 1) == "for",
    "week": lambda doc, words, hit: _lower(doc, hit.groups["weekno"][1]) == "week",
    "yearend": lambda doc, words, hit: _unit_of(words, hit) in ("year", "month"),
    "rate": lambda doc, words, hit: not _rated(doc, hit) and not _is_old(doc, hit),
    "during": lambda doc, words, hit: (
        _lower(doc, hit.start - 1) in ("in", "during", "for", "of", "over")
        and _unit_of(words, hit) not in ("hour", "day", "decade")
        and _lower(doc, hit.end) != "-"
        and (doc[hit.end].is_punct or _tag(doc, hit.end) in ("CC", "POS") if hit.end < len(doc) else True)
    ),
    "noage": lambda doc, words, hit: (
        not _is_old(doc, hit)
        and _lower(doc, hit.start - 1) != "aged"
        and (_lower(doc, hit.end - 1), _lower(doc, hit.end)) != ("quarters", "of")
    ),
    # The day before is "yesterday"; "their last day" is the end of something.
    "lastday": lambda doc, words, hit: _lower(doc, hit.end - 1) != "day" or _kind(words, hit.end - 2) != "last",
    "bareunits": lambda doc, words, hit: (
        (_lower(doc, hit.start - 1) in BEFORE_DURATION or _lower(doc, hit.end) == "of") and not _is_old(doc, hit)
    ),
    "thing": _thing,
    # "From the 5th to the 10th floor"; but "between the 5th and the 10th Malaita's men fought".
    "nounless2": lambda doc, words, hit: not _noun_follows(doc, hit) or _capital(doc, hit.end),
    # "Sunday the first of them died" names no day of the month.
    "dayth": lambda doc, words, hit: not _noun_follows(doc, hit) and _lower(doc, hit.end) not in ("of", "to", "time"),
    "weeksago": lambda doc, words, hit: _lower(doc, hit.end - 1) == "today",
    "two": lambda doc, words, hit: _kind(words, hit.start) in ("number", "day", "vague"),
    "rolling": lambda doc, words, hit: _lower(doc, hit.start - 1) in ROLLS,
    "pastday": lambda doc, words, hit: (
        _lower(doc, hit.end - 1) == "day"
        and _lower(doc, hit.start - 1) in ROLLS
        and _lower(doc, hit.end) not in ("of", "'s", "’s", "to")
    ),
}
"""By the name that a rule gives: whether its match stands here."""
