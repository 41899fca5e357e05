"""The pieces that actors' names are made of: known names and words, and names that the tagger or their form gives away."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.language.actors.lexicon import Entry
from rashomon.language.actors.mention import Mention
from rashomon.language.actors.repeats import repeated
from rashomon.language.actors.units import units
from rashomon.language.actors.view import NAMES, View

MOST_WORDS = 8
PEOPLE = ("ists", "ants", "ents", "ians")
"""Ends of plurals that no verb has, though the tagger may take them for one: "blamed Chechen separatists loyal to X"."""
FIGHTERS = 16
"""Tokens behind a name in which its fighters are told of."""
_REACH = frozenset({"of", "for", "and"})


def pieces(view: View) -> list[Mention]:
    """All pieces in order, none overlapping."""
    taken: dict[int, Mention] = {}
    for mention in _known(view):
        for i in range(mention.start, mention.end):
            taken[i] = mention
    for mention in units(view, taken):
        _put(taken, mention)
    for mention in _formed(view, taken):
        _put(taken, mention)
    for mention in _bands(view, taken):
        _put(taken, mention)
    for mention in _self_styled(view, taken):
        _put(taken, mention)
    for mention in _recognised(view, taken):
        _put(taken, mention)
    for mention in _initialled(view, taken):
        _put(taken, mention)
    for mention in _sayers(view, taken):
        _put(taken, mention)
    for mention in repeated(view, taken):
        _put(taken, mention)
    found = {id(m): m for m in taken.values()}
    return sorted(found.values(), key=lambda m: m.start)


def _put(taken: dict[int, Mention], mention: Mention) -> None:
    """Put a mention over whatever it covers."""
    for i in range(mention.start, mention.end):
        old = taken.get(i)
        if old is not None and old is not mention:
            for k in range(old.start, old.end):
                if taken.get(k) is old:
                    del taken[k]
        taken[i] = mention


def _known(view: View) -> list[Mention]:
    """Longest matches of the lexicon, left to right."""
    keys, at, lex = view.keys, view.at, view.lex
    found: list[Mention] = []
    p, size = 0, len(keys)
    while p < size:
        lengths = lex.lengths.get(keys[p])
        step = 1
        if lengths:
            for n in lengths:
                entry = lex.entries.get(tuple(keys[p : p + n])) if p + n <= size else None
                if entry is not None and _fits(view, p, n, entry) and not _cuts(view, p, n, entry):
                    start, end = at[p], at[p + n - 1] + 1
                    dotted = entry.what == "office" and entry.sort in ("rank", "title") and view.word(end) == "."
                    found.append(Mention(start, end + dotted, end - 1, entry.what, entry))
                    step = n
                    break
        p += step
    sure = {m.entry.code for m in found if m.entry is not None and not m.entry.unsure}
    return [m for m in found if m.entry is not None and (not m.entry.unsure or m.entry.code in sure)]


def _cuts(view: View, p: int, n: int, entry: Entry) -> bool:
    """Whether words for people end within a group's name: "rebel army" of "the rebel Army of Justice"."""
    if n < 2 or entry.what not in ("people", "body"):
        return False
    lex, keys = view.lex, view.keys
    for start in range(p + 1, p + n):
        for length in lex.lengths.get(keys[start], ()):
            if length > p + n - start:
                longer = lex.entries.get(tuple(keys[start : start + length]))
                if longer is not None and longer.what == "group" and _fits(view, start, length, longer):
                    return True
    return False


