"""How phrases for people hang together: lists joined by "and", and wholes with their parts."""

from __future__ import annotations

from rashomon.reading.tolls.people import ONE, QUOTES, Group, View
from rashomon.reading.tolls.sums import add_up, exact
from rashomon.reading.words import words

DASHES = frozenset({"-", "--", "–", "—", ":", "(", ","})
ALSO = frozenset({",", "and", "&", "or"})
INCLUDED = frozenset({"included", "inclusive"})
SETS_OFF = frozenset({",", "(", "-", "--", "–", "—"})
AROUND = 10
"""Tokens between a whole and the part that "among them" behind it says it to be ("80 people were killed on the spot, 20 children among them")."""
TELLING = words("telling")
HEDGES = words("hedges")
GUESSES = words("guesses")
AGEING = words("ageing")
THEN = words("then")
GAVE = words("gives-a-figure")
ELDEST = words("eldest")
OF_WHERE = 5
"""Tokens behind an office to the end of where it is held ("the vicar of Mbari")."""
SHORT_NOTE = 5
"""Tokens of what stands in brackets behind a phrase for people, with the brackets."""
AMONG = {
    ("among", "them"),
    ("among", "whom"),
    ("among", "those"),
    ("of", "whom"),
    ("of", "them"),
    ("among", "others"),
    ("of", "which"),
}
ALONG = (
    ("as", "well", "as"),
    ("along", "with"),
    ("alongside",),
    ("together", "with"),
    ("in", "addition", "to"),
    ("plus",),
    ("besides",),
    ("both",),
    ("as", "were"),
    ("as", "did"),
    ("as", "have"),
    ("as", "had"),
    ("as", "was"),
)


NOT_SO = {
    ("excluding",),
    ("except",),
    ("besides",),
    ("apart", "from"),
    ("aside", "from"),
    ("other", "than"),
    ("not", "counting"),
    ("not", "including"),
    ("without", "counting"),
    ("not",),
    ("and", "not"),
    ("rather", "than"),
    ("instead", "of"),
    ("but", "not"),
}
"""What stands between a figure and one that it takes the place of, or does not count."""


def link(view: View, found: list[Group]) -> None:
    """Join the phrases of one sentence, in place: members into lists (``also``), parts under their whole (``parts``)."""
    _join(view, found)
    _split(view, found)
    add_up(view, found)


def _join(view: View, found: list[Group]) -> None:
    """Join neighbours by "and" into lists, and put what follows "including" or "among them" under its whole."""
    for n, right in enumerate(found[1:], start=1):
        left = found[n - 1]
        gap = [word for word in view.words[left.end : right.start] if word not in QUOTES]
        if gap[:1] == ["("] and ")" in gap[:SHORT_NOTE]:
            # "a junior officer (JCO) and three soldiers"
            gap = gap[gap.index(")") + 1 :]
        if view.words[left.end - 1].isdigit() and gap[:1] == [","]:
            # "Ali Hassan, 15, and ...": the comma closes his age.
            gap = gap[1:]
        if (
            gap[-1:] == ["among"]
            and (len(gap) == 1 or any(word in view.lex.cues["be"] for word in gap[-3:]))
            and right.counted
            and left.counted
        ):
            for part in (left.whole or left).chain():
                part.whole = right
                right.parts.append(part)
        elif (whole := _holding(view, found[: n + 1], gap)) is not None or (
            whole := _around(view, found, n)
        ) is not None:
            right.whole = whole
            whole.parts.append(right)
        elif (
            tuple(word for word in gap if word not in (",", "(")) in NOT_SO and left.counted and right.kind != "pronoun"
        ):
            # "thirty people, and not 31, were killed"
            right.whole = left
        elif _joined(view, left, right, gap) and not _speaks(view, found[n:]):
            if left.whole is not None:
                if _told(view, left.whole.start - 1, left.start) and _starts_clause(view, right):
                    continue
                right.whole = left.whole
                left.whole.parts.append(right)
            else:
                right.lead = left.lead or left
                right.lead.also.append(right)


def _holding(view: View, found: list[Group], gap: list[str]) -> Group | None:
    """The phrase that the last of those found is a part of."""
    left, right = found[-2], found[-1]
    if view.words[right.start - 1] == "one" and view.words[right.start] in ("a", "an") and right.start > left.end:
        # "15 villagers, most of them girls and one a nurse, were shot"
        return left.whole or _whole(found[:-1])
    whole = (left.whole or _whole(found[:-1])) if _is_part(view, left, right, gap) else None
    told = len(found) > 2 and right.kind == "people"
    return _told_of(view, found[-3], left, right) if whole is None and told else whole


def _around(view: View, found: list[Group], n: int) -> Group | None:
    """The phrase that the ``n``-th is a part of by what stands behind it or its list: "80 people, 20 children among them", "ten were shot, two women
    and a boy included"."""
    gap = view.words[found[n - 1].end : found[n].start]
    if not found[n].counted or not gap or (gap[-1] not in SETS_OFF and gap[-2:] != [",", "with"]):
        return None
    last = n
    while last + 1 < len(found) and _plain(view.words[found[last].end : found[last + 1].start]):
        last += 1
    at = found[last].end
    behind = view.at(at) in INCLUDED or (view.at(at), view.at(at + 1)) in (("among", "them"), ("amongst", "them"))
    whole = (found[n - 1].whole or _whole(found[:n])) if behind and len(gap) <= AROUND else None
    return whole if whole is not None and whole.counted else None


