"""Where a page was sent from, as its dateline says: "OZONE —", "RUPERT, Idaho (KXYZ) -"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.places.fold import fold
from rashomon.language.places.gazetteer import Entry, Gazetteer
from rashomon.language.places.mention import Mention
from rashomon.model import Article, Place

LINE = re.compile(
    r"\(?(?P<town>[A-Z][^,()\[\]:|\d/–—]*?)(?:,\s*(?P<around>[A-Z][^()\[\]:|\d/–—]*?))?,?\s*(?:\)|[(\[:|/–—\d]|-|$)"
)
"""The town of a dateline and what it is said to lie in, before an agency, a date or a dash."""
MONTHS = frozenset(name.lower() for names in (calendar.month_name, calendar.month_abbr) for name in names if name) | {
    "sept"
}
SHORTEST = 3
"""Letters of a town's name."""
BUREAU = 300_000
"""People of a city from which news of all its country is sent; a page sent from a smaller town mostly tells what was there."""
BIGGER = 10
"""Times the people of any other town of the name in another country that the meant one has."""
BEYOND = 10_000
"""Characters behind the end of a text, where nothing stands beside a mention."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The town that a page was sent from. ``small``: so small that no office of an agency or a paper of the whole country is there;
    ``relayed``: an agency is credited, so that the town says little."""

    place: Place
    small: bool
    relayed: bool


def read(article: Article | None) -> tuple[str, str | None] | None:
    """The town and what it lies in, as the dateline of an article names them; ``None`` where it has none."""
    if article is None or article.dateline is None:
        return None
    match = LINE.match(" ".join(article.dateline.text.split()))
    town = match["town"].strip(" .-") if match else ""
    # "UPDATE 2-" and the like are no town.
    if match is None or len(town) < SHORTEST:
        return None
    around = match["around"]
    return town, None if around is None or around.rstrip(".").lower() in MONTHS else around


def country(article: Article | None, gazetteer: Gazetteer) -> str | None:
    """The country (alpha-3) that a page was sent from: the one that its dateline names, else that of the town of the dateline, if one alone
    bears the name or is far bigger than the others.

    Parameters: the article; the gazetteer. Result: ``None`` where no dateline tells.
    """
    found = read(article)
    if found is None:
        return None
    if found[1] is not None:
        around = {e.country for e in gazetteer.find(found[1]) if e.kind in ("C", "A1")}
        return next(iter(around)) if len(around) == 1 else None
    towns = sorted((e for e in gazetteer.find(found[0]) if e.main and e.kind == "P"), key=lambda e: -e.population)
    far = [e for e in towns if e.country != towns[0].country]
    return towns[0].country if towns and all(e.population * BIGGER <= towns[0].population for e in far) else None


def mentions(article: Article | None, gazetteer: Gazetteer, named: Sequence[Mention], length: int) -> list[Mention]:
    """The town of the dateline, and behind it what it is said to lie in, as mentions that stand nowhere in the text.

    Parameters: the article; the gazetteer; what the text ``named``; its ``length``, behind which they are put. Only what the gazetteer knows,
    and nothing where the text names the town.
    """
    found = read(article)
    if found is None:
        return []
    town = any(e.kind == "P" for e in gazetteer.find(found[0]))
    if town and any(fold(m.name) == fold(found[0]) for m in named):
        return []
    result = []
    start = length + BEYOND
    if town:
        result.append(Mention(start, start + len(found[0]), found[0], own=True, sent=True))
    if found[1] is not None and gazetteer.find(found[1]):
        start += len(found[0]) + 2
        if result:
            result[0].parents = [len(named) + 1]
        result.append(Mention(start, start + len(found[1]), found[1]))
    return result


def place(article: Article | None, gazetteer: Gazetteer, entry: Entry | None, made: Place | None) -> Sent | None:
    """What the dateline says.

    Parameters: the article; the gazetteer; the ``entry`` that its town was taken for, or what it is said to lie in; the place made of that. Where no
    gazetteer knows a name in capitals, it is a town by that alone.
    """
    found = read(article)
    if article is None or found is None:
        return None
    relayed = bool(article.agencies)
    if entry is not None and made is not None and entry.kind == "P":
        name = made.name.title() if made.name.isupper() else made.name
        return Sent(made.model_copy(update={"name": name}), entry.population < BUREAU, relayed)
    if any(e.kind != "R" for e in gazetteer.find(found[0])) or not found[0].isupper():
        return None  # a county or state, or a town that this text can't mean
    if entry is not None and made is not None and entry.kind == "A1":
        village = made.model_copy(update={"name": found[0].title(), "other_names": (), "source": "text"})
        return Sent(village, True, relayed)
    return Sent(Place(name=found[0].title(), precision=6, source="text"), True, relayed)


__all__ = ["Sent", "country", "mentions", "place", "read"]