def _fits(view: View, p: int, n: int, entry: Entry) -> bool:
    """Whether the words are written as the entry's must be, and stand within one sentence."""
    first, last = view.at[p], view.at[p + n - 1]
    if n > 1 and (view.sentence[first] != view.sentence[last] or last - first > 2 * n + 2):
        return False
    if entry.strict:
        word = view.text[first]
        if not any(view.text[view.at[k]].replace(".", "").replace("s", "").isupper() for k in range(p, p + n)):
            return _as_word(view, first, n, entry)
        return entry.what == "state" or word != word.upper() or not view.shouted(first)
    if n == 1 and entry.what == "group" and view.low[first].endswith("s") and view.text[first][:-1] in view.words:
        # "Hamas" where "Hama" is a town of the text: its possessive without the apostrophe. "Houthis" beside "Houthi" is the plural.
        alone = view.lex.entries.get((view.low[first][:-1],))
        if alone is None or alone.code != entry.code:
            return False
    if entry.sort == "capital" and first > 1 and _particled(view, first):
        return False
    if entry.cased:
        return any(view.text[view.at[k]][:1].isupper() for k in range(p, p + n))
    if n == 1 and entry.what in ("people", "body", "office"):
        tag = view.tag[first]
        misread = tag == "VBZ" and entry.what == "people" and (view.low[first].endswith(PEOPLE) or _headed(view, first))
        if tag[:1] not in "NJF" and not (tag == "VBG" and entry.what == "body") and not misread:
            return False
        if tag[:1] == "J" and (view.low[first] == "official" or entry.sort in ("civil", "witness", "plain", "voice")):
            return False
        if entry.sort == "plain" and view.word(first + 1) in view.lex.words["bands"]:
            return False  # "community militia"
        if view.low[first] == "local" and view.tagged(first + 1) in NAMES:
            # "Local Defence Force fighters" at the head of a sentence
            return False
        before = view.text[first - 1] if first else ""
        if (
            entry.one and entry.what == "people" and tag in NAMES and view.tag[first - 1] in NAMES and before[:1].isupper()
            and (view.low[first - 1],) not in view.lex.entries and not view.titled(first) and not view.shouted(first)
        ):  # fmt: skip
            # a family name ("Mujahid", "Marine")
            return False
        # "rebel-held": the tokenizer parts it, and what is held is no rebel
        if view.word(first + 1) == "-" and view.word(first + 2) not in ("in", "general", "elect"):
            return False
    return True


def _headed(view: View, i: int) -> bool:
    """Whether whose they are stands before the plural at ``i`` and what they do behind it: "Haiti gangs kill nine", "Tajik guards opened fire"."""
    entry = view.lex.entries.get((view.low[i - 1],)) if i else None
    whose = entry is not None and entry.what == "state" and (entry.sort == "adj" or view.opens(i - 1))
    return whose and view.tagged(i + 1)[:2] == "VB"


def _particled(view: View, i: int) -> bool:
    """Whether the word at ``i`` ends a longer name: "Praia" of "Mocimboa da Praia"."""
    low = view.low[i - 1]
    return low in view.lex.words["particles"] and low.isalpha() and view.text[i - 2].istitle()


def _as_word(view: View, i: int, n: int, entry: Entry) -> bool:
    """Whether an armed group's abbreviation is printed like a name, as some outlets do with those that are spoken as words: "Farc"."""
    text = view.text[i]
    return n == 1 and entry.kind == "non-state" and len(text) > 3 and text.istitle() and view.tag[i] in NAMES


def _formed(view: View, taken: dict[int, Mention]) -> Iterable[Mention]:
    """Names that a word gives away: "Desert Hawks Brigade", "Liwa al-Fateh", "Union of Relief Doctors", "Dhaka Tribune"."""
    words = view.lex.words
    armed, party = words["armed_names"], words["party_names"]
    organisation, outlet = words["organisation_names"], words["outlet_names"]
    done = -1
    for i, low in enumerate(view.low):
        if i < done or not view.text[i][:1].isupper() or len(low) < 3:
            continue
        if (
            not (low in armed or low in party or low in organisation or low in outlet)
            or view.shouted(i)
            or view.titled(i)
        ):
            continue
        old = taken.get(i)
        if old is not None and (
            old.what == "group" or (old.entry is not None and old.entry.kind == "body" and old.what == "state")
        ):
            continue
        start, end = _left(view, i, taken), _right(view, i, taken)
        named = [
            k
            for k in range(start, end)
            if k != i and view.text[k][:1].isupper() and _own(taken.get(k)) and (old is None or taken.get(k) is not old)
        ]
        if old is not None and old.what == "people" and old.end - old.start > 1 and old.sort in ("rebel", "group"):
            named = named or list(range(old.start, i))
        if not named or end - start > MOST_WORDS + 4 or (old is not None and old.what == "body" and start == old.start):
            continue
        joined = view.word(i + 1) in ("-", "al") or (
            view.word(i + 1) == "of" and view.sentence[i - 1] == view.sentence[i]
        )
        if old is not None and not any(k < i for k in named) and not joined:
            continue
        sort = "armed" if low in armed else "outlet" if low in outlet else "party" if low in party else "organisation"
        if sort == "organisation" and any(view.low[k] in armed for k in range(start, end)):
            sort = "armed"
        done = end
        yield Mention(start, end, end - 1, "organisation", None, name=_text(view, start, end), extra=sort)