def _told_of(view: View, part: Group, kind: Group, right: Group) -> Group | None:
    """The whole of the part before, of which ``kind`` says who they are, so that the next is one of its parts, too: "ten were hurt, of whom six
    were soldiers and four civilians"."""
    be = view.words[part.end : kind.start]
    told = 0 < len(be) < 3 and be[0] in view.lex.cues["be"] and not kind.counted and kind.noun is not None
    own = _told(view, right.end, right.end + 1) or _starts_clause(view, right)
    joined = right.counted and not own and _plain(view.words[kind.end : right.start])
    return part.whole if told and joined and part.counted else None


def _speaks(view: View, rest: list[Group]) -> bool:
    """Whether the phrase, or the name behind it that it says the office of, tells the sentence: "killed 35, the mayor, Ali Musa, said"."""
    first = rest[0]
    if first.counted and first.count != ONE:
        return False
    for group in rest[:2]:
        after = group.end + (view.at(group.end) == ",")
        beside = group.start - first.end < SHORT_NOTE and view.words[group.start - 1] == ","
        if view.at(after) in TELLING and (group is first or beside):
            return True
        if view.at(group.end) != "," and view.at(group.end) != "of":
            return False
    return False


def _split(view: View, found: list[Group]) -> None:
    """Make the members of a list parts of the phrase right before it whose number they add up to ("nine people -- seven
    civilians and two soldiers --")."""
    for n, group in enumerate(found[:-1]):
        if (
            group.whole is not None
            or group.parts
            or group.lead is not None
            or group.kind not in ("people", "number", "others")
        ):
            continue
        named = _named_after(view, group, found[n + 1])
        if named:
            group.parts = named
            for part in named:
                part.whole, part.lead, part.also = group, None, []
            continue
        rest = group.also if len(group.also) > 1 else []
        if not rest and not group.also and found[n + 1].lead is None and _set_off(view, group.end, found[n + 1].start):
            rest = found[n + 1].chain()
        if (
            len(rest) > 1
            and exact(group)
            and exact(group) == sum(exact(g) for g in rest)
            and all(exact(g) for g in rest)
        ):
            group.also = []
            group.parts = rest
            for part in rest:
                part.whole, part.lead, part.also = group, None, []


def _named_after(view: View, group: Group, first: Group) -> list[Group]:
    """The uncounted kinds that a number is told to be of, between commas: "38 people, soldiers and rebels, were killed"."""
    kinds = first.chain()
    told = (
        group.counted
        and group.count != ONE
        and view.words[group.end : first.start] == [","]
        and len(kinds) > 1
        and not any(kind.counted or kind.noun is None or not kind.noun.plural for kind in kinds)
    )
    return kinds if told and view.at(kinds[-1].end) == "," else []


def _set_off(view: View, start: int, end: int) -> bool:
    """Whether only a dash, colon or bracket and the words of harm said of the whole stand between it and a list."""
    gap = view.words[start:end]
    be = view.lex.cues["be"]
    return (
        0 < len(gap) < 6
        and gap[-1] in DASHES
        and all(word in DASHES or word in be or word in view.lex.harm for word in gap)
    )


def _joined(view: View, left: Group, right: Group, gap: list[str]) -> bool:
    """Whether two neighbours are members of one list; a list that lost its commas has none between."""
    if left.possessive or (left.counted and not right.counted):
        return False
    listed = right.kind == "noun" and view.tags[right.end - 1][:3] == "NNP" and left.kind in ("people", "noun")
    if (
        gap == [","]
        and not listed
        and (right.kind in ("number", "noun", "name") or view.tags[right.end : right.end + 1] in (["VBD"], ["VBZ"]))
        and (left.kind != right.kind or right.kind != "name")
    ):
        return False
    if gap == [","] and _apposition(view, left, right):
        return False
    if gap[:1] == [","] and gap[1:2] and gap[1] in GUESSES and "and" not in gap and left.count == right.count == ONE:
        # "a person, possibly a teenager, was hit"
        return False
    if gap == [","] and QUOTES.intersection(view.words[left.end : right.start]):
        # "We lost two men," a spokesman said
        return False
    if "," in gap and _subject(view, right.head) and not _subject(view, left.head):
        # "the driver of the car, and 68 people were wounded"
        return False
    if not left.counted and right.counted and view.words[left.start - 1] == "by" and left.start:
        # "killed by police and 12 others hurt"
        return False
    if left.kind == "name" and left.start and view.tags[left.start - 1] == "IN" and view.words[left.start - 1] != "of":
        return False
    if _harmed(view, left.head, left.head) or _harmed(view, right.start, right.head):
        return False
    if _told(view, left.start - 1, left.start) and _starts_clause(view, right):
        # "lost four men and twenty were wounded"
        return False
    own = view.lex.harm.get(view.at(right.end), ()) if right.kind == "number" else ()
    if any(entry.kind == "noun" or (entry.kind == "adj" and gap != ["and"]) for entry in own):
        # "the deaths of 30 people and 50 injuries", "40 in addition to 100 injured"
        return False
    if own and gap == ["and"] and left.kind == "number" and view.words[left.start - 1] in THEN | GAVE:
        # "five dead, later 18 and 45 injured", "the hospital gave 18 and 45 injured"
        return False
    if not gap:
        return left.start in view.counts and right.start in view.counts and left.kind == right.kind == "people"
    if _plain(gap):
        return True
    if gap[gap[0] == ","] in AGEING and gap[-1] == "and":
        # "two girls aged four and six and their mother", "two boys, ages 4 and 7, and their mother"
        return left.counted and not _told(view, left.end, right.start)
    if left.counted and gap[0] in ("of", "from", "in", "at", "with") and len(gap) < 9:
        if right.kind == "noun" and right.count == ONE:
            # "40 at the square, a crowded roundabout"
            return False
        if right.kind == "number" and gap[-1] == "," and view.at(right.end) in view.lex.harm:
            # "eight people with wounds, 60 abducted"
            return False
        tags = view.tags[left.end : left.end + len(gap)]
        cut = next((k for k in range(1, len(gap)) if tags[k][:1] not in "NJD" and tags[k] != "POS"), len(gap))
        return cut < len(gap) and _plain(gap[cut:])
    return False