def _own(mention: Mention | None) -> bool:
    """Whether a word within a name is the name's own: not a state's, an office or a body."""
    return mention is None or (mention.what == "people" and mention.sort in ("group", "force", "rebel"))


def _left(view: View, i: int, taken: dict[int, Mention]) -> int:
    """First token of a capitalised name that holds token ``i``."""
    start = i
    while start > 0 and i - start < MOST_WORDS and view.sentence[start - 1] == view.sentence[i]:
        k = start - 1
        word = view.text[k]
        if word == "-" and k > 0 and view.text[k - 1].lower() in view.lex.words["particles"]:
            start = k
            continue
        old = taken.get(k)
        if old is not None and (old.what in ("office", "group") or (old.what == "body" and old.sort != "army")):
            break
        if not (word[:1].isupper() and (view.tag[k] in NAMES or view.tag[k][:2] in ("JJ", "NN"))):
            if view.low[k] in ("al", "el", "ash", "as") and start - k == 1:
                start = k
                continue
            break
        if view.low[k] in view.lex.words["not_name"] or view.low[k] in view.lex.words["never"]:
            break
        start = k
    while start < i and view.text[start] == "-":
        start += 1
    return start


def _right(view: View, i: int, taken: dict[int, Mention]) -> int:
    """End of a capitalised name that holds token ``i``: over capitals, "al-", and "of" or "for" before a capital."""
    end = i + 1
    size = len(view)
    while end < size and end - i <= MOST_WORDS and view.sentence[end] == view.sentence[i]:
        low, old = view.low[end], taken.get(end)
        if old is not None and old.what == "office":
            break
        if view.text[end][:1].isupper() and view.tag[end] in NAMES and low not in view.lex.words["never"]:
            end += 1
        elif low == "-" or low in view.lex.words["particles"]:
            ahead = end + 1 if low == "-" else end + 1 + (view.word(end + 1) == "-")
            if ahead < size and view.text[ahead][:1].isupper() and view.word(end + 1) != ".":
                end = ahead + 1
            else:
                break
        elif low in _REACH and end + 1 < size and view.text[end + 1][:1].isupper() and view.tag[end + 1] in NAMES:
            if low == "and" and not any(view.low[k] in ("of", "for") for k in range(i, end)):
                break
            end += 2
        else:
            break
    return end


def _recognised(view: View, taken: dict[int, Mention]) -> Iterable[Mention]:
    """Names of persons and organisations that the tagger marked and no piece covers."""
    words = view.lex.words
    for ent in view.doc.ents:
        label = ent.label_
        if label not in ("PERSON", "ORG"):
            continue
        start, end = ent.start, ent.end
        owned = next((k for k in range(start + 1, end - 2) if view.tag[k] == "POS"), None)
        if owned is not None and all(view.tag[k] == "NNP" for k in range(owned + 1, end)):
            # "the CDF's Sam Hinga Norman": a person, and whose he is
            if owned - 1 not in taken and view.tag[owned - 1] == "NNP":
                yield Mention(owned - 1, owned, owned - 1, "organisation", None, name=view.text[owned - 1])
            start, label = owned + 1, "PERSON"
        while start < end and (
            view.low[start] in words["not_name"]
            or (start in taken and taken[start].what in ("office", "body") and taken[start].end <= end)
            or (not view.text[start][:1].isupper() and view.low[start] not in words["particles"])
        ):
            start = taken[start].end if start in taken else start + 1
        while end > start and (
            view.tag[end - 1] in ("POS", "-RRB-", ",", "CC", "IN", "VBD", "VBZ", "VBN")
            or view.low[end - 1] in words["never"]
            or view.low[end - 1] in words["actions"]
            or not any(c.isalpha() for c in view.text[end - 1])
        ):
            end -= 1
        if start >= end or end - start > MOST_WORDS or view.low[start] in words["never"]:
            continue
        if end - start == 1 and label == "ORG" and view.text[start][:-1] in view.words:
            continue
        if end - start == 1 and (view.low[start] in words["creeds"] or view.low[start] in words["peoples"]):
            continue
        inside = list({id(m): m for k in range(start, end) if (m := taken.get(k)) is not None}.values())
        if label == "ORG" and any(view.low[k] in ("of", "for") for k in range(start, end)):
            # words of a name: "the National Network for the Defense of X"
            inside = [m for m in inside if m.what != "people" or not view.text[m.start][:1].isupper()]
        if label == "PERSON":
            if inside and not _names_within(view, start, end, inside):
                continue
            if "(" in view.text[start:end] or (view.shouted(start) and end - start == 1):
                continue
            yield Mention(start, end, end - 1, "person", None, name=_text(view, start, end))
        elif (
            not any(m.what != "state" or (m.entry is not None and m.entry.kind == "body") for m in inside)
            and (end - 1) not in taken
            and not view.titled(start)
        ):
            if end - start == 1 and view.text[start].islower():
                continue
            yield Mention(start, end, end - 1, "organisation", None, name=_text(view, start, end))


def _bands(view: View, taken: dict[int, Mention]) -> Iterable[Mention]:
    """Names that the tagger missed before a word for a band: "the Gran Grif gang", "members of the Koglweogo community militia"."""
    words = view.lex.words
    for i, low in enumerate(view.low):
        if low not in words["bands"] or view.text[i][:1].isupper():
            continue
        end = i
        while end > 0 and (view.low[end - 1] in words["between"] or view.low[end - 1] in ("self", "defence", "-")):
            end -= 1
        start = end
        while start > 0 and end - start < MOST_WORDS // 2 and _nameable(view, start - 1, taken):
            start -= 1
        there = any(view.doc[k].ent_type_ in ("GPE", "LOC") for k in range(start, end))
        if start < end and view.tag[start - 1] == "CD" and view.word(start - 2) == "the":
            start -= 1  # "the 400 Mawozo gang"
        if start < end and not there and view.word(start - 1) == "the":
            yield Mention(start, end, end - 1, "organisation", None, name=_text(view, start, end), extra="armed")


def _self_styled(view: View, taken: dict[int, Mention]) -> Iterable[Mention]:
    """Names that a group gives itself, whatever they look like: "a group calling itself the Lions of the Caliphate"."""
    words = view.lex.words
    for i, low in enumerate(view.low):
        if low not in words["styles"] or view.word(i + 1) not in ("itself", "themselves"):
            continue
        start = i + 2 + (view.word(i + 2) == "the")
        end = start
        while end < len(view) and end - start < MOST_WORDS:
            nearer = end + 1 + (view.word(end + 1) == "the")
            if _nameable(view, end, {}) or (end > start and view.text[end] == "-" and view.text[end + 1][:1].isupper()):
                end += 1
            elif end > start and view.low[end] in _REACH and nearer < len(view) and _nameable(view, nearer, {}):
                end = nearer + 1
            else:
                break
        known = taken.get(start)
        if end > start and not (known is not None and known.what == "group" and known.end >= end):
            yield Mention(start, end, end - 1, "organisation", None, name=_text(view, start, end), extra="armed")