def _apposition(view: View, left: Group, right: Group) -> bool:
    """Whether a second phrase for one person only says who the first is: "the third victim, a friend, was hit", "shot a girl, his relative,
    on Monday"; the last two of a list are joined by "and"."""
    single = left.count == right.count == ONE and left.head is not None and right.noun is not None
    at = right.end
    if single and view.at(at) == "of" and view.words[right.start] == "the":
        # "a second priest, the vicar of Mbari, was found dead"
        at = next(
            (k for k in range(at + 1, at + OF_WHERE) if view.tags[k : k + 1] not in (["NNP"], ["DT"], ["NN"])), at
        )
    if at > right.end and view.at(at) == "," and view.tags[at + 1 : at + 2] != ["DT"] and view.at(at + 1) != "and":
        return True
    after = view.tags[right.end + 1 : right.end + 2]
    told = view.at(right.end) == "," and bool(after) and after[0][:2] in ("VB", "MD", "WP", "WD", "IN")
    return single and (told or view.at(right.end) in (".", ";"))


def _subject(view: View, head: int | None) -> bool:
    return head is not None and view.tokens[head].dep_ in ("nsubj", "nsubjpass")


def _plain(gap: list[str]) -> bool:
    """Whether the words only join: "and", "as well as" ..."""
    rest = tuple(word for word in gap if word not in ALSO and word not in HEDGES)
    return not rest or rest in ALONG


def _harmed(view: View, start: int | None, head: int | None) -> bool:
    """Whether a phrase says its own harm: by its noun ("six martyrs") or before it ("140 injured people")."""
    if head is None or start is None:
        return False
    return _told(view, start, max(head, start + 1))


def _told(view: View, start: int, end: int) -> bool:
    """Whether a word of harm stands in the range."""
    return any(word in view.lex.harm for word in view.words[max(start, 0) : end])


def _starts_clause(view: View, group: Group) -> bool:
    """Whether a verb of its own follows the phrase."""
    word = view.at(group.end)
    return word in view.lex.cues["be"] or word in view.lex.cues["have"] or word in view.lex.harm


def _whole(before: list[Group]) -> Group | None:
    """The nearest phrase that can have parts: one for several people, rather one with a number."""
    many = [g for g in before if g.whole is None and g.count != ONE and g.kind not in ("name", "pronoun")]
    return next((g for g in reversed(many) if g.counted), many[-1] if many else None)


def _is_part(view: View, left: Group, right: Group, gap: list[str]) -> bool:
    """Whether ``right`` is told as a part of what stands before it ("12 people, including three children")."""
    size = len(gap)
    if right.kind in ("others", "people") and not {"them", "whom"}.isdisjoint(view.words[right.start : right.end]):
        # "seven of whom were soldiers" goes on with them, "seven of them were seen" begins anew
        whom = "whom" in view.words[right.start : right.end] and view.at(right.end) in view.lex.cues["be"]
        verb = (
            not whom
            and right.end < len(view.tags)
            and view.tags[right.end][:1] in "VM"
            and view.at(right.end) not in view.lex.harm
        )
        return size <= 20 and not verb and not {"and", "killing"}.intersection(gap)
    if left.whole is not None and left.kind == right.kind == "number":
        return 0 < size < 7 and gap[0] in ("in", "at", "near")
    if not 0 < size <= 25:
        return False
    if gap[:2] == [",", "the"] and gap[-1] in ELDEST and right.count == ONE:
        # "a family of five, the youngest a girl of four"
        return left.counted and left.count != ONE
    if gap[-1] in view.lex.cues["among"] or tuple(gap[-2:]) in AMONG:
        return True
    return size < 5 and tuple(gap[-3:-1]) in AMONG