def _initialled(view: View, taken: dict[int, Mention]) -> Iterable[Mention]:
    """Groups of which nothing but their initials is known, before those who fight for them: "PRJ fighters", "elements of the 3D"."""
    for i, word in enumerate(view.text[:-1]):
        letters = word.isalnum() and word == word.upper() and not word.isdigit() and 1 < len(word) < 8
        if not letters or view.shouted(i) or not any(c.isalpha() for c in word):
            continue
        old = taken.get(i)
        if old is not None and (old.what != "organisation" or old.entry is not None or old.extra or old.end > i + 1):
            continue
        if _between_commas(view, i, taken) or _has_fighters(view, i, taken):
            yield Mention(i, i + 1, i, "organisation", None, name=word, extra="armed")
            continue
        near = taken.get(i + 1)
        if near is None and view.word(i - 1) in ("the", "of"):
            near = taken.get(i - 2 - (view.word(i - 1) == "the"))
            near = near if near is not None and view.word(near.end) == "of" else None
        fights = near is not None and near.what == "people" and near.entry is not None
        if not fights or near is None or near.entry is None or near.entry.one:
            continue
        if near.sort in ("rebel", "fighter") or near.entry.code == "elements":
            yield Mention(i, i + 1, i, "organisation", None, name=word, extra="armed")


def _between_commas(view: View, i: int, taken: dict[int, Mention]) -> bool:
    """Whether the word at ``i`` is the name of the band told of before it: "an alliance of separatists, BRAS, claimed"."""
    comma = i - 1 - (view.word(i - 1) == "the")
    band = taken.get(comma - 1) if view.word(comma) == "," == view.word(i + 1) else None
    return band is not None and band.what == "people" and band.sort in ("group", "rebel")


def _has_fighters(view: View, i: int, taken: dict[int, Mention]) -> bool:
    """Whether a sentence goes on with the fighters of the name at ``i``: "the HPG said its fighters killed ten"."""
    for k in range(i + 1, min(i + FIGHTERS, len(view) - 1)):
        near = taken.get(k + 1)
        if view.sentence[k] == view.sentence[i] and view.low[k] in ("its", "their") and near is not None:
            return near.what == "people" and near.sort in ("rebel", "fighter")
    return False


def _names_within(view: View, start: int, end: int, inside: list[Mention]) -> bool:
    """Whether the states that a person's name covers are but names: the last name of "Volker Turk", the first of "Santiago Parra"."""
    if end - start != 2 or len(inside) != 1 or any(view.tag[i] != "NNP" for i in range(start, end)):
        return False
    (piece,) = inside
    if piece.what != "state" or piece.end - piece.start != 1:
        return False
    return piece.start == start + 1 or piece.sort == "capital"


def _sayers(view: View, taken: dict[int, Mention]) -> Iterable[Mention]:
    """Names that the tagger missed but that say something, or are followed by an office: "Sunday Musa told", "Sunday Musa a spokesman"."""
    words, i, size = view.lex.words, 0, len(view)
    while i < size:
        if not _nameable(view, i, taken):
            i += 1
            continue
        end = i + 1
        while (
            end < size
            and end - i < MOST_WORDS // 2
            and (_nameable(view, end, taken) or (view.low[end] == "-" and end + 1 < size))
        ):
            end += 1
        names = [k for k in range(i, end) if view.low[k] != "-"]
        says = end < size and view.lemma[end] in words["says"] and view.tag[end] in ("VBD", "VBZ")
        after = taken.get(end + 1 if view.word(end) in ("a", "the", ",") else end)
        if len(names) > 1 and (says or (after is not None and after.what == "office")) and not view.titled(i):
            yield Mention(i, end, end - 1, "person", None, name=_text(view, i, end))
        elif (
            len(names) == 1
            and says
            and view.sentence[i] == view.sentence[end]
            and not view.opens(i)
            and not view.titled(i)
        ):
            yield Mention(i, end, end - 1, "organisation", None, name=_text(view, i, end))
        i = end


def _nameable(view: View, i: int, taken: dict[int, Mention]) -> bool:
    """Whether a token can be part of a name that nothing covers yet."""
    words = view.lex.words
    if i in taken or view.low[i] in words["never"] or view.low[i] in words["not_name"]:
        return False
    return view.tag[i] in NAMES and view.text[i][:1].isupper() and not view.shouted(i)


def _text(view: View, start: int, end: int) -> str:
    """The words as written on one line, hyphens without blanks beside them."""
    return " ".join(view.doc[start:end].text.split()).replace("- ", "-").replace(" -", "-")
